import Elections

/// What published counts say together, each count once and with its grade: what headlines, summaries and `results.json` say.
public struct CountTally: Sendable, Equatable, Codable {
    /// Tested counts inside the inner range.
    public var agree: Int
    /// Pollsters of tested counts at the edge, and of those outside, one for each count; with their regions where all are of
    /// single regions, and with their contests where there are several.
    public var atEdge: [String]
    public var outside: [String]
    /// Counts without a margin: those that agree whatever it is, pollsters of those that do not, and those that depend on it.
    public var agreeAnyway: Int
    public var outsideAnyway: [String]
    public var depend: Int
    /// Counts of which more is missing.
    public var shown: Int
    /// Tested counts of single regions of a contest beside those of the whole, how many of them are inside the inner range, and
    /// how many outside the outer one.
    public var partsTested: Int
    public var partsAgree: Int
    public var partsOutside: Int
    /// Whether chance leaves as many outside among all that are tested together.
    public var mayBeChance: Bool
    /// Whether all outside have the official figures in their range that those of today replaced, as before a re-vote.
    public var areOfReplaced: Bool
    /// Whether all tested counts are of single regions, each beside the official figures of its own: none is of the whole.
    public var isOfParts: Bool
    /// What those inside the inner range leave open.
    public var open: OpenCounts?
    /// Whether none outside differs by more than the one margin that it prints, which is read as that of a share near half.
    public var areInsidePrintedMargin: Bool
    /// Turnout or invalid ballots outside the outer range.
    public var measuresOutside: [MeasureOutside]

    /// A figure beside the shares that its margin does not explain.
    public struct MeasureOutside: Sendable, Equatable, Codable {
        /// Who counted, as in the other lists.
        public var name: String
        public var measure: CountMeasure
        public var base: MeasureBase

        public init(name: String, measure: CountMeasure, base: MeasureBase) {
            (self.name, self.measure, self.base) = (name, measure, base)
        }
    }

    public init(
        agree: Int, atEdge: [String], outside: [String], agreeAnyway: Int = 0, outsideAnyway: [String] = [],
        depend: Int = 0, shown: Int = 0, partsTested: Int = 0, partsAgree: Int = 0,
        partsOutside: Int = 0, isOfParts: Bool = false, mayBeChance: Bool = false,
        areOfReplaced: Bool = false, open: OpenCounts? = nil, areInsidePrintedMargin: Bool = false,
        measuresOutside: [MeasureOutside] = []
    ) {
        (self.open, self.areInsidePrintedMargin) = (open, areInsidePrintedMargin)
        self.measuresOutside = measuresOutside
        (self.mayBeChance, self.areOfReplaced) = (mayBeChance, areOfReplaced)
        self.isOfParts = isOfParts
        (self.partsTested, self.partsAgree, self.partsOutside) = (partsTested, partsAgree, partsOutside)
        (self.agree, self.atEdge, self.outside) = (agree, atEdge, outside)
        (self.agreeAnyway, self.outsideAnyway) = (agreeAnyway, outsideAnyway)
        (self.depend, self.shown) = (depend, shown)
    }

    public var tested: Int { agree + atEdge.count + outside.count }
    public var bounded: Int { agreeAnyway + outsideAnyway.count + depend }

    /// Counts of some comparisons; samples, pages of a count that another page stands for, and readings of stages and kinds
    /// that were not asked for are none. Of the other pages of a count the one that says most stands for it.
    ///
    /// - Parameters:
    ///   - comparisons: Those of one election.
    ///   - place: What a comparison is of, as names of counts of several places say it.
    ///   - name: Who counted.
    ///   - isBeforeEmptyBox: Whether the one pair of its contest stands before an empty box.
    public init(
        _ comparisons: [Comparison], place: (Comparison) -> String = \.region.text,
        name: (Comparison) -> String = \.source, isBeforeEmptyBox: (Comparison) -> Bool = { _ in false }
    ) {
        let pages = ComparedCount.pages(of: comparisons)
        let best = pages.map { $0[0] }
        let (counts, parts) = comparisons.places(
            best.filter { !comparisons[$0].isAside && comparisons[$0].page != nil })
        // Each is looked at once: a comparison is large, and there may be tens of thousands.
        let told = counts.map { Told(comparisons[$0], isBeforeEmptyBox) }
        let tested = told.filter(\.isTested)
        let isOfParts = !tested.isEmpty && tested.allSatisfy(\.isOfPart)
        let said = counts.indices.filter { told[$0].isTested || told[$0].answer != nil }
        // A pollster of many regions or contests is not the one that differs: its count of one of them does.
        let isOfOne = isOfParts && Set(said.map { comparisons[counts[$0]].source }).count == 1
        let areApart =
            said.contains { told[$0].isOfPart }
            || Set(said.map { comparisons[counts[$0]].contest }).count > 1
        func called(_ comparison: Comparison) -> String {
            guard areApart else { return name(comparison) }
            let place = place(comparison)
            return isOfOne ? place : "\(name(comparison)) (\(place))"
        }
        func names(_ isMeant: (Told) -> Bool) -> [String] {
            counts.indices.filter { isMeant(told[$0]) }.map { called(comparisons[counts[$0]]) }
        }
        let outside = counts.indices.filter { told[$0].verdict.isOutsideEdge }.map { comparisons[counts[$0]] }
        let partsTold = parts.map { Told(comparisons[$0], isBeforeEmptyBox) }
        self.init(
            agree: told.count(where: \.verdict.isInside),
            atEdge: names { $0.verdict == .borderline },
            outside: names(\.verdict.isOutsideEdge),
            agreeAnyway: told.count { $0.answer == .consistent },
            outsideAnyway: names { $0.answer == .inconsistent },
            depend: told.count { $0.answer == .depends },
            shown: told.count { $0.grade == .shown },
            partsTested: partsTold.count(where: \.isTested),
            partsAgree: partsTold.count(where: \.verdict.isInside),
            partsOutside: partsTold.count(where: \.verdict.isOutsideEdge), isOfParts: isOfParts,
            mayBeChance: !outside.isEmpty
                && outside.allSatisfy { $0.reasons.contains(.notAfterAdjustment) },
            areOfReplaced: outside.replacedDay != nil,
            open: OpenCounts(told.filter(\.verdict.isInside).map(\.open)),
            areInsidePrintedMargin: !outside.isEmpty
                && outside.allSatisfy { $0.reasons.contains(.insidePrintedMargin) },
            measuresOutside: ComparedCount.measured(comparisons, pages, where: \.verdict.isOutsideEdge)
                .flatMap {
                    page in
                    page.measures.filter(\.verdict.isOutsideEdge).map {
                        MeasureOutside(name: called(page), measure: $0.figure.measure, base: $0.figure.base)
                    }
                })
    }

    /// What a comparison adds to the tally.
    private struct Told {
        let isTested: Bool
        let isOfPart: Bool
        let verdict: Verdict
        let answer: Comparison.MarginBound.Answer?
        let grade: Comparison.Grade
        let open: OpenQuestion?

        init(_ comparison: Comparison, _ isBeforeEmptyBox: (Comparison) -> Bool) {
            (isTested, isOfPart) = (comparison.isTested, comparison.isOfPart)
            (verdict, answer, grade) = (comparison.verdict, comparison.bound?.answer, comparison.grade)
            open =
                comparison.verdict == .consistentTooClose
                ? comparison.openQuestion(isBeforeEmptyBox: isBeforeEmptyBox(comparison)) : nil
        }
    }
}

extension [Comparison] {
    /// The day of the official figures that were replaced since, empty where none is given, if all of some counts have them in
    /// their range and not those of today; `nil` otherwise.
    public var replacedDay: String? {
        var days: Set<String> = []
        for comparison in self {
            let own = comparison.diagnoses.compactMap { diagnosis -> String? in
                if case .otherResult(.superseded, _, let day) = diagnosis { day } else { nil }
            }
            guard !own.isEmpty else { return nil }
            days = days.isEmpty ? Set(own) : days.intersection(own)
            if days.isEmpty { return nil }
        }
        return days.max()
    }
}
