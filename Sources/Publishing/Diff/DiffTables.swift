import Consistency
import Elections
import Ground

/// `changes.csv` and `regions.csv`: a row for each changed figure, and one for each region with changes.
enum DiffTables {
    private static let comma = UInt8(ascii: ",")

    private static func header(
        _ columns: [(name: String, type: String)], _ writer: inout ByteWriter
    ) {
        for (index, column) in columns.enumerated() {
            if index > 0 { writer.append(byte: comma) }
            writer.append(cell: column.name)
        }
        writer.append("\n")
    }

    /// One row for each figure that changed, one for each station that was removed or added.
    static func changes(_ report: DiffReport) -> Publication.DataTable {
        let (result, diff) = (report.result, report.result.diff)
        let lowest = diff.levels.count - 1
        let upper = diff.levels.dropLast()
        var columns: [(name: String, type: String)] = [
            ("status", "string"), (diff.levels[lowest], "string"), ("station_no", "string"),
            ("field", "string"), ("old", "integer"), ("new", "integer"), ("explanation", "string"),
            ("repairs", "string"), ("breaks", "string"), ("still_breaks", "string"),
        ]
        columns += upper.map { ($0, "string") } + [("old_line", "integer"), ("new_line", "integer")]
        var writer = ByteWriter(capacity: 1 << 20)
        header(columns, &writer)
        var cases = result.rules.cases[...]
        var start = ByteWriter(capacity: 256)
        var end = ByteWriter(capacity: 256)
        for station in 0..<diff.count {
            let own = cases.prefix { $0.station == station }
            cases = cases.dropFirst(own.count)
            start.removeAll()
            end.removeAll()
            writeKey(diff, station, lowest, &start)
            writeEnd(diff, station, own, result.rules, upper.count, &end)
            let row = result.slips.row(station).map(\.kind.rawValue)
            if diff.kinds[station] != .changed {
                writer.append(start)
                writer.append(",,,,")
                writer.append(end)
                continue
            }
            for measure in diff.measures.indices {
                let (old, new) = diff.values(measure, station)
                guard old != new else { continue }
                writer.append(start)
                writer.append(byte: comma)
                writer.append(diff.measures[measure].name)
                writer.append(byte: comma)
                if let old { writer.append(old) }
                writer.append(byte: comma)
                if let new { writer.append(new) }
                writer.append(byte: comma)
                let digits = result.slips.digits(measure, station).map(\.rawValue)
                let kinds = row + (digits.map { [$0] } ?? [])
                if !kinds.isEmpty { writer.append(kinds.joined(separator: " ")) }
                writer.append(end)
            }
        }
        return .init(path: "changes.csv", columns: columns, bytes: writer.bytes)
    }

    private static func writeKey(
        _ diff: StationDiff, _ station: Int, _ lowest: Int, _ writer: inout ByteWriter
    ) {
        writer.append(diff.kinds[station].rawValue)
        writer.append(byte: comma)
        writer.append(cell: diff.code(level: lowest, region: diff.region(of: station, level: lowest)))
        writer.append(byte: comma)
        writer.append(cell: diff.number(of: station))
    }

    private static func writeEnd(
        _ diff: StationDiff, _ station: Int, _ cases: ArraySlice<RuleChanges.Case>, _ rules: RuleChanges,
        _ upper: Int, _ writer: inout ByteWriter
    ) {
        for outcomes in [[.repaired], [.made, .appeared, .added], [RuleChanges.Outcome.kept]] {
            writer.append(byte: comma)
            let ids = cases.filter { outcomes.contains($0.outcome) }.map {
                rules.rules.rules[$0.rule].rule.id
            }
            if !ids.isEmpty { writer.append(cell: ids.uniqued().joined(separator: " ")) }
        }
        for level in 0..<upper {
            writer.append(byte: comma)
            writer.append(cell: diff.code(level: level, region: diff.region(of: station, level: level)))
        }
        let lines = diff.lines(of: station)
        for line in [lines.old, lines.new] {
            writer.append(byte: comma)
            if let line { writer.append(line) }
        }
        writer.append("\n")
    }

    /// One row for each region with a changed, removed or added station, at every level; the first is the
    /// whole.
    static func regions(_ report: DiffReport) -> Publication.DataTable {
        let (result, diff) = (report.result, report.result.diff)
        var columns: [(name: String, type: String)] = [
            ("level", "string"), ("region_code", "string"), ("parent_code", "string"),
            ("stations_before", "integer"), ("unchanged", "integer"), ("changed", "integer"),
            ("removed", "integer"), ("added", "integer"), ("votes_fell", "integer"),
            ("figures_known", "integer"), ("figures_unknown", "integer"),
        ]
        for measure in diff.measures {
            columns += ["change", "net", "gross"].map { ("\(measure.name)_\($0)", "integer") }
        }
        var writer = ByteWriter(capacity: 1 << 20)
        header(columns, &writer)
        for (depth, regions) in result.regions.levels.enumerated() {
            for region in regions {
                if depth > 0 { writer.append(cell: diff.levels[depth - 1]) }
                writer.append(byte: comma)
                if depth > 0 { writer.append(cell: diff.code(level: depth - 1, region: region.unit)) }
                writer.append(byte: comma)
                if depth > 1 {
                    let above = diff.region(of: region.stations.lowerBound, level: depth - 2)
                    writer.append(cell: diff.code(level: depth - 2, region: above))
                }
                for number in [
                    region.before, region.unchanged, region.changed, region.removed, region.added,
                    region.fallen, region.known, region.unknown,
                ] {
                    writer.append(byte: comma)
                    writer.append(number)
                }
                for measure in diff.measures.indices {
                    for number in [region.total[measure], region.net[measure], region.gross[measure]] {
                        writer.append(byte: comma)
                        writer.append(number)
                    }
                }
                writer.append("\n")
            }
        }
        return .init(path: "regions.csv", columns: columns, bytes: writer.bytes)
    }
}
