import Elections
import Foundation
import Ground

/// The stations in which two files differ, or as many more as had to be read to see that.
public struct StationPair: Sendable {
    public let old: StationTable
    public let new: StationTable
    /// Stations that neither table holds because their lines are the same in both files.
    public let equal: Int
    /// The older file as it was read, where only a part of it was.
    var stamp: FileStamp?

    /// Whether a scan of the older file read what this was read from, and not what the file became meanwhile.
    ///
    /// - Parameter scan: A scan of the older file.
    public func isOf<State: StationScan>(_ scan: StationScanResult<State>) -> Bool {
        scan.stamp == nil || scan.stamp == stamp
    }
}

extension StationFile {
    /// Reads the stations of two files whose lines differ.
    ///
    /// Works on plain files with the same columns, region codes and station numbers first, that list most
    /// stations in the same order; any others are read by ``readBoth(_:_:)``.
    /// - Parameters:
    ///   - old: One file.
    ///   - new: The other.
    /// - Returns: `nil` where both must be read as wholes.
    /// - Throws: `TableProblems` with the faults found; `FileFault` where a file cannot be read.
    public func readUnequal(_ old: CountFiles.Named, _ new: CountFiles.Named) throws -> StationPair? {
        // Texts that were made from files are short of what their lines are.
        guard old.places == nil, new.places == nil else { return nil }
        let reader = ColumnReader(requests, style: style, threads: threads)
        let keys = (levels ?? StationTable.indonesianLevels) + ["station_no"]
        guard
            let lines = try reader.unequalLines(
                old.url, new.url, oldName: old.name, newName: new.name, keys: keys), lines.equal > 0
        else { return nil }
        let (first, second) = both {
            try reader.read(lines.old, name: old.name).map { try table($0, name: old.name) }
        } _: {
            try reader.read(lines.new, name: new.name).map { try table($0, name: new.name) }
        }
        guard let older = try first.get(), let newer = try second.get() else { return nil }
        return StationPair(old: older, new: newer, equal: lines.equal, stamp: lines.old.stamp)
    }

    /// Reads two files as wholes.
    ///
    /// - Parameters:
    ///   - old: One file.
    ///   - new: The other.
    /// - Throws: `TableProblems` with the faults found; `FileFault` where a file cannot be read.
    public func readBoth(_ old: CountFiles.Named, _ new: CountFiles.Named) throws -> StationPair {
        let tables = try TableProblems.ofAll([old, new], read)
        var problems = TableProblems()
        for table in tables where table.count == 0 {
            problems.add(TableProblem(file: table.file, StationFault.noStation))
        }
        try problems.throwIfAny()
        return StationPair(old: tables[0], new: tables[1], equal: 0)
    }

    private func both(
        _ first: @escaping @Sendable () throws -> StationTable?, _ second: () throws -> StationTable?
    ) -> (Result<StationTable?, any Error>, Result<StationTable?, any Error>) {
        if threads == 1 { return (Result { try first() }, Result { try second() }) }
        return Parallel.both {
            Result { try first() }
        } _: {
            Result { try second() }
        }
    }
}
