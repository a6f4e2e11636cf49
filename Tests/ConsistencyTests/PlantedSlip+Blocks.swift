import Elections

@testable import Consistency

// Slips of whole blocks, and of rows that stand for others.
extension PlantedSlip {
    private static func isShifted(
        _ first: String, _ last: String, isRight: Bool, in file: String
    ) -> @Sendable (FindingKind.Cause.Account, Place) -> Bool {
        { account, place in
            guard case .shifted(first, last, isRight, let block) = account else { return false }
            return block.file == file && block.region.code == place.names.first
        }
    }

    private static func isEmptied(
        _ blank: [String], in file: String
    ) -> @Sendable (FindingKind.Cause.Account, Place) -> Bool {
        { account, place in
            guard case .emptied(let block, blank) = account else { return false }
            return block.file == file && block.region.code == place.names.first
        }
    }

    private static let isOtherName: @Sendable (FindingKind.Cause.Account, Place) -> Bool = {
        guard case .otherName(let own, _, let other, _) = $0 else { return false }
        return Set([own.code, other.code]) == Set($1.names.map(Optional.init))
    }

    private static let areExchanged: @Sendable (FindingKind.Cause.Account, Place) -> Bool = {
        guard case .regionsExchanged(let one, let other, _, _) = $0 else { return false }
        return Set([one.code, other.code]) == Set($1.names.map(Optional.init))
    }

    private static let areSameRows: @Sendable (FindingKind.Cause.Account, Place) -> Bool = {
        guard case .sameRows(let rows, _, _) = $0 else { return false }
        return Set(rows.map(\.name)) == Set($1.names)
    }

    /// Changes the rows of a district.
    private static func change(
        _ rows: inout [SmallCount.Row], of district: String, _ body: (inout SmallCount.Row) -> Void
    ) {
        for place in rows.indices where rows[place].codes[2] == district { body(&rows[place]) }
    }

    /// A slip in all stations of a district.
    static func inDistrict(
        _ name: String, mostBefore: Int,
        isNamed: @escaping @Sendable (FindingKind.Cause.Account, Place) -> Bool,
        _ body: @escaping @Sendable (inout SmallCount.Row) -> Void
    ) -> PlantedSlip {
        PlantedSlip(name: name, mostBefore: mostBefore, isNamed: isNamed) { count, choose in
            let district = choose.element(districts(count))[2]
            change(&count.stations, of: district, body)
            return Place(names: [district])
        }
    }

    /// Rows of two districts under each other's codes.
    private static func exchange(
        _ rows: inout [SmallCount.Row], _ districts: [[String]], _ choose: inout Chooser, villages: Bool
    ) -> Place {
        let (first, second) = choose.two(districts.count)
        let pair = [districts[first], districts[second]]
        for place in rows.indices {
            guard let side = pair.firstIndex(where: { $0[2] == rows[place].codes[2] }) else { continue }
            let codes = rows[place].codes
            rows[place].codes = villages ? moved(codes, to: pair[1 - side]) : pair[1 - side] + [codes[3]]
        }
        return Place(names: pair.map { $0[2] })
    }

    private static func shifted(_ values: [Int], isRight: Bool, free: Int) -> [Int] {
        isRight
            ? Array(values[..<4]) + [free] + values[4...5] : Array(values[..<4]) + values[5...6] + [free]
    }

    static let blocksOfStations: [PlantedSlip] = [
        PlantedSlip(
            name: "the last station of a village missing", mostBefore: 8, isNamed: isSlip(.stationMissing)
        ) { count, choose in
            let row = count.stations.remove(at: choose(36) * 4 + 3)
            return Place(names: ["station 4 of \(row.codes[3])"])
        },
        PlantedSlip(
            name: "a last station missing beside recaps without stations", mostBefore: 7,
            isNamed: isSlip(.stationMissing)
        ) { count, choose in
            let row = count.stations.remove(at: choose(36) * 4 + 3)
            for depth in count.recaps.indices {
                for place in count.recaps[depth].indices { count.recaps[depth][place].stations = nil }
            }
            return Place(names: [
                row.codes[3], "registered \(row["registered"])", "votes_2 \(row["votes_2"])",
            ])
        },
        PlantedSlip(name: "only a district's code changed", mostBefore: 3, isNamed: isOtherName) {
            count, choose in
            let district = choose.element(districts(count))[2]
            let other = "7" + district.dropFirst()
            change(&count.stations, of: district) { $0.codes[2] = other }
            return Place(names: [district, other])
        },
        PlantedSlip(name: "only a regency's code changed", mostBefore: 8, isNamed: isOtherName) {
            count, choose in
            let regency = choose.element(districts(count))[1]
            let other = "7" + regency.dropFirst()
            for place in count.stations.indices where count.stations[place].codes[1] == regency {
                count.stations[place].codes[1] = other
            }
            return Place(names: [regency, other])
        },
        PlantedSlip(name: "two districts exchanged", mostBefore: 48, isNamed: areExchanged) {
            count, choose in
            exchange(&count.stations, districts(count), &choose, villages: true)
        },
        PlantedSlip(name: "the names of two districts exchanged", mostBefore: 22, isNamed: areExchanged) {
            count, choose in
            exchange(&count.stations, districts(count), &choose, villages: false)
        },
        PlantedSlip(name: "a district emptied", mostBefore: 33, isNamed: isEmptied([], in: "stations.csv")) {
            count, choose in
            let district = choose.element(districts(count))[2]
            change(&count.stations, of: district) { $0.values = $0.values.map { _ in 0 } }
            return Place(names: [district])
        },
        inDistrict(
            "the votes of a district left empty", mostBefore: 0,
            isNamed: isEmptied(Array(SmallCount.columns.dropFirst()), in: "stations.csv")
        ) { row in
            row.values = [row.values[0]] + row.values.dropFirst().map { _ in SmallCount.empty }
        },
        PlantedSlip(name: "a station copied under another number", mostBefore: 8, isNamed: areSameRows) {
            count, choose in
            let place = choose(count.stations.count)
            var row = count.stations[place]
            let own = name(row)
            row.number = "5"
            count.stations.insert(row, at: place / 4 * 4 + 4)
            return Place(names: [own, name(row)])
        },
        PlantedSlip(name: "a station's figures in another's row", mostBefore: 7, isNamed: areSameRows) {
            count, choose in
            let first = choose(36) * 4
            let (one, other) = choose.two(4)
            count.stations[first + other].values = count.stations[first + one].values
            return Place(names: [one, other].map { name(count.stations[first + $0]) })
        },
        PlantedSlip(name: "a field of a district × 1.1, cut off", mostBefore: 15, isNamed: isFactor("1.1")) {
            count, choose in
            let district = choose.element(districts(count))[2]
            change(&count.stations, of: district) { $0["votes_2"] = $0["votes_2"] * 11 / 10 }
            return Place(names: [district])
        },
        PlantedSlip(
            name: "a field of a district × 10, carried into a recap", mostBefore: 20,
            isNamed: isFactor("10")
        ) { count, choose in
            let district = choose.element(districts(count))[2]
            for place in count.stations.indices where count.stations[place].codes[2] == district {
                count.stations[place]["votes_2"] *= 10
            }
            for row in count.recaps[3].indices where count.recaps[3][row].codes[2] == district {
                count.recaps[3][row]["votes_2"] *= 10
            }
            return Place(names: [district])
        },
        // Of three rows all may be out by the same number, which says no factor: a regency has six.
        PlantedSlip(
            name: "a field of a regency × 1.1 with its sums", mostBefore: 18, isNamed: isFactor("1.1")
        ) { count, choose in
            let regency = choose.element(districts(count))[1]
            for place in count.stations.indices where count.stations[place].codes[1] == regency {
                let votes = count.stations[place]["votes_2"]
                for column in ["votes_2", "valid", "ballots_used"] {
                    count.stations[place][column] += (votes * 11 + 5) / 10 - votes
                }
            }
            return Place(names: [regency])
        },
        inDistrict(
            "registered of a district × 1.1", mostBefore: 3, isNamed: isFactor("1.1", of: "registered")
        ) { $0["registered"] = ($0["registered"] * 11 + 5) / 10 },
        inDistrict(
            "votes of a district one column to the right", mostBefore: 21,
            isNamed: isShifted("votes_1", "votes_3", isRight: true, in: "stations.csv")
        ) {
            $0.values = shifted($0.values, isRight: true, free: 0)
        },
        inDistrict(
            "votes of a district one column to the left", mostBefore: 21,
            isNamed: isShifted("votes_1", "votes_3", isRight: false, in: "stations.csv")
        ) {
            $0.values = shifted($0.values, isRight: false, free: 0)
        },
        inDistrict(
            "votes of a district one column on, the first empty", mostBefore: 6,
            isNamed: isShifted("votes_1", "votes_3", isRight: true, in: "stations.csv")
        ) {
            $0.values = shifted($0.values, isRight: true, free: SmallCount.empty)
        },
    ]

    static let blocksOfRecaps: [PlantedSlip] = [
        PlantedSlip(name: "a total row of a district in a recap", mostBefore: 1, isNamed: nil) {
            count, choose in
            let own = choose.element(count.recaps[2])
            var total = own
            total.codes += ["JUMLAH"]
            count.recaps[3].append(total)
            return Place()
        },
        PlantedSlip(name: "a district's code changed in a recap", mostBefore: 5, isNamed: isOtherName) {
            count, choose in
            let district = choose.element(districts(count))[2]
            let other = "7" + district.dropFirst()
            change(&count.recaps[3], of: district) { $0.codes[2] = other }
            return Place(names: [district, other])
        },
        PlantedSlip(name: "two districts exchanged in a recap", mostBefore: 48, isNamed: areExchanged) {
            count, choose in
            exchange(&count.recaps[3], districts(count), &choose, villages: true)
        },
        PlantedSlip(
            name: "the names of two districts exchanged in a recap", mostBefore: 22, isNamed: areExchanged
        ) { count, choose in
            exchange(&count.recaps[3], districts(count), &choose, villages: false)
        },
        PlantedSlip(
            name: "a district of a recap emptied", mostBefore: 21,
            isNamed: isEmptied([], in: "recap_village.csv")
        ) { count, choose in
            let district = choose.element(districts(count))[2]
            change(&count.recaps[3], of: district) { $0.values = $0.values.map { _ in 0 } }
            return Place(names: [district])
        },
        PlantedSlip(
            name: "a column of a recap × 1.1 in a regency, cut off", mostBefore: 6, isNamed: isFactor("1.1")
        ) { count, choose in
            let regency = choose.element(districts(count))[1]
            for place in count.recaps[3].indices where count.recaps[3][place].codes[1] == regency {
                count.recaps[3][place]["votes_2"] = count.recaps[3][place]["votes_2"] * 11 / 10
            }
            return Place(names: [regency])
        },
        PlantedSlip(
            name: "votes of a recap one column on in a district", mostBefore: 9,
            isNamed: isShifted("votes_1", "votes_3", isRight: true, in: "recap_village.csv")
        ) { count, choose in
            let district = choose.element(districts(count))[2]
            change(&count.recaps[3], of: district) {
                $0.values = shifted($0.values, isRight: true, free: 0)
            }
            return Place(names: [district])
        },
    ]
}
