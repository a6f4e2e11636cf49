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
            }.values.compactMap { alike in finding(alike, of: pollsters) }
        }
        return found.sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) }
    }

    /// - Parameters:
    ///   - pages: Pages with the same shares, in the order of the file.
    ///   - pollsters: Names that have a page of the place.
    private static func finding(_ pages: [QuickCountReading], of pollsters: Int) -> Finding? {
        var seen = Set<String>()
        let own = pages.filter { seen.insert(CountKey.name($0.pollster)).inserted }
        guard own.count > 1, let last = own.last else { return nil }
        let chances = last.shares.map { share -> Double in
            let fraction = min(max(share.percent.fraction, 0.001), 0.999)
            let deviation = CountsAlike.deviation * 2 * (fraction * (1 - fraction)).squareRoot()
            let unit = 1 / Double(PrintedNumber.integerScale(share.percent.decimals))
            return min(1, unit * Normal.density(0) / deviation)
        }.sorted()
        // One share is what the others leave.
        let alike = chances.dropLast().reduce(1, *)
        let groups = (0..<own.count).reduce(1.0) { $0 * Double(pollsters - $1) / Double($1 + 1) }
        let expected = (1..<own.count).reduce(groups) { sum, _ in sum * alike }
        guard expected < rare else { return nil }
        return Finding(
            .reading(.sameFigures(pollsters: own.map(\.pollster), pages: own.map(\.id))), severity: .warning,
            contest: last.contest, region: last.region, source: last.pollster, place: last.place,
            expected: "", found: own.map(\.id).joined(separator: ", "))
    }
}
