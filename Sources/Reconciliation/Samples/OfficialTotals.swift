import Elections
import Ground

/// Votes of the official file in the whole and by region, and what is missing there.
struct OfficialTotals {
    /// Stations of which the file does not have the votes of every pair.
    struct Gap: Equatable {
        var stations = 0
        /// Voters on the lists of those of them that have a list.
        var voters = 0
        /// Those of them without a list of voters in the file.
        var withoutList = 0
    }

    /// Votes of each pair in the whole.
    let votes: [Int]
    let stations: Int
    let codes: [String]
    /// What is missing in the whole.
    let gap: Gap
    /// Stations that the frame counts and the official file does not list.
    let unlisted: Int
    /// Sampled stations that the official file does not list although it should.
    let absent: Int
    /// Rows without the votes of some pair.
    let unfilled: [Int]
    private let byRegion: [String: [Int]]
    private let gaps: [String: Gap]
    /// Regions of which it is known that stations are missing.
    private let lacking: Set<String>
    /// Whether rows may be missing in any region.
    private let lacksAnywhere: Bool

    /// - Parameters:
    ///   - table: The official file.
    ///   - column: Region of each station, where regions are asked for.
    ///   - frame: All stations of the population, where another file tells them.
    ///   - countsRegions: Whether the strata of the frame are these regions.
    ///   - absent: Region of each sampled station that the file should list and does not; `nil` where regions are not asked for.
    init(
        _ table: StationTable, by column: CodeColumn?, frame: SampleFrame?, countsRegions: Bool = false,
        absent: [String?] = []
    ) {
        self.absent = absent.count
        stations = table.count
        codes = column?.codes ?? []
        let width = table.votes.count + 1
        var sums = [Int](repeating: 0, count: width * max(1, codes.count))
        let regions = column?.ids ?? Cells(repeatElement(0, count: table.count))
        for (pair, votes) in table.votes.enumerated() {
            for row in 0..<table.count where regions[row] >= 0 {
                sums[Int(regions[row]) * width + pair] += votes[row] ?? 0
            }
        }
        for region in regions where region >= 0 { sums[Int(region) * width + width - 1] += 1 }
        let rows = (0..<max(1, codes.count)).map { Array(sums[$0 * width..<($0 + 1) * width]) }
        votes = (0..<width - 1).map { pair in rows.reduce(0) { $0 + $1[pair] } }
        byRegion = Dictionary(zip(codes, rows), uniquingKeysWith: { first, _ in first })
        unfilled = (0..<table.count).filter { row in table.votes.contains { $0[row] == nil } }
        var gaps: [String: Gap] = [:]
        var whole = Gap()
        for row in unfilled {
            let voters = table.fields[.registered]?[row]
            whole.add(voters)
            if let code = column?[row] { gaps[code, default: Gap()].add(voters) }
        }
        gap = whole
        self.gaps = gaps
        let known = frame.flatMap { $0.file == table.file ? nil : $0.stations } ?? [:]
        let withAbsent = Set(absent.compactMap { $0 })
        if countsRegions, !known.isEmpty {
            let listed = byRegion
            let short = known.map { ($0.key, $0.value - (listed[$0.key]?.last ?? 0)) }.filter { $0.1 > 0 }
            unlisted = short.reduce(0) { $0 + $1.1 }
            lacking = withAbsent.union(gaps.keys).union(short.map(\.0))
            lacksAnywhere = false
        } else {
            unlisted = max(0, known.values.reduce(0, +) - table.count)
            lacking = withAbsent.union(gaps.keys)
            lacksAnywhere = withAbsent.count > 1 || unlisted > 0
        }
    }

    /// Stations of a region; of the whole where `code` is `nil`.
    func stations(_ code: String?) -> Int { code.map { byRegion[$0]?.last ?? 0 } ?? stations }

    /// Whether stations are missing from the whole.
    var isPartial: Bool { gap.stations > 0 || unlisted > 0 || absent > 0 }

    /// What is missing in a region; in the whole where `code` is `nil`.
    func gap(_ code: String?) -> Gap { code.map { gaps[$0] ?? Gap() } ?? gap }

    /// Whether stations are missing from a region; from the whole where `code` is `nil`.
    ///
    /// Where the frame does not tell which region an unlisted station is of, none is known to be complete then. A file that lacks
    /// sampled stations of several regions lacks others that were not sampled, wherever these are.
    func isPartial(_ code: String?) -> Bool {
        guard let code else { return isPartial }
        return lacksAnywhere || lacking.contains(code)
    }

    /// Regions in which stations are missing, in the order of the codes; none where that may be any.
    var partialRegions: [String] { lacksAnywhere ? [] : lacking.sorted() }

    /// The recap of a region; of the whole where `code` is `nil`. Sums of a part are no result: the recap of a
    /// region in which a station is missing is not complete.
    func recap(_ contest: String, _ region: RegionCode, _ code: String?) -> Recap {
        let row = code.map { byRegion[$0] ?? [] } ?? votes + [stations]
        return Recap(
            contest: contest, region: region,
            votes: row.dropLast().enumerated().map {
                .init(choice: Choice(index: $0), votes: $1)
            },
            isComplete: !row.isEmpty && !isPartial(code), pollingStations: row.last)
    }
}

extension OfficialTotals.Gap {
    fileprivate mutating func add(_ voters: Int?) {
        stations += 1
        if let voters, voters > 0 { self.voters += voters } else { withoutList += 1 }
    }
}
