/// What the signed result says under the rule of the contest, in exact integers.
public struct Outcome: Sendable, Equatable, Codable {
    /// Where the count stands against the line that the rule draws.
    public enum Standing: String, Sendable, Codable {
        /// The first pair meets the rule.
        case met
        /// The first pair does not meet the rule (a second round, or a new election).
        case notMet = "not-met"
        /// The first two pairs have the same votes and the most votes decide.
        case tie
        /// Figures are missing.
        case unknown
    }

    /// How the regions of a rule that needs regional spread stand.
    public struct Spread: Sendable, Equatable, Codable {
        /// Regions in which the first pair reached the share the rule asks for.
        public var reached: Int
        /// Regions for which votes of all pairs are known.
        public var known: Int
        /// Regions the rule counts: those of which the folder has a name.
        public var total: Int
        /// Regions needed.
        public var needed: Int
    }

    /// The filing limit of the Constitutional Court beside the lead.
    public struct Filing: Sendable, Equatable, Codable {
        /// Limit, tenths of a percent of the valid votes.
        public var limitPercentTimesTen: Int
        /// Largest lead in votes with which a petition may be filed.
        public var limitVotes: Int
        /// Whether the lead is not larger than the limit.
        public var leadWithinLimit: Bool
        public var source: String
    }

    public var contest: String
    public var recap: Recap
    public var terms: Rulebook.WinnerTerms
    /// The law that gives the contest its rule; `nil` where none is known for elections of its kind.
    public var ruleSource: String?
    /// First and second pair by votes.
    public var leader: Recap.PairVotes
    public var runnerUp: Recap.PairVotes?
    public var standing: Standing
    /// Turnout, where the rule asks for one.
    public var turnout: Turnout?
    /// Whether the winning threshold applies (with two presidential pairs it does not).
    public var lineApplies: Bool
    public var spread: Spread?
    public var filing: Filing?
    /// The empty box, where the rule has one and the folder names it.
    public var emptyBox: Choice?

    /// Votes between the first two pairs; `nil` with one pair, or where only shares are printed.
    public var leadVotes: Int? {
        guard let most = leader.votes, let next = runnerUp?.votes else { return nil }
        return most - next
    }

    /// Lead of the first pair over the second, a fraction of the valid votes; `nil` with one pair.
    public var lead: Double? {
        guard let runnerUp, let most = recap.share(of: leader.choice),
            let next = recap.share(of: runnerUp.choice)
        else { return nil }
        return most - next
    }

    /// Turnout beside what a rule asks of it.
    public struct Turnout: Sendable, Equatable, Codable {
        /// Strictly more than this percentage of the registered voters.
        public var moreThanPercent: Int
        /// The official turnout; `nil` where it is not known.
        public var official: OfficialMeasure?

        /// Whether it is enough; `nil` where it is not known, or its printed digits do not tell.
        public var isMet: Bool? {
            guard let official else { return nil }
            if let part = official.part, let whole = official.whole {
                return 100 * part > moreThanPercent * whole
            }
            let line = Double(moreThanPercent) / 100
            return abs(official.share - line) < official.rounding ? nil : official.share > line
        }
    }

    /// Judges a recap by the rule of its contest; `nil` where none tells who comes first.
    ///
    /// - Parameters:
    ///   - contest: A contest of `election` with a region.
    ///   - rulebook: The law; that of the election where `nil`.
    ///   - election: The election that the contest belongs to.
    public init?(contest: Contest, in election: Election, rulebook: Rulebook? = nil) {
        let rulebook = rulebook ?? election.rulebook
        // Nobody is elected with what the named choices leave.
        let remainder = election.remainder(of: contest.id)
        guard let region = contest.region,
            let recap = election.recap(contest: contest.id, region: region), recap.knowsLeader,
            recap.lacking.isEmpty,
            let terms = rulebook.terms(for: contest.rule),
            case let named = recap.ranking.filter({ !remainder.contains($0.choice) }),
            let leader = named.first
        else { return nil }
        self.contest = contest.id
        self.recap = recap
        self.terms = terms
        ruleSource = rulebook.source(of: contest)
        self.leader = leader
        runnerUp = named.dropFirst().first { second in
            // Somebody without a figure may be second.
            recap.isComplete || recap.share(of: second.choice) ?? 0 > recap.unnamedShare ?? 0
        }
        turnout = terms.turnoutMoreThanPercent.map {
            Turnout(moreThanPercent: $0, official: recap.official(.turnout, of: .registered))
        }
        lineApplies =
            (terms.moreThanPercent != nil || terms.regionsAtLeast != nil)
            && !(terms.twoPairsByPlurality && election.candidates(of: contest.id).count == 2)
        spread =
            lineApplies
            ? Outcome.spread(of: leader.choice, contest: contest, terms: terms, in: election) : nil
        emptyBox = terms.emptyBoxNames.flatMap { names in
            election.candidates(of: contest.id)
                .first { names.contains($0.pair.lowercased()) || names.contains($0.shortName.lowercased()) }?
                .choice
        }
        standing = .unknown
        filing = leadVotes.flatMap { lead in
            recap.validVotes.flatMap { Outcome.filing(lead: lead, valid: $0, contest: contest, rulebook) }
        }
        standing = judged(isAlone: election.candidates(of: contest.id).count == 1)
    }

    /// - Parameter isAlone: Whether no other choice is on file: what beats the line alone is no empty box.
    private func judged(isAlone: Bool) -> Standing {
        // Whether two pairs are enough for no line is known already.
        if lineApplies, let line = WinnerLine(terms, hasTwoPairs: false) {
            guard let isMet = line.isMet(by: leader.choice, in: recap) else { return .unknown }
            if !isMet { return .notMet }
        } else {
            if leadVotes == 0 { return .tie }
            if leadVotes == nil && lead == 0 { return .unknown }
        }
        if let turnout, turnout.isMet != true { return turnout.isMet == nil ? .unknown : .notMet }
        if terms.emptyBoxNames != nil {
            guard let emptyBox else { return isAlone && lineApplies ? .met : .unknown }
            return leader.choice == emptyBox ? .notMet : .met
        }
        guard let spread else { return .met }
        if spread.total == 0 { return .unknown }
        if spread.reached >= spread.needed { return .met }
        return spread.reached + (spread.total - spread.known) >= spread.needed ? .unknown : .notMet
    }

    private static func spread(
        of pair: Choice, contest: Contest, terms: Rulebook.WinnerTerms, in election: Election
    ) -> Spread? {
        guard let share = terms.regionAtLeastPercent, terms.regionsNeeded(of: 1) != nil else { return nil }
        let regions = election.regions.filter {
            ($0.code.level == .province && !$0.code.text.hasPrefix("99"))
                || ($0.code.scheme == .undeclared && $0.parent != nil && $0.parent == contest.region)
        }
        // Where the whole has votes of others, a region that lists the same choices alone may have them too.
        let mayHaveOthers =
            contest.region.flatMap { election.recap(contest: contest.id, region: $0) }.map {
                $0.leavesSome || !$0.isComplete || $0.mayLackOthers
            } ?? false
        let known = regions.compactMap { region in
            election.recap(contest: contest.id, region: region.code).flatMap {
                reaches(share, pair, $0, mayHaveOthers: mayHaveOthers)
            }
        }
        return Spread(
            reached: known.count { $0 }, known: known.count, total: regions.count,
            needed: terms.regionsNeeded(of: regions.count) ?? 0)
    }

    /// Whether a pair has a share of the valid votes of a region; `nil` where they are not known well enough to tell.
    ///
    /// - Parameters:
    ///   - percent: The share asked for.
    ///   - pair: The pair.
    ///   - recap: The figures of the region.
    ///   - mayHaveOthers: Whether votes that are not in them may be valid.
    private static func reaches(
        _ percent: Int, _ pair: Choice, _ recap: Recap, mayHaveOthers: Bool
    ) -> Bool? {
        guard let votes = recap.votes(of: pair), recap.base != .printed || recap.usesSharesOfBallots else {
            guard recap.base == .printed, let share = recap.share(of: pair) else { return nil }
            let gap = 100 * share - Double(percent)
            return abs(gap) > 100 * recap.roundingHalfWidth ? gap > 0 : nil
        }
        let listed = recap.voteSum
        guard listed > 0 else { return nil }
        if let valid = recap.printedValidVotes, valid >= listed { return 100 * votes >= percent * valid }
        // Of more valid votes than those listed the share is smaller.
        if 100 * votes < percent * listed { return false }
        return mayHaveOthers || recap.base == nil ? nil : true
    }

    private static func filing(
        lead: Int, valid: Int, contest: Contest, _ rulebook: Rulebook
    ) -> Filing? {
        guard let limit = rulebook.filingLimit(for: contest), let population = contest.population,
            let band = limit.bands.first(where: { population <= $0.populationUpTo ?? .max })
        else { return nil }
        return Filing(
            limitPercentTimesTen: band.percentTimesTen,
            limitVotes: band.percentTimesTen * valid / 1000,
            leadWithinLimit: 1000 * lead <= band.percentTimesTen * valid, source: limit.source)
    }
}
