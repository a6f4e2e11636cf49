import Elections
import Reconciliation
import Statistics

/// Words for the signed result of a contest and for several counts beside it.
public protocol OutcomeWords: VerdictWords {
    /// The official result in a sentence.
    func sentence(_ result: OfficialResult) -> String
    /// The first two have the same votes.
    var tie: String { get }
    /// Where the first pair stands against the rule of the contest.
    ///
    /// - Parameters:
    ///   - standing: Where it stands.
    ///   - condition: What the rule asks of the whole.
    ///   - isShort: Whether the first pair, and so every other, has less than it asks of the whole.
    ///   - spread: Regions in which it reached `share` percent; `nil` where the rule asks for none.
    ///   - turnout: Turnout beside what the rule asks of it; `nil` where it asks for none.
    ///   - source: The law; `nil` where none is known.
    func rule(
        _ standing: Outcome.Standing, _ condition: WinnerCondition, isShort: Bool,
        spread: (found: Outcome.Spread, share: Int)?, turnout: Outcome.Turnout?, source: String?
    ) -> String
    /// The lead beside the filing limit of the Constitutional Court.
    ///
    /// - Parameters:
    ///   - filing: The limit.
    ///   - lead: The lead, a fraction of the valid votes.
    func filing(_ filing: Outcome.Filing, lead: Double) -> String
    /// The folder does not give the population, on which the filing limit depends.
    var filingNeedsPopulation: String { get }
    /// The official figures beside a sample.
    ///
    /// - Parameter votes: Votes and share of every pair after its name.
    func officialFile(_ votes: [String]) -> String
    /// The official figures of some choices, which do not tell who leads.
    ///
    /// - Parameters:
    ///   - votes: As ``officialFile(_:)`` takes them.
    ///   - others: The share of all others together, with its unit.
    func officialOfSome(_ votes: [String], others: String?) -> String
    /// Votes of those regions that are in, where a result is their sum and others are missing.
    ///
    /// - Parameters:
    ///   - votes: As ``officialFile(_:)`` takes them.
    ///   - lacking: Names of the regions that are missing.
    func officialOfRegions(_ votes: [String], lacking: [String]) -> String

    /// Who stands alone among several pollsters and the recap.
    ///
    /// - Parameters:
    ///   - summary: What they say together.
    ///   - first: The first official pair, by its name.
    ///   - second: The second.
    func sentence(_ summary: Triangulation, _ first: String, _ second: String) -> String
    /// The difference of two counts, which do not tell who stands alone.
    ///
    /// - Parameters:
    ///   - pair: The two counts.
    ///   - first: The first official pair, by its name.
    ///   - second: The second; `nil` where the share of the first differs and no lead.
    ///   - size: The difference without its sign, with its unit.
    ///   - range: Its range in points, without a unit.
    ///   - isExplained: Whether sampling can explain it.
    func sentence(
        _ pair: CountDifference, _ first: String, _ second: String?, size: String, _ range: RangeText,
        isExplained: Bool
    ) -> String
}

/// The official result of a contest, as it is printed: pairs by their names, shares in percent.
public enum OfficialResult: Sendable {
    /// Of the first one, where the second is not known; without a share where no base is.
    case only(String, votes: Int, share: String?)
    case level(String, String, votes: Int, share: String)
    /// With the lead in votes, and in points with their unit.
    case ahead(String, of: String, votes: Int, share: String, lead: Int, points: String)
    /// The same where shares are printed without votes.
    case onlyShare(String, share: String)
    case levelInShare(String, String, share: String)
    case aheadInShare(String, of: String, share: String, points: String)
}

/// What a rule of winning asks of the whole, percent of the valid votes and points.
public enum WinnerCondition: Sendable {
    case mostVotes
    case moreThan(Int)
    case moreThanOr(Int, atLeast: Int, leadingBy: Int)

    /// - Parameter line: What is asked for; `nil` where the most votes decide.
    public init(_ line: WinnerLine?) {
        guard let line else {
            self = .mostVotes
            return
        }
        self =
            line.orElse.map {
                .moreThanOr(line.moreThanPercent, atLeast: $0.atLeastPercent, leadingBy: $0.leadAtLeastPoints)
            } ?? .moreThan(line.moreThanPercent)
    }
}

extension WordingBasics {
    /// An official turnout with the digits that it is printed with, or that tell on which side of the line it lies.
    ///
    /// - Parameter turnout: Turnout beside what a rule asks of it.
    public func figure(_ turnout: Outcome.Turnout) -> String? {
        turnout.official.map { official in
            official.printed.map { numbers.printed($0) + "%" }
                ?? numbers.percent(
                    official.share,
                    NumberText.decimals(telling: [100 * official.share, Double(turnout.moreThanPercent)]))
        }
    }

    /// "1,200 votes" or "48.22%".
    public func figure(_ figure: OfficialFigure) -> String {
        if case .votes(let votes) = figure { return count(votes, .vote) }
        return plainFigure(figure)
    }

    /// "1,200" or "48.22%".
    public func plainFigure(_ figure: OfficialFigure) -> String {
        switch figure {
        case .votes(let votes): number(votes)
        case .share(let percent): numbers.printed(percent) + "%"
        }
    }

    /// The ends of a range in points, with the decimals that tell whether it holds zero, without a unit.
    ///
    /// - Parameters:
    ///   - interval: The range, fractions.
    ///   - level: Its level, a fraction; `nil` where it is not said.
    public func pointRange(_ interval: Interval, level: Double? = nil) -> RangeText {
        let decimals = NumberText.decimals(of: interval.low, interval.high)
        return RangeText(
            numbers.points(interval.low, decimals), numbers.points(interval.high, decimals),
            level: level.map(numbers.level))
    }
}
