import Consistency
import Elections
import Testing
import Wording

/// A chapter of a language in one file: terse, for nobody. It proves that a new language is a type that conforms chapter by
/// chapter, and that the compiler lists what it lacks; its numbers are those of English.
struct Terse: FindingWords {
    let language = Language.english
    let vocabulary = Vocabulary.general
    let sumOfLevels = "sum"
    let oneCount = "count"
    let manyCounts = "counts"

    func level(_ column: String?) -> String { column ?? "all" }
    func source(_ source: FigureSource) -> String {
        switch source {
        case .stations(let file), .rows(let file): file
        }
    }
    func alike(_ names: [AlikeNames]) -> String { names.map { " \($0.own)~\($0.other)" }.joined() }
    func joined(_ names: [String]) -> String { names.joined(separator: "+") }
    func gridColumn(_ name: RuleGrid.Name) -> String { "\(name)" }
    func gridColumns(_ columns: RuleGrid.By) -> String { "\(columns)" }
    func severity(_ severity: Severity, count: Int) -> String { "\(count)×\(severity.rawValue)" }
    func sentence(_ kind: FindingKind.Reading) -> String { "\(kind)" }
    func sentence(_ kind: FindingKind.Folder) -> String { "\(kind)" }
    func sentence(_ kind: FindingKind.Form) -> String { "\(kind)" }
    func sentence(_ kind: FindingKind.Station) -> String {
        if case .numberGap(let region, let last, let absent) = kind {
            "\(region) 1–\(last), not \(absent)"
        } else {
            "\(kind)"
        }
    }
    func sentence(_ kind: FindingKind.Level) -> String { "\(kind)" }
    func sentence(_ kind: FindingKind.Change) -> String { "\(kind)" }
    func sentence(_ kind: FindingKind.Sample) -> String { "\(kind)" }
    func sentence(_ kind: FindingKind.Official) -> String { "\(kind)" }
    func sentence(_ cause: FindingKind.Cause) -> String { "\(cause)" }
    func slip(_ slip: Slip) -> String { slip.kind.rawValue }
    func favour(_ favour: Favour, changes: Int) -> String { "\(changes)→\(favour.pair)" }
    func exchanges(_ exchanges: [FindingKind.ExchangedPairs]) -> String { "\(exchanges.count)" }
}

@Suite struct ThirdLanguageTests {
    @Test func everyFindingIsSaidInIt() {
        let words: any FindingWords = Terse()
        for kind in EveryKind.all {
            let finding = Finding(kind, severity: .notice, contest: "c", place: SourcePlace(file: "f"))
            #expect(!words.sentence(finding).isEmpty)
        }
        let gap = Finding(
            .station(.numberGap(region: "A", last: 9, absent: [4])), severity: .notice, contest: "c",
            place: SourcePlace(file: "f"))
        #expect(words.sentence(gap) == "A 1–9, not [4]")
        #expect(
            words.region(LevelRegion("ward", "3")) == "ward 3" && words.region(LevelRegion(nil, nil)) == "all"
        )
        #expect(words.regions(LevelRegions("ward", ["1", "2"])) == "2 regions (ward 1, 2)")
    }
}
