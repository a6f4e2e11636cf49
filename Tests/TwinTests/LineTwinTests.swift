import Foundation
import TestSupport
import Testing

@testable import Ground

/// The comparison of two files line by line against counting the lines of both.
@Suite struct LineTwinTests {
    /// A file of the same columns in which some rows are other ones, in another order or not there.
    static func changed(_ file: TwinFile, _ random: inout SeededRandom) -> TwinFile {
        var other = file
        for _ in 0..<random.below(4) where !other.rows.isEmpty {
            let place = random.below(other.rows.count)
            switch random.below(4) {
            case 0: other.rows.remove(at: place)
            case 1: other.rows.insert(other.rows[place], at: random.below(other.rows.count))
            case 2: other.rows[place][other.header.firstIndex(of: "votes_1") ?? 0] = "\(random.below(99))"
            default: other.rows[place][file.levels.count] = "\(900 + random.below(9))"
            }
        }
        if random.oneIn(3) { other.rows.shuffle(using: &random) }
        other.write(&random)
        return other
    }

    /// Rows that are left when each row of a list has taken an equal one away.
    static func without(_ rows: [[String]], _ others: [[String]]) -> [[String]: Int] {
        var counts: [[String]: Int] = [:]
        for row in rows { counts[row, default: 0] += 1 }
        for row in others { counts[row, default: 0] -= 1 }
        return counts.filter { $0.value != 0 }
    }

    static func rows(_ kept: KeptRows, _ file: TwinFile) -> [[String]] {
        kept.lines.runs.flatMap { $0.row..<$0.row + $0.count }.map { file.rows[$0] }
    }

    static func fault(_ lines: LineComparison, _ old: TwinFile, _ new: TwinFile) -> String? {
        let (first, second) = (rows(lines.old, old), rows(lines.new, new))
        if lines.equal + first.count != old.rows.count { return "rows of the first file" }
        if lines.equal + second.count != new.rows.count { return "rows of the second file" }
        // What is not listed must be the same rows in both files.
        let (left, right) = (without(old.rows, first), without(new.rows, second))
        return left == right ? nil : "\(left) beside \(right)"
    }

    @Test func everyRowIsEqualOrListed() throws {
        try Twin.inFolder { folder in
            let urls = ["old.csv", "new.csv"].map { folder.appending(path: $0) }
            try Twin.run(4) { seed, random in
                let old = TwinFile(&random, isPlain: !random.oneIn(6))
                let new = Self.changed(old, &random)
                try Twin.write(old.bytes, urls[0])
                try Twin.write(new.bytes, urls[1])
                let reader = ColumnReader(
                    ColumnTwinTests.requests(old), threads: Twin.threads[Int(seed % 4)])
                let cuts = Twin.cuts(&random)
                let fault: String? = try FileCuts.$current.withValue(cuts) {
                    let lines = try reader.unequalLines(
                        urls[0], urls[1], oldName: "old.csv", newName: "new.csv",
                        keys: old.levels + ["station_no"])
                    guard let lines else { return nil }
                    if let fault = Self.fault(lines, old, new) { return fault }
                    guard let table = try reader.read(lines.new, name: "new.csv") else { return nil }
                    let truth = Self.rows(lines.new, new).map { $0[0] }
                    return ColumnTwinTests.column(table, old.levels[0]) == truth ? nil : "rows that were kept"
                }
                if let fault { Issue.record("seed \(seed): \(fault)") }
                return fault == nil
            }
        }
    }

    /// Lines in any order, always by way of their numbers.
    @Test func linesInAnyOrderArePaired() throws {
        try Twin.inFolder { folder in
            let urls = ["old.csv", "new.csv"].map { folder.appending(path: $0) }
            var pairings = 0
            try Twin.run(5) { seed, random in
                let old = TwinFile(&random, isPlain: true)
                var new = Self.changed(old, &random)
                new.rows.shuffle(using: &random)
                new.write(&random)
                try Twin.write(old.bytes, urls[0])
                try Twin.write(new.bytes, urls[1])
                let threads = Twin.threads[Int(seed % 4)]
                let files = try [(urls[0], "old.csv"), (urls[1], "new.csv")].map { url, name in
                    try FileBytes(contentsOf: url, name: name).loaded(threads: threads)
                }
                let heads = try files.map { try FileHead($0, delimiter: nil) }
                let lines = UnorderedLines(
                    files[0], files[1], starts: (heads[0].end, heads[1].end), threads: threads,
                    cuts: Twin.cuts(&random))
                guard let lines else { return true }
                pairings += 1
                func kept(_ list: LineList, _ head: FileHead) -> KeptRows {
                    KeptRows(
                        lines: list, columns: head.columns, behind: head.behind, delimiter: head.delimiter,
                        isCRLF: head.isCRLF,
                        stamp: nil)
                }
                let comparison = LineComparison(
                    old: kept(lines.old, heads[0]), new: kept(lines.new, heads[1]), equal: lines.equal)
                let fault = Self.fault(comparison, old, new)
                if let fault { Issue.record("seed \(seed): \(fault)") }
                return fault == nil
            }
            #expect(pairings > Twin.files / 3, "most files have lines in common")
        }
    }
}
