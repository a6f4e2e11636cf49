import Foundation
import Testing

/// Charts of what a report was made from, by the method of the report.
@Suite struct ChartOfReportTests {
    private static func inFolder(_ body: (URL) throws -> Void) throws {
        try ShownOutputTests.inFolder { folder in
            for (from, to) in [("invented-count", "count"), ("museum", "museum")] {
                try FileManager.default.copyItem(
                    at: Program.root.appending(path: "Data/\(from)"), to: folder.appending(path: to))
            }
            try body(folder)
        }
    }

    private static func run(_ words: String, in folder: URL) throws -> Program.Result {
        try Program.run(words.split(separator: " ").map(String.init), in: folder)
    }

    private static func charts(_ name: String, in folder: URL) throws -> [String: Data] {
        let place = folder.appending(path: name + "/charts")
        let names = try FileManager.default.contentsOfDirectory(atPath: place.path)
        return Dictionary(
            uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: place.appending(path: $0))) })
    }

    @Test(arguments: [
        (
            "reconcile museum --level 0.9 --audience newsroom --lang id", "forest",
            "museum --level 0.9 --adjust bh"
        ),
        ("reconcile museum --contest ghana-2020", "interval-dots", "museum --contest ghana-2020"),
        ("pack museum --format txt --lang en --pool=none", "forest", "museum --pool none"),
        ("chart dumbbell museum --contest kenya-2022", "interval-dots", "museum --contest kenya-2022"),
        (
            "reconcile --sample count/sample.csv --official=count/official.csv --stratum regency_code --by regency_code --draws 200",
            "forest",
            "--sample count/sample.csv --official count/official.csv --stratum regency_code --by regency_code --draws 200"
        ),
    ])
    func theChartIsThatOfTheFolder(report: String, kind: String, plain: String) throws {
        try Self.inFolder { folder in
            #expect(try Self.run(report + " --quiet --out made", in: folder).status == 0)
            let again = try Self.run("chart \(kind) made --lang id --quiet --out of-report", in: folder)
            #expect(again.status == 0, "\(again.errors)")
            #expect(
                try Self.run("chart \(kind) \(plain) --lang id --quiet --out of-folder", in: folder).status
                    == 0)
            let charts = try Self.charts("of-report", in: folder)
            #expect(!charts.isEmpty)
            #expect(try charts == Self.charts("of-folder", in: folder))
            // What was drawn can be drawn again.
            #expect(try Self.run("verify of-report", in: folder).status == 0)
        }
    }

    @Test func theCommandLineComesFirst() throws {
        try Self.inFolder { folder in
            _ = try Self.run(
                "reconcile museum --level 0.9 --contest ghana-2020 --quiet --out made", in: folder)
            _ = try Self.run(
                "chart forest made --level 0.8 --contest kenya-2022 --quiet --out of-report", in: folder)
            _ = try Self.run(
                "chart forest museum --level 0.8 --contest kenya-2022 --quiet --out of-folder", in: folder)
            #expect(try Self.charts("of-report", in: folder) == Self.charts("of-folder", in: folder))
        }
    }

    @Test func anotherInputIsNamed() throws {
        try Self.inFolder { folder in
            _ = try Self.run("reconcile museum --quiet --out made", in: folder)
            let recap = folder.appending(path: "museum/recap.csv")
            let text = try String(contentsOf: recap, encoding: .utf8)
            try #require(text.contains("1940709"))
            try Data(text.replacing("1940709", with: "1940710").utf8).write(to: recap)
            let other = try Self.run("chart forest made", in: folder)
            #expect(other.status == 65)
            #expect(
                other.errors == """
                    sanding: recap.csv: it is not the file that made was made from; write the report again, or name the folder \
                    with the new file

                    """)
            try FileManager.default.removeItem(at: folder.appending(path: "museum"))
            // The folder of data below has it as it was; from elsewhere it is not found.
            #expect(try Self.run("chart forest made", in: folder).status == 0)
            let elsewhere = folder.appending(path: "count")
            #expect(try Self.run("chart forest ../made", in: elsewhere).status == 66)
        }
    }

    @Test func theReportIsNotReplaced() throws {
        try Self.inFolder { folder in
            _ = try Self.run(
                "reconcile museum --lang id --level 0.8 --edge-level 0.9 --quiet --out made", in: folder)
            let before = try FileManager.default.contentsOfDirectory(
                atPath: folder.appending(path: "made").path)
            let found = try Self.run("chart forest made --out ./made/", in: folder)
            #expect(found.status == 73)
            #expect(
                found.errors
                    == "sanding: made: the work is made from this folder and would take its place; choose another folder with --out\n"
            )
            let after = try FileManager.default.contentsOfDirectory(
                atPath: folder.appending(path: "made").path)
            #expect(Set(before) == Set(after))
            // An option that does not go with those of the report is a fault of the command line.
            let level = try Self.run("chart forest made --level 0.95", in: folder)
            #expect(level.status == 64)
            #expect(!level.errors.contains("bug"), "\(level.errors)")
            // The language is that of the report.
            let plain = try Self.run("chart forest made --out chart", in: folder)
            #expect(plain.output.contains("hitung cepat"), "\(plain.output)")
        }
    }

    @Test func aReportWithoutCountsIsASentence() throws {
        try Self.inFolder { folder in
            _ = try Self.run("check count/official.csv --quiet --out made", in: folder)
            let found = try Self.run("chart forest made", in: folder)
            #expect(found.status == 64)
            #expect(
                found.errors.contains(
                    "No forest here: this is a report without quick counts; name what it was made from."
                ),
                "\(found.errors)")
        }
    }
}
