import Elections
import Foundation
import SandingKit
import Testing

@testable import Publishing

/// Reports on plans, simulations, estimates and conversions: pages, tables and documents in both languages.
@Suite struct ResultReportTests {
    static let count = Samples.data.appending(path: "invented-count/official.csv").path
    static let run = RunFacts(
        version: "0.0.0", command: "test", arguments: ["level": "0.95"],
        inputs: [.init(name: "official.csv", bytes: 3, sha256: "00")], seed: RunFacts.defaultSeed)

    static func plan(_ language: Language, regions: Bool = true) throws -> Publication {
        let found = try PlanRequest(
            count, wish: .margin(points: 2), strata: ["regency_code"], by: regions ? "regency_code" : nil,
            draws: 199
        ).run()
        return PlanReport(found, run: run, language: language).publication
    }

    static func simulation(_ language: Language) throws -> Publication {
        let found = try SimulateRequest(
            .file(count, strata: [], cluster: "village_code"), design: .twoStage, stations: 60, perCluster: 2,
            missing: .init(rate: 0.1, pair: Choice(1)), replicates: 40, methods: IntervalMethod.allCases,
            verdicts: .init(samples: 2, draws: 199, by: "regency_code")
        ).run()
        return SimulationReport(found, run: run, language: language).publication
    }

    static func estimate(_ language: Language) throws -> Publication {
        let sample = Samples.data.appending(path: "invented-count/sample.csv").path
        let found = try EstimateRequest(SampleFiles(sample, by: "regency_code")).run()
        return EstimateReport(
            SampleSummary(found.estimate, response: [], domains: found.domains, design: [:]),
            name: "sample", level: 0.95, run: run, language: language, vocabulary: .indonesian
        ).publication
    }

    static func conversion(_ language: Language) throws -> Publication {
        let pages = Samples.data.appending(path: "invented-count/pages").path
        let found = try ConvertRequest(pages, language: language).run(WorkControl(threads: 1))
        return ConversionReport(found, target: "out", run: run, language: language).publication()
    }

    @Test(arguments: Language.allCases)
    func documentsFollowTheirSchemas(language: Language) throws {
        try Validator.expect(Self.plan(language).json, follows: "plan-1")
        try Validator.expect(Self.plan(language, regions: false).json, follows: "plan-1")
        try Validator.expect(Self.simulation(language).json, follows: "simulation-1")
        try Validator.expect(Self.estimate(language).json, follows: "estimate-1")
        try Validator.expect(Self.conversion(language).json, follows: "conversion-1")
    }

    /// Every document names schema, version and command in one place.
    @Test func documentsHaveOneHead() throws {
        let all = [
            try Self.plan(.english), try Self.simulation(.english), try Self.estimate(.english),
            try Self.conversion(.english), try CheckSamples.spoilt().publication,
            try DiffSamples.changed(.english).publication,
            try Samples.report(folder: Samples.data.appending(path: "makassar-2018")).publication,
        ]
        for publication in all {
            let object = try JSONSerialization.jsonObject(with: Data(publication.json.utf8))
            let document = try #require(object as? [String: Any])
            let head = try #require(document["sanding"] as? [String: String])
            #expect(Set(head.keys) == ["schema", "version", "command"])
            #expect(document["schema"] as? String == head["schema"])
        }
    }

    @Test(arguments: Language.allCases)
    func pagesSayItInTheirLanguage(language: Language) throws {
        let english = language == .english
        let cases: [(Publication, String)] = [
            (
                try Self.plan(language),
                english ? "Plan for the lead of pair 1" : "Rencana untuk keunggulan nomor 1"
            ),
            (
                try Self.simulation(language),
                english ? "40 samples of 30 clusters" : "40 sampel, masing-masing 30 klaster"
            ),
            (try Self.estimate(language), english ? "Estimate from the sample" : "Perkiraan dari sampel"),
        ]
        for (publication, opening) in cases {
            let files = try publication.files([.html, .md, .csv, .json])
            let paths = Set(files.map(\.path))
            #expect(paths.isSuperset(of: ["report.html", "report.md", "datapackage.json", "proof.json"]))
            for name in ["report.html", "report.md"] {
                let text = try #require(CheckSamples.text(name, files))
                #expect(text.contains(opening), "\(name)")
                // What both languages share are names of methods and designs.
                for word in english ? ["rentang", " dari "] : [" out of ", " the ", " drawn "] {
                    #expect(!text.contains(word), "\(name): \(word)")
                }
            }
            #expect(
                try #require(CheckSamples.text("report.html", files)).contains(
                    "<html lang=\"\(language.rawValue)\">"))
        }
    }

    /// Tables that are too wide go on below, and no figure is cut.
    @Test func theTerminalKeepsEveryFigure() {
        let header = ["Method"] + (1...30).map { "pair \($0)" }
        let rows = (1...4).map { row in
            ["a rather long name of method \(row)"] + (1...30).map { "\(row * 1000 + $0).25" }
        }
        let lines = TerminalText.table(header: header, rows: rows)
        #expect(lines.allSatisfy { $0.count <= 80 })
        let words = Set(lines.flatMap { $0.split(separator: " ").map(String.init) })
        for cell in rows.flatMap({ $0.dropFirst() }) { #expect(words.contains(cell)) }
        #expect(TerminalText.table(header: ["A", "B"], rows: [["x", "1"]]) == ["A  B", "─  ─", "x  1"])
    }
}
