import Elections
import TestSupport
import Testing
import Wording

@testable import Consistency

/// What is said of identical stations on honest files, and on files with copies.
@Suite struct IdenticalRowsTests {
    /// Stations of 20 villages, 10 each, drawn voter by voter: nobody copied anything.
    private static func honest(
        _ random: inout SeededRandom, voters: ClosedRange<Int>, most: Int = .max, leading: Int? = nil
    ) -> SmallCount {
        func part(_ whole: Int, _ percent: Int) -> Int {
            (0..<whole).count { _ in random.below(100) < percent }
        }
        var count = SmallCount()
        count.stations = []
        for village in 0..<20 {
            let code = "110\(1 + village / 10)0\(1 + village / 5 % 2)200\(village % 5)"
            let (turnout, first, second) = (
                60 + random.below(30), leading ?? 40 + random.below(20), 85 + random.below(12)
            )
            for number in 1...10 {
                let registered = min(most, voters.lowerBound + random.below(voters.count))
                let ballots = part(registered, turnout)
                let invalid = part(ballots, 2)
                let valid = ballots - invalid
                let one = part(valid, first)
                let two = part(valid - one, second)
                count.stations.append(
                    SmallCount.Row(
                        codes: [
                            String(code.prefix(2)), String(code.prefix(4)), String(code.prefix(6)), code,
                        ],
                        number: "\(number)", stations: nil,
                        values: [registered, ballots, valid, invalid, one, two, valid - one - two]))
            }
        }
        return count
    }

    private static func told(_ count: SmallCount) throws -> [Finding] {
        try count.check(withRecaps: false).findings.filter {
            ["identical-rows", "identical-pair"].contains($0.rule)
        }
    }

    private static func warns(_ count: SmallCount) throws -> Bool {
        try told(count).contains { $0.severity > .notice }
    }

    /// A warning has a probability below 0.01: of 60 honest files, among them those with a few voters a station, three would be
    /// more than chance gives.
    @Test(arguments: [9...25, 20...60, 60...120, 200...300])
    func honestFilesHaveNone(voters: ClosedRange<Int>) throws {
        var random = SeededRandom(state: 29)
        let warned = try (0..<60).count { _ in try Self.warns(Self.honest(&random, voters: voters)) }
        #expect(warned < 3, "\(warned) of 60")
    }

    /// Many stations have just the voters that the law allows at most: that they share them is no chance.
    @Test(
        arguments: [
            (300...300, Int.max, 95), (100...100, Int.max, 60), (150...600, 300, 90), (40...40, Int.max, 50),
        ]
            as [(ClosedRange<Int>, Int, Int)])
    func honestFilesOfOneRegisterHaveNone(voters: ClosedRange<Int>, most: Int, leading: Int) throws {
        var random = SeededRandom(state: 37)
        let warned = try (0..<60).count { _ in
            try Self.warns(Self.honest(&random, voters: voters, most: most, leading: leading))
        }
        #expect(warned < 3, "\(warned) of 60")
    }

    /// Copies among stations of one register are told as others are.
    @Test func copiesOfOneRegisterAreTold() throws {
        var random = SeededRandom(state: 41)
        var told = 0
        for _ in 0..<20 {
            var count = Self.honest(&random, voters: 300...300)
            for copy in 0..<4 {
                count.stations[41 + 10 * copy].values = count.stations[40 + 10 * copy].values
            }
            if try Self.warns(count) { told += 1 }
        }
        #expect(told >= 18, "\(told) of 20")
    }

    /// One copy alone may be chance, and is a notice that names it; two are not.
    @Test func copiesAreTold() throws {
        var random = SeededRandom(state: 31)
        var told = [0, 0]
        for _ in 0..<20 {
            let honest = Self.honest(&random, voters: 200...300)
            for copies in 1...2 {
                var count = honest
                for copy in 0..<copies {
                    count.stations[41 + 10 * copy].values = count.stations[40 + 10 * copy].values
                }
                let found = try Self.told(count)
                #expect(!found.isEmpty)
                if found.contains(where: { (finding: Finding) in finding.severity > .notice }) {
                    told[copies - 1] += 1
                }
            }
        }
        #expect(told[1] == 20 && told[0] < 20, "\(told)")
    }

    /// Copies whose register is another are told as copies of votes, each group once; honest files have none (above).
    @Test func copiesWithAnotherRegisterAreTold() throws {
        var random = SeededRandom(state: 43)
        var told = 0
        for _ in 0..<20 {
            let honest = Self.honest(&random, voters: 200...300)
            var count = honest
            for copy in 0..<3 {
                count.stations[41 + 10 * copy].values = honest.stations[40 + 10 * copy].values
                count.stations[41 + 10 * copy]["registered"] += 37
            }
            let found = try Self.told(count).filter { $0.severity > .notice }
            if found.count == 3 { told += 1 }
            #expect(
                found.allSatisfy {
                    $0.sentence(.english).contains("in every column but those of the register.")
                })
        }
        #expect(told >= 18, "\(told) of 20")
    }

    /// Three equal stations are one finding, and so is each of several groups.
    @Test func aGroupIsOneFinding() throws {
        var random = SeededRandom(state: 47)
        var count = Self.honest(&random, voters: 200...300)
        for place in [41, 42, 61, 81] {
            count.stations[place].values = count.stations[place / 20 * 20].values
        }
        let found = try Self.told(count)
        #expect(found.map(\.rule) == ["identical-pair", "identical-pair", "identical-pair"])
        #expect(found.map(\.found).sorted() == ["2", "2", "3"])
        let three = try #require(found.first { $0.found == "3" })
        #expect(
            three.sentence(.english).hasPrefix("Stations 1101012004/1 (line 42), 1101012004/2 (line 43) and"))
    }
}
