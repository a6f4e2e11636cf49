import Elections
import Wording

extension Severity {
    /// A sign that tells severities apart without colour.
    fileprivate var glyph: String {
        switch self {
        case .error: "◆"
        case .warning: "△"
        case .notice: "○"
        }
    }

    /// Class of the colour that verdicts of the same weight have.
    fileprivate var tone: String {
        switch self {
        case .error: "inconsistent"
        case .warning: "borderline"
        case .notice: "not-comparable"
        }
    }
}

extension Severity {
    /// How a page shows it.
    func badge(_ wording: any Wording) -> Badge {
        Badge(tone: tone, glyph: glyph, word: wording.severity(self, count: 1))
    }
}

extension Entries {
    /// Findings that a person can read; the rest is in `findings.csv`.
    static let most = 40

    /// - Parameters:
    ///   - findings: Findings of one part.
    ///   - words: Words of the report.
    ///   - isTitled: Whether they stand below other parts.
    ///   - ofRule: How many of one rule are shown.
    init(_ findings: [Finding], _ words: CheckWords, isTitled: Bool = true, ofRule: Int = .max) {
        let all = FindingEntry.grouped(findings)
        let shown = FindingEntry.shown(all, most: Entries.most, ofRule: ofRule)
        self.init(
            heading: isTitled ? words.wording.label(check: .findings) : nil,
            none: all.isEmpty ? words.counts([]) : nil,
            entries: shown.map { entry in
                let severity = entry.first.severity
                return Entry(
                    severity: Badge(
                        tone: severity.tone, glyph: severity.glyph,
                        word: words.wording.severity(severity, count: 1)),
                    rule: entry.first.rule, place: words.place(entry, long: false),
                    votes: entry.votes.flatMap { $0 == 0 ? nil : words.wording.count($0, .vote) },
                    text: words.text(of: entry), figures: words.figures(entry),
                    explanation: words.explanation(entry))
            }, rest: words.rest(all.count - shown.count))
    }
}
