import Elections
import Reconciliation

/// Words for sampled stations beside their own official figures.
public protocol MatchedWords: VerdictWords {
    /// The verdict on the stations, and how many have other votes.
    ///
    /// - Parameters:
    ///   - verdict: The verdict.
    ///   - differing: Stations with other votes.
    ///   - compared: Stations compared.
    ///   - arrived: Stations that have arrived.
    ///   - sides: To which side they differ, where chance can do that; `nil` where nothing is said of it.
    func comparedStations(
        _ verdict: Verdict, differing: Int, compared: Int, arrived: Int, sides: MatchedSides?
    ) -> String
    /// Stations that differ, by their names.
    func differing(_ names: [String]) -> String
    /// In how many stations the official file states the lead higher and lower.
    ///
    /// - Parameters:
    ///   - first: The official first pair.
    ///   - second: The second.
    ///   - higher: Stations that state the lead higher.
    ///   - lower: Stations that state it lower.
    ///   - p: Of the exact sign test.
    func leadDirection(_ first: Choice, _ second: Choice, higher: Int, lower: Int, p: Double) -> String
    /// In how many stations the official file has more and fewer votes of a pair.
    ///
    /// - Parameters:
    ///   - pair: The pair.
    ///   - more: Stations with more votes.
    ///   - fewer: Stations with fewer.
    ///   - p: Of the exact sign test.
    func pairDirection(_ pair: Choice, more: Int, fewer: Int, p: Double) -> String
    /// The official lead corrected by what the stations show.
    ///
    /// - Parameters:
    ///   - official: The official lead, a fraction.
    ///   - corrected: The same, corrected.
    ///   - range: Its range in points; `nil` where it is not known.
    ///   - isPartial: Whether the official file lacks the votes of some stations.
    ///   - isApproximate: Whether so few stations differ that the range is approximate.
    func correctedLead(
        _ official: Double, _ corrected: Double, _ range: RangeText?, isPartial: Bool, isApproximate: Bool
    ) -> String
    /// The most stations of the official file that may differ.
    ///
    /// - Parameters:
    ///   - stations: How many.
    ///   - level: The level at which that holds, as text.
    func mostDiffering(_ stations: Int, level: String) -> String
    /// How the gap of a pair splits.
    ///
    /// - Parameters:
    ///   - pair: The pair.
    ///   - split: The parts, fractions.
    func split(_ pair: Choice, _ split: MatchedStations.Split) -> String
}

/// To which side stations differ where chance can do that.
public enum MatchedSides: Sendable {
    case both
    /// All to one, and so few that it may be chance, with the p of the sign test.
    case one(p: Double)
}
