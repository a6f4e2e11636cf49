import Elections
import Ground
import Wording

/// A table in the shape that a drawing tool of the web takes: one header, plain decimals, words of the chart's language.
public struct ChartShape: Sendable, Equatable {
    /// What the file is called behind the name of the chart.
    public var suffix: String
    /// RFC 4180.
    public var csv: String

    init(_ suffix: String, _ data: TidyData) { (self.suffix, csv) = (suffix, data.csv) }
}

extension Chart {
    /// Tables for Datawrapper: values with ends of their ranges for bars, pairs of values for range plots; where the chart has
    /// neither, its table as readers see it.
    ///
    /// Source: academy.datawrapper.de, articles 349 (four columns: label, value, lower, upper) and 123 (label and two values).
    public var datawrapper: [ChartShape] { shapes { $0.datawrapper } }

    /// Tables for Flourish: one row for each row of the chart, one column for each choice.
    public var flourish: [ChartShape] { shapes { $0.flourish } }

    private func shapes(_ own: (ChartShapes) -> [ChartShape]) -> [ChartShape] {
        let description = describe()
        guard let shapes = description.body.shapes(words, basis) else {
            return [ChartShape("table", description.data.plain)]
        }
        return own(shapes)
    }
}

/// The tables of a picture.
struct ChartShapes {
    var datawrapper: [ChartShape]
    var flourish: [ChartShape]
}

extension PictureBody {
    func shapes(_ words: any Wording, _ basis: ChartBasis) -> ChartShapes? { nil }
}

extension PanelPicture {
    func shapes(_ words: any Wording, _ basis: ChartBasis) -> ChartShapes? {
        let heads = words.shapeHeads(basis)
        let places = panels.flatMap { panel in
            zip(rows, panel.slots).compactMap { row, slot in slot?.mark.map { (panel, row, $0) } }
        }
        func label(_ panel: Panel, _ row: Row) -> DataValue {
            let name = isList && !row.detail.isEmpty ? "\(row.label) (\(row.detail))" : row.label
            return .text(panels.count > 1 ? "\(panel.heading ?? ""): \(name)" : name)
        }
        let ranges = TidyData(
            names: [heads.label, heads.value, heads.low, heads.high],
            rows: places.map { panel, row, mark in
                [
                    label(panel, row), .share(mark.value), DataValue(percent: mark.low),
                    DataValue(percent: mark.high),
                ]
            })
        let pairs = TidyData(
            names: [heads.label, heads.value, heads.official],
            rows: places.compactMap { panel, row, mark in
                panel.reference.map { [label(panel, row), .share(mark.value), .share($0)] }
            })
        let names = VegaLite.uniqueNames(panels.map { $0.heading ?? heads.value })
        let wide = TidyData(
            names: [heads.label] + names,
            rows: rows.indices.map { row in
                [.text(rows[row].label)] + panels.map { DataValue(percent: $0.slots[row]?.mark?.value) }
            }
                + (!isList && panels.contains { $0.reference != nil }
                    ? [[.text(heads.official)] + panels.map { DataValue(percent: $0.reference) }] : []))
        return ChartShapes(
            datawrapper: [ChartShape("ci", ranges)]
                + (isList || pairs.rows.isEmpty ? [] : [ChartShape("range", pairs)]),
            flourish: [ChartShape("wide", wide)])
    }
}

extension GridPicture {
    func shapes(_ words: any Wording, _ basis: ChartBasis) -> ChartShapes? {
        let table = TidyData(
            names: [rowHead] + VegaLite.uniqueNames(columns.map(\.name)),
            rows: rows.map { row in
                [.text(row.label)] + columns.indices.map { column in DataValue(row.counts?[column]) }
            })
        return ChartShapes(datawrapper: [ChartShape("table", table)], flourish: [ChartShape("wide", table)])
    }
}
