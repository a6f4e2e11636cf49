import Foundation
import Testing

/// Files that hold nothing for what is asked of them: a sentence about the file, and no advice that is refused then.
@Suite struct NothingToDrawTests {
    private static let random = "a,b,c\n1,2,3\n4,5,6\n"
    private static let votes = "province_code,station_no,votes_1,votes_2\n11,1,5,6\n11,2,5,8\n"

    private func run(_ words: [String], _ files: [String: String]) throws -> Program.Result {
        try Program.inScratch { scratch in
            for (name, text) in files {
                try Data(text.utf8).write(to: scratch.appending(path: name))
            }
            return try Program.run(
                words.map { files[$0] == nil ? $0 : scratch.appending(path: $0).path }
                    + ["--out", scratch.appending(path: "out").path])
        }
    }

    @Test func aFileIsNoFolderAndOnlyWhatCanBeDrawnIsSuggested() throws {
        let head =
            "No forest here: f.csv is a file, and this is drawn of the folder of an election, or of --sample "
            + "and --official."
        let random = try run(["chart", "forest", "f.csv"], ["f.csv": Self.random])
        #expect(random.status == 65 && random.errors == "sanding: \(head)\n", "\(random)")
        let votes = try run(["chart", "forest", "f.csv"], ["f.csv": Self.votes])
        #expect(votes.status == 65 && votes.errors == "sanding: \(head)\n", "\(votes)")
        // What is suggested can be drawn.
        let forms = Self.votes.replacing("station_no,", with: "station_no,valid,")
            .replacing("1,5,6", with: "1,11,5,6").replacing("2,5,8", with: "2,13,5,8")
        let checked = try run(["chart", "forest", "f.csv"], ["f.csv": forms])
        #expect(
            checked.status == 65 && checked.errors == "sanding: \(head) form-checks can be drawn of it.\n",
            "\(checked)")
        #expect(try run(["chart", "form-checks", "f.csv"], ["f.csv": forms]).status == 0)
    }

    @Test func formsWithoutFiguresOfRulesAreNone() throws {
        let run = try run(["chart", "form-checks", "f.csv"], ["f.csv": Self.votes])
        #expect(
            run.status == 65
                && run.errors
                    == "sanding: No form-checks here: there is no form or station with the figures of a rule, such as "
                    + "registered or valid beside the votes.\n",
            "\(run)")
        let few = try self.run(["chart", "fingerprint", "f.csv"], ["f.csv": Self.votes])
        #expect(few.status == 65 && few.errors.contains("it takes at least 50 rows"), "\(few)")
    }

    @Test func anEmptyFileIsCalledSo() throws {
        let sentence = "nothing stands in the file, not even a header row; check what wrote it\n"
        let both = try run(["diff", "a.csv", "b.csv"], ["a.csv": "", "b.csv": ""])
        #expect(both.status == 65 && both.errors.contains("a.csv: \(sentence)"), "\(both)")
        let one = try run(["diff", "a.csv", "b.csv"], ["a.csv": Self.votes, "b.csv": ""])
        #expect(one.status == 65 && !one.errors.contains("a.csv"))
        #expect(one.errors.contains("b.csv: \(sentence)"))
    }
}
