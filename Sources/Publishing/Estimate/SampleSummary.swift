import Elections
import Estimation
import Ground
import Reconciliation
import Statistics

/// What a station sample says on its own, as JSON: `sanding estimate --json`, and the part `sample` of
/// `results.json`.
public struct SampleSummary: Sendable {
    public let estimate: SampleEstimate
    let response: [(stratum: String, drawn: Int, received: Int)]
    /// The stations compared one by one; `nil` without an official file.
    public let matched: MatchedStations?
    /// Names of the stations that differ, in the order of ``matched``.
    let differing: [String]
    /// What the sample says of regions; empty where none were asked for.
    public let domains: [SampleDomain]
    /// Regions of which nothing has arrived.
    let notArrived: StationSample.NotArrived?
    /// Options of the design, under the names of the command line.
    let design: [String: String]
    /// Where the limits of comparisons come from; `nil` where nothing is compared.
    let limits: SampleLimits?

    /// - Parameters:
    ///   - estimate: What the sample says of the whole.
    ///   - response: Stations drawn and arrived, by stratum.
    ///   - matched: The stations beside their own official figures.
    ///   - differing: Names of the stations that differ, in the order of `matched`.
    ///   - domains: What the sample says of regions.
    ///   - notArrived: Regions of which nothing has arrived; `nil` where there is none.
    ///   - design: Options of the design, under the names of the command line.
    ///   - limits: Where the limits of comparisons come from.
    public init(
        _ estimate: SampleEstimate, response: [(stratum: String, drawn: Int, received: Int)],
        matched: MatchedStations? = nil, differing: [String] = [], domains: [SampleDomain] = [],
        notArrived: StationSample.NotArrived? = nil, design: [String: String],
        limits: SampleLimits? = nil
    ) {
        self.limits = limits
        self.notArrived = notArrived
        self.design = design
        self.domains = domains
        self.estimate = estimate
        self.response = response
        self.matched = matched
        self.differing = differing
    }

    /// The whole document, with the level of its intervals and the facts of the run.
    func document(level: Double, run: RunFacts) -> Publication.Document {
        .init(
            path: "estimate.json", schema: "sanding/estimate/1", run: run,
            [
                "level": .number(level), "arguments": run.argumentsValue, "sample": value,
                "regions": .elements(domains, SampleSummary.domainValue),
                "regions_not_arrived": .array((notArrived?.regions ?? []).map { .string($0) }),
            ])
    }

    var value: JSONNode {
        [
            "method": .string(estimate.shares.method), "interval": .string(estimate.intervals.rawValue),
            "design": .object(design.mapValues { .string($0) }),
            "base": .string(design["base"] ?? DesignOptions.Base.votes.rawValue),
            "limits": limits.map(limitsValue) ?? .null,
            "df": .integer(estimate.degreesOfFreedom),
            "shares": .array(
                zip(estimate.shares.choices, estimate.figures).map { choice, figure in
                    Self.figureValue(figure, ["ballot_no": Int(choice).map { .integer($0) } ?? .null])
                }),
            "turnout": estimate.turnout.map { Self.figureValue($0) } ?? .null,
            "invalid": estimate.invalid.map { Self.figureValue($0) } ?? .null,
            "strata_not_arrived": .array(
                (estimate.unheard?.strata ?? []).map {
                    [
                        "stratum": .string($0.stratum), "stations": JSONNode($0.stations),
                        "drawn": .integer($0.drawn),
                    ]
                }),
            "unequal_stations": .integer(estimate.unequalStations),
            "unnumbered_rows": JSONNode(estimate.unnumberedRows),
            "overfull_lines": .array(estimate.overfullLines.map { .integer($0) }),
            "lead": lead, "missing": estimate.missing.document,
            "matched": matched.map { $0.document(names: differing) } ?? .null,
            "response": .array(
                response.map {
                    [
                        "stratum": .string($0.stratum), "drawn": .integer($0.drawn),
                        "received": .integer($0.received),
                    ]
                }),
        ]
    }

    private func limitsValue(_ limits: SampleLimits) -> JSONNode {
        [
            "basis": .string(limits.basis.rawValue), "obstacle": JSONNode(limits.obstacle?.rawValue),
            "missing_columns": .array(limits.missingColumns.map { .string($0) }),
            "draws": .integer(limits.draws), "seed": .string(String(limits.seed)),
            "given_region_counts": JSONNode(limits.givenRegionCounts),
        ]
    }

    private static func figureValue(
        _ figure: SampleEstimate.Figure, _ more: [String: JSONNode] = [:]
    ) -> JSONNode {
        .object(
            [
                "estimate": .number(figure.value), "se": JSONNode(figure.standardError),
                "low": JSONNode(figure.interval?.low), "high": JSONNode(figure.interval?.high),
                "simultaneous_low": JSONNode(figure.joint?.low),
                "simultaneous_high": JSONNode(figure.joint?.high),
            ].merging(more) { $1 })
    }

    private static func domainValue(_ domain: SampleDomain) -> JSONNode {
        [
            "region": .string(domain.region), "stations": .integer(domain.stations),
            "df": .integer(domain.degreesOfFreedom), "too_thin": .bool(domain.isThin),
            "complete": .bool(domain.isComplete),
            "shares": .array(
                domain.figures.enumerated().map { index, figure in
                    figureValue(figure, ["ballot_no": .integer(Choice(index: index).number)])
                }),
            "lead": leadValue(domain.lead, domain.leader, domain.runnerUp),
        ]
    }

    private var lead: JSONNode {
        Self.leadValue(estimate.lead, estimate.leader, estimate.runnerUp)
    }

    private static func leadValue(
        _ lead: SampleEstimate.Figure?, _ leader: Choice, _ runnerUp: Choice?
    ) -> JSONNode {
        guard let lead, let second = runnerUp else { return .null }
        return figureValue(
            lead,
            [
                "leader": .integer(leader.number), "runner_up": .integer(second.number),
            ])
    }
}
