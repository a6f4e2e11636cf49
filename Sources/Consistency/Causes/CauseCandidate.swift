import Elections

/// What one cause would be, and the findings that it accounts for exactly.
struct CauseCandidate {
    var what: FindingKind.Cause.Account
    /// Positions of the findings.
    var findings: Set<Int>
    /// Other slips that account for the same findings as exactly.
    var slips: [Slip] = []
    /// Region that the cause is of; that of its findings where `nil`.
    var region: String?
    /// Those of the findings whose votes are not found again in another row; all of them where `nil`.
    var lost: Set<Int>?
    /// The cause beside which it stands: its findings come from both.
    var beside: FindingKind.Cause.Account?
    /// How grave it is; as the gravest of its findings where `nil`.
    var severity: Severity?
}

extension FindingKind.Cause.Account {
    /// Whether nobody can look for it at one station.
    var isOfFile: Bool {
        switch self {
        case .choiceMissing, .oneSided, .regionsAbsent, .numbersAbsent: true
        case .levelMissing(let missing): missing.isOfMost
        default: false
        }
    }
}

extension CauseCandidate {
    /// Candidates of which those of several columns of one block that are all so many times what they should be are one.
    static func togetherByFactor(
        _ candidates: [CauseCandidate], _ evidence: CauseEvidence
    ) -> [CauseCandidate] {
        struct Factor: Hashable {
            var times: String
            var block: FindingKind.Block
        }
        let besides = Set(candidates.compactMap(\.beside))
        var groups: [Factor: [(column: String, carried: [String], place: Int)]] = [:]
        for (place, candidate) in candidates.enumerated() where !besides.contains(candidate.what) {
            // Of fields that are 0 each is told by itself, and of all figures that they are gone.
            if case .factor(let column, let times, let carried, let block) = candidate.what,
                times != ShortFactor.zero.text || Choice.isColumn(column)
            {
                groups[Factor(times: times, block: block), default: []].append((column, carried, place))
            }
        }
        var all = candidates
        for (factor, group) in groups.sorted(by: { $0.value[0].place < $1.value[0].place }) {
            let columns = group.map(\.column).uniqued()
            let own = group.filter { Set($0.carried).isSubset(of: columns) }
            guard Set(own.map(\.column)).count > 1 else { continue }
            all.append(
                CauseCandidate(
                    what: .factorOfAll(
                        columns: own.map(\.column).uniqued(), times: factor.times, factor.block),
                    findings: own.reduce(
                        into: evidence.forms(
                            in: factor.block, with: columns, times: factor.times)
                    ) {
                        $0.formUnion(candidates[$1.place].findings)
                    },
                    region: candidates[own[0].place].region))
        }
        return all
    }
}

/// The findings of a check, and what they were made from, for those who look for common causes.
struct CauseEvidence {
    let findings: [Finding]
    let input: CountCheck.Input
    let levels: LevelSums
    let forms: [RecapForms]
    let gaps: [LevelGaps.Listed]
    let blanks: [BlankBelow.Listed]
    let identical: IdenticalRows?
    /// Rows of stations that stand twice with the same votes.
    let doubled: [(first: Int, second: Int)]
    /// Regions within which stations are numbered.
    let numbered: Int
    /// Rows that could hold what a row of a recap is out by, by recap and unit.
    let holders: [[Int]: SlipHolders]
    /// Position of the finding of each mismatch, where it has one.
    let findingOfFigure: [LevelSums.Figure: Int]
    /// Positions of the findings on the rules of one form, by its row in its file.
    private let findingsOfForm: [Row: [Int]]
    /// Positions of the findings on gaps by file, line and kind.
    private let findingOfGap: [Row: [Int]]

    private struct Row: Hashable {
        var file: String
        var line: Int?
        var column: String?
    }

    init(
        _ findings: [Finding], input: CountCheck.Input, levels: LevelSums, forms: [RecapForms],
        gaps: [LevelGaps.Listed], blanks: [BlankBelow.Listed], identical: IdenticalRows?,
        doubled: [(first: Int, second: Int)] = [], holders: [[Int]: SlipHolders] = [:], numbered: Int = 0
    ) {
        self.numbered = numbered
        self.findings = findings
        self.input = input
        self.levels = levels
        self.forms = forms
        self.gaps = gaps
        self.blanks = blanks
        self.identical = identical
        self.doubled = doubled
        self.holders = holders
        var (mismatches, rules, others): ([Row: Int], [Row: [Int]], [Row: [Int]]) = ([:], [:], [:])
        for (position, finding) in findings.enumerated() {
            var row = Row(file: finding.place.file, line: finding.place.line, column: finding.place.column)
            switch finding.kind {
            case .level(.mismatch): mismatches[row] = position
            case .form(.ruleBroken):
                row.column = nil
                rules[row, default: []].append(position)
            default: others[row, default: []].append(position)
            }
        }
        var figures: [LevelSums.Figure: Int] = [:]
        for mismatch in levels.mismatches {
            let recap = levels.recaps[mismatch.recap]
            let place = levels.place(mismatch.recap, mismatch.unit, recap.measures[mismatch.measure].name)
            figures[
                LevelSums.Figure(recap: mismatch.recap, unit: mismatch.unit, measure: mismatch.measure)] =
                mismatches[Row(file: place.file, line: place.line, column: place.column)]
        }
        findingOfFigure = figures
        findingsOfForm = rules
        findingOfGap = others
    }

    /// Findings on the rules that the form of a row breaks.
    ///
    /// - Parameters:
    ///   - line: Line of the row.
    ///   - file: Its file.
    func rulesBroken(line: Int, file: String) -> [Int] {
        findingsOfForm[Row(file: file, line: line, column: nil)] ?? []
    }

    /// Findings on the row of a unit of a recap that are of some kind.
    func findings(
        recap: Int, unit: Int, where isMeant: (FindingKind) -> Bool
    ) -> [Int] {
        let place = levels.place(recap, unit, levels.recaps[recap].levels.last)
        return (findingOfGap[Row(file: place.file, line: place.line, column: place.column)] ?? [])
            .filter { isMeant(findings[$0].kind) }
    }

    /// Ids of the rule that a finding says to be broken.
    func rule(_ position: Int) -> String? {
        guard case .form(.ruleBroken(let rule, _)) = findings[position].kind else { return nil }
        return rule.id
    }

    /// Findings on the forms of a block of stations that keep every rule without a factor in some columns.
    func forms(in block: FindingKind.Block, with columns: [String], times: String) -> Set<Int> {
        guard let stations = input.stations, block.areStations, block.file == stations.file,
            let times = Int64(times), times > 1
        else { return [] }
        let (tree, rules) = (stations.rollUp.tree, stations.scan.rules)
        let repair = FormRepair(rules)
        let depth = tree.depth(of: block.region.level) ?? 0
        let owners = tree.owners(depth: depth)
        let places = rules.columns.indices.filter { columns.contains(rules.columns[$0]) }
        return stations.scan.failed.reduce(into: []) { found, form in
            let region = depth > 0 ? tree.levels[depth - 1].code(Int(owners[Int(form.unit)])) : nil
            guard region == block.region.code else { return }
            var values = form.values
            for place in places { values[place] = values[place].map { $0 / times } }
            guard repair.keepsAll(values) else { return }
            found.formUnion(rulesBroken(line: stations.line(form.row), file: stations.file))
        }
    }

    /// Findings on the one figure of a recap that is not compared because a row below is empty there.
    func notCompared(_ columns: [String], of regions: [String]) -> [Int] {
        findings.indices.filter { position in
            guard
                case .level(.figuresNotCompared(_, figures: 1, let column, let first, _)) = findings[position]
                    .kind
            else { return false }
            return columns.contains(column) && first.code.map(regions.contains) ?? true
        }
    }

    /// Mismatches by recap, unit and what they were summed from.
    var mismatchesOfUnit: [UnitKey: [LevelMismatch]] {
        Dictionary(grouping: levels.mismatches) {
            UnitKey(recap: $0.recap, source: $0.source, unit: $0.unit)
        }
    }

    struct UnitKey: Hashable {
        var recap: Int
        var source: Int?
        var unit: Int
    }

    func finding(of mismatch: LevelMismatch) -> Int? {
        findingOfFigure[
            LevelSums.Figure(recap: mismatch.recap, unit: mismatch.unit, measure: mismatch.measure)]
    }

    /// Regions of what stands below a recap.
    func tree(_ source: Int?) -> RegionTree? {
        source.map { levels.recaps[$0].tree } ?? input.stations?.rollUp.tree
    }
}
