import Foundation

/// How many rows of a chart have one verdict: a number, a word, and a tone with a shape of its own.
public struct ChartVerdict: Sendable, Equatable, Codable {
    public var tone: ChartTone
    public var count: Int
    /// The verdict in a word or two, in the chart's language.
    public var word: String

    public init(_ tone: ChartTone, count: Int, word: String) {
        (self.tone, self.count, self.word) = (tone, count, word)
    }
}

extension Canvas {
    /// The shape of a tone, which says without colour what the colour says.
    mutating func shape(of tone: ChartTone, x: Double, y: Double, size: Double) {
        let (half, paint) = (size / 2, Paint.tone(tone))
        switch tone {
        case .agree: circle(x, y, radius: half, paint, filled: true)
        case .close:
            circle(x, y, radius: half, paint, filled: false)
            // The left half of the disc, its bow as twelve strokes.
            polygon(
                (6...18).map { step in
                    let angle = Double(step) * .pi / 12
                    return (x + half * cos(angle), y + half * sin(angle))
                }, paint, filled: true)
        case .edge:
            polygon(
                [(x, y - half), (x + half, y + 0.8 * half), (x - half, y + 0.8 * half)], paint, filled: true)
        case .apart:
            polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)], paint, filled: true)
        case .open: square(x, y, side: 0.85 * size, paint, filled: false)
        }
    }
}
