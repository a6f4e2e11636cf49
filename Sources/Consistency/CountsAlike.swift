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
    ///   - threads: Threads at most.
    static func findings(
        _ readings: [QuickCountReading], home: [String: RegionCode], threads: Int = 1
    ) -> [Finding] {
        let finished = readings.filter {
            $0.stage == .final && $0.sourceKind == .quickCount && $0.shares.count > 1 && $0.hasPrintedShares
        }
        let places = Dictionary(grouping: finished.indices) { index in
            [finished[index].contest, region(finished[index], home)?.text ?? ""]
        }
        let found = places.values.flatMap { pages in
            let pollsters = Set(pages.map { CountKey.name(finished[$0].pollster) }).count
            return Dictionary(grouping: pages) { page in
                finished[page].shares.flatMap { [$0.choice.number, $0.percent.units, $0.percent.decimals] }
            }.values.compactMap { $0.count > 1 ? finding($0.map { finished[$0] }, of: pollsters) : nil }
        }
        return (found + elsewhere(finished, home: home, threads: threads)).sorted {
            ($0.place.line ?? 0, $0.rule) < ($1.place.line ?? 0, $1.rule)
        }
    }

    /// Pages of one pollster with the same shares in several places, as far as their digits tell: those of one of them may be of
    /// the other.
    private static func elsewhere(
        _ finished: [QuickCountReading], home: [String: RegionCode], threads: Int
    ) -> [Finding] {
        let pollsters = Array(
            Dictionary(grouping: finished.indices) { CountKey.name(finished[$0].pollster) }.values)
        return Parallel.map(pollsters.count, threads: threads) { pollster -> [Finding] in
            let pages = pollsters[pollster]
            let places = Double(
                Set(pages.map { [finished[$0].contest, region(finished[$0], home)?.text ?? ""] }).count)
            // Pages by the tenths of their first share: shares that are the same to the digits of one of them are no farther apart.
            var byTenths: [Int: [Int]] = [:]
            return pages.compactMap { index -> Finding? in
                let page = finished[index]
                let tenths = Int((10 * (page.shares.first?.percent.value ?? 0)).rounded())
                defer { byTenths[tenths, default: []].append(index) }
                let others = (tenths - 1...tenths + 1).flatMap { byTenths[$0] ?? [] }.filter { other in
                    guard areSame(page.shares, finished[other].shares) else { return false }
                    let isElsewhere =
                        finished[other].contest != page.contest
                        || region(finished[other], home) != region(page, home)
                    let shares = common(page.shares, finished[other].shares)
                    return isElsewhere
                        && places * (places - 1) / 2 * chance(shares, deviation: deviationOfPlaces) < rare
                }.map { finished[$0] }
                guard let other = others.min(by: { ($0.place.line ?? 0) < ($1.place.line ?? 0) }),
                    let region = region(other, home)
                else { return nil }
                return Finding(
                    .reading(.sameFiguresElsewhere(pages: [other.id, page.id], other: region)),
                    severity: .warning, contest: page.contest, region: page.region, source: page.pollster,
                    place: page.place, expected: "", found: "\(other.id), \(page.id)")
            }
        }.flatMap { $0 }
    }

    private static func region(_ page: QuickCountReading, _ home: [String: RegionCode]) -> RegionCode? {
        page.region ?? home[page.contest]
    }

    /// Whether two pages print the same shares of the same choices, as far as the digits of both tell.
    private static func areSame(
        _ one: [QuickCountReading.Share], _ other: [QuickCountReading.Share]
    ) -> Bool {
        one.count == other.count
            && zip(one, other).allSatisfy { own, its in
                guard own.choice == its.choice else { return false }
                return own.percent.decimals == its.percent.decimals
                    ? own.percent.units == its.percent.units
                    : abs(own.percent.value - its.percent.value)
                        <= max(own.percent.roundingHalfWidth, its.percent.roundingHalfWidth) + 1e-9
            }
    }

    /// The shares of two pages that are the same, each with the fewer digits of both.
    private static func common(
        _ one: [QuickCountReading.Share], _ other: [QuickCountReading.Share]
    ) -> [PrintedNumber] {
        zip(one.map(\.percent), other.map(\.percent)).map { $0.decimals <= $1.decimals ? $0 : $1 }
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
