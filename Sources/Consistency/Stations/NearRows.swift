import Foundation

/// How much rarer near rows are than equal ones in stations where the voters themselves leave little room.
///
/// The votes of two pairs at a station are spread by its voters alone with variance h = v₁ v₂ / (v₁ + v₂), and two such counts are d
/// apart exp(−d² / 4h) times as often as equal; the registered voters above those who voted, a, are spread with variance a at least,
/// and r apart exp(−r² / 4a) times as often. Stations differ among each other too, which makes near rows more frequent: so this is
/// the least there can be, and the equal rows that chance gives are not taken for too few. In large stations both are near 1.
struct NearRows: Sendable {
    private let first: [UInt8]
    private let second: [UInt8]
    private let absent: [UInt8]
    /// Sum over all lengths of a move of how often it is made, by h and by a.
    private let sums: [Double]
    private let movesVoters: Bool

    /// - Parameters:
    ///   - hashes: Rows.
    ///   - one: One of the two pairs between which votes are moved.
    ///   - other: The other one.
    init(_ hashes: RowHashes, _ one: Int, _ other: Int) {
        (first, second, absent) = (hashes.small[one], hashes.small[other], hashes.absent)
        movesVoters = hashes.movesVoters
        sums = (0...255).map { (variance: Int) -> Double in
            let width = 4 * max(0.25, Double(variance))
            var sum = 0.0
            for length in 1...RowHashes.longestMove { sum += exp(-Double(length * length) / width) }
            return sum
        }
    }

    /// Probability that of two rows which are equal or near the figures are equal.
    ///
    /// - Parameters:
    ///   - one: A row.
    ///   - other: The other one.
    func share(_ one: Int, _ other: Int) -> Double {
        let votes = min(sums[variance(one)], sums[variance(other)])
        guard movesVoters else { return 1 / (1 + 2 * votes) }
        let voters = min(sums[Int(absent[one])], sums[Int(absent[other])])
        // An unordered equal pair is half as frequent as an ordered near one.
        return 1 / (1 + 2 * (voters + votes * (1 + 2 * voters)))
    }

    private func variance(_ row: Int) -> Int {
        let (one, other) = (Int(first[row]), Int(second[row]))
        return one + other == 0 ? 0 : one * other / (one + other)
    }
}
