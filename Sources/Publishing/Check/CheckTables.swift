import Consistency
import Elections
import Ground
import SandingKit
import Wording
import Workbooks

/// The tables of a check: findings, rules, net and gross errors of the levels.
enum CheckTables {
    static func all(_ report: CheckReport) -> [Publication.DataTable] {
        [
            TableFiles.findings(report.findings, report.wording, directories: report.directories)
                .data("findings.csv"),
            rules(report).data("rules.csv"), levels(report).data("levels.csv"),
        ]
    }

    /// The tables for people who work with a spreadsheet.
    static func workbook(_ report: CheckReport) -> [WorkbookFile.Table] {
        [
            TableFiles.findings(
                report.findings, report.wording, directories: report.directories, keepsRows: true
            ).sheet("findings"),
            report.worklist.typed(keepsRows: true).sheet("worklist"),
        ]
    }

    /// One row for each rule.
    private static func rules(_ report: CheckReport) -> TableFiles.TypedTable {
        var table = TableFiles.TypedTable([
            ("contest", "string"), ("rule", "string"), ("severity", "string"), ("expression", "string"),
            ("asked", "integer"), ("failed", "integer"), ("unknown", "integer"),
            ("not_asked_because", "string"),
            ("text", "string"), ("source", "string"),
        ])
        for part in report.parts {
            for tally in part.check.tallies {
                table.writer.append([
                    .text(part.contest?.id ?? ""), .text(tally.rule.id), .text(tally.rule.severity.rawValue),
                    .text(tally.rule.expression), .integer(tally.asked), .integer(tally.failed),
                    .integer(tally.unknown), .text(tally.missing.joined(separator: " ")),
                    .text(tally.rule.text[report.wording.language]), .text(tally.rule.source),
                ])
            }
        }
        return table
    }

    /// One row for each recap and figure: how many units differ, and by how much.
    private static func levels(_ report: CheckReport) -> TableFiles.TypedTable {
        var table = TableFiles.TypedTable([
            ("contest", "string"), ("file", "string"), ("level", "string"), ("column", "string"),
            ("mismatches", "integer"), ("net", "integer"), ("gross", "integer"),
        ])
        for part in report.parts {
            for row in part.check.levels.errors {
                table.writer.append([
                    .text(part.contest?.id ?? ""), .text(row.file), .text(row.level ?? ""),
                    .text(row.column), .integer(row.mismatches), .integer(row.net), .integer(row.gross),
                ])
            }
        }
        return table
    }
}
