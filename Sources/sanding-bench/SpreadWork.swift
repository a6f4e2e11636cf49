import ElectionFiles
import Elections
import Foundation
import Ground

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
    /// Stations read in a cluster at most.
    private static let stationsPerCluster = 5.0

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
            let inside = Array(Dictionary(grouping: rows) { regions[$0] }.values)
            let drawn =
                clusters.map { clusters in Array(Dictionary(grouping: rows) { clusters[$0] }.values) } ?? []
            for choice in table.votes.indices {
                let votes = { (row: Int) in Double(table.votes[choice][row] ?? 0) }
                let all = { (row: Int) in Double(table.votes.reduce(0) { $0 + ($1[row] ?? 0) }) }
                let mean = rows.map(all).reduce(0, +) / Double(rows.count)
                let share = rows.map(votes).reduce(0, +) / (mean * Double(rows.count))
                guard SpreadWork.shares.contains(100 * share) else { continue }
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
                let clustered =
                    drawn.isEmpty
                    ? "" : "\(SpreadWork.clustered(drawn) { (votes($0) - share * all($0)) / mean })"
                text += "\(place),\(choice + 1),\(rows.count),\(share),\(whole),\(rest),\(clustered)\n"
            }
        }
        try Data(text.utf8).write(to: output)
    }

    /// The deviation that stands for clusters drawn with replacement by size, with five stations at most in each: the root of
    /// the variance of a cluster's total residual over the stations of a cluster.
    private static func clustered(_ clusters: [[Int]], _ residual: (Int) -> Double) -> Double {
        let all = Double(clusters.reduce(0) { $0 + $1.count })
        var (mean, square, size) = (0.0, 0.0, 0.0)
        for cluster in clusters {
            let values = cluster.map(residual)
            let (part, count) = (Double(cluster.count) / all, Double(cluster.count))
            let read = min(stationsPerCluster, count)
            let average = values.reduce(0, +) / count
            let spread =
                count > 1
                ? values.reduce(0) { $0 + ($1 - average) * ($1 - average) } / (count - 1) : 0
            mean += part * read * average
            square += part * (read * read * average * average + read * spread * (1 - read / count))
            size += part * read
        }
        return ((square - mean * mean) / size).squareRoot()
    }
}
