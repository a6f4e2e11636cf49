import Foundation
import Testing

extension AgreementTests {
    /// CSV, Vega-Lite, drawings and text of the chart of all tested counts.
    static func forest(_ outputs: ReportOutputs) throws {
        guard let text = outputs.files["charts/forest.csv"] else {
            #expect(outputs.tested.isEmpty)
            return
        }
        let keys = ["difference", "simultaneous_low", "simultaneous_high", "edge_low", "edge_high"]
        let expected = try outputs.tested.map { comparison in
            let choice = try #require(ReportOutputs.decisive(comparison))
            return try keys.map { 100 * (try #require(choice[$0] as? Double)) }
        }
        let columns = [
            "difference_points", "lower_points", "upper_points", "outer_lower_points", "outer_upper_points",
        ]
        let rows = try readCSV(text).map { row in
            try columns.map { try #require(row[$0].flatMap(Double.init)) }
        }
        let vega = try vegaRows(outputs.file("charts/forest.vl.json"), with: "difference_points")
            .map { row in try columns.map { try #require(row[$0] as? Double) } }
        #expect(rows.count == expected.count && vega.count == expected.count)
        for row in rows + vega {
            #expect(expected.contains { zip($0, row).allSatisfy { abs($0 - $1) <= 1.1e-6 } }, "\(row)")
        }
        for name in ["forest.svg", "forest.mobile.svg"] {
            let drawing = try outputs.file("charts/\(name)")
            let shown = matches("N \\(N (?:to|s\\.d\\.) N\\)", in: drawing)
            #expect(shown.count == expected.count)
            for group in shown {
                let numbers = try group.map(outputs.number)
                let own = expected.filter { zip(numbers, $0).allSatisfy { $0.prints($1) } }
                #expect(!own.isEmpty, "\(group)")
                let holdsZero = numbers[1].value <= 0 && numbers[2].value >= 0
                #expect(own.contains { ($0[1] <= 0 && $0[2] >= 0) == holdsZero }, "\(group)")
            }
            #expect(drawing.contains(try alt(outputs, "forest").prefix(60)))
        }
        let alt = try alt(outputs, "forest")
        let inside = outputs.tested.count {
            ($0["verdict"] as? String ?? "").hasPrefix("consistent")
        }
        let counted = matches("N (?:of|dari) N (?:tested include|yang diuji memuat)", in: alt)
        #expect(counted == [["\(inside)", "\(outputs.tested.count)"]])
        let ends =
            matches("(?:from|dari) N (?:to|sampai) N (?:points|poin)", in: alt).first
            ?? matches("(?:A difference of|Selisih) N (?:points|poin)", in: alt).first ?? []
        #expect(try outputs.number(ends.first ?? "-").prints(expected.map { $0[0] }.min() ?? .nan))
        #expect(try outputs.number(ends.last ?? "-").prints(expected.map { $0[0] }.max() ?? .nan))
        let summary = outputs.results["summary"] as? [String: Any]
        let chance = matches("(?:about|sekitar) N ", in: alt).first?[0] ?? "-"
        #expect(try outputs.number(chance).prints(summary?["expected_outside"] as? Double ?? .nan))
        #expect(try outputs.file("report.html").contains(ReportOutputs.escaped(alt).prefix(60)))
    }

    /// CSV, Vega-Lite and the table in the page of the charts of pollsters.
    static func dots(_ outputs: ReportOutputs) throws {
        let names = outputs.files.keys.filter {
            $0.hasPrefix("charts/interval-dots-") && $0.hasSuffix(".csv")
        }
        var all: [[String: String]] = []
        for name in names {
            let rows = readCSV(try outputs.file(name))
            let vega = try vegaRows(outputs.file(name.replacing(".csv", with: ".vl.json")), with: "share_pct")
            #expect(vega.count == rows.count)
            for (row, drawn) in zip(rows, vega) {
                for key in ["share_pct", "lower_pct", "upper_pct", "official_pct"] {
                    #expect(drawn[key] as? Double == row[key].flatMap(Double.init))
                }
            }
            all += rows
        }
        for row in all { #expect(agrees(row, outputs), "\(row)") }
        let tables = outputs.pages.components(separatedBy: "<table>").filter {
            $0.contains("(%)</th>")
        }
        let cells = tables.flatMap { table in
            matches("<tr>(<td.*?)</tr>", in: table.components(separatedBy: "</table>")[0]).map { row in
                matches("<td[^>]*>(.*?)</td>", in: row[0]).map { $0[0] }
            }
        }
        #expect(cells.count == all.count)
        for cell in cells { #expect(all.contains { prints(cell, $0, outputs) }, "\(cell)") }
    }

    private static func agrees(_ row: [String: String], _ outputs: ReportOutputs) -> Bool {
        let number = { (key: String) in row[key].flatMap(Double.init) }
        return outputs.comparisons.contains { comparison in
            guard let name = row["pollster"],
                ReportOutputs.calls(ReportOutputs.escaped(name), comparison, { $0.hasSuffix($1) })
            else { return false }
            let choices = ReportOutputs.choices(comparison)
            if choices.isEmpty { return number("lower_pct") == nil && number("official_pct") == nil }
            return choices.contains { choice in
                guard "\(choice["ballot_no"] ?? "")" == row["ballot_no"],
                    let share = choice["estimate"] as? Double,
                    let official = choice["official"] as? Double, near(number("share_pct"), 100 * share),
                    near(number("official_pct"), 100 * official)
                else { return false }
                guard let low = choice["simultaneous_low"] as? Double,
                    let high = choice["simultaneous_high"] as? Double
                else { return number("lower_pct") == nil && row["state"] == "not-testable" }
                return near(number("lower_pct"), 100 * (low + official))
                    && near(number("upper_pct"), 100 * (high + official))
                    && row["state"] == (low <= 0 && high >= 0 ? "inside" : "outside")
            }
        }
    }

    /// Whether a row of the table in the page is one of the CSV file.
    private static func prints(_ cell: [String], _ row: [String: String], _ outputs: ReportOutputs) -> Bool {
        func same(_ text: String, _ key: String) -> Bool {
            guard let value = row[key].flatMap(Double.init) else { return text == "–" }
            return PrintedNumber(text, outputs.language)?.prints(value) ?? false
        }
        let ends = cell[4].components(separatedBy: outputs.language == "en" ? " to " : " s.d. ")
        guard cell[0] == ReportOutputs.escaped(row["pollster"] ?? ""),
            (cell[2] + " ").hasPrefix((row["ballot_no"] ?? "-") + " "),
            same(cell[3], "share_pct"), same(cell[5], "official_pct"), same(ends[0], "lower_pct"),
            same(ends.last ?? "", "upper_pct")
        else { return false }
        guard let low = row["lower_pct"].flatMap(Double.init),
            let high = row["upper_pct"].flatMap(Double.init),
            let official = row["official_pct"].flatMap(Double.init)
        else { return true }
        return (low <= official && official <= high) == (row["state"] == "inside")
    }

    private static func near(_ one: Double?, _ other: Double) -> Bool {
        one.map { abs($0 - other) <= 1.1e-6 } ?? false
    }

    private static func alt(_ outputs: ReportOutputs, _ name: String) throws -> String {
        try outputs.file("charts/\(name).alt.txt").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Rows of data inside a Vega-Lite file: those of the first list of objects with a member of this name.
    private static func vegaRows(_ text: String, with member: String) throws -> [[String: Any]] {
        func search(_ value: Any) -> [[String: Any]]? {
            if let list = value as? [[String: Any]], list.first?[member] != nil { return list }
            let parts = (value as? [String: Any]).map { Array($0.values) } ?? value as? [Any] ?? []
            for part in parts { if let found = search(part) { return found } }
            return nil
        }
        return try #require(search(try JSONSerialization.jsonObject(with: Data(text.utf8))))
    }
}

extension AgreementTests {
    /// The measures under a table: lead, smallest detectable gap and equivalence at the judged margin.
    static func measures(
        _ text: String, _ comparison: [String: Any], _ outputs: ReportOutputs
    ) throws {
        let isEnglish = outputs.language == "en"
        func value(_ name: String) -> String? {
            matches("<dt>\(name)[^<]*</dt><dd>(.*?)</dd>", in: text).first?[0]
        }
        let lead = comparison["lead"] as? [String: Any]
        let range = value(isEnglish ? "Lead and its interval" : "Keunggulan dan rentangnya")
        #expect((range != nil) == (lead?["low"] is Double))
        if let range {
            let numbers = try matches("N", in: range).map { try outputs.number($0[0]) }
            try #require(numbers.count == 3, "\(range)")
            for (number, key) in zip(numbers, ["estimate", "low", "high"]) {
                #expect(number.prints(100 * (lead?[key] as? Double ?? .nan)), "\(range): \(key)")
            }
        }
        let gap = value(isEnglish ? "Smallest gap detectable" : "Selisih terkecil yang terdeteksi")
        let least = comparison["minimum_detectable_gap"] as? Double
        #expect((gap != nil) == (least != nil))
        if let gap, let least {
            #expect(try outputs.number(matches("N", in: gap).first?[0] ?? "").prints(100 * least), "\(gap)")
        }
        let equal = value(isEnglish ? "Lead equal within" : "Keunggulan sama dalam")
        let test = comparison["equivalence"] as? [String: Any]
        #expect((equal != nil) == (test != nil))
        if let equal, let p = test?["p"] as? Double {
            let isShown = !equal.contains(isEnglish ? "not shown" : "tidak terlihat")
            #expect(isShown == (test?["equivalent"] as? Bool), "\(equal)")
            let printed = try outputs.number(matches("N", in: equal).first?[0] ?? "")
            #expect(printed.prints(p) || (p < 0.0005 && printed.value == 0.001), "\(equal): \(p)")
        }
    }
}
