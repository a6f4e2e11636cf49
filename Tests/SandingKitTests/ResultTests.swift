import Foundation
import SandingKit
import Synchronization
import Testing

/// What the verbs give: values that go through JSON and back, and the numbers of the rooms below.
@Suite struct ResultTests {
    private static let (old, new) = ("\(Places.count)/official.csv", "\(Places.count)/official_later.csv")

    private func roundTrip<Value: Codable & Equatable>(_ value: Value) throws {
        let data = try ResultJSON.data(value)
        #expect(try ResultJSON.value(Value.self, from: data) == value)
        #expect(data.count > 100)
    }

    @Test func aCheckGoesThroughJSON() async throws {
        let request = CheckRequest([Self.old, "\(Places.count)/recap_village.csv"])
        let found = try await Sanding.check(request)
        try roundTrip(found)
        let part = try #require(found.parts.first)
        #expect(part.stations == 335 && part.recaps == ["recap_village.csv"] && part.mismatches > 0)
        #expect(found.findings.first?.severity == .error)
        #expect(found.inputs.map(\.name) == ["official.csv", "recap_village.csv"])
        #expect(found.findings == (try request.run().parts.flatMap(\.check.findings)))
        // A folder with contests is checked contest by contest.
        let folder = try await Sanding.check(Places.data("pilkada-2018"))
        try roundTrip(folder)
        #expect(folder.parts.count == 177)
    }

    @Test func aDiffGoesThroughJSON() async throws {
        let request = DiffRequest(old: Self.old, new: Self.new)
        let found = try await Sanding.diff(request)
        try roundTrip(found)
        let work = try request.run()
        #expect(found.stations.count == work.diff.diff.count && found.count(.changed) > 0)
        #expect(
            found.totals.map { ($0.new ?? 0) - ($0.old ?? 0) }
                == work.diff.diff.measures.indices.map { work.diff.whole.total[$0] })
        let changed = try #require(found.stations.first { $0.kind == .changed })
        #expect(changed.regions.count == 4 && !changed.figures.isEmpty)
    }

    @Test func anEstimateGoesThroughJSON() async throws {
        let found = try await Sanding.estimate(EstimateRequest(Places.sample))
        try roundTrip(found)
        #expect(found.domains.map(\.region) == ["9001", "9002", "9071"] && found.response.count == 3)
        #expect(found.inputs.map(\.name) == ["sample.csv", "frame.csv"])
        #expect(abs(found.estimate.shares.shares.reduce(0, +) - 1) < 1e-12)
    }

    @Test func aComparisonOfASampleGoesThroughJSON() async throws {
        let found = try await Sanding.reconcile(
            sample: SampleRequest(Places.sample, official: Self.new, draws: 199))
        try roundTrip(found)
        #expect(found.sample?.limits.basis == .drawn && found.comparisons.count == 4)
        // The same on one thread.
        let request = SampleRequest(Places.sample, official: Self.new, draws: 199)
        #expect(try request.run(WorkControl(threads: 1)) == found)
    }

    @Test func aFolderGoesThroughJSON() async throws {
        let found = try await Sanding.reconcile(Places.data("pilkada-2018"))
        try roundTrip(found)
        #expect(found.comparisons.count == 189 && found.sample == nil)
    }

    @Test func plansSimulationsAndConversionsGoThroughJSON() async throws {
        let plan = try await Sanding.plan(
            PlanRequest(Self.old, wish: .margin(points: 2), strata: ["regency_code"], draws: 99))
        try roundTrip(plan)
        #expect(plan.schema == "sanding/plan/1" && plan.whole.drawn?.draws == 399)
        #expect(plan.strata.map(\.sample).reduce(0, +) == plan.whole.sample && plan.whole.margin <= 0.02)
        let simulation = try await Sanding.simulate(
            SimulateRequest(
                .file(Self.old, strata: ["regency_code"]), design: .stratified, stations: 40, replicates: 100,
                verdicts: .init(samples: 5, draws: 99, by: "regency_code")))
        try roundTrip(simulation)
        #expect(simulation.verdicts?.whole.tested == 5 && simulation.design.stratumSizes?.count == 3)
        let conversion = try await Sanding.convert(ConvertRequest("\(Places.count)/pages"))
        try roundTrip(conversion)
        #expect(conversion.outputs.isEmpty && conversion.summary.contests.count == 1)
    }

    @Test func progressTellsStepsAndUnits() async throws {
        let told = Mutex<[WorkProgress]>([])
        let control = WorkControl { progress in told.withLock { $0.append(progress) } }
        let request = SimulateRequest(
            .invented(shares: [0.6, 0.4], stations: 500, strata: 5), design: .stratified, stations: 50,
            replicates: 200, verdicts: .init(samples: 3, draws: 99))
        _ = try await Sanding.simulate(request, control: control)
        let all = told.withLock { $0 }
        #expect(all.first == WorkProgress(step: .reading))
        #expect(all.map(\.done).max() == 203)
        #expect(Set(all.filter { $0.done > 0 }.map(\.total)) == [203])
        told.withLock { $0 = [] }
        _ = try await Sanding.check(CheckRequest([Self.old]), control: control)
        #expect(told.withLock { $0.map(\.step) } == [.reading, .checking])
    }

    @Test func aReadingIsComparedAtAnyLevel() async throws {
        let reading = try QuickCountReading(
            shares: ["32.67", "9.43", "33.12", "24.78"], margin: "1.6", level: "95", stations: 3573,
            pollster: "IDM")
        let recap = Recap(votes: [7_226_254, 2_773_078, 6_317_465, 5_663_198])
        let folder = try await Sanding.reconcile(Places.data("pilkada-2018"))
        let there = try #require(folder.comparisons.first { $0.reading == "qc-0002" })
        let found = try Sanding.compare(reading, recap)
        #expect(found.verdict == there.verdict && found.critical == there.critical)
        #expect(found.choices.map(\.simultaneous) == there.choices.map(\.simultaneous))
        #expect(found.lead == there.lead)
        let narrow = try Sanding.compare(reading, recap, rule: DecisionRule(level: 0.9))
        for (inner, outer) in zip(narrow.choices, found.choices) {
            let (inner, outer) = (try #require(inner.simultaneous), try #require(outer.simultaneous))
            #expect(outer.low < inner.low && inner.high < outer.high)
        }
        // An estimate with the same covariance has the same intervals, but for the rounding of print.
        let estimate = try Sanding.compare(there.estimate, recap)
        #expect(estimate.choices.map(\.simultaneous) == there.choices.map(\.simultaneous))
        // Without a margin it is shown and not tested.
        let untested = try Sanding.compare(
            try QuickCountReading(shares: ["40", "60"]), Recap(votes: [4, 6]))
        #expect(untested.verdict == .notComparable && untested.choices.map(\.official) == [0.4, 0.6])
        #expect(untested.reasons.contains(.marginMissing))
        #expect(throws: SandingError.self) {
            try Sanding.compare(
                QuickCountReading(shares: ["140", "60"], margin: "1", stations: 9), Recap(votes: [4, 6]))
        }
    }
}
