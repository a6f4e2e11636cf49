import Elections

@testable import Consistency

// Figures that stand in other rows, and numbers that no slip of digits leads to.
extension PlantedSlip {
    private static func areMoved(_ down: Int) -> @Sendable (FindingKind.Cause.Account, Place) -> Bool {
        { account, place in
            guard case .figuresMoved(["votes_2"], down, let block) = account else { return false }
            return block.region.code == place.names.first
        }
    }

    private static let areExchanged: @Sendable (FindingKind.Cause.Account, Place) -> Bool = {
        guard case .figuresExchanged(["votes_1", "votes_2", "votes_3"], let names, _, _) = $0 else {
            return false
        }
        return Set(names) == Set($1.names)
    }

    private static func isNumberTwice(_ account: FindingKind.Cause.Account, _ place: Place) -> Bool {
        guard case .numberTwice(let station, _, _, _, _) = account else { return false }
        return station == place.names.first
    }

    private static func isOtherFigure(_ account: FindingKind.Cause.Account, _ place: Place) -> Bool {
        guard case .slip(.otherFigure(let figure, _)) = account, case .named(let row)? = figure.row else {
            return false
        }
        return row == place.names[0] && figure.name == place.names[1]
    }

    private static let areTimesTen: @Sendable (FindingKind.Cause.Account, Place) -> Bool = { account, place in
        guard case .factorOfAll(let columns, "10", let block) = account else { return false }
        return columns.count == SmallCount.columns.count && block.region.code == place.names.first
    }

    /// Rows of the stations of a district, which stand together.
    private static func rows(_ count: SmallCount, of district: String) -> [Int] {
        count.stations.indices.filter { count.stations[$0].codes[2] == district }
    }

    /// A column of a district one row further down, or up; the first figure is that of the last row, or is empty.
    private static func moved(_ name: String, down: Int, turns: Bool) -> PlantedSlip {
        PlantedSlip(name: name, mostBefore: 17, isNamed: areMoved(down)) { count, choose in
            let district = choose.element(districts(count))[2]
            let rows = rows(count, of: district)
            let figures = rows.map { count.stations[$0]["votes_2"] }
            for (place, row) in rows.enumerated() {
                let from = place - down
                count.stations[row]["votes_2"] =
                    rows.indices.contains(from)
                    ? figures[from]
                    : turns ? figures[(from + rows.count) % rows.count] : SmallCount.empty
            }
            return Place(names: [district])
        }
    }

    static let ofFigures: [PlantedSlip] = [
        moved("a column of a district one row down", down: 1, turns: false),
        moved("a column of a district one row down, its last figure first", down: 1, turns: true),
        moved("a column of a district one row up", down: -1, turns: false),
        PlantedSlip(name: "votes of two villages exchanged", mostBefore: 16, isNamed: areExchanged) {
            count, choose in
            let rows = rows(count, of: choose.element(districts(count))[2])
            for place in 0..<4 {
                let (one, other) = (rows[place], rows[place + 4])
                let votes = count.stations[one].values[4...]
                count.stations[one].values[4...] = count.stations[other].values[4...]
                count.stations[other].values[4...] = votes
            }
            return Place(names: [rows[0], rows[4]].map { count.stations[$0].codes[3] })
        },
        PlantedSlip(name: "a figure another number", mostBefore: 4, isNamed: isOtherFigure) {
            count, choose in
            let place = choose(count.stations.count)
            // 137 is no slip of a digit, of which several columns could have one.
            count.stations[place]["valid"] += 137
            return Place(names: [name(count.stations[place]), "valid"])
        },
        PlantedSlip(name: "a station under the number of another", mostBefore: 1, isNamed: isNumberTwice) {
            count, choose in
            let place = choose(36) * 4 + choose(2)
            count.stations[place + 1].number = count.stations[place].number
            return Place(names: [name(count.stations[place])])
        },
        PlantedSlip(name: "a station twice over the next one", mostBefore: 9, isNamed: nil) {
            count, choose in
            let place = choose(36) * 4 + choose(2)
            count.stations[place + 1] = count.stations[place]
            return Place()
        },
        PlantedSlip(
            name: "all figures of a district × 10", mostBefore: 45,
            isNamed: areTimesTen
        ) { count, choose in
            let district = choose.element(districts(count))[2]
            for row in rows(count, of: district) {
                count.stations[row].values = count.stations[row].values.map { $0 * 10 }
            }
            return Place(names: [district])
        },
    ]
}
