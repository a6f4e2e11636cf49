import Elections

/// Other orders of the columns of a form: figures that moved round by some places, and three that changed places.
///
/// Two columns in each other's place are a slip of one form (`FormRepair`); these are so many that only several forms tell them.
enum FormOrders {
    /// Regions, and forms of each, that are asked which orders they would keep their rules with.
    static let (mostRegions, formsOfRegion) = (100, 3)
    /// Columns that move round by any number of places, by one place, and of which any three may change places.
    private static let (mostAround, mostInLine, mostOfThree) = (8, 24, 12)

    /// The figures of a form back in their columns.
    ///
    /// - Parameter order: For each column that in which its figure stands.
    static func undone(_ order: [Int: Int], _ values: [Int64?]) -> [Int64?] {
        var back = values
        for (own, held) in order { back[own] = values[held] }
        return back
    }

    /// Orders with which more than one form keeps every rule, those of the fewest columns first.
    ///
    /// - Parameters:
    ///   - forms: Figures of forms and the rules that they break.
    ///   - repair: Their rules.
    static func kept(by forms: [(values: [Int64?], failed: [Int])], _ repair: FormRepair) -> [[Int: Int]] {
        guard forms.count > 1 else { return [] }
        let columns = repair.rules.columns.indices.filter { place in
            repair.rules.columns[place] != "stations" && forms.contains { $0.values[place] != nil }
        }
        var concerned: Set<Int> = []
        for form in forms {
            concerned.formUnion(form.failed.flatMap { repair.rules.rules[$0].columns })
        }
        let all = around(columns) + ofThree(columns.filter(concerned.contains))
        return all.uniqued().filter { order in
            var kept = 0
            for form in forms where tells(order, form.values, repair) {
                kept += 1
                if kept > 1 { return true }
            }
            return false
        }
    }

    /// Whether a form keeps every rule with its figures back in place, among them one that two sides be the same.
    private static func tells(_ order: [Int: Int], _ values: [Int64?], _ repair: FormRepair) -> Bool {
        let back = undone(order, values)
        guard repair.keepsAll(back) else { return false }
        return repair.rules.rules.indices.contains { place in
            let rule = repair.rules.rules[place]
            return repair.isIdentity(place) && rule.columns.contains { back[$0] != values[$0] }
                && rule.answer(back) == .holds && rule.answer(values) == .fails
        }
    }

    private static func around(_ columns: [Int]) -> [[Int: Int]] {
        var found: [[Int: Int]] = []
        for length in 3...max(3, columns.count) where length <= columns.count {
            guard length <= mostInLine || length == columns.count else { continue }
            let steps = length <= mostAround ? Array(1..<length) : [1, length - 1]
            for start in 0...(columns.count - length) {
                let run = Array(columns[start..<(start + length)])
                for step in steps {
                    found.append(
                        Dictionary(
                            uniqueKeysWithValues: run.indices.map { (run[$0], run[($0 + step) % length]) }))
                }
            }
        }
        return found
    }

    private static func ofThree(_ columns: [Int]) -> [[Int: Int]] {
        guard columns.count <= mostOfThree else { return [] }
        var found: [[Int: Int]] = []
        for (place, first) in columns.enumerated() {
            for (next, second) in columns.enumerated().dropFirst(place + 1) {
                for third in columns.dropFirst(next + 1) {
                    found.append([first: second, second: third, third: first])
                    found.append([first: third, third: second, second: first])
                }
            }
        }
        return found
    }
}
