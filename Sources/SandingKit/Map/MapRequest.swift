import ElectionFiles
import Elections
import Foundation
import Ground

/// Files of stations of which nobody has said yet which column is what.
public struct MapRequest: Sendable {
    public var file: String
    /// Rows that are wanted of a file with a row for each choice, such as one office.
    public var conditions: [ColumnMap.Condition]
    public var reading: ReadingOptions

    public init(
        _ file: String, conditions: [ColumnMap.Condition] = [], reading: ReadingOptions = ReadingOptions()
    ) {
        self.file = file
        self.conditions = conditions
        self.reading = reading
    }
}

extension MapRequest {
    /// Drafts a map.
    ///
    /// - Parameter control: Threads and the wish to end.
    /// - Returns: The draft, with what is sure of it and what is not, and what was remarked on the file.
    /// - Throws: ``SandingError`` for faults of the file; `CancellationError`.
    public func run(
        _ control: WorkControl = WorkControl()
    ) throws -> (draft: MapDraft, notices: [Notice]) {
        try Intake.run(reading, of: [file], threads: control.threads) { intake in
            try control.begin(.reading)
            let name = InputNames([file])[file]
            let (text, line) = try intake.raw(file, name: name)
            var draft = try MapDraft(
                text, conditions: conditions, empty: reading.empty, threads: control.threads)
            draft.map.headerLine = line
            draft.map.encoding = reading.encoding
            draft.map.sheet = reading.sheet ?? InputPath(file).part
            try control.check()
            return (draft, intake.notices)
        }
    }
}

/// A file of stations as a map understands it: the first stations and the sums of all.
public struct MapPreview: Sendable, Equatable {
    /// One station.
    public struct Station: Sendable, Equatable {
        /// Line of the file.
        public var line: Int
        /// Codes of its levels from the top down, and its number where it has one.
        public var place: [String]
        /// Values of ``MapPreview/columns``; `nil` where a cell is empty.
        public var counts: [Int?]
    }

    public var file: String
    /// Region columns from the top down, and `station_no` where stations have numbers.
    public var levels: [String]
    /// Columns of counts.
    public var columns: [String]
    /// Names of the choices in the order of their numbers; empty where the map names none.
    public var choices: [String]
    public var stations: [Station]
    /// Number of stations.
    public var count: Int
    /// Sums of ``columns`` over all stations.
    public var sums: [Int]
    /// Empty cells of ``columns``.
    public var missing: [Int]
    public var notices: [Notice]
    public var inputs: [InputFile]
}

/// A file of stations and a map, to see whether it is understood.
public struct MapCheckRequest: Sendable {
    public var file: String
    public var reading: ReadingOptions
    /// Stations that are shown.
    public var shown: Int

    public init(_ file: String, reading: ReadingOptions, shown: Int = 3) {
        self.file = file
        self.reading = reading
        self.shown = shown
    }

    /// Reads the file by its map.
    ///
    /// - Parameter control: Threads and the wish to end.
    /// - Throws: ``SandingError`` for faults of the map and of the file; `CancellationError`.
    public func run(_ control: WorkControl = WorkControl()) throws -> MapPreview {
        try Intake.run(reading, of: [file], threads: control.threads) { intake in
            try control.begin(.reading)
            let name = InputNames([file])[file]
            let (inputs, table) = try InputFile.of(
                [InputPath(file).file] + intake.paths, digests: reading.digests, threads: control.threads
            ) {
                try StationFile(intake.reading, threads: control.threads).read(
                    try intake.stations(file, name: name))
            }
            let columns = StationColumns(table)
            let measures = columns.measures.compactMap { measure in
                table.column(measure).map { (name: measure.name, cells: $0) }
            }
            let numbers = table.stationNumbers
            return MapPreview(
                file: name, levels: table.levels + (numbers == nil ? [] : ["station_no"]),
                columns: measures.map(\.name), choices: intake.choiceNames,
                stations: (0..<min(shown, table.count)).map { row in
                    MapPreview.Station(
                        line: table.line(ofRow: row),
                        place: table.regions.map { $0[row] ?? "" } + (numbers.map { [$0[row] ?? ""] } ?? []),
                        counts: measures.map { $0.cells[row] })
                },
                count: table.count,
                sums: measures.map { column in
                    (0..<table.count).reduce(0) { $0 + (column.cells[$1] ?? 0) }
                },
                missing: measures.map { column in
                    (0..<table.count).count { column.cells[$0] == nil }
                }, notices: intake.notices, inputs: inputs)
        }
    }
}
