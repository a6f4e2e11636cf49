import Elections
import Ground
import Statistics

/// The single slips that lead exactly from the figures of a station before to those after.
public struct ChangeSlips: Sendable {
    /// For every station the slips that account for all its changed figures together; `nil` where there is
    /// none.
    private let rows: [Int: [Slip]]
    /// For every measure and station the slip of digits, by its position among the kinds; `none` where no
    /// slip leads from one figure to the other.
    private let digits: [[UInt8]]

    private static let none = UInt8.max
    private static let kinds: [Slip.Kind] = [
        .digitInserted, .digitDropped, .digitChanged, .digitsSwapped,
    ]

    /// - Parameters:
    ///   - diff: The stations that differ.
    ///   - threads: Threads at most; results do not depend on their number.
    init(_ diff: StationDiff, threads: Int) {
        let ranges = Parallel.ranges(rows: diff.count, parts: threads, shortest: 1024)
        let names = diff.measures.map(\.name)
        let parts = Parallel.map(ranges.count, threads: threads) { part in
            var rows: [Int: [Slip]] = [:]
            var digits = names.map { _ in [UInt8](repeating: ChangeSlips.none, count: ranges[part].count) }
            for station in ranges[part] where diff.kinds[station] == .changed {
                for measure in names.indices {
                    guard case (let old?, let new?) = diff.values(measure, station), old != new else {
                        continue
                    }
                    digits[measure][station - ranges[part].lowerBound] = ChangeSlips.code(old, new)
                }
                let slips = ChangeSlips.whole(diff, station, names)
                if !slips.isEmpty { rows[station] = slips }
            }
            return (rows: rows, digits: digits)
        }
        rows = parts.reduce(into: [:]) { all, part in all.merge(part.rows) { own, _ in own } }
        digits = names.indices.map { measure in parts.flatMap { $0.digits[measure] } }
    }

    private static func code(_ old: Int, _ new: Int) -> UInt8 {
        guard let slip = DigitSlip.fitting(reference: old, recorded: new).first,
            let kind = Slip.DigitKind(slip)?.kind
        else { return none }
        return UInt8(kinds.firstIndex(of: kind) ?? Int(none))
    }

    /// Slips of the whole row, of which there are none where a single figure changed.
    private static func whole(_ diff: StationDiff, _ station: Int, _ names: [String]) -> [Slip] {
        var (places, sum, isShift) = (0, 0, false)
        for measure in names.indices {
            let (old, new) = (diff.before[measure][station], diff.after[measure][station])
            guard let before = old.value, let after = new.value else { continue }
            places += old != new ? 1 : 0
            sum += after - before
            // A figure that stands in the column before or behind may be a shift.
            if old != new, measure > 0 {
                isShift =
                    isShift || diff.before[measure - 1][station] == new
                    || diff.after[measure - 1][station] == old
            }
        }
        let hasGap = names.indices.contains { diff.after[$0][station].isMissing }
        // Figures in another order keep their sum.
        guard places > 1, sum == 0 || isShift || hasGap else { return [] }
        return RowSlip.explain(
            reference: names.indices.map { diff.values($0, station).old },
            recorded: names.indices.map { diff.values($0, station).new }, names: names,
            place: .station(diff.number(of: station)))
    }

    /// Slips that account for all changed figures of a station together.
    ///
    /// - Parameter station: Position of the station.
    public func row(_ station: Int) -> [Slip] { rows[station] ?? [] }

    /// The slip of digits that leads from one figure of a station to the other.
    ///
    /// - Parameters:
    ///   - measure: Position of the measure.
    ///   - station: Position of the station.
    public func digits(_ measure: Int, _ station: Int) -> Slip.Kind? {
        let code = digits[measure][station]
        return code == ChangeSlips.none ? nil : ChangeSlips.kinds[Int(code)]
    }

    /// How often each kind of slip fits: stations for slips of rows, figures for slips of digits.
    public var counts: [Slip.Kind: Int] {
        var counts: [Slip.Kind: Int] = [:]
        for slips in rows.values { for kind in Set(slips.map(\.kind)) { counts[kind, default: 0] += 1 } }
        for column in digits {
            for code in column where code != ChangeSlips.none {
                counts[ChangeSlips.kinds[Int(code)], default: 0] += 1
            }
        }
        return counts
    }
}
