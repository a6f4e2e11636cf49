import Elections
import Testing

@testable import Reconciliation

/// Folders that may not list every choice, and readings that say so or not.
@Suite struct UnlistedOthersTests {
    private static let place = RegionCode("AA", scheme: .undeclared)

    /// Two choices with 450,000 and 400,000 votes.
    private static func election(
        _ shares: [QuickCountReading.Share], margin: Int? = 12, valid: Int? = nil
    ) -> Election {
        var election = Election(name: "x")
        election.contests = [Contest(id: "c", title: "c", region: place, kind: .other)]
        election.candidates = [1, 2].map {
            Candidate(contest: "c", choice: $0, pair: "P\($0)", shortName: "P\($0)")
        }
        election.recapRows = [450_000, 400_000].enumerated().map {
            RecapRow(contest: "c", region: place, choice: Choice(index: $0), votes: $1)
        }
        election.recapTotals =
            valid.map { [RecapTotals(contest: "c", region: place, validVotes: $0)] } ?? []
        election.readings = [
            QuickCountReading(
                id: "q", contest: "c", pollster: "P", shares: shares,
                marginPercent: margin.map { PrintedNumber(units: $0, decimals: 1) },
                levelPercent: PrintedNumber(units: 95, decimals: 0), stage: .final)
        ]
        return election
    }

    private static func tenths(_ units: Int) -> PrintedNumber { PrintedNumber(units: units, decimals: 1) }

    private static func range(_ number: Int, _ low: Int, _ high: Int) -> QuickCountReading.Share {
        .init(
            choice: Choice(number), percent: PrintedNumber(units: 5 * (low + high), decimals: 2),
            range: .init(low: tenths(low), high: tenths(high), givesShare: true))
    }

    private static func first(_ election: Election) throws -> Comparison {
        try Reconciler().reconcile(election).comparisons[0]
    }

    /// Ranges of all choices that no shares of 100 lie in are no more tested than such shares; with a total they are of it.
    @Test func rangesThatCannotSum() throws {
        let narrow = [Self.range(1, 438, 462), Self.range(2, 388, 412)]
        let found = try Self.first(Self.election(narrow, margin: nil))
        #expect(found.reasons.contains(.sharesDoNotSum) && found.verdict == .notComparable)
        #expect(try Self.first(Self.election(narrow, margin: nil, valid: 1_000_000)).verdict.isInside)
        let whole = [Self.range(1, 517, 541), Self.range(2, 459, 483)]
        let agreeing = try Self.first(Self.election(whole, margin: nil))
        #expect(!agreeing.reasons.contains(.sharesDoNotSum) && agreeing.verdict.isInside)
        #expect(Self.election(whole).readings[0].rangeSum == (97.6, 102.4))
    }

    /// A count of one choice is tested, and what would explain it is said: others may have votes that no total tells of.
    @Test func oneChoiceBesideNoTotal() throws {
        let one = [QuickCountReading.Share(choice: 1, percent: Self.tenths(451))]
        let found = try Self.first(Self.election(one))
        #expect(found.verdict == .inconsistent)
        #expect(found.diagnoses.contains(.othersUnlisted(valid: 997_783, listed: 850_000)))
        // The rest is nobody's: it may be that of others.
        #expect(found.ownLead?.otherLeader == nil)
        // A total says that there are none, or how many.
        let closed = try Self.first(Self.election(one, valid: 850_000))
        #expect(closed.verdict == .inconsistent)
        #expect(!closed.diagnoses.contains { if case .othersUnlisted = $0 { true } else { false } })
        #expect(closed.lead?.leaderEstimate == 2)
        let open = try Self.first(Self.election(one, valid: 1_000_000))
        #expect(open.verdict.isInside && open.ownLead?.otherLeader == nil)
        // More than the result has is explained by no votes of others.
        let more = try Self.first(
            Self.election([QuickCountReading.Share(choice: 1, percent: Self.tenths(561))]))
        #expect(!more.diagnoses.contains { if case .othersUnlisted = $0 { true } else { false } })
    }

    /// What a usual count has in stations is that of counts of one country.
    @Test func usualCountsAreOfOneCountry() throws {
        var election = Self.election(
            [
                .init(choice: 1, percent: Self.tenths(555)),
                .init(choice: 2, percent: Self.tenths(445)),
            ], margin: nil)
        var other = election.readings[0]
        (other.id, other.contest, other.sampleStations) = ("q2", "d", 1_600)
        election.contests.append(
            Contest(id: "d", title: "d", region: RegionCode("BB", scheme: .undeclared), kind: .other))
        election.readings.append(other)
        #expect(try Self.first(election).bound?.usual == nil)
        // Under one whole the one says something of the other.
        election.regions = ["WW", "AA", "BB"].map {
            Region(
                code: RegionCode($0, scheme: .undeclared), name: $0,
                parent: $0 == "WW" ? nil : RegionCode("WW", scheme: .undeclared))
        }
        #expect(try Self.first(election).bound?.usual?.stations == 1_600)
        election.contests[0].kind = .pilkada
        election.contests[1].kind = .pilkada
        election.regions = []
        #expect(try Self.first(election).bound?.usual?.stations == 1_600)
    }
}
