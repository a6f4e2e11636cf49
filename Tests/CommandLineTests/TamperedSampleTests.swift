import Foundation
import TestSupport
import Testing

/// A sample whose stations have other votes in the official file, though their sum hides it: that comes first, in every text and
/// picture.
@Suite struct TamperedSampleTests {
    /// - Parameters:
    ///   - tampered: How many of the first stations of the sample have other votes in the official file.
    ///   - each: One of so many stations is in the sample.
    ///   - blank: How many of the last stations have no votes in the official file.
    private static func write(tampered: Int, each: Int = 8, blank: Int = 0, in folder: URL) throws {
        var random = SeededRandom(state: 12)
        var (sample, official) = ("area,station_no,votes_1,votes_2\n", "area,station_no,votes_1,votes_2\n")
        for number in 1...400 {
            let votes = [random.between(60, 160), random.between(40, 140)]
            official += number > 400 - blank ? "A,\(number),,\n" : "A,\(number),\(votes[0]),\(votes[1])\n"
            guard number % each == 0 else { continue }
            let moved = number / each <= tampered ? 6 : 0
            sample += "A,\(number),\(votes[0] - moved),\(votes[1] + moved)\n"
        }
        try sample.write(to: folder.appending(path: "s.csv"), atomically: true, encoding: .utf8)
        try official.write(to: folder.appending(path: "o.csv"), atomically: true, encoding: .utf8)
    }

    private static func texts(
        tampered: Int, _ language: String, title: String?
    ) throws -> (words: [String], chart: String) {
        try Program.inScratch { scratch in
            try write(tampered: tampered, in: scratch)
            let run = try Program.run(
                [
                    "reconcile", "--sample", "s.csv", "--official", "o.csv", "--levels", "area", "--out", "r",
                    "--format", "txt,svg", "--lang", language,
                ] + (title.map { ["--title", $0] } ?? []), in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            let folder = scratch.appending(path: "r")
            let words = try String(contentsOf: folder.appending(path: "words.txt"), encoding: .utf8)
            let charts = folder.appending(path: "charts")
            let forest = try String(contentsOf: charts.appending(path: "forest.svg"), encoding: .utf8)
            return (words.components(separatedBy: "\n\n"), forest)
        }
    }

    @Test(arguments: [
        ("en", "station by station", "its estimate of the whole agrees"),
        ("id", "tidak konsisten dengan berkas resmi", "taksiran sampel itu untuk keseluruhan sesuai"),
    ])
    func stationsComeFirst(language: String, first: String, then: String) throws {
        for title in [nil, "Ghana 2024"] {
            let said = try Self.texts(tampered: 20, language, title: title)
            // Headline, post and lede, in this order.
            for text in said.words.prefix(3) {
                let plain = text.lowercased()
                let start = try #require(plain.range(of: first.lowercased()), "\(text)")
                let end = try #require(plain.range(of: then.lowercased()), "\(text)")
                #expect(start.upperBound < end.lowerBound, "\(text)")
            }
            #expect(said.words[2].contains("20") && said.words[2].contains("50"))
            #expect(said.chart.lowercased().contains(first))
        }
        let honest = try Self.texts(tampered: 0, language, title: nil)
        #expect(!honest.words.joined().lowercased().contains("not consistent with the official file ("))
        #expect(!honest.chart.contains(first))
    }

    /// What one verb says of a sample another does not contradict.
    @Test func theChartAloneSaysTheSame() throws {
        try Program.inScratch { scratch in
            try Self.write(tampered: 20, in: scratch)
            let run = try Program.run(
                [
                    "chart", "forest", "--sample", "s.csv", "--official", "o.csv", "--levels", "area",
                    "--out", "c",
                ], in: scratch)
            let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(run.status == 0 && said.contains("Station by station the sample is not consistent"))
        }
    }

    /// Where nothing is left to chance, or the official file is not complete, the sample still says what it has.
    @Test(arguments: [
        (0, 1, 0, "Every polling station is in the sample, and its sums are those of the official file"),
        (
            300, 1, 0,
            "(300 of 400 polling stations differ); every polling station is in the sample, and its sums differ from the "
                + "official file by "
        ),
        (
            0, 8, 40,
            "The sample has candidate or party 1 ahead by more than its margin of error; the official file does not have the "
                + "votes of every polling station yet"
        ),
        (
            0, 1, 1,
            "points ahead; the official file does not have the votes of every polling station yet"
        ),
    ])
    func whatCannotBeTested(tampered: Int, each: Int, blank: Int, text: String) throws {
        try Program.inScratch { scratch in
            try Self.write(tampered: tampered, each: each, blank: blank, in: scratch)
            let run = try Program.run(
                [
                    "reconcile", "--sample", "s.csv", "--official", "o.csv", "--levels", "area", "--out", "r",
                    "--format", "txt,md",
                ], in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            for name in ["words.txt", "report.md"] {
                let file = try String(contentsOf: scratch.appending(path: "r/\(name)"), encoding: .utf8)
                #expect(file.contains(text), "\(file.prefix(700))")
                #expect(!file.lowercased().contains("a quick count is in"))
                #expect(blank == 0 || !file.contains("its sums are those"))
            }
        }
    }
}
