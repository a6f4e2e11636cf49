import Elections
import Ground

/// Sums that a file itself keeps between its votes, numbers of its own (blank ballots, modes of voting) and a total of the forms, learned
/// from its rows: which of these a total includes differs from country to country, and no rule book knows it.
///
/// What nearly all rows keep to the last vote is no chance, and becomes a rule of the file: ``rules``. A sum that fewer rows keep is
/// none, and nothing is said of it.
public struct FileSums: Sendable {
    /// Rows that show a sum at least, and those among them of which the file's own numbers are above 0.
    private static let (leastRows, leastShowing) = (20, 10)
    /// The part of the rows that must keep it, in hundredths, and the part from which on those that do not are errors. Ballots are
    /// counted right at most stations: a column that a total does not include is 0 at fewer, or is seen at none.
    private static let (most, exact) = (95, 98)
    /// Numbers of the file's own that are tried in every combination: those for ballots without a choice before others.
    private static let mostOwn = 6

    /// What may be added to numbers of the file's own, and what they may add up to.
    private struct Sum: Sendable {
        var base: [Int]
        var total: Int

        /// Whether it is of the same total, and both or none have more than numbers of the file's own.
        func isAlike(_ other: Sum) -> Bool { total == other.total && base.isEmpty == other.base.isEmpty }
    }

    /// Rows of which a sum is asked, that keep it, and those of them with the file's own numbers above 0, by which of these are added.
    fileprivate struct Tally: Sendable {
        var (asked, kept, showing): ([Int], [Int], [Int])

        init(_ ways: Int) {
            let none = [Int](repeating: 0, count: ways)
            (asked, kept, showing) = (none, none, none)
        }
    }

    private let names: [String]
    private let own: [Int]
    private let sums: [Sum]
    private var tallies: [Tally]

    /// - Parameter columns: Names of the columns of counts, in their order.
    /// - Returns: `nil` where the file has no numbers of its own, or no total.
    init?(_ columns: [String]) {
        let all = columns.indices.filter { place in
            let name = columns[place]
            return !StationField(name).isOfForms && !Choice.isColumn(name) && name != "stations"
                && RuleExpression.written(name) != nil
        }
        let isForNobody = { StationField.withoutChoice.contains(columns[$0]) }
        own = Array((all.filter(isForNobody) + all.filter { !isForNobody($0) }).prefix(FileSums.mostOwn))
        guard !own.isEmpty else { return nil }
        let choices = columns.indices.filter { Choice.isColumn(columns[$0]) }
        let valid = columns.firstIndex(of: "valid")
        let votes = valid.map { [$0] } ?? choices
        let invalid = columns.firstIndex(of: "invalid")
        var sums: [Sum] = []
        for name in ["ballots_used", "total_votes", "voters_total"] {
            guard let total = columns.firstIndex(of: name) else { continue }
            if !votes.isEmpty {
                if let invalid { sums.append(Sum(base: votes + [invalid], total: total)) }
                sums.append(Sum(base: votes, total: total))
            }
            if own.count > 1 { sums.append(Sum(base: [], total: total)) }
        }
        if let valid {
            if !choices.isEmpty { sums.append(Sum(base: choices, total: valid)) }
            if own.count > 1 { sums.append(Sum(base: [], total: valid)) }
        }
        guard !sums.isEmpty else { return nil }
        (names, self.sums) = (columns, sums)
        tallies = sums.map { [own] _ in Tally(1 << own.count) }
    }

    /// Asks some more rows.
    ///
    /// - Parameters:
    ///   - counts: Values of the columns, each for all rows.
    ///   - rows: Number of rows.
    mutating func add(_ counts: [CountColumn], rows: Int) {
        var values = [Int](repeating: 0, count: 1 << own.count)
        for row in 0..<rows {
            var missing = 0
            for (place, column) in own.enumerated() {
                let value = counts[column][row]
                if value == nil { missing |= 1 << place }
                values[1 << place] = value ?? 0
            }
            for way in values.indices where way & (way - 1) != 0 {
                values[way] = values[way & (way - 1)] + values[way & -way]
            }
            for (place, sum) in sums.enumerated() {
                guard let total = counts[sum.total][row], total > 0 else { continue }
                var rest = total
                var isKnown = true
                for column in sum.base {
                    guard let value = counts[column][row] else {
                        isKnown = false
                        break
                    }
                    rest -= value
                }
                if isKnown { tallies[place].add(values, rest: rest, missing: missing) }
            }
        }
    }

    /// Adds the rows of another part of the file.
    mutating func merge(_ next: FileSums) {
        for (place, tally) in next.tallies.enumerated() { tallies[place].merge(tally) }
    }

    /// A sum that nearly all rows keep.
    private struct Found {
        var sum: Sum
        var way: Int
        var tally: Tally
    }

    /// The rules of the file, those that more rows keep first; of two with one total that are kept as often the one that adds more.
    public var rules: [FormRulebook.Rule] {
        var best: [Found] = []
        for (sum, tally) in zip(sums, tallies) {
            for way in 1..<1 << own.count where isKept(tally, way, sum) {
                let found = Found(sum: sum, way: way, tally: tally)
                guard let place = best.firstIndex(where: { $0.sum.isAlike(sum) }) else {
                    best.append(found)
                    continue
                }
                if FileSums.weight(best[place]) < FileSums.weight(found) { best[place] = found }
            }
        }
        func order(_ place: Int) -> (Int, Int) { (-best[place].tally.kept[best[place].way], place) }
        return best.indices.sorted { order($0) < order($1) }.map { rule(best[$0]) }
    }

    private static func weight(_ found: Found) -> (Int, Int) {
        (found.tally.kept[found.way], found.way.nonzeroBitCount)
    }

    private func isKept(_ tally: Tally, _ way: Int, _ sum: Sum) -> Bool {
        let (asked, kept) = (tally.asked[way], tally.kept[way])
        return asked >= FileSums.leastRows && tally.showing[way] >= FileSums.leastShowing
            && kept * 100 >= asked * FileSums.most
            // Where most rows cannot be asked they say nothing of the file.
            && 2 * asked >= tally.asked[0] && (!sum.base.isEmpty || way.nonzeroBitCount > 1)
            && (sum.base.isEmpty || kept > tally.kept[0])
    }

    private func rule(_ found: Found) -> FormRulebook.Rule {
        let choices = names.filter(Choice.isColumn)
        let base = found.sum.base.map { names[$0] }
        let isChoices = !choices.isEmpty && base.starts(with: choices)
        let parts =
            (isChoices ? ["sum(votes)"] + base.dropFirst(choices.count) : base)
            + own.indices.filter { found.way & (1 << $0) != 0 }.compactMap {
                RuleExpression.written(names[own[$0]])
            }
        let isExact = found.tally.kept[found.way] * 100 >= found.tally.asked[found.way] * FileSums.exact
        return .ofFile(
            "\(parts.joined(separator: " + ")) = \(names[found.sum.total])", isExact ? .error : .warning)
    }
}

extension FileSums.Tally {
    fileprivate mutating func add(_ values: [Int], rest: Int, missing: Int) {
        for way in values.indices where way & missing == 0 {
            asked[way] += 1
            guard values[way] == rest else { continue }
            kept[way] += 1
            if values[way] > 0 { showing[way] += 1 }
        }
    }

    fileprivate mutating func merge(_ next: Self) {
        for way in asked.indices {
            asked[way] += next.asked[way]
            kept[way] += next.kept[way]
            showing[way] += next.showing[way]
        }
    }
}

extension FileSums {
    /// Sums that the rows of a recap keep.
    init?(_ recap: RecapTable) {
        self.init(recap.measures.map(\.name))
        add(recap.counts, rows: recap.count)
    }
}

extension FormRules {
    /// Rules that the file itself keeps.
    public var ofFile: [FormRulebook.Rule] {
        rules.map(\.rule).filter { $0.id == FormRulebook.Rule.idOfFile }
    }

    /// The same rules with sums that a file keeps, without those of the book that a sum contradicts: what says that a part of it is the whole.
    ///
    /// What says that a part is at most the whole is kept, for forms that lack a figure of the sum. Where both fail one is said: the
    /// sum, or the bound where that is graver.
    /// - Parameter sums: Rules over columns of the file; those that it cannot be asked are left out.
    public func adding(_ sums: [FormRulebook.Rule]) -> FormRules {
        let known = Set(FormRulebook.standard.rules.map(\.id))
        var all = self
        for sum in sums {
            guard var rule = try? FormRule(sum, columns: columns, constants: [:]),
                !rules.contains(where: { $0.comparison == .equal && $0.states(rule) })
            else { continue }
            let parts = all.rules.indices.filter { place in
                known.contains(all.rules[place].rule.id) && all.rules[place].isPart(of: rule, columns)
            }
            let bounds = parts.filter { [.less, .lessOrEqual].contains(all.rules[$0].comparison) }
            let graver = bounds.filter { all.rules[$0].rule.severity > sum.severity }
            rule.yieldsTo += graver.map { all.rules[$0].rule.id }
            for place in bounds where !graver.contains(place) {
                var bound = all.rules[place]
                bound.yieldsTo.append(sum.id)
                all = all.replacing(place, with: bound)
            }
            all = all.without(Set(parts).subtracting(bounds), isSaid: true).with(rule)
        }
        return all
    }
}

extension FormRule {
    /// Whether two rules ask the same of the same figures.
    fileprivate func states(_ other: FormRule) -> Bool {
        func parts(_ rule: FormRule, _ sign: Int64) -> [[Int64]] {
            rule.difference.parts.map { [Int64($0.slot), sign * $0.factor] }.sorted { $0[0] < $1[0] }
        }
        return steps.isEmpty && other.steps.isEmpty && difference.constant == 0
            && (parts(self, 1) == parts(other, 1) || parts(self, 1) == parts(other, -1))
    }

    /// Whether it holds less against the same total: a sum of the file without some of the file's own numbers.
    fileprivate func isPart(of sum: FormRule, _ names: [String]) -> Bool {
        guard steps.isEmpty, difference.constant == 0, comparison != .unequal else { return false }
        let (own, all) = (difference.parts, sum.difference.parts)
        let rest = all.filter { part in !own.contains(part) }
        return own.allSatisfy { all.contains($0) } && !rest.isEmpty
            && rest.allSatisfy { part in
                names.indices.contains(part.slot) && !StationField(names[part.slot]).isOfForms
                    && !Choice.isColumn(names[part.slot])
            }
    }
}
