import Elections
import Testing
import Wording

@testable import Consistency

/// A village all of whose figures stand ten times too high, where only recaps further up say so.
@Suite struct ScaledRegionsTests {
    /// A recap's own row that is ten times what its stations sum to is no row from which stations lack, whatever numbers are free.
    @Test func aRowOfARecapIsToldBesideGapsOfNumbers() throws {
        for seed in 1...12 {
            var count = SmallCount(seed: UInt64(seed) &* 104_729)
            for place in stride(from: 1, to: 144, by: 4) { count.stations[place].number = "7" }
            for level in count.recaps.indices {
                for place in count.recaps[level].indices { count.recaps[level][place].stations = nil }
            }
            count.keptLevels = seed % 2 == 0 ? [3] : [2, 3]
            for column in SmallCount.columns { count.recaps[3][seed][column] *= 10 }
            let errors = try count.check().findings.counted.filter { $0.severity == .error }
            #expect(errors.map(\.rule) == ["cause-slip"], "seed \(seed)")
            let sentence = errors.first?.sentence(.english) ?? ""
            #expect(sentence.contains("10 times what was counted"), "seed \(seed): \(sentence)")
            #expect(errors.first?.place.line == seed + 2)
        }
    }

    private static func scaled(_ count: SmallCount, village: Int, times: Int) -> SmallCount {
        var spoiled = count
        for row in village * 4..<village * 4 + 4 {
            for column in SmallCount.columns { spoiled.stations[row][column] *= times }
        }
        return spoiled
    }

    @Test(arguments: [(2, 10), (1, 10), (0, 10), (2, 100), (2, 1000)])
    func theVillageIsNamedByARecapFurtherUp(level: Int, times: Int) throws {
        for seed in UInt64(1)...8 {
            let count = SmallCount(seed: 977 * seed)
            let village = Int(seed) * 4 % 36
            var spoiled = Self.scaled(count, village: village, times: times)
            spoiled.keptLevels = [level]
            let counted = try spoiled.check().findings.counted
            #expect(counted.count == 1, "\(counted.map { $0.sentence(.english) })")
            guard case .cause(let cause) = counted.first?.kind,
                case .rewritten(let columns, .times(times), let block) = cause.what
            else {
                Issue.record("\(counted.map { $0.sentence(.english) })")
                continue
            }
            #expect(columns == SmallCount.columns && block.rows == 4 && block.file == "stations.csv")
            #expect(block.region.code == count.stations[village * 4].codes[3])
            #expect(
                counted[0].sentence(.english).contains(
                    " are \(times == 1000 ? "1,000" : "\(times)") times what was counted"))
        }
    }

    /// What is out by something else stays what it is.
    @Test func otherSumsAreNotScaled() throws {
        for seed in UInt64(1)...30 {
            var count = SmallCount(seed: 31 * seed)
            let village = Int(seed) % 36
            for (place, column) in SmallCount.columns.enumerated() {
                count.stations[village * 4][column] += 10 * (place + 1) * Int(seed)
            }
            count.keptLevels = [2]
            let check = try count.check()
            #expect(!check.findings.contains { $0.sentence(.english).contains(" times what was counted") })
        }
    }
}
