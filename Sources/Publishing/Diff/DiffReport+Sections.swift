import Consistency
import Elections

extension DiffReport {
    var title: String {
        let (old, new) = result.diff.names
        return words.say("What changed from \(old) to \(new)", "Apa yang berubah dari \(old) ke \(new)")
    }

    /// The parts that have something to say.
    var parts: [Section] {
        let tables = DiffPageTables(result, words)
        let hasChanges = !result.whole.stations.isEmpty
        var parts = [
            part(
                "glance", words.say("At a glance", "Sekilas"), words.counted + words.notCompared,
                [hasChanges ? tables.figures : nil])
        ]
        if hasChanges {
            parts += [
                part(
                    "rules", words.say("Rules broken and repaired", "Aturan yang dilanggar dan dipenuhi"),
                    words.rules, [tables.rules]),
                part(
                    "direction", words.say("Which way the changes go", "Arah perubahan"), words.leaning,
                    [tables.blocks]),
            ]
        }
        var findings = part("findings", words.say("Findings", "Temuan"), [], [])
        findings.blocks = [
            .entries(Entries(result.findings, CheckWords(words.language), isTitled: false, ofRule: 10))
        ]
        parts.append(findings)
        if hasChanges { parts.append(part("regions", words.say("Where", "Di mana"), [], tables.regions)) }
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
