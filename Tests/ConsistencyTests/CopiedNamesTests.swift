import Elections
import Testing
import Wording

@testable import Consistency

/// Rows that stand again in regions whose names others have, and in several regions at once.
@Suite struct CopiedNamesTests {
    let count = SmallCount()

    @Test func fourDistrictsAreNamed() throws {
        var spoiled = count
        let districts = [0, 3, 6, 9].map { count.recaps[2][$0].codes[2] }
        for district in districts {
            spoiled.stations += count.stations.filter { $0.codes[2] == district }
        }
        let check = try spoiled.check()
        #expect(check.findings.count == 1)
        let finding = try #require(check.findings.first)
        #expect(
            finding.sentence(.english).hasPrefix(
                "48 stations of the file, all of district \(districts[0]), district \(districts[1]), district \(districts[2]) and 1 more among them, stand on lines"
            ))
        #expect(finding.sentence(.indonesian).contains(", dan 1 lainnya, tercantum pada baris"))
    }

    /// A count whose villages are called by names that those of other districts have too.
    private func named() -> SmallCount {
        var count = count
        func named(_ row: inout SmallCount.Row) {
            if row.codes.count > 3 {
                row.codes[3] = ["Utara", "Selatan", "Timur"][Int(row.codes[3].suffix(1)).map { $0 - 1 } ?? 0]
            }
        }
        for place in count.stations.indices { named(&count.stations[place]) }
        for place in count.recaps[3].indices { named(&count.recaps[3][place]) }
        return count
    }

    @Test func aVillageOfANameThatOthersHave() throws {
        var spoiled = named()
        let codes = spoiled.stations[20].codes
        spoiled.stations += spoiled.stations.filter { $0.codes == codes }
        let wanted = "\(codes[3]) (\(codes[2]))"
        for recaps in [true, false] {
            let check = try spoiled.check(withRecaps: recaps)
            let errors = check.findings.counted.filter { $0.severity == .error }
            #expect(errors.map(\.region?.text) == [wanted])
            #expect(errors.first?.sentence(.english).contains("village \(wanted)") == true)
        }
        spoiled = named()
        spoiled.recaps[3].append(spoiled.recaps[3][20])
        let errors = try spoiled.check().findings.counted.filter { $0.severity == .error }
        let own = spoiled.recaps[3][20].codes
        #expect(errors.map(\.region?.text) == ["\(own[3]) (\(own[2]))"])
    }

    /// The station that a recap counts once is found by its whole path.
    @Test func aStationOverTheNextOneInAVillageOfSuchAName() throws {
        var spoiled = named()
        spoiled.stations[21] = spoiled.stations[20]
        let errors = try spoiled.check().findings.counted.filter { $0.severity == .error }
        #expect(errors.count == 1 && errors.first?.rule == "cause-same-rows")
    }

    @Test func rowsOfARecapThatContradictEachOtherAreNoCopies() throws {
        var spoiled = count
        for place in 0..<6 {
            var row = count.recaps[3][place]
            if place > 0 { row["votes_1"] += place }
            spoiled.recaps[3].append(row)
        }
        let check = try spoiled.check()
        #expect(
            !check.findings.contains { if case .level(.rowsStandAgain) = $0.kind { true } else { false } })
    }

    @Test func exchangedColumnsBesideVotesPutNoneAtStake() throws {
        var spoiled = count
        spoiled.stations[30].values.swapAt(2, 3)
        for recaps in [true, false] {
            let check = try spoiled.check(withRecaps: recaps)
            #expect(check.findings.contains { $0.severity == .error })
            #expect(VotesAtStake(check, terms: .init()).votes == 0)
        }
        spoiled = count
        let values = count.stations[3].values
        spoiled.stations[3].values = count.stations[90].values
        spoiled.stations[90].values = values
        #expect(VotesAtStake(try spoiled.check(), terms: .init()).votes == 0)
    }
}
