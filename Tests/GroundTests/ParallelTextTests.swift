import Ground
import TestSupport
import Testing

/// Work in blocks beside the plain loop, for all numbers of threads.
@Suite struct ParallelTextTests {
    @Test func blocksAreThePlainLoop() {
        var random = SeededRandom(state: 5)
        for count in [0, 1, 255, 256, 257, 512, 513]
            + (0..<40).map({ _ in Int.random(in: 0...3_000, using: &random) })
        {
            let words = (0..<count).map { _ in
                String(repeating: "é", count: Int.random(in: 0...4, using: &random)) + ","
            }
            for threads in [1, 2, 3, 8] {
                #expect(
                    Parallel.text(of: count, threads: threads) { $0.map { words[$0] }.joined() }
                        == words.joined())
            }
            #expect(Parallel.mapSmall(count) { words[$0] } == words)
        }
    }
}
