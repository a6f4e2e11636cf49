import Elections
import Ground
import SandingKit
import Wording

/// The stations of a check that a person should look at, one row each, most consequential first.
struct Worklist {
    /// One station, or one row of a recap.
    struct Row {
        /// What tells the row from all others, also in a later list.
        var key: String
        var contest: String
        var severity: Severity
        var rules: [String]
        /// Codes by column of the list, empty where the row has none.
        var codes: [String]
        /// Names by column of the list.
        var names: [String]
        var station: String
        var look: String
        var figures: String
        var fits: String
        var votes: Int?
        var file: String
        var line: Int?
        var page: String
        var photos: [String]
        var state = State.unanswered
        /// What an answer is held against.
        var evidence: Evidence

        /// What was answered, whether it closes the row or not.
        var answer: WorklistAnswers.Row? {
            switch state {
            case .unanswered, .outdated: nil
            case .doubted(let answer, _), .closed(let answer): answer
            }
        }

        var isClosed: Bool { if case .closed = state { true } else { false } }

        /// Why its answer leaves it open; `nil` where it does not, or there is none.
        var doubt: AnswerDoubt? { if case .doubted(_, let doubt) = state { doubt } else { nil } }

        /// The answer as it stands in the list: what, the figures, who, when, a remark, and why it leaves the row open.
        func answerTexts(_ wording: any Wording) -> [String] {
            switch state {
            case .unanswered, .outdated: ["", "", "", "", "", ""]
            case .closed(let answer): answer.texts + [""]
            case .doubted(let answer, let doubt): answer.texts + [wording.leavesOpen(doubt)]
            }
        }

        /// Names of the levels from the top down, codes where a level has no name.
        var place: [String] { zip(names, codes).map { $0.isEmpty ? $1 : $0 }.filter { !$0.isEmpty } }

        /// The same with each name once, as a person says it: a level that is called like the one above it or like the
        /// station itself, such as a total's, adds nothing. Numbers are no names.
        var spoken: [String] {
            place.enumerated().filter { level, name in
                !name.contains(where: \.isLetter)
                    || (level == 0 || place[level - 1] != name) && name != station
            }.map(\.element)
        }
    }

    /// What became of a row.
    enum State {
        case unanswered
        /// Its answer is to other figures than it has now.
        case outdated
        /// Its answer leaves it open.
        case doubted(WorklistAnswers.Row, AnswerDoubt)
        case closed(WorklistAnswers.Row)
    }

    /// Rows that are open, then the others.
    let rows: [Row]
    /// Region columns from the top down, as `codes` and `names` of the rows have them.
    let levels: [String]
    let wording: any Wording
    /// Answers to rows that are no longer there.
    let gone: Int

    /// - Parameters:
    ///   - report: The check.
    ///   - answers: What volunteers answered before.
    init(_ report: CheckReport, answers: WorklistAnswers?) {
        wording = report.wording
        let columns = RegionColumns(report.parts)
        levels = columns.levels
        var rows: [Row] = []
        for part in report.parts {
            rows += Worklist.rows(part, report.wording, columns).map { $0.answered(answers) }
        }
        let keys = Set(rows.map(\.key))
        gone = answers?.rows.keys.count { !keys.contains($0) } ?? 0
        self.rows = rows.enumerated().sorted { one, other in
            let (left, right) = (one.element, other.element)
            if left.isClosed != right.isClosed { return right.isClosed }
            if left.severity != right.severity { return left.severity > right.severity }
            let votes = (left.votes ?? -1, right.votes ?? -1)
            return votes.0 != votes.1 ? votes.0 > votes.1 : one.offset < other.offset
        }.map(\.element)
    }

    struct Place: Hashable {
        var file: String
        var line: Int
    }

    /// The rows of one check.
    ///
    /// - Parameters:
    ///   - part: The check of a contest.
    ///   - wording: Language.
    ///   - columns: Columns of region codes.
    static func rows(
        _ part: CheckedCount.Part, _ wording: any Wording, _ columns: RegionColumns
    ) -> [Row] {
        var order: [Place] = []
        var groups: [Place: [Finding]] = [:]
        for finding in part.check.findings.flatMap(\.ofEachTotal) where finding.isToLookAt {
            guard let line = finding.place.line else { continue }
            let place = Place(file: finding.place.file, line: line)
            if groups[place] == nil {
                // Where there are only consequences, what is to be looked at stands elsewhere.
                if finding.isConsequence { continue }
                order.append(place)
            }
            groups[place, default: []].append(finding)
        }
        let regions = RegionsOfRows(part, places: Set(order))
        var checks: [String: CorrectionCheck] = [:]
        func evidence(
            _ place: Place, _ findings: [Finding], _ entry: StationDirectory.Entry?
        ) -> Evidence {
            let check = checks[place.file] ?? CorrectionCheck(part, file: place.file)
            checks[place.file] = check
            let figures =
                regions.figures[place]
                ?? Dictionary(
                    (entry?.figures ?? []).compactMap { figure in
                        WorklistAnswers.number(figure.text).map { (figure.column, $0) }
                    }
                ) { first, _ in first }
            return Evidence(check: check, findings: findings, printed: figures)
        }
        let rows = order.map { place in
            let findings = groups[place] ?? []
            let entry = part.directory.flatMap { $0.file == place.file ? $0[place.line] : nil }
            let region = findings.compactMap { $0.region?.text }.first ?? ""
            let codes: [(level: String, code: String)] =
                entry.map { zip(part.directory?.levels ?? [], $0.codes).map { ($0, $1) } }
                ?? regions.codes(place, region: region)
            let names = entry?.names ?? codes.map { part.name(of: $0.code) }
            let rules = findings.map(\.rule).uniqued()
            let station =
                entry.map {
                    $0.station.isEmpty ? findings.compactMap(\.total).first?.station ?? "" : $0.station
                }
                ?? findings.compactMap(\.station).first ?? findings.compactMap(\.total).first?.station ?? ""
            let contest = part.contest?.id ?? ""
            // The line is no part of it, as a file may get other rows, and of a recap's row only its own region is.
            let key = ([contest] + (entry?.codes ?? [region]) + [station]).filter { !$0.isEmpty }.joined(
                separator: "/")
            return Row(
                key: (key.isEmpty ? "\(place.file)/\(place.line)" : key).withTurnsWrittenOut,
                contest: contest,
                severity: findings.map(\.severity).max() ?? .warning, rules: rules,
                codes: columns.cells(codes),
                names: columns.cells(zip(codes, names).map { ($0.level, $1) }), station: station,
                look: findings.map { look($0, wording) }.uniqued().joined(separator: " "),
                figures: (entry?.figures ?? []).map { "\($0.column) \($0.text)" }.joined(separator: "; "),
                fits: fits(findings, wording).uniqued().joined(separator: "; "),
                votes: findings.compactMap(\.votesAtStake).max(), file: place.file, line: place.line,
                page: entry?.page ?? "", photos: entry?.photos ?? [],
                evidence: evidence(place, findings, entry))
        }
        return toldApart(rows)
    }

    /// Rows of one key, such as several totals of a village, are numbered in the order of their file.
    private static func toldApart(_ rows: [Row]) -> [Row] {
        var rows = rows
        for (_, places) in Dictionary(grouping: rows.indices, by: { rows[$0].key }) where places.count > 1 {
            let ordered = places.sorted {
                (rows[$0].file, rows[$0].line ?? 0) < (rows[$1].file, rows[$1].line ?? 0)
            }
            for (turn, place) in ordered.enumerated().dropFirst() { rows[place].key += " (\(turn + 1))" }
        }
        return rows
    }

    /// What would account for the findings on a row: what follows from a cause is accounted for by the cause alone.
    private static func fits(_ findings: [Finding], _ wording: any Wording) -> [String] {
        findings.filter { !$0.isConsequence }.flatMap { finding in
            if case .cause(let cause) = finding.kind, case .sameRows(_, _, let wanted) = cause.what {
                return wanted.map { "\($0.name) \($0.value)" }
            }
            let slips = finding.explanations
            let rows = finding.kind.rows(of: slips)
            return rows > CheckWords.shownRows
                ? [wording.wouldFit(slips.count, rows: rows)] : slips.map(wording.slip)
        }
    }

    /// What to look at, in a plain sentence.
    private static func look(_ finding: Finding, _ wording: any Wording) -> String {
        if case .form(.ruleBroken(let rule, let sides?)) = finding.kind { return wording.look(rule, sides) }
        return wording.sentence(finding)
    }

    /// Stations on the list and what became of them.
    var state: String {
        let closed = rows.filter(\.isClosed).compactMap(\.answer)
        let answered = closed.map(\.answer)
        let nameless = closed.count { $0.by.isEmpty }
        let changed = rows.count { if case .outdated = $0.state { true } else { false } }
        let doubts = AnswerDoubt.allCases.map { doubt in (doubt, rows.count { $0.doubt == doubt }) }
        return wording.worklistState(
            stations: rows.count, verified: answered.count { $0 == .verified },
            corrected: answered.count { $0 == .corrected })
            + (gone > 0 ? " " + wording.worklistGone(gone) : "")
            + (changed > 0 ? " " + wording.worklistChanged(changed) : "")
            + (nameless > 0 ? " " + wording.worklistNameless(nameless) : "")
            + doubts.filter { $0.1 > 0 }.map { " " + wording.worklistDoubted($1, $0) }.joined()
    }

    /// The list as a file, with columns to answer in.
    var table: Publication.DataTable { typed(keepsRows: false).data("worklist.csv") }

    /// The list for a workbook, or for a file.
    func typed(keepsRows: Bool) -> TableFiles.TypedTable {
        let used = levels.indices.filter { place in rows.contains { !$0.codes[place].isEmpty } }
        let names = used.map { levels[$0] }
        var columns: [(name: String, type: String)] = [
            ("key", "string"), ("contest", "string"), ("severity", "string"),
        ]
        columns += names.map { ($0, "string") } + names.map { (PlaceNaming.column(ofLevel: $0), "string") }
        columns += [
            ("station_no", "string"), ("look", "string"), ("figures", "string"), ("would_fit", "string"),
            ("votes", "integer"), ("rules", "string"), ("file", "string"), ("line", "integer"),
            ("page", "string"),
            ("photos", "string"), ("answer", "string"), ("corrected_figure", "string"),
            ("answered_by", "string"), ("answered_at", "string"), ("remark", "string"),
            ("why_open", "string"),
        ]
        var table = TableFiles.TypedTable(columns, keepsRows: keepsRows)
        for row in rows {
            var cells: [CSVWriter.Cell] = [.text(row.key), .text(row.contest), .text(row.severity.rawValue)]
            cells += used.map { .text(row.codes[$0]) } + used.map { .text(row.names[$0]) }
            cells += [.text(row.station), .text(row.look), .text(row.figures), .text(row.fits)]
            cells += [CSVWriter.Cell(row.votes), .text(row.rules.joined(separator: " ")), .text(row.file)]
            cells += [CSVWriter.Cell(row.line), .text(row.page), .text(row.photos.joined(separator: " "))]
            for text in row.answerTexts(wording) { cells.append(.text(text)) }
            table.append(cells)
        }
        return table
    }
}

extension WorklistAnswers.Row {
    /// What was answered, the figures of the form, who, when and a remark.
    fileprivate var texts: [String] { [answer.rawValue, corrected, by, at, remark] }
}

extension CorrectionCheck {
    /// - Parameters:
    ///   - part: The check of a contest.
    ///   - file: One of its files.
    fileprivate init(_ part: CheckedCount.Part, file: String) {
        let input = part.check.input
        let recap = input.recaps.first { $0.file == file }
        self.init(
            columns: recap?.measures.map(\.name) ?? input.stations?.columnNames ?? [],
            scope: recap == nil ? .station : .all, check: part.check, form: part.form)
    }
}

extension CheckedCount.Part {
    /// What a region is called; empty where nothing says so.
    fileprivate func name(of code: String) -> String { directory?.name(of: code) ?? regionNames[code] ?? "" }
}
