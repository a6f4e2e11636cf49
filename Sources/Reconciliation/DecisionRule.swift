import Elections
import Statistics

/// How a comparison is judged: levels, adjustment, stages and margins. What is customary stands in `Customary`.
public struct DecisionRule: Sendable, Equatable, Codable {
    /// Level of the intervals, a fraction.
    public var level: Double
    /// Level of the outer simultaneous intervals; outside them a reading is not consistent.
    public var edgeLevel: Double
    /// How p-values are adjusted over all tested counts.
    public var adjustment: PValueAdjustment
    /// Level of the adjusted tests, a fraction.
    public var alpha: Double
    /// Readings of other stages are shown and not tested.
    public var stages: Set<ReadingStage>
    /// Readings of other kinds, such as exit polls, are shown and not tested.
    public var kinds: Set<CountSourceKind>
    /// Whether what one page of a count prints holds for its other pages.
    public var poolsPages: Bool
    /// Differences in the lead below this fraction of the valid votes do not matter.
    public var equivalenceMargin: Double
    /// Power at which the smallest detectable gap is given.
    public var power: Double

    public init(
        level: Double = Customary.level, edgeLevel: Double = Customary.outerLevel,
        adjustment: PValueAdjustment = .holm, alpha: Double = Customary.alpha,
        stages: Set<ReadingStage> = [.final, .nearFinal], kinds: Set<CountSourceKind> = [.quickCount],
        poolsPages: Bool = true, equivalenceMargin: Double = 0.01, power: Double = Customary.power
    ) {
        self.level = level
        self.edgeLevel = edgeLevel
        self.adjustment = adjustment
        self.alpha = alpha
        self.stages = stages
        self.kinds = kinds
        self.poolsPages = poolsPages
        self.equivalenceMargin = equivalenceMargin
        self.power = power
    }
}

extension PValueAdjustment {
    /// Name of the adjustment in options and outputs, as R's `p.adjust` shortens them.
    public var code: String {
        switch self {
        case .benjaminiHochberg: "bh"
        case .benjaminiYekutieli: "by"
        default: rawValue
        }
    }

    /// Whose it is, where it is not the one that runs have without another choice.
    public var authors: String? {
        switch self {
        case .none, .holm: nil
        case .bonferroni: "Bonferroni"
        case .hochberg: "Hochberg"
        case .hommel: "Hommel"
        case .benjaminiHochberg: "Benjamini–Hochberg"
        case .benjaminiYekutieli: "Benjamini–Yekutieli"
        }
    }

    public init?(code: String) {
        guard let match = PValueAdjustment.allCases.first(where: { $0.code == code }) else { return nil }
        self = match
    }
}
