import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground
import SandingKit

/// W5: what changed between two files of stations.
enum DiffWork {
    /// Runs the workload.
    ///
    /// - Parameters:
    ///   - data: Folder with official.csv and official_t2.csv.
    ///   - folder: Folder for the results.
    @Sendable static func run(data: URL, out folder: URL) throws {
        let names = ["official.csv", "official_t2.csv"]
        let files = names.map { CountFiles.Named(url: data.appending(path: $0), name: $0) }
        var file = StationFile()
        file.fields = StationField.mainTotals
        let join = try file.joined(files[0], files[1])
        let diff = StationDiff(join)
        try writeChanges(diff, to: folder.appending(path: "changes.csv"))
        try writeSummary(diff, to: folder.appending(path: "diff_summary.csv"))
    }

    private static func writeChanges(_ diff: StationDiff, to url: URL) throws {
        let lowest = diff.levels.count - 1
        let names = diff.measures.map(\.name)
        try ByteFile.write(url, name: url.lastPathComponent, pieces: 1, threads: 1) { _, writer in
            writer.append("status,village_code,station_no,field,old,new\n")
            for station in 0..<diff.count {
                let kind = diff.kinds[station]
                var start = ByteWriter(capacity: 64)
                start.append(kind.rawValue)
                start.append(byte: UInt8(ascii: ","))
                start.append(cell: diff.code(level: lowest, region: diff.region(of: station, level: lowest)))
                start.append(byte: UInt8(ascii: ","))
                start.append(cell: diff.number(of: station))
                start.append(byte: UInt8(ascii: ","))
                guard kind == .changed else {
                    writer.append(start)
                    writer.append(",,\n")
                    continue
                }
                for measure in names.indices {
                    let (old, new) = diff.values(measure, station)
                    guard old != new else { continue }
                    writer.append(start)
                    writer.append(names[measure])
                    writer.append(byte: UInt8(ascii: ","))
                    if let old { writer.append(old) }
                    writer.append(byte: UInt8(ascii: ","))
                    if let new { writer.append(new) }
                    writer.append(byte: UInt8(ascii: "\n"))
                }
            }
        }
    }

    private static func writeSummary(_ diff: StationDiff, to url: URL) throws {
        let votes = diff.measures.indices.filter { index in
            if case .votes = diff.measures[index] { true } else { false }
        }
        let changes = RegionChanges(diff, levels: 1...1).levels[0]
        let stations = diff.join.oldSums.levels[0]
        let known = Dictionary(uniqueKeysWithValues: changes.map { ($0.unit, $0) })
        let units = Set(0..<stations.count).union(changes.map(\.unit)).sorted {
            diff.code(level: 0, region: $0) < diff.code(level: 0, region: $1)
        }
        try ByteFile.write(url, name: url.lastPathComponent, pieces: 1, threads: 1) { _, writer in
            writer.append("province_code,unchanged,changed,removed,added")
            for pair in votes.indices { writer.append(",\(Choice(index: pair).column)_delta") }
            writer.append("\n")
            for unit in units {
                writer.append(cell: diff.code(level: 0, region: unit))
                let change = known[unit]
                let numbers = [
                    change?.unchanged ?? stations.stations(unit), change?.changed ?? 0, change?.removed ?? 0,
                    change?.added ?? 0,
                ]
                for number in numbers + votes.map({ change?.total[$0] ?? 0 }) {
                    writer.append(byte: UInt8(ascii: ","))
                    writer.append(number)
                }
                writer.append("\n")
            }
        }
    }
}
