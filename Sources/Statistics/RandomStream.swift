internal import CGSL
internal import CGSLShim

/// A stream of random numbers that depends on its seed and index only.
///
/// One stream per replicate makes results independent of the number of threads and of the order in which
/// replicates are computed. The generator is the Mersenne Twister (Matsumoto & Nishimura 1998). A stream
/// belongs to one task and is not `Sendable`.
public final class RandomStream {
    private let generator: UnsafeMutablePointer<gsl_rng>

    /// Stream `index` of the family with the given seed.
    ///
    /// - Throws: ``StatisticsError/gsl(function:status:message:)`` if no memory is left.
    public init(seed: UInt64, index: Int = 0) throws(StatisticsError) {
        let type = cgsl_rng_mt19937().assumingMemoryBound(to: gsl_rng_type.self)
        guard let generator = gsl_rng_alloc(type) else {
            throw GSLStatus.failure("gsl_rng_alloc", status: cgsl_status())
        }
        // The generator takes 32 bits, and 0 means its default seed.
        let mixed = Self.mix(seed &+ 0x9E37_79B9_7F4A_7C15 &* (UInt64(bitPattern: Int64(index)) &+ 1))
        gsl_rng_set(generator, UInt(max(1, mixed >> 32)))
        self.generator = generator
    }

    deinit { gsl_rng_free(generator) }

    /// Uniform on [0, 1).
    public func uniform() -> Double { gsl_rng_uniform(generator) }

    /// Uniform on 0..<bound; 0 for a bound of 1 or less.
    public func integer(below bound: Int) -> Int {
        guard bound > 1, let limit = UInt(exactly: bound) else { return 0 }
        return Int(gsl_rng_uniform_int(generator, limit))
    }

    /// Standard normal.
    public func normal() -> Double { gsl_ran_gaussian_ziggurat(generator, 1) }

    /// The mixing function of SplitMix64 (Steele, Lea & Flood 2014).
    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
