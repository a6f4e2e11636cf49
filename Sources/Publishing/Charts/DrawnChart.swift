import Figures
import Synchronization

/// The forms of one chart that several formats show, each made when it is asked for first.
final class DrawnChart: Sendable {
    private struct Forms {
        var drawings: [ChartWidth: [ChartPicture]] = [:]
        var card: ChartPicture?
        var altText: String?
        var table: ChartTable?
        var vegaLite: String?
        var csv: String?
    }

    private let chart: any Chart
    private let forms = Mutex(Forms())

    init(_ chart: any Chart) { self.chart = chart }

    /// The drawings of all pages, in order.
    func svgs(_ width: ChartWidth) -> [String] { pictures(width).map(\.svg) }

    /// The same with their sizes.
    func pictures(_ width: ChartWidth) -> [ChartPicture] {
        form(\.drawings[width]) { $0.pictures(width: width) }
    }

    var card: ChartPicture { form(\.card) { $0.card } }
    var altText: String { form(\.altText) { $0.altText } }
    var table: ChartTable { form(\.table) { $0.dataTable } }
    var vegaLite: String { form(\.vegaLite) { $0.vegaLite } }
    var csv: String { form(\.csv) { $0.csv } }

    /// A form of the chart, made once.
    private func form<Form: Sendable>(_ path: WritableKeyPath<Forms, Form?>, _ make: (any Chart) -> Form)
        -> Form
    {
        forms.withLock { forms in
            if let known = forms[keyPath: path] { return known }
            let new = make(chart)
            forms[keyPath: path] = new
            return new
        }
    }
}
