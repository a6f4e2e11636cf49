/// What the rule of winning asks of the first choice, fractions.
public struct RuleLine: Sendable, Equatable, Codable {
    public var share: Double
    /// The lead that is asked for with it, where one is.
    public var lead: Double?

    public init(share: Double, lead: Double? = nil) { (self.share, self.lead) = (share, lead) }
}
