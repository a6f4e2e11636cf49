import Testing

@testable import Statistics

@Suite struct PValueAdjustmentTests {
    @Test(arguments: PValueAdjustment.allCases)
    func permutationDoesNotMatter(_ method: PValueAdjustment) {
        let p = [0.9, 0.001, 0.04, 0.02, 0.02, 0.5]
        let adjusted = method.adjust(p)
        #expect(method.adjust(p.reversed()) == adjusted.reversed())
        #expect(zip(p, adjusted).allSatisfy { $0 <= $1 && $1 <= 1 })
    }

    @Test(arguments: PValueAdjustment.allCases)
    func oneOrNoTestIsLeftAlone(_ method: PValueAdjustment) {
        #expect(method.adjust([0.03]) == [0.03])
        #expect(method.adjust([]) == [])
    }
}
