/// Standard deviations of the share of a choice between polling stations, weighted by votes: those of the residuals from the
/// ratio in units of an average station (Cochran 1977 sec. 2.11 and 6.4).
public struct StationDeviations: Sendable {
    /// Votes of each choice at each station.
    private let votes: [[Double]]
    /// Votes of all choices at each station.
    private let all: [Double]
    private let mean: Double
    /// Stations read in a cluster at most.
    private static let stationsPerCluster = 5.0

    /// - Parameter votes: Votes of each choice at each station, of which there is one or more.
    public init(votes: [[Double]]) {
        self.votes = votes
        let stations = votes.first?.count ?? 0
        all = (0..<stations).map { row in votes.reduce(0) { $0 + $1[row] } }
        mean = all.reduce(0, +) / Double(stations)
    }

    /// Share of a choice, a fraction.
    public func share(_ choice: Int) -> Double { ratio(choice, Array(all.indices)) }

    /// Between all stations.
    public func whole(_ choice: Int) -> Double {
        (squares(choice, Array(all.indices)) / Double(all.count - 1)).squareRoot()
    }

    /// What a sample has that is stratified by region, with stations drawn in proportion: the root of the mean variance, within
    /// regions, of the residuals from the ratio of all stations (Cochran 1977 sec. 6.11; Methods A15).
    ///
    /// - Parameters:
    ///   - choice: Its position, from 0.
    ///   - regions: Stations of each region, none in two.
    public func stratified(_ choice: Int, _ regions: [[Int]]) -> Double {
        let share = share(choice)
        let sum = regions.reduce(0.0) { sum, rows in
            guard rows.count > 1 else { return sum }
            let values = rows.map { residual(choice, $0, share) }
            let center = values.reduce(0, +) / Double(rows.count)
            let squares = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
            return sum + Double(rows.count) * squares / Double(rows.count - 1)
        }
        return (sum / Double(all.count)).squareRoot()
    }

    /// Between the stations of one region, over all regions, by the ratio of each: how alike stations are there, whatever their
    /// size. A sample that takes regions together has ``stratified(_:_:)``.
    ///
    /// - Parameters:
    ///   - choice: Its position, from 0.
    ///   - regions: Stations of each region.
    public func within(_ choice: Int, _ regions: [[Int]]) -> Double {
        let several = regions.filter { $0.count > 1 }
        let freedom = several.reduce(0) { $0 + $1.count - 1 }
        let sum = several.reduce(0) { $0 + squares(choice, $1) }
        return (sum / Double(max(1, freedom))).squareRoot()
    }

    /// The deviation that stands for clusters drawn with replacement by size, with five stations at most in each: the root of
    /// the variance of a cluster's total residual over the stations of a cluster.
    ///
    /// - Parameters:
    ///   - choice: Its position, from 0.
    ///   - clusters: Stations of each cluster.
    public func clustered(_ choice: Int, _ clusters: [[Int]]) -> Double {
        let share = share(choice)
        let stations = Double(clusters.reduce(0) { $0 + $1.count })
        var (average, square, size) = (0.0, 0.0, 0.0)
        for cluster in clusters {
            let values = cluster.map { residual(choice, $0, share) }
            let (part, count) = (Double(cluster.count) / stations, Double(cluster.count))
            let read = min(StationDeviations.stationsPerCluster, count)
            let center = values.reduce(0, +) / count
            let spread =
                count > 1 ? values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / (count - 1) : 0
            average += part * read * center
            square += part * (read * read * center * center + read * spread * (1 - read / count))
            size += part * read
        }
        return ((square - average * average) / size).squareRoot()
    }

    /// Stations of each region, in the order in which regions first stand: sums of any other order differ in their last digit.
    ///
    /// - Parameters:
    ///   - stations: Number of stations.
    ///   - region: Region of a station.
    public static func groups<Region: Hashable>(_ stations: Int, by region: (Int) -> Region) -> [[Int]] {
        Dictionary(grouping: 0..<stations, by: region).values.sorted { $0[0] < $1[0] }
    }

    /// By how much a station is away from a ratio, in units of an average station.
    private func residual(_ choice: Int, _ row: Int, _ ratio: Double) -> Double {
        (votes[choice][row] - ratio * all[row]) / mean
    }

    private func ratio(_ choice: Int, _ rows: [Int]) -> Double {
        let sum = rows.reduce(into: (own: 0.0, all: 0.0)) {
            $0.own += votes[choice][$1]
            $0.all += all[$1]
        }
        return sum.all > 0 ? sum.own / sum.all : 0
    }

    /// Sum of the squared residuals from the ratio of some stations.
    private func squares(_ choice: Int, _ rows: [Int]) -> Double {
        let ratio = ratio(choice, rows)
        return rows.reduce(0) { sum, row in
            let gap = residual(choice, row, ratio)
            return sum + gap * gap
        }
    }
}
