import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground
import Synchronization

/// The files of one run as texts with our own columns, however they came: in another encoding, with titles above the
/// header, with other names of columns.
///
/// A file that needs nothing is read where it lies. Any other is made into a text that lies on the disk without a name
/// as long as the run lasts; faults and findings keep their places in the file that was given.
final class Intake: Sendable {
    /// How files are read, with the levels and numbers that the map names.
    let reading: ReadingOptions
    /// The map of all files.
    private let map: ColumnMap?
    private let packaged: PackageMaps
    private let threads: Int
    /// Whether cells of all files are read as texts first, because some need a cure.
    private let cures: Bool
    private let state = Mutex(State())

    private struct State: Sendable {
        var opened: [String: CountFiles.Named] = [:]
        var texts: [UnnamedFile] = []
        var notices: [Notice] = []
        /// Files whose total rows were remarked on.
        var counted = Set<String>()
        var used = Set<Option>()
    }

    /// What is asked for of some file.
    enum Option { case map, sheet }

    /// What was remarked on files while they were opened.
    var notices: [Notice] { state.withLock { $0.notices } }

    /// Files that were read beside the data.
    var paths: [String] { [reading.map].compactMap { $0 } + packaged.packages }

    private init(_ reading: ReadingOptions, _ paths: [String], threads: Int, cures: Bool) throws {
        map = try reading.map.map { path in
            var map = try ColumnMap(Intake.bytes(ofMap: path), file: path)
            map.empty += reading.empty
            return map
        }
        packaged = try PackageMaps(map == nil ? paths : [])
        var effective = reading
        for map in map.map({ [$0] }) ?? packaged.inOrder {
            effective.levels = effective.levels ?? map.levelNames
            effective.ownNumbers += map.ownNumbers
        }
        self.reading = effective
        self.threads = threads
        self.cures = cures
    }

    /// Files that are read as they are, without maps.
    ///
    /// - Parameters:
    ///   - threads: Threads that read.
    ///   - levels: Region columns, where they are others than usual.
    convenience init(plain threads: Int, levels: [String]? = nil) throws {
        try self.init(ReadingOptions(levels: levels), [], threads: threads, cures: false)
    }

    /// The text of a map; advice on files of stations is none for it.
    private static func bytes(ofMap path: String) throws -> [UInt8] {
        do {
            return try TextBytes(contentsOf: URL(fileURLWithPath: path), name: path).bytes
        } catch let problems as TableProblems
            where problems.problems.contains(where: { $0.kind is TextFault })
        {
            throw TableProblems(TableProblem(file: path, MapFault.notText))
        }
    }

    /// Does the work of a verb over files; what it throws becomes a ``SandingError``.
    ///
    /// Where cells hold whole numbers with zeros behind the point, the work is done again over texts without them.
    ///
    /// - Parameters:
    ///   - reading: How files are read.
    ///   - paths: Files and folders of stations.
    ///   - rules: The file of rules, for its faults.
    ///   - threads: Threads that read.
    ///   - work: Opens the files and does the rest.
    /// - Throws: ``SandingError``, also where a map or a sheet is asked for and no file is read by it.
    static func run<Outcome>(
        _ reading: ReadingOptions, of paths: [String], rules: String? = nil, threads: Int,
        _ work: (Intake) throws -> Outcome
    ) throws -> Outcome {
        func done(cures: Bool) throws -> Outcome {
            let intake = try Intake(reading, paths, threads: threads, cures: cures)
            let outcome = try work(intake)
            try intake.refuseUnused()
            return outcome
        }
        return try SandingError.naming(rules: rules) {
            do {
                return try done(cures: false)
            } catch let problems as TableProblems where reading.numbers == .plain && problems.hasZeroDecimals
            {
                return try done(cures: true)
            }
        }
    }

    /// Says that something was asked for of which no file has any.
    private func refuseUnused() throws {
        let used = state.withLock { $0.used }
        if let map = reading.map, !used.contains(.map) {
            throw TableProblems(TableProblem(file: map, MapFault.unused))
        }
        if let sheet = reading.sheet, !used.contains(.sheet) {
            throw TableProblems(TableProblem(file: sheet, MapFault.noParts))
        }
    }

    /// A file as text that is read as CSV.
    ///
    /// - Parameters:
    ///   - path: The file as given.
    ///   - name: The name that messages use.
    func open(_ path: String, name: String) throws -> CountFiles.Named {
        try open(
            CountFiles.Named(url: URL(fileURLWithPath: InputPath(path).file), name: name, path: path))
    }

    /// A file as text that is read as CSV.
    func open(_ file: CountFiles.Named) throws -> CountFiles.Named {
        if let known = state.withLock({ $0.opened[file.path] }) { return known.renamed(file.name) }
        let opened = try opened(file)
        state.withLock { $0.opened[file.path] = opened }
        return opened
    }

    /// A file of which no map is known, as text from its header on, and the line of that.
    func raw(_ path: String, name: String) throws -> (CountFiles.Named, headerLine: Int) {
        let file = CountFiles.Named(url: URL(fileURLWithPath: InputPath(path).file), name: name, path: path)
        let text = try decoded(file, nil)
        let line = HeaderFinder.line(in: try FileContent.head(text.url, name: name, most: 1 << 16))
        return (try cut(text, toLine: line), line)
    }

    /// Names of the choices that the map has, in the order of their numbers.
    var choiceNames: [String] { map?.choiceNames ?? [] }

    private func opened(_ file: CountFiles.Named) throws -> CountFiles.Named {
        var packaged = packaged[file]
        packaged?.empty += reading.empty
        let map = map ?? packaged
        let text = try decoded(file, map)
        if let map, !Intake.isRecap(file) {
            let mapped = try mapped(map, text)
            noteUse(of: .map)
            add(
                .mapUsed(
                    file: Intake.short(file), map: reading.map ?? PackageMaps.fileName,
                    choices: map.choiceNames))
            return mapped
        }
        let header = try ColumnReader.header(of: text.url, name: text.name)
        try refuseTitles(above: header, of: text)
        let plain = OwnColumns(header, levels: reading.levels, own: reading.ownNumbers)
        guard cures || !reading.empty.isEmpty || plain.differs, var own = plain.map else { return text }
        own.empty = reading.empty
        return try mapped(own, text)
    }

    /// A file of stations as text, without rows that are the total of others.
    ///
    /// - Parameters:
    ///   - path: The file as given.
    ///   - name: The name that messages use.
    func stations(_ path: String, name: String) throws -> CountFiles.Named {
        let (file, totals) = try stationsWithTotals(path, name: name)
        if !totals.rows.isEmpty {
            let isNew = state.withLock { $0.counted.insert(path).inserted }
            if isNew { add(.totalRows(file: Intake.short(file), totals.rows)) }
        }
        return file
    }

    /// The same, and those rows instead of a notice.
    ///
    /// - Parameters:
    ///   - path: The file as given.
    ///   - name: The name that messages use.
    private func stationsWithTotals(
        _ path: String, name: String
    ) throws -> (file: CountFiles.Named, totals: FoundTotals) {
        let file = try open(path, name: name)
        do {
            let (_, rest, totals) = try withoutTotals(
                file, read: StationFile(reading, threads: threads).comparedStations)
            return (rest, totals)
        } catch is TableProblems {
            // Whatever is wrong with the file is said by who reads it.
            return (file, FoundTotals())
        }
    }

    /// The stations of a file without totals, each counted once, and what is said of the rows that were left out.
    ///
    /// Rows of a station with the same figures are copies, unless a column that nobody named tells them apart.
    /// - Parameters:
    ///   - path: The file as given.
    ///   - name: The name that messages use.
    func stationsOnce(
        _ path: String, name: String
    ) throws -> (file: CountFiles.Named, findings: [Finding]) {
        let file = try open(path, name: name)
        let reader = StationFile(reading, threads: threads)
        do {
            let (all, rest, totals) = try withoutTotals(file, read: reader.comparedStations)
            let findings = totals.findings(file: rest.name)
            let stations = totals.rows.isEmpty ? all : try reader.comparedStations(rest)
            let copies = try StationCopies(stations)
            let levels = reading.levels ?? StationTable.indonesianLevels
            guard !copies.rows.isEmpty, try LevelHint(rest, levels: levels, threads: threads) == nil,
                let once = try leavingOut(copies.rows, of: rest)
            else { return (rest, findings) }
            return (once, findings + copies.findings(file: rest.name))
        } catch is TableProblems {
            // Whatever is wrong with the file is said by who reads it.
            return (file, [])
        }
    }

    /// Rows of a file of stations that are the total of others.
    struct FoundTotals {
        var rows: [FindingKind.TotalRow] = []
        /// The region of all of them; `nil` where they are of several.
        var region: String?

        /// What a report says of them.
        ///
        /// - Parameters:
        ///   - file: Name of the file.
        ///   - contest: Id of the contest.
        ///   - scheme: Scheme of the region codes.
        func findings(
            file: String, contest: String = "", scheme: RegionCodeScheme = .undeclared
        ) -> [Finding] {
            TotalFindings.ofStations(
                rows, file: file, contest: contest, region: region.map { RegionCode($0, scheme: scheme) })
        }
    }

    /// The stations of a file and its text without rows that are the total of others, among them those that lack a code.
    ///
    /// - Parameters:
    ///   - file: The file, which was opened.
    ///   - read: Reads its stations, with their rows compared.
    /// - Returns: The stations as they were read last: without the rows that lack a code, with the other totals.
    /// - Throws: `TableProblems` where rows lack a code and are no totals, and what `read` throws.
    func withoutTotals(
        _ file: CountFiles.Named, read: (CountFiles.Named) throws -> CheckedStations
    ) throws -> (all: CheckedStations, rest: CountFiles.Named, totals: FoundTotals) {
        var (file, codeless): (CountFiles.Named, [FindingKind.TotalRow]) = (file, [])
        var all: CheckedStations
        do {
            all = try read(file)
        } catch let problems as TableProblems where problems.lacksCodes {
            // Rows without a filled cell are no stations, and no faults of one.
            (file, codeless) = try withoutCodelessTotals(try leavingOut([], of: file) ?? file)
            all = try read(file)
        }
        let headers = all.headerRows
        if !headers.isEmpty, let rest = try leavingOut(Set(headers.map(\.row)), of: file) {
            let lines = headers.map(\.line)
            let isNew = state.withLock { $0.counted.insert("header of \(file.path)").inserted }
            if isNew { add(.headerAgain(file: Intake.short(file), lines: lines)) }
            file = rest
            file.refused = file.refused.leavingOut(lines: Set(lines))
            all = try read(file)
        }
        let totals = try TotalRows(all)
        guard !totals.rows.isEmpty, totals.rows.count < all.scan.builder.rows,
            let rest = try leavingOut(Set(totals.rows), of: file)
        else { return (all, file, FoundTotals(rows: codeless)) }
        return (
            all, rest,
            FoundTotals(
                rows: codeless + totals.totals, region: codeless.isEmpty ? totals.region : nil)
        )
    }

    /// The text of a file without totals that lack a code.
    private func withoutCodelessTotals(
        _ file: CountFiles.Named
    ) throws -> (CountFiles.Named, [FindingKind.TotalRow]) {
        var reader = StationFile(reading, threads: threads)
        reader.keepsRowsWithoutCode = true
        let codeless = CodelessRows(try reader.read(file), refused: file.refused)
        try codeless.problems.throwIfAny()
        return (try leavingOut(Set(codeless.rows), of: file) ?? file, codeless.totals)
    }

    /// The text of a file without some rows; `nil` where it lacks what every file of stations has.
    func leavingOut(_ rows: Set<Int>, of file: CountFiles.Named) throws -> CountFiles.Named? {
        let header = try ColumnReader.header(of: file.url, name: file.name)
        return try OwnColumns(header, levels: reading.levels, own: reading.ownNumbers).map.map {
            try mapped($0, file, leavingOut: rows)
        }
    }

    /// Says where the header is, where titles stand above it.
    private func refuseTitles(above header: [String], of text: CountFiles.Named) throws {
        guard header.count <= 2, !header.contains(where: StationField.isCount) else { return }
        let line = HeaderFinder.line(in: try FileContent.head(text.url, name: text.name, most: 1 << 16))
        guard line > 1 else { return }
        throw TableProblems(TableProblem(file: text.name, line: 1, MapFault.titlesAbove(header: line)))
    }

    private func mapped(
        _ map: ColumnMap, _ text: CountFiles.Named, leavingOut rows: Set<Int> = []
    ) throws -> CountFiles.Named {
        let apply = { [self] in
            try MappedFile(
                map, of: text, style: reading.numbers, leavingOut: rows,
                keepsRefused: reading.keepsRefusedCounts, threads: threads)
        }
        let mapped = try text.places?.naming(apply) ?? apply()
        for remark in mapped.remarks {
            add(.mapped(file: Intake.short(text), text.places.map { remark.placed($0) } ?? remark))
        }
        let places = FilePlaces {
            mapped.line($0)
        } problem: {
            mapped.placed($0)
        }
        var made = try kept(mapped.bytes, of: text, places: places.then(text.places))
        made.refused = text.refused
        made.refused.add(mapped.refused.mapping { text.places?.placed($0) ?? $0 })
        return made
    }

    func kept(
        _ bytes: [UInt8], of file: CountFiles.Named, places: FilePlaces
    ) throws -> CountFiles.Named {
        let text = try UnnamedFile(bytes, for: file.name)
        state.withLock { $0.texts.append(text) }
        return CountFiles.Named(url: text.url, name: file.name, path: file.path, places: places)
    }

    /// Notes that a file was read as it was asked for.
    func noteUse(of option: Option) { state.withLock { _ = $0.used.insert(option) } }

    func add(_ notice: Notice) { state.withLock { $0.notices.append(notice) } }

    /// The name of a file in remarks: without its folders.
    private static func short(_ file: CountFiles.Named) -> String { InputNames([file.path])[file.path] }

    private static func isRecap(_ file: CountFiles.Named) -> Bool {
        URL(fileURLWithPath: file.path).lastPathComponent.hasPrefix("recap_")
    }
}

extension TableProblems {
    /// Whether a row lacks the code of a region.
    fileprivate var lacksCodes: Bool { problems.contains { $0.kind as? StationFault == .emptyCode } }

    /// Whether a count is written with zeros behind its point.
    fileprivate var hasZeroDecimals: Bool {
        problems.contains { problem in
            guard let fault = problem.kind as? TextFault, case .zeroDecimals = fault else { return false }
            return true
        }
    }
}
