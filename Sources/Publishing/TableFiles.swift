import Elections
import Estimation
import Ground
import Reconciliation
import SandingKit
import Statistics
import Wording
import Workbooks

/// `comparisons.csv` and `findings.csv`: the same results for spreadsheets.
enum TableFiles {
    /// A CSV file with the type of each column, for the Data Package that lists it.
    struct TypedTable {
        var columns: [(name: String, type: String)]
        var writer: CSVWriter
        /// The cells, where they are kept for a workbook.
        private(set) var rows: [[CSVWriter.Cell]]?

        init(_ columns: [(name: String, type: String)], keepsRows: Bool = false) {
            self.columns = columns
            writer = CSVWriter(header: columns.map(\.name))
            rows = keepsRows ? [] : nil
        }

        mutating func append(_ cells: [CSVWriter.Cell]) {
            if rows == nil { writer.append(cells) } else { rows?.append(cells) }
        }

        /// Appends a row for each of many items.
        mutating func append(_ count: Int, _ row: @Sendable (Int) -> [CSVWriter.Cell]) {
            if rows == nil {
                writer.append(count) { [row($0)] }
            } else {
                rows?.append(contentsOf: (0..<count).map(row))
            }
        }

        /// The table as a file of a publication.
        func data(_ path: String) -> Publication.DataTable {
            .init(path: path, columns: columns, bytes: Array(writer.text.utf8))
        }

        /// The table as a sheet of a workbook; its rows were kept.
        func sheet(_ name: String) -> WorkbookFile.Table {
            WorkbookFile.Table(
                name: name, header: columns.map(\.name),
                rows: (rows ?? []).map { $0.map(WorkbookFile.Cell.init) })
        }
    }

    /// One row for each reading and pair; columns ending `_pct` are percent, `_pp` percentage points.
    static func comparisons(_ result: ReconciliationResult) -> TypedTable {
        var table = TypedTable([
            ("contest", "string"), ("region", "string"), ("source", "string"), ("reading", "string"),
            ("stage", "string"), ("as_of", "string"), ("stations", "integer"),
            ("ballot_no", "integer"), ("candidate_pair", "string"), ("estimate_pct", "number"),
            ("se_pp", "number"), ("official_pct", "number"), ("official_votes", "integer"),
            ("difference_pp", "number"), ("difference_votes", "number"), ("low_pp", "number"),
            ("high_pp", "number"), ("simultaneous_low_pp", "number"),
            ("simultaneous_high_pp", "number"), ("edge_low_pp", "number"), ("edge_high_pp", "number"),
            ("z", "number"), ("p", "number"), ("p_adjusted", "number"),
            ("p_most_favourable", "number"), ("joint_p", "number"), ("joint_p_adjusted", "number"),
            ("lead_pp", "number"), ("lead_low_pp", "number"), ("lead_high_pp", "number"),
            ("margin_kind", "string"), ("verdict", "string"), ("reasons", "string"),
            ("repeat_of", "string"), ("unrounded_low_pp", "number"), ("unrounded_high_pp", "number"),
            ("unrounded_simultaneous_low_pp", "number"), ("unrounded_simultaneous_high_pp", "number"),
            ("unrounded_edge_low_pp", "number"), ("unrounded_edge_high_pp", "number"),
            ("z_most_favourable", "number"), ("p_most_favourable_adjusted", "number"),
            ("joint_p_most_favourable", "number"), ("joint_p_most_favourable_adjusted", "number"),
            ("unrounded_lead_low_pp", "number"), ("unrounded_lead_high_pp", "number"),
            ("line_low_pct", "number"), ("line_high_pct", "number"),
            ("unrounded_line_low_pct", "number"), ("unrounded_line_high_pct", "number"),
            ("minimum_detectable_gap_pp", "number"), ("unrounded_minimum_detectable_gap_pp", "number"),
            ("equivalence_p", "number"), ("unrounded_equivalence_p", "number"),
            ("shown_verdict", "string"), ("grade", "string"), ("needed_margin_pp", "number"),
            ("smallest_margin_pp", "number"), ("largest_margin_pp", "number"), ("answer", "string"),
        ])
        table.writer.append(result.comparisons.count) { index in
            let comparison = result.comparisons[index]
            let names = result.election.candidates(of: comparison.contest)
            return comparison.choices.map { share in
                let name = names.first { $0.choice == share.choice }?.pair ?? ""
                return row(comparison, share, name)
            }
        }
        return table
    }

    private static func row(
        _ comparison: Comparison, _ share: Comparison.ComparedShare, _ name: String
    ) -> [CSVWriter.Cell] {
        let points = { (value: Double?) in CSVWriter.Cell(value?.inPercent) }
        return [
            .text(comparison.contest), .text(comparison.region.text), .text(comparison.source),
            .text(comparison.reading), .text(comparison.stage?.rawValue ?? ""),
            .text(comparison.asOf), CSVWriter.Cell(comparison.estimate.stations),
            .integer(share.choice.number), .text(name), points(share.estimate),
            points(share.standardError), points(share.official), CSVWriter.Cell(share.officialVotes),
            points(share.difference), CSVWriter.Cell(share.differenceVotes), points(share.interval?.low),
            points(share.interval?.high), points(share.simultaneous?.low),
            points(share.simultaneous?.high), points(share.edge?.low), points(share.edge?.high),
            CSVWriter.Cell(share.z), CSVWriter.Cell(share.p), CSVWriter.Cell(share.pAdjusted),
            CSVWriter.Cell(share.pMostFavourable), CSVWriter.Cell(comparison.joint?.p),
            CSVWriter.Cell(comparison.joint?.pAdjusted), points(comparison.lead?.estimate),
            points(comparison.lead?.interval?.low), points(comparison.lead?.interval?.high),
            .text(comparison.margin.verdict.rawValue), .text(comparison.verdict.rawValue),
            .text(comparison.reasons.map(\.rawValue).joined(separator: " ")),
            .text(comparison.repeatOf ?? ""), points(share.unrounded?.alone.low),
            points(share.unrounded?.alone.high), points(share.unrounded?.simultaneous?.low),
            points(share.unrounded?.simultaneous?.high), points(share.unrounded?.edge?.low),
            points(share.unrounded?.edge?.high), CSVWriter.Cell(share.zMostFavourable),
            CSVWriter.Cell(share.pMostFavourableAdjusted),
            CSVWriter.Cell(comparison.joint?.pMostFavourable),
            CSVWriter.Cell(comparison.joint?.pMostFavourableAdjusted),
        ] + judged(comparison)
    }

    /// Lead, line, smallest detectable gap and equivalence, each at the judged margin with its unrounded twin; the verdict
    /// as it is shown, and what bounds the answer where there is no margin.
    private static func judged(_ comparison: Comparison) -> [CSVWriter.Cell] {
        let points = { (value: Double?) in CSVWriter.Cell(value?.inPercent) }
        let line = comparison.threshold
        return [
            points(comparison.lead?.unrounded?.low), points(comparison.lead?.unrounded?.high),
            points(line?.interval?.low), points(line?.interval?.high),
            points(line?.unrounded?.low), points(line?.unrounded?.high),
            points(comparison.minimumDetectableGap), points(comparison.unroundedMinimumDetectableGap),
            CSVWriter.Cell(comparison.equivalence?.p), CSVWriter.Cell(comparison.equivalence?.unroundedP),
            .text(comparison.said.rawValue), .text(comparison.grade.rawValue),
            points(comparison.bound?.neededMargin), points(comparison.bound?.usual?.smallest),
            points(comparison.bound?.usual?.largest), .text(comparison.bound?.answer.rawValue ?? ""),
        ]
    }

    /// One row for each turnout or share of invalid ballots of a reading; `nil` where none gives one.
    static func measures(_ result: ReconciliationResult) -> TypedTable? {
        var table = TypedTable([
            ("contest", "string"), ("region", "string"), ("source", "string"), ("reading", "string"),
            ("measure", "string"), ("base", "string"), ("estimate_pct", "number"), ("se_pp", "number"),
            ("official_pct", "number"), ("official_part", "integer"), ("official_whole", "integer"),
            ("difference_pp", "number"), ("low_pp", "number"), ("high_pp", "number"),
            ("edge_low_pp", "number"), ("edge_high_pp", "number"), ("z", "number"),
            ("p_most_favourable", "number"), ("verdict", "string"), ("reasons", "string"),
        ])
        let points = { (value: Double?) in CSVWriter.Cell(value?.inPercent) }
        let rows = result.comparisons.flatMap { comparison in comparison.measures.map { (comparison, $0) } }
        for (comparison, measure) in rows {
            table.writer.append([
                .text(comparison.contest), .text(comparison.region.text), .text(comparison.source),
                .text(comparison.reading), .text(measure.figure.measure.rawValue),
                .text(measure.figure.base.rawValue), points(measure.estimate), points(measure.standardError),
                points(measure.official?.share), CSVWriter.Cell(measure.official?.part),
                CSVWriter.Cell(measure.official?.whole), points(measure.difference),
                points(measure.interval?.low), points(measure.interval?.high), points(measure.edge?.low),
                points(measure.edge?.high), CSVWriter.Cell(measure.z),
                CSVWriter.Cell(measure.pMostFavourable), .text(measure.verdict.rawValue),
                .text(measure.obstacles.map(\.rawValue).joined(separator: " ")),
            ])
        }
        return rows.isEmpty ? nil : table
    }

    /// One row for each finding.
    ///
    /// - Parameters:
    ///   - findings: What was found.
    ///   - wording: In whose words.
    ///   - directories: Names and links of a check; without them their columns are left out.
    ///   - keepsRows: Whether it becomes a sheet of a workbook and no CSV.
    static func findings(
        _ findings: [Finding], _ wording: any Wording, directories: [StationDirectory]? = nil,
        keepsRows: Bool = false
    ) -> TypedTable {
        var columns = [
            ("rule", "string"), ("severity", "string"), ("contest", "string"), ("region", "string"),
            ("station", "string"), ("source", "string"), ("file", "string"), ("line", "integer"),
            ("column", "string"), ("expected", "string"), ("found", "string"),
            ("votes_at_stake", "integer"), ("message", "string"), ("explanation_kinds", "string"),
            ("explanations", "string"),
        ]
        if directories != nil {
            columns += ["region_name", "rule_text", "page", "photos"].map { ($0, "string") }
            columns += [("cause", "integer"), ("is_consequence", "boolean")]
        }
        var table = TypedTable(columns, keepsRows: keepsRows)
        table.append(findings.count) { index in
            let finding = findings[index]
            var cells: [CSVWriter.Cell] = [
                .text(finding.rule), .text(finding.severity.rawValue), .text(finding.contest),
                .text(finding.region?.text ?? ""), .text(finding.station ?? ""), .text(finding.source),
                .text(finding.place.file),
                CSVWriter.Cell(finding.place.line), .text(finding.place.column ?? ""),
                .text(finding.expected), .text(finding.found),
                CSVWriter.Cell(finding.votesAtStake), .text(wording.sentence(finding)),
                .text(finding.explanations.map(\.kind.rawValue).uniqued().joined(separator: " ")),
                .text(finding.explanations.map(wording.slip).joined(separator: "; ")),
            ]
            if let directories {
                let entry = directories.entry(of: finding)
                cells += [
                    .text(directories.name(of: finding) ?? ""),
                    .text(finding.kind.ruleText(wording.language)),
                    .text(entry?.page ?? ""), .text(entry?.photos.joined(separator: " ") ?? ""),
                    CSVWriter.Cell(finding.cause), .text(finding.isConsequence ? "true" : "false"),
                ]
            }
            return cells
        }
        return table
    }
}

extension [StationDirectory] {
    /// The station that a finding names.
    func entry(of finding: Finding) -> StationDirectory.Entry? {
        guard let line = finding.place.line else { return nil }
        return first { $0.file == finding.place.file }?[line]
    }

    /// Names of the region of a finding from the lowest level up; `nil` where no file names it.
    func name(of finding: Finding) -> String? {
        let names = entry(of: finding)?.names.filter { !$0.isEmpty }.reversed().joined(separator: ", ") ?? ""
        if !names.isEmpty { return names }
        guard let code = finding.region?.text else { return nil }
        return lazy.compactMap { $0.name(of: code) }.first { !$0.isEmpty }
    }
}

extension FindingKind {
    /// What the rule says that a form breaks; empty for any other finding.
    fileprivate func ruleText(_ language: Language) -> String {
        guard case .form(.ruleBroken(let rule, _)) = self else { return "" }
        return rule.text[language]
    }
}
