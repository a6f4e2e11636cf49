import ArgumentParser
import Publishing
import SandingKit
import Wording

/// How estimates are compared with the recap.
struct MethodOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Level of the intervals, a fraction.", valueName: "fraction"))
    var level = Customary.level

    @Option(
        help: ArgumentHelp(
            "Outside this simultaneous level a reading is not consistent, a fraction.",
            valueName: "fraction"))
    var edgeLevel = Customary.outerLevel

    @Option(
        help: ArgumentHelp(
            "Adjustment of p-values over all tested counts: \(PValueAdjustment.names) "
                + "(default: holm; bh for newsroom and analyst).", valueName: "method"))
    var adjust: PValueAdjustment?

    @Option(help: ArgumentHelp("Level of the adjusted tests, a fraction.", valueName: "fraction"))
    var alpha = Customary.alpha

    @Option(
        help: ArgumentHelp(
            "Stages that are tested, comma-separated: \(StageList.names).", valueName: "list"))
    var stage: StageList = StageList(stages: [.final, .nearFinal])

    @Option(
        help: ArgumentHelp(
            "Kinds of source that are tested, comma-separated: \(SourceKindList.names).", valueName: "list"))
    var sourceKind: SourceKindList = SourceKindList(kinds: [.quickCount])

    @Option(
        help: ArgumentHelp(
            "Whether a margin, level or number of stations that one page of a count prints holds for its other "
                + "pages: pages or none.", valueName: "what"))
    var pool = PagePool.pages

    @Option(
        help: ArgumentHelp(
            "Leads closer than this many percentage points count as equal.", valueName: "pp"))
    var equivalenceMargin = 1.0

    func validate() throws {
        for (name, value) in [("--level", level), ("--edge-level", edgeLevel)]
        where !(value > 0.5 && value < 1) {
            throw ValidationError(.notLevel(name, value: value))
        }
        if edgeLevel <= level {
            throw ValidationError(.outerLevel(edgeLevel, level: level))
        }
        if !(alpha > 0 && alpha < 0.5) {
            throw ValidationError(
                .notBetween("--alpha", value: alpha, low: 0, high: 0.5, arePoints: false, example: 0.05))
        }
        if !(equivalenceMargin > 0 && equivalenceMargin <= 50) {
            throw ValidationError(
                .notBetween(
                    "--equivalence-margin", value: equivalenceMargin, low: 0, high: 50, arePoints: true,
                    example: nil))
        }
    }

    func adjustment(for audience: Audience) -> PValueAdjustment {
        adjust ?? (audience == .observer ? .holm : .benjaminiHochberg)
    }

    func options(for audience: Audience) -> DecisionRule {
        DecisionRule(
            level: level, edgeLevel: edgeLevel, adjustment: adjustment(for: audience),
            alpha: alpha, stages: stage.stages, kinds: sourceKind.kinds,
            poolsPages: pool == .pages, equivalenceMargin: equivalenceMargin / 100)
    }

    /// The options in force, under the names of the command line.
    func arguments(_ options: DecisionRule) -> [String: String] {
        [
            "level": "\(options.level)", "edge-level": "\(options.edgeLevel)",
            "alpha": "\(options.alpha)", "adjust": options.adjustment.code,
            "stage": options.stages.map(\.rawValue).sorted().joined(separator: ","),
            "source-kind": options.kinds.map(\.rawValue).sorted().joined(separator: ","),
            "pool": pool.rawValue, "equivalence-margin": "\(equivalenceMargin)",
        ]
    }
}

extension PValueAdjustment: ExpressibleByArgument {
    static let names = allCases.map(\.code).joined(separator: ", ")

    public init?(argument: String) { self.init(code: argument) }

    public static var allValueStrings: [String] { allCases.map(\.code) }
}

/// A comma-separated list of stages. Garbled readings are never tested.
struct StageList: ExpressibleByArgument {
    var stages: Set<ReadingStage>

    static let names = ReadingStage.allCases.filter { $0 != .garbled }.map(\.rawValue)
        .joined(separator: ", ")

    init(stages: Set<ReadingStage>) { self.stages = stages }

    init?(argument: String) {
        let found = argument.split(separator: ",").map { ReadingStage(rawValue: String($0)) }
        guard !found.isEmpty, !found.contains(nil), !found.contains(.garbled) else { return nil }
        stages = Set(found.compactMap { $0 })
    }

    var defaultValueDescription: String { "final,near-final" }
}

/// What is taken from other pages of a count.
enum PagePool: String, ExpressibleByArgument, CaseIterable {
    case pages, none
}

/// A comma-separated list of kinds of source.
struct SourceKindList: ExpressibleByArgument {
    var kinds: Set<CountSourceKind>

    static let names = CountSourceKind.allCases.map(\.rawValue).joined(separator: ", ")

    init(kinds: Set<CountSourceKind>) { self.kinds = kinds }

    init?(argument: String) {
        let found = argument.split(separator: ",").map { CountSourceKind(rawValue: String($0)) }
        guard !found.isEmpty, !found.contains(nil) else { return nil }
        kinds = Set(found.compactMap { $0 })
    }

    var defaultValueDescription: String { "quick-count" }
}
