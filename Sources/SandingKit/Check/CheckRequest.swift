import Consistency
import ElectionFiles
import Elections
import Feeds
import Foundation
import Ground

/// What is checked of a count, and what is asked beside who leads.
public struct CheckRequest: Sendable {
    /// Files of stations, recap files (`recap_<level>.csv`) and folders.
    public var paths: [String]
    /// Only these contests of an election folder; all where empty.
    public var contests: [String]
    public var reading: ReadingOptions
    public var rules: RuleOptions
    /// CSV file of the regions (`region_code`) that must have stations.
    public var frame: String?
    public var stake: StakeOptions
    /// What is wanted of the stations that findings name; all of it where there are answers, which are held against it.
    public var places: StationDirectory.Detail
    /// A worklist that volunteers filled in.
    public var answers: String?

    public init(
        _ paths: [String], contests: [String] = [], reading: ReadingOptions = ReadingOptions(),
        rules: RuleOptions = RuleOptions(), frame: String? = nil, stake: StakeOptions = StakeOptions(),
        places: StationDirectory.Detail = .none, answers: String? = nil
    ) {
        self.paths = paths
        self.contests = contests
        self.reading = reading
        self.rules = rules
        self.frame = frame
        self.stake = stake
        self.places = places
        self.answers = answers
    }
}

/// What is asked of a count beside who leads.
public struct StakeOptions: Sendable, Equatable {
    /// Who is elected; the contest's rule, else the most votes, where `nil`.
    public var rule: WinnerRule?
    /// Inhabitants of the region, for the filing limit of the Constitutional Court.
    public var population: Int?
    /// Level of the office for the filing limit, `province` or `regency`; that of the contest where `nil`.
    public var office: String?

    public init(rule: WinnerRule? = nil, population: Int? = nil, office: String? = nil) {
        self.rule = rule
        self.population = population
        self.office = office
    }

    /// What the findings of a check are worth.
    func stake(_ check: CountCheck, contest: Contest?) -> VotesAtStake {
        let book = Rulebook.standard
        var terms = VotesAtStake.Terms(rule: rule ?? contest?.rule ?? .plurality)
        if let office {
            terms.filing = book.filingLimits.last { $0.level == office }
            terms.population = population
        } else if let contest {
            terms.filing = book.filingLimit(for: contest)
            terms.population = contest.population
        }
        return VotesAtStake(check, terms: terms)
    }
}

/// Checks of a count with all that they were made from, for who writes pages of them; ``result`` is what they say.
public struct CheckedCount: Sendable {
    /// One check: of the files given, or of one contest of an election folder.
    public struct Part: Sendable {
        public let check: CountCheck
        public let stake: VotesAtStake
        /// Terms of the election that the rules used.
        public let form: FormRulebook.Form?
        public let contest: Contest?
        public let election: Election?
        /// Names, figures and links of the stations that findings name; `nil` where they were not wanted.
        public var directory: StationDirectory?
        /// Names of regions by code, of the folder or of the list beside the files; of provinces and regencies with
        /// Kemendagri codes those that are shipped, where no file has any.
        public var regionNames: [String: String]
        /// Names of the choices in the order of their columns, where a map gives them.
        public var choices: [String] = []

        /// What the things of the count are called: as its contest is, or its law, or its levels.
        public var vocabulary: Vocabulary {
            if let contest { return contest.kind.vocabulary }
            if form != nil { return .indonesian }
            return Vocabulary(levels: check.input.levels)
        }

        /// - Parameters:
        ///   - check: The check.
        ///   - stake: What its findings are worth.
        ///   - form: Terms of the election that the rules used.
        ///   - contest: The contest, where an election folder was given.
        ///   - election: The folder.
        public init(
            check: CountCheck, stake: VotesAtStake, form: FormRulebook.Form? = nil, contest: Contest? = nil,
            election: Election? = nil
        ) {
            (self.check, self.stake, self.form) = (check, stake, form)
            (self.contest, self.election) = (contest, election)
            regionNames = (election?.regionNames ?? [:]).filter { !$0.value.isEmpty }
            if election?.scheme.isKemendagri == true {
                regionNames.merge(KPURegionNames.all) { own, _ in own }
            }
        }
    }

    public let parts: [Part]
    public let inputs: [InputFile]
    public let notices: [Notice]
    /// What volunteers answered; `nil` where nobody was asked.
    public var answers: WorklistAnswers?
}

extension CheckRequest {
    /// Reads and checks.
    ///
    /// Keeps the calling thread busy until it is done; a task calls ``Sanding/check(_:control:)``.
    /// - Parameter control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the files, of the rules and of what is asked for; `CancellationError`.
    public func run(_ control: WorkControl = WorkControl()) throws -> CheckedCount {
        var reading = reading
        reading.keepsRefusedCounts = true
        return try Intake.run(reading, of: paths, rules: rules.file, threads: control.threads) {
            try checked($0, control)
        }
    }

    private func checked(_ intake: Intake, _ control: WorkControl) throws -> CheckedCount {
        let book = try rules.book()
        try control.begin(.reading)
        var reading = intake.reading
        let files = try CountFiles(paths, opening: intake.open)
        if let contest = contests.first, files.election == nil {
            throw SandingError.contestWithoutFolder(contest: contest)
        }
        var parts: [CheckedCount.Part] = []
        var inputs: [InputFile] = []
        var notices = files.others.map { Notice.notChecked(file: $0) }
        var election: Election?
        if let named = files.election {
            // Sums that are wrong are what a check looks for.
            let read = try ElectionFolder(at: named.url, numbers: reading.numbers, refusesWrongSums: false)
            let selected = try read.election.selecting(contests)
            try control.begin(.checking)
            let found = try FolderChecks.parts(
                of: selected, book: book, threads: control.threads
            ) {
                try rules.form.form(in: book, kind: $0.kind, day: $0.electionDate)
            }
            for part in found {
                // A folder of stations need not have recaps; those of its one contest are checked with them.
                if files.stations != nil,
                    selected.contests.count == 1
                        || (part.check.input.recaps.isEmpty && part.check.findings.isEmpty)
                {
                    continue
                }
                parts.append(self.part(part.check, part.form, part.contest, selected))
            }
            election = selected
            inputs += read.inputs
            notices += read.notices.map(Notice.folder)
        }
        let answered = try answers.map { try WorklistAnswers($0) }
        guard files.stations != nil || !files.recaps.isEmpty else {
            return CheckedCount(parts: parts, inputs: inputs, notices: notices, answers: answered)
        }
        let tables = ([files.stations] + files.recaps).compactMap { $0 }
        let opened = intake.notices
        let contest = election?.contests.count == 1 ? election?.contests.first : nil
        let form = try terms(of: election?.contests ?? [], in: book)
        let sides = try SideFiles(
            tables, further: [frame].compactMap { $0 }, hasPages: wanted == .all && files.stations != nil)
        func count(_ reading: ReadingOptions) throws -> CountCheck {
            let input = try CountReading(
                request: self, intake: intake, book: book, form: form, control: control, reading: reading
            )
            .input(files, contest: contest?.id ?? "", election: election)
            try control.begin(.checking)
            return try CountCheck(input, book: book, form: form, threads: control.threads)
        }
        let (facts, first) = try InputFile.of(
            tables.map { InputPath($0.path).file } + intake.paths + sides.paths(without: files.election?.url)
                + [answers].compactMap { $0 },
            digests: reading.digests,
            threads: control.threads
        ) { try count(reading) }
        try control.check()
        var check = first
        var hints: [Notice] = []
        if let stations = files.stations,
            let hint = try Notice.levelHint(stations, check, reading, threads: control.threads)
        {
            let (file, columns, levels) = (stations.name, hint.columns, hint.levels)
            if hint.isClear {
                reading.levels = levels
                check = try count(reading)
                hints = [.levelRead(file: file, columns: columns, levels: levels)]
            } else {
                hints = [.levelTellsApart(file: file, columns: columns, levels: levels)]
            }
        }
        notices += try opened + Notice.on(tables, levels: reading.levels)
        // What was remarked where stations were read again, without rows that are none.
        notices += intake.notices.dropFirst(opened.count) + hints
        var last = part(check, form, contest, election)
        last.choices = intake.choiceNames
        last.regionNames.merge(sides.names) { _, listed in listed }
        if !sides.names.isEmpty { notices.removeAll { $0 == .notChecked(file: SideFiles.regions) } }
        if let stations = files.stations {
            last.directory = try directory(stations, check, sides, reading, control)
        }
        parts.append(last)
        return CheckedCount(parts: parts, inputs: inputs + facts, notices: notices, answers: answered)
    }

    private var wanted: StationDirectory.Detail { answers == nil ? places : .all }

    /// Names, figures and links of the stations that findings name; `nil` where they are not wanted, or where only names
    /// are and no file has any.
    private func directory(
        _ stations: CountFiles.Named, _ check: CountCheck, _ sides: SideFiles, _ reading: ReadingOptions,
        _ control: WorkControl
    ) throws -> StationDirectory? {
        guard wanted != .none, !check.findings.isEmpty else { return nil }
        return try StationDirectory.of(
            stations, findings: check.findings, sides: sides, detail: wanted,
            reading: reading, threads: control.threads)
    }

    private func part(
        _ check: CountCheck, _ form: FormRulebook.Form?, _ contest: Contest?, _ election: Election?
    ) -> CheckedCount.Part {
        CheckedCount.Part(
            check: check, stake: stake.stake(check, contest: contest), form: form, contest: contest,
            election: election)
    }

    /// Terms of a file of stations: those that all contests of its folder share.
    private func terms(of contests: [Contest], in book: FormRulebook) throws -> FormRulebook.Form? {
        let (kinds, days) = (Set(contests.map(\.kind)), Set(contests.map(\.electionDate)))
        return try rules.form.form(
            in: book, kind: (kinds.count == 1 ? kinds.first : nil) ?? .other,
            day: (days.count == 1 ? days.first : nil) ?? nil)
    }
}

extension Election {
    /// The election with some of its contests, all where none are named.
    ///
    /// - Parameter contests: Ids of contests, or titles that only one has.
    /// - Throws: ``SandingError/unknownContest(contest:known:isFolder:)``.
    public func selecting(_ contests: [String]) throws(SandingError) -> Election {
        guard !contests.isEmpty else { return self }
        let known = self.contests.map(\.id)
        let titled = Dictionary(grouping: self.contests, by: \.title).filter { $0.value.count == 1 }
        let ids = contests.map { known.contains($0) ? $0 : titled[$0]?[0].id ?? $0 }
        if let unknown = ids.first(where: { !known.contains($0) }) {
            throw .unknownContest(contest: unknown, known: known, isFolder: true)
        }
        return selecting(contests: Set(ids))
    }
}
