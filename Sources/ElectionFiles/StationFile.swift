import Elections
import Foundation
import Ground

/// Reads files of polling stations (Contract section 1), official or sampled.
public struct StationFile: Sendable {
    /// Region columns from the top down; those of Indonesian files that are there where `nil`.
    public var levels: [String]?
    /// Other columns to read as codes, which must be there unless they are `optional`.
    public var labels: [String]
    /// Other columns to read as decimal numbers, which must be there unless they are `optional`.
    public var numbers: [String]
    /// Columns among `labels` and `numbers` that the file may lack.
    public var optional: Set<String> = []
    public var style: NumberStyle
    public var threads: Int
    /// Whether the stations' numbers are read; sums over regions need none.
    public var readsStationNumbers = true
    /// Whether rows that lack a code are kept, for who finds totals among them; else they are faults.
    public var keepsRowsWithoutCode = false
    /// Whether stations are read without cells that are no counts, for who tells of them; else they are faults.
    public var keepsRefusedCounts = false
    /// Figures to read beside the votes, where the file has them.
    public var fields = StationField.ofForms

    public init(
        levels: [String]? = nil, labels: [String] = [], numbers: [String] = [],
        style: NumberStyle = .plain, threads: Int = Parallel.processors
    ) {
        self.levels = levels
        self.labels = labels
        self.numbers = numbers
        self.style = style
        self.threads = threads
    }

    /// Reads a file into a table of stations.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `TableProblems` with the faults found; `FileFault` where the file cannot be read.
    public func read(_ url: URL, name: String) throws -> StationTable {
        try read(CountFiles.Named(url: url, name: name))
    }

    /// Reads a file into a table of stations, with places in the file from which its text was made.
    ///
    /// - Parameter file: Where its text is, and the name that messages use.
    /// - Throws: `TableProblems` with the faults found; `FileFault` where the file cannot be read.
    public func read(_ file: CountFiles.Named) throws -> StationTable {
        let read = { [self] in
            var table = try table(
                try reader.read(file.url, name: file.name), name: file.name, places: file.places)
            table.refused.add(file.refused)
            return table
        }
        do {
            return try file.places?.naming(read) ?? read()
        } catch let problems as TableProblems {
            throw problems.mapping(StationFile.ofForeignColumns)
        }
    }

    private var reader: ColumnReader {
        var reader = ColumnReader(requests, style: style, threads: threads)
        reader.keepsRefusedCounts = keepsRefusedCounts
        return reader
    }

    /// What is said of a file without any column of votes by our name: its columns have other names, or other shapes, and a
    /// map says which is which.
    private static func ofForeignColumns(_ problem: TableProblem) -> TableProblem {
        guard case .missingColumn(let header, nil) = problem.kind as? TextFault,
            problem.column == Choice(1).column, !header.contains(where: Choice.isColumn),
            header.contains(where: { $0.contains { !$0.isWhitespace } })
        else { return problem }
        let roles = header.flatMap(MapVocabulary.standard.roles)
        var advised = problem
        advised.kind = StationFault.noVotes(
            header: header, hasRowsOfChoices: roles.contains(.choice) && roles.contains(.votes))
        return advised
    }

    /// The stations of a table of columns.
    func table(_ table: ColumnTable, name: String, places: FilePlaces? = nil) throws -> StationTable {
        let wanted = levels ?? StationTable.indonesianLevels
        let present = wanted.filter { table.codes($0) != nil }
        var problems = TableProblems()
        if present.isEmpty {
            problems.add(
                TableProblem(
                    file: name, line: 1,
                    StationFault.noRegionColumn(wanted, hasRows: false)))
        }
        let votes = votes(table, &problems)
        let unnamed =
            keepsRowsWithoutCode ? StationFile.rowsWithoutCode(table, present, places) : [:]
        if unnamed.isEmpty || unnamed.count == table.rowCount {
            for level in present { StationFile.checkComplete(table, level, &problems) }
        }
        for label in labels { StationFile.checkComplete(table, label, &problems) }
        try problems.throwIfAny()
        var fields: [StationField: CountColumn] = [:]
        for field in self.fields {
            fields[field] = table.counts(field.name)
        }
        var stations = StationTable(
            file: name, count: table.rowCount, levels: present,
            regions: present.compactMap { table.codes($0) },
            stationNumbers: table.codes("station_no"), fields: fields, votes: votes,
            labels: Dictionary(
                uniqueKeysWithValues: labels.compactMap { name in
                    table.codes(name).map { (name, $0) }
                }),
            numbers: Dictionary(
                uniqueKeysWithValues: numbers.compactMap { name in
                    table.numbers(name).map { (name, $0) }
                }),
            lineOfRow: table.lines(places))
        stations.rowsWithoutCode = unnamed
        stations.refused = table.refused.mapping { places?.placed($0) ?? $0 }
        return stations
    }

    /// Rows of a table that lack a code, with the names on them and what is wrong with them.
    static func rowsWithoutCode(
        _ table: ColumnTable, _ levels: [String], _ places: FilePlaces?
    ) -> [Int: RecapTable.RowWithoutCode] {
        var found: [Int: RecapTable.RowWithoutCode] = [:]
        let names = levels.compactMap { table.codes(PlaceNaming.column(ofLevel: $0)) }
        for level in levels {
            guard let column = table.codes(level) else { continue }
            for (row, id) in column.ids.enumerated() where id < 0 {
                let problem = TableProblem(
                    file: table.file, line: table.line(ofRow: row), column: level, StationFault.emptyCode)
                found[
                    row,
                    default: RecapTable.RowWithoutCode(names: names.compactMap { $0[row] }, problems: [])
                ].problems.append(places?.placed(problem) ?? problem)
            }
        }
        return found
    }

    /// Columns of a file of stations or of a recap that nothing here reads.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - others: Columns that are read beside these.
    /// - Throws: `FileFault` where the file cannot be read; `TableProblems` where it has no header.
    /// - Returns: These columns, and what was probably meant by some of them.
    public func unknownColumns(
        of url: URL, name: String, besides others: [String] = []
    ) throws -> (columns: [String], meant: [MeantColumn]) {
        // Names of places are read by who shows stations.
        let names = (levels ?? StationTable.indonesianLevels).map(PlaceNaming.column)
        let known = requests.map(\.name) + ["station_no", "stations"] + names + others
        let header = try ColumnReader.header(of: url, name: name)
        let unknown = Set(header).subtracting(known)
        let columns = header.filter(unknown.contains)
        let missing = Set(known).subtracting(header)
        let spelled = ColumnNames.meant(columns, of: header, known: known)
        // A figure may also be called what maps know it by, in any of their languages.
        let meant = columns.compactMap { column in
            spelled.first { $0.name == column }
                ?? MapVocabulary.standard.figure(of: column).flatMap {
                    missing.contains($0) ? MeantColumn(column, meant: $0) : nil
                }
        }
        return (columns, meant)
    }

    var requests: [ColumnRequest] {
        let regions = levels ?? StationTable.indonesianLevels
        let known = Set(regions + ["station_no"])
        return regions.map { ColumnRequest($0, .code, isRequired: levels != nil) }
            + (readsStationNumbers
                ? [ColumnRequest("station_no", .code, isRequired: false, isGrouped: false)] : [])
            + (keepsRowsWithoutCode
                ? regions.map {
                    ColumnRequest(PlaceNaming.column(ofLevel: $0), .code, isRequired: false, isGrouped: false)
                } : [])
            + fields.map { ColumnRequest($0.name, .count, isRequired: false) }
            + (1...StationTable.mostPairs + 1).map {
                ColumnRequest(Choice($0).column, .count, isRequired: $0 == 1)
            }
            + labels.filter { !known.contains($0) }.map {
                ColumnRequest($0, .code, isRequired: !optional.contains($0))
            }
            + numbers.map { ColumnRequest($0, .number, isRequired: !optional.contains($0)) }
    }

    /// The votes of the pairs, which must be numbered without a gap.
    func votes(_ table: ColumnTable, _ problems: inout TableProblems) -> [CountColumn] {
        let present = (1...StationTable.mostPairs + 1).filter { table.counts(Choice($0).column) != nil }
        let last = present.last ?? 0
        for number in 1..<max(1, last) where !present.contains(number) {
            problems.add(
                TableProblem(
                    file: table.file, line: 1, column: Choice(number).column,
                    StationFault.missingChoice(last: last)))
        }
        if last > StationTable.mostPairs {
            problems.add(
                TableProblem(
                    file: table.file, line: 1, column: Choice(last).column,
                    StationFault.tooManyChoices(most: StationTable.mostPairs)))
        }
        return present.compactMap { table.counts(Choice($0).column) }
    }

    static func checkComplete(
        _ table: ColumnTable, _ name: String, _ problems: inout TableProblems
    ) {
        guard let column = table.codes(name) else { return }
        for (row, id) in column.ids.enumerated() where id < 0 {
            problems.add(
                TableProblem(
                    file: table.file, line: table.line(ofRow: row), column: name,
                    StationFault.emptyCode))
        }
    }
}
