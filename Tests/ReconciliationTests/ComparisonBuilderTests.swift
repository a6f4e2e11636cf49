import Elections
import Estimation
import Statistics
import Testing

@testable import Reconciliation

/// The numbers of a comparison against numpy 2.4 and scipy 1.17. With M, level, shares s, votes v,
/// o = v/sum(v), z = norm.isf((1-level)/2), n = z²/(4M²), q = s/sum(s),
///   V = -outer(a, a), a = sqrt(q/(1-q)*s*(1-s)/n); fill_diagonal(V, s*(1-s)/n); se = sqrt(diag(V)); d = s-o
///   p = 2*norm.sf(abs(d/se)); kind = 2*norm.sf(maximum(0, abs(d)-h)/(se*(M+h2)/M))
///   m = (diag(V)/o).sum()/(K-1); a2 = (V**2/outer(o,o)).sum()/((K-1)*m*m)-1; nu = (K-1)/(1+a2)
///   joint = chi2.sf((d**2/o).sum()/(m*(1+a2)), nu)
///   lead se = sqrt(V[0,0]+V[1,1]-2*V[0,1]); tost = max(norm.sf((D+.01)/lse), norm.cdf((D-.01)/lse))
@Suite struct ComparisonBuilderTests {
    static let votes = [450_000, 330_000, 220_000]

    static func comparison() throws -> Comparison {
        try HandMade.compare(votes, HandMade.reading([4612, 3275, 2113]), stations: 3000)
    }

    @Test func pairByPair() throws {
        let choices = try Self.comparison().choices
        let expected: [(error: Double, z: Double, p: Double, kind: Double, low: Double, votes: Double)] = [
            (
                0.006104099349575231, 1.8348325213250942, 0.06653050836622625, 0.07950324598162671,
                -0.000763814883221834, 11200
            ),
            (
                0.0057466526461680805, -0.43503586416816487, 0.6635363954252298, 0.6823329135408922,
                -0.013763232218151239, -2500
            ),
            (
                0.004998835203724878, -1.7404054435555738, 0.08178785036381345, 0.09667589788860584,
                -0.01849753696395172, -8700
            ),
        ]
        #expect(choices.count == 3)
        for (choice, want) in zip(choices, expected) {
            #expect(close(choice.standardError, want.error))
            #expect(close(choice.z, want.z))
            #expect(close(choice.p, want.p))
            #expect(close(choice.pMostFavourable, want.kind))
            #expect(close(choice.unrounded?.alone.low, want.low))
            // By hand: "1.2" may have been 1.25, and a share half of 0.01 points nearer.
            let reach = choice.difference - want.low
            #expect(close(choice.interval?.low, choice.difference - reach * 1.25 / 1.2 - 0.00005))
            #expect(close(choice.differenceVotes, want.votes))
            #expect(close(choice.interval.map { $0.low + $0.high }, 2 * choice.difference))
        }
    }

    @Test(
        "The simultaneous critical value of three pairs, by scipy's quad over the half circle, to 1e-8 (the root finder's tolerance)"
    )
    func critical() throws {
        let comparison = try Self.comparison()
        #expect(close(comparison.critical?.inner, 2.339866137644079, 1e-8))
        #expect(close(comparison.critical?.outer, 2.9101789336958754, 1e-8))
        let first = try #require(comparison.choices.first)
        let (inner, outer) = (
            2.339866137644079 * 0.006104099349575231, 2.9101789336958754 * 0.006104099349575231
        )
        #expect(close(first.unrounded?.simultaneous?.high, 0.0112 + inner, 1e-8))
        #expect(close(first.unrounded?.edge?.low, 0.0112 - outer, 2e-8))
        #expect(close(first.simultaneous?.high, 0.0112 + inner * 1.25 / 1.2 + 0.00005, 1e-8))
        #expect(close(first.edge?.low, 0.0112 - outer * 1.25 / 1.2 - 0.00005, 2e-8))
    }

    @Test("The critical value of four pairs, by a sum over the half sphere, to 5e-5 (the lattice's error)")
    func criticalOfFour() throws {
        let votes = [7_226_254, 2_773_078, 6_317_465, 5_663_198]
        let comparison = try HandMade.compare(votes, HandMade.reading([3267, 943, 3312, 2478], margin: 16))
        #expect(close(comparison.critical?.inner, 2.46628355267, 5e-5))
        #expect(close(comparison.critical?.outer, 3.01164325679, 5e-5))
    }

    @Test func together() throws {
        let joint = try #require(try Self.comparison().joint)
        #expect(close(joint.statistic, 4.327838956361882))
        #expect(close(joint.df1, 1.9992741150746292))
        #expect(joint.df2 == nil)
        #expect(close(joint.p, 0.11480357659436523))
        #expect(close(joint.pMostFavourable, 0.13910098242097205))
        #expect(joint.test == "rao-scott-second-order-chi-square")
    }

    @Test func leadAndEquivalence() throws {
        let comparison = try Self.comparison()
        let lead = try #require(comparison.lead)
        #expect(close(lead.estimate, 0.1337))
        #expect(close(lead.official, 0.12))
        #expect(close(lead.standardError, 0.01075080171970405))
        #expect(close(lead.unrounded?.low, 0.11262881582444877))
        #expect(close(lead.unrounded?.high, 0.1547711841755512))
        // "1.2" may have been 1.25, and each of two shares half of 0.01 points off.
        #expect(close(lead.interval?.low, 0.1337 - 0.02107118417555123 * 1.25 / 1.2 - 0.0001))
        #expect(close(lead.interval?.high, 0.1337 + 0.02107118417555123 * 1.25 / 1.2 + 0.0001))
        #expect(lead.isClear)
        #expect(close(comparison.equivalence?.unroundedP, 0.6346371615842274))
        // Beyond the margin a wider error would lower p: never below the one of the printed figures.
        #expect(close(comparison.equivalence?.p, 0.6346371615842274))
        #expect(comparison.equivalence?.isEquivalent == false)
        #expect(close(comparison.unroundedMinimumDetectableGap, 0.01710115450766295))
        #expect(close(comparison.minimumDetectableGap, 0.01710115450766295 * 1.25 / 1.2 + 0.00005))
        #expect(close(comparison.designEffect, 14.994303645715528))
        #expect(close(comparison.margin.impliedDeviation, 0.10604587561186267))
    }

    @Test("The share beside the winning threshold has the judged interval, and its printed one as an extra")
    func line() throws {
        let comparison = try HandMade.compare(
            Self.votes, HandMade.reading([4612, 3275, 2113]), rule: .majority, stations: 3000)
        let (line, choice) = (try #require(comparison.threshold), try #require(comparison.choices.first))
        // The range of the share is the one that it is judged and drawn with.
        #expect(close(line.interval?.low, 0.45 + (choice.simultaneous?.low ?? .nan)))
        #expect(close(line.interval?.high, 0.45 + (choice.simultaneous?.high ?? .nan)))
        #expect(close(line.unrounded?.low, 0.45 + (choice.unrounded?.simultaneous?.low ?? .nan)))
        #expect((line.interval?.low ?? 1) < 0.45 + (choice.interval?.low ?? 0))
        #expect((line.interval?.high ?? 0) > (line.unrounded?.high ?? 1))
    }

    @Test("What only the printed margin shows is not shown: equivalence, a clear lead, a line passed")
    func roundingDecidesTheRest() throws {
        // "±1" may have been 1.49: at 50% the standard error is 0.51 or 0.76 points, that of the lead twice as much.
        func compare(_ shares: [Int], rule: WinnerRule = .plurality) throws -> Comparison {
            try HandMade.compare(
                [5000, 4000, 1000], HandMade.reading(shares, margin: 1, marginDecimals: 0), rule: rule,
                options: .init(equivalenceMargin: 0.018))
        }
        let equal = try #require(try compare([5000, 4000, 1000]).equivalence)
        // lse = sqrt((.5*.5+.4*.6+2*.5*.4)/n), n = z*z/(4*.01**2); tost(2*.00005, 1.5*lse) with a margin of .018
        #expect(close(equal.p, 0.10755994942953911) && close(equal.unroundedP, 0.030755666101721202))
        #expect(equal.unroundedP < 0.05 && equal.p > 0.05 && !equal.isEquivalent)
        let close = try HandMade.compare(
            [5100, 4900], HandMade.reading([5130, 4870], margin: 1, marginDecimals: 0))
        #expect((close.lead?.unrounded?.low ?? 0) > 0 && (close.lead?.interval?.low ?? 1) < 0)
        #expect(close.reasons == [.insideInterval, .roundingDecides, .leadNotClear])
        #expect(close.verdict == .consistentTooClose && !close.isZoneDecidedByRounding)
        let line = try compare([5120, 3880, 1000], rule: .majority)
        #expect(line.threshold?.unrounded?.contains(0.5) == false)
        #expect(line.threshold?.isClear == false && line.threshold?.isDecidedByRounding == true)
        #expect(line.reasons.contains(.roundingDecides) && line.reasons.contains(.thresholdNotClear))
    }

    @Test("Log-odds measures and Mosteller's, on shares rescaled to 1")
    func accuracy() throws {
        let accuracy = try Self.comparison().accuracy
        #expect(close(accuracy.meanAbsolute, 0.0074666666666666675))
        #expect(close(accuracy.largestAbsolute, 0.0112))
        #expect(close(accuracy.a, 0.03218880501575774))
        #expect(close(accuracy.aStandardError, 0.02798135681750119))
        #expect(close(accuracy.b, 0.03597592008256887))
        #expect(close(accuracy.bWeighted, 0.035376646130672325))
        let mosteller = try #require(accuracy.mosteller)
        #expect(close(mosteller.m2, 1.12))
        #expect(close(mosteller.m3, 0.7466666666666661))
        #expect(close(mosteller.m4, 0.024003367003366954))
        #expect(close(mosteller.m5, 1.37))
        #expect(close(mosteller.m6, 1.12))
    }

    @Test("±1 at 99% is ±0.7609% at 95%: the level is converted, not ignored")
    func levels() throws {
        let wide = try HandMade.compare(
            Self.votes, HandMade.reading([4612, 3275, 2113], margin: 10, level: 99))
        // python3 -c "from scipy.stats import norm; print(norm.isf(.005)/norm.isf(.025))"
        let ratio = 1.3142227734115082
        let same = try HandMade.compare(
            Self.votes, HandMade.reading([4612, 3275, 2113], margin: 760_906_005, marginDecimals: 9))
        #expect(close(1 / 0.760906005, ratio, 1e-8))
        for (one, other) in zip(wide.choices, same.choices) {
            #expect(close(one.standardError, try #require(other.standardError), 1e-8))
        }
    }

    @Test("Two pairs: each interval is that of both, and a difference has one p")
    func twoPairs() throws {
        let comparison = try HandMade.compare([5125, 4875], HandMade.reading([5260, 4740]))
        for choice in comparison.choices {
            #expect(close(choice.simultaneous?.low, try #require(choice.interval?.low)))
            #expect(close(choice.simultaneous?.high, try #require(choice.interval?.high)))
            #expect(close(choice.p, try #require(comparison.joint?.p)))
        }
        let lead = try #require(comparison.lead)
        #expect(close(lead.standardError, try #require(comparison.choices[0].standardError) * 2))
    }

    @Test(
        "Of two choices one tells of both: the same lead, whoever is named, and no lead where votes may be missing"
    )
    func oneOfTwo() throws {
        let hundredths = [5260, 4740]
        let both = try HandMade.compare([5125, 4875], HandMade.reading(hundredths))
        let want = try #require(both.lead)
        for named in 0..<2 {
            var reading = HandMade.reading(hundredths)
            reading.shares = [reading.shares[named]]
            // Beside its only share a margin would be that of this share.
            reading.marginOf = .maximum
            let one = try HandMade.compare([5125, 4875], reading)
            let lead = try #require(one.lead)
            #expect((lead.leaderEstimate, lead.runnerUpEstimate, lead.leaderOfficial) == (1, 2, 1))
            #expect(close(lead.estimate, want.estimate) && close(lead.official, want.official))
            #expect(close(lead.standardError, try #require(want.standardError)))
            #expect(close(lead.interval?.low, try #require(want.interval?.low)))
            #expect(one.verdict == both.verdict && one.reasons.contains(.pairsMissing))
            #expect(close(one.equivalence?.p, try #require(both.equivalence?.p)))
            let three = try HandMade.compare([5125, 4000, 875], reading)
            #expect(three.lead == nil)
        }
        // A difference that is consistent does not tell who leads.
        var even = HandMade.reading([5030, 4970])
        even.shares.removeLast()
        #expect(try HandMade.compare([5040, 4960], even).verdict == .consistentTooClose)
    }

    @Test("The order of the ballot numbers changes nothing but the order")
    func permutation() throws {
        let shares = [3267, 943, 3312, 2478]
        let votes = [3260, 1010, 3250, 2480]
        let plain = try HandMade.compare(votes, HandMade.reading(shares))
        for order in [[3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1]] {
            let other = try HandMade.compare(
                order.map { votes[$0] }, HandMade.reading(order.map { shares[$0] }))
            #expect(other.verdict == plain.verdict)
            #expect(other.reasons == plain.reasons)
            #expect(close(other.joint?.p, try #require(plain.joint?.p)))
            #expect(close(other.critical?.inner, try #require(plain.critical?.inner), 5e-5))
            #expect(close(other.lead?.estimate, try #require(plain.lead?.estimate)))
            #expect(close(other.accuracy.b, try #require(plain.accuracy.b)))
            for (position, source) in order.enumerated() {
                #expect(close(other.choices[position].z, try #require(plain.choices[source].z)))
            }
        }
    }

    @Test("A share of 0 has no standard error, and the others are still tested")
    func zeroShare() throws {
        let comparison = try HandMade.compare([6000, 3990, 10], HandMade.reading([5990, 4010, 0]))
        #expect(comparison.verdict == .consistent)
        #expect(comparison.choices[2].standardError == nil)
        #expect(comparison.choices[2].z == nil)
        #expect(comparison.choices[2].interval == nil)
        #expect(comparison.accuracy.b == nil)
        #expect(comparison.choices[0].z != nil)
    }

    @Test("A pair without votes: no relative measure, no number that is not finite")
    func zeroVotes() throws {
        let comparison = try HandMade.compare(
            [6000, 4000, 0], HandMade.reading([5980, 4010, 10], margin: 30))
        #expect(comparison.isTested)
        #expect(comparison.choices[2].official == 0)
        #expect(comparison.accuracy.a == nil)
        #expect(comparison.accuracy.mosteller == nil)
        #expect(comparison.joint?.p.isFinite == true)
        #expect(comparison.choices.allSatisfy { $0.z?.isFinite == true && $0.p?.isFinite == true })
    }

    @Test("Forty pairs together, and more than that by Bonferroni's value", arguments: [40, 45])
    func manyPairs(_ count: Int) throws {
        let even = 10_000 / count
        let shares = (0..<count).map { $0 == 0 ? 10_000 - even * (count - 1) : even }
        let comparison = try HandMade.compare(
            shares.map { $0 * 10 }, HandMade.reading(shares), options: .init(level: 0.95, edgeLevel: 0.99))
        let critical = try #require(comparison.critical)
        // python3 -c "from scipy.stats import norm; print(norm.isf(.025/40), norm.isf(.025/45))"
        let bonferroni = count == 40 ? 3.2272184259631564 : 3.2607674884205213
        #expect(critical.inner <= bonferroni + 1e-3)
        #expect(critical.inner > bonferroni - 0.05)
        #expect(critical.outer > critical.inner)
        #expect(comparison.verdict == .consistentTooClose)
    }
}
