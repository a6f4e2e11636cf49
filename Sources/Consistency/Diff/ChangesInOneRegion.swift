/// The smallest region in which nearly all changes stand although few of the stations do.
///
/// Where all changes are of one region there is nothing to compare them with, so no test of
/// ``ChangeBlocks`` speaks of them. A region is named that holds at least 90% of at least 20 corrected
/// stations and at most half of all stations; were the corrections spread by chance, a given region would
/// hold so many with a probability of at most 0.0002 (binomial, 18 of 20 at ½). It says where corrections stand,
/// not why: the work of one office looks like this.
/// The tests of Methods F4 and C8 do not see this case; the limits are ours, measured in the tests.
public struct ChangesInOneRegion: Sendable, Equatable {
    /// Position of the region's level.
    public let level: Int
    /// Number of the region.
    public let unit: Int
    /// Corrected stations of the region, and all: those where a known figure has another value now.
    public let corrected: Int
    public let correctedInAll: Int
    /// Stations of the region in the older file, and all.
    public let stations: Int
    public let stationsInAll: Int

    /// Fewer corrected stations are not enough to speak of.
    public static let fewest = 20
    /// Percent of the corrected stations that the region holds at least.
    public static let leastPercent = 90

    /// - Parameter regions: Changes of all levels.
    /// - Returns: `nil` where no region is such.
    public init?(_ regions: RegionChanges) {
        let whole = regions.levels[0][0]
        guard whole.corrected >= ChangesInOneRegion.fewest else { return nil }
        for (depth, units) in regions.levels.enumerated().dropFirst().reversed() {
            guard
                let region = units.first(where: {
                    $0.corrected * 100 >= whole.corrected * ChangesInOneRegion.leastPercent
                })
            else { continue }
            // Those above hold more stations still.
            guard region.before * 2 <= whole.before else { return nil }
            level = depth - 1
            unit = region.unit
            corrected = region.corrected
            correctedInAll = whole.corrected
            stations = region.before
            stationsInAll = whole.before
            return
        }
        return nil
    }

    /// How many corrected stations the region would hold at the rate of the whole.
    public var expected: Double {
        Double(correctedInAll) * Double(stations) / Double(stationsInAll)
    }
}
