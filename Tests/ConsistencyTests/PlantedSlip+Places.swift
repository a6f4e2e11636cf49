import Elections

@testable import Consistency

// Slips that stand in another place, and choices and totals that should not be there.
extension PlantedSlip {
    private static let isMoved: @Sendable (FindingKind.Cause.Account, Place) -> Bool = {
        guard case .stationMoved(let station, let from, let to, "stations.csv") = $0 else { return false }
        return $1.names == [station, from.code, to.code]
    }

    private static func change(
        _ rows: inout [SmallCount.Row], of district: String, _ body: (inout SmallCount.Row) -> Void
    ) {
        for place in rows.indices where rows[place].codes[2] == district { body(&rows[place]) }
    }

    /// The total of all rows of a recap.
    private static func total(_ rows: [SmallCount.Row], _ codes: [String]) -> SmallCount.Row {
        var total = rows[0]
        total.codes = codes
        total.stations = rows.reduce(0) { $0 + ($1.stations ?? 0) }
        total.values = SmallCount.columns.indices.map { column in
            rows.reduce(0) { $0 + $1.values[column] }
        }
        return total
    }

    /// Codes of a village that is another one.
    private static func otherVillage(
        _ count: SmallCount, _ own: String, _ choose: inout Chooser
    ) -> [String] {
        var codes = choose.element(count.recaps[3]).codes
        while codes[3] == own || codes.count > 4 || codes.contains("") {
            codes = choose.element(count.recaps[3]).codes
        }
        return codes
    }

    private static func toAnotherVillage(_ slip: String, number: String?) -> PlantedSlip {
        PlantedSlip(name: slip, mostBefore: 20, isNamed: isMoved) { count, choose in
            let place = choose(count.stations.count)
            let own = count.stations[place].codes[3]
            count.stations[place].codes = otherVillage(count, own, &choose)
            if let number { count.stations[place].number = number }
            return Place(names: [name(count.stations[place]), own, count.stations[place].codes[3]])
        }
    }

    static let ofPlaces: [PlantedSlip] = [
        inDistrict(
            "three columns of the form in another order in a district", mostBefore: 60,
            isNamed: areColumns(["ballots_used", "valid", "invalid"])
        ) { row in
            let values = row.values
            row.values = [values[0], values[2], values[3], values[1]] + values[4...]
        },
        inDistrict(
            "a choice without votes in a district", mostBefore: 15, isNamed: isFactor("0", of: "votes_1")
        ) { $0["votes_1"] = 0 },
        inDistrict(
            "a choice without votes in a district, with its sums", mostBefore: 9,
            isNamed: isFactor("0", of: "votes_1")
        ) { row in
            let votes = row["votes_1"]
            for column in ["votes_1", "valid", "ballots_used"] { row[column] -= votes }
        },
        PlantedSlip(
            name: "a choice without votes in a district of a recap", mostBefore: 3,
            isNamed: isFactor("0", of: "votes_3")
        ) { count, choose in
            let district = choose.element(districts(count))[2]
            change(&count.recaps[3], of: district) { $0["votes_3"] = 0 }
            return Place(names: [district])
        },
        toAnotherVillage("a station under another number in another village", number: "5"),
        toAnotherVillage("a station in another village, so that one stands twice", number: nil),
        PlantedSlip(name: "a total row without codes in a recap", mostBefore: 1, isNamed: nil) {
            count, choose in
            let level = choose(4)
            let codes = [String](repeating: "", count: level) + ["JUMLAH"]
            count.recaps[level].append(total(count.recaps[level], codes))
            return Place()
        },
        PlantedSlip(name: "a total row of a recap that is not its sum", mostBefore: 1, isNamed: nil) {
            count, choose in
            let level = choose(4)
            var total = total(count.recaps[level], ["TOTAL"] + [String](repeating: "", count: level))
            total["votes_2"] += 90
            count.recaps[level].append(total)
            return Place()
        },
        PlantedSlip(name: "a total of a regency among villages", mostBefore: 1, isNamed: nil) {
            count, choose in
            let regency = choose.element(count.recaps[1])
            var total = regency
            total.codes += [regency.codes[1] + "99", regency.codes[1] + "999999"]
            count.recaps[3].append(total)
            return Place()
        },
    ]
}
