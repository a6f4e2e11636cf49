import Elections
import Statistics
import Testing
import Wording

@testable import Consistency

/// Several faults at once, carried up or not, and figures that are missing: nothing right is accused and nothing
/// wrong hides behind a gap.
@Suite struct CarriedFaultTests {
    let count = SmallCount()

    /// Adds to a figure of the recaps of a village and all regions above it.
    func add(
        _ amount: Int, to column: String, ofVillage village: Int, depths: ClosedRange<Int>,
        in count: inout SmallCount
    ) {
        for depth in depths {
            let code = self.count.recaps[3][village].codes[depth]
            let place = count.recaps[depth].firstIndex { $0.codes[depth] == code }!
            count.recaps[depth][place][column] += amount
        }
    }

    func places(_ check: CountCheck) -> [String] {
        check.findings("R12").map {
            "\($0.place.file) \($0.place.column ?? "") \($0.region?.text ?? "")"
        }.sorted()
    }

    @Test func someFaultsCarriedAndSomeNot() throws {
        var spoiled = count
        for (village, amount) in zip([0, 1, 4], [100, 30, -7]) {
            add(amount, to: "votes_1", ofVillage: village, depths: 0...3, in: &spoiled)
        }
        // Only in the village; its district is of the same regency as two of those above.
        add(1000, to: "votes_1", ofVillage: 2, depths: 3...3, in: &spoiled)
        add(50, to: "votes_1", ofVillage: 5, depths: 3...3, in: &spoiled)
        let expected = [0, 1, 2, 4, 5].map { "recap_village.csv votes_1 \(count.recaps[3][$0].codes[3])" }
        #expect(places(try spoiled.check()) == expected.sorted())
    }

    @Test func aStationSlipAndARecapSlipOfAnotherLevel() throws {
        var spoiled = count
        spoiled.stations[3]["votes_2"] += 40
        spoiled.recaps[0][1]["votes_2"] += 300
        #expect(
            places(try spoiled.check()) == [
                "recap_province.csv votes_2 12",
                "recap_village.csv votes_2 \(count.recaps[3][0].codes[3])",
            ])
    }

    @Test func theNearestExplainedSumIsTheOneExpected() throws {
        var spoiled = count
        let old = count.recaps[2][0]["votes_1"]
        spoiled.recaps[3][0]["votes_1"] += 100
        spoiled.recaps[2][0]["votes_1"] = 1000 + old
        let check = try spoiled.check()
        let finding = try #require(check.findings("R12").first { $0.place.file == "recap_district.csv" })
        #expect(finding.expected == "\(old)" && finding.found == "\(1000 + old)")
        // One slip of a figure is one explanation.
        let own = finding.explanations.filter {
            $0.phrase(.english).contains("votes_1 (\(finding.region?.text ?? ""))")
        }
        #expect(own.map(\.kind) == [.digitInserted])
    }

    @Test(arguments: [[3], [0, 1, 2, 3]])
    func anEmptyCellHidesNoImpossibleSum(depths: [Int]) throws {
        var spoiled = count
        spoiled.stations[0]["votes_1"] = SmallCount.empty
        for depth in depths { spoiled.recaps[depth][0]["votes_1"] += 7000 }
        let check = try spoiled.check()
        let found = places(check)
        #expect(found == ["recap_village.csv votes_1 \(count.recaps[3][0].codes[3])"])
        let finding = try #require(check.findings("R12").first)
        #expect(finding.sentence(.english).contains("can sum to no more than"))
    }

    @Test func aSumThatAnEmptyCellLeavesOpenIsSaidNotToBeCompared() throws {
        var spoiled = count
        spoiled.stations[0]["votes_1"] = SmallCount.empty
        let check = try spoiled.check()
        #expect(check.findings("R12").isEmpty)
        let notice = try #require(check.findings("figures-not-compared").first)
        #expect(notice.severity == .notice && notice.place.file == "recap_village.csv")
        #expect(!check.levels.uncompared.isEmpty)
    }

    @Test func aRuleOfARecapIsAskedWhereItsSumsAreUnknown() throws {
        var spoiled = count
        // The other figures of the form leave the votes open too.
        for column in ["votes_1", "valid", "ballots_used"] { spoiled.stations[0][column] = SmallCount.empty }
        add(90, to: "votes_1", ofVillage: 0, depths: 0...3, in: &spoiled)
        let check = try spoiled.check()
        #expect(check.findings("R7").map(\.place.file).contains("recap_village.csv"))
    }

    @Test func emptyCellsOfARecapAreSaid() throws {
        var spoiled = count
        spoiled.recaps[3][2].values = []
        let check = try spoiled.check()
        let notice = try #require(check.findings("figures-missing").first)
        #expect(notice.severity == .notice && notice.place.line == 4)
        #expect(notice.region?.text == count.recaps[3][2].codes[3])
    }

    @Test func aStationRowWithTheWrongDistrictIsOneFinding() throws {
        var spoiled = count
        spoiled.stations[5].codes[2] = count.stations[12].codes[2]
        let check = try spoiled.check()
        #expect(check.findings.filter { $0.severity >= .warning }.map(\.rule) == ["nesting"])
        let finding = try #require(check.findings("nesting").first)
        #expect(finding.place.line == 7)
    }

    @Test func twoSlipsInOneRow() throws {
        var spoiled = count
        let row = count.recaps[3][3]
        (spoiled.recaps[3][3]["votes_1"], spoiled.recaps[3][3]["votes_2"]) = (row["votes_2"], row["votes_1"])
        let registered = row["registered"]
        spoiled.recaps[3][3]["registered"] = registered - registered % 10 + (registered + 5) % 10
        let check = try spoiled.check()
        let kinds = Dictionary(
            uniqueKeysWithValues: check.findings("R12").map {
                ($0.place.column ?? "", $0.explanations.map(\.kind))
            })
        #expect(kinds["votes_1"]?.contains(.pairsExchanged) == true)
        #expect(kinds["votes_2"]?.contains(.pairsExchanged) == true)
        #expect(
            kinds["registered"]?.contains { [.digitChanged, .digitsSwapped].contains($0) } == true)
    }

    @Test func twoSlipsInOneForm() throws {
        var spoiled = count
        spoiled.stations[7]["votes_1"] += 10
        spoiled.stations[7]["invalid"] += 3
        let check = try spoiled.check()
        let form = check.found.filter { $0.station != nil }
        #expect(Set(form.map(\.rule)).isSuperset(of: ["R7", "R9"]))
        // Rules that only bound a figure have no explanation.
        for finding in form {
            #expect(finding.explanations.isEmpty == (finding.rule != "R7"), "\(finding.rule)")
        }
    }

    @Test(arguments: [
        (370, 73, [DigitSlip.swapped]), (5089, 89, [.dropped, .changed]), (107, 7, [.dropped, .changed]),
        (540, 40, [.dropped, .changed]), (10, 1, [.dropped, .neighboursSwapped]),
        (84, 884, [.inserted, .changed]), (238, 283, [.neighboursSwapped]), (100, 101, [.changed]),
        (12, 345, []), (7, 7, []),
        (6, 306, [.changed]), (6, 36, [.inserted, .changed]), (0, 30, [.inserted, .changed]), (16, 306, []),
    ])
    func everySlipThatFitsIsListed(reference: Int, recorded: Int, slips: [DigitSlip]) {
        #expect(DigitSlip.fitting(reference: reference, recorded: recorded) == slips)
    }

    @Test func rowsExchangedBesideTheirNumbersOfStations() throws {
        var spoiled = count
        let (first, second) = (count.recaps[3][0], count.recaps[3][1])
        spoiled.recaps[3][0].values = second.values
        spoiled.recaps[3][1].values = first.values
        let check = try spoiled.check()
        for finding in check.findings("R12") {
            #expect(finding.explanations.map(\.kind).contains(.rowsExchanged))
        }
    }

    @Test func aRegionThatCarriesOnlyOneOfTwoFaultsIsNotAccused() throws {
        var spoiled = count
        let columns = 0...3
        // A village is wrong and carried to its regency, which is wrong itself; those above carry the regency's own.
        for depth in columns {
            let code = count.recaps[3][0].codes[depth]
            let place = spoiled.recaps[depth].firstIndex { $0.codes[depth] == code }!
            spoiled.recaps[depth][place]["votes_2"] += [405, 405 + 470, 470, 470][depth]
        }
        let expected = [
            "recap_regency.csv votes_2 1101", "recap_village.csv votes_2 \(count.recaps[3][0].codes[3])",
        ]
        #expect(places(try spoiled.check()) == expected)
    }

    @Test func aFaultOfTheSizeOfACarriedOneIsFound() throws {
        var spoiled = count
        for depth in 0...3 {
            let code = count.recaps[3][0].codes[depth]
            let place = spoiled.recaps[depth].firstIndex { $0.codes[depth] == code }!
            spoiled.recaps[depth][place]["votes_1"] += depth == 0 ? 2 : 1
        }
        let codes = count.recaps[3][0].codes
        let expected = ["recap_province.csv votes_1 \(codes[0])", "recap_village.csv votes_1 \(codes[3])"]
        #expect(places(try spoiled.check()) == expected)
    }

    @Test func boundsOfRecapsAreAskedOfRecaps() throws {
        let rule = FormRulebook.Rule(
            id: "X", severity: .warning, scope: .all, expression: "stations <= 3",
            text: Bilingual(en: "At most three stations.", id: "Paling banyak tiga TPS."), source: "")
        let sum = FormRulebook.Rule(
            id: "Y", severity: .warning, scope: .all, expression: "sum(votes) = valid",
            text: Bilingual(en: "Sums.", id: "Jumlah."), source: "")
        let names = ["stations", "valid", "votes_1", "votes_2"]
        #expect(try !FormRule(rule, columns: names, constants: [:]).isAdditive(names))
        #expect(try FormRule(sum, columns: names, constants: [:]).isAdditive(names))
    }

    @Test(arguments: [(102, 0), (103, 0), (105, 1), (101, 1)])
    func reserveBallotsOfNoElectionInParticularMayBeThoseOfAny(received: Int, failures: Int) throws {
        // 2% of 100 voters are 2 ballots, 2.5% are 3.
        let book = FormRulebook.standard
        let rules = try FormRules(
            book, form: book.form("any"), columns: ["registered", "ballots_received"], scope: .station)
        let broken = rules.rules.filter { $0.rule.id == "R5" && $0.answer([100, Int64(received)]) == .fails }
        #expect(broken.count == failures)
        let general = try FormRules(
            book, form: book.form("pemilu-2024"), columns: ["registered", "ballots_received"], scope: .station
        )
        let strict = general.rules.filter {
            $0.rule.id == "R5" && $0.answer([100, Int64(received)]) == .fails
        }
        #expect(strict.count == (received == 102 ? 0 : 1))
    }
}
