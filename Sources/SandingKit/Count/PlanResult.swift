import ElectionFiles
import Elections
import Estimation

/// How many stations a sample needs, and where; as JSON with names in snake case it is `sanding/plan/1`.
///
/// Fractions where a page has percentage points.
public struct PlanResult: Sendable, Equatable, Codable {
    /// The plan of the whole, or of a region.
    public struct Part: Sendable, Equatable, Codable {
        /// `nil` for the whole.
        public var region: String?
        /// `lead` or `share`.
        public var target: String
        /// The choices of the target: one for a share, two for a lead.
        public var ballotNos: [Choice]
        /// What the target was in the count.
        public var value: Double
        /// Stations that there are.
        public var stations: Int
        /// Stations to draw.
        public var sample: Int
        public var strata: Int
        public var standardError: Double
        public var margin: Double
        public var detectableGap: Double?
        public var designEffect: Double?
        public var degreesOfFreedom: Int
        /// What samples drawn from the count show; `nil` where none were asked for.
        public var drawn: SamplePlan.Drawn?
    }

    /// A stratum of the whole.
    public struct Stratum: Sendable, Equatable, Codable {
        public var stratum: String
        /// Stations that there are.
        public var stations: Int
        /// Standard deviation between its stations, as a share of a station of mean size.
        public var spread: Double
        /// Stations to draw.
        public var sample: Int
    }

    public private(set) var schema = "sanding/plan/1"
    /// Name of the file of the count.
    public var source: String
    /// Column of the regions.
    public var by: String?
    public var stratumColumns: [String]
    public var wantedMarginPct: Double?
    public var wantedGapPct: Double?
    public var wantedStations: Int?
    public var terms: SamplePlan.Terms
    public var whole: Part
    public var regions: [Part]
    public var strata: [Stratum]
    /// Remarks on the file; no part of the document.
    public var notices: [Notice] = []
    /// What the things of the count are called.
    public var vocabulary = Vocabulary.general
    /// The files that were read; empty where their digests were not asked for.
    public var inputs: [InputFile] = []

    private enum CodingKeys: String, CodingKey {
        case schema, source, by, stratumColumns, wantedMarginPct, wantedGapPct, wantedStations, terms, whole,
            regions, strata, inputs, vocabulary
    }

    init(_ request: PlanRequest, _ plan: RegionalPlan, notices: [Notice]) {
        source = InputNames([request.file])[request.file]
        by = request.by
        stratumColumns = request.strata
        switch request.wish {
        case .margin(let points): wantedMarginPct = points
        case .gap(let points): wantedGapPct = points
        case .stations(let number): wantedStations = number
        }
        terms = request.terms
        whole = Part(plan.whole)
        regions = plan.regions.map(Part.init)
        let part = plan.whole
        strata = part.plan.sizes.indices.map { h in
            Stratum(
                stratum: part.plan.strata[h], stations: part.plan.sizes[h],
                spread: part.plan.deviations[h] * Double(part.plan.count) / part.plan.denominatorTotal,
                sample: part.expectation.allocation[h])
        }
        self.notices = notices
    }
}

extension PlanResult.Part {
    init(_ part: RegionalPlan.Part) {
        region = part.label.isEmpty ? nil : part.label
        switch part.target {
        case .share(let choice): ballotNos = [Choice(index: choice)]
        case .lead(let first, let second): ballotNos = [first, second].map { Choice(index: $0) }
        }
        target = ballotNos.count == 2 ? "lead" : "share"
        value = part.plan.value
        stations = part.plan.count
        sample = part.expectation.stations
        strata = part.plan.sizes.count
        standardError = part.expectation.standardError
        margin = part.expectation.margin
        detectableGap = part.expectation.detectableGap
        designEffect = part.expectation.designEffect
        degreesOfFreedom = part.expectation.degreesOfFreedom
        drawn = part.drawn
    }
}
