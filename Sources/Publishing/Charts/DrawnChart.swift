import Figures
import Synchronization

/// The forms of one chart that several formats show, each made when it is asked for first.
final class DrawnChart: Sendable {
    private struct Forms {
        var drawings: [ChartWidth: [ChartPicture]] = [:]
        var card: ChartPicture?
        var altText: String?
        var table: ChartTable?
    }

    private let chart: any Chart
    private let forms = Mutex(Forms())

    init(_ chart: any Chart) { self.chart = chart }

    /// The drawings of all pages, in order.
    func svgs(_ width: ChartWidth) -> [String] { pictures(width).map(\.svg) }

    /// The same with their sizes.
    func pictures(_ width: ChartWidth) -> [ChartPicture] {
        forms.withLock { forms in
            if let known = forms.drawings[width] { return known }
            let new = chart.pictures(width: width)
            forms.drawings[width] = new
            return new
        }
    }

    var card: ChartPicture {
        forms.withLock { forms in
            if let known = forms.card { return known }
            let new = chart.card
            forms.card = new
            return new
        }
    }

    var altText: String {
        forms.withLock { forms in
            if let known = forms.altText { return known }
            let new = chart.altText
            forms.altText = new
            return new
        }
    }

    var table: ChartTable {
        forms.withLock { forms in
            if let known = forms.table { return known }
            let new = chart.dataTable
            forms.table = new
            return new
        }
    }
}
