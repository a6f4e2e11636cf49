import Elections
import Foundation
import Testing
import Wording

@testable import Consistency

/// One cause, one error: what a single slip breaks is one error that names it, and nothing else is folded.
@Suite struct CausesTests {
    /// Plants of each kind; as many more as SANDING_PLANTS says for a calibration.
    static let plants = ProcessInfo.processInfo.environment["SANDING_PLANTS"].flatMap(Int.init) ?? 40

    /// Errors as they were found, without causes.
    private func found(_ check: CountCheck) -> Int {
        check.found.count { $0.severity == .error }
    }

    private func causes(_ check: CountCheck) -> [FindingKind.Cause] {
        check.findings.compactMap { if case .cause(let cause) = $0.kind { cause } else { nil } }
    }

    @Test(arguments: PlantedSlip.all) func oneSlipIsOneError(_ slip: PlantedSlip) throws {
        var (before, after, most, named) = (0, 0, 0, 0)
        for seed in 1...CausesTests.plants {
            var count = SmallCount(seed: UInt64(seed) &* 7919)
            var choose = PlantedSlip.Chooser(seed)
            let place = slip.plant(&count, &choose)
            let check = try count.check(threads: 1)
            let errors = check.findings.counted.count { $0.severity == .error }
            before += found(check)
            after += errors
            most = max(most, errors)
            #expect(found(check) <= slip.mostBefore, "\(slip.name), seed \(seed)")
            // What is said to be explained is listed, with its number, and nothing else is.
            for cause in causes(check) {
                let own = check.findings.filter { $0.cause == cause.number && $0.isConsequence }
                #expect(own.count == cause.findings && cause.findings > 1)
            }
            if let isNamed = slip.isNamed {
                let fitting = causes(check).contains { cause in
                    isNamed(cause.what, place)
                        || check.findings.contains { finding in
                            finding.cause == cause.number && !finding.isConsequence
                                && finding.explanations.contains { isNamed(.slip($0), place) }
                        }
                }
                named += fitting ? 1 : 0
            } else {
                // A recap may end in its total: that is said, and no error.
                let isTotal = errors == 0 && check.findings.map(\.rule) == ["total-rows"]
                named += errors == 1 || isTotal ? 1 : 0
            }
        }
        let plants = CausesTests.plants
        if plants > 40 {
            print(
                "| \(slip.name) | \(Double(before * 10 / plants) / 10) | \(Double(after * 10 / plants) / 10) "
                    + "| \(most) | \(Double(named * 1000 / plants) / 10) % |")
        }
        #expect(Double(after) <= 1.05 * Double(plants), "\(slip.name): \(after) errors of \(plants) slips")
        #expect(20 * named >= 19 * plants, "\(slip.name): \(named) of \(plants) named")
    }

    /// Districts that findings name.
    private func districts(_ check: CountCheck) -> Set<String> {
        Set(check.findings.compactMap { $0.region.map { String($0.text.prefix(6)) } })
    }

    /// Two slips in different districts are never told as one, nor is either lost.
    @Test func twoSlipsStayTwo() throws {
        let single = PlantedSlip.all.filter {
            !$0.name.contains("file") && !$0.name.contains("recap exchanged")
        }
        var (tried, lost, folded) = (0, [String](), 0)
        for seed in 1...(5 * CausesTests.plants) {
            var choose = PlantedSlip.Chooser(seed)
            let (first, second) = choose.two(single.count)
            // What adds or takes rows away comes last, so that the other is where it would be alone.
            let both = [single[first], single[second]].sorted { one, other in
                !one.changesRows && other.changesRows
            }
            var count = SmallCount(seed: UInt64(seed) &* 104_729)
            var alone: [Set<String>] = []
            for (place, slip) in both.enumerated() {
                var own = SmallCount(seed: UInt64(seed) &* 104_729)
                var choose = PlantedSlip.Chooser(2 * seed + place)
                _ = slip.plant(&own, &choose)
                alone.append(try districts(own.check(threads: 1)))
                choose = PlantedSlip.Chooser(2 * seed + place)
                _ = slip.plant(&count, &choose)
            }
            guard alone[0].isDisjoint(with: alone[1]) else { continue }
            tried += 1
            let check = try count.check(threads: 1)
            // Total rows of one file are one finding, which names each of them.
            let counted = check.findings.counted.reduce(0) { sum, finding in
                if case .level(.totalRows(let rows, _)) = finding.kind { return sum + rows.count }
                return sum + 1
            }
            if counted < 2 { lost.append(both.map(\.name).joined(separator: " + ")) }
            if counted == 2 { folded += 1 }
        }
        #expect(lost.isEmpty, "\(lost)")
        #expect(tried > CausesTests.plants && 10 * folded > 9 * tried, "\(folded) of \(tried)")
    }

    /// Two slips of the same figure: neither accounts for its sum alone.
    @Test func slipsThatMeetInOneFigureAreNotFolded() throws {
        var count = SmallCount()
        count.stations[0]["votes_2"] += 300
        count.stations[2]["votes_2"] += 500
        let check = try count.check()
        #expect(causes(check).isEmpty)
        #expect(check.findings.counted.count == 3)
    }

    /// The same slip at two stations of a village of four is not one of all its stations.
    @Test func aFewRowsAreNoBlock() throws {
        var count = SmallCount()
        for place in [0, 50] { count.stations[place].values.swapAt(2, 3) }
        let check = try count.check()
        #expect(
            causes(check).allSatisfy { if case .slip = $0.what { true } else { false } })
        #expect(check.findings.counted.count == 2)
    }

    @Test func anHonestCountHasNoCause() throws {
        for seed in 1...CausesTests.plants {
            #expect(try SmallCount(seed: UInt64(seed) &* 31).check(threads: 1).findings.isEmpty)
        }
    }

    /// A figure that no cause accounts for stays an error beside one that a cause does.
    @Test func whatIsLeftStaysVisible() throws {
        var count = SmallCount()
        for place in count.stations.indices { count.stations[place].values.swapAt(4, 5) }
        count.recaps[3][7]["invalid"] += 40
        let check = try count.check()
        let counted = check.findings.counted
        #expect(counted.map(\.rule).sorted() == ["R12", "cause-columns"])
        #expect(counted.first { $0.rule == "R12" }?.place.column == "invalid")
    }

    /// Two columns in each other's place throughout a district: a further recap that has one side's figures makes it two
    /// files against one, and the one is named.
    @Test(arguments: [true, false]) func theFileThatStandsAloneIsNamed(isOfStations: Bool) throws {
        var count = SmallCount()
        let district = count.stations[0].codes[2]
        if isOfStations {
            for place in count.stations.indices where count.stations[place].codes[2] == district {
                count.stations[place].values.swapAt(4, 5)
            }
        } else {
            for place in count.recaps[3].indices where count.recaps[3][place].codes[2] == district {
                count.recaps[3][place].values.swapAt(4, 5)
            }
        }
        let check = try count.check()
        #expect(check.findings.counted.count == 1)
        let cause = try #require(causes(check).first)
        guard case .columns(_, let block) = cause.what else {
            Issue.record("\(cause.what)")
            return
        }
        #expect(block.areStations == isOfStations)
        // The place is in the file that is named.
        let finding = try #require(check.findings.first { $0.rule == "cause-columns" })
        #expect(finding.place.file == block.file)
    }

    /// A figure that is one too many everywhere is not so many times what it should be.
    @Test func aConstantDifferenceIsNoFactor() throws {
        var count = SmallCount()
        for place in count.stations.indices {
            count.stations[place]["votes_1"] = 50
            count.stations[place]["valid"] =
                49 + count.stations[place]["votes_2"] + count.stations[place]["votes_3"]
        }
        let check = try count.check(withRecaps: false)
        #expect(check.findings("R7").count == 144)
        #expect(!check.findings.contains { $0.rule == "cause-factor" })
    }

    @Test func aRegionWithTwoNames() throws {
        var count = SmallCount()
        for place in count.recaps[3].indices
        where count.recaps[3][place].codes[3] == count.stations[0].codes[3] {
            count.recaps[3][place].codes[3] = "Pulau Panggang"
        }
        let check = try count.check()
        #expect(check.findings.counted.map(\.rule) == ["cause-other-name"])
        #expect(
            check.findings.first?.sentence(.english).hasPrefix(
                "Village Pulau Panggang of recap_village.csv has the figures of village 1101012001 of stations.csv"
            )
                == true)
        // The figures are there under the other name: no vote depends on it.
        #expect(VotesAtStake(check, terms: .init()).votes == 0)
        #expect(check.findings.allSatisfy { $0.votesAtStake == nil })
    }

    /// A total row moves no vote, whether it accounts for one finding or for several.
    @Test(arguments: [0, 3]) func aTotalRowPutsNoVotesAtStake(level: Int) throws {
        var count = SmallCount()
        let rows = count.recaps[level]
        var total = rows[0]
        total.codes = [String](repeating: "TOTAL", count: level + 1)
        total.stations = rows.reduce(0) { $0 + ($1.stations ?? 0) }
        for place in total.values.indices { total.values[place] = rows.reduce(0) { $0 + $1.values[place] } }
        count.recaps[level].append(total)
        let check = try count.check()
        #expect(!check.findings.isEmpty)
        #expect(VotesAtStake(check, terms: .init()).votes == 0)
    }

    /// A row that is the sum of the others without being called so; a region with the name of one is none.
    @Test func totalRowsOfRecaps() throws {
        var count = SmallCount()
        var total = count.recaps[0][0]
        total.codes = ["19"]
        total.stations = 144
        for place in total.values.indices {
            total.values[place] = count.recaps[0].reduce(0) { $0 + $1.values[place] }
        }
        count.recaps[0].append(total)
        var check = try count.check()
        #expect(check.findings.map(\.rule) == ["total-rows"] && check.findings[0].severity == .notice)
        #expect(
            check.findings[0].sentence(.english)
                == "1 row of recap_province.csv looks like a total among the others, and is left out of every sum: "
                + "19 (line 5, the exact sum of 3 others).")
        // Without stations, too; and it is nobody's child.
        check = try count.check(withStations: false)
        #expect(check.findings.map(\.rule) == ["total-rows"])
        count = SmallCount()
        for place in count.stations.indices where count.stations[place].codes[0] == "13" {
            count.stations[place].codes[0] = "Total"
        }
        count.recaps = (1...4).map { SmallCount.sums(count.stations, depth: $0) }
        #expect(try count.check().findings.isEmpty)
    }

    /// A sum of few votes may be one by chance; that no station stands below it tells it.
    @Test func aTotalRowOfFewVotesIsTheCauseOfItsGaps() throws {
        var count = SmallCount()
        for place in count.stations.indices {
            let choice = place % 3
            count.stations[place].values =
                place % 2 == 0 ? [2, 1, 1, 0] + (0..<3).map { $0 == choice ? 1 : 0 } : [1, 0, 0, 0, 0, 0, 0]
        }
        count.recaps = (1...4).map { SmallCount.sums(count.stations, depth: $0) }
        var total = count.recaps[3][0]
        total.codes = ["99", "9999", "999999", "9999999999"]
        total.stations = 144
        for place in total.values.indices {
            total.values[place] = count.recaps[3].reduce(0) { $0 + $1.values[place] }
        }
        count.recaps[3].append(total)
        let check = try count.check()
        #expect(check.findings.counted.filter { $0.severity == .error }.map(\.rule) == ["cause-total-row"])
    }

    /// Districts that stand in each other's place with one village more or less are not told as exchanged, and not silent.
    @Test func whatIsNoCleanExchangeStaysVisible() throws {
        var count = SmallCount()
        let pair = [count.recaps[2][0].codes[2], count.recaps[2][5].codes[2]]
        for place in count.stations.indices {
            guard let side = pair.firstIndex(of: count.stations[place].codes[2]) else { continue }
            count.stations[place].codes =
                count.recaps[2][side == 0 ? 5 : 0].codes + [
                    pair[1 - side] + count.stations[place].codes[3].dropFirst(6)
                ]
        }
        count.stations[0]["votes_1"] += 500
        let check = try count.check()
        #expect(check.findings.counted.count > 1)
        #expect(!check.findings.contains { $0.rule == "cause-regions-exchanged" })
    }

    /// Rows that a file lacks are the same votes from above and from below.
    @Test func rowsThatAFileLacksCountOnce() throws {
        var count = SmallCount()
        let village = count.recaps[3].remove(at: 4)
        let check = try count.check()
        #expect(!check.findings.isEmpty)
        #expect(VotesAtStake(check, terms: .init()).votes <= village["valid"])
    }

    @Test func aRegionCountedInAnotherPutsNoVotesAtStake() throws {
        var count = SmallCount()
        let (lost, holder) = (count.recaps[3][4].codes, count.recaps[3][3].codes)
        for place in count.stations.indices where count.stations[place].codes == lost {
            count.stations[place].codes = holder
            count.stations[place].number = "9\(count.stations[place].number ?? "")"
        }
        let check = try count.check()
        #expect(check.findings.first?.rule == "cause-region-name")
        #expect(VotesAtStake(check, terms: .init()).votes == 0)
    }
}
