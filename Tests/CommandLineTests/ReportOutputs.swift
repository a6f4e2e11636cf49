import Foundation
import Testing

/// Everything that one run of `reconcile` printed and wrote, to be read back.
struct ReportOutputs {
    let language: String
    let terminal: String
    let files: [String: String]
    let results: [String: Any]
    let comparisons: [[String: Any]]

    init(_ arguments: [String], language: String) throws {
        var files: [String: String] = [:]
        self.language = language
        terminal = try Program.inScratch { scratch in
            let out = scratch.appending(path: "out")
            let run = try Program.run(["reconcile"] + arguments + ["--lang", language, "--out", out.path])
            try #require(run.status == 0, "\(run.errors)")
            files = try Program.contents(of: out).mapValues { String(decoding: $0, as: UTF8.self) }
            return run.output
        }
        self.files = files
        let json = try JSONSerialization.jsonObject(with: Data((files["results.json"] ?? "").utf8))
        results = try #require(json as? [String: Any])
        comparisons = try #require(results["comparisons"] as? [[String: Any]])
    }

    /// All pages, the first one first.
    var pages: String {
        files.filter { $0.key.hasPrefix("report") && $0.key.hasSuffix(".html") }
            .sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }.map(\.value).joined(separator: "\n")
    }

    func file(_ name: String) throws -> String { try #require(files[name], "\(name)") }

    /// The printed number of a text.
    func number(_ text: String) throws -> PrintedNumber {
        try #require(PrintedNumber(text, language), "\(text)")
    }

    /// An option of the run that is a level, in percent.
    func level(_ name: String) -> Double {
        100 * ((results["options"] as? [String: Any])?[name] as? Double ?? .nan)
    }

    /// Counts in the terminal and in the overview: readings of the stages and kinds asked for, one of each count.
    var shown: [[String: Any]] {
        let others = [
            "stage-interim", "stage-near-final", "stage-final", "stage-unknown", "stage-garbled",
            "not-a-quick-count",
        ]
        func isMain(_ comparison: [String: Any]) -> Bool {
            !(comparison["reasons"] as? [String] ?? []).contains(where: others.contains)
        }
        // A count stands once, as the page that says most.
        func key(_ comparison: [String: Any]) -> String {
            let name = (comparison["source"] as? String ?? "").lowercased()
            let isSample = comparison["basis"] as? String == "sample"
            return [
                comparison["contest"] as? String ?? "", comparison["region"] as? String ?? "",
                isSample
                    ? comparison["reading"] as? String ?? "" : name.filter { $0.isLetter || $0.isNumber },
            ].joined(separator: "|")
        }
        func weight(_ comparison: [String: Any]) -> [Int] {
            [
                isMain(comparison) ? 1 : 0, comparison["repeat_of"] is String ? 0 : 1,
                ["shown", "bounded", "tested"].firstIndex(of: comparison["grade"] as? String ?? "") ?? 0,
                comparison["stage"] as? String == "final" ? 1 : 0,
            ]
        }
        var order: [String] = []
        var best: [String: [String: Any]] = [:]
        for comparison in comparisons {
            guard let known = best[key(comparison)] else {
                order.append(key(comparison))
                best[key(comparison)] = comparison
                continue
            }
            if weight(known).lexicographicallyPrecedes(weight(comparison)) {
                best[key(comparison)] = comparison
            }
        }
        return order.compactMap { best[$0] }.filter(isMain)
    }

    /// Tested counts, each once.
    var tested: [[String: Any]] {
        comparisons.filter {
            $0["simultaneous"] is [String: Any] && !Self.choices($0).isEmpty && !($0["repeat_of"] is String)
        }
    }

    static func choices(_ comparison: [String: Any]) -> [[String: Any]] {
        comparison["choices"] as? [[String: Any]] ?? []
    }

    /// The pair on which a verdict rests, by the numbers of the JSON alone.
    static func decisive(_ comparison: [String: Any]) -> [String: Any]? {
        let tested = choices(comparison).filter { $0["simultaneous_low"] is Double }
        func size(_ choice: [String: Any], _ key: String) -> Double { abs(choice[key] as? Double ?? 0) }
        let all = tested.isEmpty ? choices(comparison) : tested
        return all.dropFirst().reduce(all.first) { farthest, choice in
            for key in ["z_most_favourable", "z", "difference"] {
                let (one, other) = (size(choice, key), size(farthest ?? [:], key))
                // Two pairs are equally far but for the last digits; the first stands for both.
                if abs(one - other) > 1e-9 * max(one, other) { return one > other ? choice : farthest }
            }
            return farthest
        }
    }

    /// Half of the width of an interval, in points.
    static func half(_ choice: [String: Any], _ key: String) -> Double? {
        guard let low = choice[key + "_low"] as? Double, let high = choice[key + "_high"] as? Double else {
            return nil
        }
        return 50 * (high - low)
    }

    static func holdsZero(_ choice: [String: Any], _ key: String) -> Bool? {
        guard let low = choice[key + "_low"] as? Double, let high = choice[key + "_high"] as? Double else {
            return nil
        }
        return low <= 0 && 0 <= high
    }

    /// The articles of the page with their comparisons.
    func articles() throws -> [(text: String, comparison: [String: Any])] {
        try pages.components(separatedBy: "<article id=").dropFirst().map { part in
            let text = part.components(separatedBy: "</article>")[0]
            let facts = try #require(matches("<p class=\"facts\">([^<]*)", in: text).first?[0])
            let words = facts.components(separatedBy: " · ").map { $0.trimmingCharacters(in: .whitespaces) }
            let own = comparisons.filter { words.contains(Self.escaped($0["reading"] as? String ?? "")) }
            if own.isEmpty {
                // A part of a sample has no page: its name stands in the heading.
                let name = matches("<h3>(.*?) <span", in: text).first?[0] ?? ""
                let named = comparisons.filter { ReportOutputs.calls(name, $0) { $0 == $1 } }
                return (text, try #require(named.first, "\(name)"))
            }
            return (text, try #require(own.first))
        }
    }

    /// Whether text of a page names a comparison: by its source, or a part of a sample by its region with the level's
    /// name in the language of the page.
    static func calls(
        _ text: String, _ comparison: [String: Any], _ matches: (String, String) -> Bool
    ) -> Bool {
        let source = comparison["source"] as? String ?? ""
        if matches(text, escaped(source)) { return true }
        guard comparison["basis"] as? String == "sample", let region = comparison["region"] as? String,
            source.hasSuffix(" " + region)
        else { return false }
        return text.hasSuffix(" " + escaped(region))
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("'", with: "&#39;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}
