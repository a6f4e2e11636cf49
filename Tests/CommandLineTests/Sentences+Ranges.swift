import Foundation
import Testing

extension Sentences {
    /// Whether the judged and the printed intervals of the differences lead to two verdicts, by the JSON alone.
    static func zoneDecides(_ comparison: [String: Any]) -> Bool {
        guard comparison["simultaneous"] is [String: Any] else { return false }
        let choices = ReportOutputs.choices(comparison)
        func zone(_ prefix: String) -> Int {
            let isOutside = { (name: String) in
                choices.contains { ReportOutputs.holdsZero($0, prefix + name) == false }
            }
            return isOutside("edge") ? 2 : isOutside("simultaneous") ? 1 : 0
        }
        return zone("") != zone("unrounded_")
    }

    static func leadDecides(_ comparison: [String: Any]) -> Bool {
        guard let lead = comparison["lead"] as? [String: Any], !ReportOutputs.choices(comparison).isEmpty,
            let judged = lead["low"] as? Double, let printed = lead["unrounded_low"] as? Double
        else { return false }
        return (judged > 0) != (printed > 0)
    }

    static func lineDecides(_ comparison: [String: Any]) -> Bool {
        guard let line = comparison["threshold"] as? [String: Any], let mark = line["line"] as? Double,
            let low = line["low"] as? Double, let high = line["high"] as? Double,
            let plainLow = line["unrounded_low"] as? Double, let plainHigh = line["unrounded_high"] as? Double
        else { return false }
        return (low <= mark && mark <= high) != (plainLow <= mark && mark <= plainHigh)
    }

    /// The ranges of the lead and of the winning threshold are the judged ones; those without rounding stand beside
    /// them where rounding decides, and only there.
    static func ranges(
        _ lead: [String]?, _ line: [String]?, _ comparison: [String: Any], _ outputs: ReportOutputs
    ) throws {
        if let lead {
            let own = try #require(comparison["lead"] as? [String: Any])
            let numbers = try check(lead, own, ["estimate", "low", "high"], leadDecides(comparison), outputs)
            #expect(numbers[1].value <= 0 && numbers[2].value >= 0)
            #expect(own["clear"] as? Bool == false)
        }
        if let line {
            let own = try #require(comparison["threshold"] as? [String: Any])
            let numbers = try check(line, own, ["line", "low", "high"], lineDecides(comparison), outputs)
            #expect(numbers[1].value <= numbers[0].value && numbers[0].value <= numbers[2].value)
        }
    }

    private static func check(
        _ texts: [String], _ own: [String: Any], _ keys: [String], _ decides: Bool, _ outputs: ReportOutputs
    ) throws -> [PrintedNumber] {
        var known = texts.filter { !$0.isEmpty }
        #expect(try outputs.number(known.remove(at: 1)).prints(outputs.level("level")))
        let all = keys + (decides ? ["unrounded_low", "unrounded_high"] : [])
        try #require(known.count == all.count, "\(texts)")
        let numbers = try known.map(outputs.number)
        for (printed, key) in zip(numbers, all) {
            #expect(printed.prints(100 * (own[key] as? Double ?? .nan)), "\(texts): \(key)")
        }
        return numbers
    }
}
