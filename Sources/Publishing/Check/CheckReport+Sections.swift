import Consistency
import Elections
import SandingKit

extension CheckReport {
    var title: String {
        let subject =
            parts.first?.election?.title
            ?? parts.first?.check.input.stations?.file
            ?? parts.first?.check.input.recaps.first?.file ?? name
        return words.say("\(subject): forms and sums checked", "\(subject): formulir dan jumlah diperiksa")
    }

    /// What was checked and found, over all parts.
    var lede: String {
        let found = words.outcome(parts)
        guard parts.count > 1 else {
            return parts.first.map { words.scope($0) + " " + found } ?? found
        }
        let count = words.numbers.integer(parts.count)
        return words.say("\(count) counts checked. ", "\(count) penghitungan diperiksa. ") + found
    }

    /// A part with its chart, findings and tables.
    func section(_ index: Int, chart: ChartSet.Entry?) -> Section {
        let part = parts[index]
        let check = part.check
        var sentences = parts.count > 1 ? [words.scope(part)] : []
        sentences += words.stake(part.stake) + words.chance(check) + words.gains(check)
        // Where nothing of this can be said, what was read is.
        if sentences.isEmpty { sentences = [words.scope(part)] }
        var blocks = sentences.map { Block.paragraph($0) }
        if let chart { blocks.append(.chart(chart)) }
        blocks.append(.entries(Entries(check.findings, words)))
        blocks += [levels(check), rules(part)].compactMap { $0 }.map { .table($0) }
        return Section(
            anchor: "part-\(index + 1)",
            title: part.contest?.title
                ?? (parts.count > 1 ? words.say("Files", "Berkas") : words.say("At a glance", "Sekilas")),
            kind: "contest", blocks: blocks)
    }

    private func rules(_ part: CheckedCount.Part) -> Table {
        let check = part.check
        var rows = check.tallies.map { tally in
            let isAsked = tally.asked > 0
            return Cell.row(
                [
                    tally.rule.id, "\(tally.rule.text[words.language]) \(tally.rule.expression)",
                    isAsked ? words.numbers.integer(tally.asked) : words.notAsked(tally),
                    isAsked ? words.numbers.integer(tally.failed) : "–",
                    isAsked ? words.numbers.integer(tally.unknown) : "–", tally.rule.source,
                ], numeric: isAsked ? [2, 3, 4] : [3, 4])
        }
        // R12 stands between R11 and R13, where the terms have them.
        let place =
            check.tallies.lastIndex { Int($0.rule.id.dropFirst()).map { $0 < 12 } ?? false }.map { $0 + 1 }
            ?? rows.count
        rows.insert(levelRule(part), at: place)
        return Table(
            title: .fold(words.say("Rules", "Aturan")), widths: "rules",
            header: Cell.row(
                [
                    words.say("Rule", "Aturan"), words.say("What it says", "Isi"),
                    words.say("Forms asked", "Formulir diperiksa"), words.say("Not met", "Tidak terpenuhi"),
                    words.say("Figure missing", "Angka tidak ada"), words.say("Source", "Sumber"),
                ], numeric: 2..<5), rows: rows)
    }

    private func levelRule(_ part: CheckedCount.Part) -> [Cell] {
        let check = part.check
        let isAsked = check.levels.compared > 0
        return Cell.row(
            [
                RuleGrid.levelRule,
                words.say(
                    "Every figure of a level is the sum of the level below.",
                    "Setiap angka satu jenjang adalah jumlah jenjang di bawahnya."),
                isAsked
                    ? words.numbers.count(check.levels.compared, .figure)
                    : words.say(
                        "not asked: no level and one below it to compare",
                        "tidak diperiksa: tidak ada jenjang beserta jenjang di bawahnya"),
                isAsked ? words.numbers.integer(check.levels.mismatches.count) : "–", "–",
                part.form?.isIndonesian == true
                    ? words.say(
                        "Model D.Hasil of each level, from C.Hasil",
                        "Model D.Hasil tiap jenjang, dari C.Hasil")
                    : "arithmetic",
            ], numeric: isAsked ? [2, 3, 4] : [3, 4])
    }

    /// Net and gross error of each recap and figure that has any.
    private func levels(_ check: CountCheck) -> Table? {
        let errors = check.levels.errors
        guard !errors.isEmpty else { return nil }
        return Table(
            title: .heading(
                words.say("Recaps against the sums below them", "Rekap terhadap jumlah di bawahnya")),
            header: Cell.row(
                [
                    words.say("Recap", "Rekap"), words.say("Figure", "Angka"),
                    words.say("Mismatches", "Ketidakcocokan"), words.say("Net", "Neto"),
                    words.say("Gross", "Bruto"),
                ], numeric: 2..<5),
            rows: errors.map { error in
                Cell.row(
                    [
                        error.file, error.column, words.numbers.integer(error.mismatches),
                        words.signed(error.net), words.numbers.integer(error.gross),
                    ], numeric: [2, 3, 4])
            },
            notes: [
                words.say(
                    "Net: printed minus expected over all units, plus where more is printed. Gross: the same without signs.",
                    "Neto: yang tercetak dikurangi yang seharusnya untuk semua wilayah, positif bila tercetak lebih. Bruto: tanpa tanda."
                )
            ])
    }
}
