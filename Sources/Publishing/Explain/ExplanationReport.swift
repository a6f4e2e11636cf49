import Elections
import Ground
import Reconciliation
import Wording

/// How the verdict on one reading was computed.
public struct ExplanationReport {
    private let comparison: Comparison
    private let result: ReconciliationResult
    private let run: RunFacts
    private let words: Phrasebook
    private var wording: any Wording { words.wording }

    /// - Parameters:
    ///   - comparison: A published reading.
    ///   - result: The reconciliation that it is of.
    ///   - run: Facts of the run.
    ///   - language: Language of sentences and numbers.
    public init(
        _ comparison: Comparison, in result: ReconciliationResult, run: RunFacts, language: Language
    ) {
        (self.comparison, self.result, self.run) = (comparison, result, run)
        words = Phrasebook(language, result)
    }

    private var title: String {
        wording.explanationTitle(words.source(comparison), contest: words.title(comparison.contest))
    }

    /// The report as it is published.
    public var publication: Publication {
        Publication(
            name: "explanation", packageTitle: title, run: run,
            head: .init(wording: wording, title: title, kicker: words.notOfficial, lede: nil),
            closing: Publication.Closing(
                title: wording.howComputed, paragraphs: [wording.explanationMethod], run: run, wording),
            document: { document },
            sections: AnySequence(
                explanation.parts.map { part in
                    Section(
                        anchor: part.part.rawValue, title: wording.title(part.part),
                        blocks: part.lines.map { .paragraph($0) })
                }))
    }

    /// The same for a terminal, part by part.
    public var lines: [String] {
        TerminalText.wrapped(title)
            + explanation.parts.flatMap { part in
                ["", wording.title(part.part)] + part.lines.flatMap { TerminalText.wrapped($0) }
            } + [""] + TerminalText.wrapped(words.notOfficial)
    }

    var explanation: Explanation { words.explanation(comparison, in: result) }

    private var document: Publication.Document {
        .init(
            path: "explanation.json", schema: "sanding/explanation/1", run: run,
            [
                "contest": .string(comparison.contest), "reading": .string(comparison.reading),
                "source": .string(comparison.source), "verdict": .string(comparison.verdict.rawValue),
                "reasons": .strings(comparison.reasons.map(\.rawValue)),
                "diagnoses": .strings(comparison.diagnoses.map(\.code)),
                "parts": .array(
                    explanation.parts.map { part in
                        [
                            "part": .string(part.part.rawValue),
                            "title": .string(wording.title(part.part)), "lines": .strings(part.lines),
                        ]
                    }),
            ])
    }
}
