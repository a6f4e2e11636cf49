import ElectionFiles
import Elections
import Foundation
import Ground
import Reconciliation
import Testing
import Wording

@testable import Publishing

/// Everything that a picture desk needs, in each language.
@Suite struct PackTests {
    private static func pack(_ folder: String) throws -> Pack {
        let read = try ElectionFolder(at: Samples.data.appending(path: folder))
        let result = try Samples.report(read.election, .english).result
        return Pack(
            result, findings: [],
            run: RunFacts(version: "1", command: "pack", arguments: [:], inputs: [], seed: 1))
    }

    private static func files(_ folder: String, _ formats: Set<ReportFormat> = Pack.formats) throws
        -> [ReportFile]
    {
        let pack = try pack(folder)
        return try OutputSink.memory { try pack.write(Language.allCases, formats, to: $0) }
    }

    @Test(arguments: ["museum", "makassar-2018", "pilpres-2014"])
    func bothLanguagesHaveTheSameFilesAndTheSameNumbers(folder: String) throws {
        let files = try Self.files(folder)
        let paths = { (language: String) in
            Set(files.map(\.path).filter { $0.hasPrefix(language + "/") }.map { $0.dropFirst(3) })
        }
        #expect(paths("en") == paths("id") && paths("en").contains("words.txt"))
        #expect(files.last?.path == "proof.json")
        // The tidy tables have plain decimals and the same columns in any language.
        for path in paths("en")
        where path.hasSuffix(".csv") && !path.contains("datawrapper") && !path.contains("flourish") {
            let numbers = ["en", "id"].map { language -> [String] in
                let file = files.first { $0.path == "\(language)/\(path)" }
                // Cells that are numbers; texts have those of their language.
                return String(decoding: file?.bytes ?? [], as: UTF8.self).split { ",\n".contains($0) }.map(
                    String.init
                )
                .filter { Double($0) != nil }
            }
            #expect(numbers[0] == numbers[1], "\(path)")
        }
    }

    /// Each contest has its texts, and each kind of chart that the adapters have something for.
    @Test func nothingIsLeftOut() throws {
        let pack = try Self.pack("museum")
        let files = Set(try Self.files("museum", [.svg, .txt]).map(\.path))
        let source = ChartSource(result: pack.result, language: .english, run: pack.run, matched: nil)
        var kinds = 0
        for kind in ChartKind.allCases {
            guard case .charts(let entries) = kind.adapter?.charts(source) else { continue }
            kinds += 1
            for entry in entries { #expect(files.contains("en/charts/\(entry.name).svg"), "\(entry.name)") }
        }
        #expect(kinds >= 4)
        let publication = pack.publication(.english)
        let titles = publication.sections.compactMap(\.title)
        for contest in pack.result.election.contests { #expect(titles.contains(contest.title)) }
    }

    @Test func twoRunsAreTheSame() throws {
        #expect(try Self.files("museum") == Self.files("museum"))
    }

    /// The first part that fails is said, and the folder is as it was.
    @Test func aFailureLeavesNothing() throws {
        try OutputScratch.run { scratch in
            let folder = scratch.appending(path: "pack")
            #expect(throws: FolderWriter.RepeatedPath.self) {
                try FolderWriter(target: folder).writeFiles { sink in
                    try sink.parts(["a", "b"]) { name, inner in
                        try inner.add("x.txt", "1")
                        if name == "b" { try inner.add("x.txt", "2") }
                    }
                }
            }
            let names = try OutputScratch.names(scratch)
            #expect(names.isEmpty)
        }
    }
}
