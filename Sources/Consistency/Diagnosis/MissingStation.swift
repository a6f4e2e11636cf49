import Elections

/// Stations that a recap counts and the file of stations lacks.
enum MissingStation {
    /// - Parameters:
    ///   - unit: A unit of a recap with the stations below it.
    ///   - ownForms: Rules of the recap's rows, which what is missing keeps together.
    static func slips(_ unit: RecapUnit, ownForms: RowForms?) -> [Slip] {
        guard unit.hasStations else { return [] }
        let stations = unit.known.first { unit.names[$0] == "stations" }
        let measures = unit.known.filter { $0 != stations }
        guard measures.contains(where: { unit.difference($0) > 0 }),
            measures.allSatisfy({ unit.difference($0) >= 0 })
        else { return [] }
        let figures = measures.map { Slip.NamedFigure(unit.names[$0], unit.difference($0)) }
        if let stations {
            let missing = unit.difference(stations)
            guard missing == 1 || missing > 1 && areRows(unit, measures, missing, ownForms) else { return [] }
            let numbers = numbers(unit, missing)
            let regions = unit.absent.filter { $0.numbers == numbers }
            return [
                .stationsMissing(
                    missing, numbers: numbers, region: regions.count == 1 ? regions[0].code : unit.name,
                    figures: figures)
            ]
        }
        // Without a number of stations in the recap, places left among those of the file speak for them.
        let absent = unit.absent.filter { absent in
            absent.numbers.count == 1 || areRows(unit, measures, absent.numbers.count, ownForms)
        }
        if !absent.isEmpty {
            return absent.map {
                .stationsMissing($0.numbers.count, numbers: $0.numbers, region: $0.code, figures: figures)
            }
        }
        guard measures.count == unit.names.count, !unit.children.isEmpty else { return [] }
        let isOne = isStation(unit, measures)
        guard isOne || areRows(unit, measures, nil, ownForms) else { return [] }
        return [.stationsMissing(isOne ? 1 : 0, numbers: [], region: unit.name, figures: figures)]
    }

    /// The numbers that those of a region's stations leave out, with those that follow them; none where they are not as many.
    private static func numbers(_ unit: RecapUnit, _ missing: Int) -> [Int] {
        let names = unit.children.map { $0.name.split(separator: "/", omittingEmptySubsequences: false) }
        guard Set(names.map { $0.dropLast() }).count == 1, names.allSatisfy({ $0.count > 1 }) else {
            let known = unit.absent.filter { $0.numbers.count == missing }
            return known.count == 1 && unit.absent.count == 1 ? known[0].numbers : []
        }
        let numbers = Set(
            names.compactMap { name in name.last.flatMap { $0.first == "+" ? nil : Int($0) } })
        let last = names.count + missing
        guard numbers.count == names.count, numbers.allSatisfy({ (1...last).contains($0) }) else { return [] }
        return (1...last).filter { !numbers.contains($0) }
    }

    /// Most that a figure of a station is, beside the largest of those around it; small ones vary more.
    private static let (mostTimes, mostMore) = (2, 20)

    private static func areLikely(_ unit: RecapUnit, _ measures: [Int], _ missing: Int) -> Bool {
        measures.allSatisfy { measure in
            let largest = unit.children.compactMap { $0.values[measure] }.max() ?? 0
            return unit.difference(measure) <= missing * (mostTimes * largest + mostMore)
        }
    }

    /// Whether what a recap has more than its stations is what the form of one of them could say: every figure of it is
    /// there, none larger than those around it make likely, and its rules hold, of which at least one could fail.
    private static func isStation(_ unit: RecapUnit, _ measures: [Int]) -> Bool {
        guard let forms = unit.childForms, unit.children.count > 1, measures.count > 2 else { return false }
        let form = [Int64?](repeating: nil, count: forms.rules.columns.count)
        let isNoLarger = measures.allSatisfy { measure in
            let largest = unit.children.compactMap { $0.values[measure] }.max() ?? 0
            return 4 * unit.difference(measure) <= 5 * largest + 4 * mostMore
        }
        return isNoLarger && forms.isKept(form, changed: unit.names.indices.map { unit.difference($0) })
    }

    /// Whether what a recap has more than its stations is what several of them could be together: as many as are missing, where that
    /// is known.
    private static func areRows(
        _ unit: RecapUnit, _ measures: [Int], _ missing: Int?, _ forms: RowForms?
    ) -> Bool {
        guard let forms, measures.count > 2, missing.map({ areLikely(unit, measures, $0) }) ?? true,
            measures.allSatisfy({ unit.difference($0) > 0 || unit.expected[$0] ?? 0 <= mostMore })
        else { return false }
        let row = [Int64?](repeating: nil, count: forms.rules.columns.count)
        return forms.isKept(row, changed: unit.names.indices.map { unit.difference($0) })
    }
}
