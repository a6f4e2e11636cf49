import Elections
import Ground

/// Stations of one region with the same figures whose numbers are two writings of one, as `5` and `005`.
struct RewrittenKeys {
    /// Regions that may have some.
    private(set) var units: Set<Int32> = []
    /// For each number the first one that is the same.
    private var first: [String: Int32] = [:]

    init(_ stations: CheckedStations) {
        let numbers = NumberWriting.first(of: stations.stationNumbers)
        for (number, other) in numbers.enumerated() where Int(other) != number {
            first[stations.stationNumbers[number]] = other
            first[stations.stationNumbers[Int(other)]] = other
        }
        for twins in Dictionary(grouping: numbers.indices, by: { numbers[$0] }).values where twins.count > 1 {
            let known = twins.map { Set(stations.scan.keys.units(with: [Int32($0)])) }
            for (place, own) in known.enumerated() {
                for other in known[..<place] { units.formUnion(own.intersection(other)) }
            }
        }
    }

    /// The rows of each such station, by its first number.
    ///
    /// - Parameter excerpt: Stations of ``units`` and perhaps others.
    func rows(_ excerpt: StationExcerpt) -> [(key: StationKeys.Repeated, places: [Int])] {
        guard !units.isEmpty, let numbers = excerpt.table.stationNumbers else { return [] }
        var found: [StationKeys.Repeated: [Int]] = [:]
        for row in excerpt.rows.indices where units.contains(excerpt.units[row]) {
            guard let station = numbers[row].flatMap({ first[$0] }) else { continue }
            found[StationKeys.Repeated(unit: excerpt.units[row], station: station), default: []].append(row)
        }
        let figures = excerpt.table.votes + excerpt.table.fields.values
        return found.filter { _, rows in
            Set(rows.map { numbers[$0] }).count == rows.count && rows.count > 1
                && figures.allSatisfy { column in rows.allSatisfy { column[$0] == column[rows[0]] } }
                && figures.contains { ($0[rows[0]] ?? 0) > 0 }
        }.map { ($0.key, $0.value) }
    }
}
