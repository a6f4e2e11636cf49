import Consistency
import Elections
import Figures
import SandingKit
import Wording

/// Sentences about checks in one language; none of them speaks of intent.
public struct CheckWords: Sendable {
    let language: Language
    let numbers: NumberText
    let wording: any Wording

    init(_ language: Language) {
        self.language = language
        wording = language.wording(.indonesian)
        numbers = NumberText(language)
    }

    func say(_ en: String, _ id: String) -> String { language == .english ? en : id }

    func summary(_ part: CheckedCount.Part) -> [String] {
        let check = part.check
        var lines: [String] = []
        if let contest = part.contest { lines.append(contest.title) }
        lines.append(scope(part))
        lines += failingRules(check)
        lines += levelErrors(check)
        lines.append(outcome([part]))
        lines += stake(part.stake)
        lines += sentences(check.findings)
        return lines + [""]
    }

    /// What was checked, in a sentence.
    func scope(_ part: CheckedCount.Part) -> String {
        let check = part.check
        let form =
            part.form?.title[language] ?? say("none, plain arithmetic", "tidak ada, aritmetika saja")
        let stations = check.input.stations.map { numbers.count($0.scan.builder.rows, .station) }
        let figures = numbers.count(check.levels.compared, .figure)
        let recaps = numbers.count(check.input.recaps.count, .recap)
        if let stations {
            return say(
                "\(stations) and \(recaps) checked (terms: \(form)); \(figures) of recaps compared.",
                "\(stations) dan \(recaps) diperiksa (ketentuan: \(form)); \(figures) rekap dibandingkan."
            )
        }
        return say(
            "\(recaps) checked (terms: \(form)); \(figures) of recaps compared.",
            "\(recaps) diperiksa (ketentuan: \(form)); \(figures) rekap dibandingkan.")
    }

    private func failingRules(_ check: CountCheck) -> [String] {
        let failing = check.tallies.filter { $0.failed > 0 }
        var lines = failing.map { tally in
            say(
                "\(tally.rule.id): \(numbers.integer(tally.failed)) of \(numbers.count(tally.asked, .form)) — "
                    + "\(tally.rule.text.en) (\(tally.rule.expression))",
                "\(tally.rule.id): \(numbers.integer(tally.failed)) dari \(numbers.count(tally.asked, .form)) — "
                    + "\(tally.rule.text.id) (\(tally.rule.expression))")
        }
        // A rule of several expressions is asked where one of them is.
        let asked = Set(check.tallies.filter { $0.missing.isEmpty }.map(\.rule.id))
        let absent = check.tallies.filter { !$0.missing.isEmpty && !asked.contains($0.rule.id) }
        if !absent.isEmpty {
            let ids = CountText.list(absent.map(\.rule.id).uniqued(), language)
            let columns = CountText.list(absent.flatMap(\.missing).uniqued(), language)
            lines.append(
                say(
                    "Not asked, because no file has \(columns): \(ids).",
                    "Tidak diperiksa, karena tidak ada berkas yang memuat \(columns): \(ids)."))
        }
        return lines
    }

    func levelErrors(_ check: CountCheck) -> [String] {
        let votes = check.levels.errors.filter { Choice.isColumn($0.column) }
        guard !votes.isEmpty else { return [] }
        let columns = votes.map(\.column).uniqued().sorted()
        let parts = columns.map { column in
            let rows = votes.filter { $0.column == column }
            let net = rows.reduce(0) { $0 + $1.net }
            let gross = rows.reduce(0) { $0 + $1.gross }
            return say(
                "\(column) \(signed(net)) net, \(numbers.integer(gross)) gross",
                "\(column) neto \(signed(net)), bruto \(numbers.integer(gross))")
        }
        return [
            say("Recaps against the sums below them: ", "Rekap terhadap jumlah di bawahnya: ")
                + bounded(parts) + "."
        ]
    }

    /// At most ten parts of a sentence, and how many there are beside them.
    func bounded(_ parts: [String]) -> String {
        let rest = parts.count - CountText.longestList
        guard rest > 1 else { return parts.joined(separator: "; ") }
        let more = say("and \(numbers.integer(rest)) more", "dan \(numbers.integer(rest)) lainnya")
        return (parts.prefix(CountText.longestList) + [more]).joined(separator: "; ")
    }

    /// The number of findings, or that there was nothing to check.
    func outcome(_ parts: [CheckedCount.Part]) -> String {
        guard parts.contains(where: \.isChecked) else {
            return say(
                "Nothing to check: no form has the figures of a rule, and no recap has a level below it.",
                "Tidak ada yang diperiksa: tidak ada formulir dengan angka suatu aturan, dan tidak ada rekap dengan "
                    + "jenjang di bawahnya.") + notSeen(parts)
        }
        return counts(parts.flatMap(\.check.findings)) + notSeen(parts)
    }

    /// What a file of votes alone cannot show: no rule holds them against another figure of the form.
    private func notSeen(_ parts: [CheckedCount.Part]) -> String {
        let counted = parts.filter { $0.check.input.stations != nil }
        let asked = counted.flatMap(\.check.tallies).filter { $0.asked > 0 }
        guard !counted.isEmpty, asked.allSatisfy({ CheckWords.isOfVotesOnly($0.rule.expression) }) else {
            return ""
        }
        return say(
            " No rule holds the votes of the stations against other figures of the form: votes moved between pairs of one "
                + "station cannot be seen.",
            " Tidak ada aturan yang membandingkan suara TPS dengan angka lain di formulir: suara yang berpindah "
                + "antarpasangan di satu TPS tidak dapat terlihat.")
    }

    /// Whether a rule names no column but those of votes; one of the largest figure looks at each figure alone.
    private static func isOfVotesOnly(_ expression: String) -> Bool {
        expression.split { !($0.isLetter || $0.isNumber || $0 == "_") }
            .allSatisfy {
                $0.hasPrefix("votes") || $0.allSatisfy(\.isNumber)
                    || ["max", "all", "largest_figure"].contains($0)
            }
    }

    func counts(_ findings: [Finding]) -> String {
        let counts = Severity.allCases.reversed().map { severity in
            (severity, findings.count { $0.severity == severity })
        }
        guard counts.contains(where: { $0.1 > 0 }) else {
            return say("No findings.", "Tidak ada temuan.")
        }
        let parts = counts.map { severity, count in
            "\(numbers.integer(count)) \(wording.severity(severity, count: count))"
        }
        return say("Findings: ", "Temuan: ") + parts.joined(separator: ", ") + "."
    }
}
