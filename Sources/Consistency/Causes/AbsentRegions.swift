import Elections

/// Regions that one file has and another lacks, where there are several and nothing else accounts for them: one statement, as a count
/// under way is one.
struct AbsentRegions {
    private(set) var candidates: [CauseCandidate] = []
    /// Findings that say all alone that more than a few regions of a recap are not there.
    private(set) var underWay: [Int] = []

    private struct Sides: Hashable {
        var isInRecap: Bool
        var recap: Int
        var other: Int?
    }

    /// - Parameters:
    ///   - evidence: What was found.
    ///   - taken: Findings that other causes account for.
    init(_ evidence: CauseEvidence, besides taken: Set<Int>) {
        let open = Dictionary(grouping: evidence.gaps.filter { !taken.contains($0.position) }) {
            Sides(isInRecap: $0.isInRecap, recap: $0.recap, other: $0.other)
        }
        for (sides, gaps) in open.sorted(by: { $0.value[0].position < $1.value[0].position }) {
            let recap = evidence.levels.recaps[sides.recap]
            let source = evidence.input.source(sides.other, evidence.levels)
            let below = evidence.tree(sides.other)?.levels.first { $0.name == recap.levels.last }?.count
            let all = sides.isInRecap ? recap.sums.count : below ?? 0
            let regions = gaps.reduce(0) { $0 + $1.units.count }
            let isUnderWay = !sides.isInRecap && regions > 1 && !LevelGaps.areFew(regions, of: all)
            guard gaps.count > 1 else {
                underWay += isUnderWay ? [gaps[0].position] : []
                continue
            }
            let names = gaps.map(\.region)
            candidates.append(
                CauseCandidate(
                    what: .regionsAbsent(
                        FindingKind.AbsentRegions(
                            file: sides.isInRecap ? source.file : recap.file,
                            source: sides.isInRecap ? .rows(file: recap.file) : source, names: names,
                            regions: regions, of: max(all, regions), level: recap.levels.last)),
                    findings: Set(gaps.map(\.position)),
                    // A recap of which more than a few regions are not there is not complete yet.
                    severity: isUnderWay ? .notice : nil))
        }
    }
}
