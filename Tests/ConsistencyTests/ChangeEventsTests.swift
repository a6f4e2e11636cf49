import Elections
import Testing
import Wording

@testable import Consistency

/// What a reader hears first of a diff: who leads now, stations exchanged, stations moved.
@Suite struct ChangeEventsTests {
    private func compare(_ old: SmallCount, _ new: SmallCount) throws -> CountDiff {
        try ComparedFiles.compare(StationDiffTests.text(old), StationDiffTests.text(new))
    }

    private func first(_ result: CountDiff) -> [FindingKind.Change] {
        result.findings.prefix { finding in
            if case .change(let kind) = finding.kind { kind.isHeadline } else { false }
        }.compactMap { if case .change(let kind) = $0.kind { kind } else { nil } }
    }

    @Test func twoStationsWithEachOthersFigures() throws {
        for seed in 1...40 {
            let old = SmallCount(seed: UInt64(seed))
            var new = old
            var choose = PlantedSlip.Chooser(seed)
            let (one, other) = choose.two(144)
            (new.stations[one].values, new.stations[other].values) =
                (new.stations[other].values, new.stations[one].values)
            // A station that changed otherwise is no part of it.
            let third = (0..<144).first { $0 != one && $0 != other } ?? 0
            new.stations[third]["votes_1"] += 3
            let names = [one, other].sorted().map {
                "\(old.stations[$0].codes[3])/\(old.stations[$0].number ?? "")"
            }
            guard case .stationsExchanged(let pairs)? = first(try compare(old, new)).first else {
                Issue.record("not found, seed \(seed)")
                continue
            }
            #expect(pairs.map { [$0.first, $0.second].sorted() } == [names.sorted()])
        }
    }

    /// Every figure of a station ten times what it was, or a tenth; one figure alone is a slip of digits.
    @Test func aStationWithTenTimesItsFigures() throws {
        let old = SmallCount()
        var new = old
        for column in SmallCount.columns { new.stations[17][column] *= 10 }
        let name = "\(old.stations[17].codes[3])/\(old.stations[17].number ?? "")"
        #expect(first(try compare(old, new)).contains(.figuresTimes(10, isMore: true, stations: [name])))
        let back = try compare(new, old)
        #expect(first(back).contains(.figuresTimes(10, isMore: false, stations: [name])))
        var one = old
        one.stations[17]["votes_1"] *= 10
        #expect(try compare(old, one).findings.allSatisfy { $0.rule != "figures-times" })
    }

    @Test func aStationInAnotherRegion() throws {
        let old = SmallCount()
        var new = old
        new.stations[17].codes = Array(old.stations[90].codes)
        new.stations[17].number = "9"
        let from = "\(old.stations[17].codes[3])/\(old.stations[17].number ?? "")"
        let to = "\(old.stations[90].codes[3])/9"
        let result = try compare(old, new)
        #expect(first(result) == [.stationsMoved([.init(from, to)])])
        #expect(
            result.findings[0].sentence(.english)
                == "1 station stands elsewhere now with the same figures: \(from) is \(to).")
        // It is neither gone nor new, and its form is as it was.
        #expect(result.findings.count == 1 && result.moved.count == 1)
        #expect(result.whole.removed == 1 && result.whole.added == 1)
        // Others that are gone are told without it.
        var fewer = new
        fewer.stations.removeLast()
        let kinds = try compare(old, fewer).findings.compactMap { finding -> Int? in
            guard case .change(.stationsRemoved(let own)) = finding.kind else { return nil }
            return own.stations
        }
        #expect(kinds == [1])
        // Other figures are another station.
        new.stations[17]["votes_2"] += 1
        #expect(first(try compare(old, new)).isEmpty)
    }

    @Test func anotherPairLeads() throws {
        let old = SmallCount()
        var new = old
        let votes = { (count: SmallCount, province: String?, pair: String) in
            count.stations.filter { province == nil || $0.codes[0] == province }
                .reduce(0) { $0 + $1[pair] }
        }
        // Of one province only: the whole keeps its leader.
        for place in new.stations.indices where new.stations[place].codes[0] == "12" {
            new.stations[place].values.swapAt(4, 5)
            // More than the columns changed.
            new.stations[place]["registered"] += 1
        }
        let lead = votes(old, "12", "votes_2") - votes(old, "12", "votes_1")
        let region = FindingKind.Change.leadPassed(
            LevelRegion("province_code", "12"), from: Choice(2), to: Choice(1), before: lead, after: lead)
        #expect(first(try compare(old, new)) == [region])
        for place in new.stations.indices where new.stations[place].codes[0] != "12" {
            new.stations[place].values.swapAt(4, 5)
            new.stations[place]["registered"] += 1
        }
        let all = votes(old, nil, "votes_2") - votes(old, nil, "votes_1")
        let kinds = first(try compare(old, new))
        #expect(
            kinds.first
                == .leadPassed(LevelRegion(nil, nil), from: Choice(2), to: Choice(1), before: all, after: all)
        )
        #expect(kinds.count == 4)
    }

    /// A header typed the wrong way round is one thing, and nothing that follows from it is told of regions.
    @Test func exchangedColumnsAreOne() throws {
        let old = SmallCount()
        var new = old
        for place in new.stations.indices { new.stations[place].values.swapAt(4, 5) }
        let unequal = old.stations.count { $0.values[4] != $0.values[5] }
        let found = try compare(old, new)
        let kinds = first(found)
        #expect(
            kinds.first == .columnsExchanged("votes_1", "votes_2", stations: unequal, changed: unequal))
        #expect(kinds.count == 2)
        #expect(!found.findings.contains { (finding: Finding) in finding.rule == "block-of-changes" })
    }

    /// Who leads may be who has arrived.
    @Test func stationsThatArriveAreSaidBesideTheLead() throws {
        var new = SmallCount()
        for place in stride(from: 0, to: new.stations.count, by: 3) {
            new.stations[place].values.swapAt(4, 5)
        }
        let votes = { (stations: [SmallCount.Row], pair: String) in stations.reduce(0) { $0 + $1[pair] } }
        // Stations where the second is ahead are empty before.
        let behind = new.stations.indices.filter { new.stations[$0]["votes_2"] > new.stations[$0]["votes_1"] }
        var lines = StationDiffTests.text(new).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let columns = lines[0].indices.filter { lines[0][$0].hasPrefix("votes_") }
        for station in behind { for column in columns { lines[station + 1][column] = "" } }
        let old = lines.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
        let rest = new.stations.indices.filter { !behind.contains($0) }.map { new.stations[$0] }
        let before = votes(rest, "votes_1") - votes(rest, "votes_2")
        let after = votes(new.stations, "votes_2") - votes(new.stations, "votes_1")
        #expect(before > 0 && after > 0)
        #expect(
            first(try ComparedFiles.compare(old, StationDiffTests.text(new))).first
                == .leadPassed(
                    LevelRegion(nil, nil), from: Choice(1), to: Choice(2), before: before, after: after,
                    arrived: behind.count))
    }

    @Test func honestCorrectionsSayNothingFirst() throws {
        for seed in 1...20 {
            let old = SmallCount(seed: UInt64(seed) &* 5)
            var new = old
            var choose = PlantedSlip.Chooser(seed)
            for _ in 0..<20 { new.stations[choose(144)]["votes_3"] += 1 + choose(4) }
            #expect(first(try compare(old, new)).isEmpty)
        }
    }
}
