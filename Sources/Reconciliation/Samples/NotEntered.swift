import Elections
import Ground

/// Stations of an official file whose every figure is 0: entered as such, or not entered yet.
///
/// A source that fills its file as results come in often has 0 where nothing has come; finished counts have such
/// stations too, where voting was called off or nobody came. The sample tells: where it has votes at one of them, all are
/// taken as not entered and their votes as unknown. Where it has none there, or has been at none, 0 is the figure.
///
/// A station is one of them where every figure but the registered voters is 0 or empty. A 0 of one pair beside votes
/// of others is a figure, and so is every 0 where no station of the file has a vote.
struct NotEntered {
    /// Rows taken as not entered, in the order of the file.
    let rows: [Int]
    /// Those of them at which the sample has votes.
    let contradicted: [Int]
    /// Rows of the same kind that are kept as 0, because nothing speaks against it.
    let kept: [Int]
    /// Rows of the same kind at which the sample has 0 too: 0 is their figure.
    let confirmed: [Int]
    /// The official file, with the votes of ``rows`` unknown.
    let official: StationTable

    /// - Parameters:
    ///   - official: The official file.
    ///   - sample: The sample.
    init(_ official: StationTable, beside sample: StationSample) {
        let empty = NotEntered.empty(official)
        guard !empty.isEmpty else {
            (rows, contradicted, kept, confirmed) = ([], [], [], [])
            self.official = official
            return
        }
        let (confirmed, contradicted) = NotEntered.seen(empty, sample, official)
        let open = empty.filter { !confirmed.contains($0) }
        self.contradicted = contradicted.sorted()
        self.confirmed = confirmed.sorted()
        (rows, kept) = contradicted.isEmpty ? ([], open) : (open, [])
        self.official = rows.isEmpty ? official : NotEntered.blanking(official, rows)
    }

    /// Rows whose every figure but the register is 0 or empty, and that have a 0 of every pair; none where no row has a
    /// vote. A register of 0 beside them is a station without voters.
    private static func empty(_ official: StationTable) -> [Int] {
        let votes = official.votes.map(\.cells)
        guard votes.contains(where: { $0.contains { $0.number > 0 } }) else { return [] }
        let others = official.fields.filter { $0.key != .registered }.map(\.value.cells)
        let registered = official.fields[.registered]
        return (0..<official.count).filter { row in
            votes.allSatisfy { $0[row] == 0 }
                && others.allSatisfy { $0[row] == 0 || $0[row].isMissing }
                && registered?[row] != 0
        }
    }

    /// Which of them the sample has without a vote, and which with votes.
    private static func seen(
        _ empty: [Int], _ sample: StationSample, _ official: StationTable
    ) -> (confirmed: Set<Int>, contradicted: Set<Int>) {
        guard let places = StationPlaces.find(sample, in: official) else { return ([], []) }
        let wanted = Set(empty)
        var (confirmed, contradicted) = (Set<Int>(), Set<Int>())
        for (index, place) in places.places.enumerated() {
            guard case .row(let row) = place, wanted.contains(row) else { continue }
            let isZero = sample.table.votes.allSatisfy { $0[sample.received[index]] == 0 }
            if isZero { confirmed.insert(row) } else { contradicted.insert(row) }
        }
        return (confirmed.subtracting(contradicted), contradicted)
    }

    private static func blanking(_ official: StationTable, _ rows: [Int]) -> StationTable {
        official.withVotes(
            official.votes.map { column in
                var values = Array(column.cells)
                for row in rows { values[row] = .missing }
                return CountColumn(values)
            })
    }
}

extension SampleFindings {
    /// Says which stations of the official file were taken as not entered, and which zeros were kept; the number said
    /// is that of all such stations of the file, those that the sample confirms among them.
    mutating func addNotEntered(_ entered: NotEntered) {
        let official = entered.official
        let confirmed = entered.confirmed.count
        if let first = entered.rows.first {
            let names = StationNames(official)
            add(
                .notEntered(
                    stations: entered.rows.count + confirmed, seen: entered.contradicted.map { names[$0] },
                    confirmed: confirmed),
                .warning, first: first, count: entered.rows.count)
        }
        if let first = entered.kept.first {
            add(
                .allZero(stations: entered.kept.count + confirmed, confirmed: confirmed), .notice,
                first: first,
                count: entered.kept.count + confirmed)
        }
    }

    private mutating func add(
        _ kind: FindingKind.Official, _ severity: Severity, first: Int, count: Int
    ) {
        add(
            Finding(
                .official(kind), severity: severity, contest: contest, source: official.file,
                place: SourcePlace(file: official.file, line: official.line(ofRow: first)), expected: "0",
                found: String(count)))
    }
}
