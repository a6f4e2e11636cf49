import Elections
import Estimation
import Statistics

/// Looks for the single changes that would bring a reading inside its range (Methods C11).
struct DiagnosisFinder {
    let election: Election
    let reconciler: Reconciler
    /// Stations of a usual count of the folder.
    let usual: UsualStations

    /// What would bring a comparison inside; nothing for one that is inside or that lacks more than a margin.
    func diagnoses(of comparison: Comparison) throws -> [Diagnosis] {
        guard comparison.needsExplanation, let page = comparison.page,
            let contest = election.contest(comparison.contest)
        else { return [] }
        var subject = Subject(
            page: page, comparison: comparison, contest: contest,
            recap: election.recap(of: page, region: comparison.region))
        // Votes of nobody can be those of a choice with a digit too few.
        if comparison.reasons.contains(.votesUnassigned) { return try officialTyped(subject) }
        // A page that cannot be right is asked about as if it could.
        if page.stage == .garbled { subject.page.stage = .final }
        if comparison.isMisprinted {
            return try digits(subject) + typed(subject) + ballotsSummed(subject)
        }
        return try exchanges(subject) + digits(subject) + typed(subject) + officialTyped(subject)
            + bases(subject) + unlisted(subject) + regions(subject)
            + otherResults(subject) + otherPollsters(subject) + margin(comparison)
    }

    /// What is looked at.
    struct Subject {
        var page: QuickCountReading
        let comparison: Comparison
        let contest: Contest
        let recap: Recap?
        var region: RegionCode { comparison.region }
    }

    // MARK: Changes of the page

    private func exchanges(_ subject: Subject) throws -> [Diagnosis] {
        let shares = subject.page.shares
        let named = shares.indices.filter { !shares[$0].isRemainder }
        let pairs = try exchangedPairs(subject, named)
        return pairs.isEmpty ? try rotations(subject, named) : pairs
    }

    /// Most choices of which three are asked about: with many of them some three fit by chance.
    private static let mostRotated = 6

    /// A column that was filled one row too low moves three shares round, or all of them.
    private func rotations(_ subject: Subject, _ named: [Int]) throws -> [Diagnosis] {
        let shares = subject.page.shares
        var found: [Diagnosis] = []
        if named.count > 3 {
            found = try [named, named.reversed()].compactMap { try rotation($0, subject) }
        }
        guard (3...DiagnosisFinder.mostRotated).contains(named.count) else { return found }
        for (first, a) in named.enumerated() {
            for (second, b) in named.enumerated().dropFirst(first + 1) {
                for c in named[(second + 1)...] {
                    guard Set([a, b, c].map { shares[$0].percent.value }).count == 3 else { continue }
                    found += try [[a, b, c], [a, c, b]].compactMap { try rotation($0, subject) }
                }
            }
        }
        return found
    }

    /// Shares that each stand beside the next of a ring; `nil` where that would not bring the page inside.
    private func rotation(_ ring: [Int], _ subject: Subject) throws -> Diagnosis? {
        let shares = subject.page.shares
        var changed = subject.page
        for (place, from) in zip(ring, ring.dropFirst() + [ring[0]]) {
            changed.shares[place].take(shares[from], true)
        }
        return try isInside(changed, subject) ? .rotated(ring.map { shares[$0].choice }) : nil
    }

    private func exchangedPairs(_ subject: Subject, _ named: [Int]) throws -> [Diagnosis] {
        let shares = subject.page.shares
        var found: [Diagnosis] = []
        for (place, first) in named.enumerated() {
            for second in named[(place + 1)...]
            where shares[first].percent.value != shares[second].percent.value {
                // With what is printed beside them, or alone: a range is that of its share.
                let areRanges = shares[first].range != nil || shares[second].range != nil
                let isFound = try (areRanges ? [true] : [true, false]).contains { withMargins in
                    var changed = subject.page
                    changed.shares[first].take(shares[second], withMargins)
                    changed.shares[second].take(shares[first], withMargins)
                    return try isInside(changed, subject)
                }
                if isFound {
                    found.append(
                        .exchanged(shares[first].choice, shares[second].choice))
                }
            }
        }
        return found
    }

    /// Where the shares of all choices are printed their sum must still be 100 within rounding.
    private func digits(_ subject: Subject) throws -> [Diagnosis] {
        try subject.page.shares.indices.compactMap { index in
            let share = subject.page.shares[index]
            let instead = try fitting(share.percent.withOneOtherDigit, at: index, subject)
            return instead.isEmpty
                ? nil : .digit(choice: share.choice, printed: share.percent, instead: instead)
        }
    }

    /// Figures that bring a reading inside in the place of one of its shares, the nearest first.
    func fitting(_ others: [PrintedNumber], at index: Int, _ subject: Subject) throws -> [PrintedNumber] {
        let page = subject.page
        guard page.shares[index].range == nil else { return [] }
        let isWhole =
            page.shares.count >= election.candidates(of: page.contest).count
            && subject.recap?.leavesSome != true
        let printed = page.shares[index].percent
        // A count at the edge would be inside with hardly any change: one that leaves most of a difference explains nothing of it.
        let difference =
            subject.comparison.isMisprinted
            ? nil
            : subject.comparison.choices.first { $0.choice == page.shares[index].choice }?
                .difference
        return try others.filter { other in
            guard 2 * abs(other.fraction - printed.fraction) >= abs(difference ?? 0) else { return false }
            var changed = page
            changed.shares[index].percent = other
            guard !isWhole || changed.sumCheck == .withinRounding else { return false }
            return try isInside(changed, subject)
        }.sorted { $0.gap(from: printed) < $1.gap(from: printed) }
    }

    private func otherPollsters(_ subject: Subject) throws -> [Diagnosis] {
        let page = subject.page
        let own = CountKey.name(page.pollster)
        var found: [Diagnosis] = []
        var seen: Set<String> = []
        for other in election.readings(of: page.contest)
        where other.region == page.region && other.sourceKind == .quickCount {
            let name = CountKey.name(other.pollster)
            guard name != own, name.hasPrefix(own) || own.hasPrefix(name), !seen.contains(name),
                page.shares.allSatisfy({ share in
                    other.shares.contains { $0.choice == share.choice }
                })
            else { continue }
            var changed = page
            for index in changed.shares.indices {
                let choice = changed.shares[index].choice
                for share in other.shares where share.choice == choice {
                    changed.shares[index].take(share, share.range != nil || page.shares[index].range != nil)
                }
            }
            guard try isInside(changed, subject) else { continue }
            seen.insert(name)
            found.append(.otherPollster(other.pollster, reading: other.id))
        }
        return found
    }

    // MARK: Changes of the official result

    private func otherResults(_ subject: Subject) throws -> [Diagnosis] {
        guard let recap = subject.recap else { return [] }
        let others = election.recapRows(of: subject.contest.id).filter {
            $0.status != .primary && $0.region == subject.region
        }
        let versions = Dictionary(grouping: others) {
            [$0.status.rawValue, $0.form, $0.decidedOn, $0.source]
        }
        return try versions.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, rows in
            var changed = recap
            for row in rows {
                guard let index = changed.votes.firstIndex(where: { $0.choice == row.choice })
                else { continue }
                changed.votes[index] = .init(
                    choice: row.choice, votes: row.votes, percent: row.percent)
            }
            guard changed != recap, try isInside(subject.page, changed, subject), let row = rows.first else {
                return nil
            }
            return .otherResult(row.status, form: row.form, decidedOn: row.decidedOn)
        }
    }

    // MARK: Whether a change is enough

    func isInside(_ page: QuickCountReading, _ subject: Subject) throws -> Bool {
        guard let recap = subject.recap else { return false }
        return try isInside(page, recap, subject)
    }

    func isInside(_ page: QuickCountReading, _ recap: Recap, _ subject: Subject) throws -> Bool {
        try reconciler.agrees(
            page, recap, subject.contest, region: subject.region,
            pairs: election.candidates(of: page.contest).count,
            margins: reconciler.margins(
                subject.contest, region: subject.region, of: election, usual: usual))
    }
}

extension Reconciler {
    /// Whether a reading and a result agree as a verdict would say it; without a margin, whatever the margin.
    ///
    /// No more is worked out than that needs. The reading is the only one of its pollster.
    func agrees(
        _ page: QuickCountReading, _ recap: Recap, _ contest: Contest, region: RegionCode, pairs: Int,
        margins: PossibleMargins
    ) throws -> Bool {
        let subject = try subject(
            page, recap, contest, region: region, pairs: pairs, stage: stageReason(page, isOnly: true))
        let builder = builder(subject, recap)
        if let isInside = try builder.isInside() {
            // A share of 0 or 100 has no sampling error and is left out of the test: it would agree with anything.
            return isInside && builder.haveErrors
        }
        guard subject.obstacles == [.marginMissing] else { return false }
        return try MarginNeed(
            subject.estimate, builder.choices(critical: nil), page, margins: margins,
            level: options.level
        )?.isMetByAll() ?? false
    }
}

extension Comparison {
    /// Whether it does not agree, or cannot because its shares do not sum.
    var needsExplanation: Bool {
        if reasons.contains(.votesUnassigned) { return true }
        if isTested { return verdict.isOutside }
        if let bound {
            return bound.answer == .inconsistent
                || bound.answer == .depends && reasons.contains(.leaderDiffers)
        }
        return isMisprinted
    }

    /// How many times the printed margin a margin is at which the choice farthest out is at the end of its range.
    ///
    /// That margin is exact: what the digits of the printed one allow is part of the factor, as another margin has
    /// other digits. Shares are at the rounding most favourable.
    public var edgeFactor: Double? {
        guard let critical, critical.inner > 0,
            let farthest = choices.compactMap({ choice in
                choice.zMostFavourable.map { abs($0) * choice.errorFactor }
            }).max()
        else { return nil }
        return farthest / critical.inner
    }

    /// Whether nothing keeps it from being compared but figures that cannot be right.
    var isMisprinted: Bool {
        let obstacles = reasons.filter { $0.isObstacle && $0 != .otherWhole }
        return !obstacles.isEmpty && obstacles.allSatisfy { $0 == .sharesDoNotSum || $0 == .stageGarbled }
    }
}

extension QuickCountReading.Share {
    /// Takes what is printed for another choice.
    fileprivate mutating func take(_ other: Self, _ withMargin: Bool) {
        percent = other.percent
        if withMargin { (marginPercent, range) = (other.marginPercent, other.range) }
    }
}

extension PrintedNumber {
    /// The same number with one of its digits another one, between 0 and 100: those two have no sampling error.
    var withOneOtherDigit: [PrintedNumber] {
        var found: [PrintedNumber] = []
        var unit = 1
        for _ in 0..<max(String(units).count, decimals + 1) {
            let digit = units / unit % 10
            for other in 0...9 where other != digit {
                let changed = units + (other - digit) * unit
                guard changed > 0, changed < PrintedNumber.integerScale(decimals) * 100 else { continue }
                found.append(PrintedNumber(units: changed, decimals: decimals))
            }
            unit *= 10
        }
        return found
    }

    func gap(from other: PrintedNumber) -> Int { abs(units - other.units) }
}
