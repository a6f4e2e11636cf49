import Foundation
import SandingKit
import Testing

@Suite struct TypedCommandTests {
    private static let idle = TypedCommand.IdleOptions(
        valued: ["--out", "--threads", "--fail-on"], flags: ["--quiet", "--json", "--no-color"])

    private static func typed(_ words: [String], epoch: String? = nil) -> TypedCommand? {
        TypedCommand(typed: words, without: idle, epoch: epoch)
    }

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
            Self.typed([
                "diff", "--quiet", "--out", "x", monday + "/s.csv", "--threads=2",
                tuesday + "/../tuesday/s.csv",
                "--rules=\(monday)/r.json", "--fail-on", "error", "--lang", "id", "--sheet", "a/b", "--json",
            ]))
        #expect(
            typed.words == [
                "diff", "monday/s.csv", "tuesday/s.csv", "--rules=r.json", "--lang", "id", "--sheet", "a/b",
            ])
        #expect(typed.paths == ["monday/s.csv", "tuesday/s.csv", "r.json"])
        #expect(Self.typed(["check", "--", "--out"])?.words == ["check", "--", "--out"])
        #expect(Self.typed(["check", monday + "/s.csv#2"])?.words == ["check", "s.csv#2"])
    }

    @Test func onlySomeCommandsCanBeRepeated() {
        #expect(Self.typed(["site", "x"]) == nil)
        #expect(Self.typed(["--help"]) == nil)
        #expect(Self.typed([]) == nil)
        #expect(Self.typed(["pack", "x"], epoch: "7")?.epoch == "7")
    }
}
