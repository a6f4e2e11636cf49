import Elections
import Ground

/// Rows among the stations that are the total of other rows.
///
/// A row is taken for a total where it is called one; where every column is exactly the sum of the other rows of its village,
/// of a region above, of the whole file, or of the stations whose names begin with its own: `Ticonderoga` of `Ticonderoga 1` to
/// `Ticonderoga 6`; where every column but one is, or, of a row that has as much of all counts as a total has, as many as chance
/// does not give; where it has no number, others have, and it is the sum of its own rows; or where it is numbered like others that are such sums, and is none. An honest station can be such a sum by
/// chance; one that is not called a total is therefore taken for one only where its figures could have been so many others that
/// chance gives fewer than one in a thousand files.
///
/// All of them are one error, whatever shows that they are totals: a row that is left out of every sum is a fault of the file
/// that somebody must see.
public struct TotalRows: Sendable {
    /// Rows of the file, from 0, in its order.
    public let rows: [Int]
    /// The same rows with what they are the sum of.
    public let totals: [FindingKind.TotalRow]
    /// The region of all of them; `nil` where they are of several.
    public let region: String?

    /// Files in which chance may give one such row.
    static let files = 1000.0

    /// - Parameter stations: Stations that have been scanned, with their rows compared.
    /// - Throws: What reading rows again throws.
    public init(_ stations: CheckedStations) throws {
        let tree = stations.rollUp.tree
        let isCalled =
            stations.stationNumbers.contains(where: TotalNames.isTotal)
            || !TotalNames.stems(stations.stationNumbers).isEmpty
            || tree.levels.contains { level in
                (0..<level.count).contains { level.code($0).flatMap(TotalNames.subject) != nil }
            }
        let candidates = TotalRowSearch.candidates(stations)
        let unnumbered = stations.scan.keys.unnumbered
        let lacksNumbers = unnumbered > 0 && 2 * unnumbered < stations.scan.builder.rows
        guard isCalled || lacksNumbers || !candidates.isEmpty else {
            (rows, totals, region) = ([], [], nil)
            return
        }
        let search = try TotalRowSearch(stations, candidates, isCalled: isCalled)
        rows = search.rows
        totals = search.totals
        region = search.region
    }
}
