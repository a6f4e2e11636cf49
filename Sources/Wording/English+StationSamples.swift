import Elections
import Reconciliation
import Statistics

// A sample on its own, and the limits of its comparisons.
extension English {
    public func arrived(_ received: Int, of drawn: Int) -> String {
        names.isOfArrivedStrata
            ? "Of \(whole) \(number(received)) of \(number(drawn)) sampled \(stations) are in."
            : "\(number(received)) of \(number(drawn)) sampled \(stations) have arrived."
    }

    public func rangesOfShares(level: String, method: String) -> String {
        "Ranges of the shares, here and of regions, are \(level) ranges that hold for each \(pair) alone; those that hold "
            + "for all \(pairs) together are among the figures of the report (method \(method))."
    }

    public func figure(_ kind: SampleFigure, _ value: Double, _ range: RangeText?) -> String {
        let name =
            switch kind {
            case .share(let pair): choice(pair).capitalizedFirst
            case .turnout: "Turnout"
            case .invalidVotes: "Invalid votes"
            }
        return "\(name): \(numbers.percent(value))" + (range.map { ", \(self.range($0))" } ?? "") + "."
    }

    public func precision(
        errors: [String], effects: [String]?, degreesOfFreedom: Int, lacksClusterCorrection: Bool
    ) -> String {
        "Standard errors of the shares, in points: \(list(errors)). "
            + (effects.map { "Design effects: \(list($0)). " } ?? "")
            + "Degrees of freedom: \(number(degreesOfFreedom))."
            + (lacksClusterCorrection
                ? " These errors make no finite correction for the clusters and are rather too large; a frame with a row for each cluster and --stages 2 make it, also where clusters were read whole."
                : "")
    }

    public func lead(_ first: Choice, _ second: Choice, _ value: Double, _ range: RangeText?, isClear: Bool)
        -> String
    {
        let names =
            value == 0
            ? "\(pairs.capitalizedFirst) \(first) and \(second) have the same share; lead"
            : "Lead of \(choice(first)) over \(choice(second))"
        return "\(names): \(gap(value))" + (range.map { " (\(self.range($0)))" } ?? "")
            + (isClear ? "" : "; too close to name a leader") + "."
    }

    public func unequalVotes(stations: Int) -> String {
        "Votes of the \(pairs) do not sum to the valid votes in \(number(stations)) of the \(self.stations)."
    }

    public func overfull(lines: [Int]) -> String {
        "\(count(lines.count, .station)) of the sample \(agreeing(lines.count, "has", "have")) far more votes than registered voters "
            + "(\(agreeing(lines.count, "line", "lines")) \(self.lines(lines, most: 3))): look there first, since one such row can decide a lead."
    }

    public func unnumbered(rows: Int) -> String {
        "The sample has no station_no: each of its \(counted(rows, "row", "rows")) was taken for one \(station). If rows are sums of regions, these ranges are wrong."
    }

    public func region(_ name: String, stations: Int, _ shares: [(value: Double, range: Interval?)]) -> String
    {
        let texts = shares.enumerated().map { index, share in
            "\(choice(Choice(index: index))) \(numbers.percent(share.value))"
                + (share.range.map { " (\(numbers.percent($0.low))–\(numbers.percent($0.high)))" } ?? "")
        }
        return "\(name) (\(count(stations, .station))): \(texts.joined(separator: "; "))"
    }

    public var regionsPart: String { "Regions" }

    public func regionsInReport(_ more: Int) -> String {
        "\(counted(more, "more region stands", "more regions stand")) in the report."
    }

    public func tooThin(_ names: [String], fewest: Int) -> String {
        "Too thin for a range (fewer than \(fewest) \(stations) or clusters, or too few to show how they differ): "
            + "\(list(names))."
    }

    public func complete(_ names: [String]) -> String {
        "Complete: every \(station)\(names.isEmpty ? ofArrived : "") was read, so that there is no sampling error and no range"
            + (names.isEmpty ? "." : ": \(list(names)).")
    }

    // MARK: Missing stations

    public func whateverIsMissing(_ pair: Choice, _ bounds: Interval) -> String {
        "Whatever the missing \(stations) hold, \(choice(pair)) has between \(numbers.percent(bounds.low)) and "
            + "\(numbers.percent(bounds.high)) of the estimated valid votes."
    }

    public func sentence(
        _ answer: SampleEstimate.Missing.Answer, _ missing: SampleEstimate.Missing, second: Choice
    ) -> String {
        switch answer {
        case .couldNot:
            let low = missing.leadBound.map { size($0.low) } ?? "–"
            let reserve =
                missing.reserveShare > 0 ? " and \(numbers.percent(missing.reserveShare, 1)) in reserve" : ""
            return
                "The missing \(stations) could not make the lead vanish: if all their ballots (one for every "
                + "registered voter\(reserve)) were for \(choice(second)), it would still be \(low)."
        case .could:
            guard let gap = missing.tippingPoint else {
                return
                    "The missing \(stations) could make the lead vanish, but not at the turnout of the others: nearly "
                    + "all their registered voters would have to vote for \(choice(second))."
            }
            return
                "The missing \(stations) could make the lead vanish: they would have to be \(size(gap)) better for "
                + "\(choice(second)) than the others."
        case .notKnown(let reason):
            return "Whether the missing \(stations) could make the lead vanish is not known: "
                + "\(why(reason, missing.withoutRegister))."
        }
    }

    private func why(_ reason: SampleEstimate.Missing.Unknown, _ withoutRegister: Int) -> String {
        switch reason {
        case .noRegister:
            "\(count(withoutRegister, .station)) of them \(agreeing(withoutRegister, "has", "have")) no register of voters, "
                + "so nothing says how many ballots \(agreeing(withoutRegister, "it", "they")) could hold"
        case .noWeight: "some of them have no weight in the sample"
        case .separateRatio:
            "separate ratios take the valid votes from the frame, so nothing bounds what the \(stations) add"
        }
    }

    // MARK: Limits

    public func sentence(_ limits: SampleLimits) -> String {
        switch limits.basis {
        case .census:
            return
                "This is a census: every \(station) of the official file\(ofArrived) is in the sample, so nothing is left to "
                + "chance and nothing is tested; what differs is a matter of recording."
        case .drawn:
            let given = limits.givenRegionCounts.map { isGiven in
                isGiven
                    ? " Regions are held against samples with as many units as the sample has there."
                    : " The number of sampled units of a region is left to chance, as in the design."
            }
            return
                "Limits and p-values come from \(counted(limits.draws, "sample", "samples")) drawn from the official file by the "
                + "declared design: if the official file is right and the \(stations) were drawn as declared, they hold "
                + "whatever the shape of the results. \(stations.capitalizedFirst) that did not arrive count as missing at "
                + "random.\(given ?? "")"
        case .approximate:
            let reason = limits.obstacle.map { " (\(obstacle($0, limits.missingColumns)))" } ?? ""
            return
                "Limits are approximate: the design cannot be drawn from the official file\(reason), so they are "
                + "intervals of the estimate, which may be too narrow where a region has few sampled \(stations)."
        }
    }

    private func obstacle(_ obstacle: RedrawObstacle, _ columns: [String]) -> String {
        let lacks =
            "the official file lacks the \(agreeing(columns.count, "column", "columns")) \(list(columns)), or does not fill "
            + agreeing(columns.count, "it", "them")
        switch obstacle {
        case .weightsOnly: return "weights differ and nothing tells how \(stations) came to them"
        case .probabilitiesOfSample:
            return "probabilities are known for the sampled \(stations) only"
                + (columns.isEmpty ? "" : ": \(lacks)")
        case .probabilitiesDiffer:
            return "the probabilities of the sample are not in proportion to those of the official file"
        case .postStrata: return "weights are adjusted to post-strata"
        case .estimator: return "the estimator is not a combined ratio"
        case .notInOfficialFile:
            return columns.isEmpty ? "the official file lacks a column of the design" : lacks
        case .notFromOfficialFile:
            return "the sample has strata, clusters or \(stations) that the official file has not"
        }
    }
}
