/// How the cases of a rate fall into replicates: those of one replicate are not independent.
public struct ReplicateSpread: Sendable, Equatable, Codable {
    private var replicates = 0
    private var countSquares = 0.0
    private var products = 0.0
    private var totalSquares = 0.0

    /// Adds a replicate.
    ///
    /// - Parameters:
    ///   - count: Its cases in which it happened.
    ///   - total: Its cases looked at.
    mutating func add(_ count: Int, of total: Int) {
        let (x, n) = (Double(count), Double(total))
        replicates += 1
        countSquares += x * x
        products += x * n
        totalSquares += n * n
    }

    /// Standard error of the rate Σx/Σn with replicates as clusters: √(R/(R − 1) Σ(x − p n)²) / Σn (Cochran 1977,
    /// section 6.4).
    ///
    /// - Parameters:
    ///   - rate: The rate p.
    ///   - total: All cases Σn.
    /// - Returns: `nil` for fewer than two replicates.
    func error(of rate: Double, total: Int) -> Double? {
        guard replicates > 1, total > 0 else { return nil }
        let squares = max(0, countSquares - 2 * rate * products + rate * rate * totalSquares)
        let count = Double(replicates)
        return (count / (count - 1) * squares).squareRoot() / Double(total)
    }
}
