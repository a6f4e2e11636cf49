import Testing

@testable import Estimation

@Suite struct AllocationTests {
    @Test("Totals, minima and sizes are kept", arguments: Allocation.allCases, [9, 50, 333, 999, 1_004])
    func limits(_ rule: Allocation, _ total: Int) throws {
        let sizes = [500, 300, 0, 200, 1, 3]
        let result = try rule.sizes(
            total: total, sizes: sizes, deviations: [1, 5, 0, 0.1, 3, 2], minimum: 2)
        #expect(result.reduce(0, +) == total)
        for h in sizes.indices { #expect(result[h] <= sizes[h] && result[h] >= min(2, sizes[h])) }
    }

    @Test func knownCases() throws {
        let sizes = [600, 300, 100]
        #expect(
            try Allocation.proportional.sizes(total: 50, sizes: sizes, deviations: [1, 1, 1]) == [30, 15, 5])
        #expect(
            try Allocation.equal.sizes(total: 50, sizes: sizes, deviations: [1, 1, 1]) == [17, 17, 16])
        // N_h S_h = 600, 900, 500.
        #expect(
            try Allocation.neyman.sizes(total: 40, sizes: sizes, deviations: [1, 3, 5]) == [12, 18, 10])
        #expect(
            try Allocation.neyman.sizes(total: 50, sizes: sizes, deviations: [0, 0, 0]) == [30, 15, 5])
        #expect(
            try Allocation.equal.sizes(total: 120, sizes: [100, 100, 10], deviations: [1, 1, 1])
                == [55, 55, 10])
    }

    @Test func namedErrors() {
        #expect(throws: EstimationError.impossibleSize(what: .stations, size: 3, low: 4, high: 20)) {
            try Allocation.equal.sizes(total: 3, sizes: [10, 10], deviations: [1, 1])
        }
        #expect(throws: EstimationError.columnLength(column: "deviations", have: 1, need: 2)) {
            try Allocation.equal.sizes(total: 5, sizes: [10, 10], deviations: [1])
        }
    }
}
