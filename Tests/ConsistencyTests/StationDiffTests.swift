import Elections
import Foundation
import Ground
import Testing
import Wording

@testable import Consistency

@Suite struct StationDiffTests {
    /// A count, and the same count a day later: three stations changed, one went, two came, one of them in a
    /// new village.
    static func twoDays() -> (old: SmallCount, new: SmallCount) {
        let old = SmallCount()
        var new = old
        new.stations[5]["votes_1"] += 7
        new.stations[5]["votes_2"] -= 7
        new.stations[60]["valid"] += 100
        new.stations[143]["votes_3"] = 0
        var added = new.stations[11]
        added.number = "10"
        var other = new.stations[100]
        other.codes[3] = "1201022009"
        new.stations.insert(added, at: 12)
        new.stations.append(other)
        new.stations.remove(at: 31)
        return (old, new)
    }

    static func text(_ count: SmallCount) -> String { count.text(count.stations, depth: 4) }

    static let expected: [String] = {
        let (old, _) = twoDays()
        func station(_ index: Int) -> String {
            old.stations[index].codes.joined(separator: "/") + " " + (old.stations[index].number ?? "")
        }
        func figure(_ index: Int, _ column: String) -> Int { old.stations[index][column] }
        let (low, other) = (figure(5, "votes_1"), figure(5, "votes_2"))
        return [
            "changed \(station(5)) votes_1 \(low) \(low + 7)",
            "changed \(station(5)) votes_2 \(other) \(other - 7)",
            "added \(old.stations[11].codes.joined(separator: "/")) 10", "removed \(station(30))",
            "changed \(station(60)) valid \(figure(60, "valid")) \(figure(60, "valid") + 100)",
            "added \(old.stations[100].codes.prefix(3).joined(separator: "/"))/1201022009 \(old.stations[100].number ?? "")",
            "changed \(station(143)) votes_3 \(figure(143, "votes_3")) 0",
        ]
    }()

    static func shuffled(_ count: SmallCount, seed: UInt64) -> SmallCount {
        var (count, state) = (count, seed)
        for index in count.stations.indices.dropFirst().reversed() {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            count.stations.swapAt(index, Int(state >> 33) % (index + 1))
        }
        return count
    }

    @Test(arguments: [1, 2, 5])
    func changesAddedAndRemovedAreFound(threads: Int) throws {
        let (old, new) = Self.twoDays()
        let result = try ComparedFiles.compare(Self.text(old), Self.text(new), threads: threads)
        #expect(ComparedFiles.lines(result).sorted() == Self.expected.sorted())
        #expect(result.whole.changed == 3 && result.whole.added == 2 && result.whole.removed == 1)
        #expect(result.whole.unchanged == 140 && result.diff.join.inCommon == 143)
        #expect(result.stations == (144, 145))
        #expect(result.diff.join.equal == 140, "equal lines need not be read")
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func theOrderOfRowsDoesNotMatter(seed: UInt64) throws {
        let (old, new) = Self.twoDays()
        let plain = try ComparedFiles.compare(Self.text(old), Self.text(new))
        let result = try ComparedFiles.compare(
            Self.text(Self.shuffled(old, seed: seed)), Self.text(Self.shuffled(new, seed: seed + 7)))
        #expect(ComparedFiles.lines(result) == ComparedFiles.lines(plain))
        // Numbers of regions depend on the file, what is said of them does not.
        for (own, others) in zip(result.regions.levels, plain.regions.levels) {
            #expect(own.map(\.total) == others.map(\.total))
            #expect(own.map(\.unchanged) == others.map(\.unchanged))
            #expect(own.map(\.stations) == others.map(\.stations))
        }
    }

    @Test func sumsOfChangesAreThoseOfTheFiles() throws {
        let (old, new) = Self.twoDays()
        let result = try ComparedFiles.compare(Self.text(old), Self.text(new))
        for (measure, column) in SmallCount.columns.enumerated() {
            let place = try #require(result.diff.measures.firstIndex { $0.name == column })
            #expect(result.totals(place).old == old.stations.reduce(0) { $0 + $1[column] }, "\(measure)")
            #expect(result.totals(place).new == new.stations.reduce(0) { $0 + $1[column] })
        }
        let votes = try #require(result.diff.measures.firstIndex(of: .votes(Choice(1))))
        #expect(result.whole.net[votes] == 7 && result.whole.gross[votes] == 7)
        #expect(result.whole.fallen == 2)
    }

    @Test func quotesOrOtherColumnsNeedTheWholeFiles() throws {
        let (old, new) = Self.twoDays()
        let quoted = Self.text(new).replacing("\n12,", with: "\n\"12\",")
        let result = try ComparedFiles.compare(Self.text(old), quoted)
        #expect(result.diff.join.equal == 0)
        #expect(ComparedFiles.lines(result).sorted() == Self.expected.sorted())
        let semicolons = Self.text(new).replacing(",", with: ";").replacing("\n", with: "\r\n")
        let other = try ComparedFiles.compare(Self.text(old), semicolons)
        #expect(ComparedFiles.lines(other) == ComparedFiles.lines(result))
    }

    @Test func aKeyOnTwoRowsIsAFindingAndNotCompared() throws {
        var (old, new) = Self.twoDays()
        var twin = new.stations[5]
        twin["votes_1"] += 1
        new.stations.append(twin)
        let result = try ComparedFiles.compare(Self.text(old), Self.text(new))
        let finding = try #require(result.findings.first)
        #expect(finding.rule == "key-twice" && finding.severity == .error)
        #expect(
            finding.sentence(.english)
                == "Station 1101012002/2 stands on lines 7, 147 of new.csv; it is not compared.")
        #expect(!ComparedFiles.lines(result).contains { $0.contains("1101012002 2") })
        #expect(result.whole.unchanged == 140 && result.whole.changed == 2)
        // The same where the second row is in the older file, and where both rows are equal.
        old.stations.append(old.stations[70])
        let both = try ComparedFiles.compare(Self.text(old), Self.text(new))
        #expect(both.findings.count { $0.rule == "key-twice" } == 2)
        #expect(both.whole.unchanged == 139)
        #expect(both.stations == (145, 146))
    }

    @Test func nothingChanged() throws {
        let text = Self.text(SmallCount())
        let result = try ComparedFiles.compare(text, text)
        #expect(result.diff.count == 0 && result.findings == [] && result.whole.unchanged == 144)
        #expect(result.direction == nil)
    }

    @Test func figuresThatBecomeKnownAreNotChanges() throws {
        let old = "village_code,station_no,valid,votes_1,votes_2\na,1,,,\na,2,30,10,20\na,3,,1,\n"
        let new = "village_code,station_no,valid,votes_1,votes_2\na,1,50,20,30\na,2,,10,20\na,3,,1,\n"
        let result = try ComparedFiles.compare(old, new, levels: ["village_code"])
        #expect(result.whole.known == 3 && result.whole.unknown == 1 && result.whole.changed == 2)
        #expect(result.whole.gross == [0, 0, 0])
        #expect(result.whole.total == [20, 20, 30])
        #expect(result.whole.fallen == 0)
    }

    /// A source that fills its file as results come in has 0 where nothing has come.
    @Test func zerosThatAreFilledBecomeKnown() throws {
        let head = "village_code,station_no,registered,valid,votes_1,votes_2\n"
        let old =
            head + "a,1,90,0,0,0\na,2,90,30,10,20\na,3,0,0,0,0\na,4,,0,0,\na,5,90,8,0,0\na,6,90,30,0,30\n"
        let new =
            head + "a,1,90,50,20,30\na,2,90,0,0,0\na,3,0,9,4,5\na,4,,7,3,4\na,5,90,8,3,5\na,6,90,30,10,20\n"
        let result = try ComparedFiles.compare(old, new, levels: ["village_code"])
        // Only station 1: a station without voters, one with a figure and one with an empty cell are what they were.
        #expect(result.diff.enteredSince == 1 && result.whole.known == 4)
        #expect(result.diff.values(2, 0) == (nil, 20))
        #expect(result.whole.total == [0, 36, 30, 14])
        let lines = ComparedFiles.lines(result)
        #expect(lines.contains("changed a 1 votes_1 – 20") && lines.contains("changed a 2 votes_1 10 0"))
        #expect(lines.contains("changed a 6 votes_1 0 10"))
    }

    @Test func changesRepairAndBreakRules() throws {
        var (old, new) = (SmallCount(), SmallCount())
        old.stations[3]["valid"] += 100
        new.stations[9]["votes_2"] += 4
        old.stations[20]["valid"] += 9
        new.stations[20]["valid"] += 8
        let result = try ComparedFiles.compare(Self.text(old), Self.text(new))
        let rules = result.rules
        let names = rules.cases.map { entry in
            "\(result.diff.region(of: entry.station, level: 3)) \(rules.rules.rules[entry.rule].rule.id) \(entry.outcome.rawValue)"
        }
        #expect(names.filter { $0.hasSuffix("R7 repaired") } == ["0 R7 repaired"])
        #expect(names.filter { $0.hasSuffix("R7 made") } == ["2 R7 made"])
        #expect(names.filter { $0.hasSuffix("R7 kept") } == ["5 R7 kept"])
        let finding = try #require(result.findings.first { $0.rule == "R7" })
        #expect(finding.station == "2" && finding.place.file == "new.csv" && finding.place.line == 11)
        #expect(finding.severity == .error)
        #expect(
            finding.sentence(.english).hasPrefix("Station 1101012003/2 now breaks a rule (it held before): "))
        #expect(
            finding.sentence(.indonesian).hasPrefix(
                "TPS 1101012003/2 kini melanggar aturan (sebelumnya terpenuhi): "))
        let valid = new.stations[9]["valid"]
        #expect(
            finding.sentence(.english).hasSuffix(
                " Here \(valid + 4) against \(valid) (sum(votes) = valid); before, \(valid) against \(valid)."
            ))
        #expect(
            finding.sentence(.indonesian).hasSuffix(
                " Di sini \(valid + 4) terhadap \(valid) (sum(votes) = valid); sebelumnya \(valid) terhadap \(valid)."
            ))
    }

    @Test func slipsThatLeadFromOneFigureToTheOther() throws {
        let (old, base) = (SmallCount(), SmallCount())
        var new = base
        let digits = String(base.stations[1]["registered"])
        new.stations[1]["registered"] = Int(digits + "7") ?? 0
        new.stations[2]["votes_1"] = base.stations[2]["votes_3"]
        new.stations[2]["votes_3"] = base.stations[2]["votes_1"]
        let result = try ComparedFiles.compare(Self.text(old), Self.text(new))
        let registered = try #require(result.diff.measures.firstIndex(of: .field(.registered)))
        #expect(result.slips.digits(registered, 0) == .digitInserted)
        #expect(result.slips.row(0) == [])
        #expect(result.slips.row(1).map(\.kind) == [.pairsExchanged])
        #expect(
            result.slips.row(1).map { $0.phrase(.english) } == ["votes_1 and votes_3 exchanged (station 3)"])
        #expect(result.slips.counts[.pairsExchanged] == 1)
    }
}
