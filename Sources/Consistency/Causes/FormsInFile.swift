import Elections
import Ground

/// Stations around forms that break rules, read again in the order of the file, for who looks for their figures in other rows.
struct FormsInFile {
    /// One row.
    struct Form {
        var row: Int
        var unit: Int32
        var number: String?
        /// In the order of the columns of the rules.
        var values: [Int64?]
        /// The same as they stand in the file: sums above have a 0 that was not read, too.
        var read: [Int64?] = []
        /// Positions of its findings, and the rules that fail.
        var findings: [Int] = []
        var failed: [Int] = []
    }

    let forms: [Form]
    let repair: FormRepair
    /// Forms that break an identity.
    let broken: Int
    /// How often a broken identity has a column.
    private let identitiesOfColumn: [Int: Int]
    private let tree: RegionTree
    private let rowsOfUnit: [Int]
    private let stations: CheckedStations
    private let evidence: CauseEvidence

    /// Forms that keep their rules between two that do not, whose regions are looked at too: figures are the same in two rows by chance.
    private static let mostBetween = 30

    /// Rows that are read again at most.
    private static let mostRead = 50_000

    /// - Returns: `nil` where fewer forms than any cause needs break an identity, or more rows than can be read again.
    init?(_ evidence: CauseEvidence) throws {
        guard let stations = evidence.input.stations else { return nil }
        let repair = FormRepair(stations.scan.rules)
        let failed = stations.scan.failed.filter { $0.rules.contains(where: repair.isIdentity) }
        let sums = stations.rollUp.levels.last ?? stations.rollUp.total
        func rows(_ units: Set<Int32>) -> Int { units.reduce(0) { $0 + sums.stations(Int($1)) } }
        let broken = Set(failed.map(\.unit))
        guard failed.count >= 2, rows(broken) <= FormsInFile.mostRead else { return nil }
        let wider = broken.union(FormsInFile.between(failed.map(\.row), stations.scan.builder.runs))
        let units = rows(wider) <= FormsInFile.mostRead ? wider : broken
        self.stations = stations
        self.evidence = evidence
        self.repair = repair
        tree = stations.rollUp.tree
        rowsOfUnit = (0..<sums.count).map { sums.stations($0) }
        let rules = repair.rules
        let identities = failed.flatMap { $0.rules.filter(repair.isIdentity) }
        self.broken = failed.count
        identitiesOfColumn = Dictionary(grouping: identities.flatMap { rules.rules[$0].columns }) { $0 }
            .mapValues(\.count)
        let excerpt = try stations.stations(of: units)
        let table = rules.columns.map { name in
            stations.rollUp.measures.first { $0.name == name }.flatMap { excerpt.table.column($0) }
        }
        let rulesOfRow = Dictionary(
            failed.map { ($0.row, $0.rules) }, uniquingKeysWith: { first, _ in first })
        forms = excerpt.rows.indices.map { place in
            let row = excerpt.rows[place]
            let read = table.map { $0?[place].map { Int64($0) } }
            var form = Form(
                row: row, unit: excerpt.units[place], number: excerpt.table.stationNumbers?[place],
                values: rules.unread.blanking(read), read: read)
            if let rules = rulesOfRow[row] {
                form.failed = rules
                form.findings = evidence.rulesBroken(line: stations.line(row), file: stations.file)
            }
            return form
        }.sorted { $0.row < $1.row }
    }

    /// Regions of rows between two that are near each other.
    private static func between(_ rows: [Int], _ runs: [RollUpBuilder.RowRun]) -> Set<Int32> {
        var units: Set<Int32> = []
        for (row, next) in zip(rows, rows.dropFirst()) where (2...mostBetween).contains(next - row) {
            for run in runs.index(ofRow: row)...runs.index(ofRow: next) { units.insert(runs[run].unit) }
        }
        return units
    }

    /// Columns whose figures may stand elsewhere together: each that so many broken identities have, and all votes.
    func columns(least: Int) -> [[Int]] {
        let names = repair.rules.columns
        let votes = names.indices.filter { Choice.isColumn(names[$0]) }
        return identitiesOfColumn.filter { $0.value >= least }.keys.sorted().map { [$0] }
            + (votes.count > 1 ? [votes] : [])
    }

    /// The figures of a form with some of another.
    func with(_ columns: [Int], of other: Form, in form: Form) -> [Int64?] {
        var values = form.values
        for column in columns { values[column] = other.read[column] }
        return values
    }

    /// Findings on a form of which the rule is kept with other figures.
    func mended(_ form: Form, _ values: [Int64?]) -> [Int] {
        let rules = repair.rules.rules
        let left = Set(form.failed.filter { rules[$0].answer(values) == .fails }.map { rules[$0].rule.id })
        return left.isEmpty ? form.findings : form.findings.filter { !left.contains(evidence.rule($0) ?? "") }
    }

    /// Whether a form has all of some figures.
    func has(_ columns: [Int], _ form: Form) -> Bool { columns.allSatisfy { form.read[$0] != nil } }

    /// What some columns of a form change by with the figures of another.
    func changes(_ columns: [Int], of other: Form, in form: Form) -> (unit: Int, changes: [String: Int]) {
        var changes: [String: Int] = [:]
        for column in columns {
            guard let new = other.read[column], let old = form.read[column], new != old else { continue }
            changes[repair.rules.columns[column]] = Int(new - old)
        }
        return (Int(form.unit), changes)
    }

    /// What each column of a form changes by with other figures.
    func changes(_ form: Form, _ values: [Int64?]) -> (unit: Int, changes: [String: Int]) {
        var changes: [String: Int] = [:]
        for (column, name) in repair.rules.columns.enumerated() {
            guard let new = values[column], let old = form.values[column], new != old else { continue }
            changes[name] = Int(new - old)
        }
        return (Int(form.unit), changes)
    }

    /// The lowest region of all of some forms, as a block; with all its rows where only some are meant.
    func block(_ forms: [Form]) -> FindingKind.Block {
        var (region, rows) = (LevelRegion(nil, nil), rowsOfUnit.reduce(0, +))
        for depth in stride(from: tree.levels.count, to: 0, by: -1) {
            let owners = tree.owners(depth: depth)
            let units = Set(forms.map { owners[Int($0.unit)] })
            guard units.count == 1, let unit = units.first else { continue }
            region = LevelRegion(tree.levels[depth - 1].name, tree.levels[depth - 1].code(Int(unit)))
            rows = owners.indices.reduce(0) { $0 + (owners[$1] == unit ? rowsOfUnit[$1] : 0) }
            break
        }
        return FindingKind.Block(
            region: region, file: stations.file, rows: forms.count, areStations: true, against: nil,
            of: rows > forms.count ? rows : nil)
    }

    /// Places of forms by region: all of them, and those of each region from the top down.
    func regions(_ forms: [Form]) -> [[Int]] {
        (0...tree.levels.count).flatMap { depth -> [[Int]] in
            let owners = tree.owners(depth: depth)
            return Dictionary(grouping: forms.indices) { owners[Int(forms[$0].unit)] }
                .sorted { $0.key < $1.key }.map(\.value)
        }
    }

    /// Codes of the regions of a form, from the top down.
    func regions(_ form: Form) -> [String] {
        tree.codes(level: tree.levels.count - 1, unit: Int(form.unit))
    }

    /// Name of the region of a form, and of its station.
    func region(_ form: Form) -> String { stations.code(form.unit) }
    func name(_ form: Form) -> String { form.number.map { "\(region(form))/\($0)" } ?? region(form) }
    var file: String { stations.file }

    func names(_ columns: [Int]) -> [String] { columns.map { repair.rules.columns[$0] } }
}
