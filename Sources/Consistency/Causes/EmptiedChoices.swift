import Elections
import Ground

/// Stations of a block of regions at which no choice has a vote though valid votes were counted, and the sums above that are out by
/// just these votes.
///
/// Each column alone would make up for the valid votes of its form: only all of them together say what is there.
struct EmptiedChoices {
    private(set) var candidates: [CauseCandidate] = []

    /// A form without votes for its choices.
    private struct Form {
        var unit: Int
        var votes: Int
        var findings: [Int]
    }

    /// Stations that must show it, and rows of a region that are read again at most.
    private static let (least, mostRead) = (2, 50_000)

    init(_ evidence: CauseEvidence, _ above: UnitsAbove?) throws {
        guard let above, let stations = evidence.input.stations else { return }
        let rules = stations.scan.rules
        let choices = rules.columns.indices.filter { Choice.isColumn(rules.columns[$0]) }
        guard choices.count > 1 else { return }
        let repair = FormRepair(rules)
        func isEmptied(_ values: [Int64?]) -> Bool { choices.allSatisfy { values[$0] == 0 } }
        let forms = stations.scan.failed.compactMap { form -> Form? in
            guard isEmptied(form.values),
                let whole = repair.solved(choices[0], form.values, failed: form.rules),
                repair.keepsAll(whole), let votes = whole[choices[0]], votes > 0
            else { return nil }
            let findings = evidence.rulesBroken(line: stations.line(form.row), file: stations.file)
            return findings.isEmpty ? nil : Form(unit: Int(form.unit), votes: Int(votes), findings: findings)
        }
        guard forms.count >= EmptiedChoices.least else { return }
        let sums = stations.rollUp.levels.last ?? stations.rollUp.total
        let blocks = RegionBlocks(stations.rollUp.tree, rows: (0..<sums.count).map { sums.stations($0) })
        let showing = Dictionary(grouping: forms, by: \.unit).mapValues(\.count)
        let columns = choices.compactMap { choice in
            stations.rollUp.measures.firstIndex { $0.name == rules.columns[choice] }
        }
        let found = try blocks.blocks(showing) { block, rows in
            let shown = block.leaves.reduce(0) { $0 + (showing[$1] ?? 0) }
            guard shown >= EmptiedChoices.least else { return false }
            if shown == rows { return true }
            // Where nobody voted, there was nothing to leave out.
            guard rows <= EmptiedChoices.mostRead else { return false }
            let excerpt = try stations.stations(of: Set(blocks.units(block).map(Int32.init)))
            let own = columns.map { stations.rollUp.measures[$0] }.map { excerpt.table.column($0) }
            return own.count == choices.count
                && excerpt.rows.indices.allSatisfy { place in own.allSatisfy { $0?[place] ?? 0 == 0 } }
        }
        let names = choices.map { rules.columns[$0] }
        for block in found {
            let leaves = Set(block.leaves)
            let own = forms.filter { leaves.contains($0.unit) }
            let region = blocks.region(block)
            let place = FindingKind.Block(
                region: region, file: stations.file, rows: own.count, areStations: true, against: nil)
            candidates.append(
                CauseCandidate(
                    what: .factorOfAll(columns: names, times: ShortFactor.zero.text, place),
                    findings: Set(own.flatMap(\.findings)).union(
                        EmptiedChoices.sums(above: own, Set(names), evidence, above)),
                    region: region.code))
        }
    }

    /// Sums for choices that are together out by just the votes that some forms lack.
    private static func sums(
        above forms: [Form], _ names: Set<String>, _ evidence: CauseEvidence, _ above: UnitsAbove
    ) -> Set<Int> {
        struct Unit: Hashable {
            var recap: Int
            var unit: Int
        }
        var lost: [Unit: Int] = [:]
        for recap in above.recaps {
            for form in forms {
                guard let unit = above.unit(of: recap, above: Int32(form.unit)) else { continue }
                lost[Unit(recap: recap, unit: unit), default: 0] += form.votes
            }
        }
        let open = evidence.levels.mismatches.filter { mismatch in
            mismatch.source == nil
                && names.contains(evidence.levels.recaps[mismatch.recap].measures[mismatch.measure].name)
        }
        return Dictionary(grouping: open) { Unit(recap: $0.recap, unit: $0.unit) }.reduce(into: []) {
            found, entry in
            guard entry.value.allSatisfy({ !$0.isBound && $0.difference > 0 }),
                entry.value.reduce(0, { $0 + $1.difference }) == lost[entry.key]
            else { return }
            found.formUnion(entry.value.compactMap(evidence.finding))
        }
    }
}
