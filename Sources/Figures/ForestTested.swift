extension ForestChart {
    /// All counts that are tested, of which the rows may be the farthest.
    public struct Tested: Sendable, Equatable, Codable {
        /// How many there are, and how many have the official value in their range.
        public var all: Int
        public var inside: Int
        /// How many chance alone puts outside their range.
        public var expectedOutside: Double

        public init(_ all: Int, inside: Int, expectedOutside: Double) {
            (self.all, self.inside, self.expectedOutside) = (all, inside, expectedOutside)
        }
    }
}
