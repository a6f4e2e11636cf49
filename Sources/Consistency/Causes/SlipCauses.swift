import Elections
import Ground

/// Single slips of a row that account for several findings: of the form, of its key, and of the sums above it.
///
/// Each finding carries the slips without which its figures fit exactly; those with a slip in common have one cause.
struct SlipCauses {
    let candidates: [CauseCandidate]

    init(_ evidence: CauseEvidence) {
        var order: [Slip] = []
        var findings: [Slip: Set<Int>] = [:]
        var missing: [Slip: Slip] = [:]
        for (position, finding) in evidence.findings.enumerated() {
            for slip in finding.explanations {
                guard let key = SlipCauses.key(slip, of: finding) else { continue }
                if findings[key] == nil { order.append(key) }
                findings[key, default: []].insert(position)
                if case .stationsMissing = slip { missing[key] = SlipCauses.both(missing[key], slip) }
            }
        }
        SlipCauses.joinTwice(&order, &findings)
        SlipCauses.addBounds(evidence, order, to: &findings)
        SlipCauses.addRules(evidence, order, to: &findings)
        // Slips that fit the same findings are one candidate: which of them happened is not known.
        var places: [Set<Int>: Int] = [:]
        var found: [CauseCandidate] = []
        for key in order {
            guard let positions = findings[key], positions.count > 1 else { continue }
            let slip = missing[key] ?? key
            if let place = places[positions] {
                found[place].slips.append(slip)
            } else {
                places[positions] = found.count
                found.append(CauseCandidate(what: .slip(slip), findings: positions, slips: [slip]))
            }
        }
        candidates = found
    }

    /// A station that stands twice is told by its key, and by the sum above it: that says on which side it is counted twice.
    private static func joinTwice(_ order: inout [Slip], _ findings: inout [Slip: Set<Int>]) {
        for slip in order {
            guard case .rowCountedTwice(let name, nil) = slip, let own = findings[slip] else { continue }
            let sums = [true, false].map { Slip.rowCountedTwice(name, isBelowRecap: $0) }
            guard let known = sums.first(where: { findings[$0] != nil }) else { continue }
            findings[known]?.formUnion(own)
            findings[slip] = nil
        }
        order.removeAll { findings[$0] == nil }
    }

    /// Rules that bound a figure have no slips of their own: those that hold without a slip that others tell of.
    private static func addBounds(
        _ evidence: CauseEvidence, _ slips: [Slip], to findings: inout [Slip: Set<Int>]
    ) {
        guard let stations = evidence.input.stations else { return }
        let rules = stations.scan.rules
        let forms = Dictionary(
            stations.scan.failed.map { (rowName($0, stations), $0) }, uniquingKeysWith: { first, _ in first })
        for slip in slips {
            guard let (name, values) = mended(slip, forms, rules.columns), let form = forms[name] else {
                continue
            }
            let broken = rules.rules.indices.filter { rules.rules[$0].answer(values) == .fails }
            guard Set(broken).isSubset(of: form.rules) else { continue }
            let ids = Set(broken.map { rules.rules[$0].rule.id })
            for position in evidence.rulesBroken(line: stations.line(form.row), file: stations.file) {
                guard let id = evidence.rule(position), !ids.contains(id),
                    evidence.findings[position].explanations.isEmpty
                else { continue }
                findings[slip, default: []].insert(position)
            }
        }
    }

    /// Rules of a form that holds them with its figures back in the order that sums above it tell: one form alone tells no order
    /// of more than two columns.
    private static func addRules(
        _ evidence: CauseEvidence, _ slips: [Slip], to findings: inout [Slip: Set<Int>]
    ) {
        for slip in slips {
            guard let name = slip.rewrittenRow, let positions = findings[slip] else { continue }
            let sums = positions.map { evidence.findings[$0] }
            let changes = sums.compactMap { finding -> (column: String, change: Int64)? in
                guard let column = finding.place.column, let found = Int64(finding.found),
                    let expected = Int64(finding.expected)
                else { return nil }
                return (column, found - expected)
            }
            guard let place = sums.first?.place, changes.count == sums.count else { continue }
            func isHeld(_ rules: FormRules, _ values: [Int64?], _ sign: Int64) -> Bool {
                var mended = values
                for (column, change) in changes {
                    guard let own = rules.columns.firstIndex(of: column), let value = values[own] else {
                        return false
                    }
                    mended[own] = value + sign * change
                }
                return FormRepair(rules).keepsAll(mended)
            }
            if sums[0].region?.text == name {
                // The recap's own row.
                for recap in evidence.forms where recap.recap.file == place.file {
                    guard
                        let row = recap.failed.first(where: { recap.recap.line(ofRow: $0.row) == place.line }
                        )?.row
                    else { continue }
                    let values = recap.rules.unread.blanking(
                        recap.recap.counts.map { $0[row].map { Int64($0) } })
                    guard isHeld(recap.rules, values, -1) else { continue }
                    findings[slip]?.formUnion(evidence.rulesBroken(line: place.line ?? 0, file: place.file))
                }
            } else if let stations = evidence.input.stations,
                let form = stations.scan.failed.first(where: { rowName($0, stations) == name }),
                isHeld(stations.scan.rules, form.values, 1)
            {
                findings[slip]?.formUnion(
                    evidence.rulesBroken(line: stations.line(form.row), file: stations.file))
            }
        }
    }

    /// Name of the row of a form as slips have it.
    private static func rowName(_ form: FormScan.FailedForm, _ stations: CheckedStations) -> String {
        let code = stations.code(form.unit)
        return stations.number(form.station).map { "\(code)/\($0)" } ?? code
    }

    /// The form in which a slip stands, and its figures without it; `nil` where it is no slip of such a form.
    private static func mended(
        _ slip: Slip, _ forms: [String: FormScan.FailedForm], _ columns: [String]
    ) -> (name: String, values: [Int64?])? {
        switch slip {
        case .digits(_, let figure, let sums):
            guard case .named(let name)? = figure.row, var values = forms[name]?.values else { return nil }
            for column in [figure.name] + sums {
                guard let place = columns.firstIndex(of: column), let value = values[place] else {
                    return nil
                }
                values[place] = value + Int64(figure.reference - figure.recorded)
            }
            guard columns.firstIndex(of: figure.name).map({ values[$0] == Int64(figure.reference) }) == true
            else { return nil }
            return (name, values)
        case .exchanged(let first, let second, .named(let name)?):
            guard var values = forms[name]?.values, let one = columns.firstIndex(of: first),
                let other = columns.firstIndex(of: second)
            else { return nil }
            values.swapAt(one, other)
            return (name, values)
        default: return nil
        }
    }

    /// Stations that are missing, as two findings tell of them.
    private static func both(_ one: Slip?, _ other: Slip) -> Slip {
        guard case .stationsMissing(let missing, let first, let region, let figures)? = one,
            case .stationsMissing(_, let second, _, let others) = other
        else { return other }
        return .stationsMissing(
            missing, numbers: first.isEmpty ? second : first, region: region,
            figures: figures.isEmpty ? others : figures)
    }

    /// A slip as all findings name it that it accounts for; `nil` for one that leaves something open.
    static func key(_ slip: Slip, of finding: Finding) -> Slip? {
        let row: Slip.Row? = finding.region.map { region in
            .named(finding.station.map { "\(region.text)/\($0)" } ?? region.text)
        }
        switch slip {
        case .digits(let kind, var figure, let sums):
            figure.row = figure.row ?? row
            return figure.row == nil ? nil : .digits(kind, figure, sums: sums)
        case .otherFigure(var figure, let sums):
            figure.row = figure.row ?? row
            return figure.row == nil ? nil : .otherFigure(figure, sums: sums)
        case .exchanged(let first, let second, let place):
            return (place ?? row).map { .exchanged(first, second, in: $0) }
        case .moved(let votes, let first, let second, let place):
            return (place ?? row).map { .moved(votes, from: first, to: second, in: $0) }
        case .permuted(let names, let place): return (place ?? row).map { .permuted(names, in: $0) }
        case .shifted(let first, let last, let isRight, let place):
            return (place ?? row).map { .shifted(from: first, to: last, isRight: isRight, in: $0) }
        case .rowsExchanged(let first, let second):
            return .rowsExchanged(min(first, second), max(first, second))
        case .rowCountedTwice, .rowLeftOut: return slip
        case .rewritten(let names, let writing, let place):
            return (place ?? row).map { .rewritten(names, writing, in: $0) }
        // The numbers of the others tell their numbers, and the sums above their figures.
        case .stationsMissing(let missing, _, let region, _):
            return .stationsMissing(missing, numbers: [], region: region, figures: [])
        case .breaking: return nil
        }
    }
}

extension Slip {
    /// The row in which several figures stand otherwise, in another order or written otherwise.
    fileprivate var rewrittenRow: String? {
        switch self {
        case .permuted(_, .named(let name)?), .rewritten(_, _, .named(let name)?),
            .shifted(_, _, _, .named(let name)?):
            name
        default: nil
        }
    }
}
