import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground
import SandingKit

/// W2: asks three rules of every station and compares the recaps of four levels with the stations.
enum CheckWork {
    private static let rules = [
        ("ballots_gt_registered", "ballots_used <= registered"),
        ("valid_plus_invalid_ne_ballots", "valid + invalid = ballots_used"),
        ("votes_ne_valid", "sum(votes) = valid"),
    ]

    /// Runs the workload.
    ///
    /// - Parameters:
    ///   - data: Folder with official.csv and recap_<level>.csv.
    ///   - folder: Folder for the results.
    @Sendable static func run(data: URL, out folder: URL) throws {
        let (recaps, stations) = Parallel.both {
            Result { try readRecaps(data) }
        } _: {
            Result { try read(data.appending(path: "official.csv")) }
        }
        let result = try stations.get()
        let tables = try recaps.get()
        let rollUp = result.rollUp
        let (issues, differences) = Parallel.both {
            Result { try writeIssues(result, rollUp, to: folder.appending(path: "station_issues.csv")) }
        } _: {
            Result {
                try writeDifferences(
                    tables, rollUp, to: folder.appending(path: "recap_discrepancies.csv"))
            }
        }
        try issues.get()
        try differences.get()
    }

    private static func readRecaps(_ data: URL) throws -> [RecapTable] {
        try ["province", "regency", "district", "village"].map { level in
            // The stations take all processors meanwhile.
            try RecapFile(threads: 1).read(
                data.appending(path: "recap_\(level).csv"), name: "recap_\(level).csv")
        }
    }

    private static func read(_ url: URL) throws -> CheckedStations {
        var file = StationFile()
        file.fields = StationField.mainTotals
        let book = FormRulebook(
            rules: rules.map { name, expression in
                FormRulebook.Rule(
                    id: name, severity: .error, scope: .station, expression: expression,
                    text: Bilingual(en: name, id: name), source: "")
            }, forms: [])
        return try file.checkedStations(
            CountFiles.Named(url: url, name: "official.csv"), book: book, findsDuplicates: false)
    }

    private static func writeIssues(
        _ result: CheckedStations, _ rollUp: RollUp, to url: URL
    ) throws {
        struct Issue {
            let rule: Int
            let village: String
            let station: Int
            let left: Int
            let right: Int
        }
        var issues: [Issue] = []
        for form in result.scan.failed {
            for rule in form.rules {
                guard let sides = result.scan.rules.rules[rule].sides(form.values) else { continue }
                issues.append(
                    Issue(
                        rule: rule, village: rollUp.tree.levels.last?.code(Int(form.unit)) ?? "",
                        station: Int(result.stationNumbers[Int(form.station)]) ?? 0,
                        left: sides.left.whole ?? 0, right: sides.right.whole ?? 0))
            }
        }
        let sorted = issues.sorted { ($0.rule, $0.village, $0.station) < ($1.rule, $1.village, $1.station) }
        try ByteFile.write(url, name: url.lastPathComponent, pieces: 1, threads: 1) { _, writer in
            writer.append("check,village_code,station_no,lhs,rhs,diff\n")
            for issue in sorted {
                writer.append(cell: rules[issue.rule].0)
                writer.append(byte: UInt8(ascii: ","))
                writer.append(cell: issue.village)
                for number in [issue.station, issue.left, issue.right, issue.left - issue.right] {
                    writer.append(byte: UInt8(ascii: ","))
                    writer.append(number)
                }
                writer.append(byte: UInt8(ascii: "\n"))
            }
        }
    }

    private static func writeDifferences(_ recaps: [RecapTable], _ stations: RollUp, to url: URL) throws {
        let tables = Parallel.map(recaps.count) {
            RecapDifferences(recaps[$0], stations: stations)?.rows ?? []
        }
        try ByteFile.write(url, name: url.lastPathComponent, pieces: 1, threads: 1) { _, writer in
            writer.append("level,code,field,recap,stations_sum,diff\n")
            for (recap, rows) in zip(recaps, tables) {
                let level = recap.levels.last?.replacing("_code", with: "") ?? "national"
                for row in rows {
                    for text in [level, row.code, recap.measures[row.measure].name] {
                        writer.append(cell: text)
                        writer.append(byte: UInt8(ascii: ","))
                    }
                    writer.append(row.published)
                    writer.append(byte: UInt8(ascii: ","))
                    writer.append(row.stations)
                    writer.append(byte: UInt8(ascii: ","))
                    writer.append(row.published - row.stations)
                    writer.append(byte: UInt8(ascii: "\n"))
                }
            }
        }
    }
}
