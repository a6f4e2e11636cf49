import Elections
import Statistics
import Testing

@testable import Consistency

/// Counts under several names that print the same figures.
@Suite struct CountsAlikeTests {
    private static func told(_ readings: [QuickCountReading], pairs: Int) -> [[String]] {
        ReadingChecks.findings(in: election(readings, pairs: pairs)).compactMap { finding in
            if case .reading(.sameFigures(let names, _)) = finding.kind { names } else { nil }
        }
    }

    /// Three choices with two decimals under two names, two choices under three; neither one name twice, nor two choices with one
    /// decimal under two names, which chance may give, nor pages that are not the last.
    @Test func theSameFiguresUnderSeveralNames() {
        let three = [5012, 3377, 1611]
        #expect(
            Self.told([reading("a", three, pollster: "A"), reading("b", three, pollster: "B")], pairs: 3)
                == [["A", "B"]])
        #expect(
            Self.told([reading("a", three, pollster: "A"), reading("b", three, pollster: "a")], pairs: 3)
                == [])
        let interim = reading("b", three, pollster: "B", stage: .interim)
        #expect(Self.told([reading("a", three, pollster: "A"), interim], pairs: 3) == [])
        let two = ["A", "B", "C"].map { reading($0, [5312, 4688], pollster: $0) }
        #expect(Self.told(two, pairs: 2) == [["A", "B", "C"]])
        let one = ["A", "B"].map { reading($0, [531, 469], decimals: 1, pollster: $0) }
        #expect(Self.told(one, pairs: 2) == [])
    }

    /// The figures of one place under the name of another, of one pollster. Two choices may be alike by chance.
    @Test func theFiguresOfAnotherPlace() {
        func told(_ readings: [QuickCountReading], pairs: Int) -> [String] {
            ReadingChecks.findings(in: election(readings, pairs: pairs)).compactMap { finding in
                if case .reading(.sameFiguresElsewhere(let pages, let other)) = finding.kind {
                    "\(pages.joined(separator: " ")) \(other.text)"
                } else {
                    nil
                }
            }
        }
        let places = (11...25).map { RegionCode(String($0), scheme: .undeclared) }
        var random = Xoshiro256(seed: 21)
        var honest = places.enumerated().map { index, place -> QuickCountReading in
            let first = 3_500 + random.integer(below: 2_000)
            let second = 2_000 + random.integer(below: 1_500)
            return reading("q\(index)", [first, second, 10_000 - first - second], region: place)
        }
        #expect(told(honest, pairs: 3) == [])
        honest[7].shares = honest[2].shares
        #expect(told(honest, pairs: 3) == ["q2 q7 13"])
        // The same to a digit less: 45.55 is 45.5 or 45.6 then.
        honest[7].shares = [(1, 456), (2, 300), (3, 244)].map {
            .init(choice: $0.0, percent: .init(units: $0.1, decimals: 1))
        }
        honest[2].shares = [(1, 4555), (2, 3004), (3, 2441)].map {
            .init(choice: $0.0, percent: .init(units: $0.1, decimals: 2))
        }
        #expect(told(honest, pairs: 3) == ["q2 q7 13"])
        honest[2].shares[1].percent = .init(units: 3006, decimals: 2)
        #expect(told(honest, pairs: 3) == [])
        let two = places.map { reading($0.text, [5312, 4688], region: $0) }
        #expect(told(Array(two.prefix(15)), pairs: 2) == [])
    }

    /// Honest counts of six pollsters, 600 contests with two to four choices and one or two decimals: chance is told for less than
    /// one in a hundred.
    @Test func honestCountsAreNotSaidToBeOne() {
        var random = Xoshiro256(seed: 77)
        var said = 0
        for contest in 0..<600 {
            let pairs = 2 + contest % 3
            let decimals = 1 + contest / 3 % 2
            let scale = decimals == 1 ? 1000.0 : 10_000.0
            let shares = [[0.55, 0.45], [0.5, 0.3, 0.2], [0.4, 0.3, 0.2, 0.1]][pairs - 2]
            let readings = (0..<6).map { pollster -> QuickCountReading in
                // Shares of 10,000 independent ballots each.
                var counts = [Int](repeating: 0, count: pairs)
                for _ in 0..<10_000 {
                    var place = Double(random.integer(below: 1_000_000)) / 1_000_000
                    var choice = 0
                    while choice < pairs - 1, place >= shares[choice] {
                        place -= shares[choice]
                        choice += 1
                    }
                    counts[choice] += 1
                }
                return reading(
                    "\(pollster)", counts.map { Int((Double($0) / 10_000 * scale).rounded()) },
                    decimals: decimals, pollster: "P\(pollster)")
            }
            if !Self.told(readings, pairs: pairs).isEmpty { said += 1 }
        }
        #expect(said <= 6, "\(said) of 600")
    }

    /// Findings do not depend on the number of threads, with figures of few digits, so that many are alike.
    @Test func threadsChangeNothing() {
        var random = Xoshiro256(seed: 15)
        for _ in 0..<100 {
            let readings = (0..<random.integer(below: 300)).map { index -> QuickCountReading in
                let first = 40 + random.integer(below: 20)
                return reading(
                    "\(index)", [first, 60 - first, 40], decimals: 0,
                    pollster: "P\(random.integer(below: 4))",
                    region: RegionCode("\(11 + random.integer(below: 30))", scheme: .undeclared),
                    line: index + 2)
            }
            let made = election(readings, pairs: 3)
            let plain = ReadingChecks.findings(in: made, threads: 1)
            for threads in [2, 3, 8] {
                #expect(ReadingChecks.findings(in: made, threads: threads) == plain)
            }
            #expect(
                FolderChecks.otherFindings(in: made, threads: 3)
                    == FolderChecks.otherFindings(in: made, threads: 1))
        }
    }

    /// Final pages before polls close.
    @Test(arguments: [
        ("2018-06-27T06:30:00+07:00", true), ("2018-06-27T11:59+07:00", true),
        ("2018-06-27T15:00:00+07:00", false), ("2018-06-27T06:30:00Z", false), ("2018-06-27", false),
        ("2018-06-28T06:30:00+07:00", false),
    ])
    func aFinalPageInTheMorning(asOf: String, isTold: Bool) {
        var made = election([reading("a", [5950, 4050])])
        made.contests[0].electionDate = "2018-06-27"
        made.readings[0].asOf = asOf
        let found = ReadingChecks.findings(in: made)
        #expect(found.contains { $0.kind == .reading(.finalBeforeNoon(asOf: asOf)) } == isTold)
    }

    /// An exit poll and a quick count of one pollster are two things, and no pages of one.
    @Test func anExitPollIsNoPageOfACount() {
        var poll = reading("b", [5900, 4100])
        poll.sourceKind = .exitPoll
        #expect(ReadingChecksTests.findings(reading("a", [5950, 4050]), poll) == [])
    }
}
