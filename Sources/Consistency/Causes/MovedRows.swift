import Elections
import Ground

/// Regions of stations that stand some rows further down or up than their figures throughout a block, or all figures than their
/// stations: each region has the first rows of the next one instead of its own, or the last of the one before.
///
/// Beside a recap both are the same; the numbers of the stations, which stay with the figures or with the regions, tell them apart.
struct MovedRows {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let above: UnitsAbove
    private let stations: CheckedStations
    private let sums: SumsOfForms

    /// Rows by which they may have moved, in a file of stations or in a recap.
    static let shifts = [1, -1, 2, -2, 3, -3]
    /// Regions one after another that must be out by exactly that.
    static let least = 3
    /// Choices of which the rows at a border, or of a recap, must have votes, so that no other rows fit by chance.
    static let leastChoices = 2
    /// Regions of which a single column must be out by exactly that, and what it has in a row that tells it from others: figures of
    /// one column fit by chance where they are small.
    static let (leastAlone, leastFigure) = (6, 20)

    /// - Returns: `nil` where there are no stations beside a recap.
    /// - Throws: What reading rows again throws.
    init?(_ evidence: CauseEvidence, _ comparisons: [RecapComparison], _ above: UnitsAbove?) throws {
        guard let stations = evidence.input.stations, let above else { return nil }
        (self.evidence, self.above, self.stations) = (evidence, above, stations)
        sums = SumsOfForms(evidence, above)
        for comparison in comparisons where comparison.source == nil {
            let measures = MovedRows.measures(comparison)
            guard comparison.mismatches.count >= MovedRows.least, !measures.isEmpty,
                let file = try UnitsInFile(comparison, above, stations)
            else { continue }
            let choices = measures.count { Choice.isColumn(comparison.recap.measures[$0].name) }
            let groups = choices >= MovedRows.leastChoices ? [measures] : measures.map { [$0] }
            for run in file.runs where run.count >= MovedRows.least {
                for group in groups {
                    add(RowFigures(run, group, comparison, file.excerpt), comparison, file.excerpt)
                }
            }
        }
    }

    private mutating func add(
        _ rows: RowFigures, _ comparison: RecapComparison, _ excerpt: StationExcerpt
    ) {
        var start = 0
        while start < rows.entries.count {
            guard let chain = MovedRows.chain(from: start, rows) else {
                start += 1
                continue
            }
            offer(chain, rows, comparison, excerpt)
            start = chain.end + 1
        }
    }

    /// Columns that are out in as many regions as are needed.
    static func measures(_ comparison: RecapComparison) -> [Int] {
        let counts = Dictionary(grouping: comparison.mismatches.values.flatMap(\.keys)) { $0 }
        return counts.filter { $0.value.count >= least && comparison.recap.measures[$0.key] != .stations }
            .keys.sorted()
    }

    /// Figures of the rows of regions one after another, and by how much the sums of these are out.
    fileprivate struct RowFigures {
        let entries: [UnitsInFile.Entry]
        let measures: [Int]
        /// What each region has more than the recap prints; `nil` where that is not known.
        let more: [[Int]?]
        private let columns: [CountColumn?]
        private let choices: [Int]

        init(
            _ entries: [UnitsInFile.Entry], _ measures: [Int], _ comparison: RecapComparison,
            _ excerpt: StationExcerpt
        ) {
            (self.entries, self.measures) = (entries, measures)
            columns = measures.map { excerpt.table.column(comparison.recap.measures[$0]) }
            choices = measures.indices.filter {
                Choice.isColumn(comparison.recap.measures[measures[$0]].name)
            }
            more = entries.map { entry in
                guard comparison.isCompared(entry.unit, measures) else { return nil }
                return measures.map { -(comparison.mismatches[entry.unit]?[$0]?.difference ?? 0) }
            }
        }

        /// Rows at the border before a region that are of the other side: the last of the region before, or the first of this one
        /// for a shift below 0.
        func rows(_ border: Int, _ shift: Int) -> Range<Int>? {
            guard border > 0, border < entries.count else { return nil }
            let own = shift > 0 ? entries[border - 1].rows : entries[border].rows
            guard own.count >= abs(shift) else { return nil }
            return shift > 0
                ? own.upperBound - shift..<own.upperBound : own.lowerBound..<own.lowerBound - shift
        }

        /// What the region before a border has too much of by them, or too little below 0.
        func moved(_ border: Int, _ shift: Int) -> [Int]? {
            guard let rows = rows(border, shift) else { return nil }
            var sums: [Int] = []
            for column in columns {
                guard let column else { return nil }
                var sum = 0
                for row in rows {
                    guard let value = column[row] else { return nil }
                    sum += value
                }
                sums.append(shift > 0 ? sum : -sum)
            }
            return sums
        }

        /// Whether figures tell rows from others.
        func tell(_ figures: [Int]) -> Bool {
            isAlone ? abs(figures[0]) >= leastFigure : choices.count { figures[$0] != 0 } >= leastChoices
        }

        /// Whether a single column is looked at, which no other one confirms.
        var isAlone: Bool { measures.count == 1 }
        /// Regions one after another that must be out by exactly that.
        var least: Int { isAlone ? MovedRows.leastAlone : MovedRows.least }
    }

    /// Regions one after another that are out by the same shift.
    fileprivate struct Chain {
        var start: Int
        var end: Int
        var shift: Int
        /// Whether the figures of the first or last rows are gone.
        var isOpen: Bool
        /// Columns that something else changed too, by region.
        var others: [Int: Set<Int>] = [:]
    }

    private static func chain(from start: Int, _ rows: RowFigures) -> Chain? {
        guard let first = rows.more[start], first.contains(where: { $0 != 0 }) else { return nil }
        let found = shifts.compactMap { shift -> Chain? in
            guard let moved = rows.moved(start + 1, shift) else { return nil }
            let before = zip(moved, first).map { $0 - $1 }
            // What stands in the first rows of all is not known where figures moved.
            let isClosed = before.allSatisfy { $0 == 0 }
            guard isClosed || fits(before, shift) else { return nil }
            return chain(from: start, shift, isOpen: !isClosed, moved, rows)
        }
        return found.max { $0.end < $1.end }
    }

    /// Whether figures at an open end are those that a region has too many or too few by a shift.
    private static func fits(_ figures: [Int], _ shift: Int) -> Bool {
        figures.allSatisfy { shift > 0 ? $0 >= 0 : $0 <= 0 } && figures.contains { $0 != 0 }
    }

    private static func chain(
        from start: Int, _ shift: Int, isOpen: Bool, _ first: [Int], _ rows: RowFigures
    ) -> Chain? {
        var chain = Chain(start: start, end: start, shift: shift, isOpen: isOpen)
        var (moved, exact, told) = (first, isOpen ? 0 : 1, rows.tell(first) ? 1 : 0)
        var place = start + 1
        while place < rows.entries.count, let more = rows.more[place] {
            let wanted = zip(more, moved).map { $0 + $1 }
            chain.end = place
            if wanted.allSatisfy({ $0 == 0 }) {
                // The regions behind are as they should be.
                return exact + 1 >= rows.least && told >= rows.least - 1 ? chain : nil
            }
            let next = rows.moved(place + 1, shift)
            let unmet = next.map { next in
                Set(next.indices.filter { next[$0] != wanted[$0] })
            }
            if let next, let unmet, 2 * unmet.count < next.count {
                if unmet.isEmpty { exact += 1 } else { chain.others[place] = unmet }
                told += rows.tell(next) ? 1 : 0
                moved = next
                place += 1
                continue
            }
            guard fits(wanted, shift) else { break }
            chain.isOpen = true
            return exact >= rows.least && told >= rows.least ? chain : nil
        }
        return nil
    }

    private mutating func offer(
        _ chain: Chain, _ rows: RowFigures, _ comparison: RecapComparison, _ excerpt: StationExcerpt
    ) {
        let borders = (chain.start + 1...chain.end).compactMap { border in
            rows.rows(border, chain.shift).map { (border, $0) }
        }
        var changes: [(unit: Int, changes: [String: Int])] = []
        let names = rows.measures.map { comparison.recap.measures[$0].name }
        for (border, own) in borders {
            let other =
                chain.shift > 0
                ? rows.entries[border].rows.lowerBound : rows.entries[border - 1].rows.upperBound - 1
            for row in own {
                var figures: [String: Int] = [:]
                for (name, measure) in zip(names, rows.measures) {
                    figures[name] = excerpt.table.column(comparison.recap.measures[measure])?[row]
                }
                changes.append((Int(excerpt.units[row]), figures.mapValues { -$0 }))
                changes.append((Int(excerpt.units[other]), figures))
            }
        }
        var findings = sums.explained(changes)
        var lost: Set<Int> = []
        let units = (chain.start...chain.end).map { rows.entries[$0].unit }
        for place in chain.start...chain.end {
            let own = comparison.mismatches[rows.entries[place].unit] ?? [:]
            for (index, measure) in rows.measures.enumerated()
            where chain.others[place]?.contains(index) != true {
                if let position = own[measure].flatMap(evidence.finding) {
                    findings.insert(position)
                    if chain.isOpen, [chain.start, chain.end].contains(place) { lost.insert(position) }
                }
            }
        }
        let recap = comparison.recap
        let regions = comparison.blocks(rows.measures).regions(units.sorted(), names: recap)
        let region = regions.count == 1 ? regions[0].region : LevelRegion(nil, nil)
        let inside = Set(units)
        let others =
            region.level == nil ? (0..<recap.sums.count).filter { !inside.contains($0) } : []
        let block = comparison.block(region, units, isRecap: false, beside: others, evidence)
        if rows.isAlone { findings.formUnion(empty(beside: chain, rows, comparison, names)) }
        let areRegions = !chain.isOpen && !rows.isAlone && numbersFit(borders, chain.shift, rows, excerpt)
        if areRegions {
            for unit in units {
                if let position = comparison.mismatches[unit]?.first(where: {
                    recap.measures[$0.key] == .stations
                })?.value {
                    findings.formUnion([evidence.finding(of: position)].compactMap { $0 })
                }
            }
            findings.formUnion(
                MovedRows.ofNumbers(
                    evidence, stations,
                    lines: Set(borders.flatMap { $0.1 }.map { stations.line(excerpt.rows[$0]) }),
                    units: Set(
                        units.flatMap { unit in
                            rows.entries.filter { $0.unit == unit }.flatMap {
                                $0.rows.map { excerpt.units[$0] }
                            }
                        })))
        }
        candidates.append(
            CauseCandidate(
                what: areRegions
                    ? .regionsMoved(down: chain.shift, block)
                    : .figuresMoved(columns: names, down: -chain.shift, block),
                findings: findings, region: region.code, lost: lost))
    }

    /// Findings on the regions beside a chain of which no figure is compared, as a row there is empty.
    private func empty(
        beside chain: Chain, _ rows: RowFigures, _ comparison: RecapComparison, _ names: [String]
    ) -> [Int] {
        let places = [chain.start - 1, chain.end + 1].filter {
            rows.entries.indices.contains($0) && rows.more[$0] == nil
        }
        let tree = comparison.recap.tree
        return places.flatMap { place in
            evidence.notCompared(
                names, of: tree.codes(level: tree.levels.count - 1, unit: rows.entries[place].unit))
        }
    }

    /// Whether the rows at the borders have numbers that the regions to which they belong lack.
    private func numbersFit(
        _ borders: [(Int, Range<Int>)], _ shift: Int, _ rows: RowFigures, _ excerpt: StationExcerpt
    ) -> Bool {
        guard let numbers = excerpt.table.stationNumbers else { return true }
        let gone = Set(borders.flatMap { $0.1 })
        let fitting = borders.count { border, own in
            let entry = rows.entries[shift > 0 ? border : border - 1]
            let known = Set(entry.rows.filter { !gone.contains($0) }.compactMap { numbers[$0] })
            return own.allSatisfy { row in numbers[row].map { !known.contains($0) } ?? true }
        }
        return 2 * fitting > borders.count
    }

    /// Findings on stations that stand twice on some lines, on regions that stand below another one by these lines alone, and on
    /// numbers that are not there in their regions.
    static func ofNumbers(
        _ evidence: CauseEvidence, _ stations: CheckedStations, lines: Set<Int>, units: Set<Int32>,
        regions: [String] = []
    ) -> [Int] {
        let codes = Set(units.map(stations.code) + regions)
        return evidence.findings.indices.filter { position in
            switch evidence.findings[position].kind {
            case .station(.standsTwice(_, let own, _)): own.contains(where: lines.contains)
            case .station(.nesting(_, _, let own)), .station(.codesOfOther(_, _, _, _, let own)):
                own.allSatisfy(lines.contains)
            case .station(.numberGap(let region, _, _)): codes.contains(region)
            default: false
            }
        }
    }
}
