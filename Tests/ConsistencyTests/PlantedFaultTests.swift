import Elections
import Foundation
import Testing
import Wording

@testable import Consistency

/// Every kind of fault, planted in a sound count, is found at its place with its explanation.
@Suite struct PlantedFaultTests {
    let count = SmallCount()
    /// A station in the middle of the file, and its village.
    let spoilt = 70
    var station: SmallCount.Row { count.stations[spoilt] }
    var village: String { station.codes[3] }

    func kinds(_ finding: Finding) -> [Slip.Kind] { finding.explanations.map(\.kind) }

    @Test func soundCountHasNoFinding() throws {
        for threads in [1, 2, 5] {
            let check = try count.check(threads: threads)
            #expect(check.found.isEmpty)
            #expect(check.levels.compared == 8 * (36 + 12 + 6 + 3))
        }
    }

    @Test func digitInsertedInAStation() throws {
        var spoiled = count
        let old = station["votes_2"]
        spoiled.stations[spoilt]["votes_2"] = 800 + old
        let check = try spoiled.check()
        #expect(Set(check.found.map(\.rule)) == ["R7", "R12"])
        let form = try #require(check.findings("R7").first)
        #expect(form.station == station.number && form.region?.text == village)
        #expect(form.place.line == spoilt + 2)
        #expect(
            form.explanations.map { $0.phrase(.english) } == [
                "one digit inserted in votes_2: \(old) → \(800 + old)"
            ])
        #expect(form.votesAtStake == 800)
        let sum = try #require(check.findings("R12").first)
        #expect(sum.region?.text == village && sum.place.file == "recap_village.csv")
        #expect(
            sum.explanations.first?.phrase(.english)
                == "one digit inserted in votes_2 (\(village)/\(station.number ?? "")): \(old) → \(800 + old)"
        )
    }

    @Test func digitDroppedAndCarriedIntoTheSumsOfTheForm() throws {
        var spoiled = count
        let old = station["votes_2"]
        for column in ["votes_2", "valid", "ballots_used"] {
            spoiled.stations[spoilt][column] -= old - old / 10
        }
        let check = try spoiled.check()
        #expect(check.found.map(\.rule) == ["R12", "R12", "R12"])
        for finding in check.found {
            #expect(kinds(finding) == [.digitDropped])
            #expect(
                finding.explanations[0].phrase(.english).contains(
                    "\(old) → \(old / 10), with the sums that hold it"))
        }
    }

    @Test func digitsSwappedInARecapAndCarriedUp() throws {
        var spoiled = count
        let row = 5
        let old = spoiled.recaps[3][row]["votes_2"]
        let digits = String(old).map { $0 }
        let new = try #require(Int(String([digits[0], digits[2], digits[1]])))
        try #require(new != old)
        for depth in 0..<4 {
            let code = spoiled.recaps[3][row].codes[depth]
            let place = try #require(spoiled.recaps[depth].firstIndex { $0.codes[depth] == code })
            spoiled.recaps[depth][place]["votes_2"] += new - old
        }
        let check = try spoiled.check()
        #expect(check.found.count == 1)
        let finding = try #require(check.found.first)
        #expect(finding.place.file == "recap_village.csv" && finding.place.column == "votes_2")
        #expect(finding.expected == "\(old)" && finding.found == "\(new)")
        #expect(kinds(finding) == [.digitsSwapped])
    }

    @Test func faultOfARecapThatIsNotCarriedUpIsReportedOnce() throws {
        var spoiled = count
        spoiled.recaps[2][4]["valid"] += 300
        let check = try spoiled.check()
        #expect(check.found.map(\.place.file) == ["recap_district.csv"])
        #expect(check.found.first?.region?.text == spoiled.recaps[2][4].codes[2])
    }

    @Test func faultsOfTwoLevelsAreToldApart() throws {
        var spoiled = count
        // A village is wrong by 100 and carried up everywhere; its regency is wrong by another 9.
        for depth in 0..<4 {
            let code = spoiled.recaps[3][0].codes[depth]
            let place = try #require(spoiled.recaps[depth].firstIndex { $0.codes[depth] == code })
            spoiled.recaps[depth][place]["votes_1"] += depth <= 1 ? 91 : 100
        }
        let check = try spoiled.check()
        let gaps = check.levels.mismatches.map { "\(check.levels.recaps[$0.recap].file) \($0.difference)" }
        #expect(gaps.sorted() == ["recap_regency.csv -9", "recap_village.csv 100"])
    }

    @Test func withoutStationsTheLowestRecapTellsWhereAFaultArises() throws {
        var spoiled = count
        // A regency prints too much; district, village and province are right.
        spoiled.recaps[1][2]["votes_2"] += 300
        let check = try spoiled.check(withStations: false)
        let places = check.findings("R12").map { "\($0.place.file) \($0.region?.text ?? "")" }
        #expect(places == ["recap_regency.csv \(count.recaps[1][2].codes[1])"])
    }

    @Test func aRegionBelowTwoOthersInTheFileOfStations() throws {
        var spoiled = count
        spoiled.stations[spoilt].codes[2] = count.stations[0].codes[2]
        spoiled.stations[spoilt].codes[1] = count.stations[0].codes[1]
        spoiled.stations[spoilt].codes[0] = count.stations[0].codes[0]
        let check = try spoiled.check(withRecaps: false)
        #expect(check.findings("nesting").map(\.region?.text) == [village])
    }

    @Test func stationsWithoutFigures() throws {
        var spoiled = count
        spoiled.stations[spoilt].values = []
        var check = try spoiled.check(withRecaps: false)
        #expect(check.findings("no-figures").map(\.severity) == [.notice])
        for index in spoiled.stations.indices { spoiled.stations[index].values = [] }
        check = try spoiled.check(withRecaps: false)
        #expect(check.findings("no-figures").map(\.severity) == [.warning])
        #expect(
            check.findings("no-figures").first?.sentence(.english)
                == "144 of 144 stations have no figure for valid; they are not checked.")
    }

    @Test func pairsExchangedInAStationOrARecap() throws {
        var spoiled = count
        let (first, third) = (station["votes_1"], station["votes_3"])
        try #require(first != third)
        spoiled.stations[spoilt]["votes_1"] = third
        spoiled.stations[spoilt]["votes_3"] = first
        var check = try spoiled.check()
        #expect(check.found.map(\.rule) == ["R12", "R12"])
        #expect(
            check.found.allSatisfy {
                $0.explanations.map { $0.phrase(.english) } == [
                    "votes_1 and votes_3 exchanged (\(village)/\(station.number ?? ""))"
                ]
            })
        spoiled = count
        let row = spoiled.recaps[1][2]
        spoiled.recaps[1][2]["votes_1"] = row["votes_2"]
        spoiled.recaps[1][2]["votes_2"] = row["votes_1"]
        check = try spoiled.check()
        #expect(check.found.map(kinds) == [[.pairsExchanged], [.pairsExchanged]])
        #expect(Set(check.found.map(\.region?.text)) == [row.codes[1]])
    }

    @Test func rowsExchangedInARecapOrBetweenStations() throws {
        var spoiled = count
        (spoiled.recaps[3][7].values, spoiled.recaps[3][8].values) =
            (spoiled.recaps[3][8].values, spoiled.recaps[3][7].values)
        var check = try spoiled.check()
        #expect(Set(check.found.map(\.region?.text)) == Set([7, 8].map { count.recaps[3][$0].codes[3] }))
        #expect(check.found.allSatisfy { kinds($0) == [.rowsExchanged] })
        spoiled = count
        let other = spoilt + 6
        (spoiled.stations[spoilt].values, spoiled.stations[other].values) =
            (spoiled.stations[other].values, spoiled.stations[spoilt].values)
        check = try spoiled.check()
        #expect(!check.found.isEmpty)
        #expect(
            check.found.allSatisfy {
                $0.explanations.contains {
                    $0.phrase(.english).contains("\(village)/\(station.number ?? "")")
                        && $0.kind == .rowsExchanged
                }
            })
    }

    @Test(arguments: [true, false]) func figuresShiftedByOneColumn(isRight: Bool) throws {
        var spoiled = count
        let old = station.values
        spoiled.stations[spoilt].values =
            isRight
            ? Array(old[..<3]) + [old[2]] + Array(old[3..<6]) : Array(old[..<2]) + Array(old[3...]) + [0]
        let check = try spoiled.check()
        let form = try #require(check.found.first { $0.station != nil && !$0.explanations.isEmpty })
        #expect(kinds(form) == [.fieldsShifted])
        #expect(form.explanations[0].phrase(.english).contains(isRight ? "to the right" : "to the left"))
        let sums = check.findings("R12")
        #expect(!sums.isEmpty && sums.allSatisfy { kinds($0) == [.fieldsShifted] })
    }

    @Test func validAndInvalidExchangedInAForm() throws {
        var spoiled = count
        spoiled.stations[spoilt]["valid"] = station["invalid"]
        spoiled.stations[spoilt]["invalid"] = station["valid"]
        let check = try spoiled.check(withRecaps: false)
        let form = try #require(check.findings("R7").first)
        #expect(form.explanations.map { $0.phrase(.english) } == ["valid and invalid exchanged"])
    }

    @Test func rowCountedTwiceOrLeftOut() throws {
        var spoiled = count
        for index in SmallCount.columns.indices {
            spoiled.recaps[3][17].values[index] += station.values[index]
        }
        var check = try spoiled.check()
        #expect(spoiled.recaps[3][17].codes[3] == village)
        #expect(
            check.found.allSatisfy {
                $0.explanations.map { $0.phrase(.english) } == [
                    "the row of \(village)/\(station.number ?? "") counted twice in the recap"
                ]
            })
        spoiled = count
        let lost = count.recaps[3][0]
        spoiled.recaps[2][0].stations = (spoiled.recaps[2][0].stations ?? 0) - (lost.stations ?? 0)
        for index in SmallCount.columns.indices { spoiled.recaps[2][0].values[index] -= lost.values[index] }
        check = try spoiled.check()
        #expect(check.found.count == 8)
        #expect(
            check.found.allSatisfy {
                $0.explanations.map { $0.phrase(.english) } == ["the row of \(lost.codes[3]) left out"]
            })
    }

    /// A slip carried into the sums of the form, so that only its neighbours show which station it is in.
    @Test func theUnusualStationComesFirst() throws {
        var (first, listed) = (0, 0)
        for place in stride(from: 1, to: 144, by: 12) {
            var spoiled = count
            for column in ["votes_2", "valid", "ballots_used"] { spoiled.stations[place][column] -= 60 }
            let check = try spoiled.check()
            let row = count.stations[place]
            let finding = try #require(check.findings("R12").first { $0.place.column == "votes_2" })
            let name = "(\(row.codes[3])/\(row.number ?? ""))"
            let texts = finding.explanations.map { $0.phrase(.english) }
            first += texts.first?.contains(name) == true ? 1 : 0
            listed += texts.contains { $0.contains(name) } ? 1 : 0
        }
        #expect(listed == 12 && first >= 11, "\(first) of \(listed)")
    }

    @Test func stationMissingFromTheFile() throws {
        var spoiled = count
        spoiled.stations.remove(at: spoilt)
        let check = try spoiled.check()
        #expect(check.findings("R12").count == 8)
        #expect(check.findings("R12").allSatisfy { kinds($0) == [.stationMissing] })
        let gap = try #require(check.findings("number-gap").first)
        #expect(gap.severity == .notice && gap.region?.text == village)
        #expect(
            gap.sentence(.english)
                == "Stations of \(village) are numbered to 4, without \(station.number ?? "").")
    }

    @Test(
        "A recap without a number of stations: the gap in the numbers of the stations tells which is missing")
    func stationMissingWithoutANumberOfStations() throws {
        var spoiled = count
        spoiled.stations.remove(at: spoilt)
        for depth in spoiled.recaps.indices {
            for row in spoiled.recaps[depth].indices { spoiled.recaps[depth][row].stations = nil }
        }
        let check = try spoiled.check()
        let text = "station \(station.number ?? "") of \(village) missing from the station file"
        #expect(!check.findings("R12").isEmpty)
        for finding in check.findings("R12") {
            #expect(finding.explanations.map(\.kind) == [.stationMissing])
            #expect(finding.explanations.first?.phrase(.english).hasPrefix(text + ": ") == true)
        }
        #expect(check.findings("number-gap").first?.explanations.first?.phrase(.english) == text)
        // Figures that are too small are not those of a station that is missing.
        var less = spoiled
        let row = try #require(less.recaps[3].firstIndex { $0.codes[3] == village })
        less.recaps[3][row].values = less.recaps[3][row].values.map { $0 / 3 }
        let other = try less.check().findings("R12").filter { $0.region?.text == village }
        #expect(other.allSatisfy { !$0.explanations.map(\.kind).contains(.stationMissing) })
    }

    /// A row that lacks the votes of a pair tells no sum: unknown is not 0.
    @Test func votesAtStakeOfARowWithoutVotesAreUnknown() throws {
        var spoiled = count
        var copy = station
        copy["votes_1"] = SmallCount.empty
        spoiled.stations.insert(copy, at: 100)
        let check = try spoiled.check(withRecaps: false)
        let finding = try #require(check.findings("duplicate-key").first)
        #expect(finding.votesAtStake == nil)
        copy["votes_1"] = station["votes_1"]
        copy["registered"] += 1
        spoiled.stations[100] = copy
        let known = try #require(try spoiled.check(withRecaps: false).findings("duplicate-key").first)
        #expect(known.votesAtStake == station["valid"])
    }

    @Test func stationThatStandsTwice() throws {
        var spoiled = count
        spoiled.stations.insert(station, at: 100)
        let check = try spoiled.check(withRecaps: false)
        #expect(check.found.count == 1)
        let finding = try #require(check.found.first)
        #expect(
            finding.sentence(.english)
                == "Station \(village)/\(station.number ?? "") stands on line \(spoilt + 2) and again, with the same figures, on line 102, which is not counted."
        )
        // It counts once; in the worst case its votes are those of another station.
        #expect(finding.votesAtStake == station["valid"] && finding.stake == .worstCase)
        #expect(check.input.stations?.rollUp.total.stations(0) == 144)
        #expect(finding.severity == .error && finding.rule == "duplicate-key")
    }

    @Test func identicalRowsOfTwoStations() throws {
        var spoiled = count
        spoiled.stations[20].values = station.values
        spoiled.stations[111].values = station.values
        let check = try spoiled.check(withRecaps: false)
        let finding = try #require(check.found.first)
        #expect(finding.rule == "identical-rows" && finding.severity == .warning && finding.found == "3")
        #expect(check.identicalRows?.pairs.map(\.second) == [70, 111, 111])
        // Three stations with the same figures are one fact, and one finding, which stands where they do.
        #expect(check.found.count == 1 && finding.place.line == 72 && finding.region?.text == village)
    }

    @Test func regionsThatOneSideLacks() throws {
        var spoiled = count
        let village = spoiled.recaps[3].remove(at: 3).codes[3]
        var check = try spoiled.check()
        #expect(check.found.map(\.rule) == ["region-missing"])
        #expect(check.found.first?.region?.text == village)
        spoiled = count
        spoiled.stations.removeAll { $0.codes[3] == village }
        check = try spoiled.check()
        #expect(check.findings("children-missing").map(\.region?.text) == [village])
        #expect(check.findings("R12").isEmpty)
    }

    @Test func levelsThatDoNotNest() throws {
        var spoiled = count
        spoiled.recaps[3][4].codes[2] = "110202"
        let check = try spoiled.check()
        #expect(check.findings("nesting").map(\.region?.text) == [count.recaps[3][4].codes[3]])
    }

    @Test func figuresThatCannotBe() throws {
        var spoiled = count
        spoiled.stations[3].values = [250, 0, 0, 0, 0, 0, 0]
        spoiled.stations[9].values = [100, 160, 155, 5, 50, 60, 45]
        spoiled.stations[15].values = [160, 163, 155, 8, 50, 60, 45]
        let check = try spoiled.check(withRecaps: false)
        #expect(check.findings("zero-votes").map(\.place.line) == [5])
        #expect(check.findings("zero-votes").map(\.votesAtStake) == [250])
        // 100 voters and a reserve of 3 ballots: 160 votes are an error; 163 of 160 are within the reserve.
        #expect(check.findings("R13").map(\.place.line) == [11])
        #expect(check.findings("turnout").map(\.place.line) == [17])
        #expect(check.findings("turnout").map(\.severity) == [.warning])
        #expect(check.found.count == 3)
    }

    @Test func aFigureHeldAgainstAConstantIsToldPlainly() throws {
        var spoiled = count
        spoiled.stations[3].values = [250, 0, 0, 0, 0, 0, 0]
        let rule = try #require(try spoiled.check(withRecaps: false).findings("zero-votes").first)
        #expect(
            rule.sentence(.english)
                == "Rule not met: “The station has valid votes.” Here valid is 0, and should be above 0.")
        #expect(
            rule.sentence(.indonesian)
                == "Aturan tidak terpenuhi: “Di tempat pemungutan suara ada suara sah.” Di sini valid adalah 0, seharusnya di atas 0."
        )
        // Where the pairs have votes, only the valid votes are 0: R7 says so, and no list of voters is at stake.
        spoiled = count
        spoiled.stations[3]["valid"] = 0
        let check = try spoiled.check(withRecaps: false)
        #expect(check.findings("R7").map(\.place.line) == [5])
        #expect(check.findings("zero-votes").isEmpty)
    }

    @Test func largestStationDependsOnTheElection() throws {
        var spoiled = count
        spoiled.stations[0]["registered"] = 301
        #expect(try spoiled.check(withRecaps: false).findings.isEmpty)
        let check = try spoiled.check(withRecaps: false, form: "pemilu-2024")
        #expect(check.found.map(\.rule) == ["R11"])
        #expect(
            check.found.first?.sentence(.english).contains(
                "Here registered is 301, and should be at most 300") == true)
    }
}
