import Elections
import Ground
import Testing

/// Holds the roll-up against sums in dictionaries, station by station.
@Suite struct RollUpTests {
    /// A station as a person would write it down: its codes, `nil` for missing counts.
    struct Station {
        var path: [String]
        var counts: [Int?]
    }

    static let measures: [RollUp.Measure] = [
        .field(.registered), .field(.valid), .votes(Choice(1)), .votes(Choice(2)),
    ]

    static func table(_ stations: [Station], levels: Int) -> StationTable {
        let regions = (0..<levels).map { level in
            CodeColumn(stations.map { $0.path[level] })
        }
        let columns = (0..<4).map { measure in
            CountColumn(stations.map { Count($0.counts[measure]) })
        }
        return StationTable(
            file: "stations.csv", count: stations.count, levels: (0..<levels).map { "level_\($0)" },
            regions: regions, stationNumbers: nil,
            fields: [.registered: columns[0], .valid: columns[1]], votes: [columns[2], columns[3]],
            lineOfRow: { $0 + 2 })
    }

    /// Sums by the codes from the top down.
    static func naive(_ stations: [Station], depth: Int) -> [[String]: [Int]] {
        var sums: [[String]: [Int]] = [:]
        for station in stations {
            let key = Array(station.path.prefix(depth))
            var row = sums[key] ?? [Int](repeating: 0, count: 9)
            row[0] += 1
            for (index, count) in station.counts.enumerated() {
                row[1 + index] += count ?? 0
                row[5 + index] += count == nil ? 1 : 0
            }
            sums[key] = row
        }
        return sums
    }

    static func row(_ sums: RollUp.UnitSums, _ unit: Int) -> [Int] {
        [sums.stations(unit)] + measures.indices.map { sums.sum($0, unit) }
            + measures.indices.map { sums.missing($0, unit) }
    }

    static func check(_ rollUp: RollUp, _ stations: [Station], levels: Int) {
        for level in 0..<levels {
            var found: [[String]: [Int]] = [:]
            for unit in 0..<rollUp.tree.levels[level].count {
                let path = rollUp.tree.path(level: level, unit: unit).enumerated().map {
                    rollUp.tree.levels[$0].code($1) ?? "-"
                }
                #expect(found.updateValue(row(rollUp.levels[level], unit), forKey: path) == nil)
            }
            #expect(found == naive(stations, depth: level + 1))
        }
        let total = naive(stations, depth: 0)[[]] ?? [Int](repeating: 0, count: 9)
        #expect(row(rollUp.total, 0) == total)
    }

    /// Stations whose villages are named "1", "2", … in every district, as the codes of many countries are.
    static func random(
        _ count: Int, seed: UInt64, missing: Int, isSorted: Bool, levels: Int = 3
    ) -> [Station] {
        var state = seed
        func next(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(below))
        }
        let stations = (0..<count).map { _ in
            Station(
                path: (0..<levels).map { String(next(4 + 3 * $0)) },
                counts: (0..<4).map { _ in missing > 0 && next(missing) == 0 ? nil : next(2_147_483_647) })
        }
        return isSorted ? stations.sorted { $0.path.lexicographicallyPrecedes($1.path) } : stations
    }

    @Test(arguments: [true, false], [0, 7])
    func agreesWithDictionaries(isSorted: Bool, missing: Int) {
        for (seed, count) in [0, 1, 2, 17, 3000].enumerated() {
            let stations = Self.random(
                count, seed: UInt64(seed + 1), missing: missing, isSorted: isSorted)
            let rollUp = RollUp(Self.table(stations, levels: 3), measures: Self.measures)
            Self.check(rollUp, stations, levels: 3)
        }
    }

    @Test func sameCodeUnderTwoParentsIsTwoUnits() {
        let stations = ["A1", "B1", "A1", "B2", "A2", "B1"].enumerated().map { index, place in
            Station(path: place.map { String($0) }, counts: [index, 1, nil, 2])
        }
        let rollUp = RollUp(Self.table(stations, levels: 2), measures: Self.measures)
        Self.check(rollUp, stations, levels: 2)
        let units = rollUp.tree.levels[1]
        #expect((0..<units.count).map { units.code($0) } == ["1", "1", "2", "2"])
        #expect(units.parents == [0, 1, 1, 0])
        #expect(units.unitsByCode == [0, 1, 2, 3])
        #expect((0..<4).map { rollUp.levels[1].missing(2, $0) } == [2, 2, 1, 1])
    }

    @Test func sameOnAnyNumberOfThreads() throws {
        let stations = Self.random(70_000, seed: 9, missing: 50, isSorted: false)
        let table = Self.table(stations, levels: 3)
        let one = RollUp(table, measures: Self.measures, keepsRows: true)
        let rows = try #require(one.tree.unitOfRow)
        let wrong = rows.indices.filter { row in
            let path = one.tree.path(level: 2, unit: Int(rows[row])).enumerated().map {
                one.tree.levels[$0].code($1) ?? "-"
            }
            return path != stations[row].path
        }
        #expect(wrong.isEmpty)
        for parts in 2...5 {
            let many = RollUp(
                table, measures: Self.measures, keepsRows: true, threads: parts)
            #expect(many.tree.unitOfRow == rows)
            for level in 0..<3 {
                #expect(many.tree.levels[level].parents == one.tree.levels[level].parents)
                #expect(many.tree.levels[level].codeIDs == one.tree.levels[level].codeIDs)
                for unit in 0..<one.levels[level].count {
                    #expect(Self.row(many.levels[level], unit) == Self.row(one.levels[level], unit))
                }
            }
            #expect(Self.row(many.total, 0) == Self.row(one.total, 0))
        }
    }

    @Test func tableWithoutRowsOrLevels() {
        let empty = RollUp(Self.table([], levels: 2))
        #expect(empty.total.stations(0) == 0)
        #expect(empty.levels.map(\.count) == [0, 0])
        let one = [Station(path: [], counts: [5, 4, 3, nil])]
        let flat = RollUp(Self.table(one, levels: 0), measures: Self.measures + [.votes(Choice(8))])
        #expect(flat.levels.isEmpty)
        #expect((0..<4).map { flat.total.sum($0, 0) } == [5, 4, 3, 0])
        #expect((0..<5).map { flat.total.missing($0, 0) } == [0, 0, 0, 1, 1])
    }

    @Test func unknownCodesAreAUnitOfTheirOwn() {
        let table = StationTable(
            file: "s.csv", count: 4, levels: ["province_code"],
            regions: [CodeColumn(ids: [0, -1, 0, -1], codes: ["11"])], stationNumbers: nil, fields: [:],
            votes: [CountColumn([1, 2, 3, 4])], lineOfRow: { $0 + 2 })
        let rollUp = RollUp(table)
        #expect(rollUp.measures == [.votes(Choice(1))])
        #expect((0..<2).map { rollUp.tree.levels[0].code($0) } == ["11", nil])
        #expect((0..<2).map { rollUp.levels[0].sum(0, $0) } == [4, 6])
        #expect(rollUp.tree.levels[0].unitsByCode == [1, 0])
    }
}
