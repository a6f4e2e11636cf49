// Rows that stand again in the file in which they stand.
extension FindingKind {
    /// Rows of a file that stand there again with the same figures, each of which is counted once.
    public struct Copies: Sendable, Hashable, Codable {
        /// The region of all of them; without a level it is the whole file.
        public var region: LevelRegion
        /// Stations, or regions of a recap, that stand there again.
        public var count: Int
        /// Whether they are all that the region has.
        public var isWhole: Bool
        /// The station, or region of a recap, where it is one.
        public var name: String?
        /// Lines of the rows that are counted: the first and the last of those that stand together.
        public var counted: [ClosedRange<Int>]
        /// Lines of the rows that are not.
        public var leftOut: [ClosedRange<Int>]
        /// How many rows that are.
        public var rowsLeftOut: Int
        /// Regions all of whose rows stand there again, where they are several.
        public var regions: [LevelRegion]

        public init(
            _ region: LevelRegion, count: Int, isWhole: Bool, name: String? = nil,
            counted: [ClosedRange<Int>], leftOut: [ClosedRange<Int>], rowsLeftOut: Int,
            regions: [LevelRegion] = []
        ) {
            self.regions = regions
            (self.region, self.count, self.isWhole, self.name) = (region, count, isWhole, name)
            (self.counted, self.leftOut, self.rowsLeftOut) = (counted, leftOut, rowsLeftOut)
        }

        /// The lines of one station that stands there twice; `nil` of others.
        public var linesOfTwo: [Int]? {
            guard name != nil, counted.count == 1, leftOut.count == 1, leftOut[0].count == 1 else {
                return nil
            }
            return [counted[0].lowerBound, leftOut[0].lowerBound]
        }
    }
}
