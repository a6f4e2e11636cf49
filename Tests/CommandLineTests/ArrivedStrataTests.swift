import Foundation
import Testing

/// What is said where a stratum has not arrived: every figure is of the strata that arrived, and nothing is called the whole.
@Suite struct ArrivedStrataTests {
    /// Counties C1 and C2 lie in both layers, C3 lies in layer B alone.
    private static func lines(_ layers: Set<String>, first: Int, emptied: String? = nil) -> [String] {
        let rows = [1, 2, 3].flatMap { county in
            (1...first).map { number in
                let layer = county == 3 || number % 3 == 0 ? "B" : "A"
                let one = 100 + 7 * ((number * 5 + county) % 9)
                let two = 80 + 6 * ((number * 7 + county) % 8) + 4 * county
                let votes = layer == emptied ? "," : "\(one),\(two)"
                return (layer, "C\(county),\(layer),\(number),500,\(votes)")
            }
        }
        return ["county,layer,station_no,registered,votes_1,votes_2"]
            + rows.filter { layers.contains($0.0) }.map(\.1)
    }

    private static let official = lines(["A", "B"], first: 40)
    private static let undrawn = lines(["A"], first: 12)
    private static let silent = lines(["A", "B"], first: 12, emptied: "B")
    private static let frame = ["layer,stations", "A,54", "B,66"]
    private static let design = "--levels county --stratum layer --frame f.csv --by county"

    /// Everything that a command prints and writes, by name; what it prints stands under the empty name.
    private static func texts(_ arguments: String, _ sample: [String]) throws -> [String: String] {
        try Program.inScratch { scratch in
            for (name, lines) in ["s.csv": sample, "o.csv": official, "f.csv": frame] {
                try lines.map { $0 + "\n" }.joined()
                    .write(to: scratch.appending(path: name), atomically: true, encoding: .utf8)
            }
            let run = try Program.run(
                (arguments + " --out out").split(separator: " ").map(String.init), in: scratch)
            try #require(run.status == 0, "\(run.errors)")
            var texts = ["": run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")]
            let out = scratch.appending(path: "out")
            for path in try FileManager.default.subpathsOfDirectory(atPath: out.path) {
                texts[path] = try? String(contentsOf: out.appending(path: path), encoding: .utf8)
            }
            return texts
        }
    }

    @Test(arguments: ["observer", "newsroom"], ["en", "id"])
    func nothingIsCalledTheWhole(audience: String, language: String) throws {
        for sample in [Self.undrawn, Self.silent] {
            let texts = try Self.texts(
                "reconcile --sample s.csv --official o.csv \(Self.design) --draws 199 --audience \(audience) "
                    + "--lang \(language)", sample)
            #expect(texts.count > 5)
            for (name, text) in texts {
                #expect(!text.lowercased().contains("the whole"), "\(name)")
                #expect(!text.lowercased().contains("keseluruhan"), "\(name)")
            }
            let isEnglish = language == "en"
            let arrived = isEnglish ? "the strata that arrived" : "strata yang sudah masuk"
            let printed = try #require(texts[""])
            let parts = isEnglish ? "also those of 2 regions (C1, C2)" : "juga angka 2 wilayah (C1, C2)"
            #expect(printed.contains(parts))
            #expect(
                printed.contains(
                    isEnglish
                        ? "The strata that arrived and 2 regions are shown"
                        : "Strata yang sudah masuk dan 2 wilayah ditampilkan"))
            // A table has the part by what it is, uncut.
            if audience == "observer" { #expect(printed.contains("s \(arrived) ")) }
            let title = try #require(texts["report.md"]?.split(separator: "\n").first { $0.hasPrefix("# ") })
            #expect(title.contains((isEnglish ? "of " : "dari ") + arrived))
            // Captions say of what they are, from the same words.
            let subtitles = texts.filter { $0.key.hasSuffix(".vl.json") }
            #expect(!subtitles.isEmpty)
            for (name, text) in subtitles {
                #expect(text.contains((isEnglish ? "of " : "dari ") + arrived), "\(name)")
            }
            let caption = try #require(
                texts["words.txt"]?.components(separatedBy: isEnglish ? "CAPTION\n" : "KETERANGAN GAMBAR\n")
                    .last)
            #expect(
                caption.prefix { $0 != "\n" }.contains((isEnglish ? "of " : "dari ") + arrived),
                "\(caption.prefix(200))")
            // One cause, one sentence: the region of which all stations lie in that stratum is not told again.
            #expect(!printed.contains("C3"))
        }
    }

    @Test(arguments: ["en", "id"]) func anEstimateIsOfTheStrataThatArrived(language: String) throws {
        let texts = try Self.texts("estimate s.csv \(Self.design) --lang \(language)", Self.silent)
        let printed = try #require(texts[""])
        #expect(
            printed.contains(
                language == "en"
                    ? "Of the strata that arrived 16 of 16 sampled polling stations are in."
                    : "Dari strata yang sudah masuk sudah ada 16 dari 16 tempat pemungutan suara sampel."))
        #expect(printed.contains("(C1, C2)") && !printed.contains("C3"))
        #expect(texts.count > 2)
        for (name, text) in texts {
            #expect(!text.lowercased().contains("the whole"), "\(name)")
            #expect(!text.lowercased().contains("keseluruhan"), "\(name)")
        }
    }
}
