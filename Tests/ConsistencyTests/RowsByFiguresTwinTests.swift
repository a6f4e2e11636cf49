import TestSupport
import Testing

@testable import Consistency

/// Rows that figures give to regions, beside a search that knows no index: on small counts, spoiled in every way.
@Suite struct RowsByFiguresTwinTests {
    private struct Part: Equatable {
        var rows: Range<Int>
        var unit: Int
        var besides: Int?
    }

    @Test func partsAreThoseOfASearchOfAll() {
        var random = SeededRandom(state: 1_130)
        var (whole, nearly) = (0, 0)
        for round in 0..<4_000 {
            let width = Int.random(in: 3...5, using: &random)
            // As few as 2 may be choices; without a figure besides, none may be out.
            let choices = Array(0..<Int.random(in: 2...width, using: &random))
            var (rows, owners): ([[Int]], [Int]) = ([], [])
            var printed: [Int: [Int]] = [:]
            for unit in 0..<Int.random(in: 1...6, using: &random) {
                let own = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                    (0..<width).map { _ in [0, 0, 1, 2, 3, 7].randomElement(using: &random) ?? 0 }
                }
                rows += own
                owners += own.map { _ in unit }
                printed[unit] = (0..<width).map { place in own.reduce(0) { $0 + $1[place] } }
            }
            var present = owners.map { Optional($0) }
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let row = Int.random(in: 0..<rows.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: present[row] = nil
                case 1: present[row] = owners.randomElement(using: &random)
                case 2: rows[row][Int.random(in: 0..<width, using: &random)] += 1
                default: printed[Int.random(in: 0..<6, using: &random)] = nil
                }
            }
            guard !printed.isEmpty else { continue }
            let found = RowsByFigures(
                rows, present: present, .init(printed, choices: choices), budget: 1_000_000)
            #expect(
                found.parts.map { Part(rows: $0.rows, unit: $0.unit, besides: $0.besides) }
                    == Self.search(rows, present, printed, choices), "round \(round)")
            whole += found.parts.count { $0.besides == nil }
            nearly += found.parts.count { $0.besides != nil }
        }
        #expect(whole > 4_000 && nearly > 100, "\(whole) \(nearly)")
    }

    private static func search(
        _ rows: [[Int]], _ present: [Int?], _ printed: [Int: [Int]], _ choices: [Int]
    ) -> [Part] {
        let units = printed.keys.sorted()
        let width = rows[0].count
        func isTold(_ unit: Int) -> Bool {
            choices.count { printed[unit]![$0] > 0 } >= MovedRows.leastChoices
        }
        let told = units.filter(isTold)
        let most = (0..<width).map { place in told.map { printed[$0]![place] }.max() ?? 0 }
        func sum(_ range: Range<Int>) -> [Int] {
            (0..<width).map { place in rows[range].reduce(0) { $0 + $1[place] } }
        }
        func first(_ start: Int, open: Int?, _ fits: (Int, [Int]) -> Bool, among: [Int]) -> Part? {
            for end in start + 1...rows.count {
                let own = sum(start..<end)
                let fitting = among.filter { fits($0, own) }
                let chosen =
                    fitting.count == 1
                    ? fitting[0]
                    : fitting.first { unit in
                        2 * present[start..<end].count { $0 == unit } > end - start
                    }
                if let chosen { return Part(rows: start..<end, unit: chosen, besides: open) }
                if (0..<width).contains(where: { $0 != open && own[$0] > most[$0] }) { return nil }
            }
            return nil
        }
        var (parts, start): ([Part], Int) = ([], 0)
        while start < rows.count {
            let isBehind = parts.last?.rows.upperBound == start
            let exact = first(
                start, open: nil,
                { unit, own in
                    // Figures of few choices tell no region, unless none that they tell has the same.
                    printed[unit] == own
                        && (isTold(unit)
                            || isBehind && printed[unit]!.contains { $0 > 0 }
                                && !told.contains { printed[$0] == own })
                }, among: units)
            var part = exact
            if part == nil, width > choices.count {
                for place in 0..<width where part == nil {
                    part = first(
                        start, open: place,
                        { unit, own in (0..<width).allSatisfy { $0 == place || printed[unit]![$0] == own[$0] }
                        },
                        among: told)
                    if let found = part, !present[found.rows].contains(where: { $0 == found.unit }) {
                        part = nil
                    }
                }
            }
            guard var part else {
                start += 1
                continue
            }
            while part.rows.upperBound < rows.count, present[part.rows.upperBound] == part.unit,
                rows[part.rows.upperBound].allSatisfy({ $0 == 0 })
            {
                part.rows = part.rows.lowerBound..<part.rows.upperBound + 1
            }
            parts.append(part)
            start = part.rows.upperBound
        }
        return parts
    }
}
