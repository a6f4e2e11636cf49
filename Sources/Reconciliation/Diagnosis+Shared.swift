/// Slips that several counts have in common.
extension Diagnosis {
    /// Whether the slip may stand in the official result, where it would bring all counts inside.
    public var mayBeOfResult: Bool {
        switch self {
        case .exchanged, .rotated, .officialTyped: true
        default: false
        }
    }

    /// Whether a slip that all counts have in common may as well be of all pages as of the official result.
    public var isOnEitherSide: Bool {
        switch self {
        case .exchanged, .rotated: true
        default: false
        }
    }

    /// Whether another count is said to have the same slip; of typed votes the figures that would do may differ.
    public func isSame(as other: Diagnosis) -> Bool {
        if case .officialTyped(let slip, let choice, _, let instead) = self,
            case .officialTyped(let otherSlip, let otherChoice, _, let others) = other
        {
            return slip == otherSlip && choice == otherChoice && !Set(instead).isDisjoint(with: others)
        }
        return self == other
    }

    /// The same with the figures that do for both counts.
    public func shared(with other: Diagnosis) -> Diagnosis {
        guard case .officialTyped(let slip, let choice, let votes, let instead) = self,
            case .officialTyped(_, _, _, let others) = other
        else { return self }
        return .officialTyped(slip, choice: choice, votes: votes, instead: instead.filter(others.contains))
    }
}
