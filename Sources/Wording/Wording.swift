import Consistency
import Elections

/// Every sentence of a language, chapter by chapter: a method per kind of thing that is said.
///
/// A language is a type that conforms; the compiler lists what a new one lacks. Nothing here computes: a method gets
/// figures and names and gives words back. Figures are votes, stations or rows; fractions where a name says so.
public protocol Wording:
    FindingWords,
    VerdictWords,
    ComparisonWords,
    ReasonWords,
    MeasureWords,
    DiagnosisWords,
    OutcomeWords,
    SummaryWords,
    NewsWords,
    SiteWords,
    StationSampleWords,
    MatchedWords,
    FeedWords,
    ArchiveWords,
    VerificationWords,
    PageWords,
    ReportWords,
    EstimateWords,
    PlanWords,
    SimulationWords,
    FormCheckWords,
    FileChangeWords,
    ChartWords,
    PlotWords,
    FileFaultWords,
    FolderFaultWords,
    MapWords,
    WorklistWords,
    WorkbookWords,
    MethodFaultWords,
    ProgramWords,
    RequestFaultWords
{}

/// What all chapters stand on: a language, and what things are called in it.
public protocol WordingBasics: Sendable {
    var language: Language { get }
    /// What things are called: `pair`, `candidate or party`.
    var vocabulary: Vocabulary { get }
    /// What counts are called, and the word for one and for several.
    var counts: CountNoun { get }
    var oneCount: String { get }
    var manyCounts: String { get }
}

/// Sentences about findings, slips and the levels and files they stand in.
public protocol FindingWords: WordingBasics {

    // MARK: Places

    /// The name of a level: `district`; a column that is not known by its own name, without `_code`.
    ///
    /// - Parameter column: Name of the level's column; `nil` is the whole file.
    func level(_ column: String?) -> String
    /// What stands below a recap: `the rows of recap_village.csv`.
    func source(_ source: FigureSource) -> String
    /// A sentence that one name may be the other, with a blank before it; nothing where there is no such name.
    ///
    /// - Parameter names: Names of two files that may be one; the first three are named.
    func alike(_ names: [AlikeNames]) -> String
    /// Names with the word between the last two: `a, b and c`.
    func joined(_ names: [String]) -> String

    /// What sentences call regions and choices beside their codes.
    var names: FindingNames { get }
    /// The language with other names.
    func naming(_ names: FindingNames) -> Self

    // MARK: The chart of form checks

    func gridColumn(_ name: RuleGrid.Name) -> String
    func gridColumns(_ columns: RuleGrid.By) -> String
    /// The rule that a level is the sum of those below, in few words.
    var sumOfLevels: String { get }

    // MARK: Findings

    /// How grave findings are: `errors`.
    ///
    /// - Parameters:
    ///   - severity: The severity.
    ///   - count: How many findings have it; words of some languages agree with it.
    func severity(_ severity: Severity, count: Int) -> String

    func sentence(_ kind: FindingKind.Reading) -> String
    func sentence(_ kind: FindingKind.Folder) -> String
    func sentence(_ kind: FindingKind.Form) -> String
    func sentence(_ kind: FindingKind.Station) -> String
    func sentence(_ kind: FindingKind.Level) -> String
    func sentence(_ kind: FindingKind.Change) -> String
    func sentence(_ kind: FindingKind.Sample) -> String
    func sentence(_ kind: FindingKind.Official) -> String
    func sentence(_ cause: FindingKind.Cause) -> String
    /// A slip, without a stop: `one digit dropped in votes_1: 213 → 13`.
    func slip(_ slip: Slip) -> String
    /// What favourable changes do: `move the lead of pair 1 over pair 2 up`.
    ///
    /// - Parameters:
    ///   - favour: What they do.
    ///   - changes: How many do.
    func favour(_ favour: Favour, changes: Int) -> String
    /// Stations whose figures stand in another order, in a sentence; nothing where there are none.
    func exchanges(_ exchanges: [FindingKind.ExchangedPairs]) -> String
}

extension Language {
    /// Its words.
    ///
    /// - Parameters:
    ///   - vocabulary: What things are called, as `Election.vocabulary` says.
    ///   - names: Names of regions and choices, which sentences on findings give beside codes.
    ///   - counts: What counts are called.
    public func wording(
        _ vocabulary: Vocabulary, names: FindingNames = FindingNames(), counts: CountNoun = .quickCount
    ) -> any Wording {
        switch self {
        case .english: English(vocabulary, names: names, counts: counts)
        case .indonesian: Indonesian(vocabulary, names: names, counts: counts)
        }
    }
}

extension FindingWords {
    /// A finding in a sentence.
    public func sentence(_ finding: Finding) -> String {
        let words = names.of(finding.contest).map(naming) ?? self
        return switch finding.kind {
        case .reading(let kind): words.sentence(kind)
        case .folder(let kind): words.sentence(kind)
        case .form(let kind): words.sentence(kind)
        case .station(let kind): words.sentence(kind)
        case .level(let kind): words.sentence(kind)
        case .change(let kind): words.sentence(kind)
        case .sample(let kind): words.sentence(kind)
        case .official(let kind): words.sentence(kind)
        case .cause(let cause): words.sentence(cause)
        }
    }

    /// A region with its level: `district 110101`; a name that begins with the level says it.
    public func region(_ region: LevelRegion) -> String {
        guard region.level != nil else { return level(nil) }
        let (level, name) = (level(region.level), named(region.code ?? "–"))
        return name.lowercased().hasPrefix(level.lowercased() + " ") ? name : "\(level) \(name)"
    }

    /// `province 12`, or `15 regions (province 11, 12, …)`.
    public func regions(_ regions: LevelRegions) -> String {
        if regions.codes.count == 1 || regions.level == nil {
            return region(LevelRegion(regions.level, regions.codes.first))
        }
        return
            "\(count(regions.codes.count, .region)) (\(level(regions.level)) \(list(regions.codes.map(named))))"
    }

    /// A code behind the name of its region, where that is known: `Kota Makassar (7371)`.
    func named(_ code: String) -> String {
        names.regions[code].map { "\($0) (\(code))" } ?? code
    }
}

extension WordingBasics {
    public var counts: CountNoun { .quickCount }

    /// What is counted, as a noun.
    var countNoun: CountText.Noun { .init(oneCount, manyCounts, id: oneCount) }

    public var numbers: NumberText { NumberText(language, vocabulary) }

    /// A whole number with marked groups and a true minus sign.
    public func number(_ value: Int) -> String { numbers.integer(value) }

    /// A number with what it counts.
    public func count(_ value: Int, _ noun: CountText.Noun) -> String { numbers.count(value, noun) }

    /// Whether a headline names pollsters: two at most, and each once.
    func areNamed(_ names: [String]) -> Bool { names.count < 3 && Set(names).count == names.count }

    /// Names in a sentence, ten at most, and how many more there are.
    public func list(_ names: [String], most: Int = CountText.longestList, separator: String = ", ") -> String
    {
        CountText.list(names, most: most, separator: separator, language)
    }

    /// Lines of a file, ten at most.
    func lines(_ lines: [Int], most: Int = CountText.longestList) -> String {
        list(lines.map(String.init), most: most)
    }

    /// Lines of rows that stand together, as ranges.
    func lines(_ ranges: [ClosedRange<Int>]) -> String {
        list(
            ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }, most: 3)
    }
}

extension FindingWords {
    /// Names that may be one, the first three.
    func alikePairs(_ names: [AlikeNames], and: String) -> String {
        list(names.map { "\($0.own) \(and) \($0.other)" }, most: 3, separator: "; ")
    }

    /// Shares of a page: `1: 54.2, 2: 45.8`.
    func shares(_ page: FindingKind.ReadingPage) -> String { numbers.marking(page.text) }

    /// Two rows each: `A (line 3) = B (line 9); …`.
    func examples(_ examples: FindingKind.IdenticalExamples, line: String) -> String {
        examples.pairs.map { pair in
            pair.map { "\($0.name) (\(line) \($0.line))" }.joined(separator: " = ")
        }.joined(separator: "; ") + (examples.hasMore ? "; …" : "")
    }

    /// Both figures of every pair: `pair 1: sample 60, official 61; …`.
    func figures(_ figures: [FindingKind.PairFigures], pair: String, sample: String, official: String)
        -> String
    {
        figures.map { "\(pair) \($0.pair): \(sample) \($0.sample), \(official) \($0.official)" }
            .joined(separator: "; ")
    }
}

extension String {
    /// The text with its first letter in upper case.
    public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
    /// The text with its first letter in lower case.
    public var uncapitalizedFirst: String { prefix(1).lowercased() + dropFirst() }

    /// The whole sentence, and what is left of it without its last clause, without its last two, and so on: clauses stand behind
    /// a semicolon.
    public var byFewerClauses: [String] {
        let clauses = split(separator: "; ", omittingEmptySubsequences: false)
        return clauses.indices.reversed().map { clauses[...$0].joined(separator: "; ") }
    }
}

extension Finding {
    /// What a person reads of it, in a sentence.
    ///
    /// - Parameters:
    ///   - language: The reader's.
    ///   - vocabulary: What things are called; general words are right everywhere.
    public func sentence(_ language: Language, _ vocabulary: Vocabulary = .indonesian) -> String {
        language.wording(vocabulary).sentence(self)
    }
}

extension Slip {
    /// What a person reads of it, without a stop.
    ///
    /// - Parameters:
    ///   - language: The reader's.
    ///   - vocabulary: What things are called; general words are right everywhere.
    public func phrase(_ language: Language, _ vocabulary: Vocabulary = .indonesian) -> String {
        language.wording(vocabulary).slip(self)
    }
}
