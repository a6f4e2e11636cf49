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
}
