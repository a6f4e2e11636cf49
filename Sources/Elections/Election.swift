/// Everything an election folder holds, as values.
public struct Election: Sendable, Equatable {
    /// Short name, such as the name of the folder.
    public var name: String
    public var title: String
    public var scheme: RegionCodeScheme
    public var contests: [Contest]
    public var candidates: [Candidate]
    public var regions: [Region]
    public var recapRows: [RecapRow]
    public var recapTotals: [RecapTotals]
    public var readings: [QuickCountReading]
    public var captures: [Capture]
    public var outages: [Outage]

    public init(
        name: String, title: String = "", scheme: RegionCodeScheme = .undeclared,
        contests: [Contest] = [], candidates: [Candidate] = [], regions: [Region] = [],
        recapRows: [RecapRow] = [], recapTotals: [RecapTotals] = [],
        readings: [QuickCountReading] = [], captures: [Capture] = [], outages: [Outage] = []
    ) {
        self.name = name
        self.title = title.isEmpty ? name : title
        self.scheme = scheme
        self.contests = contests
        self.candidates = candidates
        self.regions = regions
        self.recapRows = recapRows
        self.recapTotals = recapTotals
        self.readings = readings
        self.captures = captures
        self.outages = outages
    }

    public func contest(_ id: String) -> Contest? { contests.first { $0.id == id } }

    /// Ballot numbers of a contest that some reading marks as the remainder of its choices.
    public func remainder(of contest: String) -> Set<Int> {
        readings.reduce(into: []) { numbers, reading in
            if reading.contest == contest { numbers.formUnion(reading.remainder) }
        }
    }

    /// Pairs of a contest in the order of the ballot numbers.
    public func candidates(of contest: String) -> [Candidate] {
        candidates.filter { $0.contest == contest }.sorted { $0.ballotNumber < $1.ballotNumber }
    }

    /// Name of a region, or its code where the folder has no name for it.
    public func regionName(_ code: RegionCode) -> String {
        regions.first { $0.code == code }?.name ?? code.text
    }

    /// Only the named contests, in their order in the folder.
    public func selecting(contests ids: Set<String>) -> Election {
        var copy = self
        copy.contests = contests.filter { ids.contains($0.id) }
        copy.candidates = candidates.filter { ids.contains($0.contest) }
        copy.recapRows = recapRows.filter { ids.contains($0.contest) }
        copy.recapTotals = recapTotals.filter { ids.contains($0.contest) }
        copy.readings = readings.filter { ids.contains($0.contest) }
        copy.captures = captures.filter { ids.contains($0.contest) }
        return copy
    }

    /// The signed result of a contest in a region, from its primary rows; `nil` where there is none.
    public func recap(contest: String, region: RegionCode) -> Recap? {
        let rows = recapRows.filter {
            $0.contest == contest && $0.region == region && $0.status == .primary
        }
        guard !rows.isEmpty else { return nil }
        let totals = recapTotals.filter {
            $0.contest == contest && $0.region == region && $0.status == .primary
        }
        let known = Set(rows.map(\.ballotNumber))
        return Recap(
            contest: contest, region: region,
            votes: rows.map { .init(ballotNumber: $0.ballotNumber, votes: $0.votes) },
            isComplete: candidates(of: contest).allSatisfy { known.contains($0.ballotNumber) },
            invalidVotes: totals.lazy.compactMap(\.invalidVotes).first,
            registeredVoters: totals.lazy.compactMap(\.registeredVoters).first,
            pollingStations: totals.lazy.compactMap(\.pollingStations).first,
            form: rows.lazy.map(\.form).first { !$0.isEmpty } ?? "",
            decidedOn: (rows.lazy.map(\.decidedOn) + totals.lazy.map(\.decidedOn)).first { !$0.isEmpty }
                ?? "",
            sources: rows.map(\.source).uniqued())
    }
}

extension Sequence where Element: Hashable {
    /// The elements without later repetitions, empty strings of a source column included once.
    public func uniqued() -> [Element] {
        var seen = Set<Element>()
        return filter { seen.insert($0).inserted }
    }
}
