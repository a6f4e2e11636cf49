import Foundation
import Testing

/// Reads every number of every output of a run back and holds it against `results.json`: no two outputs disagree about
/// a quantity, and no sentence says "within" of a number that is not.
@Suite struct AgreementTests {
    static let folders = ["pilkada-2018", "makassar-2018", "pilpres-2014", "pilpres-2019", "pilpres-2024"]

    @Test(arguments: folders, ["en", "id"])
    func everyOutputOfTheDataAgrees(folder: String, language: String) throws {
        try Self.check(try ReportOutputs(["Data/\(folder)"], language: language))
    }

    @Test(arguments: AgreementFolders.all.keys.sorted(), ["en", "id"])
    func everyOutputOfInventedFoldersAgrees(name: String, language: String) throws {
        try Program.inScratch { scratch in
            try AgreementFolders.write(name, to: scratch)
            try Self.check(
                try ReportOutputs([scratch.path, "--edge-level", "0.9995"], language: language))
        }
    }

    @Test(arguments: ["en", "id"])
    func everyOutputOfASampleAgrees(language: String) throws {
        try Program.inScratch { scratch in
            let lines = StationFiles.count().split(separator: "\n")
            // Every eleventh station, and of the last province too few to be tested.
            let drawn = lines.dropFirst().enumerated().filter { $0.offset % 11 == 0 && $0.offset < 820 }
            let sample = [lines[0]] + drawn.map(\.element)
            for (name, part) in [("official.csv", lines), ("drawn.csv", sample)] {
                try (part.joined(separator: "\n") + "\n")
                    .write(to: scratch.appending(path: name), atomically: true, encoding: .utf8)
            }
            let files = ["--sample", "drawn.csv", "--official", "official.csv"].map {
                $0.hasSuffix(".csv") ? scratch.appending(path: $0).path : $0
            }
            let outputs = try ReportOutputs(files + ["--by", "province_code"], language: language)
            try Self.check(outputs)
            #expect(outputs.comparisons.count == 10)
            for name in ["report.html", "report.md", "charts/forest.alt.txt"] {
                let text = try outputs.file(name)
                for word in [
                    "the recap", "rekapitulasi", "Pollster", "Lembaga", "published margin", "margin yang",
                ] {
                    #expect(!text.contains(word), "\(name): \(word)")
                }
            }
        }
    }

    static func check(_ outputs: ReportOutputs) throws {
        try comparisonsFile(outputs)
        try page(outputs)
        try overview(outputs)
        try summary(outputs)
        try forest(outputs)
        try dots(outputs)
        try verdicts(outputs)
        try notebook(outputs)
    }

    // MARK: Files

    private static func comparisonsFile(_ outputs: ReportOutputs) throws {
        let rows = readCSV(try outputs.file("comparisons.csv"))
        let pairs = outputs.comparisons.flatMap { comparison in
            ReportOutputs.choices(comparison).map { (comparison, $0) }
        }
        try #require(rows.count == pairs.count)
        let keys = [
            "estimate_pct", "se_pp", "official_pct", "difference_pp", "low_pp", "high_pp",
            "simultaneous_low_pp",
            "simultaneous_high_pp", "edge_low_pp", "edge_high_pp", "unrounded_low_pp", "unrounded_high_pp",
            "unrounded_simultaneous_low_pp", "unrounded_simultaneous_high_pp", "unrounded_edge_low_pp",
            "unrounded_edge_high_pp", "z", "p", "p_adjusted", "p_most_favourable", "z_most_favourable",
            "p_most_favourable_adjusted", "official_votes", "difference_votes",
        ]
        for (row, (comparison, choice)) in zip(rows, pairs) {
            for key in keys {
                let name = key.replacing("_pct", with: "").replacing("_pp", with: "")
                let scale = name == key ? 1.0 : 100.0
                #expect(agrees(row[key], choice[name], scale), "\(key) of \(comparison["reading"] ?? "")")
            }
            let joint = comparison["joint"] as? [String: Any]
            for name in ["p", "p_adjusted", "p_most_favourable", "p_most_favourable_adjusted"] {
                #expect(agrees(row["joint_" + name], joint?[name], 1))
            }
            let lead = comparison["lead"] as? [String: Any]
            for (key, name) in [
                ("lead_pp", "estimate"), ("lead_low_pp", "low"), ("lead_high_pp", "high"),
                ("unrounded_lead_low_pp", "unrounded_low"), ("unrounded_lead_high_pp", "unrounded_high"),
            ] {
                #expect(agrees(row[key], lead?[name], 100), "\(key)")
            }
            let line = comparison["threshold"] as? [String: Any]
            for name in ["low", "high"] {
                #expect(agrees(row["line_\(name)_pct"], line?[name], 100))
                #expect(agrees(row["unrounded_line_\(name)_pct"], line?["unrounded_" + name], 100))
            }
            let equivalence = comparison["equivalence"] as? [String: Any]
            for name in ["", "unrounded_"] {
                let gap = name + "minimum_detectable_gap"
                #expect(agrees(row[gap + "_pp"], comparison[gap], 100))
                #expect(agrees(row[name + "equivalence_p"], equivalence?[name + "p"], 1))
            }
            #expect(row["verdict"] == comparison["verdict"] as? String)
        }
    }

    private static func agrees(_ cell: String?, _ value: Any?, _ scale: Double) -> Bool {
        guard let number = value as? Double else { return cell == "" }
        guard let cell = cell.flatMap(Double.init) else { return false }
        return abs(cell - scale * number) <= 1e-12 * max(1, abs(cell))
    }

    // MARK: The page

    private static func page(_ outputs: ReportOutputs) throws {
        let articles = try outputs.articles()
        #expect(articles.count == outputs.comparisons.count)
        let markdown = try outputs.file("report.md")
        for (text, comparison) in articles {
            let verdict = try #require(comparison["verdict"] as? String)
            #expect(text.contains("class=\"verdict \(verdict)\""))
            let sentence = try #require(matches("</p>\\s*<p>(.*?)</p>", in: text).first?[0])
            try Sentences.check(sentence, comparison, outputs)
            let start = String(sentence.components(separatedBy: "(").first ?? "").components(
                separatedBy: ": ")
            #expect(markdown.contains(start.last?.prefix(40).replacing("&#39;", with: "'") ?? "-"))
            try table(text, comparison, outputs)
            try measures(text, comparison, outputs)
        }
    }

    private static func table(
        _ text: String, _ comparison: [String: Any], _ outputs: ReportOutputs
    ) throws {
        let rows = matches("<tr>(<td.*?)</tr>", in: text).map { row in
            matches("<td[^>]*>(.*?)</td>", in: row[0]).map { $0[0].replacing("&lt; ", with: "") }
        }
        let choices = ReportOutputs.choices(comparison)
        try #require(rows.count == choices.count)
        for (cells, choice) in zip(rows, choices) {
            let plain: [(Int, String, Double)] = [
                (0, "ballot_no", 1), (1, "estimate", 100), (2, "official", 100), (3, "difference", 100),
                (4, "difference_votes", 1), (9, "z_most_favourable", 1), (10, "p_most_favourable", 1),
                (11, "p_most_favourable_adjusted", 1),
            ]
            for (column, key, scale) in plain {
                guard let value = choice[key] as? Double else {
                    #expect(cells[column] == "–")
                    continue
                }
                let printed = try outputs.number(cells[column])
                let isSmall = key.hasPrefix("p_") && value < 0.0005 && printed.value == 0.001
                #expect(isSmall || printed.prints(scale * value), "\(key): \(cells[column]) is \(value)")
            }
            let ranges = [(5, ""), (6, "simultaneous_"), (7, "edge_"), (8, "unrounded_simultaneous_")]
            for (column, key) in ranges {
                guard let low = choice[key + "low"] as? Double, let high = choice[key + "high"] as? Double
                else {
                    #expect(cells[column] == "–")
                    continue
                }
                let ends = try cells[column].components(separatedBy: " … ").map(outputs.number)
                try #require(ends.count == 2)
                #expect(ends[0].prints(100 * low) && ends[1].prints(100 * high))
                #expect(
                    (ends[0].value <= 0 && ends[1].value >= 0) == (low <= 0 && high >= 0), "\(cells[column])")
            }
        }
    }

    /// The table of the terminal is that of the overview, and both are the judged interval of the decisive pair.
    private static func overview(_ outputs: ReportOutputs) throws {
        let pattern = "(?<=\\s)(?:N(?: ±N)? \\((\\d+)\\)|–)(?=\\s*$)"
        // The stations of a sample stand above the others, with an estimate of their own.
        let lines = outputs.terminal.components(separatedBy: "\n").drop { !$0.hasPrefix("─") }.dropFirst()
            // A contest whose name needs a line of its own has no figures there.
            .filter { !matches(pattern, in: $0).isEmpty }
            .filter { line in
                let starts = [
                    "Station by station", "TPS demi TPS", "Satu per satu",
                ]
                return !starts.contains(where: line.hasPrefix)
            }
            .prefix(outputs.shown.count)
        // Many contests have a table for each place above them.
        let tables = try outputs.file("report.html").components(separatedBy: "</table>")
            .filter { $0.contains("<table class=\"overview\">") }
        let html = tables.flatMap { table in
            matches("<td class=\"n\">(.*?)</td>", in: table.components(separatedBy: "overview\">").last ?? "")
                .map { $0[0] }
        }
        let cells =
            tables.count > 1
            ? html
            : try outputs.file("report.md").components(separatedBy: "\n")
                .drop { !$0.hasPrefix("|---|---|---|--:|") }.dropFirst().prefix(outputs.shown.count)
                .map { $0.components(separatedBy: " | ").last?.replacing(/\s\|$/, with: "") ?? "" }
        #expect(lines.count == outputs.shown.count && cells.count == lines.count && html == cells)
        // The tables of the page go by place, the terminal by contest.
        guard tables.count == 1 else {
            for line in lines { #expect(cells.contains { line.hasSuffix($0) }, "\(line)") }
            return
        }
        for ((line, cell), comparison) in zip(zip(lines, cells), outputs.shown) {
            #expect(line.contains(cell), "\(line): \(cell)")
            guard let choice = ReportOutputs.decisive(comparison) else {
                #expect(cell == "–")
                continue
            }
            let reasons = comparison["reasons"] as? [String] ?? []
            if comparison["basis"] as? String == "sample", choice["simultaneous_low"] as? Double == nil,
                !reasons.contains("census")
            {
                #expect(cell == "–", "\(line)")
                continue
            }
            let parts = try #require(matches(pattern, in: " \(cell)").first, "\(cell)")
            let gap = try outputs.number(parts[0])
            #expect(gap.prints(100 * (choice["difference"] as? Double ?? .nan)))
            #expect(parts[2] == "\(choice["ballot_no"] as? Int ?? -1)")
            guard let half = ReportOutputs.half(choice, "simultaneous") else {
                #expect(parts[1].isEmpty)
                continue
            }
            let printed = try outputs.number(parts[1])
            #expect(printed.prints(half))
            let isInside = abs(gap.value) <= printed.value
            #expect(isInside == (comparison["verdict"] as? String ?? "").hasPrefix("consistent"))
        }
    }

    // MARK: The whole

    private static func summary(_ outputs: ReportOutputs) throws {
        let summary = try #require(outputs.results["summary"] as? [String: Any])
        let opening = try #require(
            matches("<p class=\"lede\">(.*?)</p>", in: try outputs.file("report.html")).first?[0])
        // What the stations of a sample say stands before what the regions say.
        let lede = matches("((?:The whole|Keseluruhan).*)", in: opening).first?[0] ?? opening
        let terminal = outputs.terminal.components(separatedBy: .newlines).joined(separator: " ")
        #expect(terminal.contains(lede))
        #expect(try outputs.file("report.md").contains(lede))
        let numbers = try matches("N", in: lede).map { try outputs.number($0[0]) }
        let level = try #require((outputs.results["options"] as? [String: Any])?["level"] as? Double)
        // A sample is "the whole and 9 regions".
        let isSample = outputs.comparisons.contains { $0["basis"] as? String == "sample" }
        var expected = [(summary["readings"] as? Double ?? .nan) - (isSample ? 1 : 0)]
        let edge = (outputs.results["options"] as? [String: Any])?["edge_level"] as? Double ?? .nan
        let number = { (key: String) in summary[key] as? Double ?? .nan }
        switch summary["tested"] as? Int ?? 0 {
        case 0: break
        // What a single test says: its own range or ranges, with the part of such counts outside by chance.
        case 1:
            let ranges =
                number("outside_edge") > 0
                ? [(edge, "expected_outside_edge")]
                : number("outside") > 0
                    ? [(level, "expected_outside"), (edge, "expected_outside_edge")]
                    : [(level, "expected_outside")]
            expected += [1] + ranges.map { 100 * $0.0 } + ranges.map { 100 * number($0.1) }
        default:
            let (tested, out) = (number("tested"), number("outside"))
            let isAll = out == 0 && number("stand_out_after_adjustment") == 0 || out == tested
            expected +=
                [tested, 100 * level] + (isAll ? (tested == 2 ? [] : [tested]) : [tested - out, out])
            expected.append(number("expected_outside"))
            if out > 0 || !isAll {
                expected += number("outside_edge") > 0 ? [number("outside_edge"), 100 * edge] : [100 * edge]
                expected += [number("expected_outside_edge"), number("stand_out_after_adjustment")]
            }
        }
        // Counts without a margin: how many, and each answer.
        let bounded = summary["without_margin"] as? [String: Int] ?? [:]
        let answers = ["consistent", "inconsistent", "depends"].map { Double(bounded[$0] ?? -1) }
        if answers.reduce(0, +) > 0 { expected += [answers.reduce(0, +)] + answers.filter { $0 > 0 } }
        #expect(numbers.count == expected.count, "\(lede)")
        for (printed, value) in zip(numbers, expected) { #expect(printed.prints(value), "\(lede): \(value)") }
        #expect(summary["readings"] as? Int == outputs.comparisons.count)
        #expect(summary["tested"] as? Int == outputs.tested.count)
        let outside = outputs.tested.filter {
            ["borderline", "inconsistent"].contains($0["verdict"] as? String)
        }
        #expect(summary["outside"] as? Int == outside.count)
        let alpha = (outputs.results["options"] as? [String: Any])?["alpha"] as? Double ?? .nan
        let alone = outputs.tested.filter {
            let joint = $0["joint"] as? [String: Any]
            return (joint?["p_most_favourable_adjusted"] as? Double ?? 1) <= alpha
        }
        #expect(summary["stand_out_after_adjustment"] as? Int == alone.count)
    }

    /// Verdicts follow from the judged intervals of the JSON.
    private static func verdicts(_ outputs: ReportOutputs) throws {
        for comparison in outputs.comparisons where comparison["simultaneous"] is [String: Any] {
            let choices = ReportOutputs.choices(comparison)
            guard !choices.isEmpty else { continue }
            let isOutside = choices.contains { ReportOutputs.holdsZero($0, "simultaneous") == false }
            let isFar = choices.contains { ReportOutputs.holdsZero($0, "edge") == false }
            let wanted =
                isFar
                ? ["inconsistent"] : isOutside ? ["borderline"] : ["consistent", "consistent-too-close"]
            #expect(wanted.contains(comparison["verdict"] as? String ?? ""))
        }
    }

    private static func notebook(_ outputs: ReportOutputs) throws {
        let json = try JSONSerialization.jsonObject(with: Data(try outputs.file("report.ipynb").utf8))
        let cells = try #require((json as? [String: Any])?["cells"] as? [[String: Any]])
        let text = cells.flatMap { $0["source"] as? [String] ?? [] }.joined()
        let plain = text.replacing("\\", with: "")
        for article in try outputs.articles()
        where outputs.shown.contains(where: { same($0, article.comparison) }) {
            let sentence = matches("</p>\\s*<p>(.*?)</p>", in: article.text).first?[0] ?? "-"
            let parts = matches("(±?N(?: points| poin|%))", in: sentence).map { $0[0] }
            for part in parts { #expect(plain.contains(part)) }
        }
    }

    private static func same(_ one: [String: Any], _ other: [String: Any]) -> Bool {
        one["reading"] as? String == other["reading"] as? String
    }
}
