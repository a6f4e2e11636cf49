import Elections
import Ground

/// Two stations with the same figures, where a recap counts one of them only, or would count other figures of one.
///
/// Which of the two was copied is not known: both are named.
struct CopiedRows {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence

    /// Pairs that are looked at; a file of equal rows has more than can be read again.
    private static let mostPairs = 200
    /// Choices whose votes must differ, where one row would have other figures.
    private static let leastVotes = 2

    /// Two rows with the same figures.
    private struct Pair {
        var first: Int
        var second: Int
        /// Whether they have one number too.
        var areOneStation: Bool
        /// Lines of both.
        var lines: [Int]
        /// Whether both are counted, as a station that stands there again is not.
        var areCounted = true
    }

    init(_ evidence: CauseEvidence, _ above: UnitsAbove?) throws {
        self.evidence = evidence
        guard let stations = evidence.input.stations, let above, !above.recaps.isEmpty else { return }
        func pair(_ first: Int, _ second: Int, areOneStation: Bool) -> Pair {
            Pair(
                first: first, second: second, areOneStation: areOneStation,
                lines: [stations.line(first), stations.line(second)])
        }
        let pairs =
            (evidence.identical?.pairs ?? []).map { pair($0.first, $0.second, areOneStation: false) }
            + evidence.doubled.map { pair($0.first, $0.second, areOneStation: true) }
            + (try CopiedRows.copies(stations))
        guard !pairs.isEmpty, pairs.count <= CopiedRows.mostPairs else { return }
        let rows = Set(pairs.flatMap { [$0.first, $0.second] })
        let excerpt = try stations.stations(of: Set(rows.map { stations.scan.unit(ofRow: $0) }))
        var place: [Int: Int] = [:]
        for (index, row) in excerpt.rows.enumerated() where rows.contains(row) { place[row] = index }
        let units = Dictionary(grouping: evidence.levels.mismatches.filter { $0.source == nil }) {
            [$0.recap, $0.unit]
        }
        for pair in pairs {
            for row in Set([pair.first, pair.second]).sorted() {
                for recap in above.recaps {
                    guard let unit = above.unit(of: recap, above: stations.scan.unit(ofRow: row)),
                        let mismatches = units[[recap, unit]], let own = place[row]
                    else { continue }
                    add(pair, mismatches, excerpt.table, own, stations)
                }
            }
        }
    }

    /// Stations that stand there once more and are counted once.
    private static func copies(_ stations: CheckedStations) throws -> [Pair] {
        let facts = (stations.copies?.facts ?? []).filter { $0.copies.linesOfTwo != nil }
        guard !facts.isEmpty, let lowest = stations.rollUp.tree.levels.last else { return [] }
        let codes = Set(facts.compactMap(\.region))
        let units = (0..<lowest.count).filter { lowest.code($0).map(codes.contains) ?? false }
        let excerpt = try stations.stations(of: Set(units.map { Int32($0) }))
        return facts.compactMap { fact in
            guard let lines = fact.copies.linesOfTwo, let region = fact.region,
                let place = excerpt.rows.indices.first(where: {
                    excerpt.table.stationNumbers?[$0] == fact.station
                        && stations.code(excerpt.units[$0]) == region
                })
            else { return nil }
            let row = excerpt.rows[place]
            return Pair(first: row, second: row, areOneStation: true, lines: lines, areCounted: false)
        }
    }

    private mutating func add(
        _ pair: Pair, _ mismatches: [LevelMismatch], _ table: StationTable, _ row: Int,
        _ stations: CheckedStations
    ) {
        let recap = evidence.levels.recaps[mismatches[0].recap]
        guard mismatches.allSatisfy({ !$0.isBound }),
            let wanted = wanted(recap, mismatches, table, row, isCounted: pair.areCounted)
        else { return }
        let named = zip(recap.measures, wanted).compactMap { measure, value in
            value.flatMap { measure == .stations ? nil : Slip.NamedFigure(measure.name, $0) }
        }
        let isLeftOut = zip(recap.measures, wanted).allSatisfy { $1 == nil || $1 == 0 }
        // A station that stands twice, and is counted once, is told as that.
        guard !(isLeftOut && pair.areOneStation) else { return }
        guard isLeftOut || isForm(recap, mismatches, wanted, table, row, stations) else { return }
        var findings = Set(mismatches.compactMap(evidence.finding))
        let told = self.told(of: pair, stations)
        guard !told.findings.isEmpty else { return }
        findings.formUnion(told.findings)
        let code = recap.tree.levels.last?.code(mismatches[0].unit)
        let candidate = CauseCandidate(
            what: .sameRows(told.rows, file: stations.file, wanted: isLeftOut ? [] : named),
            findings: findings, region: code)
        if !candidates.contains(where: { $0.findings == findings }) { candidates.append(candidate) }
    }

    /// What a row would have for each figure of a recap; 0 everywhere, with one station less, where the recap does not count
    /// it; `nil` where it cannot be told.
    private func wanted(
        _ recap: RecapTable, _ mismatches: [LevelMismatch], _ table: StationTable, _ row: Int,
        isCounted: Bool
    ) -> [Int?]? {
        let differences = Dictionary(
            mismatches.map { ($0.measure, $0.difference) }, uniquingKeysWith: { first, _ in first })
        var wanted: [Int?] = []
        for (measure, kind) in recap.measures.enumerated() {
            let recorded = kind == .stations ? 1 : table.column(kind)?[row]
            guard let recorded else {
                if differences[measure] != nil { return nil }
                wanted.append(nil)
                continue
            }
            let value = (isCounted ? recorded : 0) + (differences[measure] ?? 0)
            guard value >= 0 else { return nil }
            wanted.append(value)
        }
        // The row is counted or not: all of it.
        let stations = recap.measures.firstIndex(of: .stations).flatMap { wanted[$0] }
        let figures = zip(recap.measures, wanted).compactMap { $0 == .stations ? nil : $1 }
        if stations == 0 { return figures.allSatisfy { $0 == 0 } ? wanted : nil }
        return stations == nil || stations == 1 ? wanted : nil
    }

    /// Whether a row would be the form of a station with other figures, of which several are votes.
    private func isForm(
        _ recap: RecapTable, _ mismatches: [LevelMismatch], _ wanted: [Int?], _ table: StationTable,
        _ row: Int, _ stations: CheckedStations
    ) -> Bool {
        let votes = mismatches.count { mismatch in
            if case .votes = recap.measures[mismatch.measure] { true } else { false }
        }
        guard votes >= CopiedRows.leastVotes,
            zip(recap.measures, wanted).contains(where: { $0 != .stations && $1 ?? 0 > 0 })
        else { return false }
        let rules = stations.scan.rules
        let form = stations.columnNames.map { name in
            stations.rollUp.measures.first { $0.name == name }.flatMap { table.column($0)?[row] }.map {
                Int64($0)
            }
        }
        return RowForms(rules, measures: recap.measures.map(\.name)).outcome(form, changed: wanted) == .sound
    }

    /// The findings that tell of two equal rows and no others, with the rows as they name them.
    private func told(
        of pair: Pair, _ stations: CheckedStations
    ) -> (rows: [FindingKind.StationRow], findings: Set<Int>) {
        let lines = pair.lines
        var found: (rows: [FindingKind.StationRow], findings: Set<Int>) = ([], [])
        for (position, finding) in evidence.findings.enumerated() {
            let rows: [FindingKind.StationRow]
            switch finding.kind {
            case .station(.identicalRows(1, _, _, _, _, let examples)): rows = examples.pairs.first ?? []
            case .station(.identicalFewVotes(1, let examples)): rows = examples.pairs.first ?? []
            case .station(.identicalGroup(let first, 2, _)): rows = first
            case .station(.standsTwice(_, let own, true)) where own == lines:
                rows = self.rows(pair, finding, stations)
            case .station(.standAgain(let copies)) where copies.linesOfTwo == lines:
                rows = self.rows(pair, finding, stations)
            default: continue
            }
            guard rows.map(\.line) == lines else { continue }
            found.rows = rows
            found.findings.insert(position)
        }
        if !found.findings.isEmpty { found.findings.formUnion(gaps(beside: found.rows, pair)) }
        return found
    }

    private func rows(
        _ pair: Pair, _ finding: Finding, _ stations: CheckedStations
    ) -> [FindingKind.StationRow] {
        zip([pair.first, pair.second], pair.lines).map { row, line in
            FindingKind.StationRow(
                region: stations.code(stations.scan.unit(ofRow: row)), line: line, number: finding.station)
        }
    }

    /// Gaps in the numbers of the regions of two equal rows that a copy leaves: the number of which it has another, or all up to
    /// its own.
    private func gaps(beside rows: [FindingKind.StationRow], _ pair: Pair) -> Set<Int> {
        Set(
            evidence.findings.indices.filter { position in
                guard
                    case .station(.numberGap(let region, let last, let absent)) = evidence.findings[position]
                        .kind
                else { return false }
                return rows.contains { row in
                    guard row.region == region else { return false }
                    if pair.areOneStation { return absent.count == 1 }
                    return row.number.flatMap { Int($0) } == last
                        && absent == Array(last - absent.count..<last)
                }
            })
    }
}
