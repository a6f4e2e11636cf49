import Elections
import Foundation
import Ground

/// Writes the sums of a roll-up as CSV, one file a level.
///
/// Columns: the codes from the top level down, `stations`, the measures under their names in station files,
/// `share_k` = votes of pair k over valid votes, `turnout` = ballots used over registered voters. Rows stand
/// in the order of their own level's codes. A share is empty where its denominator is 0, and where a count
/// of one of its two sides is missing in some station of the unit.
public struct RollUpFile: Sendable {
    /// The sums to write.
    public let rollUp: RollUp
    /// Threads that format rows.
    public let threads: Int
    private let quotients: [Quotient]

    private struct Quotient {
        let name: String
        let part: Int
        let whole: Int
    }

    /// Units written in one piece.
    private static let pieceUnits = 512

    /// - Parameters:
    ///   - rollUp: The sums to write.
    ///   - threads: Threads that format rows.
    public init(_ rollUp: RollUp, threads: Int = Parallel.processors) {
        self.rollUp = rollUp
        self.threads = threads
        let measures = rollUp.measures
        var quotients: [Quotient] = []
        if let valid = measures.firstIndex(of: .field(.valid)) {
            for case (let part, .votes(let pair)) in measures.enumerated() {
                quotients.append(Quotient(name: "share_\(pair)", part: part, whole: valid))
            }
        }
        if let used = measures.firstIndex(of: .field(.ballotsUsed)),
            let registered = measures.firstIndex(of: .field(.registered))
        {
            quotients.append(Quotient(name: "turnout", part: used, whole: registered))
        }
        self.quotients = quotients
    }

    /// Writes one row with the sums of the whole table.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` where the file cannot be written.
    public func writeTotal(to url: URL, name: String) throws {
        let header = header([])
        try ByteFile.write(url, name: name, pieces: 1, threads: 1) { _, writer in
            writer.append(header)
            append(rollUp.total, 0, to: &writer)
        }
    }

    /// Writes one row for each unit of a level.
    ///
    /// - Parameters:
    ///   - level: Position of the level, 0 at the top.
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` where the file cannot be written.
    public func write(level: Int, to url: URL, name: String) throws {
        let units = rollUp.tree.levels[level].unitsByCode
        let header = header(rollUp.tree.levels[...level].map(\.name))
        let pieces = max(1, (units.count + RollUpFile.pieceUnits - 1) / RollUpFile.pieceUnits)
        try ByteFile.write(url, name: name, pieces: pieces, threads: threads, capacity: 100_000) {
            piece, writer in
            if piece == 0 { writer.append(header) }
            let first = piece * RollUpFile.pieceUnits
            let last = min(units.count, first + RollUpFile.pieceUnits)
            var prefix = ByteWriter(capacity: 256)
            var parent: Int32?
            let own = rollUp.tree.levels[level]
            for unit in units[first..<last] {
                if own.parents[unit] != parent {
                    parent = own.parents[unit]
                    prefix.removeAll()
                    for (upper, unit) in rollUp.tree.path(level: level, unit: unit).dropLast().enumerated() {
                        prefix.append(cell: rollUp.tree.levels[upper].code(unit) ?? "")
                        prefix.append(byte: UInt8(ascii: ","))
                    }
                }
                writer.append(prefix)
                writer.append(cell: own.code(unit) ?? "")
                writer.append(byte: UInt8(ascii: ","))
                append(rollUp.levels[level], unit, to: &writer)
            }
        }
    }

    private func header(_ levels: [String]) -> String {
        let measures = rollUp.measures.map(\.name)
        var writer = ByteWriter()
        for (index, name) in (levels + ["stations"] + measures + quotients.map(\.name)).enumerated() {
            if index > 0 { writer.append(byte: UInt8(ascii: ",")) }
            writer.append(cell: name)
        }
        return writer.text + "\n"
    }

    private func append(_ sums: RollUp.UnitSums, _ unit: Int, to writer: inout ByteWriter) {
        writer.append(sums.stations(unit))
        for measure in rollUp.measures.indices {
            writer.append(byte: UInt8(ascii: ","))
            writer.append(sums.sum(measure, unit))
        }
        for quotient in quotients {
            writer.append(byte: UInt8(ascii: ","))
            guard sums.missing(quotient.part, unit) == 0, sums.missing(quotient.whole, unit) == 0
            else { continue }
            writer.append(share: sums.sum(quotient.part, unit), of: sums.sum(quotient.whole, unit))
        }
        writer.append(byte: UInt8(ascii: "\n"))
    }
}
