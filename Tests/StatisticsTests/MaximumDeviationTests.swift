import Foundation
import Testing

@testable import Statistics

@Suite struct MaximumDeviationTests {
    @Test func scratch() throws {
        for (k, df) in [
            (2, nil), (3, nil), (3, 7), (4, nil), (4, 10), (6, 22), (10, nil), (18, nil), (18, 50), (30, nil),
            (40, 30),
        ] as [(Int, Double?)] {
            let p = Array((1...k)).map { Double($0) / Double(k * (k + 1) / 2) }
            let v = AccuracyMeasures.multinomial(p, size: 1000)
            let start = Date()
            let c = try MaximumDeviation.criticalValue(level: 0.95, covariance: v, degreesOfFreedom: df)
            print("MD", k, df as Any, c, Date().timeIntervalSince(start))
        }
    }
}
