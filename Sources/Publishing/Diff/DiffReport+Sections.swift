import Consistency
import Elections
import Wording

extension DiffReport {
    var title: String {
        let (old, new) = result.diff.names
        return wording.diffTitle(from: old, to: new)
    }

    /// The parts that have something to say.
    var parts: [Section] {
        let tables = DiffPageTables(result, wording)
        let hasChanges = !result.whole.stations.isEmpty
        var parts = [
            part(
                "glance", wording.label(check: .glance), words.counted + words.notCompared,
                [hasChanges ? tables.figures : nil])
        ]
        if hasChanges {
            let lists = DiffStationLists(result, wording)
            parts += [
                part("falls", wording.label(diff: .falls), [], [lists.falls]),
                part("arrivals", wording.label(diff: .arrivals), [], [lists.arrivals]),
                part(
                    "rules", wording.label(diff: .rules),
                    words.rules, [tables.rules]),
                part(
                    "direction", wording.label(diff: .direction), words.leaning,
                    [tables.blocks]),
            ]
        }
        var findings = part("findings", wording.label(check: .findings), [], [])
        findings.blocks = [
            .entries(Entries(result.findings, words.check, isTitled: false, ofRule: 10))
        ]
        parts.append(findings)
        if hasChanges { parts.append(part("regions", wording.label(diff: .places), [], tables.regions)) }
        return parts.filter { !$0.blocks.isEmpty }
    }

    private func part(
        _ anchor: String, _ title: String, _ sentences: [String], _ tables: [Table?]
    ) -> Section {
        Section(
            anchor: anchor, title: title, kind: "contest",
            blocks: sentences.map { .paragraph($0) } + tables.compactMap { $0.map { .table($0) } })
    }
}
