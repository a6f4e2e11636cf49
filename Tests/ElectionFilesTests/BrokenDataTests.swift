import ElectionFiles
import Elections
import Foundation
import Tables
import Testing

/// Every folder of Data/broken is refused with one sentence, or the table of its README says that it reads.
@Suite struct BrokenDataTests {
    static let root = Repository.data.appending(path: "broken")

    /// Family of each folder (`error`, `finding`, `not an error`), from the table in Data/broken/README.md.
    static func families() throws -> [String: String] {
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let rows = readme.split(separator: "\n").map {
            $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        return Dictionary(
            rows.filter { $0.count == 3 && ["error", "finding", "not an error"].contains($0[0]) }
                .map { ($0[1], $0[0]) }, uniquingKeysWith: { first, _ in first })
    }

    static func folders() throws -> [String] { try Repository.folders(in: root) }

    @Test("The README lists every folder and no other")
    func listed() throws {
        let families = try Self.families()
        #expect(families.keys.sorted() == (try Self.folders()))
        #expect(Set(families.values) == ["error", "finding", "not an error"])
    }

    @Test(
        "A folder with an error is refused with one sentence, the others are read", arguments: try! folders())
    func refusedOrRead(_ name: String) throws {
        let url = Self.root.appending(path: name)
        guard try Self.families()[name] == "error" else {
            #expect(throws: Never.self) { try ElectionFolder(at: url) }
            return
        }
        #expect {
            try ElectionFolder(at: url)
        } throws: { error in
            guard let problems = error as? TableProblems else { return false }
            return problems.problems.count == 1
                && problems.problems.allSatisfy {
                    !$0.file.isEmpty && !$0.reason.isEmpty && !"\($0)".contains(Self.root.path)
                }
        }
    }

    @Test("Names from a file stay text")
    func script() throws {
        let names = try Self.folders().flatMap { name in
            (try? ElectionFolder(at: Self.root.appending(path: name)))?.election.candidates.map(\.pair) ?? []
        }
        #expect(names.contains("<script>alert(1)</script>"))
        #expect(names.contains("=cmd()"))
    }
}
