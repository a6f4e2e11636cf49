/// The type of drawings, for who draws them.
public enum ChartFont {
    /// Families that every drawing names, the one that is wanted first; the last is generic.
    public static var families: [String] { FontMetrics.families }
}
