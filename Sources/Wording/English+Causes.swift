import Elections

// One cause of several findings.
extension English {
    public func sentence(_ cause: FindingKind.Cause) -> String {
        let rules = cause.rules.isEmpty ? "" : " (\(list(cause.rules)))"
        let findings = "\(counted(cause.findings, "finding", "findings"))\(rules)"
        if case .slip(let slip) = cause.what {
            return "One slip would account exactly for \(findings): \(self.slip(slip))."
        }
        return "\(what(cause.what).capitalizedFirst); that accounts exactly for \(findings)."
    }

    private func what(_ account: FindingKind.Cause.Account) -> String {
        switch account {
        case .slip(let slip): return self.slip(slip)
        case .columns(let columns, let block):
            let beside = block.against.map { " beside \(source($0))" } ?? ""
            guard columns.count == 2, columns[0].holds == columns[1].column else {
                let moved = columns.map { "\($0.holds) in \($0.column)" }
                return "\(throughout(block)), figures stand in other columns\(beside): \(joined(moved))"
            }
            return
                "\(throughout(block)), \(columns[0].column) and \(columns[1].column) stand in each other's place\(beside)"
        case .factor(let column, let times, let block):
            let other =
                block.against.map { "what \(source($0)) say" } ?? "what the other figures of each form say"
            return "\(throughout(block)), \(column) is \(numbers.marked(times)) times \(other)"
        case .underOtherName(let region, let holder, let file):
            return
                "the figures of \(self.region(region)) stand under \(self.region(holder)) in \(file), to the last vote"
        case .otherName(let region, let file, let other, let otherFile):
            return
                "\(self.region(region)) of \(file) has the figures of \(self.region(other)) of \(otherFile) in every column"
        case .rowsMissing(let region, let file):
            return "all rows of \(self.region(region)) are missing from \(file)"
        case .totalRow(let region, let file):
            return "the row of \(self.region(region)) in \(file) is the exact sum of all its other rows"
        }
    }

    private func throughout(_ block: FindingKind.Block) -> String {
        let rows = count(block.rows, block.areStations ? .station : .row)
        let place =
            block.region.level == nil ? block.file : "\(region(block.region)) in \(block.file)"
        return "throughout \(place) (\(rows))"
    }
}
