/// What stands at the foot of every chart: notes, sources, and how the chart was made.
public struct ChartFooter: Sendable, Equatable, Codable {
    /// Sentences about the method, such as the level a published margin was converted from.
    public var notes: [String]
    /// Sentences on what the chart leaves out, which a card has too.
    public var undrawn: [String]
    /// Each source with its date and form.
    public var sources: [String]
    /// When the sources were read, as it should be printed.
    public var captured: String?
    /// Name and version of the program.
    public var tool: String
    /// Start of the SHA-256 of the data.
    public var dataHash: String?

    public init(
        notes: [String] = [], undrawn: [String] = [], sources: [String] = [], captured: String? = nil,
        tool: String = "Sanding", dataHash: String? = nil
    ) {
        self.notes = notes
        self.undrawn = undrawn
        self.sources = sources
        self.captured = captured
        self.tool = tool
        self.dataHash = dataHash
    }
}
