/// Stations of two files that are the same under other labels: numbers that are all so much higher, or regions under other
/// codes. It is computed from their figures; which of the files has the labels that were meant is not known.
public struct Relabelling: Sendable, Hashable, Codable {
    /// A region under two codes.
    public struct Region: Sendable, Hashable, Codable {
        /// Column of its level.
        public var level: String
        /// Its code in the older file.
        public var old: String
        /// Its code in the newer file.
        public var new: String

        /// - Parameters:
        ///   - level: Column of its level.
        ///   - old: Its code in the older file.
        ///   - new: Its code in the newer file.
        public init(_ level: String, _ old: String, _ new: String) {
            self.level = level
            self.old = old
            self.new = new
        }
    }

    /// How much higher every station number is in the newer file; 0 where the numbers are the same.
    public var shift: Int
    /// Regions under other codes, in the order of the older file.
    public var regions: [Region]
    /// Stations with the same figures in both files with the labels undone.
    public var equal: Int
    /// Stations that both files have with the labels undone.
    public var inCommon: Int
    /// Stations with the same figures as the files stand.
    public var equalAsTheyStand: Int

    /// - Parameters:
    ///   - shift: How much higher every station number is in the newer file.
    ///   - regions: Regions under other codes.
    ///   - equal: Stations with the same figures in both files with that undone.
    ///   - inCommon: Stations that both files have with that undone.
    ///   - equalAsTheyStand: Stations with the same figures as the files stand.
    public init(shift: Int, regions: [Region], equal: Int, inCommon: Int, equalAsTheyStand: Int) {
        self.shift = shift
        self.regions = regions
        self.equal = equal
        self.inCommon = inCommon
        self.equalAsTheyStand = equalAsTheyStand
    }

    /// Whether nine in ten of the stations that both files have then have the same figures, and hardly one as the files stand.
    public var isOfNearlyAll: Bool { 10 * equal >= 9 * inCommon && 9 * equalAsTheyStand <= equal }
}
