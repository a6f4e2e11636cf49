/// Round values along an axis.
enum Ticks {
    /// Steps in percentage points that people can count in.
    private static let steps: [Double] = [0.2, 0.5, 1, 2, 5, 10, 20, 50]

    /// Multiples of the smallest step whose labels keep `room` pixels apart, between two values in points.
    static func points(from low: Double, to high: Double, pixels: Double, room: Double)
        -> (values: [Double], decimals: Int)
    {
        let scale = pixels / max(high - low, 1e-9)
        let step = steps.first { $0 * scale >= room } ?? 50
        let first = (low / step - 1e-9).rounded(.up)
        let last = (high / step + 1e-9).rounded(.down)
        guard first <= last else { return ([], 0) }
        let values = stride(from: first, through: last, by: 1).map { $0 * step }
        return (values, step < 1 ? 1 : 0)
    }
}
