import Elections
import Testing
import Wording

@testable import Consistency

/// Slips of whole blocks that only the order of the file tells: of its columns, and of its rows.
@Suite struct FileOrderTests {
    let count = SmallCount()

    /// Every figure of a district stands one column further on as the file has its columns; what was in the last is gone.
    @Test(arguments: [true, false], [true, false])
    func aDistrictOneColumnFurtherOn(withRecaps: Bool, isRight: Bool) throws {
        var spoiled = count
        let district = count.recaps[2][4].codes[2]
        for place in spoiled.stations.indices where spoiled.stations[place].codes[2] == district {
            let values = count.stations[place].values
            spoiled.stations[place].values = isRight ? [0] + values.dropLast() : values.dropFirst() + [0]
        }
        let check = try spoiled.check(withRecaps: withRecaps)
        let own = check.findings.counted
        #expect(own.map(\.rule) == ["cause-columns"], "\(own.map { $0.sentence(.english) })")
        #expect(own.first?.region?.text == district && own.first?.severity == .error)
        guard case .cause(let cause) = own.first?.kind,
            case .shifted(let first, let last, isRight, let block) = cause.what
        else {
            Issue.record("no shift")
            return
        }
        #expect([first, last] == ["registered", "votes_3"] && block.rows == 12)
    }

    /// A register that stands one row further down breaks no rule of a form: the sums tell.
    @Test(arguments: [1, -1]) func registersOneRowFurtherOn(down: Int) throws {
        var spoiled = count
        let regency = count.recaps[1][2].codes[1]
        let places = count.stations.indices.filter { count.stations[$0].codes[1] == regency }
        for (index, place) in places.enumerated() {
            let from = places[(index - down + places.count) % places.count]
            spoiled.stations[place]["registered"] = count.stations[from]["registered"]
        }
        spoiled.keptLevels = [3]
        let check = try spoiled.check()
        let own = check.findings.counted
        #expect(own.map(\.rule) == ["cause-figures-moved"], "\(own.map { $0.sentence(.english) })")
        #expect(own.first?.region?.text == regency && own.first?.found == "6", "\(own) \(regency)")
        // With one figure another it is not that.
        spoiled.stations[places[9]]["registered"] += 7
        #expect(try spoiled.check().findings.counted.count > 1)
    }
}
