import Consistency
import Elections
import Figures

/// Sentences about checks in one language; none of them speaks of intent.
public struct CheckWords: Sendable {
    let language: Language
    let numbers: NumberText

    init(_ language: Language) {
        self.language = language
        numbers = NumberText(language)
    }

    func say(_ en: String, _ id: String) -> String { language == .english ? en : id }

    func summary(_ part: CheckReport.Part) -> [String] {
        let check = part.check
        var lines: [String] = []
        if let contest = part.contest { lines.append(contest.title) }
        lines.append(scope(part))
        lines += failingRules(check)
        lines += levelErrors(check)
        lines.append(counts(check.findings))
        lines += stake(part.stake)
        lines += sentences(check.findings)
        return lines + [""]
    }

    /// What was checked, in a sentence.
    func scope(_ part: CheckReport.Part) -> String {
        let check = part.check
        let form = part.form?.title[language] ?? say("no terms", "tanpa ketentuan")
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
        let absent = check.tallies.filter { !$0.missing.isEmpty }
        if !absent.isEmpty {
            let ids = absent.map(\.rule.id).uniqued().joined(separator: ", ")
            let columns = absent.flatMap(\.missing).uniqued().joined(separator: ", ")
            lines.append(
                say(
                    "Not asked, because no file has \(columns): \(ids).",
                    "Tidak diperiksa, karena tidak ada berkas yang memuat \(columns): \(ids)."))
        }
        return lines
    }

    func levelErrors(_ check: CountCheck) -> [String] {
        let votes = check.levels.errors.filter { $0.column.hasPrefix("votes_") }
        guard !votes.isEmpty else { return [] }
        let columns = votes.map(\.column).uniqued().sorted()
        let parts = columns.map { column in
            let rows = votes.filter { $0.column == column }
            let net = rows.reduce(0) { $0 + $1.net }
            let gross = rows.reduce(0) { $0 + $1.gross }
            let sign = net > 0 ? "+" : ""
            return say(
                "\(column) \(sign)\(numbers.integer(net)) net, \(numbers.integer(gross)) gross",
                "\(column) neto \(sign)\(numbers.integer(net)), bruto \(numbers.integer(gross))")
        }
        return [
            say("Recaps against the sums below them: ", "Rekap terhadap jumlah di bawahnya: ")
                + parts.joined(separator: "; ") + "."
        ]
    }

    func counts(_ findings: [Finding]) -> String {
        let counts = Severity.allCases.reversed().map { severity in
            (severity, findings.count { $0.severity == severity })
        }
        guard counts.contains(where: { $0.1 > 0 }) else {
            return say("No findings.", "Tidak ada temuan.")
        }
        let parts = counts.map { severity, count in
            "\(numbers.integer(count)) \(label(severity, count))"
        }
        return say("Findings: ", "Temuan: ") + parts.joined(separator: ", ") + "."
    }

    func label(_ severity: Severity, _ count: Int) -> String {
        switch severity {
        case .error: say(count == 1 ? "error" : "errors", "galat")
        case .warning: say(count == 1 ? "warning" : "warnings", "peringatan")
        case .notice: say(count == 1 ? "notice" : "notices", "catatan")
        }
    }

    /// What the findings are worth.
    func stake(_ stake: VotesAtStake) -> [String] {
        guard let lead = stake.lead, let leader = stake.leader else { return [] }
        var sentences: [String] = []
        let votes = numbers.count(stake.votes, .vote)
        let depend = CountText.agreeing(stake.votes, "depends", "depend")
        let places = numbers.count(stake.places, .place)
        if stake.votes > 0 {
            sentences.append(
                say(
                    "At most \(votes) \(depend) on the warnings and errors, in \(places).",
                    "Paling banyak \(votes) bergantung pada peringatan dan galat, di \(places)."))
        }
        for question in stake.questions where stake.votes > 0 {
            sentences.append(sentence(question, lead: lead, leader: leader + 1))
        }
        return sentences
    }

    private func sentence(_ question: VotesAtStake.Question, lead: Int, leader: Int) -> String {
        let distance = numbers.count(question.distance, question.kind == .spread ? .province : .vote)
        let can = question.couldChange
        switch question.kind {
        case .winner:
            return say(
                "Pair \(leader) leads by \(votes(lead)): all findings together "
                    + "\(can ? "could" : "could not") change who leads.",
                "Pasangan nomor \(leader) unggul \(votes(lead)): semua temuan bersama-sama "
                    + "\(can ? "dapat" : "tidak dapat") mengubah siapa yang unggul.")
        case .majority:
            return say(
                "The 50% line is \(distance) away: they \(can ? "could" : "could not") change on which side it lies.",
                "Garis 50% berjarak \(distance): temuan \(can ? "dapat" : "tidak dapat") mengubah sisinya."
            )
        case .spread:
            return say(
                "The 20% rule is \(distance) from the other answer: they \(can ? "could" : "could not") change it.",
                "Aturan 20% berjarak \(distance) dari jawaban lain: temuan "
                    + "\(can ? "dapat" : "tidak dapat") mengubahnya.")
        case .filing:
            return say(
                "The filing limit is \(distance) away: they \(can ? "could" : "could not") change on which side the "
                    + "lead lies.",
                "Ambang pengajuan berjarak \(distance): temuan \(can ? "dapat" : "tidak dapat") mengubah sisi "
                    + "selisihnya.")
        }
    }
}
