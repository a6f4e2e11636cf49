import Elections
import Estimation
import Statistics

extension Comparison {
    /// How far chance was asked about a reading.
    public enum Grade: String, Sendable, Codable, CaseIterable {
        /// It has a margin and was tested.
        case tested
        /// It has none, and two numbers bound what a test would say.
        case bounded
        /// It is shown, with what is missing.
        case shown
    }

    /// What can be said of a count that prints no margin: the margin it would have needed, beside those that counts of its
    /// size have.
    public struct MarginBound: Sendable, Equatable, Codable {
        public enum Answer: String, Sendable, Codable, CaseIterable {
            /// Consistent whatever its margin.
            case consistent
            /// Not consistent whatever its margin.
            case inconsistent
            /// It depends on the margin.
            case depends
        }

        /// The smallest margin at which the official shares of all pairs that the count gives lie inside the ranges that hold for all of them
        /// together: at a share of one half, a fraction.
        public var neededMargin: Double
        /// The pair that needs it.
        public var choice: Choice
        /// Margins that counts of its size have; `nil` where nothing says how many stations it can have.
        public var usual: UsualMargins?
        /// Level of the margins and of the ranges, a fraction.
        public var level: Double

        private enum CodingKeys: String, CodingKey {
            case neededMargin, usual, level
            case choice = "ballotNumber"
        }

        public var answer: Answer {
            // Official shares that the printed ones may be need no margin.
            if neededMargin <= usual?.smallest ?? 0 { return .consistent }
            return usual.map { neededMargin > $0.largest } == true ? .inconsistent : .depends
        }
    }

    /// Margins that counts of as many stations have.
    public struct UsualMargins: Sendable, Equatable, Codable {
        /// Fractions.
        public var smallest, largest: Double
        /// Stations that the count is taken to have.
        public var stations: Int
        /// Whether it prints no number of stations, so that the usual one of the folder is taken.
        public var areStationsUsual: Bool
        /// Whether the margins are those of this place, by the complete list of its stations, and not those of comparable ones.
        public var areOfPlace: Bool
    }

    /// How far chance was asked.
    public var grade: Grade { isTested ? .tested : bound == nil ? .shown : .bounded }
}

extension Comparison {
    /// Adds what bounds the answer on a reading where it lacks nothing but its margin. Of a count that
    /// names some of the pairs they are for those.
    ///
    /// - Parameters:
    ///   - margins: Margins that counts can have.
    ///   - level: Level of the ranges, a fraction.
    mutating func addBound(margins: PossibleMargins, level: Double) throws {
        guard reasons.filter(\.isObstacle) == [.marginMissing], let page,
            let need = try MarginNeed(estimate, choices, page, margins: margins, level: level)
        else { return }
        let needed = need.margin(
            reach: try SimultaneousCriticalValue(
                level: level, covariance: need.covariance, degreesOfFreedom: nil
            ).value)
        bound = MarginBound(
            neededMargin: needed, choice: need.farthest.choice, usual: need.usual, level: level)
    }
}

/// Stations of a usual count of a folder: the median of those that readings print.
///
/// A count of a single region has a part of the stations of the whole, so that neither says anything of the other; and those of one
/// country say nothing of another: beside others than Indonesian contests only counts of places under the same whole are asked.
struct UsualStations: Sendable {
    /// What is counted alike.
    private struct Kind: Hashable {
        /// The whole that its region is in; `nil` for all of Indonesia.
        let country: String?
        let isOfPart: Bool
    }

    private let medians: [Kind: Int]
    private let countries: [String: String]

    /// - Parameters:
    ///   - election: The folder.
    ///   - home: The region of each contest.
    init(_ election: Election, home: [String: RegionCode]) {
        let parents = election.parents
        func top(_ region: RegionCode) -> RegionCode {
            var (top, seen) = (region, Set([region]))
            while let above = parents[top], seen.insert(above).inserted { top = above }
            return top
        }
        let countries = Dictionary(
            election.contests.compactMap { contest in
                contest.kind.isIndonesian
                    ? nil : (contest.id, contest.region.map { top($0).text } ?? contest.id)
            }, uniquingKeysWith: { first, _ in first })
        let known = Dictionary(
            grouping: election.readings.filter { $0.sourceKind == .quickCount && $0.sampleStations != nil }
        ) { reading in
            Kind(
                country: countries[reading.contest],
                isOfPart: reading.region.map { $0 != home[reading.contest] } ?? false)
        }
        medians = known.compactMapValues { readings in
            Percentile.quantiles(readings.compactMap(\.sampleStations).map(Double.init), [0.5])
                .map { Int($0[0].rounded()) }
        }
        self.countries = countries
    }

    /// Stations of a usual count beside one of a contest; `nil` where none prints any.
    func stations(_ contest: String, isOfPart: Bool) -> Int? {
        medians[Kind(country: countries[contest], isOfPart: isOfPart)]
    }
}

/// Margins that counts can have.
struct PossibleMargins: Sendable {
    /// Stations of a usual count of the folder.
    var usualStations: Int?
    /// The place itself, where its stations are at hand.
    var place: PlaceSpread?
    /// All choices there, in the order of the ballot.
    var ballot: [Choice] = []

    /// Margins that counts of the size of one have; `nil` where nothing says how many stations it can have.
    ///
    /// - Parameters:
    ///   - page: The count.
    ///   - share: Of the choice for which it is asked.
    ///   - level: Level of the margin, a fraction.
    func usual(_ page: QuickCountReading, _ share: Comparison.ComparedShare, level: Double)
        -> Comparison.UsualMargins?
    {
        guard let stations = page.sampleStations ?? usualStations else { return nil }
        let own = place.flatMap { place in
            ballot.firstIndex(of: share.choice).flatMap {
                place.margins(position: $0, share: share.estimate, sample: stations, level: level)
            }
        }
        let margins =
            own ?? StationSpread.published.margins(share: share.estimate, stations: stations, level: level)
        return margins.map {
            Comparison.UsualMargins(
                smallest: $0.smallest, largest: $0.largest, stations: stations,
                areStationsUsual: page.sampleStations == nil, areOfPlace: own != nil)
        }
    }
}

extension Reconciler {
    /// Margins that counts of a region of a contest can have.
    func margins(
        _ contest: Contest, region: RegionCode, of election: Election, usual: UsualStations
    ) -> PossibleMargins {
        let usualStations = usual.stations(
            contest.id, isOfPart: contest.region.map { $0 != region } ?? false)
        guard region == contest.region, let place = places[contest.id] else {
            return PossibleMargins(usualStations: usualStations)
        }
        return PossibleMargins(
            usualStations: usualStations, place: place,
            ballot: election.candidates(of: contest.id).map(\.choice).sorted())
    }
}

/// What the margin that a count would have needed is worked out from.
struct MarginNeed {
    /// The pair that needs the widest margin.
    let farthest: Comparison.ComparedShare
    /// Covariance of the shares at some margin; their correlations do not depend on it.
    let covariance: [[Double]]
    /// Margins that counts of its size have; `nil` where nothing says how many stations it can have.
    let usual: Comparison.UsualMargins?
    private let level: Double
    private let rounding: Double

    /// - Parameters:
    ///   - choices: The pairs of the estimate beside the recap.
    ///   - margins: Margins that counts can have.
    ///   - level: Level of margins and ranges, a fraction.
    /// - Returns: `nil` where there is no pair that could need one.
    init?(
        _ estimate: ShareEstimate, _ choices: [Comparison.ComparedShare], _ page: QuickCountReading,
        margins: PossibleMargins, level: Double
    ) throws {
        let rounding = estimate.roundingHalfWidth
        let tested = choices.filter { !$0.isRemainder && 0 < $0.estimate && $0.estimate < 1 }
        guard let farthest = MarginNeed.farthest(tested, rounding),
            let covariance = try ShareEstimate.published(
                choices: estimate.choices, sharesPct: estimate.shares.map { 100 * $0 },
                shareDecimals: page.shareDecimals, marginPct: 1, marginDecimals: 0, levelPct: 100 * level,
                stations: nil
            ).covariance
        else { return nil }
        (self.farthest, self.covariance) = (farthest, covariance)
        usual = margins.usual(page, farthest, level: level)
        (self.level, self.rounding) = (level, rounding)
    }

    /// The margin at which the farthest pair is at the end of its range: at a share of one half, a fraction.
    ///
    /// - Parameter reach: Standard errors that the ranges of all pairs together reach to either side.
    func margin(reach: Double) -> Double {
        MarginNeed.gap(farthest, rounding) * Normal.upperQuantile((1 - level) / 2)
            / (2 * reach * MarginNeed.spread(farthest))
    }

    /// Whether the count agrees whatever its margin.
    func isMetByAll() throws -> Bool {
        let smallest = usual?.smallest ?? 0
        let bracket = SimultaneousCriticalValue.bracket(
            level: level, covariance: covariance, degreesOfFreedom: nil)
        if margin(reach: bracket.lowerBound) <= smallest { return true }
        guard margin(reach: bracket.upperBound) <= smallest else { return false }
        return margin(
            reach: try SimultaneousCriticalValue(level: level, covariance: covariance, degreesOfFreedom: nil)
                .value
        ) <= smallest
    }

    /// The choice farthest away for its spread, the first of two that are equally far, as two pairs always are.
    private static func farthest(_ choices: [Comparison.ComparedShare], _ rounding: Double) -> Comparison
        .ComparedShare?
    {
        let distance = { (choice: Comparison.ComparedShare) in gap(choice, rounding) / spread(choice) }
        return choices.reduce(nil) { farthest, choice in
            farthest.map { distance(choice) > distance($0) * (1 + 1e-9) ? choice : $0 } ?? choice
        }
    }

    /// The gap that rounding leaves, a fraction.
    private static func gap(_ choice: Comparison.ComparedShare, _ rounding: Double) -> Double {
        max(0, abs(choice.difference) - rounding)
    }

    /// Standard deviation of a share of independent ballots.
    private static func spread(_ choice: Comparison.ComparedShare) -> Double {
        (choice.estimate * (1 - choice.estimate)).squareRoot()
    }
}
