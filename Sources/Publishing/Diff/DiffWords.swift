import Consistency
import Elections
import SandingKit
import Statistics
import Wording

/// Chooses what is said of what changed between two files; none of it speaks of intent.
struct DiffWords: Sendable {
    let result: CountDiff
    /// Words of findings.
    let check: CheckWords
    private let diff: StationDiff

    /// Blocks with an adjusted p-value below this are listed in `results.json` and on pages.
    static let blockLimit = Customary.alpha
    /// The findings that a person reads in a terminal; the rest is in the files.
    private static let shownFindings = 12
    /// Of one rule, so that others are seen too.
    private static let shownOfRule = 4

    init(_ result: CountDiff, _ wording: any Wording, directories: [StationDirectory]) {
        self.result = result
        diff = result.diff
        check = CheckWords(wording, directories: directories)
    }

    var wording: any Wording { check.wording }

    /// What a terminal shows.
    var summary: [String] {
        var lines = facts
        let shown = FindingEntry.shown(
            result.findings.filter { !DiffWords.isHeadline($0) }.map { FindingEntry(findings: [$0]) },
            most: DiffWords.shownFindings,
            ofRule: DiffWords.shownOfRule)
        if !shown.isEmpty { lines.append("") }
        lines += shown.flatMap(check.lines)
        return lines + [check.rest(result.findings.count - shown.count - headlines.count)].compactMap { $0 }
            + [""]
    }

    /// The whole in sentences.
    private var facts: [String] {
        [scope] + headlines + (result.whole.stations.isEmpty ? [] : figures + counted + rules + leaning)
            + notCompared + [findings]
    }

    /// How many findings there are, and how many of them are said before anything else.
    private var findings: String {
        let (all, first) = (check.counts(result.findings), headlines.count)
        return first == 0 ? all : all + " " + wording.findingsSaidFirst(first)
    }

    /// What is said before anything else: who leads now, stations exchanged or moved.
    var headlines: [String] { first.map(wording.sentence) }

    /// The findings of which that is.
    var first: [Finding] { result.findings.filter(DiffWords.isHeadline) }

    private static func isHeadline(_ finding: Finding) -> Bool {
        if case .change(let kind) = finding.kind { kind.isHeadline } else { false }
    }

    /// How many stations changed.
    var scope: String {
        let (whole, common) = (result.whole, diff.join.inCommon)
        return whole.stations.isEmpty
            ? wording.nothingChanged(inCommon: common)
            : wording.stationsChanged(
                whole.changed, inCommon: common, removed: whole.removed, added: whole.added)
    }

    private var figures: [String] {
        let whole = result.whole
        return diff.measures.indices.filter { whole.total[$0] != 0 || whole.gross[$0] != 0 }.map { measure in
            let totals = result.totals(measure)
            return "  "
                + wording.totals(
                    diff.measures[measure].name, old: totals.old, new: totals.new,
                    change: whole.total[measure], net: whole.net[measure], gross: whole.gross[measure])
        }
    }

    /// Figures that became known or fell.
    var counted: [String] {
        let whole = result.whole
        var lines: [String] = []
        if whole.known > 0 || whole.unknown > 0 {
            lines.append(wording.becameKnown(figures: whole.known, unknown: whole.unknown))
        }
        if diff.enteredSince > 0 { lines.append(wording.enteredSince(stations: diff.enteredSince)) }
        if whole.fallen > 0 { lines.append(wording.votesFell(stations: whole.fallen)) }
        return lines + moves + exchanged
    }

    /// What more than half of the changes are, where they are the same.
    private var moves: [String] {
        let moves = DiffMoves(diff)
        guard let (move, stations) = moves.commonest, stations >= DiffMoves.fewest,
            2 * stations > moves.changed
        else { return [] }
        return [
            wording.commonMove(
                of: move.votes, from: move.from, to: move.to, stations: stations, of: moves.changed)
        ]
    }

    /// How many stations have the old figures in another order: what would otherwise look like changes that favour
    /// a pair.
    private var exchanged: [String] {
        let kinds: [(Slip.Kind, FormSlip)] = [
            (.pairsExchanged, .pairs), (.fieldsExchanged, .fields), (.fieldsShifted, .shifted),
        ]
        return kinds.compactMap { kind, slip in
            let count = result.slips.counts[kind] ?? 0
            return count > 0 ? wording.undone(slip, stations: count) : nil
        }
    }

    /// What the changes do to the rules of the forms.
    var rules: [String] {
        func count(_ outcome: RuleChanges.Outcome) -> Int { result.rules.counts(outcome).reduce(0, +) }
        let (repaired, broken, kept) = (count(.repaired), count(.made), count(.kept))
        let (appeared, added, removed) = (count(.appeared), count(.added), count(.removed))
        let isBesides = appeared > 0 || added > 0 || removed > 0
        guard isBesides || repaired > 0 || broken > 0 || kept > 0 else { return [wording.noRuleConcerned] }
        return [wording.rules(repaired: repaired, broken: broken, kept: kept)]
            + (isBesides ? [wording.rulesBesides(appeared: appeared, added: added, removed: removed)] : [])
    }

    /// Whether the changes lean to one side, and where they stand together.
    var leaning: [String] {
        guard let direction = result.direction, let leaders = result.blocks.leaders else { return [] }
        let first = leaders.first
        let expected =
            switch result.expectedSplit {
            case .success(let split): wording.expected(first: first, split)
            case .failure(let absence): wording.notExpected(absence)
            }
        return [
            wording.leadMoved(
                up: direction.positive, of: direction.nonzero, first: first, second: leaders.second,
                net: direction.net, p: direction.signFlipP),
            expected, tested,
        ]
    }

    /// How many regions have changes that favour one pair.
    private var tested: String {
        let tests = result.blocks.blocks.count
        guard tests > 0 else { return wording.noRegionTested }
        return wording.blocks(
            result.findings.count { if case .change(.block) = $0.kind { true } else { false } }, of: tests)
    }

    /// What both files lack or what stands twice.
    var notCompared: [String] {
        let columns = diff.onlyOld + diff.onlyNew
        let repeated = diff.join.repeated.count
        return (columns.isEmpty ? [] : [wording.notCompared(columns: columns)])
            + (repeated > 0 ? [wording.notCompared(repeated: repeated)] : [])
    }
}
