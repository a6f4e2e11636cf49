import Statistics
import Testing

@Suite struct ErrorDirectionTests {
    @Test("Many errors: the normal distribution stands in, close to the exact one")
    func manyErrors() {
        let small = (0..<300).map { $0 % 3 == 0 ? -($0 % 17 + 1) : $0 % 13 + 1 }
        let exact = ErrorDirection(errors: small)
        #expect(exact.isExact)
        // The same errors a thousand times as large lean as much.
        let large = ErrorDirection(errors: small.map { 1000 * $0 })
        #expect(!large.isExact)
        #expect(abs(large.signFlipP - exact.signFlipP) < 0.2 * exact.signFlipP)
        #expect(large.signP == exact.signP && large.bayesFactor == exact.bayesFactor)
    }

    @Test func withoutErrorsNothingLeans() {
        let none = ErrorDirection(errors: [0, 0])
        #expect(none.nonzero == 0 && none.signFlipP == 1 && none.signP == 1)
        #expect(abs(none.bayesFactor - 1) < 1e-12)
    }
}
