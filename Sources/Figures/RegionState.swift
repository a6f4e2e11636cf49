import Wording

/// What the counts of a region say together.
public enum RegionState: String, Sendable, Codable, CaseIterable {
    case agree
    case edge
    case apart
    /// There are counts, and none was tested.
    case notCompared = "not-compared"
    case noCount = "no-count"
    /// Nothing is voted on there.
    case noVote = "no-vote"

    var tone: ChartTone {
        switch self {
        case .agree: .agree
        case .edge: .edge
        case .apart: .apart
        case .notCompared, .noCount, .noVote: .open
        }
    }

    var label: PlotLabel {
        switch self {
        case .agree: .allAgree
        case .edge: .someEdge
        case .apart: .someApart
        case .notCompared: .notCompared
        case .noCount: .noCount
        case .noVote: .noVote
        }
    }

    /// A sign that tells states apart without colour.
    var sign: String {
        switch self {
        case .agree: "●"
        case .edge: "△"
        case .apart: "◇"
        case .notCompared: "?"
        case .noCount: "–"
        case .noVote: ""
        }
    }
}
