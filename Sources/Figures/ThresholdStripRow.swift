/// What a threshold strip is drawn of.
extension ThresholdStripChart {
    /// What the axis shows.
    public enum Measure: String, Sendable, Codable {
        case lead, share
    }

    /// One contest.
    public struct Row: Sendable, Equatable, Codable {
        public var label: String
        public var official: Double
        /// The official lead in votes; `nil` where only shares are printed.
        public var votes: Int?
        /// The limit or the line; `nil` where there is none or it is not known.
        public var limit: Double?
        /// The lead that the rule asks for beside the line, and the official one, where it has another way to win; fractions.
        public var lead: Lead?
        /// Whether there would be a limit if the number of inhabitants were known.
        public var lacksPopulation: Bool
        /// What quick counts say of the same, with their names.
        public var counts: [CountedValue]

        /// A lead beside the one that a rule asks for.
        public struct Lead: Sendable, Equatable, Codable {
            public var official, needed: Double

            public init(official: Double, needed: Double) {
                (self.official, self.needed) = (official, needed)
            }
        }

        public init(
            label: String, official: Double, votes: Int?, limit: Double?, lead: Lead? = nil,
            lacksPopulation: Bool = false, counts: [CountedValue] = []
        ) {
            self.lead = lead
            (self.label, self.official, self.votes, self.limit) = (label, official, votes, limit)
            (self.lacksPopulation, self.counts) = (lacksPopulation, counts)
        }
    }
}
