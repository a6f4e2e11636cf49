import Foundation
import Testing

/// The client of the README: it is built from the lines that the README shows, and says what it should.
@Suite struct ClientTests {
    @Test func theReadmeShowsTheClientThatIsBuilt() throws {
        let readme = try String(contentsOf: Program.root.appending(path: "README.md"), encoding: .utf8)
        let client = try String(
            contentsOf: Program.root.appending(path: "Tests/Client/main.swift"), encoding: .utf8)
        #expect(readme.contains("```swift\n\(client)```"))
        #expect(client.split(separator: "\n").count <= 15)
    }

    @Test func itComparesEstimatesAndChecks() throws {
        let run = try Program.run([], program: "sanding-client")
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n")
        #expect(lines.first == "0.9 inconsistent [2, 3]")
        #expect(lines.dropFirst().first == "0.95 inconsistent [2, 3]")
        #expect(lines.contains { $0.contains("(\"1\", 0.") })
        #expect(
            lines.last?.hasPrefix("Tidak terpenuhi: Seluruh suara tidak melebihi surat suara digunakan.")
                == true)
    }
}
