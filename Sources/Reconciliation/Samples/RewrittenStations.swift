import Elections
import Ground

/// Stations that stand in one sample under two writings of their number, as `5` and `005` or `TPS 5`.
///
/// ``NumberWriting`` tells which are the same. Rows with the same figures are one; where figures differ, nothing tells which row
/// counts.
struct RewrittenStations {
    /// The sample with one row of each station.
    let table: StationTable
    /// Those of which a row was left out.
    let stations: [FindingKind.RepeatedStation]

    /// - Parameters:
    ///   - table: The sample, in which no station stands twice under one writing.
    ///   - options: The design.
    /// - Throws: `SampleFault` that names both rows where their figures differ.
    init(_ table: StationTable, _ options: DesignOptions) throws {
        guard let numbers = table.stationNumbers, options.drawProbability == nil else {
            (self.table, stations) = (table, [])
            return
        }
        let writings = numbers.codes.map(NumberWriting.init)
        // Most files write every number one way: none has a twin, and no row is looked at.
        let plain = writings.compactMap { $0?.plain }
        guard Set(plain).count < plain.count else {
            (self.table, stations) = (table, [])
            return
        }
        var known: [[Int32]: [String: [Int]]] = [:]
        var left = Set<Int>()
        var found: [FindingKind.RepeatedStation] = []
        for row in 0..<table.count {
            guard numbers.ids[row] >= 0, let own = writings[Int(numbers.ids[row])] else { continue }
            let region = table.regions.map { $0.ids[row] }
            let earlier = known[region]?[own.plain]?.first { other in
                writings[Int(numbers.ids[other])]?.isSame(own) == true
            }
            known[region, default: [:]][own.plain, default: []].append(row)
            guard let earlier else { continue }
            guard RewrittenStations.haveSameFigures(table, earlier, row) else {
                throw SampleFault(
                    table.file, line: table.line(ofRow: row), column: "station_no",
                    .stationTwice(StationNames(table)[row], line: table.line(ofRow: earlier)))
            }
            left.insert(row)
            found.append(
                .init(
                    station: StationNames(table)[earlier],
                    lines: [table.line(ofRow: earlier), table.line(ofRow: row)], haveSameVotes: true))
        }
        stations = found
        self.table =
            left.isEmpty ? table : table.keeping(rows: (0..<table.count).filter { !left.contains($0) })
    }

    private static func haveSameFigures(_ table: StationTable, _ first: Int, _ second: Int) -> Bool {
        table.votes.allSatisfy { $0[first] == $0[second] }
            && table.fields.values.allSatisfy { $0[first] == $0[second] }
            && table.labels.values.allSatisfy { $0[first] == $0[second] }
            && table.numbers.values.allSatisfy {
                $0[first] == $0[second] || ($0[first].isNaN && $0[second].isNaN)
            }
    }
}
