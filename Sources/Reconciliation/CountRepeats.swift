import Elections

/// Which readings are pages of one and the same count, and which of them stands for it.
///
/// Press pages print one count several times. Testing each page as if it were a count of its own would
/// multiply the evidence, so p-values are adjusted over counts.
struct CountRepeats {
    /// Reading that stands for a count, by the id of each reading that repeats it.
    private(set) var representative: [String: String] = [:]

    /// - Parameters:
    ///   - readings: Readings in the order of the file.
    ///   - home: Regions of contests, which readings without a region have.
    ///   - isTestable: Whether a reading can be tested; such a reading is preferred.
    init(
        _ readings: [QuickCountReading], home: [String: RegionCode] = [:],
        isTestable: (QuickCountReading) -> Bool
    ) {
        let counts = Dictionary(grouping: readings.filter(isTestable)) { CountKey($0, home: home) }
        for pages in counts.values where pages.count > 1 {
            guard let best = pages.max(by: { Self.order($0).lexicographicallyPrecedes(Self.order($1)) })
            else { continue }
            for page in pages where page.id != best.id { representative[page.id] = best.id }
        }
    }

    /// Pages of counts whose latest pages, none of which takes the place of another, are not judged alike: also the earlier ones,
    /// which stand for no count then.
    ///
    /// - Parameters:
    ///   - readings: Readings of a contest.
    ///   - comparisons: What is said of each.
    ///   - home: Regions of contests, which readings without a region have.
    /// - Returns: Their places.
    static func disagreeing(
        _ readings: [QuickCountReading], _ comparisons: [Comparison], home: [String: RegionCode]
    ) -> [Int] {
        let judged = readings.indices.filter { place in
            let comparison = comparisons[place]
            return !comparison.isAside
                && (comparison.agrees != nil
                    || comparison.reasons.contains(.otherWhole)
                        && !comparison.lacksMargin)
        }
        guard judged.count > 1 else { return [] }
        let counts = Dictionary(grouping: judged) { CountKey(readings[$0], home: home) }
        return counts.values.filter { $0.count > 1 }.flatMap { pages -> [Int] in
            let latest = pages.filter { page in
                !pages.contains { readings[page].isSuperseded(by: readings[$0]) }
            }
            return Set(latest.map { comparisons[$0].agrees }).count > 1 ? pages : []
        }.sorted()
    }

    /// Later stages, more data and later days first; the first page of equal ones stands for the count.
    private static func order(_ reading: QuickCountReading) -> [Double] {
        // The day as a number that grows with it.
        let day = reading.day?.split(separator: "-").compactMap { Double($0) }.reduce(0) { 100 * $0 + $1 }
        return [
            Double(reading.stage.rank), reading.dataInPercent?.value ?? 0, day ?? 0,
            -Double(reading.place.line ?? 0),
        ]
    }
}

extension Comparison {
    /// Whether it agrees with the result, whatever its margin where it prints none; `nil` where that is not said.
    fileprivate var agrees: Bool? {
        if isTested { return verdict.isInside }
        return bound.flatMap { $0.answer == .depends ? nil : $0.answer == .consistent }
    }
}
