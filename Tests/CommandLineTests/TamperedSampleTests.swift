import Foundation
import TestSupport
import Testing

/// A sample whose stations have other votes in the official file, though their sum hides it: that comes first, in every text and
/// picture.
@Suite struct TamperedSampleTests {
    private static func write(tampered: Int, in folder: URL) throws {
        var random = SeededRandom(state: 12)
        var (sample, official) = ("area,station_no,votes_1,votes_2\n", "area,station_no,votes_1,votes_2\n")
        for number in 1...400 {
            let votes = [random.between(60, 160), random.between(40, 140)]
            official += "A,\(number),\(votes[0]),\(votes[1])\n"
            guard number % 8 == 0 else { continue }
            let moved = number / 8 <= tampered ? 6 : 0
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
}
