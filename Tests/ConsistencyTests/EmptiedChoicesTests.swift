import Elections
import Testing
import Wording

@testable import Consistency

/// Stations of a region at which no choice has a vote.
@Suite struct EmptiedChoicesTests {
    static func spoiled(depth: Int, _ count: SmallCount) -> (count: SmallCount, rows: Int) {
        var count = count
        let code = count.stations[0].codes[depth]
        let places = count.stations.indices.filter { count.stations[$0].codes[depth] == code }
        for place in places {
            for column in ["votes_1", "votes_2", "votes_3"] { count.stations[place][column] = 0 }
        }
        return (count, places.count)
    }

    /// One cause with its forms and the sums above, whichever recaps are there.
    @Test(arguments: [0, 1, 2, 3], [[0, 1, 2, 3], [0, 1], [3]])
    func noChoiceHasAVote(depth: Int, levels: [Int]) throws {
        var (count, rows) = Self.spoiled(depth: depth, SmallCount())
        count.keptLevels = Set(levels)
        let check = try count.check()
        let counted = check.findings.counted
        #expect(counted.map(\.rule) == ["cause-factor"], "\(counted.map { $0.sentence(.english) })")
        guard case .cause(let cause) = counted.first?.kind,
            case .factorOfAll(["votes_1", "votes_2", "votes_3"], "0", let block) = cause.what
        else {
            Issue.record("\(counted.map { $0.sentence(.english) })")
            return
        }
        #expect(block.file == "stations.csv" && block.rows == rows)
        #expect(counted[0].sentence(.english).contains("are all 0"))
        #expect(counted[0].sentence(.indonesian).contains("semuanya 0"))
    }

    /// A figure that no rule of a form needs, beside recaps of villages: one cause, whatever else is 0 there.
    @Test(arguments: ["registered", "invalid"], [0, 1, 2]) func aFieldIsZero(column: String, depth: Int)
        throws
    {
        var count = SmallCount()
        count.keptLevels = [3]
        let code = count.stations[0].codes[depth]
        for place in count.stations.indices where count.stations[place].codes[depth] == code {
            count.stations[place][column] = 0
            if column == "invalid" { count.stations[place]["ballots_used"] = count.stations[place]["valid"] }
        }
        for place in count.recaps[3].indices where column == "invalid" {
            count.recaps[3][place]["ballots_used"] = SmallCount.empty
        }
        let errors = try count.check().findings.counted.filter { $0.severity == .error }
        #expect(errors.map(\.rule) == ["cause-factor"], "\(errors.map { $0.sentence(.english) })")
        guard case .cause(let cause) = errors.first?.kind,
            case .factor(column, "0", let carried, let block) = cause.what
        else { return }
        #expect(carried.isEmpty && block.file == "stations.csv" && block.region.code == code)
    }

    /// Without recaps the forms say it alone.
    @Test func theFormsAlone() throws {
        let (count, rows) = Self.spoiled(depth: 2, SmallCount())
        let counted = try count.check(withRecaps: false).findings.counted
        #expect(counted.map(\.rule) == ["cause-factor"] && counted[0].found == "\(rows)")
    }

    /// A sum above that is out by something else stays what it is.
    @Test func anotherSlipStaysVisible() throws {
        var (count, _) = Self.spoiled(depth: 2, SmallCount())
        count.keptLevels = [2]
        count.recaps[2][0]["votes_1"] += 40
        let counted = try count.check().findings.counted
        #expect(counted.contains { $0.rule == "cause-factor" } && counted.contains { $0.rule == "R12" })
    }
}
