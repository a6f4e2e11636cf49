import Foundation
import Ground
import Testing

@Suite struct FileDifferenceTests {
    private func difference(_ one: String, _ other: String, _ path: String) -> FileDifference? {
        FileDifference(Array(one.utf8), Array(other.utf8), path: path)
    }

    @Test func aCellHasLineAndColumn() throws {
        let text = "a,b\n1,\"x\ny\"\n2,3\n"
        #expect(difference(text, text, "t.csv") == nil)
        let cell = try #require(difference(text, text.replacing("2,3", with: "2,4"), "t.csv"))
        #expect(cell.place == .cell(line: 4, column: "b") && cell.one == "3" && cell.other == "4")
        let row = try #require(difference(text, text + "5,6\n", "t.csv"))
        #expect(row.place == .cell(line: 5, column: "a") && row.one == nil && row.other == "5")
        // Tables of other columns are texts, and so are those that only their quotes tell apart.
        #expect(difference("a,b\n1,2\n", "a,c\n1,2\n", "t.csv")?.place == .line(1))
        #expect(difference("a,b\n1,2\n", "a,b\n1,\"2\"\n", "t.csv")?.place == .line(2))
    }

    @Test func aValueHasItsPath() throws {
        let one = #"{"a": [{"b": 1.50, "c": "x"}, 2]}"#
        let value = try #require(difference(one, one.replacing("1.50", with: "1.51"), "d.json"))
        #expect(value.place == .value(path: "a[0].b") && value.one == "1.50" && value.other == "1.51")
        #expect(difference(one, one.replacing(", 2]", with: "]"), "d.json")?.place == .value(path: "a[1]"))
        let added = try #require(difference(one, #"{"a": [{"b": 1.50, "c": "x"}, 2], "d": null}"#, "d.json"))
        #expect(added.place == .value(path: "d") && added.one == nil && added.other == "null")
        let gone = try #require(difference(#"{"a": 1}"#, "{}", "d.json"))
        #expect(gone.place == .value(path: "a") && gone.one == "1" && gone.other == nil)
        // The same values in another layout, and what is no JSON.
        #expect(difference("[1]\n", "[1] \n", "d.json")?.place == .line(1))
        #expect(difference("[1\n2", "[1\n3", "d.json")?.place == .line(2))
    }

    @Test func aWordHasItsLineAndOtherFilesTheirByte() throws {
        let word = try #require(difference("<p>x\n<b>48.25 %</b>", "<p>x\n<b>48.31 %</b>", "r.html"))
        #expect(word.place == .line(2) && word.one == "48.25" && word.other == "48.31")
        #expect(difference("a\n", "a\nb", "r.md")?.other == "b")
        #expect(difference("\0a", "\0b", "r.png")?.place == .byte(1))
        #expect(difference("\0a", "\0", "r.png")?.other == nil)
    }

    @Test func foldersAreComparedFileByFile() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "folders-\(UUID())")
        defer { try? FileManager.default.removeItem(at: root) }
        func write(_ path: String, _ text: String) throws {
            let file = root.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        for folder in ["one", "other"] {
            try write("\(folder)/proof.json", folder == "one" ? "{}" : "[]")
            try write("\(folder)/z/t.csv", "a\n1\n")
        }
        try write("one/a.html", "x")
        try write("one/inputs/in.csv", "x")
        try write("other/t.csv", "x")
        let (one, other) = (root.appending(path: "one"), root.appending(path: "other"))
        let found = try FolderComparison(one, with: other, ignoring: ["inputs"])
        #expect(found.files == 4)
        #expect(found.differences.count == 3)
        #expect(found.differences.first == .missing("t.csv"))
        #expect(found.differences.dropFirst().first == .extra("a.html"))
        guard case .file("proof.json", _) = found.differences.last else {
            Issue.record("what lists the others comes last")
            return
        }
        #expect(try FolderComparison(one, with: one).differences.isEmpty)
    }
}
