import Elections
import Estimation
import Statistics

// What shares are shares of, how wide the margin is, and what turnout is a part of.
extension DiagnosisFinder {
    /// Parts of invalid ballots that are asked about, fractions. Beyond it a common factor says little of the base.
    static let mostInvalid = 0.25

    /// Shares of all ballots instead of the valid votes, or official ones of them. One factor for all choices: with a single
    /// choice every difference has one, and nothing is said.
    func bases(_ subject: Subject) -> [Diagnosis] {
        let comparison = subject.comparison
        let choices = comparison.choices.filter { $0.simultaneous != nil }
        guard choices.count > 1, subject.page.shares.allSatisfy({ !$0.isRemainder }),
            let recap = subject.recap
        else { return [] }
        let official = recap.official(.invalid, of: .ballots)?.share
        // Shares of all choices that sum to 100 are of the votes of those choices.
        let isWhole = subject.page.shares.count >= election.candidates(of: subject.contest.id).count
        let own =
            isWhole && !recap.leavesSome
            ? nil : DiagnosisFinder.validParts(choices) { (estimate: $0.estimate, official: $0.official) }
        let theirs =
            recap.base == .sum
            ? nil : DiagnosisFinder.validParts(choices) { (estimate: $0.official, official: $0.estimate) }
        let range = { (parts: ClosedRange<Double>) -> (low: Double, high: Double)? in
            let (low, high) = (1 - parts.upperBound, 1 - parts.lowerBound)
            guard low > 0, low <= DiagnosisFinder.mostInvalid else { return nil }
            if let official, official < low || official > high { return nil }
            return (low, high)
        }
        return [
            own.flatMap(range).map { .ballotsInBase(low: $0.low, high: $0.high, official: official) },
            theirs.flatMap(range).map {
                .ballotsInOfficialBase(low: $0.low, high: $0.high, official: official)
            },
        ].compactMap { $0 }
    }

    /// A total with others than the listed choices, where the result gives none and nothing tells that they had no votes.
    func unlisted(_ subject: Subject) throws -> [Diagnosis] {
        guard let recap = subject.recap, let wider = recap.withOthers(asLeftBy: subject.page),
            let valid = wider.printedValidVotes,
            !reconciler.listedWholes(
                of: subject.contest, election.readings(of: subject.contest.id), election
            ).contains(subject.region),
            try isInside(subject.page, wider, subject)
        else { return [] }
        return [.othersUnlisted(valid: valid, listed: recap.voteSum)]
    }

    /// Shares of all ballots that do not sum to 100: what they leave is the part of the invalid ones that the page itself prints,
    /// or the official one, within the rounding of the shares and the margin of the page.
    func ballotsSummed(_ subject: Subject) throws -> [Diagnosis] {
        let page = subject.page
        let sum = page.shareSum.fraction
        guard page.shares.count > 1, sum < 1, 1 - sum <= DiagnosisFinder.mostInvalid,
            page.shares.allSatisfy({ !$0.isRemainder && $0.range == nil }), let recap = subject.recap
        else { return [] }
        var changed = page
        for place in changed.shares.indices {
            let printed = page.shares[place].percent
            changed.shares[place].percent = PrintedNumber(
                units: Int((Double(printed.units(atDecimals: printed.decimals + 2)) / sum).rounded()),
                decimals: printed.decimals + 2)
        }
        let slack = page.shareSum.roundingHalfWidth * Double(page.shares.count) / 100
        // What rounding explains is no base.
        guard 1 - sum > slack else { return [] }
        let official = recap.official(.invalid, of: .ballots)?.share
        let own = page.figures.first { $0.measure == .invalid && $0.base == .ballots }?.percent
        if let own, abs(1 - sum - own.fraction) <= slack + own.roundingHalfWidth / 100 {
            // The page says so itself.
        } else if let official {
            let margin = 2 * (official * (1 - official)).squareRoot() * (page.marginPercent?.fraction ?? 0)
            guard abs(1 - sum - official) <= slack + margin else { return [] }
        }
        guard try isInside(changed, subject) else { return [] }
        return [.ballotsInBase(low: 1 - sum - slack, high: 1 - sum + slack, official: official)]
    }

    /// Parts v of the ballots that are valid for which `estimate`/v is inside for every choice; `nil` where none is.
    private static func validParts(
        _ choices: [Comparison.ComparedShare],
        _ sides: (Comparison.ComparedShare) -> (estimate: Double, official: Double)
    ) -> ClosedRange<Double>? {
        var (low, high) = (0.0, 1.0)
        for choice in choices {
            let (estimate, official) = sides(choice)
            guard let range = choice.simultaneous, estimate > 0 else { return nil }
            // The range of the difference is as wide for a share that is a few points larger.
            let half = (range.high - range.low) / 2
            low = max(low, estimate / (official + half))
            if official > half { high = min(high, estimate / (official - half)) }
        }
        return low <= high ? low...high : nil
    }

    /// The margin at which the choice farthest out would be inside.
    func margin(_ comparison: Comparison) -> [Diagnosis] {
        if let bound = comparison.bound {
            return [.margin(neededPoints: 100 * bound.neededMargin, factor: 1)]
        }
        guard let factor = comparison.edgeFactor else { return [] }
        return [
            .margin(
                neededPoints: comparison.page?.marginPercent.map { $0.value * factor }, factor: factor,
                isOfLead: comparison.page?.marginOf == .lead)
        ]
    }

    /// Official totals of other rows with which turnout or invalid ballots lie inside their range.
    func otherTotals(_ measure: Comparison.Measure, of comparison: Comparison) -> [Diagnosis] {
        guard measure.verdict.isOutside, let interval = measure.interval, let difference = measure.difference,
            let recap = election.recap(contest: comparison.contest, region: comparison.region)
        else { return [] }
        let rows = election.recapTotals(of: comparison.contest).filter { $0.region == comparison.region }
        let valid = recap.validVotes
        let ballots = rows.map { row in
            row.ballotsUsed ?? row.validVotes.flatMap { valid in row.invalidVotes.map { valid + $0 } }
        }
        let registered = rows.map(\.registeredVoters)
        let invalid = rows.map(\.invalidVotes)
        let (parts, wholes): ([Int?], [Int?]) =
            switch (measure.figure.measure, measure.figure.base) {
            case (.turnout, _): (ballots + rows.map(\.validVotes) + [recap.ballots, valid], registered)
            case (.invalid, .ballots): (invalid, ballots + rows.map(\.validVotes) + [recap.ballots, valid])
            case (.invalid, .registered): (invalid, registered)
            }
        let half = (interval.high - interval.low) / 2
        var found: [Diagnosis] = []
        for part in parts.compactMap({ $0 }).uniqued() {
            for whole in wholes.compactMap({ $0 }).uniqued() where whole > 0 {
                let gap = measure.estimate - Double(part) / Double(whole)
                if abs(gap) <= half, abs(gap) < abs(difference) {
                    found.append(.otherTotals(part: part, whole: whole))
                }
            }
        }
        return found
    }
}
