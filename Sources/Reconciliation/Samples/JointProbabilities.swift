/// The probability that two stations are both drawn, for every pair of stations of a sample.
public struct JointProbabilities: Sendable, Equatable {
    /// Two stations, in alphabetical order.
    private struct Pair: Hashable, Sendable {
        let first: String
        let second: String

        init(_ one: String, _ other: String) {
            (first, second) = one < other ? (one, other) : (other, one)
        }
    }

    private struct Entry: Equatable, Sendable {
        var probability: Double
        var line: Int
    }

    /// Name of the file, for messages.
    public let file: String
    private var known: [Pair: Entry] = [:]

    /// - Parameter file: Name of the file, for messages.
    public init(file: String) { self.file = file }

    /// Adds a pair of stations.
    ///
    /// - Parameters:
    ///   - first: Name of a station, its lowest region and its number, such as "1101011007/7".
    ///   - second: Name of the other one.
    ///   - probability: That both are drawn.
    ///   - line: Where it stands.
    /// - Throws: `SampleFault` for a pair that is there already with another probability.
    public mutating func add(
        _ first: String, _ second: String, probability: Double, line: Int
    ) throws {
        let entry = Entry(probability: probability, line: line)
        guard let earlier = known.updateValue(entry, forKey: Pair(first, second)),
            earlier.probability != probability
        else { return }
        throw SampleFault(
            file, line: line, column: "probability",
            "stations \(first) and \(second) stand twice, with \(earlier.probability) and with \(probability); "
                + "remove one of the rows")
    }

    /// The matrix of some stations; the diagonal holds their own probabilities.
    ///
    /// - Parameters:
    ///   - names: Names of the stations.
    ///   - probabilities: Inclusion probability of each.
    ///   - strata: Stratum of each; pairs of different strata may be left out, they are drawn independently.
    /// - Returns: A row and a column for each station.
    /// - Throws: `SampleFault` for a pair of one stratum that is not there, is likelier than one of its stations, or
    ///   less likely than they can be.
    func matrix(
        _ names: [String], probabilities: [Double], strata: [Int32]
    ) throws -> [[Double]] {
        try names.indices.map { i in
            try names.indices.map { j in
                if i == j { return probabilities[i] }
                guard strata[i] == strata[j] else { return probabilities[i] * probabilities[j] }
                return try joint(names[i], names[j], probabilities[i], probabilities[j])
            }
        }
    }

    private func joint(_ one: String, _ other: String, _ first: Double, _ second: Double) throws -> Double {
        guard let entry = known[Pair(one, other)] else {
            throw SampleFault(
                file,
                "the pair of stations \(one) and \(other) is missing; give every pair of a stratum one row, or "
                    + "leave ‘joint’ out")
        }
        let value = entry.probability
        guard value <= min(first, second) * (1 + 1e-9) else {
            throw SampleFault(
                file, line: entry.line, column: "probability",
                "stations \(one) and \(other) have the joint probability \(value), more than one of them has "
                    + "alone; correct it")
        }
        // Fréchet's bound, and a design that all but never draws both.
        let least = max(first + second - 1 - 1e-9, first * second * 1e-6)
        guard value >= least else {
            throw SampleFault(
                file, line: entry.line, column: "probability",
                "stations \(one) and \(other) have the joint probability \(value), too small for two stations "
                    + "with \(first) and \(second), so nothing can be estimated from them; correct it, or leave "
                    + "‘joint’ out")
        }
        return value
    }
}
