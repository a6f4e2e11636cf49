import Elections
import Estimation
import Statistics

/// The tested counts of one contest and region, one for each pollster, as errors in the official lead.
struct CountGroup {
    var contest: String
    var region: RegionCode
    var errors: [LeadError]

    /// Groups in the order in which they first appear. A pollster's further readings of a contest repeat its count:
    /// only one of them stands for it.
    static func all(_ comparisons: [Comparison]) -> [CountGroup] {
        places(comparisons) { $0.isTested && $0.repeatOf == nil }.map { counts in
            let first = comparisons[counts[0]]
            return CountGroup(
                contest: first.contest, region: first.region,
                errors: counts.compactMap { LeadError(comparisons[$0]) })
        }
    }

    /// Places of the comparisons that are meant, those of one contest and region together, one for each pollster.
    private static func places(
        _ comparisons: [Comparison], _ isMeant: (Comparison) -> Bool
    ) -> [[Int]] {
        var groups: [[Int]] = []
        var known: [Place: Int] = [:]
        var seen: Set<Counted> = []
        for index in comparisons.indices where isMeant(comparisons[index]) {
            let place = Place(contest: comparisons[index].contest, region: comparisons[index].region)
            guard seen.insert(Counted(place: place, name: CountKey.name(comparisons[index].source))).inserted
            else { continue }
            if let group = known[place] {
                groups[group].append(index)
            } else {
                known[place] = groups.count
                groups.append([index])
            }
        }
        return groups
    }

    private struct Counted: Hashable {
        var place: Place
        var name: String
    }

    /// Counts that wait for a result and have a margin, two by two: as leads of the choice that has most in all of them over
    /// the second, and where one does not name both, as the shares of each choice that both name.
    struct Waiting {
        var contest: String
        var region: RegionCode
        /// How many counts there are.
        var counts: Int
        var differences: [(first: LeadError, second: LeadError)] = []
        /// Shares of each choice of counts that are held against each other in the lead, and name more than the two.
        var shares: [(first: LeadError, second: LeadError)] = []
    }

    /// The counts that wait for a result, one for each pollster, where at least two of a contest and region can be held against
    /// each other.
    static func waiting(_ comparisons: [Comparison]) -> [Waiting] {
        places(comparisons) { $0.awaitsResult && $0.estimate.covariance != nil && $0.repeatOf == nil }
            .compactMap { places in
                let counts = places.map { comparisons[$0] }
                guard counts.count > 1 else { return nil }
                let pairs = mostVoted(counts)
                let leads = counts.map { count in
                    pairs.flatMap { LeadError(count, of: [$0.first, $0.second]) }
                }
                let shares = counts.map { count in named(count).map { LeadError(count, of: [$0]) } }
                var waiting = Waiting(
                    contest: counts[0].contest, region: counts[0].region, counts: counts.count)
                for first in counts.indices {
                    for second in counts.indices.dropFirst(first + 1) {
                        let common = shares[first].compactMap { one in
                            one.flatMap { one in
                                shares[second].compactMap { $0 }.first { $0.pairs == one.pairs }.map {
                                    (one, $0)
                                }
                            }
                        }
                        if let one = leads[first], let other = leads[second] {
                            waiting.differences.append((one, other))
                            if common.count > 2 { waiting.shares += common }
                        } else {
                            waiting.differences += common
                        }
                    }
                }
                return waiting.differences.isEmpty ? nil : waiting
            }
    }

    /// The choices that a count names one by one.
    private static func named(_ count: Comparison) -> [Choice] {
        count.estimate.choices.compactMap { Choice($0) }.filter {
            count.page?.remainder.contains($0) == false
        }
    }

    /// The two choices with the largest sums of shares over some counts.
    private static func mostVoted(_ counts: [Comparison]) -> (first: Choice, second: Choice)? {
        var sums: [Choice: Double] = [:]
        for count in counts {
            for (name, share) in zip(count.estimate.choices, count.estimate.shares) {
                guard let choice = Choice(name), count.page?.remainder.contains(choice) == false else {
                    continue
                }
                sums[choice, default: 0] += share
            }
        }
        let order = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return order.count > 1 ? (order[0].key, order[1].key) : nil
    }

    private struct Place: Hashable {
        var contest: String
        var region: RegionCode
    }
}

/// The error of one count in the official lead; without a result what it has itself, which may be the share of one choice.
struct LeadError {
    var source: String
    var reading: String
    /// The first and the second official pair; of a share the one that has it.
    var pairs: [Choice]
    /// Estimated minus official lead, a fraction; the estimated one while there is no result.
    var effect: Double
    /// The estimated lead itself.
    var lead: Double
    var variance: Double
    /// At the widest margins that the printed ones can be.
    var widestVariance: Double
    var degreesOfFreedom: Double?
    /// What rounding allows its shares.
    var margin: JudgedMargin

    init?(_ comparison: Comparison) {
        let official = comparison.choices.indices.filter { !comparison.choices[$0].isRemainder }.sorted {
            (comparison.choices[$1].official, $0) < (comparison.choices[$0].official, $1)
        }
        guard official.count > 1,
            let error = comparison.estimate.leadStandardError(official[0], official[1]),
            let widest = comparison.estimate.leadStandardError(official[0], official[1], isWidest: true)
        else { return nil }
        let (first, second) = (comparison.choices[official[0]], comparison.choices[official[1]])
        source = comparison.source
        reading = comparison.reading
        pairs = [first.choice, second.choice]
        effect = first.difference - second.difference
        lead = first.estimate - second.estimate
        variance = error * error
        widestVariance = widest * widest
        degreesOfFreedom = comparison.estimate.degreesOfFreedom
        margin = JudgedMargin(comparison.estimate, official: comparison.officialRounding)
    }

    /// The share of one choice, or the lead of one over another, in a count that stands beside no result; `nil` where it does
    /// not name them, or prints no error.
    init?(_ comparison: Comparison, of pairs: [Choice]) {
        let estimate = comparison.estimate
        let places = pairs.compactMap { estimate.choices.firstIndex(of: String($0)) }
        guard places.count == pairs.count else { return nil }
        let standardError = { (isWidest: Bool) -> Double? in
            places.count == 2
                ? estimate.leadStandardError(places[0], places[1], isWidest: isWidest)
                : (isWidest ? estimate.widestCovariance : estimate.covariance)?[places[0]][places[0]]
                    .squareRoot()
        }
        guard let error = standardError(false), error > 0, let widest = standardError(true) else {
            return nil
        }
        source = comparison.source
        reading = comparison.reading
        self.pairs = pairs
        lead = estimate.shares[places[0]] - (places.count == 2 ? estimate.shares[places[1]] : 0)
        effect = lead
        variance = error * error
        widestVariance = widest * widest
        degreesOfFreedom = estimate.degreesOfFreedom
        margin = JudgedMargin(estimate)
    }

    /// The same with the variance that rounding allows at most: the widest margin, and two shares rounded to a
    /// printed unit each.
    var widest: LeadError {
        var error = self
        error.variance = widestVariance + 2 * margin.rounding * margin.rounding / 3
        return error
    }
}

/// The summary of some counts; of a single count it is the count itself.
struct Summary {
    var mean: Double
    var meanVariance: Double
    var betweenVariance: Double
    /// Two-sided p of a mean error of zero, the larger of the normal and the Hartung–Knapp one, because the
    /// latter can be too small when counts agree by luck (Röver, Knapp and Friede 2015).
    var p: Double
    /// p of Cochran's Q; `nil` of a single count.
    var heterogeneityP: Double?

    init(_ fit: RandomEffectsFit) {
        mean = fit.mean
        meanVariance = fit.standardError * fit.standardError
        betweenVariance = fit.betweenVariance
        p = max(fit.p, fit.hartungKnappP ?? 0)
    }

    private init(_ only: LeadError) {
        mean = only.effect
        meanVariance = only.variance
        betweenVariance = 0
        p = Normal.twoSidedP(only.effect / only.variance.squareRoot())
    }

    init?(_ errors: [LeadError]) {
        if errors.count == 1 {
            self.init(errors[0])
            return
        }
        guard
            let model = try? RandomEffects(
                effects: errors.map(\.effect), variances: errors.map(\.variance)),
            let fit = try? model.fit(.restrictedLikelihood)
        else { return nil }
        self.init(fit)
        heterogeneityP = model.qP
    }
}
