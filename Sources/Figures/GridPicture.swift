import Elections
import Wording

/// What a table of counts shows: a number in each cell, stronger the larger it is, and totals of the rows; below the
/// columns which part of what each counts in is complete.
struct GridPicture: PictureBody {
    struct Row {
        var label: String
        /// By column; `nil` where the row has none.
        var counts: [Int]?
        var total: Int { (counts ?? []).reduce(0, +) }
    }

    struct Column {
        var name: String
        /// How many it counts in, and how many of them are complete.
        var whole: Int
        var part: Int
        /// Rounded down, so that 100 means all.
        var percent: Int { whole == 0 ? 100 : part * 100 / whole }
    }

    /// What the rows are, and what the columns are.
    var rowHead: String
    var columnHead: String
    var rows: [Row]
    var columns: [Column]
    /// What rows without counts are said to be.
    var missing: String
    /// What the strongest cells have, and those without a count, in the key.
    var many: String
    var none: String
    /// What the percents below the columns are.
    var parts: String
    /// What columns are called that stand together.
    var others: String
    /// What strokes and dots mean, where there is no key.
    var note: String
    /// Names of the columns of the data that hold what a column is and its count.
    var data: (column: String, count: String)
    /// Whether the last column is several together.
    private(set) var isFolded = false

    /// Columns that a picture shows at most, beside the others together.
    static let mostColumns = 20

    var isEmpty: Bool { rows.allSatisfy { $0.total == 0 } }

    /// Columns that stand for themselves.
    var single: Range<Int> { 0..<columns.count - (isFolded ? 1 : 0) }

    /// All columns together.
    var all: Column { sum(Array(columns.indices), name: "") }

    private func sum(_ places: [Int], name: String) -> Column {
        Column(
            name: name, whole: places.reduce(0) { $0 + columns[$1].whole },
            part: places.reduce(0) { $0 + columns[$1].part })
    }

    /// The columns with the largest totals, the others in one.
    ///
    /// - Parameter limit: Columns to keep.
    func folded(to limit: Int) -> GridPicture {
        let totals = columns.indices.map { column in rows.reduce(0) { $0 + ($1.counts?[column] ?? 0) } }
        let order = columns.indices.sorted { (totals[$1], $0) < (totals[$0], $1) }
        // One column more takes no more room than "others".
        let kept = order.count <= limit + 1 ? order : Array(order.prefix(limit))
        let rest = Array(order.dropFirst(kept.count))
        var copy = self
        copy.columns = kept.map { columns[$0] }
        for row in rows.indices {
            guard let counts = rows[row].counts else { continue }
            copy.rows[row].counts =
                kept.map { counts[$0] } + (rest.isEmpty ? [] : [rest.reduce(0) { $0 + counts[$1] }])
        }
        if !rest.isEmpty {
            copy.isFolded = true
            copy.columns.append(sum(rest, name: "\(rest.count) \(others)"))
        }
        return copy
    }

    /// Step of the hue for a count, from 1; equal ratios are equal distances.
    func step(_ count: Int) -> Int {
        let most = rows.compactMap { $0.counts?[single].max() }.max() ?? 0
        guard most > 1 else { return 2 }
        // Integer powers: count^5 against most^k, without a logarithm that may differ between machines.
        let (value, bound) = (Double(count), Double(most))
        var power = value * value * value * value * value
        var step = 1
        while step < Paint.heatSteps, power > bound {
            power /= bound
            step += 1
        }
        return step
    }

    func layout(_ page: ChartPage) -> any PictureLayout { GridLayout(self, page) }

    func table(_ words: any Wording, caption: String) -> ChartTable? {
        let shown = folded(to: GridPicture.mostColumns)
        let rows = shown.rows.map { row in
            guard let counts = row.counts else {
                return [row.label] + shown.columns.map { _ in "–" } + [missing]
            }
            return [row.label] + (counts + [row.total]).map(words.number)
        }
        return ChartTable(
            caption: caption,
            header: [rowHead] + shown.columns.map(\.name) + [words.label(chart: .total)],
            rows: rows + [[parts] + (shown.columns + [all]).map { String($0.percent) }],
            isNumeric: [false] + shown.columns.map { _ in true } + [true])
    }
}
