import Elections
import Foundation
import Ground

/// What a scan of a file of stations gave, and the way back to its rows.
public struct StationScanResult<State: StationScan>: Sendable {
    public let state: State
    public let columns: StationColumns
    /// Distinct codes of every level.
    public let codes: [[String]]
    /// Distinct numbers of stations.
    public let stationNumbers: [String]
    fileprivate let source: CountFiles.Named
    fileprivate let file: StationFile
    /// The stations, where the file had to be read as a whole.
    fileprivate let table: StationTable?
    /// The file as it was read.
    let stamp: FileStamp?

    /// Cells of the file that are no counts, where it was read without them.
    public var refused: RefusedCounts { table?.refused ?? source.refused }

    /// Line of the file on which a row stands, from 1.
    ///
    /// - Parameter row: Number of the row, from 0.
    public func line(ofRow row: Int) -> Int {
        table?.line(ofRow: row) ?? source.places?.line(row + 2) ?? row + 2
    }

    /// Some rows of the file as a table of their own.
    ///
    /// - Parameter runs: Rows that stand together; their bytes count only where the scan was given them.
    /// - Throws: `TableProblems` or `FileFault` where the file changed in the meantime.
    public func stations(_ runs: [FileRun]) throws -> StationTable {
        if let table { return table.selecting(rows: runs.flatMap { $0.row..<$0.row + $0.count }) }
        let reader = ColumnReader(file.requests, style: file.style, threads: file.threads)
        return try file.table(
            try reader.read(source.url, name: source.name, runs: runs, stamp: stamp), name: source.name,
            places: source.places)
    }
}

extension StationFile {
    /// Passes every station of a file through a scan, as ``scan(_:start:)`` does.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - start: Makes the state of a part from the columns of the file.
    /// - Throws: As ``scan(_:start:)``.
    public func scan<State: StationScan>(
        _ url: URL, name: String, start: (StationColumns) throws -> State
    ) throws -> StationScanResult<State> {
        try scan(CountFiles.Named(url: url, name: name), start: start)
    }

    /// Passes every station of a file through a scan, without keeping the stations where that is possible.
    ///
    /// Plain files without quotes are read block after block on all threads; others are read as a whole and
    /// passed through afterwards. The result is the same.
    /// - Parameters:
    ///   - source: The file and the name that messages use.
    ///   - start: Makes the state of a part from the columns of the file.
    /// - Throws: `TableProblems` with the faults found; `FileFault` where the file cannot be read; what
    ///   `start` throws.
    public func scan<State: StationScan>(
        _ source: CountFiles.Named, start: (StationColumns) throws -> State
    ) throws -> StationScanResult<State> {
        // Whatever is wrong is said by the way over a table, with its place.
        if let result = try scanBlocks(source, start: start) { return result }
        let table = try read(source)
        let columns = StationColumns(table)
        var state = try start(columns)
        state.add(
            StationBlock(
                rows: table.count, regions: table.regions.map(\.ids),
                stationNumbers: table.stationNumbers?.ids,
                counts: columns.measures.compactMap { table.column($0) }, starts: nil))
        return StationScanResult(
            state: state, columns: columns, codes: table.regions.map(\.codes),
            stationNumbers: table.stationNumbers?.codes ?? [], source: source, file: self, table: table,
            stamp: nil)
    }

    /// The fault of a file that has a header row and no station.
    ///
    /// - Parameter name: The name that messages use.
    /// - Returns: The fault with its sentence.
    public static func noStation(_ name: String) -> TableProblems {
        TableProblems(TableProblem(file: name, StationFault.noStation))
    }

    /// - Returns: `nil` where the file needs the way over a table, be it to say what is wrong with it.
    private func scanBlocks<State: StationScan>(
        _ source: CountFiles.Named, start: (StationColumns) throws -> State
    ) throws -> StationScanResult<State>? {
        let reader = ColumnReader(requests, style: style, threads: threads)
        var columns: StationColumns?
        var fault: (any Error)?
        let parts = try reader.readBlocks(
            source.url, name: source.name, keepsStarts: State.usesStarts
        ) { header -> Part<State>? in
            columns = self.columns(of: header)
            guard let columns else { return nil }
            do {
                return Part(columns: columns, state: try start(columns))
            } catch {
                fault = error
                return nil
            }
        } body: { part, rows in
            part.add(rows)
        }
        if let fault { throw fault }
        guard let parts, let columns else { return nil }
        var state = parts.states[0].state
        for part in parts.states.indices.dropFirst() {
            state.merge(
                parts.states[part].state, codes: columns.levels.map { parts.numbers[part][$0] ?? [] },
                stationNumbers: parts.numbers[part]["station_no"] ?? [])
        }
        return StationScanResult(
            state: state, columns: columns, codes: columns.levels.map { parts.codes[$0] ?? [] },
            stationNumbers: parts.codes["station_no"] ?? [], source: source, file: self, table: nil,
            stamp: parts.stamp)
    }

    /// - Returns: `nil` where region columns or votes are missing or not in order.
    private func columns(of header: [String]) -> StationColumns? {
        let levels = (levels ?? StationTable.indonesianLevels).filter(header.contains)
        let pairs = (1...StationTable.mostPairs + 1).filter { header.contains(Choice($0).column) }
        guard !levels.isEmpty, pairs.last == pairs.count, pairs.count <= StationTable.mostPairs else {
            return nil
        }
        return StationColumns(
            levels: levels, hasStationNumbers: readsStationNumbers && header.contains("station_no"),
            fields: StationField.inOrder(fields.filter { header.contains($0.name) }), pairs: pairs.count)
    }

    /// One part of a file.
    private struct Part<State: StationScan>: Sendable {
        let columns: StationColumns
        let names: [String]
        var state: State

        init(columns: StationColumns, state: State) {
            self.columns = columns
            names = columns.measures.map(\.name)
            self.state = state
        }

        /// - Returns: Whether every station has all its region codes.
        mutating func add(_ block: ColumnBlock) -> Bool {
            let regions = columns.levels.compactMap { block.codes($0) }
            for column in regions {
                var least: Int32 = 0
                for id in column { least = min(least, id) }
                if least < 0 { return false }
            }
            state.add(
                StationBlock(
                    rows: block.rows, regions: regions, stationNumbers: block.codes("station_no"),
                    counts: names.compactMap { block.counts($0) },
                    starts: block.starts, groups: block.groups(columns.levels)))
            return true
        }
    }
}
