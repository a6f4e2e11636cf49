import Elections
import Estimation
import Ground
import Statistics

/// A sample of stations beside the complete official file.
public struct SampleReconciliation: Sendable {
    public var result: ReconciliationResult
    public var estimate: SampleEstimate
    public var response: [(stratum: String, drawn: Int, received: Int)]
    /// The stations compared one by one; `nil` where none could be.
    public var matched: MatchedStations?
    /// Names of the stations that differ there, in the order of `matched`.
    public var differing: [String]
    /// Where the limits of the comparisons come from.
    public var limits: SampleLimits
    public var findings: [Finding]
}

/// Compares a station sample with the official file: the whole, every region, and station by station.
public struct SampleReconciler: Sendable {
    /// Fewer sampled first-stage units (stations, or clusters) than this say nothing about a region (Methods A11).
    public static let fewestStations = 5
    /// A region in which only a larger gap would be seen is named as too thin, a fraction.
    public static let widestGap = 0.1

    public var options: DecisionRule
    /// Samples drawn from the official file to judge this one.
    public var draws: DrawOptions
    /// Column of the regions to compare, a level or another column of both files.
    public var by: String?
    /// How the intervals of the sample's own shares are made; comparisons have their own.
    public var intervals: IntervalMethod
    /// Ballots in reserve at a station over its registered voters, a fraction; 0 where the terms of the contest name
    /// none.
    public var reserveShare: Double
    /// Spreads the regions and the stations over threads; results do not depend on it.
    public var threads: Int

    public init(
        options: DecisionRule = .init(), draws: DrawOptions = .init(), by: String? = nil,
        intervals: IntervalMethod = .default, reserveShare: Double = 0, threads: Int = 1
    ) {
        self.options = options
        self.draws = draws
        self.by = by
        self.intervals = intervals
        self.reserveShare = reserveShare
        self.threads = threads
    }

    /// - Parameters:
    ///   - sample: The sample.
    ///   - official: All stations as the official source lists them.
    ///   - names: What the sample and its contest are called.
    /// - Throws: `SampleFault`, `EstimationError` or `StatisticsError` with what to do.
    public func reconcile(
        _ sample: StationSample, official: StationTable, names: SampleNames
    ) throws -> SampleReconciliation {
        let name = names.name
        let pairs = sample.votes.count
        guard official.votes.count == pairs else {
            throw SampleFault(
                official.file, line: 1,
                .otherChoices(official: official.votes.count, sample: pairs))
        }
        try SampleReconciler.refuseSums(sample, official)
        let partly = sample.partlyCovered(by: by, official: official)
        let reconciler = Reconciler(options: options)
        let entered = NotEntered(try sample.limited(official), beside: sample)
        let official = entered.official
        let places = StationPlaces.find(sample, in: official)
        let absent = UnlistedStations(
            places, sample.table, received: sample.received, in: official
        ).positions
        let ownRegions = by.flatMap { sample.table.codes(PlaceColumn($0)) }
        let totals = OfficialTotals(
            official, by: by.flatMap { official.codes(PlaceColumn($0)) }, frame: sample.frame,
            countsRegions: by.map { sample.options.strata == [$0] } ?? false,
            absent: absent.map { position in ownRegions?[sample.received[position]] })
        var findings = SampleFindings(sample, official, contest: name)
        let regions = try by.map { try sampledRegions($0, sample, official, totals, &findings) }
        let whole = SampleReconciler.whole(beside: regions?.names ?? [])
        let contest = Contest(id: name, title: names.title, region: whole)
        let prepared = draws.draws > 0 ? prepare(sample, official, regions) : nil
        let isDrawn = (try? prepared?.get()) != nil
        // The stations one by one, the whole and every region: pieces that do not depend on each other.
        let pieces = Parallel.map(2 + (regions?.names.count ?? 0), threads: threads) { index in
            Result { () throws -> Piece in
                if index == 0 {
                    return .matched(
                        try places.flatMap {
                            try MatchedStations(
                                sample, official: official, places: $0, isPartial: totals.isPartial,
                                options: options)
                        })
                }
                guard index > 1, let regions else {
                    let estimate = try SampleEstimate(
                        sample, level: options.level, intervals: intervals, reserveShare: reserveShare)
                    return .whole(
                        estimate,
                        try reconciler.compare(
                            subject(
                                estimate.shares, whole, name, names.source, sample: sample, rows: nil,
                                listed: totals.stations(nil), isPartial: totals.isPartial(nil),
                                isDrawn: isDrawn),
                            totals.recap(name, whole, nil), contest))
                }
                return .region(
                    try compare(regions, index - 2, sample, totals, reconciler, contest, isDrawn))
            }
        }
        var matched: MatchedStations?
        var estimate: SampleEstimate?
        var national: [Comparison] = []
        var parts: [Comparison] = []
        for piece in pieces {
            switch try piece.get() {
            case .matched(let stations): matched = stations
            case .whole(let own, let comparison):
                estimate = own
                national.append(comparison)
            case .region(let comparison): parts.append(comparison)
            }
        }
        guard var estimate else { throw EstimationError.emptySample }
        estimate.unheard?.partly = partly
        findings.addUnheard(estimate.unheard)
        findings.addPartial(totals, by: by)
        findings.addNotEntered(entered)
        findings.addStations(places, matched, options)
        if sample.options.estimator != .combinedRatio { findings.addUnsplit(sample.options.estimator) }
        if sample.options.estimator == .separateRatio { findings.addBorrowed(sample.frame) }
        // The whole and its regions are two families of tests (Methods C8).
        let null = try SampleNull(
            prepared, national: national, parts: parts, options: options, draws: draws)
        var limits = null.limits
        if limits.obstacle != nil { limits.missingColumns = sample.options.columnsMissing(in: official) }
        let batch = try null.judge(&national, &parts)
        for index in national.indices { national[index].settleCensus() }
        for index in parts.indices { parts[index].settleCensus() }
        if let places, matched != nil {
            let draw = SampleDraw(sample, official: official, places: places)
            try draw.judge(&national[0], domain: nil)
            for index in parts.indices where parts[index].verdict.isOutside {
                try draw.judge(&parts[index], domain: regions?.codes.map { $0 == index })
            }
        }
        let repeats = OfficialRepeats(official)
        if let places { findings.addTwice(places, repeats: repeats) }
        if !repeats.stations.isEmpty {
            let touched = by.flatMap { official.codes(PlaceColumn($0)) }.map(repeats.regions)
            findings.addRepeats(repeats, regions: touched, standing: places)
            national[0].reasons.append(.officialRepeats)
            for index in parts.indices where touched?.contains(parts[index].region.text) == true {
                parts[index].reasons.append(.officialRepeats)
            }
        }
        findings.addThin(parts, limit: SampleReconciler.widestGap)
        let comparisons = national + parts
        return SampleReconciliation(
            result: ReconciliationResult(
                election: election(sample, contest, names, totals, comparisons), options: options,
                comparisons: comparisons,
                outcomes: [], triangulations: [],
                batch: batch, isOfArrivedStrata: sample.unheard != nil),
            estimate: estimate, response: sample.response, matched: matched,
            differing: stationNames(matched, sample),
            limits: limits, findings: findings.list)
    }

    /// Names of the stations that differ.
    private func stationNames(_ matched: MatchedStations?, _ sample: StationSample) -> [String] {
        guard let differences = matched?.differences, !differences.isEmpty else { return [] }
        let names = StationNames(sample.table)
        return differences.map { names[$0.row] }
    }

    /// The code of the whole, which is that of no region: `00`, with more zeros where a region is called so.
    private static func whole(beside names: [String]) -> RegionCode {
        var code = "00"
        while names.contains(code) { code += "0" }
        return RegionCode(code, scheme: .undeclared)
    }

    private func subject(
        _ estimate: ShareEstimate, _ region: RegionCode, _ name: String, _ source: String,
        sample: StationSample, rows: [Int]?, listed: Int, isPartial: Bool, isDrawn: Bool
    ) -> Reconciler.Subject {
        let isThin = sample.isThin(estimate, rows: rows)
        let thin: ReasonCode = sample.options.cluster == nil ? .tooFewStations : .tooFewClusters
        let isCensus = sample.isCensus(stations: estimate.stations ?? 0, of: listed)
        return Reconciler.Subject(
            estimate: estimate, region: region, source: source,
            id: "\(name)/\(region.text)", stage: nil,
            margin: MarginCheck(
                marginPct: nil, marginDecimals: 0, levelPct: 95, stations: nil, votesPerStation: nil),
            obstacles: (isPartial ? [.officialPartial] : [])
                + (isCensus ? [.census] : isThin ? [thin] : []), level: rows == nil ? nil : by,
            isDrawn: isDrawn)
    }

    /// Makes ready to draw the design from the official file, or says why it cannot be.
    private func prepare(
        _ sample: StationSample, _ official: StationTable, _ regions: SampledRegions?
    ) -> Result<PreparedDraws, RedrawObstacle> {
        Result { () throws(RedrawObstacle) in
            try PreparedDraws(
                sample, official: official, by: by, names: regions?.names ?? [],
                codes: regions?.codes ?? [])
        }
    }

    /// What one piece of the work gave.
    private enum Piece: Sendable {
        /// The matched stations; `nil` where the files cannot be matched.
        case matched(MatchedStations?)
        case whole(SampleEstimate, Comparison)
        case region(Comparison)
    }

    /// Regions with a sampled station.
    private struct SampledRegions: Sendable {
        /// What the regions are, such as "province".
        let kind: String
        let names: [String]
        /// Position of each received station's region among the names; −1 for a region without votes.
        let codes: [Int]
        /// Places of each region's stations among those that arrived, ascending.
        let rows: [[Int]]
        /// What their estimates share.
        let walk: DomainWalk?
    }

    private func sampledRegions(
        _ by: String, _ sample: StationSample, _ official: StationTable, _ totals: OfficialTotals,
        _ findings: inout SampleFindings
    ) throws -> SampledRegions {
        guard let column = sample.table.codes(PlaceColumn(by)), official.codes(by) != nil else {
            let file = sample.table.codes(by) == nil ? sample.table.file : official.file
            throw SampleFault(file, line: 1, column: by, .missingColumn(.regions))
        }
        let code = sample.received.map { column[$0] ?? "" }
        let sampled = Set(code)
        let silent = sample.notArrived(by: by)
        let drawn = sampled.union(silent?.regions ?? [])
        // The others lie in strata of which nothing has arrived, which are named as such.
        var known = totals.codes
        if sample.unheard != nil, let listed = official.codes(PlaceColumn(by)) {
            let left = Set(listed.ids)
            known = listed.codes.indices.filter { left.contains(Int32($0)) }.map { listed.codes[$0] }
        }
        findings.addUnsampled(known.filter { !drawn.contains($0) })
        if let silent = silent?.besideStrata { findings.addNotArrived(silent) }
        let counted = Set(code.indices.filter { sample.valid[$0] > 0 }.map { code[$0] })
        findings.addSilent(sampled.subtracting(counted).sorted())
        let names = counted.sorted()
        let position = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let codes = code.map { position[$0] ?? -1 }
        var rows = [[Int]](repeating: [], count: names.count)
        for (row, region) in codes.enumerated() where region >= 0 { rows[region].append(row) }
        return SampledRegions(
            kind: by.replacing("_code", with: ""), names: names, codes: codes, rows: rows,
            walk: DomainWalk(sample))
    }

    /// A region beside the official figure of the same region.
    private func compare(
        _ regions: SampledRegions, _ index: Int, _ sample: StationSample, _ totals: OfficialTotals,
        _ reconciler: Reconciler, _ contest: Contest, _ isDrawn: Bool
    ) throws -> Comparison {
        let region = regions.names[index]
        let place = RegionCode(region, scheme: .undeclared)
        let estimate = try sample.shares(rows: regions.rows[index], regions.walk)
        return try reconciler.compare(
            subject(
                estimate, place, contest.id, "\(regions.kind) \(region)", sample: sample,
                rows: regions.rows[index],
                listed: totals.stations(region), isPartial: totals.isPartial(region), isDrawn: isDrawn),
            totals.recap(contest.id, place, region), contest)
    }

    private func election(
        _ sample: StationSample, _ contest: Contest, _ names: SampleNames, _ totals: OfficialTotals,
        _ comparisons: [Comparison]
    ) -> Election {
        let name = contest.id
        var election = Election(name: name, title: names.title, contests: [contest])
        election.declaredVocabulary = Vocabulary(levels: sample.table.levels)
        election.candidates = totals.votes.indices.map { Choice(index: $0) }.map {
            Candidate(contest: name, choice: $0, pair: names.name(of: $0))
        }
        let rows = comparisons.map { comparison in
            totals.recap(
                name, comparison.region,
                comparison.region == contest.region ? nil : comparison.region.text)
        }
        election.recapRows = rows.flatMap { recap in
            recap.votes.map {
                RecapRow(
                    contest: name, region: recap.region, choice: $0.choice,
                    votes: $0.votes)
            }
        }
        return election
    }
}
