import Elections
import Ground
import Statistics

/// Stations with the same figures in every column, beside the number that chance alone would give.
///
/// Chance is read off the file itself: how often two stations differ only by 1 to 6 votes that stand with one
/// of the two largest pairs instead of the other, and in files of up to 100,000 stations also by up to 6 registered
/// voters. Where votes are spread smoothly over many, such near pairs are as frequent, for each such difference, as equal
/// ones; in small stations they are rarer, by what the spread of the voters of one station alone makes of them at most, and
/// where many stations share a register by how rarely registers are near (`NearRows`). Given that near and equal pairs are Poisson counts with that ratio, each pair is an equal one with a probability
/// of its own, and the number of equal ones is binomial among all (Przyborowski and Wilenski 1940), with the mean of these
/// probabilities: from one above its mean on, its tail is no shorter than that of the sum (Hoeffding 1956, Ann. Math. Stat.
/// 27:713). Stations
/// where one of the two pairs has fewer than 6 votes are kept apart, without a probability: near zero votes are
/// not smooth.
public struct IdenticalRows: Sendable {
    /// Two rows, the earlier first.
    public struct Pair: Sendable, Equatable {
        public let first: Int
        public let second: Int
        /// Levels that the two share: 0 where they lie in different top regions.
        public let depth: Int
    }

    /// Pairs within the units of one level.
    public struct Scope: Sendable, Equatable {
        /// Number of levels that the pairs share at least.
        public let depth: Int
        public let observed: Int
        /// Pairs that chance gives, about.
        public let expected: Double
        /// Probability of as many or more by chance.
        public let p: Double
    }

    public let pairs: [Pair]
    /// Equal stations where one of the two largest pairs has fewer than 6 votes and another pair has more.
    public let unjudged: [Pair]
    /// From the whole file down to the lowest level; empty where no two rows are equal or no vote can move.
    public private(set) var scopes: [Scope]
    /// Equal and near pairs by the number of levels that they share.
    private let observed: [Pairs]
    private let nearby: [Pairs]

    /// Pairs, and what they say of how many equal ones there are by chance.
    private struct Pairs: Sendable {
        var count = 0
        /// Sum of the probabilities with which each is an equal one.
        var equal = 0.0
        /// Equal pairs that near ones stand for.
        var expected = 0.0

        mutating func add(_ share: Double) {
            count += 1
            equal += share
            expected += share / (1 - share)
        }

        static func + (one: Pairs, other: Pairs) -> Pairs {
            Pairs(
                count: one.count + other.count, equal: one.equal + other.equal,
                expected: one.expected + other.expected)
        }
    }

    /// Pairs that share at least some levels, and fewer than others.
    ///
    /// - Parameters:
    ///   - depth: Number of levels that they share at least.
    ///   - limit: Number of levels that they do not share.
    public func scope(depth: Int, below limit: Int) -> Scope {
        guard !observed.isEmpty else { return Scope(depth: depth, observed: 0, expected: 0, p: 1) }
        let equal = observed[depth..<limit].reduce(Pairs(), +)
        let near = nearby[depth..<limit].reduce(Pairs(), +)
        let all = equal + near
        guard all.count > 0 else { return Scope(depth: depth, observed: 0, expected: 0, p: 1) }
        return Scope(
            depth: depth, observed: equal.count, expected: near.expected,
            p: Binomial.upperTail(equal.count - 1, p: all.equal / Double(all.count), n: all.count))
    }

    /// Probability of as many or more by chance at any of the levels that are looked at (Bonferroni).
    public func anywhere(_ scope: Scope) -> Double { min(1, scope.p * Double(scopes.count)) }

    /// Compares all stations of a scan.
    ///
    /// - Parameters:
    ///   - scan: The scan, which must look for duplicates.
    ///   - rollUp: Its sums.
    ///   - sameKey: Rows of stations that stand on several rows, which are no two stations.
    ///   - threads: Threads at most; results do not depend on their number.
    ///   - besidesRegister: Whether stations are looked for that have all figures in common but those of the register.
    init(
        _ scan: FormScan, rollUp: RollUp, sameKey: [Int: Int], threads: Int, besidesRegister: Bool = false
    ) {
        guard let hashes = scan.hashes, hashes.votes.count > 1,
            !besidesRegister || hashes.setsRegisterAside
        else {
            (pairs, unjudged, scopes, observed, nearby) = ([], [], [], [], [])
            return
        }
        let order = hashes.votes.indices.sorted { one, other in
            let votes = [one, other].map { rollUp.total.sum(hashes.votes[$0], 0) }
            return votes[0] != votes[1] ? votes[0] > votes[1] : one < other
        }
        let leading: UInt16 = 1 << UInt16(order[0]) | 1 << UInt16(order[1])
        let numbers = besidesRegister ? hashes.withoutRegister : hashes.values
        // Without a register to tell them apart, small stations are alike too often.
        let movable = besidesRegister ? hashes.movable(atLeast: 2 * RowHashes.longestMove) : hashes.movable
        let sorted = SortedHashes(numbers, movable) { $0 & leading == leading }
        /// Whether two rows are of two stations, and of other registers where these are set aside.
        @Sendable func areTwo(_ pair: (Int, Int), move: UInt64) -> Bool {
            guard besidesRegister else { return true }
            let difference = hashes.values[pair.1] &- hashes.values[pair.0]
            return difference != move && difference != 0 &- move
        }
        let tree = rollUp.tree
        let paths = RowPaths(scan, tree: tree)
        func equalPairs(_ hashes: SortedHashes) -> [Pair] {
            hashes.pairs(shift: 0)
                .filter { sameKey[$0.0] == nil || sameKey[$0.0] != sameKey[$0.1] }
                .filter { areTwo($0, move: 0) }
                .map { Pair(first: $0.0, second: $0.1, depth: paths.sharedDepth($0.0, $0.1)) }
                .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
        }
        let equal = equalPairs(sorted)
        pairs = equal
        unjudged =
            besidesRegister
            ? [] : equalPairs(SortedHashes(numbers, hashes.movable) { $0 & leading != leading && $0 != 0 })
        let besides: RowHashes.Besides? =
            besidesRegister
            ? (order.count > 2 ? .choice(order[2]) : nil) : hashes.movesVoters ? .voters : nil
        let moves = hashes.moves(from: order[0], to: order[1], besides: besides)
        guard !equal.isEmpty else {
            (scopes, observed, nearby) = ([], [], [])
            return
        }
        let levels = tree.levels.count
        let near = NearRows(hashes, order[0], order[1], besides: besides)
        let nearCounts = Parallel.map(moves.count, threads: threads) { move in
            var counts = [Pairs](repeating: Pairs(), count: levels + 1)
            for pair in sorted.pairs(shift: moves[move]) where areTwo(pair, move: moves[move]) {
                counts[paths.sharedDepth(pair.0, pair.1)].add(near.share(pair.0, pair.1))
            }
            return counts
        }
        var byDepth = [Pairs](repeating: Pairs(), count: levels + 1)
        for pair in equal { byDepth[pair.depth].add(near.share(pair.first, pair.second)) }
        observed = byDepth
        nearby = (0...levels).map { depth in nearCounts.reduce(Pairs()) { $0 + $1[depth] } }
        scopes = []
        scopes = (0...levels).map { scope(depth: $0, below: levels + 1) }
    }
}

/// Rows in the order of their numbers.
private struct SortedHashes: Sendable {
    private let hashes: [UInt64]
    private let rows: [Int32]

    /// - Parameters:
    ///   - values: Numbers of all rows.
    ///   - movable: For each row the pairs that have enough votes to be moved.
    ///   - isWanted: Which rows, by these.
    init(_ values: [UInt64], _ movable: [UInt16], isWanted: (UInt16) -> Bool) {
        // Rows are dealt into buckets by the first bits of their number, and the buckets sorted.
        let count = values.count
        var bits: UInt64 = 0
        while count >> Int(bits) > 32, bits < 20 { bits += 1 }
        let shift = 64 - bits
        func bucket(_ hash: UInt64) -> Int { bits == 0 ? 0 : Int(hash >> shift) }
        var ends = [Int](repeating: 0, count: (1 << Int(bits)) + 1)
        for row in 0..<count where isWanted(movable[row]) {
            ends[bucket(values[row]) + 1] += 1
        }
        for place in ends.indices.dropFirst() { ends[place] += ends[place - 1] }
        let total = ends[ends.count - 1]
        var next = ends
        var entries = [Entry](repeating: Entry(hash: 0, row: 0), count: total)
        for row in 0..<count where isWanted(movable[row]) {
            let place = bucket(values[row])
            entries[next[place]] = Entry(hash: values[row], row: Int32(row))
            next[place] += 1
        }
        entries.withUnsafeMutableBufferPointer { entries in
            for place in 0..<(ends.count - 1) where ends[place + 1] - ends[place] > 1 {
                SortedHashes.sort(entries, ends[place]..<ends[place + 1])
            }
        }
        hashes = entries.map(\.hash)
        rows = entries.map(\.row)
    }

    private struct Entry {
        var hash: UInt64
        var row: Int32
    }

    /// Insertion sort: buckets are short, but for many equal rows, which keep their order in one pass.
    private static func sort(_ entries: UnsafeMutableBufferPointer<Entry>, _ range: Range<Int>) {
        for place in range.dropFirst() {
            let entry = entries[place]
            var hole = place
            while hole > range.lowerBound, entries[hole - 1].hash > entry.hash {
                entries[hole] = entries[hole - 1]
                hole -= 1
            }
            entries[hole] = entry
        }
    }

    /// Most pairs that are listed; a file of equal rows has more than memory holds.
    private static let mostPairs = 200_000

    /// Pairs of rows whose numbers differ by a shift.
    ///
    /// - Parameter shift: The second number minus the first; with 0 each pair is given once.
    func pairs(shift: UInt64) -> [(Int, Int)] {
        let count = hashes.count
        guard count > 1 else { return [] }
        var found: [(Int, Int)] = []
        // Wrapping around, targets ascend from the first number that is at least the shift.
        var other = shift == 0 ? 0 : lowerBound(hashes[0] &+ shift)
        var previous = hashes[0] &+ shift
        for place in 0..<count {
            let target = hashes[place] &+ shift
            if target < previous { other = 0 }
            previous = target
            while other < count, hashes[other] < target { other += 1 }
            var match = shift == 0 ? place + 1 : other
            while match < count, hashes[match] == target {
                if found.count == SortedHashes.mostPairs { return found }
                let (first, second) = (Int(rows[place]), Int(rows[match]))
                found.append((min(first, second), max(first, second)))
                match += 1
            }
        }
        return found
    }

    private func lowerBound(_ target: UInt64) -> Int {
        var low = 0
        var high = hashes.count
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < target { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The regions of rows, from the top down.
private struct RowPaths: Sendable {
    private let scan: FormScan
    private let tree: RegionTree

    init(_ scan: FormScan, tree: RegionTree) {
        self.scan = scan
        self.tree = tree
    }

    func sharedDepth(_ first: Int, _ second: Int) -> Int {
        var units = (Int(scan.unit(ofRow: first)), Int(scan.unit(ofRow: second)))
        for level in tree.levels.indices.reversed() {
            if units.0 == units.1 { return level + 1 }
            units = (Int(tree.levels[level].parents[units.0]), Int(tree.levels[level].parents[units.1]))
        }
        return 0
    }
}
