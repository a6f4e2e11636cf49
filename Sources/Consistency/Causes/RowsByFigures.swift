/// The regions of rows one after another as the figures of a recap tell them, whatever names the rows have: in their order, each region
/// has the rows that have together exactly what the recap prints of it.
struct RowsByFigures {
    /// Rows of one region.
    struct Part {
        var rows: Range<Int>
        var unit: Int
        /// Place of the one figure that is another one all the same; `nil` where none is.
        var besides: Int?
    }

    /// Regions that are looked for, by what the recap prints of them.
    struct Targets {
        fileprivate let units: [[Int]: [Int]]
        /// Regions of which figures alone do not tell, but do behind one that is found.
        fileprivate let faint: [[Int]: [Int]]
        /// The same without one figure each.
        fileprivate let nearly: [[[Int]: [Int]]]
        /// The largest of each figure.
        fileprivate let most: [Int]

        /// - Parameters:
        ///   - figures: What is printed of each region.
        ///   - choices: Places of the choices, of which several must have votes: other rows fit those of one by chance.
        init(_ figures: [Int: [Int]], choices: [Int]) {
            let told = figures.filter { _, own in
                choices.count { own[$0] > 0 } >= MovedRows.leastChoices
            }.sorted { $0.key < $1.key }
            let rest = figures.filter { unit, own in
                own.contains { $0 > 0 } && choices.count { own[$0] > 0 } < MovedRows.leastChoices
            }.sorted { $0.key < $1.key }
            faint = Dictionary(grouping: rest, by: \.value).mapValues { $0.map(\.key) }
            let width = figures.first?.value.count ?? 0
            units = Dictionary(grouping: told, by: \.value).mapValues { $0.map(\.key) }
            // Without one figure of few, little tells regions apart.
            nearly =
                width > choices.count
                ? (0..<width).map { place in
                    Dictionary(grouping: told) { RowsByFigures.without(place, $0.value) }
                        .mapValues { $0.map(\.key) }
                } : []
            most = (0..<width).map { place in told.map { $0.value[place] }.max() ?? 0 }
        }
    }

    private(set) var parts: [Part] = []
    private let figures: [[Int]]
    private let present: [Int?]
    private let targets: Targets
    /// Rows that may still be added up.
    private var budget: Int

    private static func without(_ place: Int, _ figures: [Int]) -> [Int] {
        var rest = figures
        rest[place] = 0
        return rest
    }

    /// - Parameters:
    ///   - figures: Figures of each row.
    ///   - present: The region under which it stands; `nil` for one that the recap has not.
    ///   - targets: Regions that are looked for.
    ///   - budget: Rows that are added up at most.
    init(_ figures: [[Int]], present: [Int?], _ targets: Targets, budget: Int) {
        (self.figures, self.present, self.targets, self.budget) = (figures, present, targets, budget)
        var start = 0
        while start < figures.count, self.budget > 0 {
            guard var part = whole(from: start) ?? nearly(from: start) else {
                start += 1
                continue
            }
            // Where nobody voted, the name alone tells.
            while part.rows.upperBound < figures.count, present[part.rows.upperBound] == part.unit,
                figures[part.rows.upperBound].allSatisfy({ $0 == 0 })
            {
                part.rows = start..<part.rows.upperBound + 1
            }
            parts.append(part)
            start = part.rows.upperBound
        }
    }

    private mutating func whole(from start: Int) -> Part? {
        let isBehind = parts.last?.rows.upperBound == start
        return find(from: start, open: nil) { [targets] sum in
            (targets.units[sum] ?? (isBehind ? targets.faint[sum] : nil)).map { ($0, nil) }
        }
    }

    private mutating func nearly(from start: Int) -> Part? {
        guard !targets.nearly.isEmpty else { return nil }
        var found: Part?
        for place in targets.nearly.indices where found == nil {
            found = find(from: start, open: place) { [targets] sum in
                targets.nearly[place][RowsByFigures.without(place, sum)].map { ($0, place) }
            }
            // Names say so too: a slip is no reason to look for another region.
            if let part = found, !part.rows.contains(where: { present[$0] == part.unit }) { found = nil }
        }
        return found
    }

    /// The first rows from one on that a region has.
    ///
    /// - Parameters:
    ///   - start: The first of them.
    ///   - open: Place of a figure that may be any.
    ///   - units: Regions that have some figures.
    private mutating func find(
        from start: Int, open: Int?, _ units: ([Int]) -> (units: [Int], besides: Int?)?
    ) -> Part? {
        var sum = [Int](repeating: 0, count: targets.most.count)
        for row in start..<figures.count {
            budget -= 1
            for place in sum.indices { sum[place] += figures[row][place] }
            if let found = units(sum), let unit = unit(found.units, start..<row + 1) {
                return Part(rows: start..<row + 1, unit: unit, besides: found.besides)
            }
            guard budget > 0, sum.indices.allSatisfy({ $0 == open || sum[$0] <= targets.most[$0] }) else {
                return nil
            }
        }
        return nil
    }

    /// Of regions with the same figures the one whose name most of the rows have.
    private func unit(_ units: [Int], _ rows: Range<Int>) -> Int? {
        if units.count == 1 { return units[0] }
        return units.first { unit in 2 * rows.count(where: { present[$0] == unit }) > rows.count }
    }
}
