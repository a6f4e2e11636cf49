import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground
import Synchronization
import Workbooks

/// The files of one run as texts with our own columns, however they came: in another encoding, with titles above the
/// header, with other names of columns.
///
/// A file that needs nothing is read where it lies. Any other is made into a text that lies on the disk without a name
/// as long as the run lasts; faults and findings keep their places in the file that was given.
final class Intake: Sendable {
    /// How files are read, with the levels and numbers that the map names.
    let reading: ReadingOptions
    private let map: ColumnMap?
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
    }

    /// What was remarked on files while they were opened.
    var notices: [Notice] { state.withLock { $0.notices } }

    /// Files that were read beside the data.
    var paths: [String] { [reading.map].compactMap { $0 } }

    private init(_ reading: ReadingOptions, threads: Int, cures: Bool) throws {
        map = try reading.map.map { path in
            var map = try ColumnMap(
                try TextBytes(contentsOf: URL(fileURLWithPath: path), name: path).bytes, file: path)
            map.empty += reading.empty
            return map
        }
        var effective = reading
        if let map {
            effective.levels = reading.levels ?? map.levelNames
            effective.ownNumbers += map.ownNumbers
        }
        self.reading = effective
        self.threads = threads
        self.cures = cures
    }

    /// Does the work of a verb over files; what it throws becomes a ``SandingError``.
    ///
    /// Where cells hold whole numbers with zeros behind the point, the work is done again over texts without them.
    static func run<Outcome>(
        _ reading: ReadingOptions, rules: String? = nil, threads: Int, _ work: (Intake) throws -> Outcome
    ) throws -> Outcome {
        try SandingError.naming(rules: rules) {
            do {
                return try work(try Intake(reading, threads: threads, cures: false))
            } catch let problems as TableProblems where reading.numbers == .plain && problems.hasZeroDecimals
            {
                return try work(try Intake(reading, threads: threads, cures: true))
            }
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
        guard line > 1 else { return (text, 1) }
        var map = ColumnMap()
        map.headerLine = line
        return (try decoded(file, map), line)
    }

    /// Names of the choices that the map has, in the order of their numbers.
    var choiceNames: [String] { map?.choiceNames ?? [] }

    private func opened(_ file: CountFiles.Named) throws -> CountFiles.Named {
        let map = try map ?? PackageMap.map(of: file)
        let text = try decoded(file, map)
        if let map, !Intake.isRecap(file) {
            let mapped = try mapped(map, text)
            add(
                .mapUsed(
                    file: Intake.short(file), map: reading.map ?? PackageMap.name, choices: map.choiceNames))
            return mapped
        }
        let header = try ColumnReader.header(of: text.url, name: text.name)
        try refuseTitles(above: header, of: text)
        let plain = AsIs(header, levels: reading.levels, own: reading.ownNumbers)
        guard cures || !reading.empty.isEmpty || plain.differs, var own = plain.map else { return text }
        own.empty = reading.empty
        return try mapped(own, text)
    }

    /// The text without titles above its header and in UTF-8.
    private func decoded(_ given: CountFiles.Named, _ map: ColumnMap?) throws -> CountFiles.Named {
        let sheet = try sheet(of: given, map)
        let file = sheet ?? given
        let encoding = sheet == nil ? reading.encoding ?? map?.encoding ?? .utf8 : .utf8
        let first = map?.headerLine ?? 1
        guard encoding != .utf8 || first > 1 else { return file }
        var bytes = try FileContent.bytes(file.url, name: file.name)
        bytes = try encoding.decoded(bytes, name: file.name)
        guard let rest = FileContent.from(line: first, of: bytes) else {
            throw TableProblems(TableProblem(file: file.name, line: first, MapFault.noHeaderLine))
        }
        let places = FilePlaces {
            $0 + first - 1
        } problem: { problem in
            var placed = problem
            placed.line = problem.line.map { $0 + first - 1 }
            return placed
        }
        return try kept(rest, of: file, places: places.then(file.places))
    }

    /// A file of stations as text, without rows that are the total of others.
    ///
    /// - Parameters:
    ///   - path: The file as given.
    ///   - name: The name that messages use.
    func stations(_ path: String, name: String) throws -> CountFiles.Named {
        let file = try open(path, name: name)
        // Whatever is wrong with the file is said by who reads it.
        guard let all = try? StationFile(reading, threads: threads).checkedStations(file) else { return file }
        let totals = try TotalRows(all, contest: "", scheme: .undeclared)
        guard !totals.rows.isEmpty, totals.rows.count < all.scan.builder.rows,
            case .station(.totalRows(let rows)) = totals.finding?.kind
        else { return file }
        let isNew = state.withLock { $0.counted.insert(path).inserted }
        if isNew { add(.totalRows(file: Intake.short(file), rows)) }
        return try leavingOut(totals.rows, of: file)
    }

    /// The text of a file without some of its rows.
    ///
    /// - Parameters:
    ///   - file: A file that was opened.
    ///   - rows: Rows of its text that are no stations, from 0.
    func leavingOut(_ rows: [Int], of file: CountFiles.Named) throws -> CountFiles.Named {
        let header = try ColumnReader.header(of: file.url, name: file.name)
        guard let map = AsIs(header, levels: reading.levels, own: reading.ownNumbers).map else { return file }
        return try mapped(map, file, leavingOut: Set(rows))
    }

    /// Says where the header is, where titles stand above it.
    private func refuseTitles(above header: [String], of text: CountFiles.Named) throws {
        guard header.count <= 2, !header.contains(where: StationField.isCount) else { return }
        let line = HeaderFinder.line(in: try FileContent.head(text.url, name: text.name, most: 1 << 16))
        guard line > 1 else { return }
        throw TableProblems(TableProblem(file: text.name, line: 1, MapFault.titlesAbove(header: line)))
    }

    /// Columns that may hold something else than values.
    private static let mostFaulty = 20

    /// Leaves out columns whose cells are no exact values; a fault in a column that is needed stays one.
    private func withoutFaulty(
        _ problems: TableProblems, needed: Set<String>,
        _ read: ((([String]) -> Set<Int>?)?) throws -> SheetText
    ) throws -> SheetText {
        var left = problems
        var faulty = Set<Int>()
        for _ in 0..<Intake.mostFaulty {
            let found = Set(left.problems.compactMap { $0.place?.cell }.compactMap(Intake.column))
            guard !found.isSubset(of: faulty) else { throw left }
            faulty.formUnion(found)
            let none = faulty
            do {
                let text = try read { header in Set(header.indices.filter { !none.contains($0) }) }
                let names = faulty.sorted().filter(text.header.indices.contains).map { text.header[$0] }
                guard !names.contains(where: { needed.contains(HeaderMatch.plain($0)) }) else {
                    throw problems
                }
                add(.unknownColumns(file: text.file, columns: names))
                return text
            } catch let more as TableProblems where more != problems {
                left = more
            }
        }
        throw problems
    }

    /// Place of a column by the name of one of its cells: `C17` is 2.
    private static func column(_ cell: String) -> Int? {
        let letters = cell.prefix { $0.isASCII && $0.isLetter }.uppercased()
        guard !letters.isEmpty, letters.count <= 3 else { return nil }
        return letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
    }

    /// A sheet of a workbook, or a table of a database, as text; `nil` for any other file.
    private func sheet(of file: CountFiles.Named, _ map: ColumnMap?) throws -> CountFiles.Named? {
        try FileFault.refuseStream(file.url, name: file.name)
        let head = try FileContent.head(file.url, name: file.name)
        let part = reading.sheet ?? InputPath(file.path).part ?? map?.sheet
        let text: SheetText
        if Workbook.isWorkbook(head: head) {
            let book = try Workbook(contentsOf: file.url, name: file.name)
            let sheet = try book.sheet(part)
            text = try wanted(map) { try book.text(of: sheet, wanted: $0) }
        } else if DatabaseTables.isDatabase(head: head) {
            let base = try DatabaseTables(contentsOf: file.url, name: file.name)
            let table = try base.table(part)
            text = try wanted(map) { try base.text(of: table, wanted: $0) }
        } else {
            return nil
        }
        for notice in text.notices { add(.workbook(notice)) }
        let places = FilePlaces {
            text.place(line: $0, column: 0).row
        } problem: { problem in
            text.placed(TableProblems(problem)).problems.first ?? problem
        }
        return try kept(text.csv, of: file, places: places)
    }

    /// Reads the columns that a map names; without one all of them, or, where some cell is no exact value, our own.
    private func wanted(
        _ map: ColumnMap?, _ read: ((([String]) -> Set<Int>?)?) throws -> SheetText
    ) throws -> SheetText {
        func places(_ names: [String]) -> ([String]) -> Set<Int>? {
            let plain = Set(names.map(HeaderMatch.plain))
            return { header in Set(header.indices.filter { plain.contains(HeaderMatch.plain(header[$0])) }) }
        }
        if let map { return try read(map.headerLine > 1 ? nil : places(map.columns)) }
        do {
            return try read(nil)
        } catch let problems as TableProblems {
            let levels = reading.levels ?? StationTable.indonesianLevels
            let own =
                levels + ["station_no", "stations"] + StationField.ofForms.map(\.name) + reading.ownNumbers
            let choices = (1...StationTable.mostPairs).map { Choice($0).column }
            return try withoutFaulty(problems, needed: Set((own + choices).map(HeaderMatch.plain)), read)
        }
    }

    private func mapped(
        _ map: ColumnMap, _ text: CountFiles.Named, leavingOut rows: Set<Int> = []
    ) throws -> CountFiles.Named {
        let apply = { [self] in
            try MappedFile(map, of: text, style: reading.numbers, leavingOut: rows, threads: threads)
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
        return try kept(mapped.bytes, of: text, places: places.then(text.places))
    }

    private func kept(
        _ bytes: [UInt8], of file: CountFiles.Named, places: FilePlaces
    ) throws -> CountFiles.Named {
        let text = try UnnamedFile(bytes, for: file.name)
        state.withLock { $0.texts.append(text) }
        return CountFiles.Named(url: text.url, name: file.name, path: file.path, places: places)
    }

    private func add(_ notice: Notice) { state.withLock { $0.notices.append(notice) } }

    /// The name of a file in remarks: without its folders.
    private static func short(_ file: CountFiles.Named) -> String { InputNames([file.path])[file.path] }

    private static func isRecap(_ file: CountFiles.Named) -> Bool {
        URL(fileURLWithPath: file.path).lastPathComponent.hasPrefix("recap_")
    }
}

extension TableProblems {
    /// Whether a count is written with zeros behind its point.
    fileprivate var hasZeroDecimals: Bool {
        problems.contains { problem in
            guard let fault = problem.kind as? TextFault, case .zeroDecimals = fault else { return false }
            return true
        }
    }
}

/// A file with our own columns, some of which may differ in letter case or blanks.
private struct AsIs {
    /// The map that reads it; `nil` where it lacks what every file of stations has.
    private(set) var map: ColumnMap?
    /// Whether a column differs from the one that is meant.
    private(set) var differs = false

    init(_ header: [String], levels: [String]?, own: [String]) {
        var map = ColumnMap()
        func found(_ name: String) -> String? {
            switch HeaderMatch(name, in: header) {
            case .same: return name
            case .differs(let other):
                differs = true
                return other
            case .none: return nil
            }
        }
        for level in levels ?? StationTable.indonesianLevels where found(level) != nil {
            map.levels.append(ColumnMap.Level(level, column: level))
        }
        if found("station_no") != nil { map.station = ["station_no"] }
        for name in StationField.ofForms.map(\.name) + own + ["stations"] where found(name) != nil {
            map.figures.append(ColumnMap.Figure(name, [name]))
        }
        let choices = (1...StationTable.mostPairs + 1).filter { found(Choice($0).column) != nil }
        // A gap is for the reader to say.
        guard choices.last == choices.count, !map.levels.isEmpty else { return }
        map.choices = choices.map { ColumnMap.Choice(votes: [Choice($0).column]) }
        self.map = map
    }
}

/// The map that a Data Package has for a file of its folder.
private enum PackageMap {
    static let name = "datapackage.json"

    static func map(of file: CountFiles.Named) throws -> ColumnMap? {
        let own = URL(fileURLWithPath: InputPath(file.path).file)
        let package = own.deletingLastPathComponent().appending(path: name)
        guard FileManager.default.fileExists(atPath: package.path),
            let bytes = try? FileContent.bytes(package, name: name), let node = try? JSONParser.parse(bytes),
            let resource = node["resources"]?.elements?.first(where: {
                $0["path"]?.text == own.lastPathComponent
            }), let map = resource["map"]
        else { return nil }
        return try ColumnMap(map, text: bytes, file: name)
    }
}
