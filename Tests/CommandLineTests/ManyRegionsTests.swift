import Foundation
import TestSupport
import Testing

/// Estimates of more regions than a page or a terminal holds: none is lost, wherever it stands.
@Suite struct ManyRegionsTests {
    @Test(arguments: [(600, "en"), (601, "en"), (2_500, "id")])
    func everyRegionStandsOnce(regions: Int, language: String) throws {
        try Program.inScratch { scratch in
            var random = SeededRandom(state: UInt64(regions))
            var text = "area,station_no,votes_1,votes_2\n"
            for region in 0..<regions {
                for number in 1...6 {
                    text +=
                        "R \(1000 + region),\(number),\(random.between(50, 150)),\(random.between(50, 150))\n"
                }
            }
            try Data(text.utf8).write(to: scratch.appending(path: "s.csv"))
            let run = try Program.run(
                ["estimate", "s.csv", "--levels", "area", "--by", "area", "--out", "e", "--lang", language],
                in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            let folder = scratch.appending(path: "e")
            func file(_ name: String) throws -> String {
                try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            }
            let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { $0.hasPrefix("report") && $0.hasSuffix(".html") }.map(file)
            let isLong = regions > 600
            // One page as long as all fits it.
            #expect(pages.count == (regions > 2_000 ? 1 + (regions + 599) / 600 : 1))
            #expect(pages.allSatisfy { $0.utf8.count < 1_000_000 })
            // A row for each of two shares and the lead.
            var rows: [String: Int] = [:]
            for page in pages {
                for part in page.components(separatedBy: "<td>R ").dropFirst() {
                    rows[String(part.prefix { $0 != " " }), default: 0] += 1
                }
            }
            #expect(rows.count == regions && rows.values.allSatisfy { $0 == 3 })
            let lines = try file("estimate.csv").split(separator: "\n")
            #expect(lines.count { $0.hasPrefix("R ") } == 3 * regions)
            let shown = run.output.split(separator: "\n").count { $0.hasPrefix("R ") }
            #expect(shown == (isLong ? 20 : regions))
            #expect(
                !isLong
                    || run.output.contains(language == "en" ? "\(regions - 20) more region" : "wilayah lain"))
        }
    }
}
