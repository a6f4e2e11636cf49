import Elections
import Testing
import Wording

@testable import Publishing

/// Pages in a general vocabulary have no word that only Indonesia has; rules keep their own text.
@Suite struct GeneralWordsTests {
    private static func expectGeneral(_ text: String) {
        var text = text
        for rule in FormRulebook.standard.rules {
            for own in [rule.text, rule.short].compactMap({ $0 }) {
                text = text.replacing(own.en, with: "").replacing(own.id, with: "")
            }
        }
        let found = text.matches(
            of: /\b(pairs?|recaps?|pasangan|rekap(itulasi)?|TPS|KPU)\b(?!\\?_|\.csv)/.ignoresCase())
        let around = found.map { text[$0.range.lowerBound...].prefix(60) }
        #expect(found.isEmpty, "\(around)")
    }

    @Test(arguments: Language.allCases)
    func checksFollowTheVocabulary(language: Language) throws {
        let own = try CheckSamples.spoilt(language)
        let report = CheckReport(
            parts: own.parts, run: Samples.run, name: "check-test", language: language, vocabulary: .general)
        Self.expectGeneral(report.summary.joined(separator: "\n"))
        for file in try report.publication.files([.md, .svg]) where !file.path.hasSuffix(".json") {
            Self.expectGeneral(String(decoding: file.bytes, as: UTF8.self))
        }
    }

    @Test(arguments: Language.allCases)
    func changesFollowTheVocabulary(language: Language) throws {
        let own = try DiffSamples.changed(language)
        let report = DiffReport(
            result: own.result, form: own.form, run: Samples.run, name: "diff-test", language: language,
            vocabulary: .general)
        Self.expectGeneral(report.summary.joined(separator: "\n"))
        let page = try #require(CheckSamples.text("report.md", report.publication.files([.md])))
        Self.expectGeneral(page)
    }
}
