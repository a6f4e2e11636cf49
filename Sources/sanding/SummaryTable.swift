import Figures
import Publishing
import SandingKit
import Wording

/// What a run says in the terminal: one line a reading, at most 80 columns.
struct SummaryTable {
    private let result: ReconciliationResult
    private let findings: [Finding]
    private let matched: MatchedStations?
    private let limits: SampleLimits?
    private let colour: Bool
    private let audience: Audience
    private let words: Phrasebook

    /// - Parameters:
    ///   - result: The comparisons.
    ///   - findings: What was found of a sample, which is listed; of a folder's, which are in the report, only which compared
    ///     figures stand differently on another page.
    ///   - matched: The sampled stations beside their own official figures.
    ///   - limits: Where the limits of a sample's comparisons come from.
    ///   - language: The reader's.
    ///   - colour: Whether verdicts are coloured.
    ///   - audience: For whom: a newsroom reads sentences.
    init(
        result: ReconciliationResult, findings: [Finding] = [], matched: MatchedStations? = nil,
        limits: SampleLimits? = nil,
        language: Language,
        colour: Bool, audience: Audience = .observer
    ) {
        (self.result, self.findings, self.matched, self.limits) = (result, findings, matched, limits)
        (self.colour, self.audience) = (colour, audience)
        words = Phrasebook(language, result)
    }

    /// A line of the table.
    private struct Row {
        /// Where it differs from the line above.
        var contest: String
        var cells: [String]
        var verdict: Verdict?
    }

    /// The table or sentences, the summary and what was found of a sample.
    var lines: [String] {
        // A count stands once, whatever pages it has.
        let counts = ComparedCount.all(result.comparisons)
        let shown = counts.map(\.best).filter { !$0.isAside }
        let aside = ReadingsAside(result.comparisons)
        let measured = counts.flatMap(\.measured)
        var lines = audience == .newsroom ? sentences(shown, measured) : table(shown, measured)
        lines += waiting(shown)
        lines += checkFirst(shown)
        if let nothing = words.nothingToCompare(result) { lines += TerminalText.wrapped(nothing) }
        if aside.count > 0 { lines += TerminalText.wrapped(words.wording.aside(inReport: aside)) }
        lines +=
            [""] + TerminalText.wrapped(words.summary(result, for: audience))
            + TerminalText.wrapped(words.notOfficial)
        return lines + sampleLines
    }

    /// A sentence for each count that has an answer, under its contest, and why the others have none.
    private func sentences(_ shown: [Comparison], _ measured: [Comparison]) -> [String] {
        var lines: [String] = []
        if let matched { lines += TerminalText.wrapped(words.opening(matched)) }
        let answered = Dictionary(
            grouping: shown.filter(\.isTested) + shown.filter { $0.bound != nil }, by: \.contest)
        let figures = Dictionary(grouping: measured, by: \.contest)
        for contest in (shown + measured).map(\.contest).uniqued() {
            let said =
                (answered[contest] ?? []).map { words.sentence($0, alpha: result.options.alpha) }
                + words.measures(
                    figures[contest] ?? [], of: result, onlyOutside: false)
            guard !said.isEmpty else { continue }
            let title = result.election.contest(contest)?.title ?? contest
            lines += (lines.isEmpty ? [] : [""]) + TerminalText.wrapped(title)
            lines += said.flatMap { TerminalText.wrapped($0) }
        }
        guard let reasons = words.notCompared(shown) else { return lines }
        return lines + (lines.isEmpty ? [] : [""]) + TerminalText.wrapped(reasons)
    }

    /// The table with what its columns mean.
    private func table(_ shown: [Comparison], _ measured: [Comparison]) -> [String] {
        let isSample = result.isOfSample
        var rows = [
            Row(
                contest: words.wording.head(.contest),
                cells: [
                    words.sourceHead(isSample: isSample), words.wording.head(.verdict),
                    words.gapHead(result.options.level),
                ])
        ]
        if let matched { rows.append(stations(matched)) }
        var last = ""
        let contests = Dictionary(grouping: result.comparisons, by: \.region)
            .mapValues { Set($0.map(\.contest)).count }
        let thin = shown.filter { !$0.isTested && $0.reasons.contains(where: Self.isOfSize) }
        let hidden = Set(thin.dropFirst(CountText.longestList).map(\.reading))
        for comparison in shown where !hidden.contains(comparison.reading) {
            let place = label(comparison, contests: contests[comparison.region] ?? 0)
            rows.append(
                Row(
                    contest: place == last ? "" : place,
                    cells: [
                        words.count(comparison), words.label(comparison), words.gap(comparison),
                    ],
                    verdict: comparison.said))
            last = place
        }
        guard !shown.isEmpty else { return [] }
        var lines = layout(rows) + TerminalText.wrapped(words.gapNote(isSample: isSample))
        lines += words.measures(measured, of: result, onlyOutside: false).flatMap {
            TerminalText.wrapped($0)
        }
        if let reasons = words.notCompared(shown) { lines += TerminalText.wrapped(reasons) }
        guard !hidden.isEmpty else { return lines }
        return lines + TerminalText.wrapped(words.wording.moreTooSmall(regions: hidden.count))
    }

    /// What counts of contests without a result say by themselves, of the first few contests.
    private func waiting(_ shown: [Comparison]) -> [String] {
        let contests = Dictionary(grouping: shown, by: \.contest)
        let findings = shown.map(\.contest).uniqued().compactMap { contest in
            words.finding(waiting: contests[contest] ?? [], of: result).map { finding in
                "\(result.election.contest(contest)?.title ?? contest): \(finding)."
            }
        }
        let more = findings.count - Self.mostDoubts
        return
            (findings.prefix(Self.mostDoubts) + (more > 0 ? [words.wording.moreWaiting(contests: more)] : []))
            .flatMap { TerminalText.wrapped($0) }
    }

    /// What is to be looked at before anybody publishes; of what puts compared figures in doubt the first few.
    private func checkFirst(_ shown: [Comparison]) -> [String] {
        let doubts = words.doubts(findings, of: shown)
        let others = doubts.count - Self.mostDoubts
        let sentences =
            words.leftOut(shown).prefix(Self.mostDoubts) + words.slips(shown) + doubts.prefix(Self.mostDoubts)
            + (others > 0 ? [words.wording.moreDoubts(others)] : [])
        return sentences.flatMap { TerminalText.wrapped($0) }
    }

    private static let mostDoubts = 3

    /// Whether a part of a sample is not compared because it is small.
    private static func isOfSize(_ reason: ReasonCode) -> Bool {
        reason == .tooFewStations || reason == .tooFewClusters
    }

    /// The stations compared one by one: how many differ, and by how much they correct the official lead.
    private func stations(_ matched: MatchedStations) -> Row {
        Row(
            contest: words.wording.stationByStation,
            cells: [
                words.wording.differ(matched.discrepantStations, of: matched.stations),
                words.label(matched.verdict), words.correction(matched),
            ], verdict: matched.verdict)
    }

    /// Findings as lines; of the stations that differ the first ten and a count.
    private var sampleLines: [String] {
        guard result.isOfSample else { return [] }
        let lists = { (note: Finding) in
            if case .sample(.stationDiffers) = note.kind { true } else { false }
        }
        let different = findings.filter(lists)
        // Limits that are exact are the rule, and said in the report.
        var lines: [String] = []
        if let limits, limits.basis == .approximate { lines += TerminalText.wrapped(words.limits(limits)) }
        for note in findings.filter({ !lists($0) }) + different.prefix(CountText.longestList) {
            lines += TerminalText.wrapped(words.wording.sentence(note))
        }
        let others = different.count - CountText.longestList
        guard others > 0 else { return lines }
        return lines + TerminalText.wrapped(words.wording.moreDiffer(stations: others))
    }

    /// The name of the region where it tells contests apart, otherwise the title of the contest.
    ///
    /// - Parameters:
    ///   - comparison: A reading.
    ///   - contests: Contests of its region.
    private func label(_ comparison: Comparison, contests: Int) -> String {
        let region = comparison.region
        let name = result.election.regionName(region)
        if contests == 1, name != region.text { return name }
        return result.election.contest(comparison.contest)?.title ?? comparison.contest
    }

    /// Contests in a column of their own, or above their rows where names would be cut. A name with a figure is never cut:
    /// where it is too wide it stands above its row too.
    private func layout(_ rows: [Row]) -> [String] {
        let widest = (0..<3).map { column in rows.map { $0.cells[column].count }.max() ?? 0 }
        let contest = rows.map(\.contest.count).max() ?? 0
        let fits = contest + 2 + widest.reduce(0, +) + 4 <= TerminalText.width
        let free = TerminalText.width - widest[1] - widest[2] - 4
        let widths = fits ? [contest] + widest : [min(widest[0] + 2, free)] + widest.dropFirst()
        return rows.enumerated().flatMap { index, row -> [String] in
            let isWhole =
                !fits && 2 + row.cells[0].count > widths[0] && row.cells[0].contains(where: \.isNumber)
            let cells =
                fits
                ? [row.contest] + row.cells : [isWhole ? "" : "  " + row.cells[0]] + row.cells.dropFirst()
            let numbers = fits ? 3 : 2
            let line = cells.enumerated().map { column, cell in
                // Names are cut in the middle: those that begin alike differ at their ends.
                TerminalText.fit(
                    cell, widths[column], right: column == numbers, inMiddle: column < numbers - 1)
            }.joined(separator: "  ").trimmedAtEnd
            let above =
                fits
                ? []
                : (row.contest.isEmpty ? [] : TerminalText.wrapped(row.contest))
                    + (isWhole ? TerminalText.wrapped("  " + row.cells[0]) : [])
            guard index == 0 else { return above + [coloured(line, row.verdict)] }
            let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
            return above + [line, rule]
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
