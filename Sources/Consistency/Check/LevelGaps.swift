import Elections

/// Findings on regions that one file has and another lacks, and on figures that could not be compared.
struct LevelGaps {
    private(set) var all: [Finding] = []
    private let levels: LevelSums
    private let input: CountCheck.Input

    /// Where at most this part of a recap's regions has no sum below, they are errors of the recap or of the
    /// file below; where more have none, that file is taken to be incomplete.
    private static let fewOfAll = 5

    init(_ levels: LevelSums, input: CountCheck.Input) {
        self.levels = levels
        self.input = input
        if input.mayLackRows {
            all += IncompleteLevels(levels, input: input).all
        } else {
            let childless = grouped(levels.childless, isInRecap: true)
            let unlisted = grouped(levels.unlisted, isInRecap: false)
            let (absent, strange) = (LevelGaps.names(childless), LevelGaps.names(unlisted))
            all += childless.map { group in self.childless(group, hint: LevelGaps.hint(group, strange)) }
            all += unlisted.map { group in self.unlisted(group, hint: LevelGaps.hint(group, absent)) }
            all += missing(levels.empty)
        }
        all += uncompared(levels.uncompared)
        all += levels.displaced.map(displaced) + levels.repeated.map(repeated)
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

    /// All valid votes of some units, or those of all pairs where they are not given.
    private static func votes(
        _ measures: [RollUp.Measure], _ sums: RollUp.UnitSums, _ units: [Int]
    ) -> Int? {
        let pairs = measures.indices.filter { if case .votes = measures[$0] { true } else { false } }
        let columns = measures.firstIndex(of: .field(.valid)).map { [$0] } ?? pairs
        guard !columns.isEmpty else { return nil }
        return units.reduce(0) { total, unit in columns.reduce(total) { $0 + sums.sum($1, unit) } }
    }

    /// `village 1101012001`, or `37 regions of province 12`.
    private func names(_ group: Group) -> Bilingual {
        let name = LevelNames.region(group.level, group.code)
        guard group.level != levels.recaps[group.recap].levels.last else { return name }
        let count = CountText.of(group.units.count, .region)
        return Bilingual(en: "\(count.en) of \(name.en)", id: "\(count.id) \(name.id)")
    }

    /// That the region which one file lacks may be one that the other writes differently.
    private static func hint(_ group: Group, _ others: [Group.Place: NameLikeness]) -> Bilingual {
        guard let code = group.code, let name = others[group.place]?.name(like: code) else {
            return NameLikeness.hint([])
        }
        return NameLikeness.hint([(code, name)])
    }

    private static func names(_ groups: [Group]) -> [Group.Place: NameLikeness] {
        Dictionary(grouping: groups, by: \.place).mapValues { NameLikeness($0.compactMap(\.code)) }
    }

    private func childless(_ group: Group, hint: Bilingual) -> Finding {
        let recap = levels.recaps[group.recap]
        let name = names(group)
        let source = input.name(of: group.other, levels)
        let gaps = levels.childless.count { $0.recap == group.recap && $0.other == group.other }
        let isOne = group.level == recap.levels.last
        return Finding(
            rule: "children-missing",
            severity: gaps * LevelGaps.fewOfAll <= recap.sums.count ? .error : .warning,
            contest: input.contest, region: group.code.map { RegionCode($0, scheme: input.scheme) },
            place: levels.place(group.recap, group.units[0], recap.levels.last),
            votesAtStake: LevelGaps.votes(recap.measures, recap.sums, group.units), stake: .worstCase,
            message: Bilingual(
                en: "\(recap.file) lists \(name.en); \(source.en) do not have "
                    + (isOne
                        ? "it, so its figures are not compared."
                        : "that region at all, so these figures are not compared.") + hint.en,
                id: "\(recap.file) memuat \(name.id); \(source.id) tidak memuat"
                    + (isOne
                        ? "nya, jadi angkanya tidak dibandingkan."
                        : " wilayah itu sama sekali, jadi angkanya tidak dibandingkan.") + hint.id))
    }

    private func unlisted(_ group: Group, hint: Bilingual) -> Finding {
        let recap = levels.recaps[group.recap]
        let name = names(group)
        let source = input.name(of: group.other, levels)
        let gap = LevelSums.Gap(recap: group.recap, other: group.other, unit: group.units[0])
        let isOne = group.level == recap.levels.last
        return Finding(
            rule: "region-missing", severity: .error, contest: input.contest,
            region: group.code.map { RegionCode($0, scheme: input.scheme) },
            place: SourcePlace(file: recap.file, line: nil, column: recap.levels.last),
            votesAtStake: other(gap).flatMap { rollUp in
                let depth = rollUp.tree.levels.firstIndex { $0.name == recap.levels.last }.map { $0 + 1 }
                return LevelGaps.votes(rollUp.measures, rollUp.sums(depth: depth ?? 0), group.units)
            }, stake: .worstCase,
            message: Bilingual(
                en: "\(source.en.capitalizedFirst) have \(name.en); \(recap.file) does not list "
                    + (isOne ? "it." : "that region at all.") + hint.en,
                id: "\(source.id.capitalizedFirst) memuat \(name.id); \(recap.file) tidak memuat"
                    + (isOne ? "nya." : " wilayah itu sama sekali.") + hint.id))
    }

    /// Rows of recaps with empty cells, one sentence for each recap.
    private func missing(_ figures: [LevelSums.Figure]) -> [Finding] {
        Dictionary(grouping: figures, by: \.recap).sorted { $0.key < $1.key }.map { index, figures in
            let recap = levels.recaps[index]
            let units = figures.map(\.unit).uniqued()
            let region = LevelNames.region(recap.levels.last, recap.tree.levels.last?.code(units[0]))
            let count = CountText.of(figures.count, .figure)
            let rows = CountText.number(units.count)
            let isOne = units.count == 1
            return Finding(
                rule: "figures-missing", severity: .notice, contest: input.contest,
                region: isOne
                    ? recap.tree.levels.last?.code(units[0]).map { RegionCode($0, scheme: input.scheme) }
                    : nil,
                place: levels.place(index, units[0], recap.measures[figures[0].measure].name),
                message: isOne
                    ? Bilingual(
                        en: "\(recap.file) leaves \(count.en) of \(region.en) empty: not compared.",
                        id: "\(recap.file) mengosongkan \(count.id) \(region.id): tidak dibandingkan.")
                    : Bilingual(
                        en: "\(recap.file) leaves \(count.en) on \(rows.en) rows empty, first that of "
                            + "\(region.en): not compared.",
                        id:
                            "\(recap.file) mengosongkan \(count.id) pada \(rows.id) baris, pertama baris \(region.id): "
                            + "tidak dibandingkan."))
        }
    }

    /// Figures of which a row below leaves the figure empty, one sentence for each recap.
    private func uncompared(_ figures: [LevelSums.Figure]) -> [Finding] {
        Dictionary(grouping: figures, by: \.recap).sorted { $0.key < $1.key }.map { index, figures in
            let recap = levels.recaps[index]
            let column = recap.measures[figures[0].measure].name
            let region = LevelNames.region(recap.levels.last, recap.tree.levels.last?.code(figures[0].unit))
            let count = CountText.of(figures.count, .figure)
            let verb = CountText.agreeing(figures.count, "is", "are")
            return Finding(
                rule: "figures-not-compared", severity: .notice, contest: input.contest,
                place: levels.place(index, figures[0].unit, column),
                message: Bilingual(
                    en:
                        "\(count.en) of \(recap.file) \(verb) not compared, first \(column) of \(region.en): rows "
                        + "below leave the figure empty, and what they have fits.",
                    id:
                        "\(count.id) \(recap.file) tidak dibandingkan, pertama \(column) \(region.id): ada baris di "
                        + "bawahnya yang kosong, dan angka yang ada tidak bertentangan."))
        }
    }

    private func displaced(_ gap: LevelSums.Gap) -> Finding {
        let file = levels.recaps[gap.recap].file
        let source = input.name(of: gap.other, levels)
        return finding("nesting", on: gap) { region in
            Bilingual(
                en: "\(region.en.capitalizedFirst) stands below another region in \(file) than in "
                    + "\(source.en); its figures are not compared.",
                id: "\(region.id.capitalizedFirst) berada di bawah wilayah lain dalam \(file) daripada "
                    + "dalam \(source.id); angkanya tidak dibandingkan.")
        }
    }

    private func repeated(_ gap: LevelSums.Gap) -> Finding {
        let recap = levels.recaps[gap.recap]
        let lines = CountText.list(recap.rows(of: gap.unit).map { "\(recap.line(ofRow: $0))" })
        return finding("duplicate-key", on: gap) { region in
            Bilingual(
                en: "\(region.en.capitalizedFirst) stands on lines \(lines.en) of \(recap.file); its figures "
                    + "are not compared.",
                id:
                    "\(region.id.capitalizedFirst) ada di baris \(lines.id) pada \(recap.file); angkanya tidak "
                    + "dibandingkan.")
        }
    }

    /// An error on one row of a recap.
    private func finding(
        _ rule: String, on gap: LevelSums.Gap, message: (_ region: Bilingual) -> Bilingual
    ) -> Finding {
        let recap = levels.recaps[gap.recap]
        let code = recap.tree.levels.last?.code(gap.unit)
        return Finding(
            rule: rule, severity: .error, contest: input.contest,
            region: code.map { RegionCode($0, scheme: input.scheme) },
            place: levels.place(gap.recap, gap.unit, recap.levels.last),
            message: message(LevelNames.region(recap.levels.last, code)))
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
    /// What stands below a recap, for messages.
    ///
    /// - Parameters:
    ///   - source: Position of a recap; `nil` for the stations.
    ///   - levels: The recaps.
    func name(of source: Int?, _ levels: LevelSums) -> Bilingual {
        guard let source else {
            let file = stations?.file ?? ""
            return Bilingual(en: "the stations of \(file)", id: "TPS dalam \(file)")
        }
        let file = levels.recaps[source].file
        return Bilingual(en: "the rows of \(file)", id: "baris \(file)")
    }
}
