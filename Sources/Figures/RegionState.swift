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

    /// Larger stands first where there is room for some only.
    var weight: Int {
        switch self {
        case .apart: 4
        case .edge: 3
        case .agree: 2
        case .notCompared: 1
        case .noCount, .noVote: 0
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
        case .edge: "▲"
        case .apart: "◆"
        case .notCompared: "?"
        case .noCount: "–"
        case .noVote: ""
        }
    }
}
