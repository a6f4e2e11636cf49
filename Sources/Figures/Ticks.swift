/// Round values along an axis in percentage points, and which of them have room for a label.
struct Ticks {
    /// Values in rising order.
    let values: [Double]
    /// Decimals that tell the labels apart.
    let decimals: Int
    private let labelStep: Double

    /// Steps that people can count in, each with the label steps that are multiples of it.
    private static let steps: [(grid: Double, labels: [Double])] = [
        (0.1, [0.1, 0.2, 0.5, 1]), (0.2, [0.2, 1]), (0.5, [0.5, 1, 2]), (1, [1, 2, 5]), (2, [2, 4, 10]),
        (5, [5, 10, 20]), (10, [10, 20, 50]), (20, [20, 40]),
    ]

    /// Grid lines at least `fine` pixels apart, labels at least `room`; up to twice as near where an axis around zero would have no
    /// label on one of its sides.
    ///
    /// - Parameters:
    ///   - room: Pixels that a label needs; `whole` of one without decimals, where that is known.
    ///   - edge: Pixels at either end in which no label has room.
    ///   - hasSides: Whether what lies on either side of 0 is what the axis is about, as of differences.
    init(
        from low: Double, to high: Double, pixels: Double, room: Double, whole: Double? = nil,
        fine: Double = 18, edge: Double = 0, hasSides: Bool = true
    ) {
        let scale = pixels / max(high - low, 1e-9)
        let side = hasSides && low < 0 && high > 0 ? min(-low, high) - edge / scale + 1e-9 : .infinity
        func width(_ step: Double) -> Double { step < 1 ? room : whole ?? room }
        var step = Ticks.steps.first { $0.grid * scale >= fine } ?? (50, [50])
        if step.grid > side {
            step = Ticks.steps.last { $0.grid <= side && $0.grid * scale >= fine / 2 } ?? step
        }
        let first = (low / step.grid - 1e-9).rounded(.up)
        let last = (high / step.grid + 1e-9).rounded(.down)
        values = first <= last ? stride(from: first, through: last, by: 1).map { $0 * step.grid } : []
        let wanted =
            step.labels.first { $0 * scale >= width($0) } ?? step.labels[step.labels.count - 1]
        labelStep =
            wanted <= side
            ? wanted : step.labels.last { $0 <= side && $0 * scale >= width($0) / 2 } ?? wanted
        decimals = labelStep < 1 ? 1 : 0
    }

    func isLabelled(_ value: Double) -> Bool {
        let count = value / labelStep
        return abs(count - count.rounded()) < 1e-6
    }
}
