import Elections
import Testing
import Wording

@testable import Consistency

/// Regions of one name in several regions above: what is said of one names those, everywhere.
@Suite struct NamesakeTests {
    /// A count whose districts and villages are called by names that others have too.
    private static func count() -> SmallCount {
        var count = SmallCount()
        let names = ["Sukamaju", "Harapan", "Mekar"]
        func named(_ row: inout SmallCount.Row) {
            for depth in row.codes.indices where depth == 3 {
                row.codes[depth] = names[(Int(row.codes[depth].suffix(1)) ?? 1) - 1]
            }
            for depth in row.codes.indices where depth == 2 {
                row.codes[depth] = row.codes[depth].suffix(2) == "01" ? "Utara" : "Selatan"
            }
        }
        for place in count.stations.indices { named(&count.stations[place]) }
        for depth in 2...3 {
            for place in count.recaps[depth].indices { named(&count.recaps[depth][place]) }
        }
        return count
    }

    @Test func aNameOfSeveralHasTheRegionsAbove() throws {
        var spoilt = Self.count()
        #expect(try spoilt.check().found.map(\.rule).filter { $0 != "codes-shared" } == [])
        // A station of one, and a recap of another with the same name.
        let own = spoilt.stations[0].codes
        let far = try #require(
            spoilt.recaps[3].firstIndex { $0.codes[3] == own[3] && $0.codes[1] != own[1] })
        spoilt.stations[0]["votes_1"] += 100
        spoilt.recaps[3][far]["votes_3"] += 200
        let check = try spoilt.check()
        let counted = check.findings.counted.filter { $0.severity == .error }
        #expect(counted.count == 2)
        let other = spoilt.recaps[3][far].codes
        let wanted = [own, other].map { "\($0[3]) (\($0[2]), \($0[1]))" }
        #expect(Set(counted.compactMap(\.region?.text)) == Set(wanted))
        for finding in check.findings where finding.rule == "R12" {
            let text = finding.sentence(.english)
            #expect(wanted.contains { text.contains("village \($0)") }, "\(text)")
        }
        let slips = counted.flatMap(\.explanations).map { $0.phrase(.english) }
        #expect(
            slips.contains { $0.contains("(\(wanted[0])/\(spoilt.stations[0].number ?? ""))") }, "\(slips)")
        // The figures are those of the one village: what is compared is the same as with codes.
        #expect(check.levels.compared == SmallCount().checkedFigures)
    }

    /// Files that do not give the region above: their codes stay as they are, and no region is said to be missing.
    @Test func aFileWithoutTheRegionAboveKeepsItsNames() throws {
        var count = Self.count()
        for place in count.stations.indices {
            count.stations[place].codes[3] +=
                " " + count.stations[place].codes[1] + count.stations[place].codes[2]
        }
        count.recaps = (1...4).map { SmallCount.sums(count.stations, depth: $0) }
        let check = try count.check()
        #expect(check.findings.map(\.rule) == ["codes-shared"])
    }
}

extension SmallCount {
    /// Figures of recaps that a check of the sound count compares.
    var checkedFigures: Int { 8 * (36 + 12 + 6 + 3) }
}
