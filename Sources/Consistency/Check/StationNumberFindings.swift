import Elections
import Ground

/// Numbers of stations that no station can have, and rows without one.
///
/// A number is a name: any text is one, such as "5A", or a code of twelve digits elsewhere. A whole number with a sign is
/// a slip of whoever wrote the file, and is another name than the number without it. Forms of Indonesia have three
/// boxes: stations are numbered from 1 to 999 there (Domain section 3).
struct StationNumberFindings {
    let all: [Finding]

    /// The largest number that the form has boxes for.
    private static let largest = 999

    /// - Parameters:
    ///   - stations: The file.
    ///   - input: What is checked.
    ///   - isIndonesian: Whether the forms are.
    ///   - gaps: Numbers that are not there.
    /// - Throws: What reading rows again throws.
    init(
        _ stations: CheckedStations, input: CountCheck.Input, isIndonesian: Bool, gaps: NumberGaps?
    ) throws {
        all =
            try Self.impossible(stations, input, isIndonesian: isIndonesian)
            + Self.blank(stations, input, gaps.map { $0.all + $0.filled } ?? [])
    }

    /// Most regions whose rows without a number are given.
    private static let mostRegions = 5

    /// Rows without a number in a file where most have one.
    private static func blank(
        _ stations: CheckedStations, _ input: CountCheck.Input, _ gaps: [NumberGaps.Gap]
    ) throws -> [Finding] {
        let (keys, rows) = (stations.scan.keys, stations.scan.builder.rows)
        guard keys.unnumbered > 0, 2 * keys.unnumbered < rows else { return [] }
        let units = keys.unnumberedOfUnit.keys.sorted().prefix(mostRegions)
        let excerpt = try stations.stations(of: Set(units))
        var lines: [Int32: [Int]] = [:]
        for (place, row) in excerpt.rows.enumerated()
        where excerpt.table.stationNumbers?[place] == nil {
            lines[excerpt.units[place], default: []].append(stations.line(row))
        }
        var free: [Int32: [Int]] = [:]
        for gap in gaps { for unit in gap.units { free[unit] = gap.absent } }
        let places = units.compactMap { unit in
            lines[unit].map { lines in
                FindingKind.BlankNumbers(
                    region: stations.code(unit), lines: lines.sorted(), free: free[unit] ?? [])
            }
        }.sorted { $0.lines[0] < $1.lines[0] }
        guard let first = places.first else { return [] }
        return [
            Finding(
                .station(
                    .numbersBlank(
                        rows: keys.unnumbered, of: rows, regions: keys.unnumberedOfUnit.count, places: places)
                ),
                severity: .notice, contest: input.contest,
                region: places.count == 1 ? RegionCode(first.region, scheme: input.scheme) : nil,
                place: SourcePlace(file: stations.file, line: first.lines[0], column: "station_no"),
                expected: "0", found: String(keys.unnumbered))
        ]
    }

    private static func impossible(
        _ stations: CheckedStations, _ input: CountCheck.Input, isIndonesian: Bool
    ) throws -> [Finding] {
        let odd = stations.stationNumbers.indices.filter {
            !StationNumberFindings.isPossible(stations.stationNumbers[$0], isIndonesian: isIndonesian)
        }
        let units = odd.isEmpty ? [] : stations.scan.keys.units(with: Set(odd.map(Int32.init)))
        guard !units.isEmpty else { return [] }
        let wanted = Set(odd.map { stations.stationNumbers[$0] })
        let excerpt = try stations.stations(of: Set(units))
        let places = excerpt.rows.indices.filter { place in
            excerpt.table.stationNumbers?[place].map(wanted.contains) ?? false
        }.sorted { excerpt.rows[$0] < excerpt.rows[$1] }
        guard let first = places.first else { return [] }
        let names = StationNames(excerpt.table)
        return [
            Finding(
                .station(
                    .impossibleNumbers(
                        stations: places.map { names[$0] },
                        largest: isIndonesian ? Self.largest : nil)),
                severity: .warning, contest: input.contest,
                region: RegionCode(stations.code(excerpt.units[first]), scheme: input.scheme),
                place: SourcePlace(
                    file: stations.file, line: stations.line(excerpt.rows[first]), column: "station_no"),
                expected: isIndonesian ? "1-\(Self.largest)" : "", found: String(places.count),
                station: excerpt.table.stationNumbers?[first])
        ]
    }

    /// Whether a number is one, or plainly a name.
    static func isPossible(_ number: String, isIndonesian: Bool) -> Bool {
        let digits = number.drop { "+-−".contains($0) }
        guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }) else { return true }
        guard digits.count == number.count else { return false }
        return !isIndonesian || (1...largest).contains(Int(digits) ?? .max)
    }
}
