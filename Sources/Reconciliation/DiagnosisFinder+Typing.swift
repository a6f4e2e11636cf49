import Elections
import Estimation

// Slips of the one who typed a figure: a digit too many, one too few, two neighbours exchanged.
extension DiagnosisFinder {
    func typed(_ subject: Subject) throws -> [Diagnosis] {
        try subject.page.shares.indices.flatMap { index in
            let share = subject.page.shares[index]
            return try DigitSlip.typing.compactMap { slip -> Diagnosis? in
                let others = slip.origins(of: share.percent.units, decimals: share.percent.decimals).map {
                    PrintedNumber(units: $0, decimals: share.percent.decimals)
                }
                let possible = others.filter { $0.units > 0 && $0.value < 100 }
                let instead = try fitting(possible, at: index, subject)
                return instead.isEmpty
                    ? nil
                    : .typed(
                        slip, choice: share.choice, printed: share.percent, instead: instead)
            }
        }
    }

    /// Official votes with which this reading and all others of the place agree.
    func officialTyped(_ subject: Subject) throws -> [Diagnosis] {
        guard let recap = subject.recap, recap.base == .sum || recap.base == .total else { return [] }
        let estimates = Dictionary(
            subject.comparison.choices.map { ($0.choice, $0) }, uniquingKeysWith: { first, _ in first })
        // A total that is the sum of the votes may have been made of them: several counts speak against it together.
        let isOfMany = finished(beside: subject).count >= DiagnosisFinder.leastCounts
        return try recap.votes.indices.flatMap { index -> [Diagnosis] in
            let choice = recap.votes[index].choice
            guard let votes = recap.votes[index].votes, votes > 0, let share = estimates[choice] else {
                return []
            }
            let found = try DigitSlip.typing.compactMap { slip -> Diagnosis? in
                let instead = try slip.origins(of: votes).filter { other in
                    guard other > 0,
                        let changed = recap.with(votes: other, at: index)
                            ?? (isOfMany ? recap.resummed(votes: other, at: index) : nil),
                        let official = changed.share(of: choice),
                        abs(share.estimate - official) < abs(share.difference),
                        try isInside(subject.page, changed, subject)
                    else { return false }
                    return try othersAgree(changed, subject)
                }
                // With one of them the votes may sum to the printed total: then it is that one.
                let exact = instead.filter { recap.voteSum - votes + $0 == recap.printedValidVotes }
                let summed = exact.isEmpty ? instead : exact
                // The regions below say what it is, where all of them have votes.
                let below = sumBelow(subject.region, of: choice, subject)
                let meant = below.map { sum in summed.filter { $0 == sum } } ?? summed
                return meant.isEmpty
                    ? nil
                    : .officialTyped(
                        slip, choice: choice, votes: votes,
                        instead: meant.sorted { abs($0 - votes) < abs($1 - votes) })
            }
            return found.isEmpty || isConfirmed(votes, of: choice, subject) ? [] : found
        }
    }

    /// Whether other rows of the folder have the votes of a choice as they are: the regions below sum to them, or with those beside
    /// them they sum to the region above.
    private func isConfirmed(_ votes: Int, of choice: Choice, _ subject: Subject) -> Bool {
        if sumBelow(subject.region, of: choice, subject) == votes { return true }
        guard let above = election.parents[subject.region],
            let total = official(above, of: choice, subject)
        else { return false }
        // A total that some regions are missing from is the sum of the others, as they are.
        if election.recap(contest: subject.contest.id, region: above)?.lacking.isEmpty == false {
            return true
        }
        return sumBelow(above, of: choice, subject) == total
    }

    private func official(_ region: RegionCode, of choice: Choice, _ subject: Subject) -> Int? {
        election.recap(contest: subject.contest.id, region: region)?.votes(of: choice)
    }

    /// Votes of a choice in the regions right below one; `nil` where some have none, or there are no regions.
    private func sumBelow(_ region: RegionCode, of choice: Choice, _ subject: Subject) -> Int? {
        let all = (election.children[region] ?? []).map { official($0, of: choice, subject) }
        return all.isEmpty ? nil : all.allKnown()?.reduce(0, +)
    }

    /// Whether the finished counts beside a result agree with another one, and none with that of the file: a result that one
    /// of several agrees with was typed as it is.
    private func othersAgree(_ recap: Recap, _ subject: Subject) throws -> Bool {
        try finished(beside: subject).allSatisfy { other in
            try !isInside(other, subject) && (!other.hasMargin || isInside(other, recap, subject))
        }
    }

    /// Other finished counts of the same place.
    private func finished(beside subject: Subject) -> [QuickCountReading] {
        election.readings(of: subject.contest.id).filter { other in
            other.id != subject.page.id && other.sourceKind == .quickCount && other.stage == .final
                && (other.region ?? subject.contest.region) == subject.region
        }
    }

    /// Counts beside one that speak against a printed total with it.
    private static let leastCounts = 3
}

extension DigitSlip {
    /// What happens at a keyboard, beside another digit.
    fileprivate static let typing: [DigitSlip] = [.inserted, .dropped, .neighboursSwapped]

    /// Numbers that become this one by such a slip, each once.
    ///
    /// - Parameters:
    ///   - recorded: Above 0, in units of its last digit.
    ///   - decimals: Digits behind its decimal mark; 0 stands before it where nothing else does.
    func origins(of recorded: Int, decimals: Int = 0) -> [Int] {
        let typed = String(recorded)
        let digits = (String(repeating: "0", count: max(0, decimals + 1 - typed.count)) + typed)
            .utf8.map { Int($0) - 48 }
        let number = { (digits: [Int]) in digits.reduce(0) { 10 * $0 + $1 } }
        var found: [[Int]] = []
        switch self {
        case .inserted where digits.count > 1:
            found = digits.indices.map { place in digits.indices.filter { $0 != place }.map { digits[$0] } }
        case .dropped where digits.count < 18:
            found = (0...digits.count).flatMap { place in
                (0...9).map { digit in digits[..<place] + [digit] + digits[place...] }
            }
        case .neighboursSwapped:
            found = digits.indices.dropLast().map { place in
                var other = digits
                other.swapAt(place, place + 1)
                return other
            }
        default: break
        }
        return found.filter { $0.first != 0 || $0.count == decimals + 1 }.map(number).uniqued().filter {
            $0 != recorded
        }
    }
}

extension Recap {
    /// The same result with other votes of one choice; `nil` where they are more than the total, or where what is printed beside
    /// them, the total or the share, speaks for the votes as they are.
    fileprivate func with(votes: Int, at index: Int) -> Recap? {
        var changed = self
        changed.votes[index].votes = votes
        guard changed.base == base else { return nil }
        if base == .sum, let total = printedValidVotes,
            abs(changed.voteSum - total) >= abs(voteSum - total)
        {
            return nil
        }
        return changed.keepsPrintedShare(of: self, at: index) ? changed : nil
    }

    /// The same with the total that such votes sum to, where the total of this one is the sum of its votes; `nil` where the printed
    /// share speaks for the votes as they are.
    fileprivate func resummed(votes: Int, at index: Int) -> Recap? {
        guard base == .sum || base == .total, printedValidVotes == voteSum else { return nil }
        var changed = self
        changed.votes[index].votes = votes
        changed.printedValidVotes = changed.voteSum
        return changed.keepsPrintedShare(of: self, at: index) ? changed : nil
    }

    /// Whether a share that is printed beside votes is no ground to keep them.
    private func keepsPrintedShare(of original: Recap, at index: Int) -> Bool {
        let isPrinted = { (recap: Recap) -> Bool in
            guard let percent = recap.votes[index].percent,
                let share = recap.share(of: recap.votes[index].choice)
            else { return false }
            return percent.isRounded(share)
        }
        return !isPrinted(original) || isPrinted(self)
    }
}
