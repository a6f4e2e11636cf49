extension ForestChart {
    /// What chance alone does, of all counts that are tested: the rows may be the farthest of them.
    public struct Expected: Sendable, Equatable, Codable {
        /// How many lie outside their range.
        public var outside: Double
        /// Of how many.
        public var tested: Int

        public init(outside: Double, of tested: Int) { (self.outside, self.tested) = (outside, tested) }
    }
}
