import ElectionFiles
import Elections
import Foundation
import Ground
import Reconciliation

/// How much shares differ between stations: `sanding-bench spread STATIONS OUT levels=a,b within=a [place=column]
/// [cluster=column]`.
///
/// Prints a row for each choice of 5 to 95 % of each place with 200 stations or more: the standard deviation between all its
/// stations, that within its regions, and what clusters of five stations drawn by size have instead, weighted by votes, as
/// `station-spread.json` of `Reconciliation` has them.
struct SpreadWork {
    private static let fewestStations = 200
    /// Percent of the votes.
    private static let shares = 5.0...95.0

    let levels: [String]
    let within: String
    let place: String?
    let cluster: String?

    /// - Throws: `BenchFailure` for a setting that does not exist or lacks.
    init(_ settings: [String]) throws {
        var values: [String: String] = [:]
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, ["levels", "within", "place", "cluster"].contains(parts[0]) else {
                throw BenchFailure(description: "\(setting): give levels=…, within=…, place=… and cluster=…")
            }
            values[parts[0]] = parts[1]
        }
        guard let levels = values["levels"], let within = values["within"] else {
            throw BenchFailure(description: "give levels=a,b and within=a")
        }
        (self.levels, self.within) = (levels.split(separator: ",").map(String.init), within)
        (place, cluster) = (values["place"], values["cluster"])
    }

    func run(_ stations: URL, _ output: URL) throws {
        let table = try StationFile(levels: levels, threads: Parallel.processors)
            .read(stations, name: stations.lastPathComponent)
        // A place is told from one of the same code by those above it.
        let told = PlaceNames(
            [within, place, cluster].compactMap { $0.map { PlaceColumn($0) } }, tables: [table]
        )
        .telling(table)
        let column = { (setting: String, name: String) throws in
            guard let codes = told.codes(PlaceColumn(name)) else {
                throw BenchFailure(description: "\(setting)=\(name): there is no such column")
            }
            return codes
        }
        let regions = try column("within", within)
        let places = try place.map { try column("place", $0) }
        let clusters = try cluster.map { try column("cluster", $0) }
        let rows = (0..<table.count).filter { row in
            table.votes.allSatisfy { $0[row] != nil } && table.votes.contains { ($0[row] ?? 0) > 0 }
        }
        var text = "place,choice,stations,share,deviation,within,clustered\n"
        let groups = Dictionary(grouping: rows) { places?[$0] ?? "whole" }
        for (place, rows) in groups.sorted(by: { $0.key < $1.key })
        where rows.count >= SpreadWork.fewestStations {
            let parts = { (codes: CodeColumn) in
                StationDeviations.groups(rows.count) { codes[rows[$0]] }
            }
            let deviations = StationDeviations(
                votes: table.votes.map { column in rows.map { Double(column[$0] ?? 0) } })
            for choice in table.votes.indices {
                let share = deviations.share(choice)
                guard SpreadWork.shares.contains(100 * share) else { continue }
                let clustered = clusters.map { "\(deviations.clustered(choice, parts($0)))" } ?? ""
                text +=
                    "\(place),\(Choice(index: choice)),\(rows.count),\(share),\(deviations.whole(choice)),"
                    + "\(deviations.within(choice, parts(regions))),\(clustered)\n"
            }
        }
        try Data(text.utf8).write(to: output)
    }
}
