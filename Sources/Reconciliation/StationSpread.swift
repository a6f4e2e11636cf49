import Foundation
import Statistics

/// How much shares differ between polling stations of comparable places, from station files of real elections.
///
/// `Resources/station-spread.json` has a row for each choice of a place: the standard deviation between all stations of the
/// place, that within its regions, which is what a sample stratified by region has, and what a sample of clusters of five
/// stations has instead. `sanding-bench spread` computes such rows from a station file. Not for judging a count whose margin is
/// known.
public struct StationSpread: Sendable {
    /// A choice of a place; shares and deviations are fractions.
    struct Row: Decodable, Sendable {
        var share: Double
        var deviation: Double
        var within: Double
        /// `nil` where the file has no clusters of several stations.
        var clustered: Double?
    }

    private struct Document: Decodable {
        var rows: [Row]
    }

    /// The plausible standardised deviations of one range of shares.
    private struct Band: Sendable {
        var upTo: Double
        var smallest: Double
        var largest: Double
    }

    private let bands: [Band]

    /// The quantiles of places between which deviations are plausible, percent.
    private static let quantiles = (smallest: 5.0, largest: 95.0)
    /// Ends of the ranges of shares; a share above one half counts as what it leaves.
    static let ends = [0.15, 0.30, 0.5]

    public static let published: StationSpread = {
        let data = Data(PackageResources.station_spread_json)
        guard let document = try? JSONDecoder().decode(Document.self, from: data) else {
            preconditionFailure("station-spread.json is not well formed")
        }
        return StationSpread(document.rows)
    }()

    init(_ rows: [Row]) {
        var lower = 0.0
        bands = StationSpread.ends.compactMap { end in
            let inside = rows.filter { row in
                let side = min(row.share, 1 - row.share)
                return side >= lower && (side < end || end == 0.5)
            }
            lower = end
            let standardised = { (value: (Row) -> Double) in
                inside.map { value($0) / (2 * ($0.share * (1 - $0.share)).squareRoot()) }
            }
            guard
                let low = Percentile.quantiles(
                    standardised(\.within), [StationSpread.quantiles.smallest / 100])?[0],
                let high = Percentile.quantiles(
                    standardised { $0.clustered ?? $0.deviation }, [StationSpread.quantiles.largest / 100])?[
                        0]
            else { return nil }
            return Band(upTo: end, smallest: low, largest: high)
        }
    }

    /// The smallest and the largest margin, at a share of one half, that a count of so many stations can have.
    ///
    /// - Parameters:
    ///   - share: Share of the choice it is asked for, a fraction.
    ///   - stations: Sampled stations.
    ///   - level: Level of the margin, a fraction.
    /// - Returns: Fractions; of a sample that is stratified by region in an even place, and of one of clusters of five stations
    ///   in an uneven one.
    public func margins(share: Double, stations: Int, level: Double) -> (smallest: Double, largest: Double)? {
        let side = min(share, 1 - share)
        guard stations > 0, let band = bands.first(where: { side < $0.upTo }) ?? bands.last else {
            return nil
        }
        let reach = Normal.upperQuantile((1 - level) / 2) / Double(stations).squareRoot()
        return (reach * band.smallest, reach * band.largest)
    }
}
