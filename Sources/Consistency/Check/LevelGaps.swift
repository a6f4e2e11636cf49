import Elections
import Ground

/// Findings on regions that one file has and another lacks, and on figures that could not be compared.
struct LevelGaps {
    private(set) var all: [Finding] = []
    /// What the findings on regions that a file lacks are made of.
    private(set) var listed: [Listed] = []
    private let levels: LevelSums
    private let input: CountCheck.Input

    /// Regions that one finding says a file to lack.
    struct Listed: FindingListed {
        /// Position of the finding.
        var position: Int
        /// Whether the recap has them, else what stands below it.
        var isInRecap: Bool
        /// Position of the recap, and of what stands below it; `nil` for the stations.
        var recap: Int
        var other: Int?
        /// Regions of the recap's lowest level, of the file that has them.
        var units: [Int]
        /// The region that holds them, or the one itself.
        var region: LevelRegion
    }

    /// Where at most this part of a recap's regions has no sum below, they are errors of the recap or of the
    /// file below; where more have none, that file is taken to be incomplete.
    private static let fewOfAll = 5

    /// Whether so many regions that a file lacks are few of all.
    static func areFew(_ regions: Int, of all: Int) -> Bool { regions * fewOfAll <= all }

    init(_ levels: LevelSums, input: CountCheck.Input) {
        self.levels = levels
        self.input = input
        if input.mayLackRows {
            all += IncompleteLevels(levels, input: input).all
        } else {
            let childless = grouped(levels.childless, isInRecap: true)
            let unlisted = grouped(levels.unlisted, isInRecap: false)
            let (absent, strange) = (LevelGaps.names(childless), LevelGaps.names(unlisted))
            for group in childless {
                note(group, isInRecap: true)
                all.append(self.childless(group, alike: LevelGaps.alike(group, strange)))
            }
            for group in unlisted {
                note(group, isInRecap: false)
                all.append(self.unlisted(group, alike: LevelGaps.alike(group, absent)))
            }
            all += missing(levels.empty)
        }
        all += uncompared(levels.uncompared)
        all += levels.displaced.map(displaced) + levels.repeated.map(repeated)
    }

    private mutating func note(_ group: Group, isInRecap: Bool) {
        listed.append(
            Listed(
                position: all.count, isInRecap: isInRecap, recap: group.recap, other: group.other,
                units: group.units, region: LevelRegion(group.level, group.code)))
    }

    /// Regions that lack the same: all below one region that lacks it too, or one alone.
    private struct Group {
        var recap: Int
        var other: Int?
        /// Name of the level of the region that lacks it, and its code.
        var level: String?
        var code: String?
        /// Regions of the recap's lowest level, of the file that has them.
        var units: [Int]

        /// What two files are held against each other, and at which level.
        struct Place: Hashable {
            var recap: Int
            var other: Int?
            var level: String?
        }

        var place: Place { Place(recap: recap, other: other, level: level) }
    }

    /// Gaps by the topmost region that the other file lacks as a whole.
    private func grouped(_ gaps: [LevelSums.Gap], isInRecap: Bool) -> [Group] {
        var groups: [Group] = []
        var place: [[Int]: Int] = [:]
        for gap in gaps {
            let recap = levels.recaps[gap.recap]
            guard let tree = other(gap)?.tree else { continue }
            let own = isInRecap ? recap.tree : tree
            // A file of stations may lack columns of levels above.
            var depth = own.levels.firstIndex { $0.name == recap.levels.last }.map { $0 + 1 } ?? 0
            var unit = gap.unit
            if let absent = absence(gap.recap, gap.other, isInRecap: isInRecap) {
                while depth > 1 {
                    let above = Int(own.levels[depth - 1].parents[unit])
                    guard above >= 0, absent[depth - 1].contains(above) else { break }
                    (unit, depth) = (above, depth - 1)
                }
            }
            let key = [gap.recap, gap.other ?? -1, depth, unit]
            if let known = place[key] {
                groups[known].units.append(gap.unit)
            } else {
                place[key] = groups.count
                groups.append(
                    Group(
                        recap: gap.recap, other: gap.other,
                        level: depth == 0 ? nil : own.levels[depth - 1].name,
                        code: depth == 0 ? nil : own.levels[depth - 1].code(unit), units: [gap.unit]))
            }
        }
        return groups
    }

    /// For each depth the regions of one file that the other lacks; `nil` where their levels are not the same.
    private func absence(_ index: Int, _ source: Int?, isInRecap: Bool) -> [Set<Int>]? {
        let recap = levels.recaps[index]
        guard let tree = source.map({ levels.recaps[$0].tree }) ?? input.stations?.rollUp.tree,
            recap.levels == tree.levels.prefix(recap.levels.count).map(\.name),
            let match = UnitMatch(recap.tree, in: tree)
        else { return nil }
        return match.units.enumerated().map { depth, units in
            if isInRecap { return Set(units.indices.filter { units[$0] < 0 }) }
            let listed = Set(units.map(Int.init))
            let count = depth == 0 ? 1 : tree.levels[depth - 1].count
            return Set((0..<count).filter { !listed.contains($0) })
        }
    }

    private func other(_ gap: LevelSums.Gap) -> RollUp? {
        gap.other.map { levels.recaps[$0].rollUp } ?? input.stations?.rollUp
    }

    private func names(_ group: Group) -> FindingKind.RegionGroup {
        let isOne = group.level == levels.recaps[group.recap].levels.last
        return FindingKind.RegionGroup(
            LevelRegion(group.level, group.code), regions: isOne ? nil : group.units.count)
    }

    /// The region which one file lacks and that the other may write differently.
    private static func alike(_ group: Group, _ others: [Group.Place: NameLikeness]) -> AlikeNames? {
        guard let code = group.code, let name = others[group.place]?.name(like: code) else { return nil }
        return AlikeNames(code, name)
    }

    private static func names(_ groups: [Group]) -> [Group.Place: NameLikeness] {
        Dictionary(grouping: groups, by: \.place).mapValues { NameLikeness($0.compactMap(\.code)) }
    }

    private func childless(_ group: Group, alike: AlikeNames?) -> Finding {
        let recap = levels.recaps[group.recap]
        let gaps = levels.childless.count { $0.recap == group.recap && $0.other == group.other }
        return Finding(
            .level(
                .childrenMissing(
                    names(group), in: recap.file, from: input.source(group.other, levels), alike: alike)),
            severity: LevelGaps.areFew(gaps, of: recap.sums.count) ? .error : .warning,
            contest: input.contest, region: group.code.map { RegionCode($0, scheme: input.scheme) },
            place: levels.place(group.recap, group.units[0], recap.levels.last),
            votesAtStake: VotesAtStake.uncounted(group.units, of: recap, from: group.other),
            stake: .worstCase)
    }

    private func unlisted(_ group: Group, alike: AlikeNames?) -> Finding {
        let recap = levels.recaps[group.recap]
        return Finding(
            .level(
                .regionNotListed(
                    names(group), in: recap.file, from: input.source(group.other, levels), alike: alike)),
            severity: .error, contest: input.contest,
            region: group.code.map { RegionCode($0, scheme: input.scheme) },
            place: SourcePlace(file: recap.file, line: nil, column: recap.levels.last))
    }

    private func region(_ recap: Int, _ unit: Int) -> LevelRegion {
        let table = levels.recaps[recap]
        return LevelRegion(table.levels.last, table.tree.levels.last?.code(unit))
    }

    /// Rows of recaps with empty cells, one sentence for each recap.
    private func missing(_ figures: [LevelSums.Figure]) -> [Finding] {
        let refused = levels.recaps.map { LevelGaps.refused($0.refused, $0.rollUp) }
        let empty = figures.filter { figure in
            !refused[figure.recap].contains(levels.recaps[figure.recap].measures[figure.measure].name)
        }
        return Dictionary(grouping: empty, by: \.recap).sorted { $0.key < $1.key }.map { index, figures in
            let recap = levels.recaps[index]
            let units = figures.map(\.unit).uniqued()
            let first = region(index, units[0])
            return Finding(
                .level(
                    .figuresMissing(
                        file: recap.file, figures: figures.count, rows: units.count, first: first)),
                severity: .notice, contest: input.contest,
                region: units.count == 1
                    ? first.code.map { RegionCode($0, scheme: input.scheme) } : nil,
                place: levels.place(index, units[0], recap.measures[figures[0].measure].name))
        }
    }

    /// Figures of which a row below leaves the figure empty, one sentence for each recap.
    private func uncompared(_ figures: [LevelSums.Figure]) -> [Finding] {
        let files =
            [input.stations].compactMap { $0 }.map { ($0.rollUp, $0.refused) }
            + levels.recaps.map { ($0.rollUp, $0.refused) }
        let gapped = files.map { LevelGaps.gapped($0.0) }.reduce(Set()) { $0.union($1) }
        let refused = gapped.filter { column in
            files.allSatisfy { rollUp, refused in
                !LevelGaps.gapped(rollUp).contains(column)
                    || LevelGaps.refused(refused, rollUp).contains(column)
            }
        }
        let open = figures.filter { figure in
            !refused.contains(levels.recaps[figure.recap].measures[figure.measure].name)
        }
        return Dictionary(grouping: open, by: \.recap).sorted { $0.key < $1.key }.map { index, figures in
            let (recap, first) = (levels.recaps[index], figures[0])
            let column = recap.measures[first.measure].name
            let below = levels.emptyBelow[first]
            return Finding(
                .level(
                    .figuresNotCompared(
                        file: recap.file, figures: figures.count, column: column,
                        first: region(index, first.unit),
                        below: FindingKind.EmptyBelow(
                            input.source(below?.source, levels),
                            printed: recap.sums.sum(first.measure, first.unit),
                            rows: below?.rows ?? 0, empty: below?.empty ?? 0, sum: below?.sum ?? 0))),
                severity: .notice, contest: input.contest,
                place: levels.place(index, first.unit, column))
        }
    }

    /// Columns that are empty in some row of a file.
    private static func gapped(_ rollUp: RollUp) -> Set<String> {
        Set(
            rollUp.measures.indices.filter { rollUp.total.missing($0, 0) > 0 }.map {
                rollUp.measures[$0].name
            })
    }

    /// Columns of a file that are empty in no row but those whose cell is no count: these are errors of their own, which say
    /// all that is to be said.
    private static func refused(_ counts: RefusedCounts, _ rollUp: RollUp) -> Set<String> {
        let cells = Dictionary(grouping: counts.kinds, by: \.column).mapValues {
            $0.reduce(0) { $0 + $1.cells }
        }
        return Set(
            rollUp.measures.indices.filter { cells[rollUp.measures[$0].name] == rollUp.total.missing($0, 0) }
                .map { rollUp.measures[$0].name })
    }

    private func displaced(_ gap: LevelSums.Gap) -> Finding {
        finding(
            .displaced(
                region(gap.recap, gap.unit), file: levels.recaps[gap.recap].file,
                from: input.source(gap.other, levels)), on: gap)
    }

    private func repeated(_ gap: LevelSums.Gap) -> Finding {
        let recap = levels.recaps[gap.recap]
        let lines = recap.rows(of: gap.unit).map { recap.line(ofRow: $0) }
        return finding(
            .rowStandsTwice(region(gap.recap, gap.unit), file: recap.file, lines: lines), on: gap)
    }

    /// An error on one row of a recap.
    private func finding(_ kind: FindingKind.Level, on gap: LevelSums.Gap) -> Finding {
        Finding(
            .level(kind), severity: .error, contest: input.contest,
            region: region(gap.recap, gap.unit).code.map { RegionCode($0, scheme: input.scheme) },
            place: levels.place(gap.recap, gap.unit, levels.recaps[gap.recap].levels.last))
    }
}

extension LevelSums {
    /// Where a unit of a recap stands.
    func place(_ recap: Int, _ unit: Int, _ column: String?) -> SourcePlace {
        let table = recaps[recap]
        return SourcePlace(
            file: table.file, line: table.line(ofRow: table.rowOfUnit[unit]), column: column)
    }
}

extension CountCheck.Input {
    /// What stands below a recap.
    ///
    /// - Parameters:
    ///   - source: Position of a recap; `nil` for the stations.
    ///   - levels: The recaps.
    func source(_ source: Int?, _ levels: LevelSums) -> FigureSource {
        source.map { .rows(file: levels.recaps[$0].file) } ?? .stations(file: stations?.file ?? "")
    }
}
