import Elections
import Ground

/// How many forms break each rule, by region.
///
/// A form is that of a station or a row of a recap. Columns are the units of the topmost level of the stations
/// that has more than one; without stations they are the recaps. Every form that breaks a rule counts, once for it;
/// a row of a recap that breaks it only because rows below do is not counted again.
public struct RuleGrid: Sendable, Equatable {
    /// What a column stands for.
    public enum Name: Sendable, Hashable {
        /// A region by its code, or a recap by its file.
        case plain(String)
        /// A recap by its level; `nil` is the whole count.
        case level(String?)
        /// Forms that stand above all columns.
        case whole
    }

    /// What the columns are.
    public enum By: Sendable, Hashable {
        case recap
        /// Regions of a level; `nil` is the whole count.
        case level(String?)
    }

    /// A region, or a recap where there are no stations.
    public struct Column: Sendable, Equatable {
        public let name: Name
        /// Forms of stations and rows of recaps.
        public fileprivate(set) var forms = 0
        /// Those that have every figure that the rules need.
        public fileprivate(set) var complete = 0
    }

    /// A rule.
    public struct Row: Sendable, Equatable {
        public let id: String
        /// The rule in few words; `nil` for the sums of levels.
        public let text: Bilingual?
        /// Whether it was asked of any form.
        public let isAsked: Bool
        /// Forms that break it, by column.
        public fileprivate(set) var failed: [Int] = []
        /// Forms that break it.
        public var total: Int { failed.reduce(0, +) }
    }

    /// What the columns are.
    public let level: By
    public private(set) var columns: [Column] = []
    /// R1 to R13, then the other rules in the order of the rule book.
    public private(set) var rows: [Row] = []
    /// Forms that break any rule.
    public private(set) var failing = 0

    /// Forms of stations and rows of recaps.
    public var forms: Int { columns.reduce(0) { $0 + $1.forms } }

    private var columnOfName: [String: Int] = [:]
    private var rowOfRule: [String: Int] = [:]

    /// Id of the rule that a level is the sum of the level below.
    public static let levelRule = "R12"

    init(
        _ input: CountCheck.Input, tallies: [CountCheck.RuleTally], levels: LevelSums, recaps: [RecapForms]
    ) {
        let tree = input.stations?.rollUp.tree
        let depth = tree.flatMap { tree in
            tree.levels.firstIndex { $0.count > 1 } ?? (tree.levels.isEmpty ? nil : 0)
        }
        let column = depth.flatMap { tree?.levels[$0].name }
        level = input.stations == nil ? .recap : .level(column)
        addRules(tallies, isSumAsked: levels.compared > 0)
        if let stations = input.stations { addStations(stations, depth: depth) }
        for (index, recap) in recaps.enumerated() {
            let wrong = levels.mismatches.filter { $0.recap == index }.map { recap.recap.rowOfUnit[$0.unit] }
            addRecap(recap, mismatched: Set(wrong), level: input.stations == nil ? nil : column ?? "")
        }
        for row in rows.indices {
            rows[row].failed += repeatElement(0, count: columns.count - rows[row].failed.count)
        }
    }

    private mutating func addRules(_ tallies: [CountCheck.RuleTally], isSumAsked: Bool) {
        func number(_ id: String) -> Int { id.hasPrefix("R") ? Int(id.dropFirst()) ?? .max : .max }
        var found = tallies.map(\.rule.id).uniqued().map { id in
            let own = tallies.filter { $0.rule.id == id }
            // Of several the words of one that was asked.
            let first =
                own.first { $0.asked > 0 && $0.rule.short != nil } ?? own.first { $0.rule.short != nil }
            return Row(
                id: id, text: first?.rule.short ?? own[0].rule.text,
                isAsked: own.contains { $0.asked > 0 })
        }
        found.append(
            Row(
                id: RuleGrid.levelRule,
                text: nil,
                isAsked: isSumAsked))
        rows = found.enumerated().sorted {
            (number($0.element.id), $0.offset) < (number($1.element.id), $1.offset)
        }.map(\.element)
        for (index, row) in rows.enumerated() { rowOfRule[row.id] = index }
    }

    private mutating func columnIndex(_ key: String, _ name: Name) -> Int {
        if let known = columnOfName[key] { return known }
        columnOfName[key] = columns.count
        columns.append(Column(name: name))
        return columns.count - 1
    }

    /// One form that breaks rules.
    private mutating func add(_ ids: Set<String>, _ column: Int) {
        failing += 1
        for id in ids {
            guard let row = rowOfRule[id] else { continue }
            let missing = column + 1 - rows[row].failed.count
            if missing > 0 { rows[row].failed += repeatElement(0, count: missing) }
            rows[row].failed[column] += 1
        }
    }

    private static func region(_ code: String?) -> Name { .plain(code ?? "–") }

    private mutating func addStations(_ stations: CheckedStations, depth: Int?) {
        let scan = stations.scan
        let tree = stations.rollUp.tree
        var columnOfUnit = [Int](repeating: 0, count: max(1, tree.levels.last?.count ?? 1))
        if let depth {
            let units = tree.levels[depth]
            var own = [Int](repeating: 0, count: units.count)
            for unit in units.unitsByCode {
                own[unit] = columnIndex(units.code(unit) ?? "", RuleGrid.region(units.code(unit)))
                columns[own[unit]].forms += stations.rollUp.levels[depth].stations(unit)
            }
            for unit in columnOfUnit.indices {
                var place = Int32(unit)
                for level in stride(from: tree.levels.count - 1, to: depth, by: -1) {
                    place = tree.levels[level].parents[Int(place)]
                }
                columnOfUnit[unit] = own[Int(place)]
            }
        } else {
            columns[columnIndex("", Name.whole)].forms += scan.builder.rows
        }
        for column in columns.indices { columns[column].complete = columns[column].forms }
        for (unit, lacking) in scan.incomplete.enumerated() {
            columns[columnOfUnit[unit]].complete -= lacking
        }
        let ids = scan.rules.rules.map(\.rule.id)
        for form in scan.failed where !form.rules.isEmpty {
            add(Set(form.rules.map { ids[$0] }), columnOfUnit[Int(form.unit)])
        }
    }

    /// - Parameter level: Level of the columns; `nil` where each recap is one.
    private mutating func addRecap(_ forms: RecapForms, mismatched: Set<Int>, level: String?) {
        let recap = forms.recap
        let depth = level.flatMap { recap.levels.firstIndex(of: $0) }
        let isSame = columns.contains { $0.name == .level(recap.levels.last) }
        let own = isSame ? Name.plain(recap.file) : .level(recap.levels.last)
        let places = (0..<recap.count).map { row in
            if level == nil { return columnIndex(recap.file, own) }
            guard let depth else { return columnIndex("\0above", Name.whole) }
            let code = recap.regions[depth][row]
            return columnIndex(code ?? "", RuleGrid.region(code))
        }
        let lacking = Set(forms.incomplete)
        for (row, place) in places.enumerated() {
            columns[place].forms += 1
            columns[place].complete += lacking.contains(row) ? 0 : 1
        }
        var broken = Dictionary(grouping: forms.failed + forms.folded, by: \.row).mapValues { entries in
            Set(entries.map { forms.rules.rules[$0.rule].rule.id })
        }
        for row in mismatched { broken[row, default: []].insert(RuleGrid.levelRule) }
        for (row, ids) in broken.sorted(by: { $0.key < $1.key }) { add(ids, places[row]) }
    }
}
