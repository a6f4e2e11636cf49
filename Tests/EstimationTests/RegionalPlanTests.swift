import Estimation
import Ground
import Testing

@Suite struct RegionalPlanTests {
    @Test func crossingJoinsLabelsAndKeepsGroupsApart() throws {
        let crossed = try CodeColumn(crossing: [
            CodeColumn(["a", "a", "b", "a/b"]), CodeColumn(["b/c", "x", "b/c", "c"]),
        ])
        #expect(crossed.codes == ["a/b/c", "a/x", "b/b/c", "a/b/c (2)"])
        #expect(Array(crossed.ids) == [0, 1, 2, 3])
        #expect(throws: EstimationError.emptySample) { try CodeColumn(crossing: []) }
        #expect(throws: EstimationError.columnLength(column: "groups", have: 1, need: 2)) {
            try CodeColumn(crossing: [CodeColumn(["a", "b"]), CodeColumn(["a"])])
        }
    }

    @Test func nestingAndEmptyGroups() {
        #expect(CodeColumn(["a", "b", "a"]).isNested(in: CodeColumn(["x", "x", "x"])))
        #expect(!CodeColumn(["a", "b", "a"]).isNested(in: CodeColumn(["x", "x", "y"])))
        let groups = CodeColumn(ids: [2, 0, 2], codes: ["a", "b", "c"]).inOrder()
        #expect(groups == CodeColumn(["c", "a", "c"]))
    }

    @Test func strataInTwoRegionsAreCut() throws {
        let population = try Populations.synthetic(1, strata: 3, stations: 600)
        let regions = CodeColumn((0..<600).map { $0 < 300 ? "north" : "south" })
        let terms = SamplePlan.Terms()
        let plan = try RegionalPlan(
            population: population, regions: regions, choice: 1, wish: .margin(0.03), terms: terms)
        #expect(plan.regions.map(\.label) == ["north", "south"])
        #expect(plan.whole.plan.strata.count == plan.regions.reduce(0) { $0 + $1.plan.strata.count })
        #expect(plan.whole.plan.strata.allSatisfy { $0.contains("/") })
        #expect(plan.regions.allSatisfy { $0.expectation.margin <= 0.03 && $0.target == .share(1) })
        #expect(
            plan.whole.expectation.stations == plan.regions.reduce(0) { $0 + $1.expectation.stations })
        let again = try RegionalPlan(
            population: population, regions: regions, choice: 1,
            wish: .stations(plan.whole.expectation.stations), terms: terms)
        #expect(again.whole.expectation.stations == plan.whole.expectation.stations)
    }

    @Test(arguments: DesignKind.allCases)
    func designsDrawAboutAsManyStationsAsAsked(_ kind: DesignKind) throws {
        let population = try Populations.synthetic(2, strata: 6, stations: 1_200)
        let scheme = try kind.scheme(stations: 120, in: population, allocation: .neyman)
        let result = try SamplingSimulation(
            population: population, scheme: scheme, replicates: 100, seed: 1, methods: []
        ).run()
        #expect(abs(result.meanStations - 120) < 5)
        #expect(throws: EstimationError.impossibleSize(what: .stations, size: 1_201, low: 2, high: 1_200)) {
            try kind.scheme(stations: 1_201, in: population)
        }
    }
}
