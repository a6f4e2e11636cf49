import Elections
import Ground

/// Figures of regions in a recap and in what stands below it, as far as they can be compared.
struct RegionFigures {
    private let evidence: CauseEvidence

    init(_ evidence: CauseEvidence) { self.evidence = evidence }

    /// Figures of a recap that what stands below it has too, `nil` for others; nothing where one of them is unknown.
    func summed(_ figures: [Int?], _ recap: RecapTable, _ source: Int?) -> [Int?]? {
        var found: [Int?] = []
        for (measure, figure) in zip(recap.measures, figures) {
            let isShared = isSummed(measure, source)
            if isShared, figure == nil { return nil }
            found.append(isShared ? figure : nil)
        }
        return found
    }

    /// The same of a unit that stands below.
    func figuresBelow(_ recap: RecapTable, _ unit: Int, _ source: Int?) -> [Int?]? {
        guard let below = rollUp(source) else { return nil }
        let sums = below.sums(depth: depth(of: recap, in: below.tree))
        return summed(
            recap.measures.map { measure in
                if measure == .stations, source == nil { return sums.stations(unit) }
                return below.measures.firstIndex(of: measure).flatMap { place in
                    sums.missing(place, unit) == 0 ? sums.sum(place, unit) : nil
                }
            }, recap, source)
    }

    /// Whether figures tell a region from others: at least two that are not 0.
    func tells(_ figures: [Int?], _ recap: RecapTable) -> Bool {
        zip(recap.measures, figures).count { $0 != .stations && $1 ?? 0 != 0 } > 1
    }

    func isSummed(_ measure: RollUp.Measure, _ source: Int?) -> Bool {
        (measure == .stations && source == nil) || rollUp(source)?.measures.contains(measure) == true
    }

    func rollUp(_ source: Int?) -> RollUp? {
        source.map { evidence.levels.recaps[$0].rollUp } ?? evidence.input.stations?.rollUp
    }

    func depth(of recap: RecapTable, in tree: RegionTree) -> Int {
        tree.depth(of: recap.levels.last) ?? 0
    }

    func figures(_ recap: RecapTable, _ unit: Int) -> [Int?] {
        recap.measures.indices.map { measure in
            recap.sums.missing(measure, unit) == 0 ? recap.sums.sum(measure, unit) : nil
        }
    }
}
