import Elections
import Ground

/// A map that is read off a file, with what is sure of it and what is not.
///
/// Names of columns are compared with the words of several languages, and sums of columns with each other; a part that
/// rests on neither is unsure, and a map with such a part is refused until a person has looked at it.
public struct MapDraft: Sendable, Equatable {
    /// One part of the map.
    public struct Part: Sendable, Equatable {
        /// Key of the map.
        public var key: String
        /// Columns or values.
        public var columns: [String]
        public var isSure: Bool
        public var reason: Reason

        public init(_ key: String, _ columns: [String], isSure: Bool, _ reason: Reason) {
            self.key = key
            self.columns = columns
            self.isSure = isSure
            self.reason = reason
        }
    }

    public let file: String
    public var map: ColumnMap
    public private(set) var parts: [Part]
    /// Columns that the map leaves out.
    public private(set) var unused: [String] = []
    /// Columns without a name, which no map can name: their numbers from 1.
    public private(set) var nameless: [Int] = []

    /// Keys that a person has to look at.
    public var unsure: [String] {
        var seen = Set<String>()
        return parts.filter { !$0.isSure }.map(\.key).filter { seen.insert($0).inserted }
    }

    /// Looks at a file.
    ///
    /// - Parameters:
    ///   - source: CSV text and the name that messages use.
    ///   - conditions: Rows that are wanted of a long file, such as one office.
    ///   - empty: Words that stand for an empty cell.
    ///   - threads: Threads that read.
    /// - Throws: `TableProblems`, `FileFault`.
    public init(
        _ source: CountFiles.Named, conditions: [ColumnMap.Condition] = [], empty: [String] = [],
        threads: Int = Parallel.processors
    ) throws {
        var sketch = try MapSketch(source, conditions: conditions, empty: Set(empty), threads: threads)
        sketch.map.empty = empty
        sketch.keepWanted()
        sketch.drawNumberStyle()
        let blank = sketch
        sketch.draw()
        // Where no number shows the style, sums may.
        if sketch.map.numbers == nil, let style = sketch.styleOfMarks, !sketch.isLong {
            var styled = blank
            styled.map.numbers = style
            styled.draw()
            if let (total, rows, all) = styled.sumsOfMarks {
                styled.note("number_style", [total], isSure: true, .sums(to: total, rows: rows, of: all))
                sketch = styled
            }
        }
        file = source.name
        map = sketch.map
        parts = sketch.parts
        let used = Set(sketch.map.columns)
        unused = sketch.header.filter { !used.contains($0) && !$0.isEmpty }
        nameless = sketch.header.indices.filter { sketch.header[$0].isEmpty }.map { $0 + 1 }
    }
}

/// The columns of a file while a map is drawn from them.
struct MapSketch {
    let header: [String]
    private(set) var table: ColumnTable
    let words = MapVocabulary.standard
    var roles: [String: [MapVocabulary.Role]]
    var map = ColumnMap()
    var parts: [MapDraft.Part] = []
    /// Rows that are wanted and that the map does not choose yet.
    private(set) var conditions: [ColumnMap.Condition]
    let empty: Set<String>
    /// Rows with a cell that is filled, from 0.
    private(set) var filled: [Int]
    /// Names of choices that stand in several columns, once it is known which these are.
    var joinedNames: CodeColumn?
    /// A text that tells all rows apart, where nothing is a station by its name.
    var unnamedStation: String?
    private let places: FilePlaces?

    /// Rows in a hundred that must add up.
    static let most = 95
    /// Rows in a hundred that add up in files with many slips; what rests on them is unsure.
    static let some = 75
    /// The rank of seats that are regions.
    static let rankOfSeats = 3

    init(
        _ source: CountFiles.Named, conditions: [ColumnMap.Condition], empty: Set<String>, threads: Int
    ) throws {
        let all = try ColumnReader.header(of: source.url, name: source.name)
        header = all
        // What a column with another's name holds nobody can tell, and no map can name it.
        let names = all.filter { name in !name.isEmpty && all.count { $0 == name } == 1 }
        if names.isEmpty {
            throw TableProblems(TableProblem(file: source.name, line: 1, StationFault.noColumnNames))
        }
        table = try ColumnReader(
            names.map { ColumnRequest($0, .code, isGrouped: false) }, threads: threads
        ).read(source.url, name: source.name)
        if table.rowCount == 0 { throw StationFile.noStation(source.name) }
        let words = words
        roles = Dictionary(names.map { ($0, words.roles(of: $0)) }) { first, _ in first }
        self.conditions = try MapSketch.known(conditions, in: names, file: source.name)
        self.empty = empty
        places = source.places
        filled = MapSketch.filled(table, names)
        let namesakes = all.uniqued().filter { name in !name.isEmpty && !names.contains(name) }
        if !namesakes.isEmpty { note("choices", namesakes, isSure: false, .namesakes) }
        dropAbbreviations()
    }

    private static func filled(_ table: ColumnTable, _ names: [String]) -> [Int] {
        let cells = names.compactMap { table.codes($0)?.ids }
        return (0..<table.rowCount).filter { row in cells.contains { $0[row] >= 0 } }
    }

    /// Leaves out rows that are not wanted of a file with a row for each station, which may be one with a row for each choice then.
    mutating func keepWanted() {
        guard !conditions.isEmpty, !isLong else { return }
        let rows = wanted
        for condition in conditions {
            let values = Set(
                wanted(butFor: condition.column).compactMap { table.codes(condition.column)?[$0] })
            note(
                "where", condition.values, isSure: !rows.isEmpty,
                rows.isEmpty ? .noSuchValue(values.sorted()) : .asked)
        }
        map.conditions = conditions
        conditions = []
        guard !rows.isEmpty else { return }
        table = table.selecting(rows)
        filled = MapSketch.filled(table, header.filter { !$0.isEmpty })
    }

    /// Whether a row is a choice of a station: columns of choices and of votes, and none of numbered votes.
    var isLong: Bool {
        let (choices, votes) = longColumns
        return !choices.isEmpty && !votes.isEmpty
            && !header.contains {
                MapVocabulary.ballotNumber(of: $0) != nil && MapVocabulary.plain($0) != "votes"
            }
    }

    mutating func draw() {
        if isLong { drawLong() } else { drawWide() }
    }

    /// Columns with a role, in the order of the file.
    func columns(_ role: MapVocabulary.Role) -> [String] {
        header.filter { roles[$0]?.contains(role) == true }
    }

    mutating func note(_ key: String, _ columns: [String], isSure: Bool, _ reason: MapDraft.Reason) {
        parts.append(MapDraft.Part(key, columns, isSure: isSure, reason))
    }

    /// Whether a name says nothing that a map needs, or may be half of a person's.
    func isUnknown(_ name: String) -> Bool {
        (roles[name] ?? []).allSatisfy { [.surname, .givenName].contains($0) }
    }

    // MARK: Levels and station

    /// Names of regions from the top, and the station.
    mutating func drawPlaces(rows: [Int]) {
        if drawCode() { return }
        drawLevels(rows: rows)
        noteEmptyLevels(rows: rows)
        drawStation(rows: rows)
    }

    /// A code of 13 digits: province, regency, district, village and station.
    private mutating func drawCode() -> Bool {
        let lengths = [2, 2, 2, 4, 3]
        guard let name = columns(.code).first, let column = table.codes(name), !column.codes.isEmpty,
            column.codes.allSatisfy({
                $0.utf8.count == lengths.reduce(0, +) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
            })
        else { return false }
        map.code = ColumnMap.Code(
            column: name, lengths: lengths, parts: StationTable.indonesianLevels + [ColumnMap.stationPart])
        note("code", [name], isSure: column.codes.count == table.rowCount, .name)
        return true
    }

    private mutating func drawLevels(rows: [Int]) {
        var found: [(name: String, rank: Int)] = []
        for name in header where table.codes(name)?.codes.isEmpty == false {
            for case .level(_, let rank) in roles[name] ?? []
            where !found.contains(where: { $0.name == name }) {
                found.append((name, rank))
            }
            // What is a seat in files with a row a choice is a region elsewhere.
            if map.long == nil, roles[name]?.contains(.seat) == true,
                !found.contains(where: { $0.name == name })
            {
                found.append((name, MapSketch.rankOfSeats))
            }
        }
        found = found.enumerated().map {
            (place: $0, level: $1, codes: Set(table.codes($1.name)?.ids.map { $0 } ?? []).count)
        }
        .sorted { ($0.level.rank, $0.codes, $0.place) < ($1.level.rank, $1.codes, $1.place) }.map(\.level)
        // Two columns of one rank are two names of one level, where each code of one has one code of the other.
        var kept: [(name: String, rank: Int)] = []
        // Of a number and a text the number is the code and the text what people call it.
        var called: [String: String] = [:]
        for level in found {
            guard
                let place = kept.firstIndex(where: {
                    $0.rank == level.rank && isOneToOne($0.name, level.name)
                })
            else {
                kept.append(level)
                continue
            }
            let (first, second) = (kept[place].name, level.name)
            if isNumeric(first) == isNumeric(second) || called[first] != nil { continue }
            let (code, name) = isNumeric(first) ? (first, second) : (second, first)
            kept[place].name = code
            called[code] = name
        }
        // What is the same in all rows tells nothing apart; one level there must be.
        let telling = kept.filter { !isConstant($0.name) }
        kept = telling.isEmpty ? Array(kept.suffix(1)) : telling
        let names = kept.map(\.name)
        if names.isEmpty {
            drawUnnamedLevel(rows: rows)
            return
        }
        map.levels = names.map { ColumnMap.Level(MapSketch.levelName($0), column: $0) }
        for name in names { map.names[MapSketch.levelName(name)] = called[name] }
        // Of two with one rank the lower one lies in one region of the upper one.
        let isNested = zip(kept, kept.dropFirst()).allSatisfy {
            $0.rank < $1.rank || isWithin($1.name, $0.name)
        }
        note("levels", names, isSure: isNested, .name)
    }

    /// Says which levels are empty somewhere: a map with one is refused at its first empty cell.
    ///
    /// - Parameter rows: Rows that the map takes.
    private mutating func noteEmptyLevels(rows: [Int]) {
        for name in map.levels.compactMap(\.column) {
            guard let column = table.codes(name) else { continue }
            let isEmpty = column.codes.map(empty.contains)
            let blank = rows.filter { row in column.ids[row] < 0 || isEmpty[Int(column.ids[row])] }
            guard let first = blank.first else { continue }
            note(
                "levels", [name], isSure: false, .emptyCells(blank.count, line: line(ofRow: first)))
        }
    }

    /// A column's name as that of a level: counts and stations have names of their own.
    static func levelName(_ column: String) -> String {
        StationField.isCount(column) || column == "station_no" ? "region_" + column : column
    }

    private func isConstant(_ name: String) -> Bool {
        table.codes(name).map { Set($0.ids).count <= 1 } ?? true
    }

    private func isOneToOne(_ one: String, _ other: String) -> Bool {
        guard let first = table.codes(one), let second = table.codes(other) else { return false }
        var pairs = Set<UInt64>()
        for row in first.ids.indices {
            pairs.insert(
                UInt64(UInt32(bitPattern: first.ids[row])) << 32 | UInt64(UInt32(bitPattern: second.ids[row]))
            )
        }
        return pairs.count == Set(first.ids).count && pairs.count == Set(second.ids).count
    }

    /// Whether every region of one column lies in one of another.
    func isWithin(_ lower: String, _ upper: String) -> Bool {
        guard let first = table.codes(lower), let second = table.codes(upper) else { return false }
        var regions: [Int32: Int32] = [:]
        for row in first.ids.indices {
            if regions.updateValue(second.ids[row], forKey: first.ids[row]).map({ $0 != second.ids[row] })
                == true
            {
                return false
            }
        }
        return true
    }

    private mutating func drawStation(rows: [Int]) {
        let levels = Set(map.levels.compactMap(\.column))
        let named = columns(.station).filter { !levels.contains($0) }
        var station: [String] = []
        if header.contains("station_no") {
            station = ["station_no"]
        } else if let parts = words.stationParts(in: header), parts.allSatisfy({ !levels.contains($0) }) {
            station = parts
        } else if let first = named.first(where: { tellsApart([$0], rows: rows) }) ?? named.first {
            station = [first] + numberBeside(first, rows: rows)
        }
        if station.isEmpty, let unnamedStation {
            map.station = [unnamedStation]
            note("station", [unnamedStation], isSure: false, .onlyText)
            return
        }
        map.station = station
        guard !station.isEmpty else {
            let isTold = map.long == nil && tellsApart([], rows: rows)
            note("station", [], isSure: isTold, isTold ? .oneRowEach : .missing)
            return
        }
        if map.long == nil, let repeated = repeats(station, rows: rows) {
            note("station", station, isSure: false, repeated)
        } else {
            note("station", station, isSure: true, .name)
        }
    }

    /// Line of a row in the file, of which titles may have been cut or a sheet been made a text.
    func line(ofRow row: Int) -> Int {
        let line = table.line(ofRow: row)
        return places?.line(line) ?? line
    }
}
