import Testing

@testable import Statistics

@Suite struct LeadingShareTests {
    @Test("Probabilities sum to one and follow a permutation", arguments: [2, 3, 4, 5])
    func sums(_ k: Int) throws {
        let p = (1...k).map { Double($0 + 3) / Double(k * (k + 1) / 2 + 3 * k) }
        let v = AccuracyMeasures.multinomial(p, size: 200)
        let first = try LeadingShare.probabilities(shares: p, covariance: v)
        #expect(abs(first.reduce(0, +) - 1) < 1e-5)
        let order = Array((0..<k).reversed())
        let second = try LeadingShare.probabilities(
            shares: order.map { p[$0] }, covariance: order.map { i in order.map { j in v[i][j] } })
        for (index, place) in order.enumerated() { #expect(abs(second[index] - first[place]) < 1e-5) }
    }

    // Nested Gauss-Legendre quadrature in numpy, 30 nodes on 8 (4) pieces of every dimension, two sizes agreeing to
    // 10⁻¹⁴: for k, C of share_k − share_j, L = cholesky(C), the last variable by scipy.special.ndtr.
    @Test("Four and five shares agree with nested quadrature to 10⁻⁸")
    func quadrature() throws {
        let cases: [(shares: [Double], size: Double, expected: [Double])] = [
            (
                [0.32, 0.30, 0.25, 0.13], 400,
                [0.6878420729857846, 0.3012624922612904, 0.010895434752920458, 3.85388526018666e-15]
            ),
            (
                [0.24, 0.22, 0.20, 0.19, 0.15], 300,
                [
                    0.6225614374932112, 0.25918885698801986, 0.07983901379147, 0.03801800622646611,
                    0.00039268550080979206,
                ]
            ),
        ]
        for one in cases {
            let found = try LeadingShare.probabilities(
                shares: one.shares, covariance: AccuracyMeasures.multinomial(one.shares, size: one.size))
            for (value, expected) in zip(found, one.expected) { #expect(abs(value - expected) < 1e-8) }
        }
    }

    @Test("Six shares, by the lattice in many positions, sum to one within 10⁻⁷")
    func lattice() throws {
        let shares = [0.2, 0.19, 0.18, 0.16, 0.15, 0.12]
        let found = try LeadingShare.probabilities(
            shares: shares, covariance: AccuracyMeasures.multinomial(shares, size: 300))
        #expect(abs(found.reduce(0, +) - 1) < 1e-7)
    }
}
