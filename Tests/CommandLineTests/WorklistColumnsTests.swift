import Foundation
import Testing

/// Codes of a row of a recap stand on the worklist in the columns of their levels.
@Suite struct WorklistColumnsTests {
    private static let files = [
        "stations.csv": """
        province_code,regency_code,district_code,village_code,station_no,valid,votes_1,votes_2
        X1,K1,D1,V1,1,100,60,40
        X1,K1,D1,V1,2,110,50,60
        X1,K1,D1,V2,1,90,50,40
        X1,K1,D1,V2,2,95,45,50

        """,
        "recap_village.csv": """
        province_code,regency_code,district_code,village_code,valid,votes_1,votes_2
        X1,K1,D1,V1,210,110,100
        X1,K1,D1,V2,185,95,97

        """,
        "recap_district.csv": """
        province_code,regency_code,district_code,valid,votes_1,votes_2
        X1,K1,D1,395,205,197

        """,
    ]

    @Test(arguments: [
        (["stations.csv", "recap_village.csv"], ["X1", "K1", "D1", "V2"]),
        (["stations.csv", "recap_district.csv"], ["X1", "K1", "D1"]),
        (["recap_village.csv"], ["X1", "K1", "D1", "V2"]),
    ])
    func codesStandUnderTheirLevels(files: [String], codes: [String]) throws {
        try Program.inScratch { scratch in
            for file in files {
                try Data((Self.files[file] ?? "").utf8).write(to: scratch.appending(path: file))
            }
            let run = try Program.run(
                ["check"] + files + ["--format", "worklist", "--out", "o"], in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            let rows = try String(contentsOf: scratch.appending(path: "o/worklist.csv"), encoding: .utf8)
                .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
            let row = try #require(rows.dropFirst().first)
            let levels = ["province_code", "regency_code", "district_code", "village_code"].prefix(
                codes.count)
            #expect(Array(rows[0][3..<(3 + codes.count)]) == levels.map { Substring($0) })
            #expect(Array(row[3..<(3 + codes.count)]) == codes.map { Substring($0) })
            // The key is that of earlier lists, so that their answers are read back.
            #expect(row[0] == codes.last.map { Substring($0) })
        }
    }

    /// Of a row that was copied from another the whole form would fit, and no slip in one of its figures.
    @Test func aCopiedRowWouldFitAsAWholeForm() throws {
        try Program.inScratch { scratch in
            let head = "province_code,village_code,"
            let votes = { (row: Int) in [61 + row * 37 % 83, 45 + row * 53 % 71, 21 + row * 29 % 61] }
            func line(_ place: String, _ votes: [Int]) -> String {
                "X1,\(place),\(votes.reduce(0, +)),\(votes.map(String.init).joined(separator: ","))\n"
            }
            var (stations, recap) = (
                head + "station_no,valid,votes_1,votes_2,votes_3\n", head + "valid,votes_1,votes_2,votes_3\n"
            )
            for village in 0..<12 {
                let rows = (0..<6).map { votes(6 * village + $0) }
                for (number, row) in rows.enumerated() {
                    let isCopied = village == 4 && number == 3
                    stations += line("V\(village),\(number + 1)", isCopied ? rows[1] : row)
                }
                recap += line("V\(village)", (0..<3).map { place in rows.reduce(0) { $0 + $1[place] } })
            }
            try Data(stations.utf8).write(to: scratch.appending(path: "stations.csv"))
            try Data(recap.utf8).write(to: scratch.appending(path: "recap_village.csv"))
            let run = try Program.run(
                ["check", "stations.csv", "recap_village.csv", "--format", "worklist", "--out", "o"],
                in: scratch)
            #expect(run.output.contains("cause-same-rows"), "\(run.output)")
            let list = try String(contentsOf: scratch.appending(path: "o/worklist.csv"), encoding: .utf8)
            let wanted = votes(27)
            let form =
                "valid \(wanted.reduce(0, +)); "
                + wanted.enumerated().map { "votes_\($0 + 1) \($1)" }.joined(separator: "; ")
            #expect(list.contains(",\"\(form)\","), "\(list)")
            #expect(!list.contains("→"))
        }
    }
}
