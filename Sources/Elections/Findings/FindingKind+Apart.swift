// What is otherwise in one file than in another, or in one region than in the others.
extension FindingKind {
    /// Regions that two files write differently and that are compared all the same: each has only one that it can be.
    public struct NamesOtherwise: Sendable, Hashable, Codable {
        public var file: String
        public var other: String
        /// How many regions.
        public var regions: Int
        /// How they differ, each once.
        public var writings: [NameWriting]
        /// The first of them, as the one file and the other write it.
        public var names: [AlikeNames]

        public init(
            file: String, other: String, regions: Int, writings: [NameWriting], names: [AlikeNames]
        ) {
            (self.file, self.other, self.regions) = (file, other, regions)
            (self.writings, self.names) = (writings, names)
        }
    }

    /// A column that has no figure above 0 at any station of one region, and figures nearly everywhere else.
    public struct ColumnApart: Sendable, Hashable, Codable {
        public var column: String
        public var region: LevelRegion
        /// Stations of the region that have other figures.
        public var stations: Int
        /// Stations of the other regions.
        public var others: Int
        /// Whether its cells are empty, instead of 0.
        public var isEmpty: Bool

        public init(column: String, region: LevelRegion, stations: Int, others: Int, isEmpty: Bool) {
            (self.column, self.region, self.stations) = (column, region, stations)
            (self.others, self.isEmpty) = (others, isEmpty)
        }
    }
}
