import Elections
import Ground

// Columns that add up to others, which votes do, and registers too.
extension MapSketch {
    /// What the name of a sum says of it.
    enum SumKind {
        /// Valid votes, or all ballots without those for nobody.
        case valid
        /// A total that may be of all ballots or of the valid votes.
        case total
        /// All ballots, or a column of which nothing is known.
        case open
    }

    /// What columns may add up to.
    struct SumTarget {
        var name: String
        var totals: [Int?]
        var kind: SumKind
        /// Of all ballots without those for nobody their column, and the columns of these.
        var whole: Whole?
    }

    /// A column of all ballots and those for nobody in it.
    struct Whole {
        var column: String
        var nobody: [String]
    }

    /// Columns that stand together and add up to another one.
    struct Run {
        var columns: [String]
        var target: String
        var kind: SumKind
        /// Rows in which they do, of those in which it is more than 0.
        var rows: Int
        var all: Int
        var totals: [Int?]
        var whole: Whole?
    }

    /// The longest run of columns that add up to another column in nearly all rows, and others that may be the votes as well.
    ///
    /// Voters by sex add up to all voters as votes do to the valid ones. Of several runs those are the votes whose sum makes another
    /// column with one more, as valid and invalid votes make the ballots, unless a longer one sums to fewer; where two do, as invalid ballots of two kinds would, those
    /// with more. Where none does, nobody knows.
    /// - Parameters:
    ///   - free: Columns that are nothing else.
    ///   - most: Rows in a hundred that must add up.
    /// - Returns: The run that is meant first; alone where no other can be meant.
    func sums(of free: [String], most: Int) -> [Run] {
        guard free.count >= 2 else { return [] }
        let targets = targets(free)
        let nested = nested(targets.compactMap { longest(free, $0, most: most) }, free, targets)
        let runs = meant(nested.runs, free, targets, most: most)
        // What has a sum of other columns in it, or a sum beside it of some of its own, may be no run of choices.
        let doubts = nested.doubts.filter { doubt in runs.contains { $0.target == doubt.outer } }.map(\.run)
        let known = Set(runs.map(\.target))
        return runs + doubts.filter { !known.contains($0.target) }
    }

    /// Of several runs those that are meant, or may be.
    private func meant(_ all: [Run], _ free: [String], _ targets: [SumTarget], most: Int) -> [Run] {
        var all = all
        // What adds up to the valid votes is meant rather than what adds up to a column that nobody knows.
        if all.contains(where: { $0.kind == .valid }) { all.removeAll { $0.kind != .valid } }
        guard
            let best = all.enumerated().max(by: { one, other in
                let counts = (one.element.columns.count, other.element.columns.count)
                return counts.0 != counts.1 ? counts.0 < counts.1 : one.offset > other.offset
            })?.element
        else { return [] }
        let own = Set(best.columns + [best.target])
        // Votes by mode add up to the same sum as votes by choice.
        if let target = targets.first(where: { $0.name == best.target }) {
            let rest = free.filter { !best.columns.contains($0) }
            if rest.count >= 2, let twin = longest(rest, target, most: most) { return [best, twin] }
        }
        // A run with the sum of another one in it is what that one is a part of.
        let others = all.filter { run in
            own.isDisjoint(with: run.columns + [run.target])
                && !all.contains { $0.target != run.target && run.columns.contains($0.target) }
        }
        if others.isEmpty { return [best] }
        let runs = [best] + others
        let carried = runs.filter { isCarried($0, free) }
        // Without a column of invalid ballots the votes are carried by none: a longer run that sums to fewer may be meant as well.
        if let only = carried.first, carried.count == 1 {
            return carried
                + runs.filter {
                    $0.target != only.target && $0.columns.count > only.columns.count && sum($0) <= sum(only)
                }
        }
        guard let largest = carried.max(by: { sum($0) < sum($1) }) else { return runs }
        return [largest] + carried.filter { $0.target != largest.target && 2 * sum($0) > sum(largest) }
    }

    private func sum(_ run: Run) -> Int { run.totals.reduce(0) { $0 + ($1 ?? 0) } }

    /// Whether the sum of a run and one more column make another column, in nearly all rows.
    func isCarried(_ run: Run, _ free: [String]) -> Bool {
        let known = map.figures.flatMap(\.columns)
        let others = (free + known).filter { !run.columns.contains($0) && $0 != run.target }.uniqued()
        let values = others.compactMap(counts).filter { column in column.contains { $0 ?? 0 > 0 } }
        let rows = run.totals.indices.filter { run.totals[$0] ?? 0 > 0 }
        guard !rows.isEmpty else { return false }
        return values.indices.contains { part in
            values.indices.contains { total in
                guard part != total else { return false }
                var equal = 0
                for row in rows {
                    guard let own = run.totals[row], let more = values[part][row],
                        let all = values[total][row], own + more == all
                    else { continue }
                    equal += 1
                }
                return equal * 100 >= rows.count * MapSketch.most
            }
        }
    }

    /// The longest run of columns that add up to one column.
    func longest(_ free: [String], _ target: SumTarget, most: Int) -> Run? {
        let totals = target.totals
        // A number that is the same in all rows is no sum of votes, whatever adds up to it.
        guard totals.count < 3 || Set(totals).count > 1 else { return nil }
        let values = free.map { counts($0) ?? [] }
        var best: Run?
        for start in 0..<free.count - 1 {
            var sums = [Int](repeating: 0, count: totals.count)
            for end in start..<free.count {
                if free[end] == target.name || words.isValidByStem(free[end]) { break }
                for row in sums.indices { sums[row] += values[end][row] ?? 0 }
                let length = end - start + 1
                guard length >= 2, length > (best?.columns.count ?? 1) else { continue }
                var (equal, all) = (0, 0)
                for row in sums.indices {
                    guard let total = totals[row], total > 0 else { continue }
                    all += 1
                    if total == sums[row] { equal += 1 }
                }
                if all > 0, equal * 100 >= all * most {
                    best = Run(
                        columns: Array(free[start...end]), target: target.name, kind: target.kind,
                        rows: equal,
                        all: all, totals: totals, whole: target.whole)
                }
            }
        }
        return best.map(withoutStrangers)
    }

    /// What stands before the number at the end of a name; `nil` where none does.
    static func stem(_ name: String) -> String? {
        name.wholeMatch(of: /(.*[^0-9])[0-9]{1,3}/).map { String($0.1) }
    }

    /// A run without columns of zeros at its ends that are called otherwise than all the rest, which have one stem and a number
    /// each: what adds nothing adds up to anything.
    private func withoutStrangers(_ run: Run) -> Run {
        func isStranger(_ name: String, to rest: ArraySlice<String>) -> Bool {
            let stems = Set(rest.map(MapSketch.stem))
            guard rest.count > 1, stems.count == 1, let shared = stems.first ?? nil,
                MapSketch.stem(name) != shared
            else {
                return false
            }
            return true
        }
        func isZero(_ name: String) -> Bool { counts(name)?.allSatisfy { ($0 ?? 0) == 0 } ?? false }
        /// Whether a figure of the forms stands between two columns.
        func isApart(_ one: String, _ other: String) -> Bool {
            guard let first = header.firstIndex(of: one), let last = header.firstIndex(of: other) else {
                return false
            }
            return header[first..<last].contains { name in
                map.figures.contains { $0.columns.contains(name) }
            }
        }
        var run = run
        while run.columns.count > 2, isZero(run.columns[0]),
            isApart(run.columns[0], run.columns[1])
                || isStranger(run.columns[0], to: run.columns.dropFirst())
        {
            run.columns.removeFirst()
        }
        while run.columns.count > 2, let last = run.columns.last, isZero(last),
            isApart(run.columns[run.columns.count - 2], last)
                || isStranger(last, to: run.columns.dropLast())
        {
            run.columns.removeLast()
        }
        return run
    }

    /// What votes for choices may add up to: valid votes, another column, or all ballots without those for nobody.
    private func targets(_ free: [String]) -> [SumTarget] {
        let valid = map.figures.filter { $0.name == "valid" }.flatMap(\.columns)
        var targets = (valid.isEmpty ? free : valid).compactMap { name -> SumTarget? in
            let kind: SumKind = !valid.isEmpty || words.isValidByStem(name) ? .valid : kind(ofTotal: name)
            return counts(name).map { SumTarget(name: name, totals: $0, kind: kind) }
        }
        guard valid.isEmpty else { return targets }
        let used = map.figures.filter { ["ballots_used", "total_votes"].contains($0.name) }.flatMap(\.columns)
        let nobody = map.figures.filter {
            $0.name == "invalid" || StationField.withoutChoice.contains($0.name)
        }.flatMap(\.columns)
        let without = nobody.compactMap(counts).filter { column in column.contains { $0 ?? 0 > 0 } }
        for name in used + free.filter({ kind(ofTotal: $0) == .total }) {
            guard let all = counts(name) else { continue }
            if used.contains(name) {
                targets.append(SumTarget(name: name, totals: all, kind: kind(ofTotal: name)))
            }
            if without.isEmpty { continue }
            let rest = all.indices.map { row in
                all[row].map { total in without.reduce(total) { $0 - ($1[row] ?? 0) } }
            }
            targets.append(
                SumTarget(
                    name: ([name] + nobody).joined(separator: " − "), totals: rest, kind: .valid,
                    whole: Whole(column: name, nobody: nobody)))
        }
        return targets
    }

    /// What a column is as a sum by its name, where it is not known as that of the valid votes.
    private func kind(ofTotal name: String) -> SumKind {
        let roles = roles[name] ?? []
        if roles.contains(.figure("ballots_used")) { return .open }
        return roles.contains(.total) || roles.contains(.figure("total_votes")) ? .total : .open
    }
}
