import Elections

/// A station that a recap counts and the file of stations lacks.
enum MissingStation {
    /// - Parameter unit: A unit of a recap with the stations below it.
    static func slips(_ unit: RecapUnit) -> [Slip] {
        guard unit.hasStations else { return [] }
        let stations = unit.known.first { unit.names[$0] == "stations" }
        let measures = unit.known.filter { $0 != stations }
        guard measures.contains(where: { unit.difference($0) > 0 }),
            measures.allSatisfy({ unit.difference($0) >= 0 })
        else { return [] }
        let figures = measures.map { Slip.NamedFigure(unit.names[$0], unit.difference($0)) }
        if let stations {
            guard unit.difference(stations) == 1 else { return [] }
            return [.stationMissing(number: next(unit), region: unit.name, figures: figures)]
        }
        // Without a number of stations in the recap, a place left among those of the file speaks for one.
        if !unit.absent.isEmpty {
            return unit.absent.map { .stationMissing(number: $0.number, region: $0.code, figures: figures) }
        }
        return isStation(unit, measures)
            ? [.stationMissing(number: nil, region: unit.name, figures: figures)] : []
    }

    /// The number after those of a region's stations, where they run from 1 without a gap.
    private static func next(_ unit: RecapUnit) -> Int? {
        let names = unit.children.map { $0.name.split(separator: "/", omittingEmptySubsequences: false) }
        guard Set(names.map { $0.dropLast() }).count == 1, names.allSatisfy({ $0.count > 1 }) else {
            return nil
        }
        let numbers = names.compactMap { name in name.last.flatMap { $0.first == "+" ? nil : Int($0) } }
        return numbers.count == names.count && Set(numbers) == Set(1...max(1, names.count))
            ? names.count + 1 : nil
    }

    /// Most that a figure of a station is, beside the largest of those around it; small ones vary more.
    private static let (mostTimes, mostMore) = (2, 20)

    /// Whether what a recap has more than its stations is what the form of one of them could say: every figure of it is
    /// there, none larger than those around it make likely, and its rules hold, of which at least one could fail.
    private static func isStation(_ unit: RecapUnit, _ measures: [Int]) -> Bool {
        guard let forms = unit.childForms, unit.children.count > 1, measures.count == unit.names.count,
            measures.count > 2
        else { return false }
        let isLikely = measures.allSatisfy { measure in
            let largest = unit.children.compactMap { $0.values[measure] }.max() ?? 0
            return unit.difference(measure) <= mostTimes * largest + mostMore
        }
        let form = [Int64?](repeating: nil, count: forms.rules.columns.count)
        return isLikely && forms.isKept(form, changed: unit.names.indices.map { unit.difference($0) })
    }
}
