import Elections

/// How many readings are shown without a test, since nobody asked for their kind of source or for their stage.
///
/// A reading of another kind and another stage is counted with its kind. Not for readings that lack something to be tested with: those
/// are of what was asked for (``Comparison/isAside``).
public struct ReadingsAside: Sendable, Equatable {
    public private(set) var kinds: [CountSourceKind: Int] = [:]
    public private(set) var stages: [ReadingStage: Int] = [:]

    /// - Parameters:
    ///   - kinds: Readings by their kind of source, where that was not asked for.
    ///   - stages: Other readings by their stage.
    public init(kinds: [CountSourceKind: Int], stages: [ReadingStage: Int]) {
        (self.kinds, self.stages) = (kinds, stages)
    }

    /// - Parameter comparisons: Of any kind and stage; those that were asked for are passed over.
    public init(_ comparisons: some Sequence<Comparison>) {
        for comparison in comparisons where comparison.isAside {
            if comparison.reasons.contains(.notQuickCount), let page = comparison.page {
                kinds[page.sourceKind, default: 0] += 1
            } else {
                stages[comparison.stage ?? .unknown, default: 0] += 1
            }
        }
    }

    /// How many readings they are.
    public var count: Int { kinds.values.reduce(0, +) + stages.values.reduce(0, +) }

    /// In the order in which kinds are declared.
    public var orderedKinds: [CountSourceKind] { CountSourceKind.allCases.filter { kinds[$0] != nil } }

    /// In the order in which a count comes in.
    public var orderedStages: [ReadingStage] { ReadingStage.allCases.filter { stages[$0] != nil } }
}
