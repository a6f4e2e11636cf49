import Figures
import Reports
import SandingKit
import Wording

/// What a run says in the terminal: one line a reading, at most 80 columns.
struct SummaryTable {
    let result: ReconciliationResult
    /// What a sample was found to have; empty for a folder, whose findings are in the report.
    var notes: [Finding] = []
    /// The sampled stations beside their own official figures.
    var matched: MatchedStations?
    let language: Language
    let colour: Bool

    /// The table, the summary and where the report stands.
    func text(report: String?) -> String {
        let words = Phrasebook(language, election: result.election)
        let english = language == .english
        let isSample = result.isOfSample
        let shown = result.comparisons.filter {
            $0.stage.map(result.options.stages.contains) ?? true
        }
        let header =
            english
            ? [
                "Contest", words.sourceHead(isSample: isSample), words.gapHead(result.options.level),
                "Verdict",
            ]
            : [
                "Pemilihan", words.sourceHead(isSample: isSample), words.gapHead(result.options.level),
                "Kesimpulan",
            ]
        var rows: [(cells: [String], verdict: Verdict?)] = [(header, nil)]
        if let matched {
            rows.append((stations(matched, words), matched.verdict))
        }
        var last = ""
        let contests = Dictionary(grouping: result.comparisons, by: \.region)
            .mapValues { Set($0.map(\.contest)).count }
        let thin = shown.filter { !$0.isTested && $0.reasons.contains(where: Self.isOfSize) }
        let hidden = Set(thin.dropFirst(CountText.longestList).map(\.reading))
        for comparison in shown where !hidden.contains(comparison.reading) {
            let place = label(comparison, contests: contests[comparison.region] ?? 0)
            rows.append(
                (
                    [
                        place == last ? "" : place, words.source(comparison), words.gap(comparison),
                        words.label(comparison.verdict),
                    ], comparison.verdict
                ))
            last = place
        }
        var lines = shown.isEmpty ? [] : layout(rows)
        if !hidden.isEmpty {
            let count = CountText.of(hidden.count, .region)
            lines += TerminalText.wrapped(
                english
                    ? "\(count.en) more \(CountText.agreeing(hidden.count, "has", "have")) too few sampled stations and "
                        + "\(CountText.agreeing(hidden.count, "is", "are")) in the report only."
                    : "\(count.id) lagi memiliki terlalu sedikit TPS sampel dan hanya ada di laporan.")
        }
        if let nothing = words.nothingToCompare(result) { lines += TerminalText.wrapped(nothing) }
        let others = result.comparisons.count - shown.count
        if others > 0 {
            lines += TerminalText.wrapped(
                english
                    ? (others == 1
                        ? "1 reading of another stage is"
                        : "\(TerminalText.grouped(others)) readings of other stages are")
                        + " in the report, without a test."
                    : "\(words.numbers.integer(others)) angka dari tahap lain ada di laporan, tanpa uji.")
        }
        lines += [""] + TerminalText.wrapped(words.summary(result)) + TerminalText.wrapped(words.notOfficial)
        lines += noteLines
        if let report {
            lines += [(english ? "Report: " : "Laporan: ") + report.escapedForTerminal + "/"]
        }
        return lines.joined(separator: "\n")
    }

    /// Whether a part of a sample is not compared because it is small.
    private static func isOfSize(_ reason: ReasonCode) -> Bool {
        reason == .tooFewStations || reason == .tooFewClusters
    }

    /// The stations compared one by one: how many differ, and by how much they correct the official lead.
    private func stations(_ matched: MatchedStations, _ words: Phrasebook) -> [String] {
        let (count, all) = (
            words.numbers.integer(matched.discrepantStations), words.numbers.integer(matched.stations)
        )
        return [
            language == .english ? "Station by station" : "TPS demi TPS",
            language == .english ? "\(count) of \(all) differ" : "\(count) dari \(all) berbeda",
            words.correction(matched), words.label(matched.verdict),
        ]
    }

    /// Findings as lines; of the stations that differ the first ten and a count.
    private var noteLines: [String] {
        let lists = { (note: Finding) in note.rule == "station-differs" }
        let different = notes.filter(lists)
        var lines: [String] = []
        for note in notes.filter({ !lists($0) }) + different.prefix(CountText.longestList) {
            lines += TerminalText.wrapped(language.wording.sentence(note))
        }
        let others = different.count - CountText.longestList
        guard others > 0 else { return lines }
        let count = CountText.of(others, .station)
        return lines
            + TerminalText.wrapped(
                language == .english
                    ? "\(count.en) more \(others == 1 ? "differs" : "differ"); findings.csv lists all of them."
                    : "\(count.id) lagi berbeda; semuanya ada di findings.csv.")
    }

    /// The name of the region where it tells contests apart, otherwise the id of the contest.
    ///
    /// - Parameters:
    ///   - comparison: A reading.
    ///   - contests: Contests of its region.
    private func label(_ comparison: Comparison, contests: Int) -> String {
        let region = comparison.region
        let name = result.election.regionName(region)
        return contests == 1 && name != region.text ? name : comparison.contest
    }

    private func layout(_ rows: [(cells: [String], verdict: Verdict?)]) -> [String] {
        let widest = (0..<4).map { column in rows.map { $0.cells[column].count }.max() ?? 0 }
        let fixed = widest[2] + widest[3] + 6
        let free = TerminalText.width - fixed
        let pollster = min(widest[1], max(12, free - min(widest[0], free / 2)))
        let widths = [min(widest[0], free - pollster), pollster, widest[2], widest[3]]
        return rows.enumerated().flatMap { index, row -> [String] in
            let cells = row.cells.enumerated().map { column, cell in
                // Names are cut in the middle: those that begin alike differ at their ends.
                TerminalText.fit(cell, widths[column], right: column == 2, inMiddle: column < 2)
            }
            var line = cells.joined(separator: "  ")
            while line.hasSuffix(" ") { line.removeLast() }
            if index == 0 {
                let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
                return [line, rule]
            }
            return [coloured(line, row.verdict)]
        }
    }

    private func coloured(_ line: String, _ verdict: Verdict?) -> String {
        guard colour, let verdict else { return line }
        let code: String? =
            switch verdict {
            case .consistent, .consistentTooClose: nil
            case .borderline, .sampleNotAsDeclared: "33"
            case .inconsistent: "35"
            case .notComparable: "2"
            }
        return code.map { "\u{1B}[\($0)m\(line)\u{1B}[0m" } ?? line
    }
}
