import Elections

/// Stations of an official file whose every figure is 0: entered as such, or not entered yet.
///
/// A source that fills its file as results come in often has 0 where nothing has come. A station is taken as not
/// entered, its votes as unknown, where every figure but the registered voters is 0 or empty and
/// - voters are registered there, or
/// - the file has no register there, and the sample has votes at such a station.
///
/// Where the sample has been at the station and has no vote either, 0 is its figure. A 0 of one pair beside votes of
/// others always is, and so is every 0 where no station of the file has a vote.
struct NotEntered {
    /// Rows taken as not entered, in the order of the file.
    let rows: [Int]
    /// Rows of the same kind that are kept as 0, because nothing tells.
    let kept: [Int]
    /// The official file, with the votes of ``rows`` unknown.
    let official: StationTable

    /// - Parameters:
    ///   - official: The official file.
    ///   - sample: The sample.
    init(_ official: StationTable, beside sample: StationSample) {
        let empty = NotEntered.empty(official)
        guard !empty.isEmpty else {
            (rows, kept, self.official) = ([], [], official)
            return
        }
        let (confirmed, contradicted) = NotEntered.seen(empty, sample, official)
        let registered = official.fields[.registered]
        let isFilling = !contradicted.isEmpty
        let open = empty.filter { !confirmed.contains($0) }
        rows = open.filter { row in registered?[row].map { $0 > 0 } ?? isFilling }
        let taken = Set(rows)
        kept = open.filter { !taken.contains($0) }
        self.official = rows.isEmpty ? official : NotEntered.blanking(official, rows)
    }

    /// Rows whose every figure but the register is 0 or empty, and that have a 0 of every pair; none where no row has a
    /// vote. A register of 0 beside them is a station without voters.
    private static func empty(_ official: StationTable) -> [Int] {
        let votes = official.votes.map(\.buffer)
        guard votes.contains(where: { $0.contains { $0 > 0 } }) else { return [] }
        let others = official.fields.filter { $0.key != .registered }.map(\.value.buffer)
        let registered = official.fields[.registered]
        return (0..<official.count).filter { row in
            votes.allSatisfy { $0[row] == 0 }
                && others.allSatisfy { $0[row] == 0 || $0[row] == CountValues.missing }
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
                var values = Array(column.buffer)
                for row in rows { values[row] = CountValues.missing }
                return CountValues(values)
            })
    }
}

extension SampleFindings {
    /// Says which stations of the official file were taken as not entered, and which zeros were kept.
    mutating func addNotEntered(_ entered: NotEntered) {
        if let first = entered.rows.first {
            let count = CountText.of(entered.rows.count, .station)
            add(
                Finding(
                    rule: "official-not-entered", severity: .notice, contest: contest, source: official.file,
                    place: SourcePlace(file: official.file, line: official.line(ofRow: first)), expected: "0",
                    found: String(entered.rows.count),
                    message: Bilingual(
                        en:
                            "\(count.en) of the official file \(CountText.agreeing(entered.rows.count, "has", "have")) 0 in "
                            + "every figure: not entered yet, so the votes there are unknown and not 0.",
                        id:
                            "\(count.id) dalam berkas resmi bernilai 0 pada semua angka: belum diisi, sehingga suaranya "
                            + "tidak diketahui dan bukan 0.")))
        }
        if let first = entered.kept.first {
            let count = CountText.of(entered.kept.count, .station)
            add(
                Finding(
                    rule: "official-all-zero", severity: .notice, contest: contest, source: official.file,
                    place: SourcePlace(file: official.file, line: official.line(ofRow: first)), expected: "0",
                    found: String(entered.kept.count),
                    message: Bilingual(
                        en:
                            "\(count.en) of the official file \(CountText.agreeing(entered.kept.count, "has", "have")) 0 in "
                            + "every figure and no register that tells whether anything was entered; counted as 0 votes.",
                        id:
                            "\(count.id) dalam berkas resmi bernilai 0 pada semua angka tanpa daftar pemilih yang "
                            + "menunjukkan apakah sudah diisi; dihitung 0 suara.")))
        }
    }
}
