import Elections
import Foundation
import Ground
import TestSupport
import Testing

@testable import Consistency

/// Sums that a file keeps, which are added for all combinations at once and in parts of the file, against a plain count of each.
@Suite struct FileSumsTwinTests {
    /// A file whose total is the votes with some of its own numbers, at all rows but a few.
    private struct File {
        var names: [String]
        var rows: [[Int?]]

        init(_ random: inout SeededRandom) {
            let own = ["mail votes", "blank", "early", "contested", "x-y"].shuffled(using: &random).prefix(
                random.between(1, 5))
            let figures = ["votes_1", "votes_2", "invalid", "valid", "ballots_used"].filter {
                $0.hasPrefix("votes") || $0 == "ballots_used" || !random.oneIn(3)
            }
            names = (figures + own).shuffled(using: &random)
            let added = own.filter { _ in random.oneIn(2) }
            let blank = random.pick([0, 0, 40, 6])
            let wrong = random.pick([0, 0, 50, 30, 5])
            rows = (0..<random.pick([0, 1, 19, 20, 60, 61])).map { [names] _ in
                var values: [String: Int] = [:]
                for name in names { values[name] = random.oneIn(3) ? 0 : random.below(9) }
                let votes = (values["votes_1"] ?? 0) + (values["votes_2"] ?? 0)
                values["valid"] = votes
                values["ballots_used"] =
                    votes + (names.contains("invalid") ? values["invalid"] ?? 0 : 0)
                    + added.reduce(0) { $0 + (values[$1] ?? 0) } + (wrong > 0 && random.oneIn(wrong) ? 1 : 0)
                return names.map { blank > 0 && random.oneIn(blank) ? nil : values[$0] }
            }
        }

        func column(_ name: String) -> [Int?]? {
            names.firstIndex(of: name).map { place in rows.map { $0[place] } }
        }

        /// The rules that the rows keep, each combination counted by itself.
        var rules: [String] {
            let all = names.filter { !StationField($0).isOfForms && !Choice.isColumn($0) }
            let forNobody = all.filter(StationField.withoutChoice.contains)
            let own = forNobody + all.filter { !forNobody.contains($0) }
            let choices = names.filter(Choice.isColumn)
            let votes = names.contains("valid") ? ["valid"] : choices
            var sums: [(base: [String], total: String)] = []
            if names.contains("invalid") { sums.append((votes + ["invalid"], "ballots_used")) }
            sums.append((votes, "ballots_used"))
            if own.count > 1 { sums.append(([], "ballots_used")) }
            if names.contains("valid") {
                sums.append((choices, "valid"))
                if own.count > 1 { sums.append(([], "valid")) }
            }
            typealias Kept = (base: [String], total: String, own: [String], asked: Int, kept: Int)
            var best: [Kept] = []
            for sum in sums {
                func count(_ added: [String]) -> (asked: Int, kept: Int, showing: Int) {
                    var found = (0, 0, 0)
                    for row in rows.indices {
                        func value(_ name: String) -> Int? { column(name)?[row] }
                        let (base, more) = (sum.base.map(value), added.map(value))
                        guard let total = value(sum.total), total > 0, !base.contains(nil),
                            !more.contains(nil)
                        else { continue }
                        found.0 += 1
                        let extra = more.reduce(0) { $0 + $1! }
                        if base.reduce(0, { $0 + $1! }) + extra == total {
                            found.1 += 1
                            if extra > 0 { found.2 += 1 }
                        }
                    }
                    return found
                }
                let none = count([])
                for way in 1..<1 << own.count {
                    let added = own.indices.filter { way & 1 << $0 != 0 }.map { own[$0] }
                    let (asked, kept, showing) = count(added)
                    guard asked >= 20, showing >= 10, kept * 100 >= asked * 95, 2 * asked >= none.asked,
                        sum.base.isEmpty ? added.count > 1 : kept > none.kept
                    else { continue }
                    let found: Kept = (sum.base, sum.total, added, asked, kept)
                    let place = best.firstIndex {
                        $0.total == sum.total && $0.base.isEmpty == sum.base.isEmpty
                    }
                    if let place {
                        if (best[place].kept, best[place].own.count) < (kept, added.count) {
                            best[place] = found
                        }
                    } else {
                        best.append(found)
                    }
                }
            }
            let order = best.indices.sorted { (-best[$0].kept, $0) < (-best[$1].kept, $1) }
            return order.map { place in
                let found = best[place]
                let isVotes = !found.base.isEmpty && found.base.starts(with: choices)
                let base = isVotes ? ["sum(votes)"] + found.base.dropFirst(choices.count) : found.base
                let own = found.own.map { $0.contains(" ") || $0.contains("-") ? "\"\($0)\"" : $0 }
                let severity = found.kept * 100 >= found.asked * 98 ? Severity.error : .warning
                return "\((base + own).joined(separator: " + ")) = \(found.total) \(severity)"
            }
        }
    }

    @Test func sumsOfAllCombinations() {
        var withRules = 0
        Twin.run(34) { seed, random in
            let file = File(&random)
            // The rows in parts of any length, one behind the other.
            var sums: FileSums?
            var start = 0
            repeat {
                let end = min(file.rows.count, start + 1 + random.below(40))
                var part = FileSums(file.names)
                let counts = file.names.indices.map { place in
                    CountColumn(file.rows[start..<end].map { Count($0[place]) })
                }
                part?.add(counts, rows: end - start)
                if let part, sums != nil { sums?.merge(part) } else { sums = part }
                start = end
            } while start < file.rows.count
            let found = (sums?.rules ?? []).map { "\($0.expression) \($0.severity)" }
            withRules += found.isEmpty ? 0 : 1
            guard found == file.rules else {
                Issue.record("seed \(seed): \(found) for \(file.rules)")
                return false
            }
            return true
        }
        #expect(withRules > 20)
    }
}
