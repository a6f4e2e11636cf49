/// What a rule of winning asks of the votes of the whole: more than a share, or a smaller share with a lead where it has another way.
public struct WinnerLine: Sendable, Equatable, Codable {
    /// Strictly more than this percentage of the valid votes.
    public let moreThanPercent: Int
    /// The other way to be elected, where there is one.
    public let orElse: Rulebook.WinnerTerms.Alternative?
    /// What is asked for besides.
    public let besides: Besides

    /// What a rule asks for besides votes of the whole, of which shares of the whole say nothing.
    public struct Besides: Sendable, Equatable, Codable {
        /// Whether shares of regions are asked for.
        public var regions: Bool
        /// Strictly more than this percentage of the registered voters; `nil` where the rule asks for none.
        public var turnout: Int?

        public init(regions: Bool, turnout: Int? = nil) { (self.regions, self.turnout) = (regions, turnout) }

        public var isEmpty: Bool { !regions && turnout == nil }
    }

    /// - Parameters:
    ///   - terms: Those of a rule.
    ///   - hasTwoPairs: Whether no more than two stand for election.
    /// - Returns: `nil` where the most votes decide.
    public init?(_ terms: Rulebook.WinnerTerms, hasTwoPairs: Bool) {
        guard let line = terms.moreThanPercent, !(terms.twoPairsByPlurality && hasTwoPairs) else {
            return nil
        }
        (moreThanPercent, orElse) = (line, terms.orElse)
        besides = Besides(
            regions: terms.regionAtLeastPercent != nil, turnout: terms.turnoutMoreThanPercent)
    }

    /// Shares that it names, percent: one of a choice that is on the other side of them is not printed as one of them.
    public var percents: [Double] {
        [moreThanPercent, orElse?.atLeastPercent].compactMap { $0.map(Double.init) }
    }
    /// Leads that it names, points.
    public var points: [Double] { [orElse?.leadAtLeastPoints].compactMap { $0.map(Double.init) } }

    /// The share that is passed, a fraction.
    public var share: Double { Double(moreThanPercent) / 100 }

    /// The way of the rule that a first choice is held against: a share that is short of the first way has the other one, where
    /// there is one, with a lead of its own.
    ///
    /// - Parameter share: A fraction.
    /// - Returns: The line and the lead asked for with it, fractions.
    public func way(of share: Double) -> (line: Double, lead: Double?) {
        guard let orElse, share <= self.share else { return (self.share, nil) }
        return (Double(orElse.atLeastPercent) / 100, Double(orElse.leadAtLeastPoints) / 100)
    }

    /// Whether a share and a lead are enough. More of either never is less.
    ///
    /// - Parameters:
    ///   - share: A fraction of the valid votes.
    ///   - lead: Over the next choice, a fraction; asked for where there is another way alone.
    public func isMet(share: Double, lead: Double) -> Bool {
        if share > self.share { return true }
        return orElse.map {
            share >= Double($0.atLeastPercent) / 100 && lead >= Double($0.leadAtLeastPoints) / 100
        } ?? false
    }

    /// Whether a choice has what is asked for in a result, in whole votes where they are known; `nil` where its figures, or votes
    /// of others without one, do not tell.
    ///
    /// - Parameters:
    ///   - choice: The choice.
    ///   - recap: The result.
    public func isMet(by choice: Choice, in recap: Recap) -> Bool? {
        // Where shares are of all ballots the law may ask for a part of these or of the valid votes: it is told where both say one.
        if let valid = recap.validVotesOfBallots, let ballots = recap.ballots {
            let answers = [valid, ballots].map { isMet(by: choice, in: recap, of: $0) }
            return answers[0] == answers[1] ? answers[0] : nil
        }
        if let valid = recap.validVotes, recap.votes(of: choice) != nil {
            return isMet(by: choice, in: recap, of: valid)
        }
        let others = recap.votes.filter { $0.choice != choice }
        guard let share = recap.share(of: choice) else { return nil }
        let next = others.compactMap { recap.share(of: $0.choice) }.max() ?? 0
        let half = recap.roundingHalfWidth
        let least = isMet(share: share - half, lead: share - max(next, recap.unnamedShare ?? 0) - 2 * half)
        return least == isMet(share: share + half, lead: share - next + 2 * half) ? least : nil
    }

    /// The same in whole votes of a whole.
    private func isMet(by choice: Choice, in recap: Recap, of whole: Int) -> Bool? {
        guard let votes = recap.votes(of: choice) else { return nil }
        // Of more votes than those on file every share is smaller.
        if 100 * votes > moreThanPercent * whole { return recap.mayLackOthers ? nil : true }
        guard let orElse, 100 * votes >= orElse.atLeastPercent * whole else { return false }
        if recap.mayLackOthers { return nil }
        let next = recap.votes.filter { $0.choice != choice }.compactMap(\.votes).max() ?? 0
        func isAhead(_ of: Int) -> Bool { 100 * (votes - of) >= orElse.leadAtLeastPoints * whole }
        guard isAhead(next) else { return false }
        // All votes of nobody may be those of one.
        return isAhead((recap.validVotes ?? recap.validVotesOfBallots ?? whole) - recap.voteSum) ? true : nil
    }
}
