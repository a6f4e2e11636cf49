import Elections
import Estimation
import Statistics

extension QuickCountReading {
    /// Level assumed for a margin whose level was not published, percent.
    public static let assumedLevel = 95.0

    /// The reading as an estimate; its covariance is `nil` unless a margin was published.
    ///
    /// A margin alone gives the standard error: how many stations there were is needed for its plausibility only (Methods
    /// B4). Nobody published a margin for a remainder: it has no variance.
    ///
    /// - Parameter official: Official share of a choice, a fraction: a range that does not lie alike to both sides of its
    ///   share is used with the side on which the official share lies.
    func shareEstimate(official: (Choice) -> Double? = { _ in nil }) throws -> ShareEstimate {
        var estimate =
            hasOwnMargins
            ? try ownEstimate(official)
            : try ShareEstimate.published(
                choices: shares.map { String($0.choice) },
                sharesPct: shares.map(\.percent.value), shareDecimals: shareDecimals,
                marginPct: marginPercent.map { _ in largestMarginPercent },
                marginDecimals: marginPercent?.decimals ?? 0,
                levelPct: levelPercent?.value ?? QuickCountReading.assumedLevel,
                stations: sampleStations)
        // Digits are those of the printed margin, whatever it was turned into.
        if !hasOwnMargins, let margin = marginPercent, marginOf == .lead {
            let factor = (margin.value + margin.roundingHalfWidth) / margin.value
            estimate.largestErrorFactors = shares.map { _ in factor }
        }
        for (index, share) in shares.enumerated() where share.isRemainder {
            for other in shares.indices {
                estimate.covariance?[index][other] = 0
                estimate.covariance?[other][index] = 0
            }
        }
        return estimate
    }

    /// What the printed shares of all choices sum to, a fraction: 1 where that is 100 but for rounding or choices are missing, less
    /// where the rest may be ballots that are not valid, and `nil` where it is more than 100.
    ///
    /// - Parameter pairs: Number of pairs on the ballot.
    func printedWhole(of pairs: Int) -> Double? {
        guard shares.count >= pairs, hasPrintedShares, sumCheck != .withinRounding else { return 1 }
        return shareSum.value < 100 ? shareSum.value / 100 : nil
    }

    /// Whether shares have margins or ranges of their own.
    var hasOwnMargins: Bool {
        isMarginOfOnlyShare || shares.contains { $0.marginPercent != nil || $0.range != nil }
    }

    /// The two largest shares, fractions, where the printed margin is that of the lead of one over the other.
    public var leadingShares: (first: Double, second: Double)? {
        guard marginOf == .lead else { return nil }
        let sizes = shares.filter { !$0.isRemainder }.map(\.percent.fraction).sorted(by: >)
        return sizes.count > 1 ? (sizes[0], sizes[1]) : nil
    }

    /// The printed margin as that of a share of one half, points: a margin of the lead is wider than that of each share by
    /// √(p₁ + p₂ − (p₁ − p₂)²) / ½ (Methods D3).
    private var largestMarginPercent: Double {
        guard let margin = marginPercent?.value else { return 0 }
        guard let (first, second) = leadingShares else { return margin }
        let variance = first + second - (first - second) * (first - second)
        return variance > 0 ? margin / (2 * variance.squareRoot()) : margin
    }

    /// Each share with the standard error of its own margin or range; the one margin of all for the others.
    private func ownEstimate(_ official: (Choice) -> Double?) throws -> ShareEstimate {
        let level = (levelPercent?.value ?? QuickCountReading.assumedLevel) / 100
        let z = Normal.upperQuantile((1 - level) / 2)
        let halves = halfWidths(official)
        let printed =
            shares.filter { $0.range?.givesShare != true }.map(\.percent.roundingHalfWidth).min() ?? 0
        return try ShareEstimate.published(
            choices: shares.map { String($0.choice) }, shares: shares.map(\.percent.fraction),
            standardErrors: halves.map { $0.map { $0.width / z } }, shareRounding: printed / 100,
            largestErrorFactors: halves.map { $0?.largestFactor ?? 1 },
            stations: sampleStations)
    }

    /// Half of a range around a share, a fraction, and by how much its digits allow it to be wider.
    typealias HalfWidth = (width: Double, largestFactor: Double)

    /// The half width of each share: its own, that of all, or where only others have one the widest that theirs give; `nil` for
    /// remainders and where there is none.
    private func halfWidths(_ official: (Choice) -> Double?) -> [HalfWidth?] {
        let own = shares.map { share in
            share.isRemainder
                ? nil
                : share.halfWidth(official: official(share.choice), finest: ownRounding)
                    ?? common(share)
        }
        return zip(shares, own).map { share, half in half ?? ofOthers(share, own) }
    }

    /// Whether the page prints no margin for a choice while it does for others.
    func hasMarginOfOthers(_ share: Share) -> Bool {
        hasOwnMargins && !share.isRemainder && marginPercent == nil && share.marginPercent == nil
            && share.range == nil
    }

    /// What the margins of the others give for a share that has none: each as it would be at this share, the widest of them.
    ///
    /// One sample is behind all shares, so that their margins are as their spreads, √(p (1 − p)), but for clustering.
    private func ofOthers(_ share: Share, _ own: [HalfWidth?]) -> HalfWidth? {
        func spread(_ share: Share) -> Double {
            (share.percent.fraction * (1 - share.percent.fraction)).squareRoot()
        }
        guard hasMarginOfOthers(share), spread(share) > 0 else { return nil }
        let at = zip(shares, own).compactMap { other, half -> HalfWidth? in
            guard let half, spread(other) > 0 else { return nil }
            return (half.width / spread(other) * spread(share), half.largestFactor)
        }
        return at.max { $0.width * $0.largestFactor < $1.width * $1.largestFactor }
    }

    /// Half of the last printed unit of the most finely printed margin or end of a range, points: a file may have lost the
    /// trailing zeros of the others.
    private var ownRounding: Double {
        let own = shares.flatMap { [$0.marginPercent, $0.range?.low, $0.range?.high] }
        return (own + [marginPercent]).compactMap { $0?.roundingHalfWidth }.min() ?? 0
    }

    /// The one margin of all for a share without its own: narrower the farther it is from one half, unless the page says that the
    /// margin is that of each share, or has one alone.
    private func common(_ share: Share) -> HalfWidth? {
        guard let margin = marginPercent, margin.value > 0, share.range == nil, share.marginPercent == nil
        else { return nil }
        let p = share.percent.fraction
        let spread = marginOf == .share || isMarginOfOnlyShare ? 1 : 2 * (p * (1 - p)).squareRoot()
        guard spread > 0 else { return nil }
        return (largestMarginPercent / 100 * spread, (margin.value + ownRounding) / margin.value)
    }

    /// What the published margin can be, given the votes of an average station.
    func marginCheck(votesPerStation: Double?) -> MarginCheck {
        MarginCheck(
            // What a share of one half can have says nothing of another one.
            marginPct: isMarginOfOnlyShare ? nil : marginPercent.map { _ in largestMarginPercent },
            marginDecimals: marginPercent?.decimals ?? 0,
            levelPct: levelPercent?.value ?? QuickCountReading.assumedLevel, stations: sampleStations,
            votesPerStation: votesPerStation, mostVotesPerStation: QuickCountReading.largestStation)
    }

    /// Voters of the largest station that any election in the rule book allows.
    private static let largestStation = FormRulebook.standard.forms
        .compactMap { $0.constants["station_limit"].flatMap { Double("\($0)") } }.max()
}

extension Comparison {
    /// Choices for which the page prints no margin while it does for others, and the half width that each is tested with, a fraction.
    public var marginsOfOthers: [(choice: Choice, halfWidth: Double)] {
        guard let page else { return [] }
        let without = Set(page.shares.filter(page.hasMarginOfOthers).map(\.choice))
        let level = (page.levelPercent?.value ?? QuickCountReading.assumedLevel) / 100
        let z = Normal.upperQuantile((1 - level) / 2)
        return choices.compactMap { share in
            guard without.contains(share.choice), let error = share.standardError else { return nil }
            return (share.choice, error * z)
        }
    }
}

extension PrintedEstimate {
    /// Half of the printed range, or the printed margin, a fraction, and by how much its digits allow it to be wider;
    /// `nil` where neither is printed, or none lies on the side of the official share.
    ///
    /// - Parameters:
    ///   - official: Official share, a fraction: of a range the side on which it lies is taken, and the wider one where it is
    ///     `nil`.
    ///   - finest: Half of the last printed unit of the most finely printed margin beside it, points.
    func halfWidth(official: Double?, finest: Double = .infinity) -> QuickCountReading.HalfWidth? {
        if let range {
            let value = percent.fraction
            let (below, above) = (value - range.low.fraction, range.high.fraction - value)
            let half = official.map { $0 < value ? below : above } ?? max(below, above)
            let rounding = min(range.low.roundingHalfWidth, range.high.roundingHalfWidth, finest) / 100
            // Printed as one figure: the widest that rounds to it. Of a choice that nobody in the sample voted for it says nothing.
            if range.low.value == range.high.value {
                return [0, 100].contains(range.low.value) ? nil : (rounding, 1)
            }
            guard half > 0 else { return nil }
            // One that ends at 0 or 100 was cut there: its share is not in its middle, and its margin up to twice as wide.
            let isCut = range.givesShare && (range.low.value == 0 || range.high.value == 100)
            return (half, (half + rounding) / half * (isCut ? 2 : 1))
        }
        guard let margin = marginPercent, margin.value > 0 else { return nil }
        let rounding = min(margin.roundingHalfWidth, finest)
        return (margin.fraction, (margin.value + rounding) / margin.value)
    }
}

extension Recap {
    /// Valid votes of an average polling station, where the number of stations is known.
    var votesPerStation: Double? {
        guard let stations = pollingStations, stations > 0, let valid = validVotes else { return nil }
        return Double(valid) / Double(stations)
    }

    /// What keeps choices from being laid beside it; `nil` where each has an official share.
    ///
    /// - Parameter choices: Those of an estimate, without remainders.
    func obstacle(to choices: [Choice]) -> ReasonCode? {
        if votes.isEmpty { return .recapMissing }
        if lacksBallots { return .ballotsMissing }
        return base == nil || choices.contains { share(of: $0) == nil } ? .recapIncomplete : nil
    }

    /// With what the named choices leave as the figure of a remainder that has none of its own.
    ///
    /// - Parameter remainder: Choices that are a remainder; of more than one none can be told from the others.
    func completed(for remainder: Set<Choice>) -> Recap {
        let unknown = remainder.filter { share(of: $0) == nil }
        guard unknown.count == 1, let choice = unknown.first, let base else { return self }
        var copy = self
        switch base {
        case .sum: return self
        case .total, .ballots:
            copy.votes.append(.init(choice: choice, votes: printedValidVotes.map { $0 - voteSum }))
        case .printed:
            let decimals = votes.compactMap { $0.percent?.decimals }.max() ?? 0
            let hundred = PrintedNumber(units: 100, decimals: 0).units(atDecimals: decimals)
            let named = votes.reduce(0) { $0 + ($1.percent?.units(atDecimals: decimals) ?? 0) }
            // Of all ballots the invalid ones are nobody's.
            let rest =
                usesSharesOfBallots
                ? Int((Double(hundred) * (unnamedShare ?? 0)).rounded()) : max(0, hundred - named)
            copy.votes.append(
                .init(
                    choice: choice, votes: nil, percent: PrintedNumber(units: rest, decimals: decimals))
            )
        }
        copy.votes.sort { $0.choice < $1.choice }
        return copy
    }
}
