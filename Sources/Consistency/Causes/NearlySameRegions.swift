import Elections

/// A region that one file lacks and one that the other lacks, with the same figures in most columns: one name, and something that is out
/// beside it.
struct NearlySameRegions {
    private(set) var candidates: [CauseCandidate] = []

    /// Figures that must be the same, none of them 0.
    private static let leastSame = 3

    /// - Parameters:
    ///   - evidence: What was found.
    ///   - regions: Figures of regions.
    ///   - gaps: Regions that only a recap has, and of which no other one has all figures.
    ///   - taken: Findings on regions that have another name and the same figures.
    init(
        _ evidence: CauseEvidence, _ regions: RegionFigures, _ gaps: [LevelGaps.Listed],
        besides taken: Set<Int>
    ) {
        for own in gaps where own.units.count == 1 {
            let recap = evidence.levels.recaps[own.recap]
            let printed = regions.figures(recap, own.units[0])
            let fitting = evidence.gaps.compactMap { other -> (LevelGaps.Listed, [Slip.NamedFigure])? in
                guard !other.isInRecap, other.recap == own.recap, other.other == own.other,
                    other.units.count == 1, other.region.level == own.region.level,
                    !taken.contains(other.position),
                    let sums = regions.figuresBelow(recap, other.units[0], own.other)
                else { return nil }
                return NearlySameRegions.differing(recap, printed, sums).map { (other, $0) }
            }
            guard fitting.count == 1, let (other, figures) = fitting.first else { continue }
            candidates.append(
                CauseCandidate(
                    what: .otherNameNearly(
                        own.region, file: recap.file, is: other.region,
                        other: evidence.input.source(own.other, evidence.levels).file, figures),
                    findings: [own.position, other.position], region: own.region.code))
        }
    }

    /// What the file below has more in each figure that is not the same, where most figures are; `nil` where they are not.
    private static func differing(
        _ recap: RecapTable, _ printed: [Int?], _ sums: [Int?]
    ) -> [Slip.NamedFigure]? {
        var (same, figures): (Int, [Slip.NamedFigure]) = (0, [])
        for (place, measure) in recap.measures.enumerated() where measure != .stations {
            guard let own = printed[place], let sum = sums[place] else { continue }
            if own == sum {
                same += own == 0 ? 0 : 1
            } else {
                figures.append(Slip.NamedFigure(measure.name, sum - own))
            }
        }
        return same >= leastSame && same > figures.count && !figures.isEmpty ? figures : nil
    }
}
