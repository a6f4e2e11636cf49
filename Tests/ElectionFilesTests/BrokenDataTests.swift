import ElectionFiles
import Elections
import Foundation
import Ground
import Testing

/// Every folder of Data/broken is refused with one sentence.
@Suite struct BrokenDataTests {
    static let root = Repository.data.appending(path: "broken")

    static func folders() throws -> [String] { try Repository.folders(in: root) }

    @Test("The README lists every folder and no other")
    func listed() throws {
        let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        let rows = readme.split(separator: "\n").map {
            $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let names = rows.filter { $0.count == 2 }.map { $0[0] }.filter { $0 != "folder" && $0 != "---" }
        #expect(names.sorted() == (try Self.folders()))
    }

    @Test("A broken folder is refused with one sentence", arguments: try! folders())
    func refused(_ name: String) throws {
        #expect {
            try ElectionFolder(at: Self.root.appending(path: name))
        } throws: { error in
            guard let problems = error as? TableProblems else { return false }
            return !problems.problems.isEmpty
                && problems.problems.allSatisfy {
                    !$0.file.isEmpty && !"\($0.kind)".isEmpty && !"\($0)".contains(Self.root.path)
                }
        }
    }
}
