import Elections
import Ground

/// Numbers of stations that no station can have.
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
    /// - Throws: What reading rows again throws.
    init(_ stations: CheckedStations, input: CountCheck.Input, isIndonesian: Bool) throws {
        let odd = stations.stationNumbers.indices.filter {
            !StationNumberFindings.isPossible(stations.stationNumbers[$0], isIndonesian: isIndonesian)
        }
        let units = odd.isEmpty ? [] : stations.scan.keys.units(with: Set(odd.map(Int32.init)))
        guard !units.isEmpty else {
            all = []
            return
        }
        let wanted = Set(odd.map { stations.stationNumbers[$0] })
        let excerpt = try stations.stations(of: Set(units))
        let places = excerpt.rows.indices.filter { place in
            excerpt.table.stationNumbers?[place].map(wanted.contains) ?? false
        }.sorted { excerpt.rows[$0] < excerpt.rows[$1] }
        guard let first = places.first else {
            all = []
            return
        }
        let names = StationNames(excerpt.table)
        all = [
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
