import Testing

@testable import Statistics

@Suite struct RandomStreamTests {
    @Test("The same seed repeats, another seed or index does not")
    func seeds() throws {
        let draw = { (seed: UInt64, index: Int) throws -> [Double] in
            let stream = try RandomStream(seed: seed, index: index)
            return (0..<5).map { _ in stream.uniform() }
        }
        #expect(try draw(7, 0) == draw(7, 0))
        #expect(try draw(7, 0) != draw(8, 0))
        #expect(try draw(7, 0) != draw(7, 1))
        #expect(try draw(0, 0) != draw(4357, 0))
    }

    @Test func ranges() throws {
        let stream = try RandomStream(seed: 1)
        let draws = (0..<6000).map { _ in stream.integer(below: 6) }
        #expect(draws.allSatisfy { (0..<6).contains($0) })
        for face in 0..<6 { #expect(abs(draws.count { $0 == face } - 1000) < 150) }
        #expect(stream.integer(below: 1) == 0)
        let mean = (0..<10_000).reduce(0.0) { sum, _ in sum + stream.normal() } / 10_000
        #expect(abs(mean) < 0.05)
    }
}
