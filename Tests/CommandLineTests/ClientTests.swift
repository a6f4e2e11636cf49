import Foundation
import Testing
import Wording

@testable import sanding

/// The client of the README: it is built from the lines that the README shows, and says what it should.
@Suite struct ClientTests {
    @Test func theReadmeShowsTheClientThatIsBuilt() throws {
        let readme = try String(contentsOf: Program.root.appending(path: "README.md"), encoding: .utf8)
        let client = try String(
            contentsOf: Program.root.appending(path: "Tests/Client/main.swift"), encoding: .utf8)
        #expect(readme.contains("```swift\n\(client)```"))
        #expect(client.split(separator: "\n").count <= 15)
    }

    /// Errors of the library name settings (‘levels’); the program says them as options, which must be there.
    @Test func everySettingThatAnErrorNamesIsAnOption() throws {
        let root = Program.root.appending(path: "Sources")
        var settings: Set<String> = []
        for room in ["ElectionFiles", "Feeds", "Reconciliation", "Ground", "Wording"] {
            let files = FileManager.default.enumerator(
                at: root.appending(path: room), includingPropertiesForKeys: nil)
            for case let file as URL in try #require(files) where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                for line in text.split(separator: "\n") where line.contains("‘") && line.contains("\"") {
                    settings.formUnion(line.matches(of: /‘([a-z-]+)’/).map { String($0.1) })
                }
            }
        }
        #expect(settings == OptionNames.settings)
        let help = try ["reconcile", "estimate", "check", "convert", "archive add", "verify"].map { command in
            try Program.run(command.split(separator: " ").map(String.init) + ["--help"]).output
        }.joined()
        for setting in settings { #expect(help.contains("--\(setting) "), "\(setting)") }
        let run = try Program.inScratch { scratch in
            let file = scratch.appending(path: "stations.csv")
            try Data("station_no,votes_1\n1,2\n".utf8).write(to: file)
            return try Program.run(["check", "stations.csv"], in: scratch)
        }
        #expect(run.errors.contains("name its region columns with --levels") && !run.errors.contains("‘"))
    }

    @Test func itComparesEstimatesAndChecks() throws {
        let run = try Program.run([], program: "sanding-client")
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n")
        #expect(lines.first == "inconsistent [2, 3]")
        #expect(lines.dropFirst().first?.hasPrefix("0.9 -0.02103483") == true)
        #expect(lines.dropFirst(2).first?.hasPrefix("0.95 -0.01967801") == true)
        #expect(lines.contains { $0.contains("(\"1\", 0.") })
        #expect(
            lines.last?.hasPrefix(
                "Aturan tidak terpenuhi: “Seluruh suara tidak melebihi surat suara digunakan.”")
                == true)
    }
}
