import Elections
import Estimation
import Ground
import Statistics
import TestSupport
import Testing

@testable import Reconciliation

/// Single changes that bring a reading inside: a fault is planted, and it is among what is said.
@Suite struct DiagnosisTests {
    private static func codes(_ comparison: Comparison) -> Set<String> {
        Set(comparison.diagnoses.map(\.code))
    }

    private static func printed(_ units: Int) -> PrintedNumber { PrintedNumber(units: units, decimals: 2) }

    @Test func exchangedPairs() throws {
        let found = try HandMade.compare([5500, 3000, 1500], HandMade.reading([2990, 5530, 1480]))
        #expect(found.verdict == .inconsistent)
        #expect(found.diagnoses.first == .exchanged(Choice(1), Choice(2)))
        #expect(Self.codes(found) == ["pairs-exchanged", "wider-margin"])
    }

    /// A range goes with its share: shares that trade places and leave their ranges make a margin of a page that nobody printed.
    @Test func exchangedSharesTakeTheirRanges() throws {
        func page(_ shares: [Int]) -> QuickCountReading {
            var page = HandMade.reading(shares, margin: nil)
            for place in page.shares.indices {
                page.shares[place].range = .init(
                    low: Self.printed(shares[place] - 100), high: Self.printed(shares[place] + 100),
                    givesShare: false)
            }
            return page
        }
        let honest = try HandMade.compare([5500, 2900, 1600], page([5200, 3100, 1700]))
        #expect(honest.verdict == .inconsistent && !Self.codes(honest).contains("pairs-exchanged"))
        let exchanged = try HandMade.compare([5500, 2900, 1600], page([2900, 5500, 1600]))
        #expect(exchanged.diagnoses.first == .exchanged(Choice(1), Choice(2)))
    }

    /// At the edge another last digit would do, and says nothing.
    @Test func aDigitThatLeavesTheDifferenceIsNone() throws {
        let edge = try HandMade.compare([5500, 4500], HandMade.reading([5650, 4350]))
        #expect(edge.verdict == .borderline)
        #expect(!Self.codes(edge).contains("one-digit"), "\(edge.diagnoses)")
    }

    @Test func rotatedShares() throws {
        let votes = [5000, 3000, 1500, 500]
        for (printed, ring) in [
            ([2990, 1480, 5030, 500], [1, 3, 2]), ([1480, 5030, 2990, 500], [1, 2, 3]),
        ] {
            let found = try HandMade.compare(votes, HandMade.reading(printed))
            #expect(found.verdict == .inconsistent)
            #expect(found.diagnoses.first == .rotated(ring.map { Choice($0) }), "\(found.diagnoses)")
        }
        // A column of five that was filled one row too low.
        let five = try HandMade.compare(
            [4000, 2600, 1800, 1100, 500], HandMade.reading([490, 4010, 2610, 1790, 1100]))
        #expect(five.diagnoses.first == .rotated((1...5).map { Choice($0) }), "\(five.diagnoses)")
        // Nothing stands otherwise than it should.
        #expect(try HandMade.compare(votes, HandMade.reading([4990, 2990, 1520, 500])).diagnoses.isEmpty)
    }

    /// Shares of all ballots sum to the part of the valid ones.
    @Test func ballotsThatLeaveTheInvalidOnes() throws {
        // 44.58, 34.52, 18.19 and 2.71 times 0.9768.
        var election = HandMade.election(
            [4458, 3452, 1819, 271], [HandMade.reading([4354, 3372, 1777, 265])])
        let codes = { (election: Election) throws -> [String] in
            try Reconciler().reconcile(election).comparisons[0].diagnoses.map(\.code)
        }
        #expect(try codes(election) == ["ballots-in-base"])
        election.recapTotals[0].invalidVotes = 237  // 2.3 % of the ballots
        #expect(try codes(election) == ["ballots-in-base"])
        election.recapTotals[0].invalidVotes = 1000
        #expect(try codes(election).isEmpty)
        // What rounding explains is no base.
        let garbled = try HandMade.compare([5710, 4290], HandMade.reading([5710, 4289], stage: .garbled))
        #expect(!garbled.diagnoses.contains { $0.code == "ballots-in-base" })
        // The shares of another result.
        election.recapTotals[0].invalidVotes = 237
        for place in election.recapRows.indices {
            election.recapRows[place].votes = [3452, 4458, 1819, 271][place]
        }
        #expect(try codes(election).isEmpty)
    }

    @Test func marginsOfTheLeadAreCalledSo() throws {
        var reading = HandMade.reading([6500, 3500], margin: 20)
        reading.marginOf = .lead
        let found = try HandMade.compare([6000, 4000], reading)
        guard case .margin(_?, _, isOfLead: true)? = found.diagnoses.last else {
            Issue.record("\(found.diagnoses)")
            return
        }
        // √(p₁ + p₂ − (p₁ − p₂)²) of the two shares.
        let (first, second) = try #require(reading.leadingShares)
        #expect(first == 0.65 && second == 0.35)
        let z = 1.959963984540054
        let size = z * z * (1 - 0.3 * 0.3) / (0.02 * 0.02)
        #expect(close(found.estimate.effectiveSize, size))
    }

    /// Two of three choices are printed, so that the sum does not tell.
    @Test func oneDigit() throws {
        let found = try HandMade.compare([5500, 3000, 1500], HandMade.reading([6530, 2990]))
        let digits = found.diagnoses.compactMap { diagnosis -> [PrintedNumber]? in
            if case .digit(Choice(1), Self.printed(6530), let instead) = diagnosis { instead } else { nil }
        }
        #expect(digits == [[Self.printed(5530)]])
    }

    @Test func oneDigitThatClosesTheSum() throws {
        // Litbang Kompas, East Java 2018: 53.56 and 46.64.
        let reading = HandMade.reading([5356, 4664], margin: 10, level: 99, stations: 400)
        let found = try HandMade.compare([10_465_218, 9_076_014], reading)
        #expect(found.reasons.contains(.sharesDoNotSum) && !found.isTested)
        #expect(
            found.diagnoses == [
                .digit(choice: Choice(1), printed: Self.printed(5356), instead: [Self.printed(5336)]),
                .digit(choice: Choice(2), printed: Self.printed(4664), instead: [Self.printed(4644)]),
            ])
    }

    /// A share of 0 has no sampling error, and would agree with anything.
    @Test func noDigitMakesAShareZero() throws {
        let some = try HandMade.compare([30, 4970, 5000], HandMade.reading([500, 4980]))
        let digits = some.diagnoses.compactMap { diagnosis -> [Int]? in
            if case .digit(Choice(1), _, let instead) = diagnosis { instead.map(\.units) } else { nil }
        }
        #expect(some.verdict == .inconsistent && digits.allSatisfy { !$0.contains(0) })
    }

    /// Two of many choices with the printed total, and a page that is marked as one that cannot be right.
    @Test func oneDigitOfSomeChoices() throws {
        var election = HandMade.election([5791, 3950], [HandMade.reading([3790, 3950])])
        election.contests[0].kind = .other
        election.recapTotals[0].validVotes = 10_000
        let found = try Reconciler().reconcile(election).comparisons[0]
        #expect(
            found.diagnoses.contains(
                .digit(choice: Choice(1), printed: Self.printed(3790), instead: [Self.printed(5790)])))
        let garbled = try HandMade.compare([6000, 4000], HandMade.reading([8000, 4000], stage: .garbled))
        #expect(
            garbled.diagnoses == [
                .digit(choice: Choice(1), printed: Self.printed(8000), instead: [Self.printed(6000)])
            ])
    }

    @Test func ballotsInTheBase() throws {
        // Shares times 0.962, as in the first release of Georgia 2020.
        var election = HandMade.election([4822, 2718, 2460], [HandMade.reading([4639, 2615], margin: 7)])
        let base = { (election: Election) throws -> [Diagnosis] in
            try Reconciler().reconcile(election).comparisons[0].diagnoses.filter {
                $0.code == "ballots-in-base"
            }
        }
        let unknown = try #require(try base(election).first)
        guard case .ballotsInBase(let low, let high, nil) = unknown else {
            Issue.record("\(unknown)")
            return
        }
        #expect(low < 0.038 && 0.038 < high && low > 0.015 && high < 0.06)
        election.recapTotals[0].invalidVotes = 395  // 3.8 % of the ballots
        #expect(try base(election).count == 1)
        election.recapTotals[0].invalidVotes = 2000
        #expect(try base(election).isEmpty)
    }

    /// Shares and the invalid part that the same page prints make 100: they are of all ballots, whatever the official part is.
    @Test func ballotsInTheBaseByThePageItself() throws {
        var reading = HandMade.reading([4822, 2718, 2460].map { ($0 * 95 + 50) / 100 }, margin: 7)
        var election = HandMade.election([4822, 2718, 2460], [reading])
        election.recapTotals[0].invalidVotes = 2000
        let base = { (election: Election) throws -> Bool in
            try Reconciler().reconcile(election).comparisons[0].diagnoses.contains {
                $0.code == "ballots-in-base"
            }
        }
        #expect(try !base(election))
        for (invalid, isTold) in [(50, true), (30, false)] {
            reading.figures = [MeasuredFigure(.invalid, percent: .init(units: invalid, decimals: 1))]
            election.readings = [reading]
            #expect(try base(election) == isTold)
        }
    }

    @Test func aRegionThatIsLeftOut() throws {
        let abroad = RegionCode("99", scheme: .undeclared)
        var election = HandMade.election([6000, 4000], [HandMade.reading([5000, 5000])])
        let rows = { (region: String, votes: [Int]) in
            votes.enumerated().map {
                RecapRow(
                    contest: "c", region: RegionCode(region, scheme: .undeclared),
                    choice: Choice(index: $0.offset), votes: $0.element)
            }
        }
        election.recapRows += rows("99", [2000, 0])
        // One region of several is no ground to name it.
        let some = try Reconciler().reconcile(election).comparisons[0]
        #expect(!some.diagnoses.contains { $0.code == "region-left-out" })
        election.recapRows += rows("11", [4000, 4000])
        let found = try Reconciler().reconcile(election).comparisons[0]
        #expect(found.diagnoses.contains(.regionLeftOut(abroad)))
    }

    /// Honest counts of a country of fifteen regions that lie outside by chance, and slips of regions.
    @Test func regionsAreNamedWhereOnlyTheyFit() throws {
        var random = Xoshiro256(seed: 12)
        let rows = (11...25).map { code -> (String, [Int]) in
            let first = Int(5_500 + 900 * random.normal())
            return (String(code), [first, 10_000 - first])
        }
        let whole = rows.reduce([0, 0]) { [$0[0] + $1.1[0], $0[1] + $1.1[1]] }
        func hints(_ hundredths: Int) throws -> (isOutside: Bool, regions: [String]) {
            var election = HandMade.election(
                whole, [HandMade.reading([hundredths, 10_000 - hundredths], margin: 10)])
            election.recapRows += rows.flatMap { code, votes in
                votes.enumerated().map {
                    RecapRow(
                        contest: "c", region: RegionCode(code, scheme: .undeclared),
                        choice: Choice(index: $0.offset), votes: $0.element)
                }
            }
            let found = try Reconciler().reconcile(election).comparisons[0]
            return (
                found.verdict.isOutside,
                found.diagnoses.filter { $0.code == "region-left-out" || $0.code == "region-alone" }.map {
                    "\($0)"
                }
            )
        }
        let share = 10_000 * Double(whole[0]) / Double(whole[0] + whole[1])
        var named = 0
        var outside = 0
        for _ in 0..<2_000 {
            let found = try hints(Int((share + 51 * random.normal()).rounded()))
            outside += found.isOutside ? 1 : 0
            named += found.isOutside && !found.regions.isEmpty ? 1 : 0
        }
        #expect(outside > 50 && 5 * named <= outside, "\(named) of \(outside)")
        // The region that lies farthest off, published as the whole.
        let farthest = try #require(rows.max { abs(Double($0.1[0]) - share) < abs(Double($1.1[0]) - share) })
        let alone = try hints(farthest.1[0])
        #expect(alone.isOutside && alone.regions.contains { $0.contains(farthest.0) }, "\(alone.regions)")
    }

    @Test func otherFiguresOfTheResult() throws {
        var election = HandMade.election([6000, 4000], [HandMade.reading([5000, 5000])])
        election.recapRows += [(1, 5020), (2, 4980)].map {
            RecapRow(
                contest: "c", region: HandMade.home, choice: $0.0, votes: $0.1, status: .superseded,
                form: "DB1", decidedOn: "2018-07-04")
        }
        let found = try Reconciler().reconcile(election).comparisons[0]
        #expect(
            found.diagnoses.contains(.otherResult(.superseded, form: "DB1", decidedOn: "2018-07-04")))
    }

    @Test func aPollsterOfLikeName() throws {
        let readings = [
            HandMade.reading([5000, 5000], pollster: "LSI"),
            HandMade.reading([6010, 3990], id: "other", pollster: "LSI Denny JA", line: 4),
            HandMade.reading([6010, 3990], id: "third", pollster: "Charta", line: 6),
        ]
        let found = try Reconciler().reconcile(HandMade.election([6000, 4000], readings)).comparisons[0]
        #expect(
            found.diagnoses.filter { $0.code == "other-pollster" } == [
                .otherPollster("LSI Denny JA", reading: "other")
            ])
    }

    /// With the margin that is said to be enough, printed as it is said, the reading is inside; with two hundredths of a
    /// point less it is not. Margins of one decimal and of none are as wide as their digits allow, and what is said is not.
    @Test func theMarginNeeded() throws {
        var random = SeededRandom(state: 5)
        var found = 0
        for round in 0..<300 {
            let first = random.between(1500, 6500)
            let second = random.between(500, 9000 - first)
            let official = [first, second, 10_000 - first - second]
            let off = random.between(-700, 700)
            let shares = [first + off, second - off, 10_000 - first - second]
            guard shares.allSatisfy({ $0 > 100 }) else { continue }
            let decimals = round % 3
            let margin = [random.between(1, 2), random.between(5, 25), random.between(50, 250)][decimals]
            let comparison = try HandMade.compare(
                official, HandMade.reading(shares, margin: margin, marginDecimals: decimals))
            guard case .margin(let needed?, _, _)? = comparison.diagnoses.last else { continue }
            found += 1
            let units = Int((needed * 100).rounded(.up))
            let isInside = { (units: Int) in
                // Without its stations no margin is wider than it can be.
                try HandMade.compare(
                    official, HandMade.reading(shares, margin: units, marginDecimals: 2, stations: nil)
                ).verdict.isInside
            }
            #expect(try isInside(units), "\(official) \(shares) ±\(margin) (\(decimals)): \(needed)")
            #expect(try !isInside(units - 2), "\(official) \(shares) ±\(margin) (\(decimals)): \(needed)")
        }
        #expect(found > 100)
    }

    @Test func turnoutOfOtherTotals() throws {
        let figure = MeasuredFigure(
            .turnout, percent: PrintedNumber(units: 641, decimals: 1),
            marginPercent: PrintedNumber(units: 6, decimals: 1))
        var election = HandMade.election([6000, 4000], [HandMade.reading([6000, 4000])])
        election.readings[0].figures = [figure]
        election.recapTotals = [
            RecapTotals(
                contest: "c", region: HandMade.home, ballotsUsed: 11_430_531, registeredVoters: 18_774_159),
            RecapTotals(
                contest: "c", region: HandMade.home, registeredVoters: 17_827_043, status: .conflict),
        ]
        let found = try Reconciler().reconcile(election).comparisons[0]
        #expect(found.diagnoses.isEmpty)
        #expect(found.measures[0].diagnoses == [.otherTotals(part: 11_430_531, whole: 17_827_043)])
    }

    /// Honest readings have nothing to explain, and planted exchanges and digits are said.
    @Test func plantedFaultsAreSaid() throws {
        var random = SeededRandom(state: 20_261_127)
        var (exchanged, digits, honest, planted) = (0, 0, 0, 0)
        for _ in 0..<150 {
            let first = random.between(3500, 5500)
            let second = random.between(1500, 3000)
            let shares = [first, second, 10_000 - first - second]
            let noise = random.between(-40, 40)
            let near = [shares[0] + noise, shares[1] - noise, shares[2]]
            honest += try HandMade.compare(shares, HandMade.reading(near)).diagnoses.isEmpty ? 0 : 1
            guard abs(near[0] - near[1]) > 400 else { continue }
            planted += 1
            let swapped = try HandMade.compare(shares, HandMade.reading([near[1], near[0], near[2]]))
            exchanged += swapped.diagnoses.contains(.exchanged(Choice(1), Choice(2))) ? 1 : 0
            let slip = near[0] / 1000 % 10 == 9 ? -1000 : 1000
            let misprint = try HandMade.compare(shares, HandMade.reading([near[0] + slip, near[1]]))
            digits +=
                misprint.diagnoses.contains { diagnosis in
                    guard case .digit(Choice(1), _, let instead) = diagnosis else { return false }
                    return instead.contains(Self.printed(near[0]))
                } ? 1 : 0
        }
        #expect(planted > 100 && honest == 0)
        #expect(exchanged == planted && digits == planted)
    }
}
