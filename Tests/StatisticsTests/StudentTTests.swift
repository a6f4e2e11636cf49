import Foundation
import Testing

@testable import Statistics

@Suite struct StudentTTests {
    @Test("No degrees of freedom and infinitely many are the normal distribution")
    func infinite() {
        for t in [-3.0, 0, 1.5, 12] {
            #expect(StudentT.upperTail(t, degreesOfFreedom: nil) == Normal.upperTail(t))
            #expect(StudentT.upperTail(t, degreesOfFreedom: .infinity) == Normal.upperTail(t))
        }
        #expect(StudentT.upperQuantile(0.025, degreesOfFreedom: nil) == Normal.upperQuantile(0.025))
    }

    @Test("One degree of freedom is the Cauchy distribution, in the far tail too")
    func cauchy() {
        #expect(abs(StudentT.upperTail(1, degreesOfFreedom: 1) - 0.25) < 1e-15)
        let far = StudentT.upperTail(1e200, degreesOfFreedom: 1)
        #expect(abs(far * 1e200 * .pi - 1) < 1e-9)
        #expect(abs(StudentT.upperQuantile(1e-10, degreesOfFreedom: 1) * .pi * 1e-10 - 1) < 1e-9)
    }

    @Test("Less than one degree of freedom, and none, give finite or infinite numbers but not NaN")
    func fewDegrees() {
        #expect(abs(StudentT.upperTail(2, degreesOfFreedom: 0.5) - 0.219) < 0.01)
        #expect(StudentT.upperTail(2, degreesOfFreedom: 0) == 0.5)
        #expect(StudentT.upperQuantile(0.025, degreesOfFreedom: 0) == .infinity)
        #expect(StudentT.log10TwoSidedP(0, degreesOfFreedom: 5) == 0)
    }

    @Test("Quantile and tail are inverse")
    func inverse() {
        for df in [0.7, 1, 2.5, 30, 190, 5000] {
            for q in [0.4, 0.05, 0.001, 1e-9, 1e-40] {
                let t = StudentT.upperQuantile(q, degreesOfFreedom: df)
                #expect(abs(StudentT.upperTail(t, degreesOfFreedom: df) / q - 1) < 1e-11)
            }
        }
    }

    /// The plain twin halves an interval until its ends are neighbours.
    @Test func quantilesAreThoseThatHalvingFinds() {
        var random = Xoshiro256(seed: 12)
        for _ in 0..<2_000 {
            let df = exp(random.uniform() * 14 - 0.4)
            let q = 0.5 * pow(10, -12 * random.uniform())
            let found = StudentT.upperQuantile(q, degreesOfFreedom: df)
            let plain = Roots.bisect(low: 0, high: 1e40) { StudentT.upperTail($0, degreesOfFreedom: df) <= q }
            #expect(abs(found / plain - 1) < 1e-11, "\(q) \(df): \(found), \(plain)")
        }
    }
}
