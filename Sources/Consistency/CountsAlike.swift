import Elections
import Ground
import Statistics

/// Counts under several names that print the same figures: they may be one count, and agreeing with the result they are one
/// agreement.
///
/// Counts of large samples are near each other, and few digits are the same by chance. They are told where chance gives as many
/// among all counts of the place less than once in a hundred.
enum CountsAlike {
    /// Standard deviation of the difference of two counts at a share of one half, points: samples of some 10,000 independent
    /// ballots each. Counts of smaller ones are the same more rarely.
    private static let deviation = 0.7
    /// The same of shares in places of one country that are like each other.
    private static let deviationOfPlaces = 5.0
    private static let rare = 0.01

    /// - Parameters:
    ///   - readings: All readings of an election.
    ///   - home: Regions of contests, which readings without a region have.
    static func findings(_ readings: [QuickCountReading], home: [String: RegionCode]) -> [Finding] {
        let finished = readings.filter {
            $0.stage == .final && $0.sourceKind == .quickCount && $0.shares.count > 1 && $0.hasPrintedShares
        }
        let places = Dictionary(grouping: finished) { reading in
            [reading.contest, (reading.region ?? home[reading.contest])?.text ?? ""]
        }
        let found = places.values.flatMap { pages in
            let pollsters = Set(pages.map { CountKey.name($0.pollster) }).count
            return Dictionary(grouping: pages) { page in
                page.shares.map { [$0.ballotNumber, $0.percent.units, $0.percent.decimals] }
            }.values.compactMap { finding($0, of: pollsters) }
        }
        return (found + elsewhere(finished, home: home)).sorted {
            ($0.place.line ?? 0, $0.rule) < ($1.place.line ?? 0, $1.rule)
        }
    }

    /// Pages of one pollster with the same shares in several places, as far as their digits tell: those of one of them may be of
    /// the other.
    private static func elsewhere(
        _ finished: [QuickCountReading], home: [String: RegionCode]
    ) -> [Finding] {
        Dictionary(grouping: finished) { CountKey.name($0.pollster) }.values.flatMap { pages in
            let places = Double(Set(pages.map { [$0.contest, region($0, home)?.text ?? ""] }).count)
            // Pages by the tenths of their first share: shares that are the same to the digits of one of them are no farther apart.
            var byTenths: [Int: [QuickCountReading]] = [:]
            return pages.compactMap { page -> Finding? in
                let tenths = Int((10 * (page.shares.first?.percent.value ?? 0)).rounded())
                defer { byTenths[tenths, default: []].append(page) }
                let others = (tenths - 1...tenths + 1).flatMap { byTenths[$0] ?? [] }.filter { other in
                    let isElsewhere =
                        other.contest != page.contest || region(other, home) != region(page, home)
                    guard isElsewhere, let shares = common(page, other) else { return false }
                    return places * (places - 1) / 2 * chance(shares, deviation: deviationOfPlaces) < rare
                }
                guard let other = others.min(by: { ($0.place.line ?? 0) < ($1.place.line ?? 0) }),
                    let region = region(other, home)
                else { return nil }
                return Finding(
                    .reading(.sameFiguresElsewhere(pages: [other.id, page.id], other: region)),
                    severity: .warning, contest: page.contest, region: page.region, source: page.pollster,
                    place: page.place, expected: "", found: "\(other.id), \(page.id)")
            }
        }
    }

    private static func region(_ page: QuickCountReading, _ home: [String: RegionCode]) -> RegionCode? {
        page.region ?? home[page.contest]
    }

    /// The shares of two pages that are the same, each with the fewer digits of both; `nil` where they are not.
    private static func common(_ one: QuickCountReading, _ other: QuickCountReading) -> [PrintedNumber]? {
        guard one.shares.map(\.ballotNumber) == other.shares.map(\.ballotNumber) else { return nil }
        let pairs = zip(one.shares.map(\.percent), other.shares.map(\.percent))
        let isSame = pairs.allSatisfy { own, its in
            own.decimals == its.decimals
                ? own.units == its.units
                : abs(own.value - its.value) <= max(own.roundingHalfWidth, its.roundingHalfWidth) + 1e-9
        }
        return isSame ? pairs.map { $0.decimals <= $1.decimals ? $0 : $1 } : nil
    }

    /// The chance that another page has the same shares.
    ///
    /// - Parameters:
    ///   - shares: As they are printed, percent.
    ///   - deviation: Standard deviation of the difference of two pages at a share of one half, points.
    private static func chance(_ shares: [PrintedNumber], deviation: Double) -> Double {
        let chances = shares.map { share -> Double in
            let fraction = min(max(share.fraction, 0.001), 0.999)
            let spread = deviation * 2 * (fraction * (1 - fraction)).squareRoot()
            let unit = 1 / Double(PrintedNumber.integerScale(share.decimals))
            return min(1, unit * Normal.density(0) / spread)
        }.sorted()
        // One share is what the others leave.
        return chances.dropLast().reduce(1, *)
    }

    /// - Parameters:
    ///   - pages: Pages with the same shares, in the order of the file.
    ///   - pollsters: Names that have a page of the place.
    private static func finding(_ pages: [QuickCountReading], of pollsters: Int) -> Finding? {
        var seen = Set<String>()
        let own = pages.filter { seen.insert(CountKey.name($0.pollster)).inserted }
        guard own.count > 1, let last = own.last else { return nil }
        let alike = chance(last.shares.map(\.percent), deviation: CountsAlike.deviation)
        let groups = (0..<own.count).reduce(1.0) { $0 * Double(pollsters - $1) / Double($1 + 1) }
        let expected = (1..<own.count).reduce(groups) { sum, _ in sum * alike }
        guard expected < rare else { return nil }
        return Finding(
            .reading(.sameFigures(pollsters: own.map(\.pollster), pages: own.map(\.id))), severity: .warning,
            contest: last.contest, region: last.region, source: last.pollster, place: last.place,
            expected: "", found: own.map(\.id).joined(separator: ", "))
    }
}
