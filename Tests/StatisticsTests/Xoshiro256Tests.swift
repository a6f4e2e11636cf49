import Testing

@testable import Statistics

@Suite struct Xoshiro256Tests {
    @Test("The same seed and stream repeat, others do not")
    func seeds() {
        let draw = { (seed: UInt64, stream: UInt64) -> [UInt64] in
            var random = Xoshiro256(seed: seed, stream: stream)
            return (0..<5).map { _ in random.next() }
        }
        #expect(draw(7, 3) == draw(7, 3))
        #expect(draw(7, 3) != draw(8, 3))
        #expect(draw(7, 3) != draw(7, 4))
        #expect(draw(0, 1) != draw(1, 0))
    }

    @Test("Batches are uniform, whatever the bound", arguments: [2, 3, 7, 4096, 4097, 70_000] as [UInt32])
    func batches(_ bound: UInt32) {
        var random = Xoshiro256(seed: 5)
        var draws = [UInt32](repeating: 0, count: 40_003)
        var places = draws.mutableSpan
        random.fill(&places, below: bound)
        #expect(draws.allSatisfy { $0 < bound })
        let mean = draws.reduce(0.0) { $0 + Double($1) } / Double(draws.count)
        let spread = Double(bound) / (12 * Double(draws.count)).squareRoot()
        #expect(abs(mean - (Double(bound) - 1) / 2) < 5 * spread)
        // Neighbours of one batch are independent.
        let centre = (Double(bound) - 1) / 2
        let product = zip(draws, draws.dropFirst()).reduce(0.0) {
            $0 + (Double($1.0) - centre) * (Double($1.1) - centre)
        }
        let variance = (Double(bound) * Double(bound) - 1) / 12
        #expect(abs(product / Double(draws.count)) < 5 * variance / Double(draws.count).squareRoot())
    }

    @Test func smallBounds() {
        var random = Xoshiro256(seed: 1)
        var draws: [UInt32] = [9, 9, 9]
        var places = draws.mutableSpan
        random.fill(&places, below: 1)
        #expect(draws == [0, 0, 0])
        #expect(random.integer(below: 1) == 0)
        #expect(random.integer(below: -3) == 0)
    }

    @Test("Variates have their means and variances")
    func variates() {
        var random = Xoshiro256(seed: 2)
        let normals = (0..<20_000).map { _ in random.normal() }
        #expect(abs(normals.reduce(0, +) / 20_000) < 0.036)
        #expect(abs(normals.reduce(0) { $0 + $1 * $1 } / 20_000 - 1) < 0.05)
        for shape in [0.05, 0.7, 3.0] {
            let draws = (0..<20_000).map { _ in random.gamma(shape: shape) }
            let mean = draws.reduce(0, +) / 20_000
            #expect(abs(mean - shape) < 5 * (shape / 20_000).squareRoot())
        }
        let shares = random.dirichlet([1, 2, 0])
        #expect(abs(shares.reduce(0, +) - 1) < 1e-12 && shares[2] == 0)
        #expect(random.dirichlet([0, 0]) == [0.5, 0.5])
    }
}
