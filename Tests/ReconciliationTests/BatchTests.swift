import Elections
import Statistics
import Testing

@testable import Reconciliation

@Suite struct BatchTests {
    static func result(_ adjustment: PValueAdjustment = .holm) throws -> ReconciliationResult {
        let readings = [
            HandMade.reading([6050, 3950], id: "a", pollster: "A"),
            HandMade.reading([6135, 3865], id: "b", pollster: "B"),
            HandMade.reading([6300, 3700], id: "c", pollster: "C"),
            HandMade.reading([5980, 4020], id: "d", pollster: "D"),
            // A second page of A's count, and one that cannot be tested.
            HandMade.reading([6400, 3600], id: "a2", pollster: "A", dataIn: 98),
            HandMade.reading([6000, 4000], id: "e", margin: nil, pollster: "E"),
        ]
        return try Reconciler(options: .init(adjustment: adjustment))
            .reconcile(HandMade.election([6000, 4000], readings))
    }

    @Test("Each count enters once, and chance's part is stated")
    func counts() throws {
        let batch = try Self.result().batch
        #expect(batch.readings == 6)
        #expect(batch.tested == 4)
        #expect(batch.outside == 2)
        #expect(batch.outsideEdge == 1)
        #expect(close(batch.expectedOutside, 0.2))
        #expect(close(batch.expectedOutsideEdge, 0.04))
        #expect(batch.standOut == 1)
        // python3 -c "from scipy.stats import binom; print(binom.sf(1, 4, .05))"
        #expect(close(batch.pAtLeastOutside, 0.01401875))
    }

    @Test("A repeat is in no family and says which page stands for it")
    func repeats() throws {
        let comparisons = try Self.result().comparisons
        #expect(comparisons[4].repeatOf == "a")
        #expect(comparisons[4].reasons.contains(.repeatOfCount))
        #expect(comparisons[4].joint?.pAdjusted == nil)
        #expect(comparisons[4].choices.allSatisfy { $0.pAdjusted == nil })
        #expect(comparisons[0].repeatOf == nil)
    }

    @Test("Adjusted over the family of tested counts", arguments: [PValueAdjustment.holm, .none])
    func adjusted(_ adjustment: PValueAdjustment) throws {
        let comparisons = try Self.result(adjustment).comparisons
        let p = try comparisons.prefix(4).map { try #require($0.joint?.p) }
        let order = p.indices.sorted { p[$0] < p[$1] }
        var running = 0.0
        for (rank, index) in order.enumerated() {
            running = max(running, min(1, Double(4 - rank) * p[index]))
            let expected = adjustment == .holm ? running : p[index]
            #expect(close(comparisons[index].joint?.pAdjusted, expected))
        }
        #expect(comparisons[2].reasons.contains(.standsOutAfterAdjustment))
        let edge: ReasonCode = adjustment == .holm ? .notAfterAdjustment : .standsOutAfterAdjustment
        #expect(comparisons[1].reasons.contains(edge))
    }

    @Test func nothingTested() throws {
        let election = HandMade.election([6000, 4000], [HandMade.reading([6000, 4000], margin: nil)])
        let batch = try Reconciler().reconcile(election).batch
        #expect(batch.tested == 0)
        #expect(batch.expectedOutside == 0)
        #expect(batch.pAtLeastOutside == nil)
    }
}
