import Elections
import Ground
import Statistics
import Testing
import Wording

@testable import Estimation
@testable import Reconciliation

/// What the sampled stations say beside their own official figures.
@Suite struct MatchedStationsTests {
    static let country = DrawnStations(seed: 9)

    static func reconcile(
        _ official: StationTable, stream: UInt64 = 1, each: Int = 50, favouring: Int = 0, by: String? = nil
    ) throws -> SampleReconciliation {
        try SampleReconciler(draws: .init(draws: 199, mostDraws: 199), by: by).reconcile(
            try country.sample(each: each, stream: stream, favouring: favouring), official: official,
            names: SampleNames("s"))
    }

    /// Slips of one digit in the official file, as often up as down.
    static func slips(rate: Double, seed: UInt64) -> StationTable {
        var random = Xoshiro256(seed: seed, stream: 77)
        return country.official { _, votes in
            guard random.uniform() < rate else { return votes }
            var changed = votes
            let pair = random.integer(below: 3)
            let digits = String(changed[pair]).map(String.init)
            var slipped = digits
            slipped[random.integer(below: digits.count)] = "\(random.integer(below: 10))"
            changed[pair] = Int(slipped.joined()) ?? changed[pair]
            return changed
        }
    }

    /// Votes moved from the second pair to the first, or elsewhere, at some stations.
    static func moved(_ count: Int, from: Int, to: Int, rate: Double, seed: UInt64 = 5) -> StationTable {
        var random = Xoshiro256(seed: seed, stream: 78)
        return country.official { _, votes in
            guard random.uniform() < rate else { return votes }
            var changed = votes
            let part = min(count, changed[from])
            changed[from] -= part
            changed[to] += part
            return changed
        }
    }

    /// Honest slips give a graver verdict no more often than chance promises: 5 % and 1 %, of 60 files.
    @Test func honestSlipsKeepTheLevels() throws {
        var (outside, edge) = (0, 0)
        for run in 0..<60 {
            let seed = UInt64(run)
            let official = Self.slips(rate: 0.03, seed: seed)
            let sample = try Self.country.sample(each: 50, stream: seed)
            let places = try #require(StationPlaces.find(sample, in: official))
            let verdict = try #require(
                try MatchedStations(sample, official: official, places: places, options: .init())
            ).verdict
            if verdict.isOutside { outside += 1 }
            if verdict == .inconsistent { edge += 1 }
        }
        // Above these numbers lies one run of a thousand, if the levels hold.
        #expect(outside <= 9, "\(outside) of 60")
        #expect(edge <= 4, "\(edge) of 60")
    }

    @Test func votesMovedOneWayAreSaid() throws {
        let found = try Self.reconcile(Self.moved(30, from: 1, to: 0, rate: 0.05))
        let matched = try #require(found.matched)
        #expect(matched.discrepantStations >= 12 && matched.understated == 0)
        #expect(matched.overstated == matched.discrepantStations)
        #expect(matched.verdict == .inconsistent && matched.reasons.contains(.leadOneWay))
        #expect(matched.correctedLead < matched.officialLead)
        let grave = found.findings.filter { $0.severity == .error }.map(\.rule)
        #expect(grave.contains("stations-differ") && grave.contains("stations-differ-direction"))
        #expect(found.findings.count { $0.rule == "station-differs" } == matched.discrepantStations)
        // The estimate alone does not show it.
        #expect(!found.result.comparisons[0].verdict.isOutsideEdge)
    }

    @Test func votesMovedBetweenOtherPairsAreSaid() throws {
        let country = DrawnStations(seed: 4)
        let official = country.official { station, votes in
            station % 10 == 0 ? [votes[0], votes[1], votes[2] + 15] : votes
        }
        let found = try SampleReconciler(draws: .init(draws: 199, mostDraws: 199)).reconcile(
            try country.sample(each: 50, stream: 2), official: official, names: SampleNames("s"))
        let matched = try #require(found.matched)
        #expect(matched.verdict == .inconsistent && matched.reasons.contains(.pairOneWay))
        #expect(found.findings.contains { $0.rule == "stations-differ-pair" && $0.severity == .error })
    }

    @Test func eachStationHasBothFiguresAndItsSlip() throws {
        let sample = try Self.country.sample(each: 50, stream: 1)
        let row = try #require(sample.table.stationNumbers?[sample.received[3]].flatMap { Int($0) })
        let official = Self.country.official { station, votes in
            station == row ? [votes[0] * 10 + 7, votes[1], votes[2]] : votes
        }
        let found = try SampleReconciler(draws: .init(draws: 199, mostDraws: 199)).reconcile(
            sample, official: official, names: SampleNames("s"))
        let finding = try #require(found.findings.first { $0.rule == "station-differs" })
        let votes = Self.country.votes[row][0]
        #expect(finding.expected == "\(votes)" && finding.found == "\(votes * 10 + 7)")
        #expect(
            finding.sentence(.english)
                == "Station 0/\(row): pair 1: sample \(votes), official \(votes * 10 + 7) (line 5 of the sample)."
        )
        #expect(finding.explanations.map(\.kind) == [.digitInserted])
        #expect(finding.place.line == row + 2 && finding.station == "\(row)" && finding.severity == .notice)
        #expect(found.matched?.verdict == .consistent && found.matched?.reasons == [.differAlike])
    }

    @Test("Pairs exchanged in the official file are named as that, station by station and together")
    func exchangedPairsAreNamed() throws {
        let official = Self.country.official { _, votes in [votes[1], votes[0], votes[2]] }
        let found = try Self.reconcile(official)
        let matched = try #require(found.matched)
        let differing = matched.discrepantStations
        #expect(differing > 50 && matched.differences.allSatisfy(\.isExchange))
        #expect(matched.exchanges == [.init(pairs: [Choice(1), Choice(2)], stations: differing)])
        let whole = try #require(found.findings.first { $0.rule == "stations-differ" })
        #expect(
            whole.sentence(.english).hasSuffix(
                " At \(differing) of them the same figures stand in another order, as if pairs were exchanged: pairs 1 "
                    + "and 2 at \(differing) stations."))
        #expect(
            whole.sentence(.indonesian).hasSuffix(
                " Di \(differing) di antaranya angkanya sama dalam urutan lain, seperti pasangan yang tertukar: nomor 1 "
                    + "dan 2 di \(differing) TPS."))
        let stations = found.findings.filter { $0.rule == "station-differs" }
        #expect(stations.count == differing)
        for finding in stations {
            #expect(finding.explanations.map(\.kind) == [.pairsExchanged])
            #expect(finding.explanations.map { $0.phrase(.english) } == ["votes_1 and votes_2 exchanged"])
        }
        // A vote moved is no exchange.
        let moved = try #require(try Self.reconcile(Self.moved(3, from: 1, to: 0, rate: 1)).matched)
        #expect(moved.exchanges.isEmpty && moved.discrepantStations > 50)
    }

    @Test func aRegionWrittenDifferentlyIsAHintAndNotJoined() throws {
        func renamed(_ table: StationTable, _ name: String) -> StationTable {
            let codes = table.regions[0].codes.map { $0 == "0" ? name : $0 }
            return StationTable(
                file: table.file, count: table.count, levels: table.levels,
                regions: [CodeColumn(ids: table.regions[0].ids, codes: codes)],
                stationNumbers: table.stationNumbers, fields: table.fields, votes: table.votes,
                lineOfRow: { $0 + 2 })
        }
        let sample = try Self.country.sample(each: 50, stream: 1)
        let found = try SampleReconciler(draws: .init(draws: 199, mostDraws: 199)).reconcile(
            try StationSample(renamed(sample.table, "MA'RANG"), options: DesignOptions(), frame: nil),
            official: renamed(Self.country.official { $1 }, "Ma’rang"), names: SampleNames("s"))
        let finding = try #require(found.findings.first { $0.rule == "station-not-official" })
        #expect(finding.sentence(.english).hasSuffix(" One name may be the other: MA'RANG and Ma’rang."))
        #expect(found.matched?.stations == sample.received.count - 50)
    }

    /// A sample drawn where the first pair is strong, with the same figures as the official file, says nothing of
    /// the official figure.
    @Test func aSampleThatIsNotAsDeclaredDoesNotQuestionTheOfficialFigure() throws {
        let found = try Self.reconcile(Self.country.official { $1 }, favouring: 40_000, by: "region")
        let matched = try #require(found.matched)
        #expect(matched.verdict == .consistent && matched.reasons == [.stationsAgree])
        let whole = found.result.comparisons[0]
        #expect(whole.verdict == .sampleNotAsDeclared && whole.reasons.contains(.drawStandsOut))
        #expect(!found.result.comparisons.contains { $0.verdict == .inconsistent })
        #expect(!found.findings.contains { $0.severity == .error })
    }

    /// Where stations differ and their official figures lie out too, neither is said to be all of it.
    @Test func aGapThatRecordingHasAPartInIsNotTheSamplesAlone() throws {
        let found = try Self.reconcile(Self.moved(60, from: 1, to: 0, rate: 0.9), favouring: 40_000)
        let whole = found.result.comparisons[0]
        #expect(whole.verdict == .inconsistent && !whole.reasons.contains(.drawStandsOut))
    }

    /// Where recording sets the estimate apart, the verdict stays.
    @Test func recordingThatStandsOutStaysNotConsistent() throws {
        let found = try Self.reconcile(Self.moved(60, from: 1, to: 0, rate: 0.9))
        #expect(found.result.comparisons[0].verdict == .inconsistent)
        #expect(found.matched?.verdict == .inconsistent)
    }

    @Test func emptyCellsAreUnknownAndNotZero() throws {
        let official = Self.country.official { station, votes in station % 20 == 3 ? nil : votes }
        let found = try Self.reconcile(official, by: "region")
        let matched = try #require(found.matched)
        #expect(matched.discrepantStations == 0 && matched.verdict == .consistent)
        #expect(matched.stations < matched.arrived && matched.isPartial && matched.splits.isEmpty)
        #expect(close(matched.correctedLead, matched.officialLead))
        for comparison in found.result.comparisons {
            #expect(comparison.verdict == .notComparable && comparison.choices.isEmpty)
            #expect(comparison.reasons.contains(.officialPartial))
        }
        let finding = try #require(found.findings.first { $0.rule == "official-partial" })
        #expect(finding.found == "100" && finding.place.line == 5 && finding.severity == .warning)
        #expect(
            finding.sentence(.english)
                == "The official file is partial: 100 stations of 2,000 have no votes, or not those of every pair, "
                + "with 40,000 voters on their lists. The whole and 8 regions (0, 1, 2, 3, 4, 5, 6, 7) are not "
                + "compared with the sample; stations that both files have are compared one by one.")
    }

    /// A file that is filled as results come in has 0 in every figure where nothing has come.
    @Test func everyFigureZeroIsNotEntered() throws {
        let zero = Self.country.official { station, votes in station % 20 == 3 ? [0, 0, 0] : votes }
        let empty = Self.country.official { station, votes in station % 20 == 3 ? nil : votes }
        let (found, expected) = (
            try Self.reconcile(zero, by: "region"), try Self.reconcile(empty, by: "region")
        )
        #expect(found.matched == expected.matched && found.result.comparisons == expected.result.comparisons)
        let finding = try #require(found.findings.first { $0.rule == "official-not-entered" })
        #expect(finding.found == "100" && finding.place.line == 5 && finding.severity == .warning)
        #expect(
            finding.sentence(.english).hasPrefix(
                "100 stations of the official file have 0 in every figure, and the sample has votes at "))
        #expect(
            finding.sentence(.english).hasSuffix(
                "They are taken as not entered: the votes there are unknown and not 0."))
        #expect(
            found.findings.filter { $0.rule != "official-not-entered" } == expected.findings)
        // A zero of one pair beside votes of others is a figure.
        let one = Self.country.official { station, votes in
            station % 20 == 3 ? [0, votes[1], votes[2]] : votes
        }
        let differing = try #require(try Self.reconcile(one).matched)
        #expect(differing.discrepantStations > 0 && !differing.isPartial)
    }

    @Test(
        "The sample tells whether zeros were entered, with a register or without; a station it found empty is 0",
        arguments: [true, false])
    func zerosThatTheSampleTells(hasRegister: Bool) throws {
        func bare(_ table: StationTable) -> StationTable {
            StationTable(
                file: table.file, count: table.count, levels: table.levels, regions: table.regions,
                stationNumbers: table.stationNumbers, fields: hasRegister ? table.fields : [:],
                votes: table.votes, lineOfRow: { $0 + 2 })
        }
        let sample = try Self.country.sample(each: 50, stream: 1)
        let inSample = Set(
            sample.received.compactMap { sample.table.stationNumbers?[$0].flatMap { Int($0) } })
        func run(_ official: StationTable) throws -> SampleReconciliation {
            try SampleReconciler(draws: .init(draws: 199, mostDraws: 199)).reconcile(
                sample, official: bare(official), names: SampleNames("s"))
        }
        // The sample has votes at some of them.
        let filling = try run(Self.country.official { row, votes in row % 20 == 3 ? [0, 0, 0] : votes })
        #expect(filling.matched?.isPartial == true && filling.matched?.discrepantStations == 0)
        #expect(filling.findings.contains { $0.rule == "official-not-entered" && $0.found == "100" })
        // It has been at none of them: nothing tells, and 0 votes change no sum.
        let unseen = try run(
            Self.country.official { row, votes in
                row % 20 == 3 && !inSample.contains(row) ? [0, 0, 0] : votes
            })
        #expect(unseen.matched?.isPartial == false)
        let kept = try #require(unseen.findings.first { $0.rule == "official-all-zero" })
        #expect(
            kept.sentence(.english).hasSuffix(
                "none of them is in the sample, and nothing speaks against it: counted as 0 votes."))
        #expect(kept.sentence(.english).hasPrefix("\(kept.found) stations of the official file"))
        // A file against itself has no unknown votes, whatever is 0 in it.
        let table = Self.country.official { row, votes in row % 20 == 3 ? [0, 0, 0] : votes }
        let itself = NotEntered(table, beside: try StationSample(table, options: DesignOptions(), frame: nil))
        #expect(itself.rows.isEmpty && itself.kept.isEmpty && itself.contradicted.isEmpty)
    }

    @Test("The number said is that of the file, also where the sample confirms some of the zeros")
    func everyZeroOfTheFileIsCounted() throws {
        let official = Self.country.official { row, votes in row % 20 == 3 ? [0, 0, 0] : votes }
        let drawn = try Self.country.sample(each: 50, stream: 1)
        let numbers = drawn.received.compactMap { drawn.table.stationNumbers?[$0].flatMap { Int($0) } }
        let zeros = numbers.count { $0 % 20 == 3 }
        try #require(zeros > 1 && zeros < 100)
        // The sample has 0 at all of those it has been at, or votes at one of them.
        for withVotes in [0, 1] {
            var left = withVotes
            let keeps = numbers.map { number -> Bool in
                if number % 20 != 3 { return true }
                left -= 1
                return left >= 0
            }
            let votes = drawn.table.votes.map { column in
                CountColumn(
                    zip(drawn.received, keeps).map { row, keeps in keeps ? Count(column[row] ?? 0) : 0 })
            }
            try #require(drawn.received == Array(0..<drawn.table.count))
            let sample = try StationSample(
                drawn.table.withVotes(votes), options: drawn.options, frame: drawn.frame)
            let entered = NotEntered(official, beside: sample)
            #expect(entered.confirmed.count == zeros - withVotes)
            var findings = SampleFindings(sample, official, contest: "c")
            findings.addNotEntered(entered)
            let said = try #require(findings.list.first).sentence(.english)
            #expect(said.hasPrefix("100 stations of the official file have 0 in every figure"), "\(said)")
            let end =
                withVotes == 0
                ? "the sample has 0 too at \(zeros) of them, and nothing speaks against it: counted as 0 votes."
                : "It has 0 too at \(zeros - 1) of them: 0 is the figure there. The other \(101 - zeros) are taken as "
                    + "not entered: the votes there are unknown and not 0."
            #expect(said.hasSuffix(end), "\(said)")
        }
    }

    @Test func regionsWithoutAGapAreStillCompared() throws {
        let official = Self.country.official { station, votes in station < 20 ? nil : votes }
        let found = try Self.reconcile(official, by: "region")
        let verdicts = found.result.comparisons.map(\.verdict)
        #expect(verdicts[0] == .notComparable && verdicts[1] == .notComparable)
        #expect(!verdicts.dropFirst(2).contains(.notComparable))
    }

    @Test func namesThatDoNotMatchAreSaid() throws {
        let plain = Self.country.official { $1 }
        let other = StationTable(
            file: "official.csv", count: plain.count, levels: plain.levels, regions: plain.regions,
            stationNumbers: nil, fields: plain.fields, votes: plain.votes, lineOfRow: { $0 + 2 })
        let found = try Self.reconcile(other)
        #expect(found.matched == nil)
        let finding = try #require(found.findings.first { $0.rule == "stations-not-named-alike" })
        #expect(
            finding.sentence(.english)
                == "The sample names its stations by region, station_no and the official file by region, so they are "
                + "not compared one by one; give both the same lowest region and station_no.")
    }

    /// Every assignment of signs by hand: of 8, two sums are as far from 0 as 1 + 2 + 4, four as 1 − 2 − 4.
    @Test(
        arguments: [([1, 2, 4], 0.25), ([1, -2, -4], 0.5), ([3], 1), ([1, 1, 1, 1, 1, 1], 0.03125)]
            as [([Double], Double)])
    func theSignFlipTestCountsAllAssignments(errors: [Double], p: Double) {
        #expect(MatchedDifference.signFlipP(errors) == p)
    }

    /// Methods E2: none of 2,000 of 823,236 differs, so at most 1,891 do, at 99 %.
    @Test func theMostThatMayDifferIsHypergeometric() throws {
        let most = try Hypergeometric.mostMarked(0, population: 823_236, drawn: 2_000, level: 0.99)
        #expect(most == 1_891)
        #expect(try Hypergeometric.mostMarked(3, population: 10, drawn: 10, level: 0.95) == 3)
    }
}
