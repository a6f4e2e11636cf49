import Consistency
import Elections
import Figures
import Ground
import SandingKit
import Wording

/// What a check found, for people and for programs.
public struct CheckReport: Sendable {
    public let parts: [CheckedCount.Part]
    let run: RunFacts
    let name: String
    let words: CheckWords
    let answers: WorklistAnswers?
    let directories: [StationDirectory]
    /// Findings of each part that no answer closed; `nil` where nobody was asked.
    let open: [[Finding]]?
    var wording: any Wording { words.wording }

    /// - Parameters:
    ///   - parts: The checks.
    ///   - run: Facts of the run.
    ///   - name: Name of the report.
    ///   - language: Language of sentences and numbers.
    ///   - vocabulary: What things are called; `nil` as its parts say.
    ///   - answers: What volunteers answered to an earlier worklist.
    public init(
        parts: [CheckedCount.Part], run: RunFacts, name: String, language: Language,
        vocabulary: Vocabulary? = nil, answers: WorklistAnswers? = nil
    ) {
        self.answers = answers
        directories = parts.compactMap(\.directory)
        self.parts = parts
        self.run = run
        self.name = name
        words = CheckWords(
            language.wording(
                vocabulary ?? (parts.allSatisfy { $0.vocabulary == .indonesian } ? .indonesian : .general),
                names: CheckReport.names(parts)),
            directories: directories)
        open = answers.map { [wording = words.wording] answers in
            parts.map { OpenFindings.of($0, wording, answers) }
        }
    }

    /// Names of the regions of folders and lists, and of the choices of a map or a folder of one contest.
    private static func names(_ parts: [CheckedCount.Part]) -> FindingNames {
        var names = FindingNames(choices: parts.count == 1 ? parts[0].choices : [])
        if parts.count == 1, parts[0].choices.isEmpty, let contest = parts[0].contest {
            names.columns = FindingNames.columns(of: parts[0].election?.candidates(of: contest.id) ?? [])
        }
        if parts.count > 1 {
            for part in parts {
                guard let contest = part.contest else { continue }
                names.contests[contest.id] =
                    part.choices.isEmpty
                    ? FindingNames.columns(of: part.election?.candidates(of: contest.id) ?? [])
                    : FindingNames(choices: part.choices).columns
            }
        }
        for part in parts { names.regions.merge(part.regionNames) { first, _ in first } }
        return names
    }

    /// Stations to look at, with what was answered before.
    var worklist: Worklist { Worklist(self, answers: answers) }

    /// Findings of all parts, gravest first.
    public var findings: [Finding] { parts.flatMap(\.check.findings) }

    /// What a person reads first, as lines.
    public var summary: [String] {
        let state = answers.map { _ in [worklist.state, ""] } ?? []
        return parts.enumerated().flatMap { words.summary($1, open: open?[$0]) } + state
    }

    /// The report as it is published.
    public var publication: Publication {
        let charts = FormChecksCharts(self)
        var publication = Publication(
            name: name, packageTitle: name, run: run,
            head: .init(
                wording: wording, title: title, kicker: wording.findingsSayNotWhy,
                lede: lede + (answers == nil ? "" : " " + worklist.state)),
            closing: Publication.Closing(
                title: wording.label(check: .method), paragraphs: wording.checkMethods,
                run: run,
                wording),
            notebook: notebook,
            document: { CheckDocument(self).document },
            tables: { CheckTables.all(self) },
            workbook: { CheckTables.workbook(self) },
            sections: AnySequence(
                parts.indices.lazy.flatMap { index in
                    [section(index, chart: charts.entries[index])]
                        + CheckList(parts[index], index: index, words: words).sections
                }))
        publication.worklist = { WorklistPages(list: worklist, run: run, name: name) }
        return publication
    }
}

extension CheckedCount.Part {
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
