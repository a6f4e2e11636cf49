import Foundation
import Testing

@testable import Archive

/// Tables of one chain of patches lie in the same bytes: what is made of one changes no other.
@Suite struct PieceTableTests {
    private static func rows(_ version: Int) -> [UInt8] {
        Array((0..<200).map { "row \($0) \($0 % 50 == version ? "new \(version)" : "old")\n" }.joined().utf8)
    }

    private static let separator = UInt8(ascii: "\n")

    private static func made(_ version: Int, from table: PieceTable) throws -> PieceTable {
        let patch = try #require(BlobPatch(from: table, to: PieceTable(rows(version), separator: separator)))
        var made = table
        try BlobPatch.apply(patch.packed(), to: &made, Decompressor())
        return made
    }

    @Test func aTableThatIsHeldStaysAsItIs() throws {
        let first = PieceTable(Self.rows(-1), separator: Self.separator)
        let one = try Self.made(1, from: first)
        let two = try Self.made(2, from: one)
        // Another one of the first, and one of what stands in the middle of the chain.
        let other = try Self.made(3, from: first)
        let branch = try Self.made(4, from: one)
        for (table, version) in [(first, -1), (one, 1), (two, 2), (other, 3), (branch, 4)] {
            #expect(table.content == Self.rows(version), "\(version)")
            #expect(table.digest == TreeHash(of: Self.rows(version)), "\(version)")
        }
        // What goes on from a table that is held costs no copy of the bytes.
        #expect(one.sharesBytes(with: first) && two.sharesBytes(with: one))
        #expect(!other.sharesBytes(with: first) && !branch.sharesBytes(with: one))
        for (from, to) in [(one, two), (two, one), (first, two), (one, branch), (other, branch)] {
            let patch = try #require(BlobPatch(from: from, to: to))
            var made = from
            try BlobPatch.apply(patch.packed(), to: &made, Decompressor())
            #expect(made.content == to.content)
        }
    }
}
