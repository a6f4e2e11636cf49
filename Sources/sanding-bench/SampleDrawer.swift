import Elections
import Estimation
import Ground
import Reconciliation
import Statistics

/// Draws samples of stations as rows of a table, by the designs that `simulate` knows.
///
/// Plain code of its own: it shares nothing with the draws that judge the samples.
struct SampleDrawer {
    let options: DesignOptions
    private let table: StationTable
    private let design: String
    private let stations: Int
    private let each: Int
    /// Rows of each stratum, in the order of the file.
    private var strata: [[Int]] = []
    /// Rows of each cluster.
    private var clusters: [[Int]] = []

    /// - Throws: `BenchFailure` for a design that does not exist or lacks its columns.
    init(
        _ table: StationTable, design: String, stations: Int, each: Int, stratum: String?, cluster: String?
    ) throws {
        self.table = table
        self.design = design
        self.stations = stations
        self.each = each
        guard ["srs", "stratified", "systematic", "cluster", "two-stage", "pps"].contains(design) else {
            throw BenchFailure(description: "design=\(design): it does not exist")
        }
        let needsClusters = ["cluster", "two-stage", "pps"].contains(design)
        guard needsClusters == (cluster != nil), (design == "stratified") == (stratum != nil) else {
            throw BenchFailure(description: "design=\(design): name its column, and no other")
        }
        strata = try SampleDrawer.groups(table, stratum)
        if needsClusters { clusters = try SampleDrawer.groups(table, cluster) }
        options = DesignOptions(
            strata: stratum.map { [$0] } ?? [], cluster: cluster, weight: design == "pps" ? "w" : nil,
            order: design == "systematic" ? "place" : nil, isTwoStage: design == "two-stage")
    }

    private static func groups(_ table: StationTable, _ name: String?) throws -> [[Int]] {
        guard let name else { return [Array(0..<table.count)] }
        guard let column = table.codes(PlaceColumn(name)) else {
            throw BenchFailure(description: "\(name): the file has no such column")
        }
        var groups = [[Int]](repeating: [], count: column.codes.count)
        for row in 0..<table.count { groups[Int(column.ids[row])].append(row) }
        return groups.filter { !$0.isEmpty }
    }

    /// Sample `index` of a seed.
    func draw(seed: UInt64, _ index: Int) -> StationTable {
        var random = Xoshiro256(seed: seed, stream: UInt64(index))
        var rows: [Int] = []
        var weights: [Double] = []
        switch design {
        case "systematic":
            let step = Double(table.count) / Double(stations)
            let start = random.uniform() * step
            rows = (0..<stations).map { min(table.count - 1, Int(start + Double($0) * step)) }
        case "cluster", "two-stage":
            let mean = table.count / clusters.count
            let number = max(5, stations / (design == "cluster" ? max(1, mean) : min(max(1, mean), each)))
            for cluster in clusters.shuffled(using: &random).prefix(number) {
                rows += design == "cluster" ? cluster : Array(cluster.shuffled(using: &random).prefix(each))
            }
        case "pps":
            let owner = clusters.enumerated().flatMap { place, rows in rows.map { ($0, place) } }
            var known = Set<Int>()
            for _ in 0..<(stations / each) {
                let cluster = owner[random.integer(below: owner.count)].1
                // A cluster that comes twice is kept once; with many clusters that is rare.
                guard known.insert(cluster).inserted else { continue }
                let read = clusters[cluster].shuffled(using: &random).prefix(each)
                rows += read
                weights += read.map { _ in 1_000 / Double(read.count) }
            }
        default:
            for stratum in strata {
                let share = Double(stations) * Double(stratum.count) / Double(table.count)
                let size = min(stratum.count, max(2, Int(share.rounded())))
                rows += stratum.shuffled(using: &random).prefix(size)
            }
        }
        return table(rows, weights)
    }

    /// The list with the place of each station, where samples are drawn by it.
    func listed(_ table: StationTable) -> StationTable {
        guard let order = options.order else { return table }
        return StationTable(
            file: table.file, count: table.count, levels: table.levels, regions: table.regions,
            stationNumbers: table.stationNumbers, fields: table.fields, votes: table.votes,
            labels: table.labels, numbers: [order: (0..<table.count).map(Double.init)],
            lineOfRow: { table.line(ofRow: $0) })
    }

    private func table(_ rows: [Int], _ weights: [Double]) -> StationTable {
        let part = table.selecting(rows: rows)
        var numbers: [String: [Double]] = [:]
        if options.weight != nil { numbers["w"] = weights }
        if options.order != nil { numbers["place"] = rows.map(Double.init) }
        let labels = table.labels.mapValues { $0.selecting(rows) }
        return StationTable(
            file: "sample", count: part.count, levels: part.levels, regions: part.regions,
            stationNumbers: part.stationNumbers, fields: [:], votes: part.votes, labels: labels,
            numbers: numbers, lineOfRow: { $0 + 2 })
    }
}
