import Elections

// Charts and their descriptions.
extension English {
    public func label(chart label: ChartLabel) -> String {
        switch label {
        case .inside: "inside the range"
        case .outside: "outside the range"
        case .notTested: "not tested"
        case .greyDashed: "grey and dashed: numbers from 5 on"
        case .noRange: "without a range"
        case .noQuickCount: "No \(oneCount) on record for this region"
        case .noRecap: "No \(officialReference(.quickCounts)) on file: \(manyCounts) are not tested"
        case .recapZero:
            "The \(officialReference(.quickCounts)) has 0 votes for every \(pair): \(manyCounts) are not tested"
        case .pagesContradict:
            "Pages of the \(officialReference(.quickCounts)) contradict each other: \(manyCounts) are not tested"
        case .recapOfSome:
            "The \(officialReference(.quickCounts)) does not give the votes of every \(pair): \(manyCounts) are not tested"
        case .filePartial: fileIsPartial.capitalizedFirst + ": nothing is tested"
        case .lower: "lower"
        case .higher: "higher"
        case .differenceInPoints: "Difference, points"
        case .stations: stations.capitalizedFirst
        case .areaIsStations: "Area of the square: number of \(stations)"
        case .rule: "Rule"
        case .total: "total"
        case .others: "others"
        case .complete: "forms checked in full, %"
        case .notAsked: "not asked"
        case .few: "few"
        case .manyForms: "many forms"
        case .noForms: "· none"
        case .strokesAndDots: "– not asked, · none"
        case .noRuleAsked: "No rule could be asked."
        }
    }

    public func reference(_ basis: ChartBasis) -> String { basis != .sample ? recap : "official file" }

    public func shortReference(_ basis: ChartBasis) -> String { basis != .sample ? recap : "official" }

    public func officialReference(_ basis: ChartBasis) -> String {
        basis == .sample ? "official file" : term("official recap", "official result")
    }

    public func higherThan(_ basis: ChartBasis) -> String { "higher than the \(reference(basis))" }

    public func differenceAxis(_ basis: ChartBasis) -> String {
        basis == .sample
            ? "Sample minus official file (points)" : "\(oneCount.capitalizedFirst) minus \(recap) (points)"
    }

    public func range(_ range: ChartRange, level: Double) -> String {
        switch range {
        case .plain, .head: "\(numbers.level(level)) range"
        case .with: "with \(numbers.level(level)) range"
        }
    }

    public func range(from low: String, to high: String) -> String { "\(low) to \(high)" }

    public func rests(on stations: Int?, dataIn: Double?) -> String {
        [stations.map { count($0, .station) }, dataIn.map { "\(numbers.level($0)) in" }].compactMap { $0 }
            .joined(separator: ", ")
    }

    public func includes(_ basis: ChartBasis, level: Double) -> String {
        "\(range(.plain, level: level)) includes the \(reference(basis))"
    }

    public func leavesOut(_ basis: ChartBasis) -> String { "\(reference(basis)) outside the range" }

    public func publishedMargin(_ points: String) -> String { "published margin ±\(points) points" }

    public func page(_ page: Int, of pages: Int) -> String { "part \(page) of \(pages)" }

    public func card(_ part: CardPart, _ shown: Int, of all: Int) -> String {
        switch part {
        case .rows: "\(number(shown)) of \(number(all)) shown"
        case .choices: "\(number(shown)) of \(count(all, .pair)) shown"
        }
    }

    public func sources(_ sources: String) -> String { "Source: \(sources)" }

    public func made(with tool: String, captured: String?) -> String {
        "\(captured.map { "Captured \($0). " } ?? "")Made with: \(tool)."
    }

    public func dotsHeads(_ basis: ChartBasis, level: Double) -> [String] {
        let isSample = basis == .sample
        return [
            isSample ? "Part" : "Pollster", "Basis", pair.capitalizedFirst,
            isSample ? "Sample (%)" : "\(oneCount.capitalizedFirst) (%)", range(.head, level: level),
            "\(reference(basis).capitalizedFirst) (%)", "Difference (points)", "State",
        ]
    }

    public var locale: String { "en_GB" }

    public func shapeHeads(
        _ basis: ChartBasis
    ) -> (label: String, value: String, low: String, high: String, official: String) {
        let value = basis == .sample ? "Sample" : oneCount.capitalizedFirst
        return ("Label", value, "Min", "Max", officialReference(basis).capitalizedFirst)
    }

    public func forestHeads(level: Double, outerLevel: Double) -> [String] {
        [
            "Row", "Detail", stations.capitalizedFirst, "Difference (points)", range(.head, level: level),
            range(.head, level: outerLevel), "State", "Verdict",
        ]
    }

    public var oneSample: String { "a sample" }

    public func dotsChart(_ rows: Int, _ basis: ChartBasis, of contest: String) -> String {
        "Dot and range chart of \(self.rows(rows, basis))\(contest.isEmpty ? "" : " of \(contest)")"
    }

    public func forestChart(_ rows: Int, _ basis: ChartBasis, about subject: String) -> String {
        "Difference and range chart of \(self.rows(rows, basis)) minus \(reference(basis))"
            + "\(subject.isEmpty ? "" : ", \(subject)")"
    }

    public func checksChart(by level: String, about subject: String) -> String {
        "Table chart of the forms that break each rule by \(level)\(subject.isEmpty ? "" : ", \(subject)")"
    }

    public func described(_ chart: String, finding: String) -> String {
        chart + (finding.isEmpty ? "." : ", where: \(finding).")
    }

    public func noneTestable(_ basis: ChartBasis, figures: [String]) -> String {
        "Figures of the \(reference(basis)): \(list(figures, separator: "; "))."
    }

    public func including(_ rows: Int, of tested: Int, _ basis: ChartBasis, figures: [String]) -> String {
        let gives =
            "for every \(pair) \(agreeing(tested == 1 ? 1 : rows, "it gives", "they give")) (\(list(figures, separator: "; "))"
        return tested == 1
            ? "The range of the one that can be tested \(rows == 1 ? "includes" : "does not include") the \(reference(basis)) \(gives))."
            : "\(number(rows)) of \(number(tested)) that can be tested \(agreeing(rows, "has", "have")) the \(reference(basis)) in "
                + "\(agreeing(rows, "its range", "their ranges")) \(gives))."
    }

    public func including(_ rows: Int, of tested: Int, _ basis: ChartBasis, level: Double) -> String {
        "\(number(rows)) of \(number(tested)) tested \(agreeing(rows, "includes", "include")) the \(reference(basis)) in the "
            + "\(range(.plain, level: level))."
    }

    public func differences(from low: String, to high: String) -> String {
        low == high ? "A difference of \(low) points." : "Differences from \(low) to \(high) points."
    }

    public func expectedOutside(_ rows: Double, of tested: Int, level: Double) -> String {
        "Of \(number(tested)) tested, about \(numbers.expected(rows)) are expected outside the "
            + "\(range(.plain, level: level)) by chance alone."
    }

    public func mostForms(_ rule: String, forms: Int) -> String { "Most: \(rule), \(count(forms, .form))." }

    public func largestTotal(by level: String, _ column: String) -> String {
        "Largest total by \(level): \(column)."
    }

    public func notAsked(rules: [String]) -> String { "Not asked: \(rules.joined(separator: ", "))." }

    public func allPassed(forms: Int, rules: Int) -> String {
        guard rules > 0 else { return "No rule could be asked of these forms" }
        return "\(forms == 1 ? "The form" : "All \(count(forms, .form))") passed \(count(rules, .check))"
    }
}
