import Consistency
import Elections
import Figures
import Statistics
import Wording

/// Sentences about what changed between two files, in one language; none of them speaks of intent.
struct DiffWords: Sendable {
    let language: Language
    let result: CountDiff
    private let diff: StationDiff
    private let check: CheckWords

    /// Blocks with an adjusted p-value below this are listed in `results.json` and on pages.
    static let blockLimit = Customary.alpha
    /// The findings that a person reads in a terminal; the rest is in the files.
    private static let shownFindings = 12
    /// Of one rule, so that others are seen too.
    private static let shownOfRule = 4

    init(_ result: CountDiff, _ language: Language) {
        self.result = result
        self.language = language
        diff = result.diff
        check = CheckWords(language)
    }

    var wording: any Wording { check.wording }

    func say(_ en: String, _ id: String) -> String { language == .english ? en : id }

    private var numbers: NumberText { check.numbers }

    private func signed(_ value: Int) -> String { check.signed(value) }

    /// What a terminal shows.
    var summary: [String] {
        var lines = facts
        let shown = FindingEntry.shown(
            result.findings.map { FindingEntry(findings: [$0]) }, most: DiffWords.shownFindings,
            ofRule: DiffWords.shownOfRule)
        if !shown.isEmpty { lines.append("") }
        lines += shown.flatMap(check.lines)
        return lines + [check.rest(result.findings.count - shown.count)].compactMap { $0 } + [""]
    }

    /// The whole in sentences.
    private var facts: [String] {
        [scope] + (result.whole.stations.isEmpty ? [] : figures + counted + rules + leaning)
            + notCompared + [check.counts(result.findings)]
    }

    /// How many stations changed.
    var scope: String {
        let whole = result.whole
        let common = numbers.count(diff.join.inCommon, .station)
        if whole.stations.isEmpty {
            guard diff.join.inCommon != 1 else {
                return say(
                    "No station changed: the one in common has the same figures.",
                    "Tidak ada TPS yang berubah: satu-satunya TPS yang sama mempunyai angka yang sama.")
            }
            return say(
                "No station changed: all \(common) in common have the same figures.",
                "Tidak ada TPS yang berubah: semua \(common) yang sama mempunyai angka yang sama.")
        }
        return say(
            "\(common) in both files: \(numbers.integer(whole.changed)) changed; "
                + "\(numbers.integer(whole.removed)) removed, \(numbers.integer(whole.added)) added.",
            "\(common) dalam kedua berkas: \(numbers.integer(whole.changed)) berubah; "
                + "\(numbers.integer(whole.removed)) hilang, \(numbers.integer(whole.added)) bertambah.")
    }

    private var figures: [String] {
        let parts = diff.measures.indices.filter { measure in
            result.whole.total[measure] != 0 || result.whole.gross[measure] != 0
        }.map { measure in
            let totals = result.totals(measure)
            return say(
                "\(diff.measures[measure].name) \(numbers.integer(totals.old)) → \(numbers.integer(totals.new)) "
                    + "(\(signed(result.whole.total[measure])); at changed stations \(signed(result.whole.net[measure])) "
                    + "net, \(numbers.integer(result.whole.gross[measure])) gross)",
                "\(diff.measures[measure].name) \(numbers.integer(totals.old)) → \(numbers.integer(totals.new)) "
                    + "(\(signed(result.whole.total[measure])); di TPS yang berubah neto "
                    + "\(signed(result.whole.net[measure])), bruto \(numbers.integer(result.whole.gross[measure])))"
            )
        }
        return parts.map { "  " + $0 }
    }

    /// Figures that became known or fell.
    var counted: [String] {
        let whole = result.whole
        var lines: [String] = []
        if whole.known > 0 || whole.unknown > 0 {
            lines.append(
                say(
                    "\(numbers.count(whole.known, .figure)) became known and \(numbers.integer(whole.unknown)) unknown; "
                        + "they are counted apart from changes.",
                    "\(numbers.count(whole.known, .figure)) menjadi diketahui dan \(numbers.integer(whole.unknown)) tidak "
                        + "diketahui lagi; keduanya dihitung terpisah dari perubahan."))
        }
        if diff.enteredSince > 0 {
            let stations = numbers.count(diff.enteredSince, .station)
            lines.append(
                say(
                    "At \(stations) every figure was 0 before: not entered yet, so they became known and are no changes.",
                    "Di \(stations) semua angka sebelumnya 0: belum diisi, sehingga angkanya menjadi diketahui dan bukan "
                        + "perubahan."))
        }
        if whole.fallen > 0 {
            lines.append(
                say(
                    "Votes of a pair or valid votes fell at \(numbers.count(whole.fallen, .station)).",
                    "Suara suatu pasangan atau suara sah berkurang di \(numbers.count(whole.fallen, .station))."
                ))
        }
        return lines + DiffMoves(diff).sentences(self) + exchanged
    }

    /// How many stations have the old figures in another order: what would otherwise look like changes that favour
    /// a pair.
    private var exchanged: [String] {
        let kinds: [(Slip.Kind, String, String)] = [
            (
                .pairsExchanged, "votes stand as if two pairs were exchanged",
                "suara tampak seperti dua pasangan tertukar"
            ),
            (.fieldsExchanged, "other figures stand as if exchanged", "angka lain tampak seperti tertukar"),
            (
                .fieldsShifted, "figures stand as if shifted by one column",
                "angka tampak seperti bergeser satu kolom"
            ),
        ]
        return kinds.compactMap { kind, english, indonesian in
            let count = result.slips.counts[kind] ?? 0
            guard count > 0 else { return nil }
            let stations = numbers.count(count, .station)
            return say(
                "At \(stations) \(english), by the figures before and after; a move of as many votes looks the same.",
                "Di \(stations) \(indonesian), menurut angka sebelum dan sesudahnya; pergeseran suara sebanyak itu tampak "
                    + "sama.")
        }
    }

    /// What the changes do to the rules of the forms.
    var rules: [String] {
        let outcomes: [RuleChanges.Outcome] = [.repaired, .made, .kept, .appeared, .added, .removed]
        let counts = outcomes.map { result.rules.counts($0).reduce(0, +) }
        guard counts.contains(where: { $0 > 0 }) else {
            return [say("No rule of the forms is concerned.", "Tidak ada aturan formulir yang tersangkut.")]
        }
        let text = counts.map(numbers.integer)
        var lines = [
            say(
                "Rules of the forms, counted once for each station: \(text[0]) repaired, \(text[1]) newly broken, "
                    + "\(text[2]) still broken.",
                "Aturan formulir, dihitung sekali per TPS: \(text[0]) kini terpenuhi, \(text[1]) kini dilanggar, "
                    + "\(text[2]) tetap dilanggar.")
        ]
        if counts[3] + counts[4] + counts[5] > 0 {
            lines.append(
                say(
                    "Besides: \(text[3]) broken on figures unknown before, \(text[4]) at added stations, \(text[5]) at "
                        + "removed ones.",
                    "Selain itu dilanggar: \(text[3]) pada angka yang sebelumnya belum diketahui, \(text[4]) di TPS yang "
                        + "bertambah, \(text[5]) di TPS yang hilang."))
        }
        return lines
    }

    /// Whether the changes lean to one side, and where they stand together.
    var leaning: [String] {
        guard let direction = result.direction, let leaders = result.blocks.leaders else { return [] }
        let (first, second) = (leaders.first + 1, leaders.second + 1)
        let p = numbers.p(direction.signFlipP)
        let up = numbers.integer(direction.positive)
        let moves = CountText.agreeing(direction.positive, "moves", "move")
        let changes = numbers.count(direction.nonzero, .change)
        let net = plus(direction.net) + numbers.count(direction.net, .vote)
        return [
            say(
                "\(up) of \(changes) of the lead of pair \(first) over pair \(second) \(moves) it up, \(net) in all; "
                    + "with signs by chance a sum as large has probability \(p).",
                "\(up) dari \(changes) keunggulan pasangan nomor \(first) atas pasangan nomor \(second) menaikkannya, "
                    + "seluruhnya \(net); bila tandanya kebetulan, jumlah sebesar itu berpeluang \(p)."),
            expected(first), tested,
        ]
    }

    /// How many regions have changes that favour one pair.
    private var tested: String {
        let all = result.blocks.blocks.count
        guard all > 0 else {
            return say(
                "No region has enough changes to be compared with those around it.",
                "Tidak ada wilayah dengan cukup perubahan untuk dibandingkan dengan perubahan di sekelilingnya."
            )
        }
        let blocks = result.findings.count { if case .change(.block) = $0.kind { true } else { false } }
        let (found, tests) = (numbers.integer(blocks), numbers.count(all, .test))
        return say(
            "\(tests) of regions: \(found) \(CountText.agreeing(blocks, "block", "blocks")) of changes "
                + "that \(CountText.agreeing(blocks, "favours", "favour")) one pair more than those around it.",
            "\(tests) wilayah: \(found) kelompok perubahan lebih menguntungkan satu pasangan daripada perubahan di "
                + "sekelilingnya.")
    }

    private func plus(_ value: Int) -> String { value > 0 ? "+" : "" }

    /// The same changes beside those that slips in proportion to votes would make.
    private func expected(_ first: Int) -> String {
        switch result.expectedSplit {
        case .success(let split):
            let direction = split.direction
            let votes = numbers.percent(split.votes, 0)
            let gains = numbers.percent(split.gains, 0)
            let up = numbers.percent(direction.up, 0)
            let rounded = Int(direction.expectedNet, within: Int.min...Int.max, .toNearestOrAwayFromZero)
            let net = plus(rounded) + numbers.count(rounded, .vote)
            let found = numbers.percent(direction.positiveShare, 0)
            let p = numbers.p(direction.p)
            return say(
                "A pair with more votes has larger figures, and slips in them are larger. If changes struck the votes of "
                    + "both pairs in proportion (pair \(first) has \(votes) of them at these stations; \(gains) of the "
                    + "votes changed are gains), \(up) of the change of the lead would move it up, \(net) in all; "
                    + "in fact \(found) does, \(signed(direction.net)) in all. A sum at least as far from the expected "
                    + "one has probability \(p).",
                "Pasangan dengan suara lebih banyak mempunyai angka lebih besar, dan kekeliruan di dalamnya lebih besar. "
                    + "Bila perubahan mengenai suara kedua pasangan secara sebanding (pasangan nomor \(first) mempunyai "
                    + "\(votes) suara keduanya di TPS ini; \(gains) dari suara yang berubah adalah penambahan), \(up) "
                    + "perubahan keunggulan akan menaikkannya, seluruhnya \(net); nyatanya \(found), seluruhnya "
                    + "\(signed(direction.net)). Jumlah yang paling sedikit sejauh itu dari perkiraan berpeluang \(p)."
            )
        case .failure(let absence):
            let reason =
                switch absence {
                case .noLead: say("no lead is known", "keunggulan tidak diketahui")
                case .fewChanges:
                    say(
                        "the lead changed at fewer than \(ExpectedSplit.fewest) stations",
                        "keunggulan berubah di kurang dari \(ExpectedSplit.fewest) TPS")
                case .oneHasNone:
                    say(
                        "one of the two pairs has no vote at these stations",
                        "salah satu pasangan tidak mempunyai suara di TPS ini")
                }
            return say(
                "Not compared with slips in proportion to votes: \(reason).",
                "Tidak dibandingkan dengan kekeliruan yang sebanding dengan suara: \(reason).")
        }
    }

    /// What both files lack or what stands twice.
    var notCompared: [String] {
        var lines: [String] = []
        let columns = diff.onlyOld + diff.onlyNew
        if !columns.isEmpty {
            let list = CountText.list(columns, language)
            lines.append(
                say(
                    "Not compared, because one file lacks them: \(list).",
                    "Tidak dibandingkan, karena salah satu berkas tidak memuatnya: \(list)."))
        }
        if !diff.join.repeated.isEmpty {
            let count = numbers.count(diff.join.repeated.count, .station)
            lines.append(
                say(
                    "Not compared, because they stand on several rows of a file: \(count).",
                    "Tidak dibandingkan, karena tercantum pada beberapa baris: \(count)."))
        }
        return lines
    }
}
