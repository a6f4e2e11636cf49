import Foundation
import Statistics

/// How much rarer near rows are than equal ones in stations where the voters themselves leave little room.
///
/// The votes of two pairs at a station are spread by its voters alone with variance h = v₁ v₂ / (v₁ + v₂), and two such counts are d
/// apart exp(−d² / 4h) times as often as equal; the registered voters above those who voted, a, are spread with variance a at least,
/// and r apart exp(−r² / 4a) times as often. Stations differ among each other too, which makes near rows more frequent: so this is
/// the least there can be, and the equal rows that chance gives are not taken for too few. In large stations both are near 1.
///
/// Many stations may have just the voters that the law allows at most, or round numbers of them: then near rows are as rare as the
/// file's own registers are near and not equal (``RegisterSpread``).
struct NearRows: Sendable {
    private let first: [UInt8]
    private let second: [UInt8]
    private let absent: [UInt8]
    /// Votes of a third choice that may differ too.
    private let third: [UInt8]?
    /// Sum over all lengths of a move of how often it is made, by h and by a.
    private let sums: [Double]
    private let movesVoters: Bool
    private let voters: [UInt16]
    private let registers: RegisterSpread

    /// - Parameters:
    ///   - hashes: Rows.
    ///   - one: One of the two pairs between which votes are moved.
    ///   - other: The other one.
    ///   - besides: What may differ as well.
    init(_ hashes: RowHashes, _ one: Int, _ other: Int, besides: RowHashes.Besides?) {
        (first, second, absent) = (hashes.small[one], hashes.small[other], hashes.absent)
        voters = hashes.voters
        switch besides {
        case nil: (movesVoters, third) = (false, nil)
        case .voters: (movesVoters, third) = (true, nil)
        case .choice(let choice): (movesVoters, third) = (false, hashes.small[choice])
        }
        registers = RegisterSpread(movesVoters ? hashes.voters : [])
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
        let votes = min(sums[variance(one, second)], sums[variance(other, second)])
        let besides: Double
        if movesVoters {
            besides = min(
                min(sums[Int(absent[one])], sums[Int(absent[other])]),
                registers.nearness(self.voters[one], self.voters[other]))
        } else if let third {
            besides = min(sums[variance(one, third)], sums[variance(other, third)])
        } else {
            return 1 / (1 + 2 * votes)
        }
        // An unordered equal pair is half as frequent as an ordered near one.
        return 1 / (1 + 2 * (besides + votes * (1 + 2 * besides)))
    }

    private func variance(_ row: Int, _ counts: [UInt8]) -> Int {
        let (one, other) = (Int(first[row]), Int(counts[row]))
        return one + other == 0 ? 0 : one * other / (one + other)
    }
}

/// How often two stations have nearly the same register beside the same, as the file has them.
///
/// A number of voters that far more stations have than those around it, such as the most that a station may have, stands for
/// itself; all others are taken together, since of one number alone there are too few.
struct RegisterSpread: Sendable {
    /// Near registers for each equal one, for the numbers that stand for themselves, and for all others.
    private let ofPeaks: [UInt16: Double]
    private let ofOthers: Double

    /// - Parameter registers: Registered voters of all stations.
    init(_ registers: [UInt16]) {
        let steps = RowHashes.longestMove
        var counts = [Int](repeating: 0, count: registers.isEmpty ? 0 : 65_536 + 2 * steps)
        for voters in registers { counts[Int(voters) + steps] += 1 }
        func around(_ place: Int) -> Int {
            (1...steps).reduce(0) { $0 + counts[place - $1] + counts[place + $1] }
        }
        let places = Set(registers).sorted().map { Int($0) + steps }
        var peaks: [UInt16: Double] = [:]
        var (equal, near) = (0.0, 0.0)
        for place in places {
            let (own, others) = (Double(counts[place]), Double(around(place)))
            if Poisson.upperTail(counts[place] - 1, mean: max(1, others / Double(2 * steps)))
                < RegisterSpread.chance
            {
                peaks[UInt16(place - steps)] = others / (2 * own)
            } else {
                equal += own * (own - 1)
                near += own * others / 2
            }
        }
        ofPeaks = peaks
        ofOthers = equal > 0 ? near / equal : .infinity
    }

    /// Probability below which as many stations with one register are no chance beside those around it.
    private static let chance = 1e-4

    /// Near registers for each equal one, at most as many as either of two stations says.
    func nearness(_ one: UInt16, _ other: UInt16) -> Double {
        min(ofPeaks[one] ?? ofOthers, ofPeaks[other] ?? ofOthers)
    }
}
