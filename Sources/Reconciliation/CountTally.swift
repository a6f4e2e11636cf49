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

    public init(
        agree: Int, atEdge: [String], outside: [String], agreeAnyway: Int = 0, outsideAnyway: [String] = [],
        depend: Int = 0, shown: Int = 0, partsTested: Int = 0, partsAgree: Int = 0,
        partsOutside: Int = 0, isOfParts: Bool = false, mayBeChance: Bool = false,
        areOfReplaced: Bool = false
    ) {
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
    public init(
        _ comparisons: [Comparison], place: (Comparison) -> String = \.region.text,
        name: (Comparison) -> String = \.source
    ) {
        let best = ComparedCount.pages(of: comparisons).map { $0[0] }
        let (counts, parts) = comparisons.places(
            best.filter { !comparisons[$0].isAside && comparisons[$0].page != nil })
        let tested = counts.filter { comparisons[$0].isTested }
        let isOfParts = !tested.isEmpty && tested.allSatisfy { comparisons[$0].isOfPart }
        let said = counts.filter { comparisons[$0].isTested || comparisons[$0].bound != nil }
        // A pollster of many regions or contests is not the one that differs: its count of one of them does.
        let isOfOne = isOfParts && Set(said.map { comparisons[$0].source }).count == 1
        let areApart =
            said.contains { comparisons[$0].isOfPart } || Set(said.map { comparisons[$0].contest }).count > 1
        func names(_ isMeant: (Comparison) -> Bool) -> [String] {
            counts.filter { isMeant(comparisons[$0]) }.map { index in
                guard areApart else { return name(comparisons[index]) }
                let place = place(comparisons[index])
                return isOfOne ? place : "\(name(comparisons[index])) (\(place))"
            }
        }
        let outside = counts.map { comparisons[$0] }.filter(\.verdict.isOutsideEdge)
        let answers = counts.map { comparisons[$0].bound?.answer }
        self.init(
            agree: counts.count { comparisons[$0].verdict.isInside },
            atEdge: names { $0.verdict == .borderline },
            outside: names(\.verdict.isOutsideEdge),
            agreeAnyway: answers.count { $0 == .consistent },
            outsideAnyway: names { $0.bound?.answer == .inconsistent },
            depend: answers.count { $0 == .depends },
            shown: counts.count { comparisons[$0].grade == .shown },
            partsTested: parts.count { comparisons[$0].isTested },
            partsAgree: parts.count { comparisons[$0].verdict.isInside },
            partsOutside: parts.count { comparisons[$0].verdict.isOutsideEdge }, isOfParts: isOfParts,
            mayBeChance: !outside.isEmpty
                && outside.allSatisfy { $0.reasons.contains(.notAfterAdjustment) },
            areOfReplaced: outside.replacedDay != nil)
    }
}

extension Election {
    /// What a comparison is of, in few words.
    public func place(_ comparison: Comparison) -> String {
        place(contest: comparison.contest, region: comparison.region)
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
