import Elections
import Ground

/// Everything that can be checked of an official count without another one: forms, keys, sums of levels.
public struct CountCheck: Sendable {
    /// What is checked.
    public struct Input: Sendable {
        /// Stations, where there is a file of them.
        public var stations: CheckedStations?
        /// Recaps of different levels.
        public var recaps: [RecapTable]
        /// Codes of regions that must have stations, level by level from the top, with the name of the file that
        /// lists them.
        public var frames: [Frame]
        public var contest: String
        public var scheme: RegionCodeScheme
        /// Whether recaps were gathered page by page and may lack regions: then a unit whose sum below falls
        /// short in every figure is taken to lack rows there, and is listed instead of compared.
        public var mayLackRows: Bool
        /// Codes of listed regions from the top level down to each, to name those that lack a row where some do.
        public var listed: @Sendable () -> [[String]] = { [] }
        /// Findings that other checks made of the same count.
        public var others: [Finding]

        /// Names of the region columns of stations and recaps.
        public var levels: [String] {
            (stations?.rollUp.tree.levels.map(\.name) ?? []) + recaps.flatMap(\.levels)
        }

        /// A list of regions.
        public struct Frame: Sendable {
            public var file: String
            /// Name of the level whose codes these are.
            public var level: String
            public var codes: [(code: String, line: Int)]

            /// - Parameters:
            ///   - file: Name for messages.
            ///   - level: Name of the level.
            ///   - codes: Codes with their lines.
            public init(file: String, level: String, codes: [(code: String, line: Int)]) {
                self.file = file
                self.level = level
                self.codes = codes
            }
        }

        /// - Parameters:
        ///   - stations: Stations.
        ///   - recaps: Recaps of different levels.
        ///   - frames: Regions that must have stations, level by level from the top.
        ///   - contest: Id of the contest, for findings.
        ///   - scheme: Scheme of the region codes.
        ///   - mayLackRows: Whether recaps may lack regions.
        ///   - others: Findings that other checks made of the same count.
        public init(
            stations: CheckedStations? = nil, recaps: [RecapTable] = [], frames: [Frame] = [],
            contest: String = "", scheme: RegionCodeScheme = .undeclared, mayLackRows: Bool = false,
            others: [Finding] = []
        ) {
            self.stations = stations
            self.recaps = recaps
            self.frames = frames
            self.contest = contest
            self.scheme = scheme
            self.mayLackRows = mayLackRows
            self.others = others
        }
    }

    public let input: Input
    /// Gravest first, then those with most votes at stake, then as the files have them; what one cause accounts for right after
    /// it (`Finding.cause`).
    public let findings: [Finding]
    /// What became of each rule, in the order of the rule book.
    public let tallies: [RuleTally]
    public let levels: LevelSums
    public let identicalRows: IdenticalRows?
    /// Failing forms by rule and region.
    public let grid: RuleGrid

    /// What became of one rule.
    public struct RuleTally: Sendable, Equatable {
        public let rule: FormRulebook.Rule
        /// Forms of stations and rows of recaps of which it was asked.
        public let asked: Int
        /// Forms that lack a figure it needs.
        public let unknown: Int
        public let failed: Int
        /// Columns or constants that no file has; then it was not asked.
        public let missing: [String]
    }

    /// Checks a count.
    ///
    /// - Parameters:
    ///   - input: Stations and recaps.
    ///   - book: Rules of the forms.
    ///   - form: Terms of the election; without them only the plain identities are asked.
    ///   - threads: Threads at most; results do not depend on their number.
    /// - Throws: ``RuleFault`` for an expression that makes no sense; `TableProblems` for rows of recaps that lack a code
    ///   and are no totals; what reading rows again throws.
    public init(
        _ input: Input, book: FormRulebook, form: FormRulebook.Form?, threads: Int = 1
    ) throws {
        try self.init(input, rules: SharedRules(book), form: form, threads: threads)
    }

    /// Checks one contest of several.
    ///
    /// - Parameters:
    ///   - input: Stations and recaps.
    ///   - shelf: Rules of the forms, shared by the contests.
    ///   - form: Terms of the election; without them only the plain identities are asked.
    ///   - threads: Threads at most; results do not depend on their number.
    /// - Throws: As ``init(_:book:form:threads:)``.
    public init(
        _ input: Input, rules shelf: SharedRules, form: FormRulebook.Form?, threads: Int = 1
    ) throws {
        let (rest, totals, copies) = try CountCheck.withoutTotals(input.withNamesOfStations)
        // What is said of one region is said of no other of its name.
        let shared = StationNesting.sharedCodes(
            [rest.stations?.rollUp.tree].compactMap { $0 } + rest.recaps.map(\.tree))
        var input = CountCheck.tellingApart(rest, shared)
        let aside = input.stations?.settingAside(contest: input.contest)
        input.stations = aside?.stations
        self.input = input
        var findings =
            rest.others + totals + copies.flatMap { $0.findings(shared, input) } + (aside?.findings ?? [])
        var tallies = TallyKeeper(shelf.applying(form))
        if let stations = input.stations {
            tallies.add(stations.scan)
            findings += try StationFindings(stations, input: input).all
        }
        levels = LevelSums(
            recaps: input.recaps, stations: input.stations?.rollUp, mayLackRows: input.mayLackRows,
            listed: input.listed)
        var recapForms: [RecapForms] = []
        for (index, recap) in levels.recaps.enumerated() {
            let names = recap.measures.map(\.name)
            let rules = try shelf.rules(form, columns: names).adding(
                input.stations?.scan.rules.ofFile ?? FileSums(recap)?.rules ?? [])
            let (failures, often) = RecapForms(recap, rules: rules, levels: levels, index: index)
                .settingAside(contest: input.contest, levels: levels, index: index)
            findings += often
            tallies.add(failures)
            recapForms.append(failures)
            findings += failures.findings(input)
        }
        findings += CountCheck.summed(input, recapForms)
        let isIndonesian = form?.isIndonesian ?? false
        let numberGaps = input.stations.map { NumberGaps($0, isIndonesian: isIndonesian) }
        let sums = try LevelFindings(levels, forms: recapForms, input: input, numberGaps: numberGaps)
        findings += EqualRows(levels, input: input).findings
        let gaps = sums.listed.map { [count = findings.count] in $0.moved(by: count) }
        let blanks = sums.blanks.map { [count = findings.count] in $0.moved(by: count) }
        findings += sums.all
        var doubled: [(first: Int, second: Int)] = []
        if let stations = input.stations {
            let keys = try RepeatedKeys(stations)
            doubled = keys.pairs
            let identical = IdenticalRows(
                stations.scan, rollUp: stations.rollUp, sameKey: keys.groups, threads: threads)
            findings +=
                try DuplicateFindings(
                    stations, keys: keys, identical: identical,
                    besidesRegister: IdenticalRows(
                        stations.scan, rollUp: stations.rollUp, sameKey: keys.groups, threads: threads,
                        besidesRegister: true), input: input, numberGaps: numberGaps
                ).all
                + StationNumberFindings(
                    stations, input: input, isIndonesian: isIndonesian, gaps: numberGaps
                ).all
                + FrameFindings(stations, input: input).all
                + StandingApart(stations, input: input).all
            identicalRows = identical
        } else {
            identicalRows = nil
        }
        self.tallies = tallies.tallies
        grid = RuleGrid(input, tallies: tallies.tallies, levels: levels, recaps: recapForms)
        let evidence = CauseEvidence(
            findings, input: input, levels: levels, forms: recapForms, gaps: gaps, blanks: blanks,
            identical: identicalRows, doubled: doubled, holders: sums.holders,
            numbered: numberGaps?.regions ?? 0)
        self.findings = try Causes(evidence) { one, other in
            if one.severity != other.severity { return one.severity > other.severity }
            return one.votesAtStake ?? -1 > other.votesAtStake ?? -1
        }.findings
    }
}

extension CountCheck {
    /// Says once in which rules, and of which files, the choices stand for the valid votes.
    private static func summed(_ input: Input, _ recaps: [RecapForms]) -> [Finding] {
        let all =
            [input.stations.map { ($0.file, $0.scan.rules) }].compactMap { $0 }
            + recaps.map { ($0.recap.file, $0.rules) }
        let summed = all.map { file, rules in
            // What is held against the register says so itself.
            (file, rules.rules.filter { $0.sumsChoices && $0.rule.onlyElsewhere != true }.map(\.rule.id))
        }
        .filter { !$0.1.isEmpty }
        guard let first = summed.first else { return [] }
        return [
            Finding(
                .form(
                    .validSummed(files: summed.map(\.0), rules: summed.flatMap(\.1).uniqued())),
                severity: .notice, contest: input.contest,
                place: SourcePlace(file: first.0, line: nil, column: "valid"))
        ]
    }

    /// What is checked with the names of its regions told apart.
    private static func tellingApart(_ input: Input, _ shared: [String: Set<String>]) -> Input {
        guard !shared.isEmpty else { return input }
        var told = input
        told.stations = input.stations?.tellingApart(shared)
        told.recaps = input.recaps.map { $0.tellingApart(shared) }
        return told
    }

    /// What is checked without rows of its recaps that are the total of others or stand there again, what is said of the totals,
    /// and what stands again.
    private static func withoutTotals(
        _ input: Input
    ) throws -> (input: Input, findings: [Finding], copies: [RecapCopies]) {
        var all: [RecapCopies] = []
        var rest = input
        var findings: [Finding] = []
        for (place, recap) in input.recaps.enumerated() {
            let others = input.recaps.indices.filter { $0 != place }.map { input.recaps[$0] }
            let totals = TotalRowsOfRecap(
                recap,
                isRegion: { name, code in
                    input.stations?.rollUp.tree.levels.contains { level in
                        level.name == name && (0..<level.count).contains { level.code($0) == code }
                    } == true || others.contains { $0.hasRegion(code, at: name, besides: recap) }
                }, contest: input.contest)
            let copies = RecapCopies(totals.rest)
            rest.recaps[place] = copies.rest
            findings += totals.findings
            all.append(copies)
            var problems = TableProblems()
            for (_, row) in copies.rest.rowsWithoutCode.sorted(by: { $0.key < $1.key }) {
                for problem in row.problems { problems.add(problem) }
            }
            try problems.throwIfAny()
        }
        return (rest, findings, all)
    }
}

/// Counts of rules over several files.
struct TallyKeeper {
    private var book: FormRulebook
    private var asked: [Int]
    private var unknown: [Int]
    private var failed: [Int]
    private var missing: [[String]?]

    init(_ book: FormRulebook) {
        self.book = book
        asked = [Int](repeating: 0, count: book.rules.count)
        unknown = asked
        failed = asked
        missing = [[String]?](repeating: nil, count: book.rules.count)
    }

    mutating func add(_ scan: FormScan) {
        var failures = [Int](repeating: 0, count: scan.rules.rules.count)
        for form in scan.failed {
            for rule in form.rules where !scan.rules.isSaidBefore(rule, form.rules) { failures[rule] += 1 }
        }
        add(scan.rules, rows: scan.builder.rows, unknown: scan.unknown, failed: failures)
    }

    mutating func add(_ recap: RecapForms) {
        add(recap.rules, rows: recap.recap.count, unknown: recap.unknown, failed: recap.failures)
    }

    private mutating func add(_ rules: FormRules, rows: Int, unknown: [Int], failed: [Int]) {
        for (index, rule) in rules.rules.enumerated() {
            let place = place(of: rule.rule)
            asked[place] += rows - unknown[index]
            self.unknown[place] += unknown[index]
            self.failed[place] += failed[index]
            missing[place] = []
        }
        for unasked in rules.unasked {
            guard let place = book.rules.firstIndex(of: unasked.rule), missing[place] == nil else { continue }
            missing[place] = unasked.missing
        }
    }

    /// Where a rule stands; one of the file itself comes behind those of the book.
    private mutating func place(of rule: FormRulebook.Rule) -> Int {
        if let known = book.rules.firstIndex(of: rule) { return known }
        book.rules.append(rule)
        (asked, unknown, failed, missing) = (asked + [0], unknown + [0], failed + [0], missing + [nil])
        return book.rules.count - 1
    }

    var tallies: [CountCheck.RuleTally] {
        book.rules.indices.map { place in
            CountCheck.RuleTally(
                rule: book.rules[place], asked: asked[place], unknown: unknown[place],
                failed: failed[place], missing: missing[place] ?? [])
        }
    }
}
