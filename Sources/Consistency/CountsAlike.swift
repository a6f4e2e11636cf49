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
            return Dictionary(grouping: pages, by: figures).values.compactMap { finding($0, of: pollsters) }
        }
        return (found + elsewhere(finished, home: home)).sorted {
            ($0.place.line ?? 0, $0.rule) < ($1.place.line ?? 0, $1.rule)
        }
    }

    /// Pages of one pollster with the same shares in several places: those of one of them may be of the other.
    private static func elsewhere(
        _ finished: [QuickCountReading], home: [String: RegionCode]
    ) -> [Finding] {
        let place = { (page: QuickCountReading) in
            [page.contest, (page.region ?? home[page.contest])?.text ?? ""]
        }
        return Dictionary(grouping: finished) { CountKey.name($0.pollster) }.values.flatMap { pages in
            let places = Double(Set(pages.map(place)).count)
            return Dictionary(grouping: pages, by: figures).values.flatMap { alike -> [Finding] in
                guard let first = alike.first, let region = first.region ?? home[first.contest],
                    places * (places - 1) / 2 * chance(first, deviation: deviationOfPlaces) < rare
                else { return [] }
                return alike.filter { place($0) != place(first) }.map { page in
                    Finding(
                        .reading(.sameFiguresElsewhere(pages: [first.id, page.id], other: region)),
                        severity: .warning, contest: page.contest, region: page.region,
                        source: page.pollster, place: page.place, expected: "",
                        found: "\(first.id), \(page.id)")
                }
            }
        }
    }

    /// The shares of a page as they are printed.
    private static func figures(_ page: QuickCountReading) -> [[Int]] {
        page.shares.map { [$0.ballotNumber, $0.percent.units, $0.percent.decimals] }
    }

    /// The chance that another page has the same shares.
    ///
    /// - Parameters:
    ///   - page: One of them.
    ///   - deviation: Standard deviation of the difference of two pages at a share of one half, points.
    private static func chance(_ page: QuickCountReading, deviation: Double) -> Double {
        let chances = page.shares.map { share -> Double in
            let fraction = min(max(share.percent.fraction, 0.001), 0.999)
            let spread = deviation * 2 * (fraction * (1 - fraction)).squareRoot()
            let unit = 1 / Double(PrintedNumber.integerScale(share.percent.decimals))
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
        let alike = chance(last, deviation: CountsAlike.deviation)
        let groups = (0..<own.count).reduce(1.0) { $0 * Double(pollsters - $1) / Double($1 + 1) }
        let expected = (1..<own.count).reduce(groups) { sum, _ in sum * alike }
        guard expected < rare else { return nil }
        return Finding(
            .reading(.sameFigures(pollsters: own.map(\.pollster), pages: own.map(\.id))), severity: .warning,
            contest: last.contest, region: last.region, source: last.pollster, place: last.place,
            expected: "", found: own.map(\.id).joined(separator: ", "))
    }
}
