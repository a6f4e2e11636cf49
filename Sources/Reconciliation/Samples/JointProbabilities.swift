import Elections

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
    ///   - first: Name of a station: its lowest region and its number, such as "1101011007/7", or all its regions from the
    ///     top down and its number, such as "11/1101/110101/1101011007/7".
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
            .jointTwice(first, second, earlier: earlier.probability, probability: probability))
    }

    /// The same with stations called by their names.
    ///
    /// - Parameters:
    ///   - names: Names of the stations of the sample.
    ///   - rows: Their rows.
    /// - Throws: `SampleFault` for a station called by its lowest region alone, where that may be several regions, and
    ///   for a pair that stands twice under different names with different probabilities.
    func naming(_ names: StationNames, rows: [Int]) throws -> JointProbabilities {
        var (paths, shorts): ([String: String], [String: Set<String>]) = ([:], [:])
        var examples: [String: [String]] = [:]
        for row in rows {
            let (name, short, path) = (names[row], names.short(row), names.path(row))
            paths[path] = name
            if shorts[short, default: []].insert(name).inserted { examples[short, default: []].append(path) }
        }
        func resolved(_ written: String, _ line: Int, _ column: String) throws -> String {
            if let name = paths[written] { return name }
            guard let known = shorts[written] else { return written }
            guard known.count > 1 else { return known.first ?? written }
            throw SampleFault(
                file, line: line, column: column,
                .ambiguousStation(
                    written, known: known.sorted(), example: examples[written]?.min() ?? written))
        }
        var copy = JointProbabilities(file: file)
        for (pair, entry) in known.sorted(by: { $0.value.line < $1.value.line }) {
            try copy.add(
                try resolved(pair.first, entry.line, "first"),
                try resolved(pair.second, entry.line, "second"),
                probability: entry.probability, line: entry.line)
        }
        return copy
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
            throw SampleFault(file, .jointMissing(one, other))
        }
        let value = entry.probability
        guard value <= min(first, second) * (1 + 1e-9) else {
            throw SampleFault(
                file, line: entry.line, column: "probability",
                .jointTooLarge(one, other, probability: value))
        }
        // Fréchet's bound, and a design that all but never draws both.
        let least = max(first + second - 1 - 1e-9, first * second * 1e-6)
        guard value >= least else {
            throw SampleFault(
                file, line: entry.line, column: "probability",
                .jointTooSmall(one, other, probability: value, alone: [first, second]))
        }
        return value
    }
}
