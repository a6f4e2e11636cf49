import Consistency
import Elections
import SandingKit
import Wording

extension CheckReport {
    var title: String {
        let subject =
            parts.first?.election?.title
            ?? parts.first?.check.input.stations?.file
            ?? parts.first?.check.input.recaps.first?.file ?? name
        return wording.checkTitle(subject)
    }

    /// What was checked and found, over all parts.
    var lede: String {
        let found = words.outcome(parts, open: open.map { Array($0.joined()) })
        guard parts.count > 1 else {
            return parts.first.map { words.scope($0) + " " + found } ?? found
        }
        return wording.countsChecked(parts.count) + " " + found
    }

    /// A part with its chart, findings and tables.
    func section(_ index: Int, chart: ChartSet.Entry?) -> Section {
        let part = parts[index]
        let check = part.check
        var sentences = parts.count > 1 ? [words.scope(part)] : []
        sentences += words.stake(part.stake, check.findings) + words.chance(check) + words.gains(check)
        // Where nothing of this can be said, what was read is.
        if sentences.isEmpty { sentences = [words.scope(part)] }
        var blocks = sentences.map { Block.paragraph($0) }
        if let chart { blocks.append(.chart(chart)) }
        blocks.append(.entries(Entries(check.findings, words)))
        let lists = CheckList(part, index: index, words: words).sections
        if !lists.isEmpty {
            let entries = lists.map {
                Contents.Entry(anchor: $0.anchor, title: $0.title ?? "", statement: "")
            }
            blocks.append(
                .contents(
                    Contents(
                        groups: [Contents.Group(title: nil, statement: "", page: nil, entries: entries)],
                        isFolded: false)))
        }
        blocks += [levels(check), rules(part)].compactMap { $0 }.map { .table($0) }
        return Section(
            anchor: "part-\(index + 1)",
            title: part.contest?.title
                ?? (parts.count > 1 ? wording.label(check: .files) : wording.label(check: .glance)),
            kind: "contest", blocks: blocks)
    }

    private func rules(_ part: CheckedCount.Part) -> Table {
        let check = part.check
        var rows = check.tallies.map { tally in
            let isAsked = tally.asked > 0
            return Cell.row(
                [
                    tally.rule.id, "\(tally.rule.text[wording.language]) \(tally.rule.expression)",
                    isAsked ? wording.number(tally.asked) : wording.notAsked(columns: tally.missing),
                    isAsked ? wording.number(tally.failed) : "–",
                    isAsked ? wording.number(tally.unknown) : "–", tally.rule.source,
                ], numeric: isAsked ? [2, 3, 4] : [3, 4])
        }
        // R12 stands between R11 and R13, where the terms have them.
        let place =
            check.tallies.lastIndex { $0.rule.id.hasPrefix("R") && Int($0.rule.id.dropFirst()) ?? 12 < 12 }
            .map { $0 + 1 } ?? rows.count
        rows.insert(levelRule(part), at: place)
        return Table(
            title: .fold(wording.label(check: .rules)), widths: "rules",
            header: Cell.row(
                [.rule, .ruleText, .asked, .notMet, .unknown, .source].map { wording.label(check: $0) },
                numeric: 2..<5), rows: rows)
    }

    private func levelRule(_ part: CheckedCount.Part) -> [Cell] {
        let check = part.check
        let isAsked = check.levels.compared > 0
        return Cell.row(
            [
                RuleGrid.levelRule,
                wording.levelRule,
                isAsked
                    ? wording.count(check.levels.compared, .figure)
                    : wording.levelRuleNotAsked,
                isAsked ? wording.number(check.levels.mismatches.count) : "–", "–",
                part.form?.isIndonesian == true
                    ? wording.levelRuleSource
                    : "arithmetic",
            ], numeric: isAsked ? [2, 3, 4] : [3, 4])
    }

    /// Net and gross error of each recap and figure that has any.
    private func levels(_ check: CountCheck) -> Table? {
        let errors = check.levels.errors
        guard !errors.isEmpty else { return nil }
        return Table(
            title: .heading(wording.label(check: .levels)),
            header: Cell.row(
                [.sheet, .figure, .mismatches, .net, .gross].map { wording.label(check: $0) },
                numeric: 2..<5),
            rows: errors.map { error in
                Cell.row(
                    [
                        error.file, error.column, wording.number(error.mismatches),
                        wording.signed(error.net), wording.number(error.gross),
                    ], numeric: [2, 3, 4])
            },
            notes: [wording.netAndGross])
    }
}
