import Elections

/// One figure of a form that would be another number by what its identities or the sums above it say, whatever led to it: with
/// that number the form keeps every rule, and the sums that it accounts for are met to the last vote.
struct OtherFigures {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let stations: CheckedStations
    private let repair: FormRepair
    private let sums: SumsOfForms

    /// Forms that are looked at: in a file with more, findings have other causes.
    private static let mostForms = 20_000

    init?(_ evidence: CauseEvidence, _ above: UnitsAbove?) {
        guard let stations = evidence.input.stations, let above,
            stations.scan.failed.count <= OtherFigures.mostForms
        else { return nil }
        self.evidence = evidence
        self.stations = stations
        repair = FormRepair(stations.scan.rules)
        sums = SumsOfForms(evidence, above)
        for form in stations.scan.failed { add(form) }
    }

    private mutating func add(_ form: FormScan.FailedForm) {
        let rules = repair.rules
        let own = evidence.rulesBroken(line: stations.line(form.row), file: stations.file)
        guard let first = own.first,
            own.count > 1
                || rules.columns.contains(where: { !sums.changes(of: $0, above: form.unit).isEmpty })
        else { return }
        var found: [(findings: Set<Int>, slip: Slip)] = []
        for column in Set(form.rules.flatMap { rules.rules[$0].columns }).sorted() {
            guard let recorded = form.values[column] else { continue }
            let name = rules.columns[column]
            let wanted =
                repair.solutions(column, form.values, failed: form.rules)
                + sums.changes(of: name, above: form.unit).map { recorded + Int64($0) }
            for value in Set(wanted).sorted() where value >= 0 && value != recorded {
                var mended = form.values
                mended[column] = value
                guard repair.keepsAll(mended) else { continue }
                let open = Set(repair.broken(mended).map { rules.rules[$0].rule.id })
                let kept = own.filter { evidence.rule($0).map { !open.contains($0) } ?? false }
                let met = sums.explained([(Int(form.unit), [name: Int(value - recorded)])])
                let figure = Slip.Figure(
                    name: name, row: nil, reference: Int(value), recorded: Int(recorded), boxes: nil)
                guard kept.count + met.count > 1,
                    let slip = SlipCauses.key(.otherFigure(figure), of: evidence.findings[first])
                else { continue }
                found.append((met.union(kept), slip))
            }
        }
        if let carried = carried(form, own) { found.append(carried) }
        // The figures that account for most; which of several it is is not known.
        let most = found.map(\.findings.count).max() ?? 0
        var ofForm: [CauseCandidate] = []
        for (findings, slip) in found where findings.count == most {
            if let place = ofForm.firstIndex(where: { $0.findings == findings }) {
                ofForm[place].slips.append(slip)
            } else {
                ofForm.append(CauseCandidate(what: .slip(slip), findings: findings, slips: [slip]))
            }
        }
        candidates += ofForm
    }

    /// A figure that would be another number together with the sums that were made with it, which the rules that bound them tell:
    /// the sums above are all out by as much.
    private func carried(
        _ form: FormScan.FailedForm, _ own: [Int]
    ) -> (findings: Set<Int>, slip: Slip)? {
        let rules = repair.rules
        var columns: [Int: [Int]] = [:]
        for (column, name) in rules.columns.enumerated() {
            for change in Set(sums.changes(of: name, above: form.unit)) {
                columns[change, default: []].append(column)
            }
        }
        guard columns.count == 1, let (change, changed) = columns.first, changed.count > 1 else { return nil }
        let parts = changed.filter { RowSlip.isPart(rules.columns[$0]) }
        guard parts.count == 1, let recorded = form.values[parts[0]] else { return nil }
        var mended = form.values
        for column in changed {
            guard let value = mended[column], value + Int64(change) >= 0 else { return nil }
            mended[column] = value + Int64(change)
        }
        guard repair.keepsAll(mended) else { return nil }
        let open = Set(repair.broken(mended).map { rules.rules[$0].rule.id })
        let kept = own.filter { evidence.rule($0).map { !open.contains($0) } ?? false }
        let met = sums.explained([
            (Int(form.unit), Dictionary(uniqueKeysWithValues: changed.map { (rules.columns[$0], change) }))
        ])
        let figure = Slip.Figure(
            name: rules.columns[parts[0]], row: nil, reference: Int(recorded) + change,
            recorded: Int(recorded),
            boxes: nil)
        let sums = changed.filter { $0 != parts[0] }.map { rules.columns[$0] }
        guard !kept.isEmpty, !met.isEmpty,
            let slip = SlipCauses.key(.otherFigure(figure, sums: sums), of: evidence.findings[own[0]])
        else { return nil }
        return (met.union(kept), slip)
    }
}
