import Consistency
import ElectionFiles
import Elections
import Foundation
import Reports
import Tables

/// What `check` reads, and what it makes of it.
struct CheckInputs {
    var paths: [String]
    var levels: [String]?
    var style: NumberStyle
    var threads: Int
    var book: FormRulebook
    var forms: FormOptions
    var frame: String?

    /// One check: of the files given, or of one contest of an election folder.
    struct Part {
        var check: CountCheck
        var form: FormRulebook.Form?
        var contest: Contest?
        var election: Election?
    }

    /// Reads and checks.
    ///
    /// - Parameters:
    ///   - contests: Only these contests of a folder, where there are any.
    ///   - digests: Whether it is wanted what was read.
    /// - Throws: Faults of the files, of the rules, and of what is asked for.
    func run(
        contests: [String], digests: Bool
    ) throws -> (parts: [Part], inputs: [RunFacts.Input], notices: [String]) {
        let files = try CountFiles(paths)
        if let contest = contests.first, files.election == nil {
            throw Failure(
                status: .usage, message: "--contest \(contest): only an election folder has contests")
        }
        var parts: [Part] = []
        var inputs: [RunFacts.Input] = []
        var notices = files.others.map { "\($0) is not part of the check." }
        var election: Election?
        if let named = files.election {
            // Sums that are wrong are what a check looks for.
            let read = try ElectionFolder(at: named.url, numbers: style, refusesWrongSums: false)
            let selected = try OutputOptions.selecting(contests, of: read.election)
            let found = try FolderChecks.parts(of: selected, book: book, splitter: .threads(threads)) {
                try forms.terms(in: book, kind: $0.kind, day: $0.electionDate)
            }
            for part in found {
                // A folder of stations need not have recaps; those of its one contest are checked with them.
                if files.stations != nil,
                    selected.contests.count == 1
                        || (part.check.input.recaps.isEmpty && part.check.findings.isEmpty)
                {
                    continue
                }
                parts.append(
                    Part(check: part.check, form: part.form, contest: part.contest, election: selected))
            }
            election = selected
            inputs += read.inputs.map { .init(name: $0.name, bytes: $0.bytes, sha256: $0.sha256) }
            notices += read.notices
        }
        guard files.stations != nil || !files.recaps.isEmpty else { return (parts, inputs, notices) }
        let tables = ([files.stations] + files.recaps).compactMap { $0 }
        notices += try CheckInputs.unknownColumns(tables, levels: levels) + CheckInputs.ends(tables)
        let contest = election?.contests.count == 1 ? election?.contests.first : nil
        let form = try terms(of: election?.contests ?? [])
        let read = ([files.stations] + files.recaps).compactMap { $0?.url.path }
        let (facts, check) = try RunFacts.Input.of(read, digests: digests, threads: threads) {
            try CountCheck(
                try input(files, form: form, contest: contest?.id ?? "", election: election),
                book: book, form: form,
                splitter: .threads(threads))
        }
        parts.append(Part(check: check, form: form, contest: contest, election: election))
        return (parts, inputs + facts, notices)
    }

    /// Terms of a file of stations: those that all contests of its folder share.
    private func terms(of contests: [Contest]) throws -> FormRulebook.Form? {
        let (kinds, days) = (Set(contests.map(\.kind)), Set(contests.map(\.electionDate)))
        return try forms.terms(
            in: book, kind: (kinds.count == 1 ? kinds.first : nil) ?? .other,
            day: (days.count == 1 ? days.first : nil) ?? nil)
    }

    private func input(
        _ files: CountFiles, form: FormRulebook.Form?, contest: String, election: Election?
    ) throws -> CountCheck.Input {
        let (recaps, stations) = Parallel.both {
            Result {
                try files.recaps.map {
                    // The stations take all processors meanwhile.
                    try RecapFile(levels: levels, style: style, threads: files.stations == nil ? threads : 1)
                        .read($0.url, name: $0.name)
                }
            }
        } _: {
            Result { try files.stations.map { try scan($0, form: form) } }
        }
        let wide = try recaps.get()
        for (place, recap) in wide.enumerated() {
            guard let other = wide[..<place].first(where: { $0.levels == recap.levels }) else { continue }
            let level = LevelRegion.levelName(recap.levels.last)
            throw TableProblems(
                TableProblem(
                    file: recap.file,
                    reason:
                        "this is a second recap of the level \(level) beside \(other.file); join them into one file, "
                        + "or check one at a time"))
        }
        let long = files.stations == nil ? [] : CheckInputs.recaps(of: election, contest: contest)
        // Without stations the folder is a check of its own.
        let others =
            files.stations == nil || contest.isEmpty
            ? [] : election.map(FolderChecks.otherFindings(in:)) ?? []
        let found = CountCheck.Input(
            stations: try stations.get(), recaps: wide + long,
            frames: try readFrame() ?? election.map(frames(of:)) ?? [], contest: contest,
            scheme: election?.scheme ?? .undeclared, mayLackRows: wide.isEmpty && !long.isEmpty,
            others: others)
        var sides = found.recaps.map { SameElection.Side($0) }
        if let stations = found.stations {
            sides.insert(
                SameElection.Side(
                    file: stations.file, tree: stations.rollUp.tree,
                    pairs: stations.columnNames.count { $0.hasPrefix("votes_") }), at: 0)
        }
        for side in sides.dropFirst() { try SameElection.check(sides[0], side) }
        return found
    }

    /// Remarks on columns that are left out.
    static func unknownColumns(_ files: [CountFiles.Named], levels: [String]?) throws -> [String] {
        try files.filter { !$0.name.hasSuffix(".gz") }.compactMap { file in
            let columns = try StationFile(levels: levels).unknownColumns(of: file.url, name: file.name)
            guard !columns.isEmpty else { return nil }
            let list = CountText.list(columns).en
            return "\(file.name): columns that are not known are left out: \(list)."
        }
    }

    /// Remarks on files that end within a line.
    static func ends(_ files: [CountFiles.Named]) -> [String] {
        files.filter { FileEnd.isWithinLine($0.url) }.map {
            "\($0.name): the last line has no line end; if the file was cut off, its last figure is incomplete."
        }
    }

    /// The recaps in the long tables of a folder, where its pairs have the numbers of the columns of votes.
    private static func recaps(of election: Election?, contest: String) -> [RecapTable] {
        guard let election, !contest.isEmpty else { return [] }
        let numbers = election.candidates(of: contest).map(\.ballotNumber)
        guard numbers == Array(1...max(1, numbers.count)) else { return [] }
        return ElectionRecaps.tables(of: election, contest: contest)
    }

    private func scan(_ file: CountFiles.Named, form: FormRulebook.Form?) throws -> CheckedStations {
        let result = try StationFile(levels: levels, style: style, threads: threads).scan(
            file.url, name: file.name
        ) { columns in
            FormScan(
                columns,
                rules: try FormRules(
                    book, form: form, columns: columns.measures.map(\.name), scope: .station))
        }
        if result.state.builder.rows == 0 { throw StationFile.noStation(file.name) }
        return CheckedStations(
            file: file.name, scan: result.state, codes: result.codes, stationNumbers: result.stationNumbers,
            lineOfRow: { result.line(ofRow: $0) },
            rowsOf: { runs in
                try result.stations(runs.map { FileRun(start: $0.start ?? 0, row: $0.row, count: $0.count) })
            })
    }

    /// Regions that must have stations: `regions.csv` of Contract section 1.
    private func readFrame() throws -> [CountCheck.Input.Frame]? {
        guard let frame else { return nil }
        let text = try TextBytes(contentsOf: URL(fileURLWithPath: frame), name: frame)
        var problems = TableProblems()
        let table = Table(text, required: ["region_code"], problems: &problems)
        var codes: [(code: String, line: Int)] = []
        table.forEachRow { row in
            if let code = row.required("region_code", &problems) { codes.append((code, row.line)) }
        }
        try problems.throwIfAny()
        return frames(codes, file: frame)
    }

    /// The lowest regions that an election folder lists: names of those above are there for the recaps too.
    private func frames(of election: Election) -> [CountCheck.Input.Frame] {
        // regions.csv has a header, and a row for each region.
        let listed = election.regions.enumerated().map { (region: $1, line: $0 + 2) }
        if listed.allSatisfy({ $0.region.code.assumedLevel != nil }) {
            return frames(listed.map { ($0.region.code.text, $0.line) }, file: "regions.csv").suffix(1).map {
                $0
            }
        }
        // Codes that show no level: those that are nobody's parent are the lowest.
        let parents = Set(election.regions.compactMap(\.parent))
        let lowest = listed.filter { !parents.contains($0.region.code) }
        let names = levels ?? StationTable.indonesianLevels
        return names.suffix(1).map { level in
            CountCheck.Input.Frame(
                file: "regions.csv", level: level, codes: lowest.map { ($0.region.code.text, $0.line) })
        }
    }

    /// Codes by the level that their length shows; those of no such length belong to the lowest.
    private func frames(_ codes: [(code: String, line: Int)], file: String) -> [CountCheck.Input.Frame] {
        let names = levels ?? StationTable.indonesianLevels
        let byLevel = Dictionary(grouping: codes) { entry -> Int in
            let level = RegionCode(entry.code, scheme: .undeclared).assumedLevel?.rawValue
            return level.map { min($0, names.count) } ?? names.count
        }
        return byLevel.keys.sorted().filter { $0 > 0 }.map { level in
            CountCheck.Input.Frame(file: file, level: names[level - 1], codes: byLevel[level] ?? [])
        }
    }
}
