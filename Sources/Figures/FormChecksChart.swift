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
            self.rule = rule
            self.text = text
            self.failed = failed
        }

        var total: Int { (failed ?? []).reduce(0, +) }
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
            self.name = name
            self.forms = forms
            self.complete = complete
        }
    }

    public var id: String
    public var language: Language
    public var vocabulary: Vocabulary
    /// What the rows are about, as the text alternative names it.
    public var subject: String
    public var title: String
    public var subtitle: String
    /// What the columns are, such as `province`.
    public var level: String
    public var columns: [Column]
    public var rows: [Row]
    public var footer: ChartFooter
    /// Whether the last column is several together.
    var isFolded = false

    /// - Parameters:
    ///   - id: Prefix of the ids in the drawings.
    ///   - language: Language of words and numbers.
    ///   - vocabulary: What things are called.
    ///   - subject: What was checked.
    ///   - title: The finding, in at most ten words.
    ///   - subtitle: What the cells count.
    ///   - level: What the columns are.
    ///   - columns: Regions, in the order that those with equal totals keep.
    ///   - rows: Rules from the top down, each with as many figures as there are columns, or with none.
    ///   - footer: Notes and sources.
    public init(
        id: String, language: Language, vocabulary: Vocabulary, subject: String, title: String,
        subtitle: String = "",
        level: String, columns: [Column], rows: [Row], footer: ChartFooter = ChartFooter()
    ) {
        precondition(
            rows.allSatisfy { $0.failed.map { $0.count == columns.count } ?? true },
            "a row needs a figure for each column")
        self.id = id
        self.language = language
        self.vocabulary = vocabulary
        self.subject = subject
        self.title = title
        self.subtitle = subtitle
        self.level = level
        self.columns = columns
        self.rows = rows
        self.footer = footer
    }

    /// Columns that a picture shows at most, beside the others together.
    static let mostColumns = 20

    /// Forms of all columns.
    public var forms: Int { columns.reduce(0) { $0 + $1.forms } }
    /// Rules that were asked.
    public var asked: [Row] { rows.filter { $0.failed != nil } }
    /// Whether any form breaks any rule.
    public var hasFailures: Bool { rows.contains { $0.total > 0 } }

    /// The columns with most failing forms, the others in one.
    ///
    /// - Parameter limit: Columns to keep.
    func folded(to limit: Int) -> FormChecksChart {
        let totals = columns.indices.map { column in
            rows.reduce(0) { $0 + ($1.failed?[column] ?? 0) }
        }
        let order = columns.indices.sorted { (totals[$1], $0) < (totals[$0], $1) }
        // One column more takes no more room than "others".
        let kept = order.count <= limit + 1 ? order : Array(order.prefix(limit))
        let rest = Array(order.dropFirst(kept.count))
        var copy = self
        copy.columns = kept.map { columns[$0] }
        copy.rows = rows.map { row in
            guard let failed = row.failed else { return row }
            var row = row
            row.failed =
                kept.map { failed[$0] } + (rest.isEmpty ? [] : [rest.reduce(0) { $0 + failed[$1] }])
            return row
        }
        if !rest.isEmpty {
            copy.isFolded = true
            copy.columns.append(
                Column(
                    name: "\(rest.count) \(words.label(chart: .others))",
                    forms: rest.reduce(0) { $0 + columns[$1].forms },
                    complete: rest.reduce(0) { $0 + columns[$1].complete }))
        }
        return copy
    }

    public func svg(width: ChartWidth, page: Int) -> String {
        drawing(width).svg(
            id: Markup.identifier(id) + (width == .narrow ? "-m" : ""), title: title, description: altText)
    }

    func drawing(_ width: ChartWidth) -> Drawing { FormChecksLayout(self, width).drawing() }
}

extension FormChecksChart.Column {
    /// Percent of the forms that have every figure, rounded down so that 100 means all.
    var completePercent: Int { forms == 0 ? 100 : complete * 100 / forms }
}
