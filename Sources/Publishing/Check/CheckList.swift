import Consistency
import Elections
import SandingKit
import Wording

/// Every finding of a check as a list that a browser filters by region, rule and severity, without script; page after page
/// where one does not hold them.
struct CheckList {
    private let part: CheckedCount.Part
    private let index: Int
    private let words: CheckWords
    private let entries: [FindingEntry]
    /// Topmost region of every region with a finding that stands below one, by code.
    private let tops: [String: String]

    /// Rows of one page: a page of this many long sentences stays below what a page may have.
    private static let rows = 1000
    /// Rules and regions that have a choice of their own on a page; the others share one.
    private static let choices = 40

    private var wording: any Wording { words.wording }

    init(_ part: CheckedCount.Part, index: Int, words: CheckWords) {
        self.part = part
        self.index = index
        self.words = words
        entries = FindingEntry.grouped(part.check.findings)
        tops =
            entries.count > Entries.most
            ? CheckList.tops(of: Set(entries.compactMap { $0.first.region?.text }), in: part.check) : [:]
    }

    /// Sections with all findings; none where the first page shows them all.
    var sections: [Section] {
        guard entries.count > Entries.most else { return [] }
        let starts = Array(stride(from: 0, to: entries.count, by: CheckList.rows))
        return starts.enumerated().map { place, start in
            let rows = entries[start..<min(start + CheckList.rows, entries.count)]
            let title = wording.allFindings(from: start + 1, to: start + rows.count, of: entries.count)
            let anchor = "list-\(index + 1)-\(place + 1)"
            return Section(
                anchor: anchor, title: title, kind: "contest",
                page: Section.Page(name: anchor, title: title), isForBrowsers: true,
                blocks: [.table(table(Array(rows), title, anchor))])
        }
    }

    private func table(_ entries: [FindingEntry], _ title: String, _ anchor: String) -> Table {
        var table = Table(
            label: title, kind: "findings",
            header: Cell.row(
                [.severity, .rule, .place, .text, .votes].map { wording.label(list: $0) }, numeric: [4]),
            rows: entries.map { entry in
                let severity = entry.first.severity
                return [
                    Cell([.badge(severity.badge(wording))]), Cell(entry.first.rule),
                    Cell(words.place(entry, long: false) ?? "–"), Cell(words.text(of: entry)),
                    Cell(entry.votes.map { wording.number($0) } ?? "–", isNumber: true),
                ]
            })
        table.filters = [
            filter(entries, "severity", .severity) { wording.severity($0.first.severity, count: 1) },
            filter(entries, "rule", .rule) { $0.first.rule },
            filter(entries, "region", .region) { region($0) },
        ].compactMap { filter in
            filter.map {
                var filter = $0
                filter.name = "\(anchor)-\(filter.name)"
                return filter
            }
        }
        return table
    }

    /// A choice among what the rows have, the commonest first; `nil` where there is nothing to choose.
    private func filter(
        _ entries: [FindingEntry], _ name: String, _ label: ListLabel, _ value: (FindingEntry) -> String
    ) -> Table.RowFilter? {
        let values = entries.map(value)
        let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
        guard counts.count > 1 else { return nil }
        let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let own = ordered.prefix(counts.count > CheckList.choices ? CheckList.choices - 1 : counts.count)
        let kinds = Dictionary(
            uniqueKeysWithValues: own.enumerated().map { ($1.key, "\(name)-\($0)") })
        let rest = counts.count - own.count
        let others = "\(name)-others"
        return Table.RowFilter(
            name: name, legend: wording.label(list: label),
            all: "\(wording.label(list: .all)) (\(wording.number(entries.count)))",
            choices: own.map { value, count in
                .init(
                    kind: kinds[value] ?? others, glyph: "",
                    label: "\(value.isEmpty ? "–" : value) (\(wording.number(count)))")
            }
                + (rest > 0
                    ? [
                        .init(
                            kind: others, glyph: "",
                            label:
                                "\(wording.label(list: .others)) (\(wording.number(values.count { kinds[$0] == nil })))"
                        )
                    ] : []),
            kinds: values.map { kinds[$0] ?? others }, hasOwnKinds: true)
    }

    /// The topmost region of a finding, by its name where one is known.
    private func region(_ entry: FindingEntry) -> String {
        guard let code = entry.first.region?.text else { return wording.worklistElsewhere }
        let top = tops[code] ?? code
        let name = part.directory?.name(of: top) ?? part.regionNames[top]
        return name.map { "\($0) (\(top))" } ?? top
    }

    private static func tops(of regions: Set<String>, in check: CountCheck) -> [String: String] {
        let trees = [check.input.stations?.rollUp.tree].compactMap { $0 } + check.input.recaps.map(\.tree)
        var tops: [String: String] = [:]
        for tree in trees where tops.isEmpty || tree.levels.count > 1 {
            for (level, units) in tree.levels.enumerated() {
                for unit in 0..<units.count {
                    guard let code = units.code(unit), regions.contains(code), tops[code] == nil,
                        let top = tree.levels[0].code(tree.path(level: level, unit: unit)[0])
                    else { continue }
                    tops[code] = top
                }
            }
        }
        return tops
    }
}
