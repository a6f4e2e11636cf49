import ElectionFiles
import Elections
import Foundation
import Reconciliation
import SandingKit
import Testing
import Wording

@testable import Publishing

/// Every formula of an explanation is computed again from the numbers that it prints.
@Suite struct ExplanationTests {
    static let folders = [
        "pilkada-2018", "museum", "makassar-2018", "pilpres-2019", "pilpres-2014", "pilpres-2024",
    ]

    private static func result(_ folder: String) throws -> ReconcileResult {
        try ReconcileRequest(Samples.data.appending(path: folder).path).run()
    }

    @Test(arguments: folders, Language.allCases)
    func formulasGiveWhatTheySay(folder: String, language: Language) throws {
        let found = try Self.result(folder)
        let words = Phrasebook(language, election: found.result.election)
        var formulas = 0
        for comparison in found.comparisons {
            for part in words.explanation(comparison, in: found.result).parts
            where [.inputs, .error, .range, .change].contains(part.part) {
                for line in part.lines {
                    guard let formula = Formula(line, language) else { continue }
                    formulas += 1
                    #expect(formula.holds, "\(comparison.reading): \(line)")
                }
            }
        }
        #expect(formulas > 10 || !found.comparisons.contains(where: \.isTested))
    }

    /// What is printed is what the results have.
    @Test func rangesAreThoseOfTheResults() throws {
        let found = try Self.result("museum")
        let words = Phrasebook(.english, election: found.result.election)
        for comparison in found.comparisons where comparison.isTested {
            let text = words.explanation(comparison, in: found.result).lines(.range).joined(separator: "\n")
            for choice in comparison.choices where choice.simultaneous != nil {
                let range = try #require(choice.simultaneous)
                let ends = words.wording.pointRange(range)
                let says = range.contains(0) ? "holds 0" : "does not hold 0"
                #expect(text.contains("range at 95%: \(ends.low) … \(ends.high); it \(says)"))
            }
        }
    }

    @Test(arguments: Language.allCases)
    func theDocumentFollowsItsSchema(language: Language) throws {
        let found = try Self.result("museum")
        for comparison in found.comparisons {
            let run = RunFacts(
                version: "0", command: "explain museum", arguments: [:], inputs: found.inputs, seed: 1)
            let report = ExplanationReport(comparison, in: found.result, run: run, language: language)
            try Validator.expect(report.publication.json, follows: "explanation-1")
        }
    }

    /// Georgia 2020: the first release has invalid ballots in its base; Ghana 2024: turnout of another register; East Java
    /// 2018: 53.56 for 53.36.
    @Test func theExamplesOfTheMuseum() throws {
        let museum = try Self.result("museum")
        let codes = { (reading: String, found: ReconcileResult) throws in
            let comparison = try found.comparison(reading)
            return comparison.diagnoses.map(\.code) + comparison.measures.flatMap { $0.diagnoses.map(\.code) }
        }
        #expect(try codes("georgia-2020-isfed-first", museum).contains("ballots-in-base"))
        #expect(try codes("ghana-2024-codeo", museum) == ["other-totals"])
        #expect(try codes("georgia-2020-isfed-corrected", museum).isEmpty)
        let governors = try Self.result("pilkada-2018")
        #expect(try codes("qc-0021", governors) == ["one-digit", "one-digit"])
    }

    @Test func aReadingIsFoundByItsPollsterToo() throws {
        let museum = try Self.result("museum")
        #expect(try museum.comparison("yiaga africa").reading == "nigeria-rivers-2023-yiaga")
        #expect(
            throws: SandingError.unknownReading(
                reading: "CODEO", known: ["ghana-2020-codeo", "ghana-2024-codeo"])
        ) { _ = try museum.comparison("CODEO") }
        do {
            _ = try museum.comparison("mexico-2024-inr")
            Issue.record("found")
        } catch {
            let sentence = "\(error)"
            #expect(
                sentence.hasPrefix(
                    "mexico-2024-inr: this is not one reading of the folder; give the qc_id of one, such as mexico-2024-ine, "
                ))
        }
    }
}

/// A line that ends `… = value`, with the text before it as a formula.
private struct Formula {
    var computed: Double
    var value: Double
    /// Half a unit of the last digit of the value, and what the digits of the numbers put in leave open.
    var slack: Double

    var holds: Bool { abs(computed - value) <= slack }

    init?(_ line: String, _ language: Language) {
        let plain =
            language == .indonesian
            ? line.replacing(".", with: "").replacing(",", with: ".") : line.replacing(",", with: "")
        let sides = plain.split(separator: " = ")
        guard sides.count >= 2, let last = sides.last, let value = Double(last.replacing("−", with: "-")),
            let text = sides[sides.count - 2].split(separator: ": ").last
        else { return nil }
        var parser = Arithmetic(String(text))
        guard let computed = parser.value() else { return nil }
        let decimals = last.split(separator: ".").dropFirst().first?.count ?? 0
        self.value = value
        self.computed = computed
        slack = 0.5 * pow(10, -Double(decimals)) + 5e-4 * abs(value) + 1e-9
    }
}

/// Sums, products, quotients, powers of two, roots and brackets.
private struct Arithmetic {
    private var rest: [Character]

    init(_ text: String) { rest = text.filter { $0 != " " }.reversed() }

    /// The value, where all of the text is a formula.
    mutating func value() -> Double? {
        guard let sum = sum(), rest.isEmpty else { return nil }
        return sum
    }

    private mutating func sum() -> Double? {
        guard var total = product() else { return nil }
        while let sign = rest.last, sign == "+" || sign == "−" {
            rest.removeLast()
            guard let next = product() else { return nil }
            total += sign == "+" ? next : -next
        }
        return total
    }

    private mutating func product() -> Double? {
        guard var total = power() else { return nil }
        while let sign = rest.last, sign == "×" || sign == "/" {
            rest.removeLast()
            guard let next = power() else { return nil }
            total = sign == "×" ? total * next : total / next
        }
        return total
    }

    private mutating func power() -> Double? {
        guard let base = atom() else { return nil }
        guard rest.last == "²" else { return base }
        rest.removeLast()
        return base * base
    }

    private mutating func atom() -> Double? {
        switch rest.last {
        case "√":
            rest.removeLast()
            return atom().map { $0.squareRoot() }
        case "(":
            rest.removeLast()
            guard let inside = sum(), rest.popLast() == ")" else { return nil }
            return inside
        case "−":
            rest.removeLast()
            return atom().map { -$0 }
        default:
            var digits = ""
            while let digit = rest.last, digit.isNumber && digit != "²" || digit == "." {
                digits.append(digit)
                rest.removeLast()
            }
            return Double(digits)
        }
    }
}
