import Statistics
import Testing

@testable import Estimation

@Suite struct ShareIntervalsTests {
    static let estimate = ShareEstimate(
        choices: ["1", "2", "3"], shares: [0.55, 0.42, 0.03],
        covariance: [[4e-5, -3.6e-5, -0.4e-5], [-3.6e-5, 3.7e-5, -0.1e-5], [-0.4e-5, -0.1e-5, 0.5e-5]],
        degreesOfFreedom: 100, choiceDegreesOfFreedom: [90, 80, 12], basis: .sample, stations: 110,
        method: "test")

    @Test(
        "Every method gives intervals around the shares, the joint ones wider",
        arguments: IntervalMethod.allCases)
    func shape(_ method: IntervalMethod) throws {
        let set = try method.intervals(of: Self.estimate, level: 0.95)
        for k in 0..<3 {
            let single = try #require(set.marginal[k])
            let joint = try #require(set.joint[k])
            #expect(single.contains(Self.estimate.shares[k]) && joint.contains(Self.estimate.shares[k]))
            #expect(joint.halfWidth > single.halfWidth)
            let wide = try #require(try method.intervals(of: Self.estimate, level: 0.99).marginal[k])
            #expect(wide.low < single.low && wide.high > single.high)
        }
    }

    // R 4.2.2: m <- qt(.975, 100); s <- sqrt(5e-6); plogis(qlogis(.03) + c(-1, 1) * m * s / (.03 * .97))
    // n <- .03 * .97 / 5e-6 * (qnorm(.975) / qt(.975, 100))^2
    // c(qbeta(.025, n * .03, n * .97 + 1), qbeta(.975, n * .03 + 1, n * .97))
    @Test func reference() throws {
        let logit = try #require(
            try IntervalMethod.logitT.intervals(of: Self.estimate, level: 0.95).marginal[2])
        #expect(abs(logit.low - 0.02586778425943576) < 1e-12 && abs(logit.high - 0.03476875105626447) < 1e-12)
        let exact = try #require(
            try IntervalMethod.kornGraubard.intervals(of: Self.estimate, level: 0.95).marginal[2])
        #expect(abs(exact.low - 0.02571848735936167) < 1e-10 && abs(exact.high - 0.03477284148876136) < 1e-10)
    }

    @Test("The default widens a choice whose variance is uncertain and no other")
    func ownDegreesOfFreedom() throws {
        var plain = Self.estimate
        plain.choiceDegreesOfFreedom = nil
        let own = try IntervalMethod.simultaneous.intervals(of: Self.estimate, level: 0.95)
        let common = try IntervalMethod.simultaneous.intervals(of: plain, level: 0.95)
        #expect(try #require(own.marginal[2]).halfWidth > 1.05 * (try #require(common.marginal[2]).halfWidth))
        #expect(try #require(own.marginal[0]).halfWidth < 1.01 * (try #require(common.marginal[0]).halfWidth))
        let level = try #require(own.pointwiseLevel)
        #expect(level > 0.95 && level < 1 - 0.05 / 3)
    }

    @Test("A share of zero has an upper bound, one of one a lower bound")
    func ends() throws {
        let estimate = ShareEstimate(
            choices: ["1", "2"], shares: [1, 0], covariance: [[0, 0], [0, 0]], degreesOfFreedom: 50,
            basis: .sample, stations: 51, method: "test")
        for method in IntervalMethod.allCases where method != .goodman && method != .sisonGlaz {
            let set = try method.intervals(of: estimate, level: 0.95)
            // 1 − 0.025^(1/51)
            let bound = 0.06977703074953867
            #expect(abs(try #require(set.marginal[1]).high - bound) < 1e-7)
            #expect(try #require(set.marginal[1]).low == 0)
            #expect(abs(try #require(set.marginal[0]).low - (1 - bound)) < 1e-7)
            #expect(set.joint == set.marginal)
        }
    }

    @Test func withoutCovariance() throws {
        let estimate = ShareEstimate(
            choices: ["1", "2"], shares: [0.6, 0.4], covariance: nil, basis: .published, method: "test")
        let set = try IntervalMethod.default.intervals(of: estimate, level: 0.95)
        #expect(set.marginal == [nil, nil] && set.joint == [nil, nil])
        #expect(
            throws: EstimationError.impossibleValue(what: .level, value: 1, range: .between(0, 1))
        ) { try IntervalMethod.default.intervals(of: estimate, level: 1) }
    }
}
