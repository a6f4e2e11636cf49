import Elections

/// Where the regions of a contest stand: the codes from the level below the whole down to each.
///
/// Codes of Indonesian lists show their level by their length. Any other text is a region too: the whole is what
/// `contests.csv` names, and others stand where the parents of `regions.csv` put them, directly below the whole where
/// it names none at all. A region without a parent beside others that have one is a sum of its own kind, such as a country
/// without its voters abroad, and has no place.
struct RegionPlaces {
    private let parents: [RegionCode: RegionCode]
    private let whole: RegionCode?
    /// Whether the length of a code shows its level.
    private let isIndonesian: Bool

    /// Parents of a region in a chain longer than this are a circle.
    private static let deepest = 20

    /// - Parameters:
    ///   - election: The folder.
    ///   - contest: The contest.
    ///   - regions: Regions that its recap names.
    init(_ election: Election, contest: Contest?, regions: [RegionCode]) {
        let parents = election.parents
        self.parents = parents
        let named = contest?.region
        let isListed = election.scheme.isIndonesian
        let isLaw = contest?.kind ?? .other != .other || parents.isEmpty
        isIndonesian =
            isListed || (isLaw && (regions + [named].compactMap { $0 }).allSatisfy { $0.assumedLevel != nil })
        let tops = Set(regions.compactMap { parents[$0] }).filter { parents[$0] == nil }
        whole = named ?? (tops.count == 1 ? tops.first : nil)
    }

    /// Names of the levels down to a depth.
    ///
    /// - Parameter depth: Levels below the whole.
    func levels(_ depth: Int) -> [String] {
        isIndonesian
            ? Array(StationTable.indonesianLevels.prefix(depth))
            : (1...max(1, depth)).map { $0 == 1 ? "region" : "region_\($0)" }.prefix(depth).map { $0 }
    }

    /// Codes from the level below the whole down to the region itself; empty for the whole, `nil` where its place is
    /// not known.
    func path(_ region: RegionCode) -> [String]? {
        if isIndonesian { return region.assumedLevel.map { indonesianPath(region, level: $0) } }
        if region == whole { return [] }
        var path = [region.text]
        var current = region
        if parents[region] == nil, !parents.isEmpty { return nil }
        while let parent = parents[current], parent != whole {
            guard path.count < RegionPlaces.deepest else { return nil }
            path.insert(parent.text, at: 0)
            current = parent
        }
        return path
    }

    private func indonesianPath(_ region: RegionCode, level: RegionLevel) -> [String] {
        guard level > .nation else { return [] }
        var path = [region.text]
        var current = region
        for upper in stride(from: level.rawValue - 1, to: 0, by: -1) {
            let parent = parents[current]
            if let parent, parent.assumedLevel?.rawValue == upper {
                current = parent
            } else {
                current = RegionCode(
                    String(region.text.prefix(upper == 3 && region.scheme.name == "bps" ? 7 : 2 * upper)),
                    scheme: region.scheme)
            }
            path.insert(current.text, at: 0)
        }
        return path
    }
}
