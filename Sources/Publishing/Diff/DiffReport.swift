import Consistency
import Elections
import Figures
import Ground

/// What changed between two files of one count, for people and for programs.
public struct DiffReport: Sendable {
    public let result: CountDiff
    public let form: FormRulebook.Form?
    let run: RunFacts
    let name: String
    let words: DiffWords

    /// - Parameters:
    ///   - result: The comparison.
    ///   - form: Terms that the rules used.
    ///   - run: Facts of the run.
    ///   - name: Name of the report.
    ///   - language: Language of sentences and numbers.
    public init(
        result: CountDiff, form: FormRulebook.Form?, run: RunFacts, name: String, language: Language
    ) {
        self.result = result
        self.form = form
        self.run = run
        self.name = name
        words = DiffWords(result, language)
    }

    /// What a person reads first, as lines.
    public var summary: [String] { words.summary }

    /// The report as it is published.
    public var publication: Publication {
        let check = CheckWords(words.language)
        return Publication(
            name: name, packageTitle: name, run: run,
            head: .init(
                language: words.language, title: title, kicker: words.notWhy,
                lede: words.scope + " " + check.counts(result.findings)),
            closing: Publication.Closing(
                title: words.say("How the files were compared", "Cara perbandingan"),
                paragraphs: words.methods,
                run: run, words.language),
            notebook: notebook,
            document: { DiffDocument(self).document },
            tables: {
                let (regions, changes) = Parallel.both {
                    DiffTables.regions(self)
                } _: {
                    DiffTables.changes(self)
                }
                return [
                    changes, regions,
                    TableFiles.findings(result.findings, language: words.language).data("findings.csv"),
                ]
            },
            sections: AnySequence(parts))
    }
}
