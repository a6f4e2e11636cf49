import ElectionFiles
import Elections
import Foundation
import TestSupport
import Testing

@testable import Consistency

/// Rows that stand again, against a plain search through all rows: with codes that others have too, blanks, accents and quotes,
/// empty cells, rows in any order, one row.
@Suite struct CopiesTwinTests {
    static let seeds = ProcessInfo.processInfo.environment["SANDING_TWIN_FILES"].flatMap(Int.init) ?? 2000

    /// One row of a file.
    private struct Row {
        var path: [String]
        var number: String
        var figures: [Int?]
    }

    /// What is said of some rows.
    private struct Fact: Hashable {
        var region: String?
        var count: Int
        var isWhole: Bool
        var counted: [ClosedRange<Int>]
        var leftOut: [ClosedRange<Int>]
        var regions: [String?]

        init(_ copies: FindingKind.Copies) {
            region = copies.region.code
            (count, isWhole) = (copies.count, copies.isWhole)
            (counted, leftOut) = (copies.counted, copies.leftOut)
            regions = copies.regions.map(\.code)
        }

        init(_ groups: [[Int]], region: String?, isWhole: Bool) {
            (self.region, self.isWhole, count, regions) = (region, isWhole, groups.count, [])
            counted = CopiesTwinTests.ranges(groups.map { $0[0] })
            leftOut = CopiesTwinTests.ranges(groups.flatMap { $0.dropFirst() })
        }
    }

    /// Lines of rows, in the first of which stands the header.
    private static func ranges(_ rows: [Int]) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        for line in rows.sorted().map({ $0 + 2 }) {
            if let last = ranges.last, last.upperBound == line - 1 {
                ranges[ranges.count - 1] = last.lowerBound...line
            } else {
                ranges.append(line...line)
            }
        }
        return ranges
    }

    /// Rows that stand again by their places, each with the first: none where more keys contradict themselves than have copies.
    private static func groups(_ rows: [Row]) -> [[Int]] {
        var (groups, contradicted): ([[Int]], Int) = ([], 0)
        for place in rows.indices {
            let key = { (row: Int) in rows[row].path + [rows[row].number] }
            let own = rows.indices.filter { key($0) == key(place) }
            guard own[0] == place else { continue }
            contradicted += own.contains { rows[$0].figures != rows[place].figures } ? 1 : 0
            for first in own {
                let same = own.filter { rows[$0].figures == rows[first].figures }
                if same[0] == first, same.count > 1, rows[first].figures.contains(where: { $0 != nil }) {
                    groups.append(same)
                }
            }
        }
        return contradicted <= groups.count ? groups.sorted { $0[0] < $1[0] } : []
    }

    private static func facts(_ rows: [Row], _ groups: [[Int]]) -> [Fact] {
        guard let levels = rows.first?.path.count, !groups.isEmpty else { return [] }
        let again = Set(groups.flatMap { $0.dropFirst() })
        let counted = rows.indices.filter { !again.contains($0) }
        func region(_ row: Int, _ depth: Int) -> [String] { Array(rows[row].path.prefix(depth)) }
        var (rest, facts): ([[Int]], [Fact]) = (groups, [])
        for depth in 0...levels {
            for group in rest {
                let own = region(group[0], depth)
                let all = rest.filter { region($0[0], depth) == own }
                guard all.count > 1, counted.count(where: { region($0, depth) == own }) == all.count else {
                    continue
                }
                facts.append(Fact(all, region: own.last, isWhole: true))
                rest.removeAll { region($0[0], depth) == own }
            }
        }
        let whole = facts
        facts += rest.map { Fact([$0], region: region($0[0], levels).last, isWhole: false) }
        guard facts.count > 3 else { return facts }
        let shared =
            (0...levels).last { depth in
                groups.allSatisfy { region($0[0], depth) == region(groups[0][0], depth) }
            } ?? 0
        var fact = Fact(groups, region: region(groups[0][0], shared).last, isWhole: false)
        fact.regions = whole.map(\.region)
        return [fact]
    }

    private static let names = [
        "11", "1101", "1", "Suka Maju", "É", "Ma'rang", "\"a,b\"", "\"say \"\"x\"\"\"", "0", "x\u{301}",
        "9999999999999999999999",
    ]

    /// Few regions and figures, so that rows are the same; sometimes whole regions again.
    private static func rows(_ random: inout SeededRandom, levels: Int) -> [Row] {
        let few = (0..<levels).map { _ in (0...random.below(2)).map { _ in random.pick(names) } }
        var rows: [Row] = []
        for _ in 0...random.below(12) {
            rows.append(
                Row(
                    path: few.map { random.pick($0) }, number: "\(random.between(1, 4))",
                    figures: (0..<7).map { _ in
                        random.oneIn(9) ? nil : 100 + random.below(random.oneIn(3) ? 50 : 1)
                    }))
        }
        while random.oneIn(2) {
            let depth = random.between(0, levels)
            let own = random.pick(rows).path.prefix(depth)
            rows += rows.filter { $0.path.prefix(depth) == own }.prefix(random.oneIn(3) ? 2 : 40)
        }
        if random.oneIn(3) { rows.shuffle(using: &random) }
        if random.oneIn(20) { rows = [rows[0]] }
        return Array(rows.prefix(80))
    }

    private static func row(_ row: Row, isStation: Bool) -> SmallCount.Row {
        SmallCount.Row(
            codes: row.path, number: isStation ? row.number : nil, stations: nil,
            values: row.figures.map { $0 ?? SmallCount.empty })
    }

    /// The codes of regions, which are quoted in the file.
    private static func plain(_ name: String) -> String {
        name.hasPrefix("\"") ? String(name.dropFirst().dropLast()).replacing("\"\"", with: "\"") : name
    }

    @Test func stationsThatStandAgain() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: url) }
        for seed in 1...CopiesTwinTests.seeds {
            var random = SeededRandom(state: UInt64(seed))
            var rows = Self.rows(&random, levels: 4)
            let scanned = try SmallCount().scan(
                rows.map { Self.row($0, isStation: true) }, url, form: nil, threads: 1 + seed % 3)
            let copies = try StationCopies(scanned.checked { scanned.result.line(ofRow: $0) })
            for place in rows.indices { rows[place].path = rows[place].path.map(Self.plain) }
            let groups = Self.groups(rows)
            #expect(copies.rows == Set(groups.flatMap { $0.dropFirst() }), "seed \(seed)")
            #expect(
                Set(copies.facts.map { Fact($0.copies) }) == Set(Self.facts(rows, groups)), "seed \(seed)")
        }
    }

    @Test func rowsOfARecapThatStandAgain() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: url) }
        for seed in 1...CopiesTwinTests.seeds {
            var random = SeededRandom(state: UInt64(seed) &+ 1 << 32)
            let levels = random.between(1, 4)
            var rows = Self.rows(&random, levels: levels)
            for place in rows.indices { rows[place].number = "" }
            let text = SmallCount().text(rows.map { Self.row($0, isStation: false) }, depth: levels)
            try text.write(to: url, atomically: true, encoding: .utf8)
            let copies = RecapCopies(try RecapFile(threads: 1).read(url, name: "recap.csv"))
            for place in rows.indices { rows[place].path = rows[place].path.map(Self.plain) }
            let groups = Self.groups(rows)
            let again = Set(groups.flatMap { $0.dropFirst() })
            #expect(
                (0..<copies.rest.count).map { copies.rest.line(ofRow: $0) }
                    == rows.indices.filter { !again.contains($0) }.map { $0 + 2 }, "seed \(seed)")
            let facts = copies.findings([:], CountCheck.Input()).compactMap { finding -> Fact? in
                if case .level(.rowsStandAgain(let copies, _)) = finding.kind { Fact(copies) } else { nil }
            }
            #expect(Set(facts) == Set(Self.facts(rows, groups)), "seed \(seed)")
        }
    }
}
