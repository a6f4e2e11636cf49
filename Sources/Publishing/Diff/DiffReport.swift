import Consistency
import Elections
import Figures
import Ground
import SandingKit
import Wording

/// What changed between two files of one count, for people and for programs.
public struct DiffReport: Sendable {
    public let result: CountDiff
    public let form: FormRulebook.Form?
    let run: RunFacts
    let name: String
    let words: DiffWords
    private let directories: [StationDirectory]
    var wording: any Wording { words.wording }

    /// - Parameters:
    ///   - result: The comparison.
    ///   - form: Terms that the rules used.
    ///   - run: Facts of the run.
    ///   - name: Name of the report.
    ///   - language: Language of sentences and numbers.
    ///   - vocabulary: What things are called.
    ///   - directories: Names of the stations that findings name.
    ///   - choices: Names of the choices in the order of their columns.
    public init(
        result: CountDiff, form: FormRulebook.Form?, run: RunFacts, name: String, language: Language,
        vocabulary: Vocabulary, directories: [StationDirectory] = [], choices: [String] = []
    ) {
        self.result = result
        self.form = form
        self.run = run
        self.name = name
        self.directories = directories
        words = DiffWords(
            result, language.wording(vocabulary, names: FindingNames(choices: choices)),
            directories: directories)
    }

    /// What a person reads first, as lines.
    public var summary: [String] { words.summary }

    /// The report as it is published.
    public var publication: Publication {
        Publication(
            name: name, packageTitle: name, run: run,
            head: .init(
                wording: wording, title: title, kicker: wording.changesSayNotWhy,
                lede: ([words.scope] + words.headlines).joined(separator: " ") + " "
                    + words.check.counts(result.findings)),
            closing: Publication.Closing(
                title: wording.label(diff: .method),
                paragraphs: wording.diffMethods,
                run: run, wording),
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
                    TableFiles.findings(result.findings, wording, directories: directories).data(
                        "findings.csv"),
                ]
            },
            sections: AnySequence(parts))
    }
}
