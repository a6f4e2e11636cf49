import Elections
import Testing
import Wording

@testable import Consistency

/// A single slip, planted in a sound count at a place that a seed chooses.
struct PlantedSlip: Sendable, CustomTestStringConvertible {
    let name: String
    /// Most errors that it may leave without a common cause, of any seed.
    let mostBefore: Int
    /// Whether a cause says what was planted; `nil` where one finding alone says it.
    let isNamed: (@Sendable (FindingKind.Cause.Account, Place) -> Bool)?
    /// Plants it and says where.
    let plant: @Sendable (inout SmallCount, inout Chooser) -> Place

    var testDescription: String { name }

    /// Whether rows of the stations come or go, so that others stand elsewhere.
    var changesRows: Bool {
        ["twice", "missing", "absent", "under another number", "another village", "over another"].contains(
            where: name.contains)
    }

    /// Where it was planted: names of the rows or regions, in order.
    struct Place: Sendable { var names: [String] = [] }

    /// Seeded choices.
    struct Chooser {
        private var state: UInt64

        init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

        mutating func callAsFunction(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }

        mutating func two(_ count: Int) -> (Int, Int) {
            let first = self(count)
            return (first, (first + 1 + self(count - 1)) % count)
        }

        mutating func element<T>(_ list: [T]) -> T { list[self(list.count)] }
    }

    static func name(_ row: SmallCount.Row) -> String { "\(row.codes[3])/\(row.number ?? "")" }

    static func districts(_ count: SmallCount) -> [[String]] {
        count.recaps[2].map(\.codes)
    }

    /// Codes of a station of one district under another.
    static func moved(_ codes: [String], to district: [String]) -> [String] {
        district + [district[2] + codes[3].dropFirst(6)]
    }

    static func isSlip(
        _ kind: Slip.Kind
    ) -> @Sendable (FindingKind.Cause.Account, Place) -> Bool {
        { account, place in
            guard case .slip(let slip) = account, slip.kind == kind else { return false }
            let text = slip.phrase(.english)
            return place.names.allSatisfy(text.contains)
        }
    }

    static func areColumns(
        _ columns: Set<String>
    ) -> @Sendable (FindingKind.Cause.Account, Place) -> Bool {
        { account, place in
            guard case .columns(let moved, let block) = account else { return false }
            return Set(moved.map(\.column)) == columns && block.region.code == place.names.first
        }
    }

    static func isFactor(
        _ times: String, of name: String = "votes_2"
    ) -> @Sendable (FindingKind.Cause.Account, Place) -> Bool {
        { account, place in
            guard case .factor(name, times, _, let block) = account else { return false }
            return block.region.code == place.names.first
        }
    }

    private static let isUnderOtherName: @Sendable (FindingKind.Cause.Account, Place) -> Bool = {
        guard case .underOtherName(let lost, let holder, _) = $0 else { return false }
        return [lost.code, holder.code] == $1.names.map(Optional.init)
    }

    private static let isRowsMissing: @Sendable (FindingKind.Cause.Account, Place) -> Bool = {
        guard case .rowsMissing(let region, "recap_village.csv") = $0 else { return false }
        return region.code == $1.names[0]
    }

    // MARK: In the stations

    static let ofStations: [PlantedSlip] = [
        PlantedSlip(name: "two stations exchanged", mostBefore: 16, isNamed: isSlip(.rowsExchanged)) {
            count, choose in
            var (first, second) = choose.two(count.stations.count)
            while first / 4 == second / 4 { (first, second) = choose.two(count.stations.count) }
            let values = count.stations[first].values
            count.stations[first].values = count.stations[second].values
            count.stations[second].values = values
            return Place(names: [name(count.stations[first]), name(count.stations[second])])
        },
        PlantedSlip(name: "a station twice", mostBefore: 1, isNamed: nil) {
            count, choose in
            let row = choose.element(count.stations)
            count.stations.insert(row, at: choose(count.stations.count))
            return Place(names: [name(row)])
        },
        PlantedSlip(name: "a station missing", mostBefore: 8, isNamed: isSlip(.stationMissing)) {
            count, choose in
            // The last number of a village leaves no gap.
            let place = choose(36) * 4 + choose(3)
            return Place(names: [count.stations.remove(at: place).codes[3]])
        },
        PlantedSlip(name: "two pairs exchanged in a form", mostBefore: 2, isNamed: isSlip(.pairsExchanged)) {
            count, choose in
            var place = choose(count.stations.count)
            while count.stations[place]["votes_1"] == count.stations[place]["votes_3"] {
                place = choose(count.stations.count)
            }
            let row = count.stations[place]
            count.stations[place]["votes_1"] = row["votes_3"]
            count.stations[place]["votes_3"] = row["votes_1"]
            return Place(names: [name(row)])
        },
        PlantedSlip(name: "one digit in one cell", mostBefore: 2, isNamed: isSlip(.digitInserted)) {
            count, choose in
            let place = choose(count.stations.count)
            count.stations[place]["votes_2"] += 100 * (1 + choose(9))
            return Place(names: [name(count.stations[place])])
        },
        PlantedSlip(
            name: "two columns exchanged in the file", mostBefore: 72,
            isNamed: areColumns(["votes_1", "votes_2"])
        ) {
            count, _ in
            for place in count.stations.indices { count.stations[place].values.swapAt(4, 5) }
            return Place()
        },
        PlantedSlip(
            name: "two columns exchanged in a district", mostBefore: 18,
            isNamed: areColumns(["valid", "invalid"])
        ) { count, choose in
            let district = choose.element(districts(count))[2]
            for place in count.stations.indices where count.stations[place].codes[2] == district {
                count.stations[place].values.swapAt(2, 3)
            }
            return Place(names: [district])
        },
        PlantedSlip(
            name: "three columns in another order in the file", mostBefore: 108,
            isNamed: areColumns(["votes_1", "votes_2", "votes_3"])
        ) { count, _ in
            for place in count.stations.indices {
                let values = count.stations[place].values
                count.stations[place].values = Array(values[..<4]) + [values[5], values[6], values[4]]
            }
            return Place()
        },
        PlantedSlip(name: "a field of a district × 10", mostBefore: 15, isNamed: isFactor("10")) {
            count, choose in
            let district = choose.element(districts(count))[2]
            for place in count.stations.indices where count.stations[place].codes[2] == district {
                count.stations[place]["votes_2"] *= 10
            }
            return Place(names: [district])
        },
        PlantedSlip(name: "a field of a district × 1.1", mostBefore: 15, isNamed: isFactor("1.1")) {
            count, choose in
            let district = choose.element(districts(count))[2]
            for place in count.stations.indices where count.stations[place].codes[2] == district {
                count.stations[place]["votes_2"] = (count.stations[place]["votes_2"] * 11 + 5) / 10
            }
            return Place(names: [district])
        },
        PlantedSlip(
            name: "a district's stations under another's codes", mostBefore: 37, isNamed: isUnderOtherName
        ) { count, choose in
            let all = districts(count)
            let (lost, holder) = choose.two(all.count)
            for place in count.stations.indices where count.stations[place].codes[2] == all[lost][2] {
                count.stations[place].codes = moved(count.stations[place].codes, to: all[holder])
            }
            return Place(names: [all[lost][2], all[holder][2]])
        },
        PlantedSlip(
            name: "a district's villages under another's name", mostBefore: 11, isNamed: isUnderOtherName
        ) { count, choose in
            let all = districts(count)
            let (lost, holder) = choose.two(all.count)
            for place in count.stations.indices where count.stations[place].codes[2] == all[lost][2] {
                count.stations[place].codes = all[holder] + [count.stations[place].codes[3]]
            }
            return Place(names: [all[lost][2], all[holder][2]])
        },
        PlantedSlip(name: "a district's stations absent", mostBefore: 1, isNamed: nil) { count, choose in
            let district = choose.element(districts(count))[2]
            count.stations.removeAll { $0.codes[2] == district }
            return Place()
        },
    ]

    // MARK: In the recaps

    static let ofRecaps: [PlantedSlip] = [
        PlantedSlip(name: "two rows of a recap exchanged", mostBefore: 16, isNamed: isSlip(.rowsExchanged)) {
            count, choose in
            let depth = 2 + choose(2)
            let (first, second) = choose.two(count.recaps[depth].count)
            let values = count.recaps[depth][first].values
            count.recaps[depth][first].values = count.recaps[depth][second].values
            count.recaps[depth][second].values = values
            return Place(names: [first, second].map { count.recaps[depth][$0].codes[depth] })
        },
        PlantedSlip(name: "rows of a recap under another district", mostBefore: 5, isNamed: isUnderOtherName)
        {
            count, choose in
            let all = districts(count)
            let (lost, holder) = choose.two(all.count)
            for place in count.recaps[3].indices where count.recaps[3][place].codes[2] == all[lost][2] {
                count.recaps[3][place].codes = moved(count.recaps[3][place].codes, to: all[holder])
            }
            return Place(names: [all[lost][2], all[holder][2]])
        },
        PlantedSlip(name: "a column of a recap × 10 in a district", mostBefore: 3, isNamed: isFactor("10")) {
            count, choose in
            let district = choose.element(districts(count))[2]
            for place in count.recaps[3].indices where count.recaps[3][place].codes[2] == district {
                count.recaps[3][place]["votes_2"] *= 10
            }
            return Place(names: [district])
        },
        PlantedSlip(
            name: "two columns of a recap exchanged", mostBefore: 72,
            isNamed: areColumns(["votes_2", "votes_3"])
        ) { count, _ in
            for place in count.recaps[3].indices { count.recaps[3][place].values.swapAt(5, 6) }
            return Place()
        },
        PlantedSlip(
            name: "a recap without a district", mostBefore: 2,
            isNamed: isRowsMissing
        ) { count, choose in
            let district = choose.element(districts(count))[2]
            count.recaps[3].removeAll { $0.codes[2] == district }
            return Place(names: [district])
        },
        PlantedSlip(
            name: "a total row in a recap", mostBefore: 1, isNamed: nil
        ) { count, _ in
            var total = count.recaps[3][0]
            total.codes = ["99", "9999", "999999", "TOTAL"]
            total.stations = 144
            total.values = SmallCount.columns.indices.map { column in
                count.recaps[3].reduce(0) { $0 + $1.values[column] }
            }
            count.recaps[3].append(total)
            return Place()
        },
        PlantedSlip(name: "one digit in one cell of a recap", mostBefore: 1, isNamed: nil) { count, choose in
            count.recaps[2][choose(12)]["votes_3"] += 200
            return Place()
        },
    ]

    static let all =
        ofStations + ofRecaps + blocksOfStations + blocksOfRecaps + ofPlaces + ofFigures + ofWriting
}
