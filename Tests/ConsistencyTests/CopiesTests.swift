import Elections
import Testing
import Wording

@testable import Consistency

/// Rows that were sent twice: each counts once, and all of a region are one error.
@Suite struct CopiesTests {
    let count = SmallCount()

    /// The count with the rows of a district behind all others again, in another order where wanted.
    private func withDistrictTwice(isTurned: Bool = false) -> (count: SmallCount, district: String) {
        var spoiled = count
        let district = count.recaps[2][4].codes[2]
        let rows = count.stations.filter { $0.codes[2] == district }
        spoiled.stations += isTurned ? rows.reversed() : rows
        return (spoiled, district)
    }

    @Test(arguments: [true, false], [true, false])
    func aDistrictSentTwice(withRecaps: Bool, isTurned: Bool) throws {
        let (spoiled, district) = withDistrictTwice(isTurned: isTurned)
        let check = try spoiled.check(withRecaps: withRecaps)
        #expect(check.findings.count == 1)
        let finding = try #require(check.findings.first)
        #expect(finding.rule == "duplicate-key" && finding.severity == .error)
        #expect(finding.region?.text == district && finding.place.line == 146)
        #expect(
            finding.sentence(.english)
                == "All 12 stations of district \(district) stand on lines 50–61 and again, with the same figures, on lines 146–157, which are not counted."
        )
        // Sums, leads and equal rows are those of the sound count.
        let sound = try count.check(withRecaps: withRecaps)
        let totals = [check, sound].map { check in
            check.input.stations.map { stations in
                stations.rollUp.measures.indices.map { stations.rollUp.total.sum($0, 0) }
            }
        }
        #expect(totals[0] == totals[1] && totals[0] != nil)
        #expect(check.identicalRows?.pairs == sound.identicalRows?.pairs)
    }

    @Test func partOfADistrictAndAVillageSentTwice() throws {
        var spoiled = count
        // Two villages and a half.
        spoiled.stations += count.stations[48..<58]
        var check = try spoiled.check()
        #expect(
            check.findings.map { $0.sentence(.english) } == [
                "10 stations of district \(count.recaps[2][4].codes[2]), all of village \(count.recaps[3][12].codes[3]) and village \(count.recaps[3][13].codes[3]) among them, stand on lines 50–59 and again, with the same figures, on lines 146–155, which are not counted."
            ])
        spoiled = count
        spoiled.stations += count.stations[4..<8] + count.stations[4..<8]
        check = try spoiled.check()
        #expect(
            check.findings.map { $0.sentence(.english) } == [
                "All 4 stations of village 1101012002 stand on lines 6–9 and again, with the same figures, on lines 146–153, which are not counted."
            ])
        #expect(check.findings.first?.found == "12")
    }

    /// Rows that differ contradict each other: nothing says which holds.
    @Test func rowsThatDifferAreNoCopies() throws {
        var (spoiled, _) = withDistrictTwice()
        spoiled.stations[146].values[0] += 1
        let check = try spoiled.check(withRecaps: false)
        #expect(check.findings.count == 2)
        #expect(
            check.findings.count { if case .station(.standsTwice) = $0.kind { true } else { false } } == 1)
    }

    /// Stations whose numbers begin anew in wards that no column names are no copies of each other.
    @Test func equalRowsAmongManyOfOneNumberAreNotLeftOut() throws {
        var spoiled = count
        for place in spoiled.stations.indices {
            spoiled.stations[place].codes[3] = spoiled.stations[place].codes[2] + "2001"
        }
        spoiled.stations[49].values = spoiled.stations[53].values
        spoiled.stations[49].number = spoiled.stations[53].number
        let check = try spoiled.check(withRecaps: false)
        #expect(check.input.stations?.rollUp.total.stations(0) == 144)
        #expect(check.input.stations?.copies?.rows.isEmpty != false)
    }

    @Test func rowsOfARecapSentTwice() throws {
        var spoiled = count
        let regency = count.recaps[1][2].codes[1]
        spoiled.recaps[3] += count.recaps[3].filter { $0.codes[1] == regency }
        var check = try spoiled.check()
        #expect(
            check.findings.map { $0.sentence(.english) } == [
                "All 6 rows of regency \(regency) stand on lines 14–19 and again, with the same figures, on lines 38–43 of recap_village.csv, which are not counted."
            ])
        spoiled = count
        spoiled.recaps[2].append(count.recaps[2][4])
        check = try spoiled.check()
        #expect(
            check.findings.map { $0.sentence(.english) } == [
                "District \(count.recaps[2][4].codes[2]) stands on line 6 and again, with the same figures, on line 14 of recap_district.csv, which is not counted."
            ])
    }
}
