import ElectionFiles
import Elections
import Foundation
import Ground

/// Turnout and votes of every polling station of a file.
public struct TurnoutRequest: Sendable {
    /// A CSV file with a row for each station.
    public var file: String
    public var reading: ReadingOptions

    public init(_ file: String, reading: ReadingOptions = ReadingOptions()) {
        (self.file, self.reading) = (file, reading)
    }
}

/// Stations counted by turnout and by the share of the first choice.
public struct TurnoutGrid: Sendable, Equatable, Codable {
    /// Stations of one cell.
    public struct Cell: Sendable, Equatable, Codable {
        /// Lower end of the turnout, percent of registered voters; 100 holds what is above the register too.
        public var turnout: Int
        /// Lower end of the share, percent of the valid votes.
        public var share: Int
        public var stations: Int
    }

    public var file: String
    /// The choice with the most votes of all stations.
    public var choice: Choice
    /// Width of a cell, percent.
    public var step: Int
    /// Cells with stations, by turnout and share.
    public var cells: [Cell]
    /// Stations without a register, ballots or valid votes.
    public var leftOut: Int

    /// Counts the stations of a table in cells of 2 percent, of 1 percent where there are 20,000 or more.
    ///
    /// - Parameter table: The stations; their votes are those of the choices.
    public init(_ table: StationTable) {
        file = table.file
        let totals = table.votes.map { votes in (0..<table.count).reduce(0) { $0 + (votes[$1] ?? 0) } }
        let leader = totals.indices.reduce(0) { totals[$1] > totals[$0] ? $1 : $0 }
        choice = Choice(index: leader)
        step = table.count >= 20_000 ? 1 : 2
        var counts: [Int: Int] = [:]
        var leftOut = 0
        let (registered, used) = (table.fields[.registered], table.fields[.ballotsUsed])
        for row in 0..<table.count {
            let valid = table.votes.reduce(0) { $0 + ($1[row] ?? 0) }
            guard let voters = registered?[row], let ballots = used?[row], voters > 0, ballots >= 0,
                valid > 0,
                let votes = table.votes[leader][row]
            else {
                leftOut += 1
                continue
            }
            let turnout = ballots > voters ? 100 : min(100 - step, 100 * ballots / voters / step * step)
            let share = min(100 - step, 100 * votes / valid / step * step)
            counts[turnout * 1000 + share, default: 0] += 1
        }
        self.leftOut = leftOut
        cells = counts.sorted { $0.key < $1.key }.map {
            Cell(turnout: $0.key / 1000, share: $0.key % 1000, stations: $0.value)
        }
    }
}

extension TurnoutRequest {
    /// Reads and counts.
    ///
    /// - Parameter control: Threads and the wish to end.
    /// - Throws: ``SandingError`` for faults of the file; `CancellationError`.
    public func run(
        _ control: WorkControl = WorkControl()
    ) throws -> (grid: TurnoutGrid, inputs: [InputFile], notices: [Notice]) {
        try Intake.run(reading, of: [file], threads: control.threads) { intake in
            try control.begin(.reading)
            let (inputs, grid) = try InputFile.of(
                [InputPath(file).file] + intake.paths, digests: reading.digests, threads: control.threads
            ) {
                let stations = StationFile(intake.reading, threads: control.threads)
                return TurnoutGrid(
                    try stations.read(
                        try intake.stations(file, name: URL(fileURLWithPath: file).lastPathComponent)))
            }
            try control.check()
            return (grid, inputs, intake.notices)
        }
    }
}
