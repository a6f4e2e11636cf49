import Ground

// Sums of sums: candidates make the valid votes, which with the invalid ones make the votes cast.
extension MapSketch {
    /// Runs without those in which one column is itself the sum of other columns: these are meant instead.
    ///
    /// - Parameters:
    ///   - runs: The longest run for each target.
    ///   - free: Columns that are nothing else.
    ///   - targets: What columns may add up to.
    /// - Returns: The runs, and others that leave one of them in doubt, with the target of that one.
    func nested(
        _ runs: [Run], _ free: [String], _ targets: [SumTarget]
    ) -> (runs: [Run], doubts: [(outer: String, run: Run)]) {
        var kept: [Run] = []
        var meant: [Run] = []
        var doubts: [(outer: String, run: Run)] = []
        for run in runs {
            let inner = inner(of: run, free, targets)
            if inner.count == 1, !isCalledValid(run.target) {
                meant += inner
                continue
            }
            kept.append(run)
            // Parties that are sums of their candidates are choices, too.
            doubts += inner.map { (run.target, $0) }
            if run.kind != .valid || !isCalledValid(run.target) {
                let parts = runs.filter { part in
                    part.target != run.target && !run.columns.contains(part.target)
                        && part.columns.count < run.columns.count
                        && Set(part.columns).isSubset(of: run.columns) && 2 * part.rows >= run.rows
                }
                doubts += parts.map { (run.target, $0) }
            }
        }
        let known = Set(kept.map(\.target))
        var added: Set<String> = []
        kept += meant.filter { !known.contains($0.target) && added.insert($0.target).inserted }
        return (kept, doubts)
    }

    /// Runs of other columns that add up to one of a run's own in most of its rows, though perhaps not in nearly all.
    private func inner(of run: Run, _ free: [String], _ targets: [SumTarget]) -> [Run] {
        let own = Set(run.columns)
        let others = free.filter { !own.contains($0) && $0 != run.target }
        guard others.count > 1 else { return [] }
        return run.columns.compactMap { column in
            guard let totals = counts(column) else { return nil }
            let target =
                targets.first { $0.name == column }
                ?? SumTarget(name: column, totals: totals, kind: .open)
            return longest(others, target, most: MapSketch.some)
        }.filter { 2 * $0.rows >= run.rows }
    }

    private func isCalledValid(_ target: String) -> Bool {
        header.contains(target)
            && ((roles[target] ?? []).contains(.figure("valid")) || words.isValidByStem(target))
    }
}
