import TestSupport
import Testing

@testable import Consistency

/// Runs of rows in one region, found in one walk, beside the plain search from each row.
@Suite struct RegionRunsTests {
    /// Row by row, as far as every code is the same or lacking.
    private static func plain(_ levels: [[Int32]], _ row: Int, depth: Int, step: Int) -> Int {
        var (last, next) = (row, row + step)
        while levels[0].indices.contains(next) {
            guard levels[...depth].allSatisfy({ $0[next] == $0[row] || $0[next] < 0 }) else { break }
            last = next
            next += step
        }
        return last
    }

    @Test func oneWalkFindsWhatASearchFinds() {
        var random = SeededRandom(state: 32)
        for _ in 0..<3_000 {
            let (count, depth) = (random.between(0, 14), random.between(1, 3))
            let levels = (0..<depth).map { _ in
                (0..<count).map { _ in random.oneIn(3) ? Int32(-1) : Int32(random.below(2)) }
            }
            for isUp in [true, false] {
                let found = RegionRuns.ends(levels, of: Set(-1...count), isUp: isUp)
                #expect(found.count == count)
                for row in 0..<count {
                    let wanted = (0..<depth).map {
                        Self.plain(levels, row, depth: $0, step: isUp ? -1 : 1)
                    }
                    #expect(found[row] == wanted, "\(levels) \(row) \(isUp)")
                }
            }
        }
    }
}
