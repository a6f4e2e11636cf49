import Ground
import Statistics

/// Totals of replicates of the rescaled bootstrap: n_h − 1 draws with replacement in each stratum.
///
/// Goes stratum by stratum through blocks of replicates, so that a stratum's units stay in the cache, and
/// draws from one stream per block and stratum: the totals depend on the seed only, not on the threads.
/// Unit totals that are whole numbers up to 65,535 (votes) are packed four to a word, so that a draw is one
/// addition; others are added one column at a time. Source: Rao & Wu (1988) JASA 83:231.
struct RescaledBootstrap: Sendable {
    /// Replicates of one block.
    static let blockSize = 64

    /// One stratum, its units packed or not.
    private struct Layer: Sendable {
        var units: Int
        /// Σ over the stratum that enters whatever is drawn, (1 − λ) Σ e.
        var fixed: [Double]
        /// Factor of a drawn unit: λ n/(n − 1), times the weight if packed.
        var factor: Double
        /// Four columns of 16 bits a word, column group after column group; empty if not packed.
        var words: [UInt64]
        /// Words that can be added before 16 bits overflow.
        var additions: Int
        /// Unit totals, column after column; empty if packed.
        var values: [Double]
    }

    private let layers: [Layer]
    private let columns: Int
    private let largestDraw: Int

    /// - Parameters:
    ///   - design: strata of one unit are not resampled: their totals enter as they are.
    ///   - columns: unweighted values of the rows.
    init(design: SampleDesign, columns: [[Double]], finitePopulation: Bool) {
        let k = columns.count
        let weighted = design.unitTotals(columns)
        let plain = design.unitTotals(columns, weighted: false)
        let weights = design.commonWeights
        var members = [[Int]](repeating: [], count: design.strata.count)
        for (unit, stratum) in design.stratumOfUnit.enumerated() { members[Int(stratum)].append(unit) }
        layers = design.strata.indices.map { h in
            let stratum = design.strata[h]
            let n = Double(stratum.sampled)
            let lambda = n == 1 ? 0 : finitePopulation ? stratum.remaining.squareRoot() : 1
            let fixed = (0..<k).map { j in
                members[h].reduce(0.0) { $0 + (1 - lambda) * weighted[$1 * k + j] }
            }
            var layer = Layer(
                units: members[h].count, fixed: fixed, factor: n == 1 ? 0 : lambda * n / (n - 1), words: [],
                additions: 0, values: [])
            let largest = Self.largestCount(plain, members[h], k)
            if let weight = weights[h], let largest {
                layer.factor *= weight
                layer.additions = max(1, 65_535 / max(1, largest))
                layer.words = Self.packed(plain, members[h], k)
            } else {
                layer.values = (0..<k).flatMap { j in members[h].map { weighted[$0 * k + j] } }
            }
            return layer
        }
        self.columns = k
        largestDraw = layers.reduce(0) { max($0, $1.units - 1) }
    }

    /// Totals of every column in every replicate, replicate after replicate; `nil` if stopped.
    func totals(
        replicates count: Int, seed: UInt64, threads: Int?, shouldStop: (@Sendable () -> Bool)? = nil
    ) -> [Double]? {
        let k = columns
        let blocks = Parallel.blocks(of: count * k, size: Self.blockSize * k)
        return Parallel.filled(
            blocks, repeating: 0.0, threads: threads ?? Parallel.processors, shouldStop: shouldStop
        ) { block, totals in
            totals.withUnsafeMutableBufferPointer { write(block, to: $0, seed) }
        }
    }

    /// Totals of the replicates of a block, as many as there is room for.
    private func write(_ block: Int, to out: UnsafeMutableBufferPointer<Double>, _ seed: UInt64) {
        let k = columns
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, largestDraw)) { draws in
            for (h, layer) in layers.enumerated() {
                var random = Xoshiro256(seed: seed, stream: UInt64(block * layers.count + h))
                let used = draws.extracting(..<(layer.units - 1))
                for first in stride(from: 0, to: out.count, by: k) {
                    var span = used.mutableSpan
                    random.fill(&span, below: UInt32(layer.units))
                    add(layer, UnsafeBufferPointer(used), to: out.extracting(first..<first + k))
                }
            }
        }
    }

    private func add(
        _ layer: Layer, _ draws: UnsafeBufferPointer<UInt32>, to totals: UnsafeMutableBufferPointer<Double>
    ) {
        for j in 0..<columns { totals[j] += layer.fixed[j] }
        let n = layer.units
        if layer.words.isEmpty {
            layer.values.withUnsafeBufferPointer { values in
                for j in 0..<columns {
                    var sum = 0.0
                    for draw in draws { sum += values[j * n + Int(draw)] }
                    totals[j] += layer.factor * sum
                }
            }
            return
        }
        layer.words.withUnsafeBufferPointer { words in
            for group in 0..<((columns + 3) / 4) {
                let base = group * n
                var sums = SIMD4<Int>()
                var start = 0
                while start < draws.count {
                    let end = min(draws.count, start + layer.additions)
                    var packed: UInt64 = 0
                    for index in start..<end { packed &+= words[base &+ Int(draws[index])] }
                    sums &+= SIMD4(
                        Int(packed & 0xFFFF), Int((packed >> 16) & 0xFFFF),
                        Int((packed >> 32) & 0xFFFF), Int(packed >> 48))
                    start = end
                }
                for j in (4 * group)..<min(columns, 4 * group + 4) {
                    totals[j] += layer.factor * Double(sums[j - 4 * group])
                }
            }
        }
    }

    /// The largest entry if all are whole numbers from 0 to 65,535.
    private static func largestCount(_ totals: [Double], _ units: [Int], _ k: Int) -> Int? {
        var largest = 0.0
        for unit in units {
            for j in 0..<k {
                let value = totals[unit * k + j]
                guard value >= 0, value <= 65_535, value == value.rounded() else { return nil }
                largest = max(largest, value)
            }
        }
        return Int(largest)
    }

    private static func packed(_ totals: [Double], _ units: [Int], _ k: Int) -> [UInt64] {
        (0..<((k + 3) / 4)).flatMap { group in
            units.map { unit in
                (4 * group..<min(k, 4 * group + 4)).reduce(UInt64(0)) { word, j in
                    word | UInt64(totals[unit * k + j]) << UInt64(16 * (j - 4 * group))
                }
            }
        }
    }
}
