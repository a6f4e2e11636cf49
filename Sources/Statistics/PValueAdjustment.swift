/// Adjustment of p-values for the number of tests.
///
/// `benjaminiHochberg` controls the share of false flags in a list; `holm` the chance of any false flag;
/// `benjaminiYekutieli` holds under any dependence. Tests at nested levels are one family per level.
public enum PValueAdjustment: String, Sendable, CaseIterable, Codable {
    /// No adjustment.
    case none
    /// Bonferroni: m p.
    case bonferroni
    /// Holm (1979), step-down.
    case holm
    /// Hochberg (1988), step-up; for independent or positively dependent tests.
    case hochberg
    /// Hommel (1988), closed Simes tests.
    case hommel
    /// Benjamini & Hochberg (1995).
    case benjaminiHochberg
    /// Benjamini & Yekutieli (2001).
    case benjaminiYekutieli

    /// Adjusted p-values in the order given, each at most 1.
    ///
    /// - Parameter p: p-values in [0, 1]; ties keep their order.
    /// - Complexity: O(m log m), Hommel O(m²).
    public func adjust(_ p: [Double]) -> [Double] {
        let m = p.count
        guard m > 1 else { return p }
        let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
        let sorted = order.map { p[$0] }
        let adjusted: [Double]
        switch self {
        case .none: return p
        case .bonferroni: adjusted = sorted.map { min(1, Double(m) * $0) }
        case .holm:
            var largest = 0.0
            adjusted = sorted.indices.map { index in
                largest = max(largest, Double(m - index) * sorted[index])
                return min(1, largest)
            }
        case .hochberg:
            adjusted = Self.stepUp(sorted) { Double(m - $0) }
        case .hommel:
            adjusted = Self.hommel(sorted)
        case .benjaminiHochberg:
            adjusted = Self.stepUp(sorted) { Double(m) / Double($0 + 1) }
        case .benjaminiYekutieli:
            let harmonic = (1...m).reduce(0.0) { $0 + 1 / Double($1) }
            adjusted = Self.stepUp(sorted) { harmonic * Double(m) / Double($0 + 1) }
        }
        var result = p
        for (rank, index) in order.enumerated() { result[index] = adjusted[rank] }
        return result
    }

    private static func stepUp(_ sorted: [Double], factor: (Int) -> Double) -> [Double] {
        var smallest = 1.0
        var result = sorted
        for index in sorted.indices.reversed() {
            smallest = min(smallest, factor(index) * sorted[index])
            result[index] = smallest
        }
        return result
    }

    /// The algorithm of Wright (1992), Biometrics 48:1005.
    private static func hommel(_ sorted: [Double]) -> [Double] {
        let m = sorted.count
        var start = Double.infinity
        for index in 0..<m { start = min(start, Double(m) * sorted[index] / Double(index + 1)) }
        var running = [Double](repeating: start, count: m)
        var result = running
        for size in stride(from: m - 1, through: 2, by: -1) {
            let head = m - size + 1
            var smallest = Double.infinity
            for offset in 0..<(size - 1) {
                smallest = min(smallest, Double(size) * sorted[head + offset] / Double(offset + 2))
            }
            for index in 0..<head { running[index] = min(Double(size) * sorted[index], smallest) }
            for index in head..<m { running[index] = running[head - 1] }
            for index in 0..<m { result[index] = max(result[index], running[index]) }
        }
        return (0..<m).map { min(1, max(result[$0], sorted[$0])) }
    }
}
