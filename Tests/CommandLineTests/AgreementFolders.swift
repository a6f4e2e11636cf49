import Foundation

/// Folders that make every kind of sentence: one and many pairs, one and several pollsters, no margin, an empty box, a
/// share of nothing, a remainder, a difference just outside of its range.
enum AgreementFolders {
    struct Reading {
        var pollster: String
        var shares: [String]
        var margin: String
        var remainder: Int?

        init(_ pollster: String, _ shares: [String], _ margin: String, remainder: Int? = nil) {
            self.pollster = pollster
            self.shares = shares
            self.margin = margin
            self.remainder = remainder
        }
    }

    struct Folder {
        var votes: [Int]
        var readings: [Reading]
        var kind = "other"
        var rule = "plurality"
        var last = ""
    }

    static let all: [String: Folder] = [
        "one-pair": .init(votes: [1000], readings: [.init("Solo", ["100.00"], "1.0")]),
        "two-pairs": .init(
            votes: [56_550_000, 41_360_000],
            readings: [
                .init("CODEO", ["57.70", "42.30"], "0.9"), .init("Ben, \"E\"", ["55.0", "45.0"], "1"),
            ],
            rule: "majority"),
        "near-the-line": .init(
            votes: [50_300, 49_700], readings: [.init("CODEO", ["50.4", "49.6"], "0.9")], rule: "majority"),
        "four-pairs": .init(
            votes: [4000, 3000, 2000, 1000],
            readings: [
                .init("A", ["41.0", "29.5", "19.5", "10.0"], "1"),
                .init("B <b>", ["42.9", "28.1", "19.5", "9.5"], "1.0"),
                .init("C", ["40.2", "30.1", "19.8", "9.9"], "1.2"),
                .init("a", ["41.1", "29.4", "19.5", "10.0"], "1"),
            ]),
        "twelve-pairs": .init(
            votes: [2000, 1800, 1500, 1200, 1000, 800, 600, 400, 300, 200, 150, 50],
            readings: [
                .init(
                    "Twelve",
                    ["20.5", "17.9", "15.1", "11.9", "9.9", "8.0", "6.0", "4.0", "3.0", "2.0", "1.3", "0.4"],
                    "0.8")
            ]),
        "no-margin": .init(votes: [500, 300, 200], readings: [.init("X", ["51.0", "29.0", "20.0"], "")]),
        "empty-box": .init(
            votes: [50_400, 49_600],
            readings: [.init("L", ["50.6", "49.4"], "0.9"), .init("S", ["47.0", "53.0"], "0.9")],
            kind: "pilkada",
            rule: "single-candidate", last: "Kolom kosong"),
        "zero-share": .init(
            votes: [5580, 3720, 700], readings: [.init("Z", ["60.00", "40.00", "0.00"], "1.2")]),
        "remainder": .init(
            votes: [3500, 2500, 4000],
            readings: [
                .init("R", ["37.0", "24.0", "39.0"], "1.0", remainder: 3),
                .init("S", ["35.2", "25.1", "39.7"], "1.0", remainder: 3),
            ]),
        "just-outside": .init(
            votes: [50_000, 50_000], readings: [.init("Edge", ["50.9505", "49.0495"], "0.950")]),
        "rounding-decides-lead": .init(
            votes: [5110, 4890],
            readings: [.init("Lead", ["51.30", "48.70"], "1"), .init("Tie", ["50.00", "50.00"], "1")]),
        "rounding-decides-line": .init(
            votes: [5100, 3900, 1000], readings: [.init("Line", ["51.20", "38.80", "10.00"], "1")],
            rule: "majority"),
        "rounding-decides": .init(votes: [5000, 5000], readings: [.init("Round", ["51.30", "48.70"], "1")]),
    ]

    static func write(_ name: String, to folder: URL) throws {
        guard let made = all[name] else { return }
        let region = made.kind == "pilkada" ? "7371" : "GH"
        var files: [String: [String]] = [:]
        files["contests.csv"] = [
            "contest_id,title,election_date,region_code,kind,rule,population",
            "\(name),Contest \(name),2024-12-07,\(region),\(made.kind),\(made.rule),"
                + (made.kind == "pilkada" ? "1400000" : ""),
        ]
        let numbers = Array(1...made.votes.count)
        files["candidates.csv"] =
            ["contest_id,ballot_no,candidate_pair,short_name"]
            + numbers.map { number in
                let name2 = number == numbers.count && !made.last.isEmpty ? made.last : "Candidate \(number)"
                return "\(name),\(number),\(name2),\(name2)"
            }
        files["recap.csv"] =
            ["contest_id,region_code,ballot_no,votes,source_url"]
            + numbers.map { "\(name),\(region),\($0),\(made.votes[$0 - 1]),https://ec.example/r" }
        files["quick_counts.csv"] =
            [
                "contest_id,pollster,ballot_no,share_pct,sample_stations,margin_of_error_pct,confidence_level_pct,stage,"
                    + "qc_id,role"
            ]
            + made.readings.enumerated().flatMap { index, reading in
                reading.shares.enumerated().map { place, share in
                    let pollster = "\"" + reading.pollster.replacing("\"", with: "\"\"") + "\""
                    let role = reading.remainder == place + 1 ? "remainder" : ""
                    return "\(name),\(pollster),\(place + 1),\(share),\(reading.margin.isEmpty ? "" : "600"),"
                        + "\(reading.margin),95,final,q\(index),\(role)"
                }
            }
        for (file, lines) in files {
            try (lines.joined(separator: "\n") + "\n")
                .write(to: folder.appending(path: file), atomically: true, encoding: .utf8)
        }
    }
}
