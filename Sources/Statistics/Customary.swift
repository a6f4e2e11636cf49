/// What is customary where nobody asks for anything else; every default of a level or a power is one of these.
public enum Customary {
    /// Level of intervals, a fraction.
    public static let level = 0.95
    /// Level of outer intervals, a fraction: what lies outside is more than sampling explains.
    public static let outerLevel = 0.99
    /// Level of tests, a fraction.
    public static let alpha = 0.05
    /// Probability with which a difference is to be found, a fraction.
    public static let power = 0.8
}
