import ElectionFiles
import Elections
import Foundation
import Ground
import Statistics

/// How much shares differ between stations: `sanding-bench spread STATIONS OUT levels=a,b within=a [place=column]`.
///
/// Prints a row for each choice of 5 to 95 % of each place with 200 stations or more: the standard deviation between all its
/// stations and that within its regions, weighted by votes, as `station-spread.json` of `Reconciliation` has them.
struct SpreadWork {
    private static let fewestStations = 200
    private static let shares = Customary.alpha...Customary.level

    let levels: [String]
    let within: String
    let place: String?

    /// - Throws: `BenchFailure` for a setting that does not exist or lacks.
    init(_ settings: [String]) throws {
        var values: [String: String] = [:]
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, ["levels", "within", "place"].contains(parts[0]) else {
                throw BenchFailure(description: "\(setting): give levels=…, within=… and place=…")
            }
            values[parts[0]] = parts[1]
        }
        guard let levels = values["levels"], let within = values["within"] else {
            throw BenchFailure(description: "give levels=a,b and within=a")
        }
        (self.levels, self.within) = (levels.split(separator: ",").map(String.init), within)
        place = values["place"]
    }

    func run(_ stations: URL, _ output: URL) throws {
        let table = try StationFile(levels: levels, threads: Parallel.processors)
            .read(stations, name: stations.lastPathComponent)
        guard let regions = table.codes(PlaceColumn(within)) else {
            throw BenchFailure(description: "within=\(within): there is no such column")
        }
        let places = try place.map { name in
            guard let column = table.codes(PlaceColumn(name)) else {
                throw BenchFailure(description: "place=\(name): there is no such column")
            }
            return column
        }
        let rows = (0..<table.count).filter { row in
            table.votes.allSatisfy { $0[row] != nil } && table.votes.contains { ($0[row] ?? 0) > 0 }
        }
        var text = "place,choice,stations,share,deviation,within\n"
        let groups = Dictionary(grouping: rows) { places?[$0] ?? "whole" }
        for (place, rows) in groups.sorted(by: { $0.key < $1.key })
        where rows.count >= SpreadWork.fewestStations {
            let inside = Array(Dictionary(grouping: rows) { regions[$0] }.values)
            for choice in table.votes.indices {
                let votes = { (row: Int) in Double(table.votes[choice][row] ?? 0) }
                let all = { (row: Int) in Double(table.votes.reduce(0) { $0 + ($1[row] ?? 0) }) }
                let mean = rows.map(all).reduce(0, +) / Double(rows.count)
                let share = rows.map(votes).reduce(0, +) / (mean * Double(rows.count))
                guard SpreadWork.shares.contains(share) else { continue }
                let squares = { (rows: [Int]) -> Double in
                    let ratio = rows.map(votes).reduce(0, +) / rows.map(all).reduce(0, +)
                    return rows.reduce(0) { sum, row in
                        let gap = (votes(row) - ratio * all(row)) / mean
                        return sum + gap * gap
                    }
                }
                let whole = (squares(rows) / Double(rows.count - 1)).squareRoot()
                let several = inside.filter { $0.count > 1 }
                let freedom = several.reduce(0) { $0 + $1.count - 1 }
                let rest = (several.map(squares).reduce(0, +) / Double(max(1, freedom))).squareRoot()
                text += "\(place),\(choice + 1),\(rows.count),\(share),\(whole),\(rest)\n"
            }
        }
        try Data(text.utf8).write(to: output)
    }
}
