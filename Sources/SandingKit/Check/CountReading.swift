import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground

/// Reads what a check needs: stations, recaps and the lists of regions.
struct CountReading {
    let request: CheckRequest
    let intake: Intake
    let book: FormRulebook
    let form: FormRulebook.Form?
    let control: WorkControl
    /// How the files are read, with the levels that they have.
    let reading: ReadingOptions

    private var levels: [String]? { reading.levels }

    /// - Parameters:
    ///   - files: Files of one count.
    ///   - contest: Id of the contest, empty where no folder names it.
    ///   - election: The folder, where there is one.
    func input(_ files: CountFiles, contest: String, election: Election?) throws -> CountCheck.Input {
        let style = reading.numbers
        let threads = control.threads
        let levels = levels
        let (recaps, stations) = Parallel.both {
            Result {
                // The stations take all processors meanwhile.
                var reader = RecapFile(
                    levels: levels, style: style, threads: files.stations == nil ? threads : 1)
                reader.keepsRowsWithoutCode = true
                reader.keepsRefusedCounts = reading.keepsRefusedCounts
                return try files.recaps.map(reader.read)
            }
        } _: {
            Result {
                try files.stations.map {
                    try checked($0, contest: contest, scheme: election?.scheme ?? .undeclared)
                }
            }
        }
        let wide = try recaps.get()
        try CountReading.refuseSecondRecap(wide)
        let long = files.stations == nil ? [] : CountReading.recaps(of: election, contest: contest)
        // Without stations the folder is a check of its own.
        var others =
            files.stations == nil || contest.isEmpty
            ? [] : election.map { FolderChecks.otherFindings(in: $0, threads: threads) } ?? []
        let counted = try stations.get()
        others += counted?.totals ?? []
        let read =
            [counted?.stations].compactMap { $0 }.map { ($0.file, $0.refused) }
            + wide.map { ($0.file, $0.refused) }
        others += read.flatMap { RefusedCountFindings.of($1, file: $0, contest: contest) }
        if let election, let own = counted?.stations, !contest.isEmpty {
            others += FolderChecks.captures(
                of: election, contest: contest, beside: own.rollUp, file: own.file)
        }
        let frames = RegionFrames(levels: levels)
        var found = CountCheck.Input(
            stations: counted?.stations, recaps: wide + long,
            frames: try request.frame.map(frames.read) ?? election.map(frames.frames(of:)) ?? [],
            contest: contest, scheme: election?.scheme ?? .undeclared,
            mayLackRows: wide.isEmpty && !long.isEmpty, others: others)
        if let election { found.listed = { ElectionRecaps.listed(election, contest: contest) } }
        // What is one region under two writings is the same election.
        found = found.withNamesOfStations
        try CountReading.refuseOtherElection(found)
        return found
    }

    /// The stations of a file, without rows that are the total of others and those that stand there again.
    private func checked(
        _ file: CountFiles.Named, contest: String, scheme: RegionCodeScheme
    ) throws -> (stations: CheckedStations, totals: [Finding]) {
        let reader = StationFile(reading, threads: control.threads)
        let (all, rest, totals) = try intake.withoutTotals(file) {
            try reader.checkedStations($0, book: book, form: form)
        }
        guard all.scan.builder.rows > 0, !totals.rows.isEmpty else {
            return (try once(all, of: rest, reader), [])
        }
        return (
            try once(reader.checkedStations(rest, book: book, form: form), of: rest, reader),
            totals.findings(file: all.file, contest: contest, scheme: scheme)
        )
    }

    /// The stations of a file, each counted once; stations that a column tells apart which nobody named are several.
    private func once(
        _ stations: CheckedStations, of file: CountFiles.Named, _ reader: StationFile
    ) throws -> CheckedStations {
        let copies = try StationCopies(stations)
        guard !copies.rows.isEmpty,
            try LevelHint(file, levels: levels ?? StationTable.indonesianLevels, threads: control.threads)
                == nil,
            let rest = try intake.leavingOut(copies.rows, of: file)
        else { return stations }
        var once = try reader.checkedStations(rest, book: book, form: form)
        once.copies = copies
        return once
    }

    private static func refuseSecondRecap(_ recaps: [RecapTable]) throws {
        for (place, recap) in recaps.enumerated() {
            guard let other = recaps[..<place].first(where: { $0.levels == recap.levels }) else { continue }
            let level = LevelRegion.levelName(recap.levels.last)
            throw TableProblems(
                TableProblem(
                    file: recap.file,
                    StationFault.secondSheet(level: level, other: other.file)))
        }
    }

    private static func refuseOtherElection(_ input: CountCheck.Input) throws {
        var sides = input.recaps.map { SameElection.Side($0) }
        if let stations = input.stations {
            sides.insert(
                SameElection.Side(
                    file: stations.file, tree: stations.rollUp.tree,
                    pairs: stations.columnNames.count { Choice.isColumn($0) }), at: 0)
        }
        for side in sides.dropFirst() { try SameElection.check(sides[0], side) }
    }

    /// The recaps in the long tables of a folder, where its pairs have the numbers of the columns of votes.
    private static func recaps(of election: Election?, contest: String) -> [RecapTable] {
        guard let election, !contest.isEmpty else { return [] }
        let choices = election.candidates(of: contest).map(\.choice)
        guard !choices.isEmpty, choices == choices.indices.map({ Choice(index: $0) }) else { return [] }
        return ElectionRecaps.tables(of: election, contest: contest)
    }
}

/// Regions that must have stations.
struct RegionFrames {
    /// Names of the region columns from the top down; those of Indonesian files where `nil`.
    let levels: [String]?

    private var names: [String] { levels ?? StationTable.indonesianLevels }

    /// Reads `regions.csv` of Contract section 1.
    func read(_ file: String) throws -> [CountCheck.Input.Frame] {
        let text = try TextBytes(contentsOf: URL(fileURLWithPath: file), name: file)
        var problems = TableProblems()
        let table = Table(text, required: ["region_code"], problems: &problems)
        var codes: [(code: String, line: Int)] = []
        table.forEachRow { row in
            if let code = row.required("region_code", &problems) { codes.append((code, row.line)) }
        }
        try problems.throwIfAny()
        return frames(codes, file: file)
    }

    /// The lowest regions that an election folder lists: names of those above are there for the recaps too.
    func frames(of election: Election) -> [CountCheck.Input.Frame] {
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
        return names.suffix(1).map { level in
            CountCheck.Input.Frame(
                file: "regions.csv", level: level, codes: lowest.map { ($0.region.code.text, $0.line) })
        }
    }

    /// Codes by the level that their length shows; those of no such length belong to the lowest.
    private func frames(_ codes: [(code: String, line: Int)], file: String) -> [CountCheck.Input.Frame] {
        let names = names
        let byLevel = Dictionary(grouping: codes) { entry -> Int in
            let level = RegionCode(entry.code, scheme: .undeclared).assumedLevel?.rawValue
            return level.map { min($0, names.count) } ?? names.count
        }
        return byLevel.keys.sorted().filter { $0 > 0 }.map { level in
            CountCheck.Input.Frame(file: file, level: names[level - 1], codes: byLevel[level] ?? [])
        }
    }
}
