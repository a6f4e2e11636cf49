import Elections

extension Recap {
    /// Whether a reading leaves nothing to others than its choices, and this result does.
    ///
    /// - Parameter reading: Shares of choices that are all among those of the result.
    public func isOfOtherWhole(than reading: QuickCountReading) -> Bool {
        leavesSome && amongThese(of: reading) != nil
    }

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
    /// question: the reading leaves something to others too, or the result leaves no more than its rounding to those that the
    /// reading does not name.
    ///
    /// Its shares say nothing of others where they sum to 100. Then they are shares of these votes, or the valid votes of the
    /// result are mistyped: which, cannot be told from the figures.
    ///
    /// - Parameters:
    ///   - reading: Shares of choices that are all among those of the result.
    ///   - isDoubted: Whether another count of the contest leaves nothing to others than the choices of the result: a reading that
    ///     names some of them then does not say either of what its shares are.
    func amongThese(of reading: QuickCountReading, isDoubted: Bool = false) -> Recap? {
        guard !reading.shares.isEmpty, reading.hasPrintedShares,
            !reading.shares.contains(where: \.isRemainder)
        else { return nil }
        let namesAll = reading.shares.count > 1 && reading.sumCheck == .withinRounding
        guard leavesSome || namesAll && hasVotes(besides: reading) else { return nil }
        guard namesAll || isDoubted && reading.shares.count < votes.count else { return nil }
        let named = Set(namesAll ? reading.shares.map(\.choice) : votes.map(\.choice))
        var copy = self
        copy.votes = votes.filter { named.contains($0.choice) }
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
                choice: copy.votes[place].choice, votes: nil,
                percent: PrintedNumber(
                    units: Int((printed.value * unit).rounded()), decimals: printed.decimals))
        }
        return copy
    }
}

extension Recap {
    /// Whether choices that a reading does not name have votes, more than rounding of its shares hides.
    private func hasVotes(besides reading: QuickCountReading) -> Bool {
        let named = Set(reading.shares.map(\.choice))
        let others = votes.filter { !named.contains($0.choice) }.compactMap {
            share(of: $0.choice)
        }
        let slack = reading.shares.reduce(roundingHalfWidth) { $0 + $1.percent.roundingHalfWidth / 100 }
        return others.reduce(0, +) > slack
    }

    /// The results in which one of the choices has what this one leaves to nobody, as many of them as there are choices: a
    /// figure with a digit too few leaves a part to nobody, and so does a result with votes for others.
    ///
    /// - Parameters:
    ///   - reading: Shares of choices that are all among those of the result.
    ///   - reach: How far from that of the result what the reading leaves to others may be by chance, a fraction.
    /// - Returns: Nothing where the reading does not name all, or leaves as much to others.
    func completedByOne(for reading: QuickCountReading, beyond reach: Double) -> [Recap] {
        guard leavesSome, let unnamed = unnamedShare, reading.hasPrintedShares,
            reading.shares.count >= votes.count, !reading.shares.contains(where: \.isRemainder)
        else { return [] }
        let left = left(by: reading)
        guard unnamed - left > reach else { return [] }
        return votes.indices.compactMap { place in
            var copy = self
            if base == .printed {
                guard let printed = votes[place].percent else { return nil }
                let missing = (100 * (unnamed - left) * Double(PrintedNumber.integerScale(printed.decimals)))
                let units = printed.units(atDecimals: printed.decimals) + Int(missing.rounded())
                copy.votes[place].percent = PrintedNumber(units: units, decimals: printed.decimals)
            } else {
                guard let known = votes[place].votes, let total = printedValidVotes else { return nil }
                copy.votes[place].votes = known + Int(((unnamed - left) * Double(total)).rounded())
            }
            return copy
        }
    }
}

extension Recap {
    /// A part of the valid votes that no pollster leaves out by chance, a fraction, and how many times the reach of a range it is at
    /// least.
    private static let (leastUnlisted, leastTimesReach) = (0.1, 4.0)

    /// Whether the listed votes are a much smaller part of the valid ones than a reading has for the same choices.
    ///
    /// - Parameters:
    ///   - reading: Shares of choices that are all among those of the result.
    ///   - reach: How far a share may be off by chance, a fraction.
    func listsFewer(than reading: QuickCountReading, beyond reach: Double) -> Bool {
        guard leavesSome, base == .total, let unnamed = unnamedShare, reading.hasPrintedShares else {
            return false
        }
        // Rows that are missing only add votes: a choice that has more than its count already is out in any case.
        return unnamed - left(by: reading) > max(Recap.leastUnlisted, Recap.leastTimesReach * reach)
            && reading.known(to: self).shares.allSatisfy {
                (share(of: $0.choice) ?? 0) <= $0.percent.fraction + reach
            }
    }

    /// What a reading leaves to choices that it does not name, or names together, of those that are among the result's; a fraction.
    private func left(by reading: QuickCountReading) -> Double {
        max(
            0,
            1
                - reading.known(to: self).shares.filter { !$0.isRemainder }.reduce(0) {
                    $0 + $1.percent.fraction
                })
    }

    /// The result with the votes that a reading says for choices that have none here: they were not entered, or the choice
    /// withdrew and votes for it do not count. Of a printed total they have no more than it leaves to nobody; `nil` where every
    /// choice has votes, or votes are not known.
    ///
    /// - Parameter reading: Shares of choices that are all among those of the result.
    func withoutZeros(for reading: QuickCountReading) -> Recap? {
        guard base == .sum || base == .total, let valid = validVotes else { return nil }
        let zeros = votes.indices.filter { votes[$0].votes == 0 }
        let share = { (place: Int) in
            reading.shares.first { $0.choice == votes[place].choice }?.percent.fraction ?? 0
        }
        let missing = zeros.reduce(0) { $0 + share($1) }
        guard missing > 0, missing < 0.999, zeros.count < votes.count else { return nil }
        let theirs =
            leavesSome
            ? min(Double(valid - voteSum), missing * Double(valid))
            : Double(voteSum) / (1 - missing) * missing
        var copy = self
        for place in zeros { copy.votes[place].votes = Int(theirs * share(place) / missing) }
        if base == .total, !leavesSome { copy.printedValidVotes = copy.voteSum }
        return copy
    }
}

extension Recap {
    /// Whether it gives the whole, and some of the choices of a reading but not all. Where those it gives are all of it, the
    /// others were not counted, as of a pair that was disqualified: its shares are of other votes than those of the reading.
    func lacks(of reading: QuickCountReading) -> Bool {
        guard leavesSome else { return false }
        let known = reading.shares.filter { !$0.isRemainder && share(of: $0.choice) != nil }
        return !known.isEmpty
            && reading.shares.contains { !$0.isRemainder && share(of: $0.choice) == nil }
    }
}

extension Recap {
    /// The result with a total that gives the named choices together the part of the votes that a reading has for them; `nil` where
    /// it has a total, and where the reading has no less for them than it.
    func withOthers(asLeftBy reading: QuickCountReading) -> Recap? {
        guard base == .sum, printedValidVotes == nil, !reading.shares.contains(where: \.isRemainder) else {
            return nil
        }
        let theirs = reading.shares.reduce(0) { $0 + $1.percent.fraction }
        let official = reading.shares.compactMap { share(of: $0.choice) }.reduce(0, +)
        guard theirs > 0, official > theirs else { return nil }
        var copy = self
        copy.isComplete = false
        copy.printedValidVotes = Int((Double(voteSum) * official / theirs).rounded())
        for place in copy.votes.indices { copy.votes[place].percent = nil }
        return copy
    }
}

extension QuickCountReading {
    /// The reading of the choices that a result gives, where that lacks some and gives the whole: shares of one whole are
    /// compared one by one. A remainder is more than others then, and is left out.
    func known(to recap: Recap) -> QuickCountReading {
        guard recap.lacks(of: self) else { return self }
        var copy = self
        copy.shares.removeAll { $0.isRemainder || recap.share(of: $0.choice) == nil }
        return copy
    }
}

extension Reconciler {
    /// What keeps a reading from being judged by a result that leaves votes to others, or to choices that the reading does not name:
    /// that it would be judged otherwise if there were none, or would agree if they were those of one of the choices, or by one that has a choice without any vote;
    /// `nil` where the answer is the same.
    ///
    /// - Parameters:
    ///   - pairs: Number of choices on the ballot.
    ///   - isDoubted: Whether another count of the contest leaves nothing to others than the choices of the result.
    ///   - comparison: What is said beside the result as it is printed.
    ///   - judged: What would be said beside another one.
    func unknownWhole(
        of recap: Recap, _ reading: QuickCountReading, pairs: Int, _ isDoubted: Bool,
        _ comparison: Comparison,
        judged: (Recap) throws -> ReasonCode
    ) rethrows -> ReasonCode? {
        guard comparison.isTested else { return nil }
        if let among = recap.amongThese(of: reading, isDoubted: isDoubted),
            try judged(among) != comparison.zone
        {
            return recap.leavesSome ? .otherWhole : .sharesOfNamed
        }
        guard comparison.zone != .insideInterval else { return nil }
        // Votes that a result leaves to choices which it does not list are theirs.
        let completed =
            recap.votes.count < pairs
            ? [] : recap.completedByOne(for: reading, beyond: comparison.widestReach)
        if try completed.contains(where: { try judged($0) == .insideInterval }) { return .votesUnassigned }
        if recap.listsFewer(than: reading, beyond: comparison.widestReach) { return .resultListsFewer }
        return try recap.withoutZeros(for: reading).map(judged) == .insideInterval ? .officialZero : nil
    }

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

    /// Regions of a contest whose choices the folder is known to list all: by Indonesian forms, by a result that leaves nothing of
    /// its total or of 100, and by a count of them whose shares sum to 100. Folders of other countries may name some choices only.
    func listedWholes(
        of contest: Contest, _ readings: [QuickCountReading], _ election: Election
    ) -> Set<RegionCode> {
        let regions = Set(readings.compactMap { $0.region ?? contest.region })
        guard !contest.kind.isIndonesian else { return regions }
        let pairs = election.candidates(of: contest.id).count
        let isClosed = readings.contains {
            $0.shares.count >= pairs && $0.hasPrintedShares && $0.canSum
                && !$0.shares.contains(where: \.isRemainder)
        }
        return regions.filter { region in
            guard let recap = election.recap(contest: contest.id, region: region), let base = recap.base
            else { return isClosed }
            return !recap.leavesSome && (isClosed || base != .sum || recap.printedValidVotes != nil)
        }
    }
}
