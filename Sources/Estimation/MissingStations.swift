import Ground
import Statistics

/// A sample of which some stations have not been received.
///
/// Stations are not missing at random: report the estimate from the received ones together with the bounds
/// that hold whatever the others contain. Sources: Oh & Scheuren (1983); Manski (1989, 2003).
public struct MissingStations: Sendable, Equatable {
    /// Weights of all sampled stations, received or not.
    public let weights: [Double]
    /// Whether each station was received.
    public let received: [Bool]

    /// - Throws: ``EstimationError/columnLength(column:have:need:)``, ``EstimationError/emptySample`` if
    ///   nothing was received.
    public init(weights: [Double], received: [Bool]) throws(EstimationError) {
        guard received.count == weights.count else {
            throw .columnLength(column: "received", have: received.count, need: weights.count)
        }
        guard received.contains(true) else { throw .emptySample }
        self.weights = weights
        self.received = received
    }

    /// Received over sampled stations.
    public var responseRate: Double { Double(received.count { $0 }) / Double(received.count) }
    /// The same by weight.
    public var weightedResponseRate: Double {
        received.indices.reduce(0) { $0 + (received[$1] ? weights[$1] : 0) } / weights.reduce(0, +)
    }

    /// Weights raised within cells so that the received stations carry the weight of all; zero for the
    /// others.
    ///
    /// - Parameter cells: adjustment cell of each station, such as stratum by urban.
    /// - Returns: the weights and the weight of the cells in which nothing was received.
    public func adjustedWeights(
        cells: CodeColumn
    ) throws(EstimationError) -> (weights: [Double], lostWeight: Double) {
        guard cells.count == weights.count else {
            throw .columnLength(column: "cells", have: cells.count, need: weights.count)
        }
        var sampled = [Double](repeating: 0, count: cells.codes.count)
        var arrived = sampled
        for row in weights.indices {
            let cell = Int(cells.ids[row])
            sampled[cell] += weights[row]
            if received[row] { arrived[cell] += weights[row] }
        }
        let adjusted = weights.indices.map { row -> Double in
            let cell = Int(cells.ids[row])
            return received[row] ? weights[row] * sampled[cell] / arrived[cell] : 0
        }
        let lost = sampled.indices.reduce(0.0) { $0 + (arrived[$1] > 0 ? 0 : sampled[$1]) }
        return (adjusted, lost)
    }

    /// Bounds of the shares, and of leads, over every possible content of the missing stations:
    /// [Y/(X + Xm), (Y + Xm)/(X + Xm)] and [(D − Xm)/(X + Xm), (D + Xm)/(X + Xm)].
    ///
    /// - Parameters:
    ///   - caps: largest number of valid ballots that each station can have.
    ///   - leads: pairs of numerators, first minus second.
    ///   - denominator: the denominator, a value for each row.
    ///   - numerators: a column for each choice, a value for each row.
    /// - Throws: ``EstimationError/zeroDenominator``, ``EstimationError/columnLength(column:have:need:)``.
    public func worstCase(
        numerators: [[Double]], denominator: [Double], caps: [Double], leads: [(Int, Int)] = []
    ) throws(EstimationError) -> (shares: [Interval], leads: [Interval]) {
        for column in numerators + [denominator, caps] where column.count != weights.count {
            throw .columnLength(column: "values", have: column.count, need: weights.count)
        }
        let observed = { (column: [Double]) -> Double in
            weights.indices.reduce(0) { $0 + (received[$1] ? weights[$1] * column[$1] : 0) }
        }
        let missing = weights.indices.reduce(0.0) { $0 + (received[$1] ? 0 : weights[$1] * caps[$1]) }
        let total = observed(denominator) + missing
        guard total > 0 else { throw .zeroDenominator }
        let sums = numerators.map(observed)
        return (
            sums.map { Interval(low: $0 / total, high: ($0 + missing) / total) },
            leads.map { first, second in
                let lead = sums[first] - sums[second]
                return Interval(low: (lead - missing) / total, high: (lead + missing) / total)
            }
        )
    }
}
