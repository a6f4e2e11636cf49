import Elections
import Ground

/// Sampled stations that the official file does not list although it should: rows are missing there.
///
/// A number that the sample has wrong is no missing row. Certain is a station whose number lies between those that the file has
/// of its region; likely one with the next number, or of a region that the file does not have, where there are several.
struct UnlistedStations {
    /// Positions among the stations that arrived, ascending.
    let positions: [Int]

    /// Likely ones that are believed without a certain one.
    private static let fewestLikely = 3

    /// - Parameters:
    ///   - places: Where the stations of the sample stand in the official file.
    ///   - table: The sample.
    ///   - received: Its rows that arrived.
    ///   - official: The official file.
    init(_ places: StationPlaces?, _ table: StationTable, received: [Int], in official: StationTable) {
        positions = places.map { UnlistedStations.find($0, table, received, official) } ?? []
    }

    private static func find(
        _ places: StationPlaces, _ table: StationTable, _ received: [Int], _ official: StationTable
    ) -> [Int] {
        let absent = places.positions { $0 == .absent }
        guard !absent.isEmpty, absent.count < places.places.count, let level = table.levels.last,
            let own = table.codes(level), let listed = official.codes(level),
            let numbers = table.stationNumbers, let known = official.stationNumbers
        else { return [] }
        let place = { (position: Int) in received[position] }
        let value = { (number: String?) in number.flatMap(NumberNames.plain).flatMap { Int($0) } }
        let wanted = Set(absent.compactMap { own[place($0)] })
        let alike = NameLikeness(listed.codes)
        let isWanted = listed.codes.map(wanted.contains)
        var found: [String: Set<Int>] = [:]
        for row in 0..<official.count where listed.ids[row] >= 0 && isWanted[Int(listed.ids[row])] {
            guard let number = value(known[row]) else { continue }
            found[listed[row] ?? "", default: []].insert(number)
        }
        var certain: [Int] = []
        var likely: [Int] = []
        for position in absent {
            guard let region = own[place(position)] else { continue }
            guard let numbersThere = found[region], let last = numbersThere.max() else {
                // Another way to write the region is no missing row.
                if alike.name(like: region) == nil { likely.append(position) }
                continue
            }
            guard let number = value(numbers[place(position)]),
                number > 0,
                !numbersThere.contains(number)
            else { continue }
            if number < last {
                certain.append(position)
            } else if number == last + 1 {
                likely.append(position)
            }
        }
        guard !certain.isEmpty || likely.count >= fewestLikely else { return [] }
        return (certain + likely).sorted()
    }
}
