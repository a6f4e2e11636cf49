import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground
import SandingKit

@testable import Publishing

/// Reports on small counts that are written for each test.
enum CheckSamples {
    static let head =
        "province_code,regency_code,station_no,registered,ballots_used,valid,invalid,votes_1,votes_2\n"
    /// Two provinces, four regencies, eight stations that add up.
    static let rows: [(codes: String, station: Int, counts: [Int])] = (0..<8).map { index in
        let province = 11 + index / 4
        let (one, two, invalid) = (60 + 7 * index, 90 + 5 * index % 11, index % 3)
        return (
            "\(province),\(province)0\(1 + index / 2 % 2)", 1 + index % 2,
            [250 + index, one + two + invalid, one + two, invalid, one, two]
        )
    }

    static func stations(_ change: (inout [(codes: String, station: Int, counts: [Int])]) -> Void = { _ in })
        -> String
    {
        var rows = rows
        change(&rows)
        return head
            + rows.map { "\($0.codes),\($0.station),\($0.counts.map(String.init).joined(separator: ","))\n" }
            .joined()
    }

    /// Recap of the regencies as the sound stations sum.
    static func recap(_ change: (inout [[Int]]) -> Void = { _ in }) -> String {
        let codes = rows.map(\.codes).uniqued()
        var sums = codes.map { code in
            rows.filter { $0.codes == code }.reduce([Int](repeating: 0, count: 6)) { sum, row in
                zip(sum, row.counts).map(+)
            }
        }
        change(&sums)
        return "province_code,regency_code,stations,registered,ballots_used,valid,invalid,votes_1,votes_2\n"
            + zip(codes, sums).map { "\($0),2,\($1.map(String.init).joined(separator: ","))\n" }.joined()
    }

    static func report(
        stations: String?, recap: String? = nil, language: Language = .english
    ) throws -> CheckReport {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let book = FormRulebook.standard
        var input = CountCheck.Input()
        if let stations {
            let url = folder.appending(path: "stations.csv")
            try stations.write(to: url, atomically: true, encoding: .utf8)
            let result = try StationFile(levels: ["province_code", "regency_code"], threads: 1)
                .scan(url, name: "stations.csv") { columns in
                    FormScan(
                        columns,
                        rules: try FormRules(
                            book, form: book.form("any"), columns: columns.measures.map(\.name),
                            scope: .station))
                }
            input.stations = CheckedStations(
                file: "stations.csv", scan: result.state, codes: result.codes,
                stationNumbers: result.stationNumbers, lineOfRow: { result.line(ofRow: $0) },
                rowsOf: { runs in
                    try result.stations(
                        runs.map { FileRun(start: $0.start ?? 0, row: $0.row, count: $0.count) })
                })
        }
        if let recap {
            let url = folder.appending(path: "recap_regency.csv")
            try recap.write(to: url, atomically: true, encoding: .utf8)
            input.recaps = [
                try RecapFile(levels: ["province_code", "regency_code"], threads: 1)
                    .read(url, name: "recap_regency.csv")
            ]
        }
        let form = book.form("any")
        let check = try CountCheck(input, book: book, form: form)
        let part = CheckedCount.Part(
            check: check, stake: VotesAtStake(check, terms: .init()), form: form, contest: nil, election: nil)
        return CheckReport(parts: [part], run: Samples.run, name: "check-test", language: language)
    }

    /// A station whose votes do not sum, and two regencies printed with other figures.
    static func spoilt(_ language: Language = .english) throws -> CheckReport {
        try report(
            stations: stations { $0[5].counts[4] += 100 },
            recap: recap { sums in
                sums[0][4] += 30
                sums[0][5] -= 20
                sums[2][4] += 100
                sums[3][4] += 100
            }, language: language)
    }

    static func text(_ path: String, _ files: [ReportFile]) -> String? {
        files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
}
