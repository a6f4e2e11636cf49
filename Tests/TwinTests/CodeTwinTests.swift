import TestSupport
import Testing

@testable import Ground

/// Numbers of codes against a dictionary.
@Suite struct CodeTwinTests {
    struct PlainTable {
        var codes: [String] = []

        mutating func number(of text: String) -> Int {
            if let place = codes.firstIndex(of: text) { return place }
            codes.append(text)
            return codes.count - 1
        }
    }

    static func text(_ random: inout SeededRandom) -> String {
        let number = random.below(60)
        switch random.below(4) {
        case 0: return "\(number)"
        case 1: return "code with blanks \(number)"
        case 2: return String(repeating: "é", count: 1 + number % 9) + "\(number)"
        default: return String(repeating: "z", count: number)
        }
    }

    @Test func numbersFollowTheFirstAppearance() {
        Twin.run(6) { seed, random in
            var tables = [CodeTable(), CodeTable()]
            var plain = [PlainTable(), PlainTable()]
            for place in 0..<2 {
                for _ in 0..<random.below(120) {
                    let text = Self.text(&random)
                    guard Int(tables[place].number(of: text)) == plain[place].number(of: text) else {
                        Issue.record("seed \(seed): \(text)")
                        return false
                    }
                }
            }
            let numbers = tables[0].merge(tables[1]).map(Int.init)
            let truth = plain[1].codes.map { plain[0].number(of: $0) }
            guard numbers == truth, tables[0].codes == plain[0].codes else {
                Issue.record("seed \(seed): merged")
                return false
            }
            return true
        }
    }

    /// The small reader against the rows that were written.
    @Test func smallTablesAreReadAsTheyWereWritten() throws {
        try Twin.run(7) { seed, random in
            let file = TwinFile(&random)
            var problems = TableProblems()
            let table = Table(try TextBytes(file.bytes, name: "t.csv"), problems: &problems)
            let found = table.records.map { $0.cells.map(\.trimmed) }
            guard problems.isEmpty, found == file.rows, table.records.map(\.line) == file.lines else {
                Issue.record("seed \(seed): \(problems) \(found)")
                return false
            }
            return true
        }
    }
}
