import Foundation
import SandingKit
import Testing

@Suite struct TypedCommandTests {
    @Test func whatDoesNotChangeAReportIsLeftOutAndFilesHaveShortNames() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "typed-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for day in ["monday", "tuesday"] {
            let place = folder.appending(path: day)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            for name in ["s.csv", "r.json"] { try Data().write(to: place.appending(path: name)) }
        }
        let (monday, tuesday) = (folder.path + "/monday", folder.path + "/tuesday")
        let typed = try #require(
            TypedCommand(typed: [
                "diff", "--quiet", "--out", "x", monday + "/s.csv", "--threads=2",
                tuesday + "/../tuesday/s.csv",
                "--rules=\(monday)/r.json", "--fail-on", "error", "--lang", "id", "--sheet", "a/b", "--json",
            ]))
        #expect(
            typed.words == [
                "diff", "monday/s.csv", "tuesday/s.csv", "--rules=r.json", "--lang", "id", "--sheet", "a/b",
            ])
        #expect(typed.paths == ["monday/s.csv", "tuesday/s.csv", "r.json"])
        #expect(TypedCommand(typed: ["check", "--", "--out"])?.words == ["check", "--", "--out"])
        #expect(TypedCommand(typed: ["check", monday + "/s.csv#2"])?.words == ["check", "s.csv#2"])
    }

    @Test func onlySomeCommandsCanBeRepeated() {
        #expect(TypedCommand(typed: ["site", "x"]) == nil)
        #expect(TypedCommand(typed: ["--help"]) == nil)
        #expect(TypedCommand(typed: []) == nil)
        #expect(TypedCommand(typed: ["pack", "x"], epoch: "7")?.epoch == "7")
    }
}
