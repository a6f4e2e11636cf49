import Elections
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Numbers that lack a station, in files whose numbers begin anew in each village and in those where they go on.
@Suite struct NumberGapTests {
    /// Numbers of a sound count that go on through each region of a depth.
    private static func numbered(_ count: SmallCount, through depth: Int) -> SmallCount {
        var count = count
        var next: [String: Int] = [:]
        for place in count.stations.indices {
            let region = count.stations[place].codes.prefix(depth).joined(separator: "/")
            next[region, default: 0] += 1
            count.stations[place].number = "\(next[region] ?? 0)"
        }
        return count
    }

    /// Villages of different sizes, as they are.
    private static func uneven(_ seed: Int) -> SmallCount {
        var count = SmallCount(seed: UInt64(seed) &* 7919)
        var choose = PlantedSlip.Chooser(seed)
        // The last stations of villages, so that no number is left out.
        for place in count.stations.indices.reversed()
        where (1...3).contains(place % 4) && (place % 4 == 3 || count.stations.count > 0) && choose(3) == 0 {
            let isLast =
                place + 1 >= count.stations.count
                || count.stations[place + 1].codes[3] != count.stations[place].codes[3]
            if isLast { count.stations.remove(at: place) }
        }
        count.recaps = (1...4).map { SmallCount.sums(count.stations, depth: $0) }
        return count
    }

    /// Number 1 is there where 1A is; a number with a letter says nothing of those below it.
    @Test func aLetterBehindANumber() throws {
        for (letters, isGap) in [(["1A"], false), (["1A", "1B"], false), (["01-c"], false), (["1AB"], true)] {
            var count = SmallCount()
            count.stations[0].number = letters[0]
            if letters.count > 1 { count.stations[1].number = letters[1] }
            // The second and the third lack number 2 then.
            if letters.count > 1 { count.stations[2].number = "2" }
            if letters.count > 1 { count.stations[3].number = "3" }
            let found = try count.check().findings.filter { $0.rule == "number-gap" }
            #expect(!found.isEmpty == isGap, "\(letters): \(found.map { $0.sentence(.english) })")
        }
        var count = SmallCount()
        count.stations[3].number = "40A"
        #expect(try count.check().findings.isEmpty)
        // A number that nobody has is missed as before.
        count.stations[3].number = "5"
        count.stations[0].number = "1A"
        let found = try count.check().findings.filter { $0.rule == "number-gap" }
        #expect(
            found.map { $0.sentence(.english) } == ["Stations of 1101012001 are numbered to 5, without 4."])
    }

    /// Numbers that begin elsewhere than at 1, in every village or going on through the file: only those between others are missed.
    @Test(arguments: [10, 100]) func numbersThatBeginElsewhere(first: Int) throws {
        var count = SmallCount()
        for place in count.stations.indices { count.stations[place].number = "\(first + place % 4)" }
        #expect(try count.check(withRecaps: false).findings("number-gap").isEmpty)
        count.stations.remove(at: 6)
        #expect(try count.check(withRecaps: false).findings("number-gap").map(\.found) == ["3"])
        // 101 to 104 in the first village, 201 to 204 in the second: no sequence of the file.
        count = SmallCount()
        for place in count.stations.indices.prefix(32) {
            count.stations[place].number = "\(100 * (place / 4 + 1) + place % 4 + 1)"
        }
        count.stations.removeLast(count.stations.count - 32)
        #expect(try count.check(withRecaps: false).findings("number-gap").isEmpty)
    }

    /// Many regions with gaps are one notice, with theirs below it; few are told one by one.
    @Test func manyGapsAreToldOnce() throws {
        for (villages, isOnce) in [(9, false), (12, true)] {
            var count = SmallCount()
            for village in (0..<villages).reversed() { count.stations.remove(at: 4 * village + 1) }
            let found = try count.check(withRecaps: false).findings
            #expect(found.count { $0.rule == "number-gap" } == villages)
            #expect(
                found.counted.map(\.rule)
                    == (isOnce ? ["cause-number-gaps"] : [String](repeating: "number-gap", count: villages)))
            guard isOnce else { continue }
            #expect(found[0].severity == .notice && found[0].votesAtStake == nil)
            #expect(
                found[0].sentence(.english).contains(
                    " numbers are missing in 12 of 36 regions of stations.csv ("))
            #expect(found[0].sentence(.indonesian).contains(" tidak lengkap di 12 dari 36 "))
        }
    }

    /// Depth 4 is the village, 0 the whole file.
    @Test(arguments: [4, 3, 2, 1, 0]) func honestNumbersHaveNoGap(depth: Int) throws {
        for seed in 1...40 {
            let count = Self.numbered(Self.uneven(seed), through: depth)
            #expect(try count.check(threads: 1).findings.isEmpty, "seed \(seed)")
        }
    }

    /// A station that is not there is one gap, of the village that has the numbers around it, or of the region within which
    /// the stations are numbered.
    @Test(arguments: [4, 3, 2, 0]) func aMissingStationIsOneGap(depth: Int) throws {
        for seed in 1...40 {
            var count = Self.numbered(Self.uneven(seed), through: depth)
            var choose = PlantedSlip.Chooser(seed)
            var place = 0
            repeat {
                place = choose(count.stations.count - 1)
                // The last number of a sequence leaves no gap, and that of a village only one in the region.
            } while count.stations[place].codes.prefix(depth) != count.stations[place + 1].codes.prefix(depth)
            let row = count.stations.remove(at: place)
            let found = try count.check(withRecaps: false, threads: 1).findings("number-gap")
            #expect(found.count == 1, "seed \(seed)")
            guard case .station(.numberGap(let region, _, let absent)) = found.first?.kind else {
                Issue.record("\(found)")
                continue
            }
            #expect(absent == [Int(row.number ?? "") ?? 0])
            #expect(row.codes.contains(region) || region == "stations.csv", "seed \(seed): \(region)")
        }
    }
}
