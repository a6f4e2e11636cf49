import Elections
import Ground

// Columns that add up to others, which votes do, and registers too.
extension MapSketch {
    /// Columns that stand together and add up to another one.
    struct Run {
        var columns: [String]
        var target: String
        /// Rows in which they do, of those in which it is more than 0.
        var rows: Int
        var all: Int
        var totals: [Int?]
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
        let all = targets(free).compactMap { longest(free, $0.name, $0.totals, most: most) }
        guard
            let best = all.enumerated().max(by: { one, other in
                let counts = (one.element.columns.count, other.element.columns.count)
                return counts.0 != counts.1 ? counts.0 < counts.1 : one.offset > other.offset
            })?.element
        else { return [] }
        let own = Set(best.columns + [best.target])
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
    private func isCarried(_ run: Run, _ free: [String]) -> Bool {
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
    private func longest(_ free: [String], _ target: String, _ totals: [Int?], most: Int) -> Run? {
        // A number that is the same in all rows is no sum of votes, whatever adds up to it.
        guard totals.count < 3 || Set(totals).count > 1 else { return nil }
        let values = free.map { counts($0) ?? [] }
        var best: Run?
        for start in 0..<free.count - 1 {
            var sums = [Int](repeating: 0, count: totals.count)
            for end in start..<free.count {
                if free[end] == target { break }
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
                        columns: Array(free[start...end]), target: target, rows: equal, all: all,
                        totals: totals)
                }
            }
        }
        return best.map(withoutStrangers)
    }

    /// A run without columns of zeros at its ends that are called otherwise than all the rest, which have one stem and a number
    /// each: what adds nothing adds up to anything.
    private func withoutStrangers(_ run: Run) -> Run {
        func stem(_ name: String) -> String? {
            name.wholeMatch(of: /(.*[^0-9])[0-9]{1,3}/).map { String($0.1) }
        }
        func isStranger(_ name: String, to rest: ArraySlice<String>) -> Bool {
            let stems = Set(rest.map(stem))
            guard rest.count > 1, stems.count == 1, let shared = stems.first ?? nil, stem(name) != shared
            else {
                return false
            }
            return counts(name)?.allSatisfy { ($0 ?? 0) == 0 } ?? false
        }
        var run = run
        if let first = run.columns.first, isStranger(first, to: run.columns.dropFirst()) {
            run.columns.removeFirst()
        }
        if let last = run.columns.last, isStranger(last, to: run.columns.dropLast()) {
            run.columns.removeLast()
        }
        return run
    }
}
