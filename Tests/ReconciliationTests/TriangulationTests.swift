import Elections
import Statistics
import Testing

@testable import Reconciliation

/// Against R 4 with metafor 3.8-1: y = 2p − 1 − 0.04, n = qnorm(1−(1−L)/2)²/(4M²), v = 4p(1−p)/n,
///   f <- rma(y, v, method="REML", control=list(threshold=1e-14, maxiter=1000))  # tau2, QE, QEp, beta, se, pval
///   rma(y, v, method="REML", test="knha")                                       # Hartung–Knapp
///   f$beta ± qt(.975, k-2) * sqrt(f$tau2 + f$se^2)                              # prediction
///   p.adjust(2*pnorm(-abs(rstudent(f)$z)), "holm")                              # against the others
@Suite struct TriangulationTests {
    static let margins = [(10, 95), (12, 99), (9, 95), (15, 95), (10, 95)]

    static func triangulation(_ first: [Int]) throws -> Triangulation {
        let readings = first.enumerated().map { index, share in
            HandMade.reading(
                [share, 10_000 - share], id: "q\(index)", margin: margins[index].0, level: margins[index].1,
                pollster: "P\(index)")
        }
        let result = try Reconciler().reconcile(HandMade.election([5200, 4800], readings))
        return try #require(result.triangulations.first)
    }

    @Test func onePollsterDeparts() throws {
        let summary = try Self.triangulation([5105, 5220, 5260, 5235, 5700])
        #expect(summary.conclusion == .onePollsterDeparts)
        #expect(summary.departing == "P4")
        #expect(close(summary.mean, 0.02093057927746445, 1e-8))
        #expect(close(summary.tauSquared, 0.002013561633728016, 1e-8))
        #expect(close(summary.q, 81.6291890209726))
        #expect(summary.qDegreesOfFreedom == 4)
        #expect(close(summary.qP, 7.866376208022123e-17))
        #expect(close(summary.interval?.low, -0.03620855839059803, 1e-8))
        #expect(close(summary.interval?.high, 0.07806971694552693, 1e-8))
        #expect(close(summary.prediction?.low, -0.1362840362242926, 1e-8))
        #expect(close(summary.prediction?.high, 0.1781451947792215, 1e-8))
        #expect(close(summary.p, 0.366648813501264, 1e-8))
        #expect(close(summary.members.last?.pAgainstOthers, 2.526593318127274e-09, 1e-6))
        #expect(close(summary.members.last?.pAgainstRecap, 4.276932290234143e-23))
    }

    @Test func recapDeparts() throws {
        let summary = try Self.triangulation([5505, 5520, 5460, 5535, 5490])
        #expect(summary.conclusion == .recapDeparts)
        #expect(summary.departing == nil)
        #expect(close(summary.mean, 0.05939669949523611))
        #expect(summary.tauSquared == 0)
        // The pollsters agree by luck, so the normal interval and standard error are the wider ones.
        #expect(close(summary.standardError, 0.004597054904741411))
        #expect(close(summary.interval?.low, 0.05038663744698974))
        #expect(close(summary.interval?.high, 0.06840676154348249))
        #expect(close(summary.p, 1.896994835578759e-05))
        #expect(close(summary.prediction?.low, 0.04476681909845547))
        #expect(summary.members.allSatisfy { $0.pAgainstOthers == 1 })
    }

    @Test func neither() throws {
        let summary = try Self.triangulation([5105, 5220, 5260, 5235, 5180])
        #expect(summary.conclusion == .neither)
        #expect(close(summary.mean, -0.0001919946511202837, 1e-8))
        #expect(close(summary.tauSquared, 5.377452177541514e-05, 1e-8))
        #expect(close(summary.interval?.high, 0.01512460214897657, 1e-8))
        #expect(close(summary.p, 0.9739043791216639, 1e-8))
        #expect(close(summary.members[0].pAgainstOthers, 0.1862020024202220, 1e-8))
        #expect(close(summary.members[2].pAgainstOthers, 0.7106463601014505, 1e-8))
        #expect(close(summary.members[0].pAgainstRecap, 0.06255004137559575))
    }

    @Test("Two pollsters: their difference, and nobody departs")
    func two() throws {
        let readings = { (second: Int) in
            [
                HandMade.reading([5215, 4785], id: "a", margin: 10, pollster: "A"),
                HandMade.reading([second, 10_000 - second], id: "b", margin: 12, pollster: "B"),
            ]
        }
        let calm = try Reconciler().reconcile(HandMade.election([5200, 4800], readings(5260)))
        #expect(calm.triangulations.isEmpty)
        let pair = try #require(calm.countDifferences.first)
        #expect(pair.sources == ["A", "B"])
        #expect(close(pair.difference, -0.009))
        // scipy: z = norm.isf(.025); s = 16 p (1 - p) M^2 / z^2 of 52.15 at 1.0 and 52.60 at 1.2; se = sqrt(s1 + s2)
        #expect(close(pair.standardError, 0.015920809279477033))
        // widest 1.05 and 1.25, four shares half of 0.01 points each: z sqrt((1.05/1.0)^2 s1 + (1.25/1.2)^2 s2) + 0.0002
        #expect(close(pair.interval.low, -0.041811264786880006))
        #expect(close(pair.interval.high, 0.023811264786880004))
        #expect(pair.pMostFavourable > 0.05)
        let apart = try Reconciler().reconcile(HandMade.election([5200, 4800], readings(5700)))
        #expect(apart.triangulations.isEmpty)
        let far = try #require(apart.countDifferences.first)
        #expect(!far.interval.contains(0))
        #expect(far.pMostFavourable < 1e-6)
    }

    @Test("A pollster does not depart where a margin rounded down explains it")
    func widestMargins() throws {
        let result = { (decimals: Int) in
            let readings = [5200, 5190, 5215, 5370].enumerated().map { index, share in
                HandMade.reading(
                    [share, 10_000 - share], id: "q\(index)", margin: decimals == 0 ? 1 : 1000,
                    marginDecimals: decimals, pollster: "P\(index)")
            }
            return try #require(
                try Reconciler().reconcile(HandMade.election([5200, 4800], readings)).triangulations.first)
        }
        // "1.000" departs; "1" may have been 1.49.
        #expect(try result(3).conclusion == .onePollsterDeparts)
        #expect(try result(0).conclusion == .neither)
        #expect(try result(3).members == result(0).members)
    }

    @Test("One pollster spelled in two ways, and a region named or not, is one count")
    func spellings() throws {
        let readings = [
            HandMade.reading([5300, 4700], id: "a", pollster: "LSI Denny JA"),
            HandMade.reading([5310, 4690], id: "b", pollster: "LSI  Denny J.A.", region: HandMade.home),
            HandMade.reading([5250, 4750], id: "c", pollster: "SMRC"),
        ]
        let result = try Reconciler().reconcile(HandMade.election([5200, 4800], readings))
        #expect(result.batch.tested == 2)
        #expect(result.triangulations.isEmpty)
        #expect(result.countDifferences.count == 1)
        #expect(result.comparisons[1].repeatOf == "a")
    }

    @Test("Pollsters with the same figure: the interval is no point beside a large p")
    func sameFigure() throws {
        let readings = ["A", "B", "C"].map { HandMade.reading([5300, 4700], id: $0, pollster: $0) }
        let summary = try #require(
            try Reconciler().reconcile(HandMade.election([5200, 4800], readings)).triangulations.first)
        let interval = try #require(summary.interval)
        #expect(summary.p > 0.001)
        #expect(interval.high - interval.low > 0.02)
        #expect(summary.standardError > 0)
    }

    @Test("One count on two pages is not two pollsters")
    func repeats() throws {
        let readings = ["a", "b"].map { HandMade.reading([5300, 4700], id: $0) }
        let result = try Reconciler().reconcile(HandMade.election([5200, 4800], readings))
        #expect(result.triangulations.isEmpty && result.countDifferences.isEmpty)
    }
}
