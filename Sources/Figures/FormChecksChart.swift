import Elections
import Wording

/// How many forms break each rule, by region: a table whose cells are stronger the more forms there are.
public struct FormChecksChart: Chart, Equatable, Codable {
    /// A rule.
    public struct Row: Sendable, Equatable, Codable {
        /// Such as `R7`.
        public var rule: String
        /// The rule in few words, in the chart's language.
        public var text: String
        /// Forms that break it, by column; `nil` where it was not asked.
        public var failed: [Int]?

        public init(rule: String, text: String, failed: [Int]?) {
            (self.rule, self.text, self.failed) = (rule, text, failed)
        }

        /// Whether the rule has a number; other ids are said in words.
        private var isNumbered: Bool { rule.first == "R" && rule.dropFirst().allSatisfy(\.isNumber) }
        /// `R7 pairs = valid votes`, or the words alone.
        var label: String { isNumbered ? "\(rule) \(text)" : text }
        /// `R7`, or the words.
        var name: String { isNumbered ? rule : text }
    }

    /// A region, or a recap.
    public struct Column: Sendable, Equatable, Codable {
        public var name: String
        public var forms: Int
        /// Forms that have every figure that the rules need.
        public var complete: Int

        public init(name: String, forms: Int, complete: Int) {
            (self.name, self.forms, self.complete) = (name, forms, complete)
        }
    }

    public var head: ChartHead
    /// What the rows are about, as the text alternative names it.
    public var subject: String
    /// What the columns are, such as `province`.
    public var level: String
    public var columns: [Column]
    public var rows: [Row]

    /// - Parameters:
    ///   - head: What every chart has.
    ///   - subject: What was checked.
    ///   - level: What the columns are.
    ///   - columns: Regions, in the order that those with equal totals keep.
    ///   - rows: Rules from the top down, each with as many figures as there are columns, or with none.
    public init(_ head: ChartHead, subject: String, level: String, columns: [Column], rows: [Row]) {
        precondition(
            rows.allSatisfy { $0.failed.map { $0.count == columns.count } ?? true },
            "a row needs a figure for each column")
        (self.head, self.subject, self.level) = (head, subject, level)
        (self.columns, self.rows) = (columns, rows)
    }

    public func describe() -> ChartDescription {
        typealias Cell = (row: Row, column: Column, failed: Int?)
        let picture = picture
        let cells = rows.flatMap { row in
            columns.indices.map { Cell(row, columns[$0], row.failed?[$0]) }
        }
        return ChartDescription(
            kind: words.checksChart(by: level, about: subject), facts: facts(picture),
            messages: picture.isEmpty ? [card] + silence : [],
            data: ChartData(
                cells,
                [
                    .text("rule") { $0.row.rule }, .text("text") { $0.row.text },
                    .text("asked") { $0.row.failed == nil ? "no" : "yes" },
                    .text("region") { $0.column.name }, .count("forms") { $0.column.forms },
                    .count("forms_complete") { $0.column.complete }, .count("failed") { $0.failed },
                ]), body: picture)
    }

    var picture: GridPicture {
        GridPicture(
            rowHead: words.label(chart: .rule), columnHead: level,
            rows: rows.map { .init(label: $0.label, counts: $0.failed) },
            columns: columns.map { .init(name: $0.name, whole: $0.forms, part: $0.complete) },
            missing: words.label(chart: .notAsked), many: words.label(chart: .manyForms),
            none: words.label(chart: .noForms), parts: words.label(chart: .complete),
            others: words.label(chart: .others), note: words.label(chart: .strokesAndDots),
            data: (column: "region", count: "failed"))
    }

    private func facts(_ picture: GridPicture) -> [String] {
        var facts: [String] = []
        if !picture.isEmpty, let worst = picture.rows.max(by: { $0.total < $1.total }) {
            facts.append(words.mostForms(worst.label, forms: worst.total))
            let largest = picture.folded(to: 1).columns[0].name
            if columns.count > 1 { facts.append(words.largestTotal(by: level, largest)) }
        }
        return facts + silence
    }

    /// Rules that were not asked.
    private var silence: [String] {
        let silent = rows.filter { $0.failed == nil }.map(\.name)
        return silent.isEmpty ? [] : [words.notAsked(rules: silent)]
    }

    /// What stands in place of an empty grid.
    private var card: String {
        let asked = rows.filter { $0.failed != nil }.map(\.name)
        guard !asked.isEmpty else { return words.label(chart: .noRuleAsked) }
        let forms = columns.reduce(0) { $0 + $1.forms }
        return words.allPassed(forms: forms, rules: asked.count) + ": \(asked.joined(separator: ", "))."
    }
}
