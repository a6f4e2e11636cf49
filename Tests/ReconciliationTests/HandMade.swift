import Elections
import Reconciliation
import Statistics
import Testing

/// Elections made by hand: one contest, votes, and readings with percentages in hundredths.
enum HandMade {
    static let home = RegionCode("32", scheme: .undeclared)

    static func reading(
        _ hundredths: [Int], id: String = "q", margin: Int? = 12, marginDecimals: Int = 1, level: Int? = 95,
        stations: Int? = 300, stage: ReadingStage = .final, pollster: String = "P", region: RegionCode? = nil,
        dataIn: Int? = 100, line: Int = 2, contest: String = "c"
    ) -> QuickCountReading {
        QuickCountReading(
            id: id, contest: contest, region: region, pollster: pollster,
            shares: hundredths.enumerated().map {
                .init(choice: Choice(index: $0.offset), percent: .init(units: $0.element, decimals: 2))
            },
            sampleStations: stations, dataInPercent: dataIn.map { .init(units: $0, decimals: 0) },
            marginPercent: margin.map { .init(units: $0, decimals: marginDecimals) },
            levelPercent: level.map { .init(units: $0, decimals: 0) }, stage: stage,
            place: SourcePlace(file: "quick_counts.csv", line: line))
    }

    static func election(
        _ votes: [Int], _ readings: [QuickCountReading], rule: WinnerRule = .plurality, pairs: Int? = nil,
        stations: Int? = nil
    ) -> Election {
        Election(
            name: "e", contests: [Contest(id: "c", title: "C", region: home, rule: rule)],
            candidates: (1...(pairs ?? votes.count)).map {
                Candidate(contest: "c", choice: Choice($0), pair: "Pair \($0)")
            },
            recapRows: votes.enumerated().map {
                RecapRow(contest: "c", region: home, choice: Choice(index: $0.offset), votes: $0.element)
            },
            recapTotals: [RecapTotals(contest: "c", region: home, pollingStations: stations)],
            readings: readings)
    }

    static func compare(
        _ votes: [Int], _ reading: QuickCountReading, rule: WinnerRule = .plurality, pairs: Int? = nil,
        stations: Int? = nil, options: DecisionRule = .init()
    ) throws -> Comparison {
        let election = election(votes, [reading], rule: rule, pairs: pairs, stations: stations)
        let result = try Reconciler(options: options).reconcile(election)
        return try #require(result.comparisons.first)
    }

    /// Shares of a count of 45, 35 and 20 % with a margin of one point, in hundredths.
    static func drawn(_ random: inout Xoshiro256, shift: Double = 0) -> [Int] {
        let voters = 0.25 * (1.959964 / 0.01) * (1.959964 / 0.01)
        let first = 0.45 + (0.45 * 0.55 / voters).squareRoot() * random.normal() + shift
        let rest = 1 - first
        let spread = (rest * 35 / 55 * 20 / 55 / voters).squareRoot()
        let second = rest * (35 / 55) + spread * random.normal()
        let shares = [first, second].map { Int((10_000 * $0).rounded()) }
        return shares + [10_000 - shares[0] - shares[1]]
    }
}

/// Whether two numbers agree to a relative (near zero: absolute) 10⁻⁹.
func close(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
    guard let value else { return false }
    return abs(value - expected) <= tolerance * max(1e-3, abs(expected))
}
