import Elections
import Foundation
import Ground

/// Reads recap files of one region level, `recap_<level>.csv` of Contract section 1.
public struct RecapFile: Sendable {
    /// Region columns from the top down; those of Indonesian files that are there where `nil`.
    public var levels: [String]?
    public var style: NumberStyle
    public var threads: Int
    /// Whether rows that lack a code are kept, for who finds totals among them; else they are faults.
    public var keepsRowsWithoutCode = false
    /// Whether recaps are read without cells that are no counts, for who tells of them; else they are faults.
    public var keepsRefusedCounts = false

    /// - Parameters:
    ///   - levels: Region columns from the top down.
    ///   - style: How numbers are written.
    ///   - threads: Threads that read.
    public init(
        levels: [String]? = nil, style: NumberStyle = .plain, threads: Int = Parallel.processors
    ) {
        self.levels = levels
        self.style = style
        self.threads = threads
    }

    /// Reads a recap.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `TableProblems` with the faults found; `FileFault` where the file cannot be read.
    public func read(_ url: URL, name: String) throws -> RecapTable {
        try read(CountFiles.Named(url: url, name: name))
    }

    /// Reads a recap, with places in the file from which its text was made.
    ///
    /// - Parameter file: Where its text is, and the name that messages use.
    /// - Throws: `TableProblems` with the faults found; `FileFault` where the file cannot be read.
    public func read(_ file: CountFiles.Named) throws -> RecapTable {
        let read = { [self] in try table(file.url, name: file.name, places: file.places) }
        return try file.places?.naming(read) ?? read()
    }

    private func table(_ url: URL, name: String, places: FilePlaces?) throws -> RecapTable {
        var stations = StationFile(levels: nil, style: style, threads: threads)
        stations.readsStationNumbers = false
        let wanted = levels ?? StationTable.indonesianLevels
        let requests =
            wanted.map { ColumnRequest($0, .code, isRequired: false) }
            + (keepsRowsWithoutCode
                ? wanted.map {
                    ColumnRequest(PlaceNaming.column(ofLevel: $0), .code, isRequired: false, isGrouped: false)
                } : [])
            + [ColumnRequest("stations", .count, isRequired: false)]
            + stations.requests.filter { $0.kind == .count }.map {
                ColumnRequest($0.name, .count, isRequired: false)
            }
        var reader = ColumnReader(requests, style: style, threads: threads)
        reader.keepsRefusedCounts = keepsRefusedCounts
        let table = try reader.read(url, name: name)
        var problems = TableProblems()
        let present = wanted.filter { table.codes($0) != nil }
        if present.isEmpty, table.rowCount > 1 {
            problems.add(
                TableProblem(
                    file: name, line: 1,
                    StationFault.noRegionColumn(wanted, hasRows: true)))
        }
        let unnamed = keepsRowsWithoutCode ? StationFile.rowsWithoutCode(table, present, places) : [:]
        if unnamed.isEmpty || unnamed.count == table.rowCount {
            for level in present { StationFile.checkComplete(table, level, &problems) }
        }
        let votes = stations.votes(table, &problems)
        try problems.throwIfAny()
        var measures: [RollUp.Measure] = []
        var counts: [CountColumn] = []
        let columns = StationColumns(
            levels: present, hasStationNumbers: false, fields: StationField.ofForms, pairs: votes.count)
        for measure in [.stations] + columns.measures {
            guard let column = table.counts(measure.name) else { continue }
            measures.append(measure)
            counts.append(column)
        }
        guard !measures.isEmpty else {
            throw TableProblems(
                TableProblem(
                    file: name, line: 1,
                    StationFault.noCountColumn))
        }
        if table.rowCount == 0 {
            throw TableProblems(
                TableProblem(file: name, StationFault.noRow))
        }
        var recap = RecapTable(
            file: name, count: table.rowCount, levels: present,
            regions: present.compactMap { table.codes($0) }, measures: measures,
            counts: counts, rowsWithoutCode: unnamed, lineOfRow: table.lines(places))
        recap.refused = table.refused.mapping { places?.placed($0) ?? $0 }
        return recap
    }
}
