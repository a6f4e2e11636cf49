import Elections

/// Notices on levels of recaps that were gathered page by page: what could not be compared, in one sentence for
/// each pair of files.
struct IncompleteLevels {
    private(set) var all: [Finding] = []
    private let levels: LevelSums
    private let input: CountCheck.Input

    /// Codes that a sentence names.
    private static let named = 10

    init(_ levels: LevelSums, input: CountCheck.Input) {
        self.levels = levels
        self.input = input
        for (upper, lower, units) in pairs(levels.childless) {
            add(
                "children-missing", upper, units: units,
                Bilingual(
                    en: "\(lower) has no row below \(list(units, upper).en) of \(file(upper)): "
                        + "their figures are not compared.",
                    id: "\(lower) tidak memuat baris di bawah \(list(units, upper).id) pada \(file(upper)): "
                        + "angkanya tidak dibandingkan."))
        }
        for (upper, lower, units) in pairs(levels.incomplete) {
            add(
                "children-incomplete", upper, units: units,
                Bilingual(
                    en: "The rows of \(lower) sum to less than \(file(upper)) prints in every figure of "
                        + "\(list(units, upper).en): rows seem to be missing there, so they are not compared.",
                    id: "Baris \(lower) berjumlah kurang dari yang dicetak \(file(upper)) pada setiap angka "
                        + "\(list(units, upper).id): tampaknya ada baris yang belum ada, jadi tidak dibandingkan."
                ))
        }
        for (upper, lower, units) in pairs(levels.unlisted) {
            let tree = levels.unlisted.first { $0.recap == upper }?.other
                .map { levels.recaps[$0].tree }
            let level = tree?.levels.first { $0.name == levels.recaps[upper].levels.last }
            let codes = units.map { level?.code($0) ?? "–" }
            let names = IncompleteLevels.list(codes, levels.recaps[upper].levels.last)
            add(
                "region-missing", upper, units: [],
                Bilingual(
                    en: "\(lower) has rows below \(names.en); \(file(upper)) does not list it.",
                    id: "\(lower) memuat baris di bawah \(names.id); \(file(upper)) tidak memuatnya."))
        }
    }

    /// Gaps by upper and lower recap.
    private func pairs(_ gaps: [LevelSums.Gap]) -> [(upper: Int, lower: String, units: [Int])] {
        let groups = Dictionary(grouping: gaps) { [$0.recap, $0.other ?? -1] }
        return groups.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { key in
            let lower = key[1] >= 0 ? levels.recaps[key[1]].file : input.stations?.file ?? ""
            return (key[0], lower, (groups[key] ?? []).map(\.unit))
        }
    }

    private func file(_ recap: Int) -> String { levels.recaps[recap].file }

    private func list(_ units: [Int], _ recap: Int) -> Bilingual {
        let table = levels.recaps[recap]
        return IncompleteLevels.list(
            units.map { table.tree.levels.last?.code($0) ?? "–" }, table.levels.last)
    }

    /// `province 12`, or `15 provinces: 11, 12, …`.
    static func list(_ codes: [String], _ level: String?) -> Bilingual {
        if codes.count == 1 || level == nil { return LevelNames.region(level, codes.first) }
        let name = LevelNames.name(level)
        let text = CountText.list(codes, most: named)
        let count = CountText.of(codes.count, .region)
        return Bilingual(en: "\(count.en) (\(name.en) \(text.en))", id: "\(count.id) (\(name.id) \(text.id))")
    }

    private mutating func add(_ rule: String, _ recap: Int, units: [Int], _ message: Bilingual) {
        let table = levels.recaps[recap]
        let row = units.first.map { table.rowOfUnit[$0] } ?? 0
        let code = units.count == 1 ? table.tree.levels.last?.code(units[0]) : nil
        all.append(
            Finding(
                rule: rule, severity: .notice, contest: input.contest,
                region: code.map { RegionCode($0, scheme: input.scheme) },
                place: SourcePlace(
                    file: table.file, line: table.line(ofRow: row), column: table.levels.last),
                message: message))
    }
}
