import Elections
import Figures
import Ground
import Reconciliation
import Wording

/// The kinds of charts that can be asked for by name; each has an adapter, a file of its own, that makes charts of a result.
public enum ChartKind: String, Sendable, Codable, CaseIterable {
    case intervalDots = "interval-dots"
    case quantileDots = "quantile-dots"
    case dumbbell, forest, funnel
    case countTimeline = "count-timeline"
    case smallMultiples = "small-multiples"
    case tileGrid = "tile-grid"
    case thresholdStrip = "threshold-strip"
    case fingerprint
    case formChecks = "form-checks"

    /// A kind by its name.
    ///
    /// - Parameter name: As it is typed.
    public init?(_ name: String) { self.init(rawValue: name.lowercased()) }

    /// The kind that a misspelt name probably meant.
    ///
    /// - Parameter name: As it is typed.
    public static func nearest(to name: String) -> String? {
        let names = allCases.map(\.rawValue)
        let word = name.lowercased()
        return Spelling.nearest(to: word, among: names)
            ?? names.first { $0.hasPrefix(word) || $0.split(separator: "-").contains { $0 == word } }
    }

    /// Who makes its charts of a reconciliation; `nil` for charts of stations.
    var adapter: (any ChartAdapter.Type)? {
        switch self {
        case .intervalDots: IntervalDotsCharts.self
        case .quantileDots: QuantileDotsCharts.self
        case .dumbbell: DumbbellCharts.self
        case .forest: ForestCharts.self
        case .funnel: FunnelCharts.self
        case .countTimeline: TimelineCharts.self
        case .smallMultiples: SmallMultiplesCharts.self
        case .tileGrid: TileGridCharts.self
        case .thresholdStrip: ThresholdStripCharts.self
        case .formChecks, .fingerprint: nil
        }
    }
}

/// What a kind has to show of a result.
enum ChartAnswer {
    case charts([ChartSet.Entry])
    case nothing(ChartLack)
}

/// Makes the charts of one kind of a result.
protocol ChartAdapter {
    static func charts(_ source: ChartSource) -> ChartAnswer
}
