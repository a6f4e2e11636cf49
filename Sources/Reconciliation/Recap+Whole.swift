import Elections

extension Recap {
    /// Whether a reading leaves nothing to others than its choices, and this result does.
    ///
    /// - Parameter reading: Shares of choices that are all among those of the result.
    public func isOfOtherWhole(than reading: QuickCountReading) -> Bool { amongThese(of: reading) != nil }

    /// Whose votes a reading does not give: of some that are on the ballot, or of those to whom this result leaves a part; `nil`
    /// where it gives all.
    ///
    /// - Parameters:
    ///   - reading: Shares of choices that are all among those of the result.
    ///   - pairs: Number of choices on the ballot.
    func missing(from reading: QuickCountReading, pairs: Int) -> ReasonCode? {
        guard !reading.shares.isEmpty else { return nil }
        if reading.shares.count < pairs { return .pairsMissing }
        // A result that lacks a choice itself says nothing of a page that gives it.
        guard leavesSome, votes.count >= pairs else { return nil }
        return isOfOtherWhole(than: reading) ? .otherWhole : .pairsMissing
    }

    /// The result over the votes of the choices that a reading names, as if there were no others; `nil` where that is no other
    /// question: the reading leaves something to others too, or the result leaves no more than its rounding.
    ///
    /// Its shares say nothing of others where they sum to 100. Then they are shares of these votes, or the valid votes of the
    /// result are mistyped: which, cannot be told from the figures.
    ///
    /// - Parameters:
    ///   - reading: Shares of choices that are all among those of the result.
    ///   - isDoubted: Whether another count of the contest leaves nothing to others than the choices of the result: a reading that
    ///     names some of them then does not say either of what its shares are.
    func amongThese(of reading: QuickCountReading, isDoubted: Bool = false) -> Recap? {
        guard leavesSome, !reading.shares.isEmpty, reading.hasPrintedShares,
            !reading.shares.contains(where: \.isRemainder)
        else { return nil }
        let namesAll = reading.shares.count > 1 && reading.sumCheck == .withinRounding
        guard namesAll || isDoubted && reading.shares.count < votes.count else { return nil }
        let named = Set(namesAll ? reading.shares.map(\.ballotNumber) : votes.map(\.ballotNumber))
        var copy = self
        copy.votes = votes.filter { named.contains($0.ballotNumber) }
        guard copy.votes.count == named.count else { return nil }
        (copy.isComplete, copy.printedValidVotes) = (true, nil)
        guard base == .printed else {
            for place in copy.votes.indices { copy.votes[place].percent = nil }
            return copy
        }
        let sum = copy.printedShareSum
        guard sum > 0 else { return nil }
        for place in copy.votes.indices {
            guard let printed = copy.votes[place].percent else { return nil }
            let unit = 100 * Double(PrintedNumber.integerScale(printed.decimals)) / sum
            copy.votes[place] = PairVotes(
                ballotNumber: copy.votes[place].ballotNumber, votes: nil,
                percent: PrintedNumber(
                    units: Int((printed.value * unit).rounded()), decimals: printed.decimals))
        }
        return copy
    }
}

extension Reconciler {
    /// Regions whose result leaves votes to others where a count of the place leaves nothing.
    ///
    /// Only of counts of a kind and stage that is tested: what others print says nothing of what counts are shares of.
    func doubtedResults(
        of contest: Contest, _ readings: [QuickCountReading], _ election: Election
    ) -> Set<RegionCode> {
        let finished = readings.filter { reading in
            options.kinds.contains(reading.sourceKind) && !contest.isBeforePolling(reading)
                && stageReason(reading, isOnly: false)?.isOfTestedStage ?? true
        }
        return Set(
            finished.compactMap { reading in
                (reading.region ?? contest.region).flatMap { region in
                    election.recap(contest: contest.id, region: region)
                        .flatMap { $0.isOfOtherWhole(than: reading) ? region : nil }
                }
            })
    }
}
