import Consistency
import Elections
import Figures
import Ground

/// What a check found, for people and for programs.
public struct CheckReport: Sendable {
    /// One check: of some files, or of one contest of an election folder.
    public struct Part: Sendable {
        public let check: CountCheck
        public let stake: VotesAtStake
        public let form: FormRulebook.Form?
        public let contest: Contest?
        public let election: Election?

        /// - Parameters:
        ///   - check: The check.
        ///   - stake: What its findings are worth.
        ///   - form: Terms that the rules used.
        ///   - contest: The contest, where an election folder was given.
        ///   - election: The folder.
        public init(
            check: CountCheck, stake: VotesAtStake, form: FormRulebook.Form?, contest: Contest?,
            election: Election?
        ) {
            self.check = check
            self.stake = stake
            self.form = form
            self.contest = contest
            self.election = election
        }

        /// Whether anything was compared with anything.
        var isChecked: Bool {
            let isAsked = check.tallies.contains { $0.asked > 0 }
            let isRead = election.map { election in
                election.readings.contains { $0.contest == contest?.id }
                    || election.captures.contains { $0.contest == contest?.id }
            }
            return isAsked || check.levels.compared > 0 || !check.findings.isEmpty || isRead == true
        }
    }

    public let parts: [Part]
    let run: RunFacts
    let name: String
    let words: CheckWords

    /// - Parameters:
    ///   - parts: The checks.
    ///   - run: Facts of the run.
    ///   - name: Name of the report.
    ///   - language: Language of sentences and numbers.
    public init(parts: [Part], run: RunFacts, name: String, language: Language) {
        self.parts = parts
        self.run = run
        self.name = name
        words = CheckWords(language)
    }

    /// Findings of all parts, gravest first.
    public var findings: [Finding] { parts.flatMap(\.check.findings) }

    /// What a person reads first, as lines.
    ///
    /// - Parameter folder: Where the report stands, if anywhere.
    public func summary(folder: String?) -> [String] {
        var lines = parts.flatMap { words.summary($0) }
        if let folder { lines.append(words.say("Report: ", "Laporan: ") + folder + "/") }
        return lines
    }

    /// The report as it is published.
    public var publication: Publication {
        let charts = CheckCharts(self)
        return Publication(
            name: name, packageTitle: name, run: run,
            head: .init(
                language: words.language, title: title, kicker: words.notWhy, lede: lede, skip: words.skip),
            closing: Publication.Closing(
                title: words.say("How it was checked", "Cara pemeriksaan"), paragraphs: words.methods,
                run: run,
                words.language),
            notebook: notebook,
            document: { CheckDocument(self).document },
            tables: { CheckTables.all(self) },
            sections: { take in
                for index in parts.indices { try take(section(index, chart: charts.entries[index])) }
            })
    }
}
