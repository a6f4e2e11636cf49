import Foundation
import TestSupport
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

    /// Trees of tables, each made of one that is held, beside their contents as plain bytes: stray bytes, lines that are empty or very
    /// long, no line end, lines that come, go and move.
    @Test func tablesOfTreesAreTheirContents() throws {
        var random = SeededRandom(state: 1_126)
        for round in 0..<200 {
            var lines = (0..<Int.random(in: 1...60, using: &random)).map { _ in Self.line(&random) }
            var held = [(PieceTable(Self.text(lines), separator: Self.separator), Self.text(lines))]
            for _ in 0..<12 {
                let from = held.randomElement(using: &random) ?? held[0]
                lines = from.1.split(separator: Self.separator, omittingEmptySubsequences: false).map(
                    Array.init)
                for _ in 0..<Int.random(in: 0...3, using: &random) {
                    let place = Int.random(in: 0..<max(1, lines.count), using: &random)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: lines.insert(Self.line(&random), at: min(place, lines.count))
                    case 1 where lines.count > 1: lines.remove(at: place)
                    case 2 where lines.count > 1:
                        lines.swapAt(place, Int.random(in: 0..<lines.count, using: &random))
                    default: lines[place] = Self.line(&random)
                    }
                }
                let content = Self.text(lines)
                let next = PieceTable(content, separator: Self.separator)
                // What has little in common is kept whole.
                guard let patch = BlobPatch(from: from.0, to: next) else { continue }
                var made = from.0
                try BlobPatch.apply(patch.packed(), to: &made, Decompressor())
                #expect(made.content == content, "round \(round)")
                held.append((made, content))
            }
            for (table, content) in held {
                #expect(table.content == content && table.digest == TreeHash(of: content), "round \(round)")
            }
        }
    }

    private static func line(_ random: inout SeededRandom) -> [UInt8] {
        let count = [0, 1, 5, 40, 300].randomElement(using: &random) ?? 1
        // No line end within a line; any other byte.
        return (0..<count).map { _ in UInt8.random(in: 11...255, using: &random) }
    }

    private static func text(_ lines: [[UInt8]]) -> [UInt8] { Array(lines.joined(separator: [separator])) }
}
