import Elections
import Estimation
import Statistics

/// A sample of stations beside the complete official file.
public struct SampleReconciliation: Sendable {
    public var result: ReconciliationResult
    public var estimate: SampleEstimate
    public var response: [(stratum: String, drawn: Int, received: Int)]
    /// `nil` where some station of the sample is not in the official file.
    public var matched: MatchedStations?
    public var findings: [Finding]
}

/// Compares a station sample with the official file: the whole, every region, and station by station.
public struct SampleReconciler: Sendable {
    /// Fewer sampled stations than this say nothing about a region (METHODS A11).
    public static let fewestStations = 5

    public var options: ReconciliationOptions
    /// Column of the regions to compare, a level or another column of both files.
    public var by: String?
    /// Spreads the regions and the stations over threads; results do not depend on it.
    public var splitter: WorkSplitter

    public init(
        options: ReconciliationOptions = .init(), by: String? = nil, splitter: WorkSplitter = .serial
    ) {
        self.options = options
        self.by = by
        self.splitter = splitter
    }

    /// - Parameters:
    ///   - sample: The sample.
    ///   - official: All stations as the official source lists them.
    ///   - name: Short name of the run.
    /// - Throws: `SampleFault`, `EstimationError` or `StatisticsError` with what to do.
    public func reconcile(
        _ sample: StationSample, official: StationTable, name: String
    ) throws -> SampleReconciliation {
        let pairs = sample.votes.count
        guard official.votes.count == pairs else {
            throw SampleFault(
                official.file, line: 1,
                "the official file has \(official.votes.count) pairs and the sample \(pairs); they are not of "
                    + "one contest")
        }
        let scheme = RegionCodeScheme.undeclared
        let whole = RegionCode("00", scheme: scheme)
        let contest = Contest(id: name, title: name, region: whole)
        let reconciler = Reconciler(options: options)
        let totals = OfficialTotals(official, by: by.flatMap { official.codes($0) })
        var findings = FindingList(sample, official, contest: name)
        let regions = try by.map { try sampledRegions($0, sample, official, totals, &findings) }
        // The stations one by one, the whole and every region: pieces that do not depend on each other.
        let pieces = splitter.map(2 + (regions?.names.count ?? 0)) { index in
            Result { () throws -> Piece in
                if index == 0 {
                    let rows = MatchedStations.find(sample, in: official)
                    let known = rows?.compactMap { $0 } ?? []
                    guard let rows, known.count == rows.count else { return .matched(nil, rows) }
                    return .matched(
                        try MatchedStations(sample, official: official, rows: known, level: options.level),
                        rows)
                }
                guard index > 1, let regions else {
                    let estimate = try SampleEstimate(sample, level: options.level)
                    return .whole(
                        estimate,
                        try reconciler.compare(
                            subject(estimate.shares, whole, name, name),
                            totals.recap(name, whole, nil), contest))
                }
                return .region(try compare(regions, index - 2, sample, totals, reconciler, contest))
            }
        }
        var matched: MatchedStations?
        var estimate: SampleEstimate?
        var national: [Comparison] = []
        var parts: [Comparison] = []
        for piece in pieces {
            switch try piece.get() {
            case .matched(let found, let rows):
                matched = found
                if let rows, found == nil { findings.addUnknown(rows) }
            case .whole(let own, let comparison):
                estimate = own
                national.append(comparison)
            case .region(let comparison): parts.append(comparison)
            }
        }
        guard let estimate else { throw EstimationError.emptySample }
        // The whole and its regions are two families of tests (METHODS C8).
        let nationalBatch = Batch(adjusting: &national, options: options)
        let regionalBatch = Batch(adjusting: &parts, options: options)
        let comparisons = national + parts
        return SampleReconciliation(
            result: ReconciliationResult(
                election: election(name, contest, totals, comparisons), options: options,
                comparisons: comparisons,
                outcomes: [], triangulations: [],
                batch: by == nil ? nationalBatch : regionalBatch), estimate: estimate,
            response: sample.response, matched: matched, findings: findings.list)
    }

    private func subject(
        _ estimate: ShareEstimate, _ region: RegionCode, _ sample: String, _ source: String
    ) -> Reconciler.Subject {
        let isThin =
            estimate.covariance == nil || (estimate.stations ?? 0) < SampleReconciler.fewestStations
        return Reconciler.Subject(
            estimate: estimate, region: region, source: source,
            id: "\(sample)/\(region.text)", stage: nil,
            margin: MarginCheck(
                marginPct: nil, marginDecimals: 0, levelPct: 95, stations: nil, votesPerStation: nil),
            obstacles: isThin ? [.tooFewStations] : [])
    }

    /// What one piece of the work gave.
    private enum Piece: Sendable {
        /// The matched stations, and the official row of each; `nil` where the files cannot be matched.
        case matched(MatchedStations?, [Int?]?)
        case whole(SampleEstimate, Comparison)
        case region(Comparison)
    }

    /// Regions with a sampled station.
    private struct SampledRegions: Sendable {
        /// What the regions are, such as "province".
        let kind: String
        let names: [String]
        /// Position of each received station's region among the names.
        let codes: [Int]
    }

    private func sampledRegions(
        _ by: String, _ sample: StationSample, _ official: StationTable, _ totals: OfficialTotals,
        _ findings: inout FindingList
    ) throws -> SampledRegions {
        guard let column = sample.table.codes(by), official.codes(by) != nil else {
            let file = sample.table.codes(by) == nil ? sample.table.file : official.file
            throw SampleFault(file, line: 1, column: by, "the column is missing; it was named with --by")
        }
        let code = sample.received.map { column[$0] ?? "" }
        let sampled = Set(code)
        findings.addUnsampled(totals.codes.filter { !sampled.contains($0) })
        let names = sampled.sorted()
        let position = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        return SampledRegions(
            kind: by.replacing("_code", with: ""), names: names, codes: code.compactMap { position[$0] })
    }

    /// A region beside the official figure of the same region.
    private func compare(
        _ regions: SampledRegions, _ index: Int, _ sample: StationSample, _ totals: OfficialTotals,
        _ reconciler: Reconciler, _ contest: Contest
    ) throws -> Comparison {
        let region = regions.names[index]
        let place = RegionCode(region, scheme: .undeclared)
        let estimate = try sample.shares(domain: regions.codes.map { $0 == index })
        return try reconciler.compare(
            subject(estimate, place, contest.id, "\(regions.kind) \(region)"),
            totals.recap(contest.id, place, region), contest)
    }

    private func election(
        _ name: String, _ contest: Contest, _ totals: OfficialTotals, _ comparisons: [Comparison]
    ) -> Election {
        var election = Election(name: name, contests: [contest])
        election.candidates = totals.votes.indices.map {
            Candidate(contest: name, ballotNumber: $0 + 1, pair: "\($0 + 1)")
        }
        let rows = comparisons.map { comparison in
            totals.recap(
                name, comparison.region,
                comparison.region.text == "00" ? nil : comparison.region.text)
        }
        election.recapRows = rows.flatMap { recap in
            recap.votes.map {
                RecapRow(
                    contest: name, region: recap.region, ballotNumber: $0.ballotNumber,
                    votes: $0.votes)
            }
        }
        return election
    }
}

/// Votes of the official file in the whole and by region.
struct OfficialTotals {
    /// Votes of each pair in the whole.
    let votes: [Int]
    let stations: Int
    let codes: [String]
    private let byRegion: [String: [Int]]

    init(_ table: StationTable, by column: CodeValues?) {
        stations = table.count
        codes = column?.codes ?? []
        let width = table.votes.count + 1
        var sums = [Int](repeating: 0, count: width * max(1, codes.count))
        let none = [Int32](repeating: 0, count: column == nil ? table.count : 0)
        none.withUnsafeBufferPointer { none in
            let regions = column?.ids.buffer ?? none
            for (pair, values) in table.votes.enumerated() {
                let votes = values.buffer
                for row in 0..<table.count where regions[row] >= 0 && votes[row] != CountValues.missing {
                    sums[Int(regions[row]) * width + pair] += Int(votes[row])
                }
            }
            for row in 0..<table.count where regions[row] >= 0 {
                sums[Int(regions[row]) * width + width - 1] += 1
            }
        }
        let rows = (0..<max(1, codes.count)).map { Array(sums[$0 * width..<($0 + 1) * width]) }
        votes = (0..<width - 1).map { pair in rows.reduce(0) { $0 + $1[pair] } }
        byRegion = Dictionary(zip(codes, rows), uniquingKeysWith: { first, _ in first })
    }

    /// The recap of a region; of the whole where `code` is `nil`.
    func recap(_ contest: String, _ region: RegionCode, _ code: String?) -> Recap {
        let row = code.map { byRegion[$0] ?? [] } ?? votes + [stations]
        return Recap(
            contest: contest, region: region,
            votes: row.dropLast().enumerated().map { .init(ballotNumber: $0 + 1, votes: $1) },
            isComplete: !row.isEmpty, pollingStations: row.last)
    }
}

/// What is worth knowing about a sample beside its comparisons.
private struct FindingList {
    private(set) var list: [Finding] = []
    private let sample: StationSample
    private let official: StationTable
    private let contest: String

    init(_ sample: StationSample, _ official: StationTable, contest: String) {
        self.sample = sample
        self.official = official
        self.contest = contest
        let count = sample.unequalStations
        guard count > 0 else { return }
        add(
            "sample-votes-sum", .warning, "0", String(count),
            Bilingual(
                en: "In \(count) sampled stations the votes of the pairs do not sum to the valid votes.",
                id: "Di \(count) TPS sampel jumlah suara pasangan tidak sama dengan suara sah."))
    }

    mutating func addUnknown(_ rows: [Int?]) {
        let unknown = rows.indices.filter { rows[$0] == nil }.map { sample.received[$0] }
        let names = unknown.prefix(10).map(sample.table.stationName).joined(separator: ", ")
        add(
            "station-not-official", .warning, "", names,
            Bilingual(
                en:
                    "\(unknown.count) sampled stations are not in the official file (\(names)); check double or "
                    + "shifted codes first. Stations are not compared one by one.",
                id:
                    "\(unknown.count) TPS sampel tidak ada di berkas resmi (\(names)); periksa dulu kode ganda "
                    + "atau bergeser. TPS tidak dibandingkan satu per satu."))
    }

    mutating func addUnsampled(_ regions: [String]) {
        guard !regions.isEmpty else { return }
        let names = regions.sorted().prefix(20).joined(separator: ", ")
        add(
            "region-not-sampled", .notice, "", names,
            Bilingual(
                en: "\(regions.count) regions have no sampled station, so nothing is said of them: \(names).",
                id:
                    "\(regions.count) wilayah tidak memiliki TPS sampel, sehingga tidak disimpulkan: \(names)."
            ))
    }

    private mutating func add(
        _ rule: String, _ severity: Severity, _ expected: String, _ found: String,
        _ message: Bilingual
    ) {
        list.append(
            Finding(
                rule: rule, severity: severity, contest: contest, source: sample.table.file,
                place: SourcePlace(file: sample.table.file), expected: expected, found: found,
                message: message))
    }
}
