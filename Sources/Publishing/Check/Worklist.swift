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
        var codes: [String]
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
        var answer: WorklistAnswers.Row?

        /// Names of the levels from the lowest up, codes where a level has no name.
        var place: [String] { zip(names, codes).map { $0.isEmpty ? $1 : $0 }.filter { !$0.isEmpty } }
    }

    /// Rows that nobody has answered, then the others.
    let rows: [Row]
    /// Region columns from the top down.
    let levels: [String]
    let wording: any Wording
    /// Answers to rows that are no longer there.
    let gone: Int
    /// Answers to other figures than the row has now, which are open again.
    let changed: Int

    /// - Parameters:
    ///   - report: The check.
    ///   - answers: What volunteers answered before.
    init(_ report: CheckReport, answers: WorklistAnswers?) {
        wording = report.wording
        let directories = report.parts.compactMap(\.directory)
        levels = directories.first?.levels ?? []
        var rows: [Row] = []
        for part in report.parts {
            rows += Worklist.rows(part, report.wording).map { Worklist.answered($0, answers) }
        }
        let keys = Set(rows.map(\.key))
        gone = answers?.rows.keys.count { !keys.contains($0) } ?? 0
        changed = rows.count { $0.answer == nil && answers?.rows[$0.key] != nil }
        self.rows = rows.enumerated().sorted { one, other in
            let (left, right) = (one.element, other.element)
            if (left.answer == nil) != (right.answer == nil) { return left.answer == nil }
            if left.severity != right.severity { return left.severity > right.severity }
            let votes = (left.votes ?? -1, right.votes ?? -1)
            return votes.0 != votes.1 ? votes.0 > votes.1 : one.offset < other.offset
        }.map(\.element)
    }

    /// A row with its answer, where that is to the figures that the row has.
    static func answered(_ row: Row, _ answers: WorklistAnswers?) -> Row {
        guard let answer = answers?.rows[row.key], answer.figures == nil || answer.figures == row.figures
        else {
            return row
        }
        var row = row
        row.answer = answer
        return row
    }

    struct Place: Hashable {
        var file: String
        var line: Int
    }

    static func rows(
        _ part: CheckedCount.Part, _ wording: any Wording
    ) -> [Row] {
        var order: [Place] = []
        var groups: [Place: [Finding]] = [:]
        // A notice is to be known, and nothing that a person could look at.
        for finding in part.check.findings.flatMap(\.ofEachTotal) where finding.severity > .notice {
            guard let line = finding.place.line else { continue }
            let place = Place(file: finding.place.file, line: line)
            if groups[place] == nil {
                // Where there are only consequences, what is to be looked at stands elsewhere.
                if finding.isConsequence { continue }
                order.append(place)
            }
            groups[place, default: []].append(finding)
        }
        let rows = order.map { place in
            let findings = groups[place] ?? []
            let entry = part.directory.flatMap { $0.file == place.file ? $0[place.line] : nil }
            let region = findings.compactMap { $0.region?.text }.first ?? ""
            let codes = entry?.codes ?? [region]
            let rules = findings.map(\.rule).uniqued()
            let station =
                entry.map {
                    $0.station.isEmpty ? findings.compactMap(\.total).first?.station ?? "" : $0.station
                }
                ?? findings.compactMap(\.station).first ?? findings.compactMap(\.total).first?.station ?? ""
            let contest = part.contest?.id ?? ""
            // The line is no part of it: a file may get other rows.
            let key = ([contest] + codes + [station]).filter { !$0.isEmpty }.joined(separator: "/")
            return Row(
                key: (key.isEmpty ? "\(place.file)/\(place.line)" : key).withTurnsWrittenOut,
                contest: contest,
                severity: findings.map(\.severity).max() ?? .warning, rules: rules, codes: codes,
                names: entry?.names ?? [part.directory?.name(of: region) ?? ""], station: station,
                look: findings.map { look($0, wording) }.uniqued().joined(separator: " "),
                figures: (entry?.figures ?? []).map { "\($0.column) \($0.text)" }.joined(separator: "; "),
                fits: findings.flatMap(\.explanations).map(wording.slip).uniqued().joined(separator: "; "),
                votes: findings.compactMap(\.votesAtStake).max(), file: place.file, line: place.line,
                page: entry?.page ?? "", photos: entry?.photos ?? [], answer: nil)
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

    /// What to look at, in a plain sentence.
    private static func look(_ finding: Finding, _ wording: any Wording) -> String {
        if case .form(.ruleBroken(let rule, let sides?)) = finding.kind { return wording.look(rule, sides) }
        return wording.sentence(finding)
    }

    /// Stations on the list and what became of them.
    var state: String {
        let answers = rows.compactMap(\.answer)
        let answered = answers.map(\.answer)
        let nameless = answers.count { $0.by.isEmpty }
        let figureless = answers.count { $0.answer == .corrected && $0.corrected.isEmpty }
        return wording.worklistState(
            stations: rows.count, verified: answered.count { $0 == .verified },
            corrected: answered.count { $0 == .corrected })
            + (gone > 0 ? " " + wording.worklistGone(gone) : "")
            + (changed > 0 ? " " + wording.worklistChanged(changed) : "")
            + (nameless > 0 ? " " + wording.worklistNameless(nameless) : "")
            + (figureless > 0 ? " " + wording.worklistFigureless(figureless) : "")
    }

    /// The list as a file, with columns to answer in.
    var table: Publication.DataTable { typed(keepsRows: false).data("worklist.csv") }

    /// The list for a workbook, or for a file.
    func typed(keepsRows: Bool) -> TableFiles.TypedTable {
        let depth = rows.map(\.codes.count).max() ?? 0
        let names = (0..<depth).map { $0 < levels.count ? levels[$0] : "region_\($0 + 1)" }
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
        ]
        var table = TableFiles.TypedTable(columns, keepsRows: keepsRows)
        func padded(_ texts: [String]) -> [CSVWriter.Cell] {
            (0..<depth).map { .text($0 < texts.count ? texts[$0] : "") }
        }
        for row in rows {
            var cells: [CSVWriter.Cell] = [.text(row.key), .text(row.contest), .text(row.severity.rawValue)]
            cells += padded(row.codes) + padded(row.names)
            cells += [.text(row.station), .text(row.look), .text(row.figures), .text(row.fits)]
            cells += [CSVWriter.Cell(row.votes), .text(row.rules.joined(separator: " ")), .text(row.file)]
            cells += [CSVWriter.Cell(row.line), .text(row.page), .text(row.photos.joined(separator: " "))]
            cells += [.text(row.answer?.answer.rawValue ?? ""), .text(row.answer?.corrected ?? "")]
            cells += [.text(row.answer?.by ?? ""), .text(row.answer?.at ?? "")]
            cells += [.text(row.answer?.remark ?? "")]
            table.append(cells)
        }
        return table
    }
}

extension Finding {
    /// The total that it is of, where it is of one.
    var total: FindingKind.TotalRow? {
        switch kind {
        case .station(.totalRows(let rows)), .level(.totalRows(let rows, _)): rows.count == 1 ? rows[0] : nil
        case .station(.totalNotSum(let row)), .level(.totalNotSum(let row, _)): row
        default: nil
        }
    }

    /// A finding on several totals as one on each, at its own line: a person looks at each of them.
    var ofEachTotal: [Finding] {
        guard let rows = totals else { return [self] }
        return rows.map { keeping([$0]) }
    }

    /// The same finding on some of its totals; they stand in the order of the file.
    func keeping(_ rows: [FindingKind.TotalRow]) -> Finding {
        var finding = self
        if case .level(.totalRows(_, let file)) = kind {
            finding.kind = .level(.totalRows(rows, file: file))
        } else {
            finding.kind = .station(.totalRows(rows))
        }
        finding.place.line = rows.first?.line
        finding.found = "\(rows.count)"
        return finding
    }

    /// Totals that it lists.
    var totals: [FindingKind.TotalRow]? {
        switch kind {
        case .station(.totalRows(let rows)), .level(.totalRows(let rows, _)): rows
        default: nil
        }
    }
}
