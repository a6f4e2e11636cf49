import Foundation
import Testing

/// Reads the sentence of a comparison back: its numbers are those of `results.json`, and what it says of them is so.
enum Sentences {
    /// A sentence in both languages; `N` stands for a number.
    private static let within = [
        "en":
            "farthest out, N points for .*?, is within what sampling can explain \\(±N points at N% for all",
        "id":
            "Selisih terjauh, N poin untuk .*?, masih dapat dijelaskan oleh penarikan sampel \\(±N poin pada taraf N%",
    ]
    private static let edge = [
        "en": "The difference of N points for .*? is outside ±N points at N% and inside ±N points at N%",
        "id":
            "Selisih N poin untuk .*? berada di luar ±N poin pada taraf N% dan di dalam ±N poin pada taraf N%",
    ]
    private static let beyond = [
        "en":
            "The difference of N points for .*? is more than sampling explains .*?\\(±N points at N% and ±N points at N%",
        "id":
            "Selisih N poin untuk .*? lebih besar daripada yang dapat dijelaskan .*?\\(±N poin pada taraf N% dan ±N poin pada taraf N%",
    ]
    private static let among = [
        "en": "The difference of N points for .*? is outside ±N points at N% and ±N points at N%",
        "id": "Selisih N poin untuk .*? berada di luar ±N poin pada taraf N% dan ±N poin pada taraf N%",
    ]
    private static let dashed = [
        "en": "Its differences are shown and not tested", "id": "Selisihnya ditampilkan dan tidak diuji",
    ]
    private static let untested = [
        "en": "The largest difference is N points", "id": "Selisih terbesar N poin untuk",
    ]
    private static let unrounded = [
        "en": "\\(±N points at N% without it\\)", "id": "\\(tanpa itu ±N poin pada taraf N%\\)",
    ]
    private static let adjusted = ["en": "adjusted p (&lt; )?N", "id": "p tersesuaikan (&lt; )?N"]
    private static let alone = ["en": "It stands out also", "id": "Selisih ini tetap menonjol"]
    private static let lead = [
        "en":
            "Its lead of N points of .*? has a N% range from N to N points(?:, without rounding N to N)?, so it names no leader",
        "id":
            "Keunggulan N poin .*? memiliki rentang N% N sampai N poin(?:, tanpa pembulatan N sampai N)?, sehingga",
    ]
    private static let line = [
        "en":
            "The line of N% lies inside the N% range of .*? \\(N% to N%(?:, without rounding N% to N%)?\\)",
        "id":
            "Garis N% berada di dalam rentang N% .*? \\(N% sampai N%(?:, tanpa pembulatan N% sampai N%)?\\)",
    ]

    static func check(
        _ sentence: String, _ comparison: [String: Any], _ outputs: ReportOutputs
    ) throws {
        let verdict = try #require(comparison["verdict"] as? String)
        let find = { (patterns: [String: String]) in
            matches(patterns[outputs.language] ?? "-", in: sentence).first
        }
        let kinds = [find(within), find(edge), find(beyond), find(untested), find(among), find(dashed)]
        guard let choice = ReportOutputs.decisive(comparison) else {
            #expect(kinds.allSatisfy { $0 == nil })
            return
        }
        let difference = 100 * (choice["difference"] as? Double ?? .nan)
        let wanted =
            ["consistent", "consistent-too-close"].contains(verdict)
            ? 0 : ["borderline", "inconsistent", "not-comparable"].firstIndex(of: verdict).map { $0 + 1 }
        let reasons = comparison["reasons"] as? [String] ?? []
        let isAmongMany =
            comparison["basis"] as? String == "sample"
            && reasons.contains("not-after-adjustment")
        // Tables have a dash for a part of a sample that is not tested, and its sentence no number.
        let isDashed = comparison["basis"] as? String == "sample" && !reasons.contains("census")
        let index =
            isAmongMany && wanted == 2
            ? 4 : isDashed && wanted == 3 ? 5 : try #require(wanted, "\(verdict)")
        #expect(kinds.indices.allSatisfy { (kinds[$0] != nil) == ($0 == index) }, "\(verdict): \(sentence)")
        let numbers = try (kinds[index] ?? []).map(outputs.number)
        if index == 5 { return }
        try #require(!numbers.isEmpty)
        #expect(numbers[0].prints(difference), "\(sentence): \(difference)")
        let inner = ReportOutputs.half(choice, "simultaneous") ?? .nan
        let outer = ReportOutputs.half(choice, "edge") ?? .nan
        let size = abs(numbers[0].value)
        switch index {
        case 0: #expect(numbers[1].prints(inner) && size <= numbers[1].value, "\(sentence)")
        case 1, 2, 4:
            #expect(numbers[1].prints(inner) && numbers[3].prints(outer), "\(sentence)")
            #expect(size > numbers[1].value && (size > numbers[3].value) == (index != 1), "\(sentence)")
        default: break
        }
        // Every range has its level beside it.
        let levels = [outputs.level("level"), outputs.level("edge_level")]
        for (position, level) in zip([2, 4], levels) where numbers.count > position {
            #expect(numbers[position].prints(level), "\(sentence): \(level)")
        }
        let plain = find(unrounded)
        let decides = ["lead": leadDecides(comparison), "line": lineDecides(comparison)]
        #expect((plain != nil) == zoneDecides(comparison), "\(sentence)")
        #expect(
            reasons.contains("rounding-decides")
                == (plain != nil || decides.values.contains(true)), "\(sentence)")
        if let plain {
            #expect(
                try outputs.number(plain[0]).prints(
                    ReportOutputs.half(choice, "unrounded_" + (index == 1 ? "edge" : "simultaneous")) ?? .nan)
            )
            #expect(try outputs.number(plain[1]).prints(levels[index == 1 ? 1 : 0]))
        }
        try tests(
            sentence, comparison, outputs, find(adjusted),
            isAlone: matches(alone[outputs.language] ?? "-", in: sentence).isEmpty == false)
        try ranges(find(lead), find(line), comparison, outputs)
    }

    private static func tests(
        _ sentence: String, _ comparison: [String: Any], _ outputs: ReportOutputs, _ adjusted: [String]?,
        isAlone: Bool
    ) throws {
        guard let adjusted else { return }
        let joint = comparison["joint"] as? [String: Any]
        let p = joint?["p_most_favourable_adjusted"] as? Double ?? .nan
        let alpha = (outputs.results["options"] as? [String: Any])?["alpha"] as? Double ?? .nan
        let printed = try outputs.number(adjusted[1])
        #expect(adjusted[0].isEmpty ? printed.prints(p) : p < printed.value, "\(sentence): \(p)")
        #expect(isAlone == (p <= alpha))
        if adjusted[0].isEmpty { #expect((printed.value <= alpha) == isAlone, "\(sentence): \(p)") }
    }
}
