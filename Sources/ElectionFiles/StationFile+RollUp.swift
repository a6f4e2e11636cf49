import Elections
import Foundation
import Tables

extension StationFile {
    /// Sums a file of stations over its regions, without keeping the stations.
    ///
    /// Gives what `RollUp` gives for the table that ``read(_:name:)`` reads, of which it needs
    /// the region codes, the main totals and the votes only. Memory is that of the region units, not of the
    /// stations, except where the file has quotes or comes compressed or through a pipe.
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `TableProblems` with the faults found; `FileFault` where the file cannot be read.
    public func rollUp(_ url: URL, name: String) throws -> RollUp {
        var file = self
        file.readsStationNumbers = false
        file.fields = [.registered, .ballotsUsed, .valid, .invalid]
        file.labels = []
        file.numbers = []
        if let rollUp = try file.rollUpInBlocks(url, name: name) { return rollUp }
        return RollUp(try file.read(url, name: name), splitter: .threads(threads))
    }

    /// - Returns: `nil` where the file needs the way over a table, be it to say what is wrong with it.
    private func rollUpInBlocks(_ url: URL, name: String) throws -> RollUp? {
        let reader = ColumnReader(requests, style: style, threads: threads)
        let wanted = levels ?? StationTable.indonesianLevels
        let parts = try reader.readBlocks(url, name: name) { header -> Block? in
            Block(header: header, levels: wanted.filter(header.contains), fields: fields)
        } body: { block, rows in
            block.add(rows)
        }
        guard var parts, let levels = parts.states.first?.levels else { return nil }
        for part in parts.states.indices.dropFirst() {
            let numbers = levels.map { parts.numbers[part][$0] ?? [] }
            let builder = parts.states[part].builder
            parts.states[0].builder.merge(builder, codes: numbers)
        }
        return parts.states[0].builder.rollUp(codes: levels.map { parts.codes[$0] ?? [] })
    }

    /// Sums of one part of a file.
    private struct Block: Sendable {
        let levels: [String]
        let columns: [String]
        var builder: RollUpBuilder

        /// - Returns: `nil` where region columns or votes are missing or not in order.
        init?(header: [String], levels: [String], fields: [StationField]) {
            let fields = fields.filter { header.contains($0.rawValue) }
            let pairs = (1...StationFile.mostPairs + 1).filter { header.contains("votes_\($0)") }
            guard !levels.isEmpty, pairs.last == pairs.count, pairs.count <= StationFile.mostPairs else {
                return nil
            }
            self.levels = levels
            columns = fields.map(\.rawValue) + pairs.map { "votes_\($0)" }
            builder = RollUpBuilder(
                levels: levels,
                measures: fields.map(RollUp.Measure.field) + pairs.indices.map(RollUp.Measure.votes))
        }

        /// - Returns: Whether every station has all its region codes.
        mutating func add(_ block: ColumnBlock) -> Bool {
            let regions = levels.compactMap { block.codes($0) }
            for column in regions {
                var least: Int32 = 0
                for id in column { least = min(least, id) }
                if least < 0 { return false }
            }
            builder.add(0..<block.rows, regions: regions, counts: columns.map { block.counts($0) })
            return true
        }
    }
}
