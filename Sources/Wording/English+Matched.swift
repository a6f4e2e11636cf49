import Elections
import Reconciliation

// Sampled stations beside their own official figures.
extension English {
    public func comparedStations(
        _ verdict: Verdict, differing: Int, compared: Int, arrived: Int, sides: MatchedSides?
    ) -> String {
        let phrase =
            switch verdict {
            case .inconsistent: "not consistent with the official file"
            case .borderline: "at the edge of what chance gives"
            default: "consistent with the official file"
            }
        let of =
            count(compared, .station)
            + (compared == arrived ? "" : " compared (\(number(arrived)) have arrived)")
        let start = "\(stationByStation): \(phrase). "
        return differing == 0
            ? start + "All \(of) of the sample have the same votes in the official file."
            : start
                + "\(number(differing)) of \(of) of the sample \(agreeing(differing, "has", "have")) other votes in "
                + "the official file\(sides.map(text) ?? "")."
    }

    private func text(_ sides: MatchedSides) -> String {
        switch sides {
        case .both: ", to both sides as far as chance can tell"
        case .one(let p): ", all to one side and so few that chance can do that (\(numbers.pSentence(p)))"
        }
    }

    public func differing(_ names: [String]) -> String { "They differ in: \(list(names))." }

    public func leadDirection(_ first: Choice, _ second: Choice, higher: Int, lower: Int, p: Double) -> String
    {
        "The official file states the lead of \(choice(first)) over \(choice(second)) higher in \(higher) and lower in "
            + "\(lower) of these \(stations) (exact sign test, \(numbers.pSentence(p)))."
    }

    public func pairDirection(_ pair: Choice, more: Int, fewer: Int, p: Double) -> String {
        "It has more votes of \(choice(pair)) in \(more) and fewer in \(fewer) of them (\(numbers.pSentence(p)))."
    }

    public func correctedLead(
        _ official: Double, _ corrected: Double, _ range: RangeText?, isPartial: Bool, isApproximate: Bool
    ) -> String {
        "The official lead of \(gap(official))\(isPartial ? " in the \(stations) that have votes" : ""), if what "
            + "the sampled \(stations) show held \(everywhere): \(gap(corrected))"
            + (range.map { " (\(self.range($0)))" } ?? "")
            + "."
            + (isApproximate && range != nil ? " Few \(stations) differ, so the range is approximate." : "")
    }

    public func mostDiffering(_ stations: Int, level: String) -> String {
        "As the sample was drawn, at most about \(count(stations, .station)) of the \(names.isOfArrivedStrata ? "official file" : "whole official file")\(ofArrived) \(agreeing(stations, "differs", "differ")) "
            + "(\(level) level)."
    }

    public func split(_ pair: Choice, _ split: MatchedStations.Split) -> String {
        "\(choice(pair).capitalizedFirst): a gap of \(gap(split.gap)), of which \(gap(split.samplingLuck)) arises in "
            + "which \(stations) are in the sample and \(gap(split.recordingError)) in recording at them"
            + (split.uncompared == 0
                ? "" : ", and \(gap(split.uncompared)) from \(stations) that were not compared") + "."
    }
}
