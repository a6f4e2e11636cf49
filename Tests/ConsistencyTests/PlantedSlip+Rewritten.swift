import Elections

@testable import Consistency

// Figures written otherwise than they were counted, regions with the figures of others, and stations that a file lacks.
extension PlantedSlip {
    private static func isRewritten(
        _ writing: Slip.Writing, columns: Int
    ) -> @Sendable (FindingKind.Cause.Account, Place) -> Bool {
        { account, place in
            switch account {
            case .slip(.rewritten(let names, writing, .named(let row))):
                names.count >= columns && row == place.names[0]
            case .rewritten(let names, writing, let block):
                names.count >= columns && block.region.code == place.names[0]
            default: false
            }
        }
    }

    /// All figures from one column on of one station, written otherwise.
    private static func inStation(
        _ name: String, mostBefore: Int, _ writing: Slip.Writing, columns: Int,
        _ body: @escaping @Sendable (inout SmallCount.Row) -> Void
    ) -> PlantedSlip {
        PlantedSlip(name: name, mostBefore: mostBefore, isNamed: isRewritten(writing, columns: columns)) {
            count, choose in
            let place = choose(count.stations.count)
            body(&count.stations[place])
            return Place(names: [Self.name(count.stations[place])])
        }
    }

    /// The votes of a row as percent of its valid votes.
    private static func inPercent(_ row: inout SmallCount.Row) {
        let valid = row["valid"]
        for place in 4..<7 { row.values[place] = (200 * row.values[place] + valid) / (2 * valid) }
    }

    private static func rounded(_ value: Int, to unit: Int) -> Int { (value + unit / 2) / unit * unit }

    /// Rows of two villages of as many stations.
    private static func villages(
        _ count: SmallCount, _ choose: inout Chooser
    ) -> (from: Range<Int>, to: Range<Int>) {
        let (first, second) = choose.two(36)
        return (first * 4..<first * 4 + 4, second * 4..<second * 4 + 4)
    }

    private static let areRounded: @Sendable (FindingKind.Cause.Account, Place) -> Bool = {
        guard case .rowsRewritten(let columns, .rounded(10), let rows, _) = $0 else { return false }
        return columns.count > 3 && Set(rows.codes) == Set($1.names)
    }

    private static let areSame: @Sendable (FindingKind.Cause.Account, Place) -> Bool = {
        guard case .sameRegions(let own, let other, 4, _) = $0 else { return false }
        return [own.code, other.code] == $1.names.map(Optional.init)
    }

    private static let isOverwritten: @Sendable (FindingKind.Cause.Account, Place) -> Bool = {
        guard case .regionOverwritten(let own, let other, 4, _) = $0 else { return false }
        return [own.code, other.code] == $1.names.map(Optional.init)
    }

    private static let isRun: @Sendable (FindingKind.Cause.Account, Place) -> Bool = {
        guard case .runMissing(let first, let last, 2, _) = $0 else { return false }
        return [first.code, last.code] == $1.names.map(Optional.init)
    }

    private static func areMissing(
        _ numbers: ClosedRange<Int>
    ) -> @Sendable (FindingKind.Cause.Account, Place) -> Bool {
        { account, place in
            guard case .slip(.stationsMissing(numbers.count, let own, let region, _)) = account else {
                return false
            }
            return region == place.names[0] && own == Array(numbers)
        }
    }

    private static func lack(
        _ name: String, mostBefore: Int, of village: ClosedRange<Int>
    ) -> PlantedSlip {
        PlantedSlip(
            name: name, mostBefore: mostBefore,
            isNamed: areMissing(village)
        ) { count, choose in
            let first = choose(36) * 4
            let code = count.stations[first].codes[3]
            count.stations.removeSubrange(first + village.lowerBound - 1..<first + village.upperBound)
            return Place(names: [code])
        }
    }

    static let ofWriting: [PlantedSlip] = [
        inStation("all figures of a station × 10", mostBefore: 9, .times(10), columns: 7) { row in
            row.values = row.values.map { $0 * 10 }
        },
        inStation("the votes of a station × 100", mostBefore: 5, .times(100), columns: 3) { row in
            for place in 4..<7 { row.values[place] *= 100 }
        },
        inStation("a station's row all 0", mostBefore: 8, .zero, columns: 7) { row in
            row.values = row.values.map { _ in 0 }
        },
        inStation("a station's row all 0 but for its voters", mostBefore: 8, .zero, columns: 6) { row in
            row.values = [row.values[0]] + row.values.dropFirst().map { _ in 0 }
        },
        inStation("percent in a station", mostBefore: 4, .percent, columns: 3) { inPercent(&$0) },
        inDistrict("percent in a district", mostBefore: 21, isNamed: isRewritten(.percent, columns: 3)) {
            inPercent(&$0)
        },
        inDistrict(
            "a district rounded to tens", mostBefore: 45, isNamed: isRewritten(.rounded(to: 10), columns: 7)
        ) { row in row.values = row.values.map { rounded($0, to: 10) } },
        inDistrict(
            "votes of a district rounded to tens", mostBefore: 30,
            isNamed: isRewritten(.rounded(to: 10), columns: 3)
        ) { row in for place in 4..<7 { row.values[place] = rounded(row.values[place], to: 10) } },
        PlantedSlip(
            name: "three rows of a recap rounded to tens", mostBefore: 30,
            isNamed: areRounded
        ) { count, choose in
            let (first, second) = choose.two(36)
            let rows = [first, second, (second + 1) % 36 == first ? (second + 2) % 36 : (second + 1) % 36]
            for row in rows {
                count.recaps[3][row].values = count.recaps[3][row].values.map { rounded($0, to: 10) }
            }
            return Place(names: rows.map { count.recaps[3][$0].codes[3] })
        },
        PlantedSlip(
            name: "all figures of a row of a recap × 10", mostBefore: 7,
            isNamed: isRewritten(.times(10), columns: 7)
        ) { count, choose in
            let (depth, row) = (2 + choose(2), choose(12))
            count.recaps[depth][row].values = count.recaps[depth][row].values.map { $0 * 10 }
            return Place(names: [count.recaps[depth][row].codes[depth]])
        },
        PlantedSlip(
            name: "percent in a row of a recap", mostBefore: 4, isNamed: isRewritten(.percent, columns: 3)
        ) { count, choose in
            let row = choose(36)
            inPercent(&count.recaps[3][row])
            return Place(names: [count.recaps[3][row].codes[3]])
        },
        PlantedSlip(
            name: "a village with the figures of another", mostBefore: 8,
            isNamed: areSame
        ) { count, choose in
            let (from, to) = villages(count, &choose)
            for (own, other) in zip(to, from) { count.stations[own].values = count.stations[other].values }
            return Place(names: [to, from].map { count.stations[$0.lowerBound].codes[3] })
        },
        PlantedSlip(
            name: "a village over another village", mostBefore: 2,
            isNamed: isOverwritten
        ) { count, choose in
            let (from, to) = villages(count, &choose)
            let codes = [to, from].map { count.stations[$0.lowerBound].codes[3] }
            for (own, other) in zip(to, from) { count.stations[own] = count.stations[other] }
            return Place(names: codes)
        },
        lack("the last two stations of a village missing", mostBefore: 9, of: 3...4),
        lack("two stations in a village missing", mostBefore: 9, of: 2...3),
        PlantedSlip(
            name: "six stations one after another missing", mostBefore: 18,
            isNamed: isRun
        ) { count, choose in
            let village = choose(35)
            let names = [village, village + 1].map { count.stations[$0 * 4].codes[3] }
            count.stations.removeSubrange(village * 4 + 1..<village * 4 + 7)
            return Place(names: names)
        },
    ]
}
