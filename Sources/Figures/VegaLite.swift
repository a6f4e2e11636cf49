import Elections
import Ground
import Wording

/// The parts that the Vega-Lite 5 specifications of all charts share.
enum VegaLite {
    /// A whole specification: title at the left, data inside, and the view or the views that show them.
    static func specification(
        _ description: ChartDescription, _ head: ChartHead, _ words: any Wording
    ) -> String {
        let body = description.body
        let (values, views) = body.vegaLite(description.data.tidy, words)
        let subtitles = [head.subtitle, body.note, head.basis == .forms ? "" : words.notOfficial]
            .filter { !$0.isEmpty }
        let start: JSONNode = [
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "description": .string(description.altText(head, words)),
            "title": [
                "text": .string(head.title), "subtitle": .strings(subtitles), "anchor": "start",
                "frame": "group",
            ],
            "data": ["values": values],
        ]
        let end: JSONNode = [
            "config": [
                "font": "Helvetica Neue, Arial, Noto Sans, sans-serif", "view": ["stroke": nil],
            ]
        ]
        let metadata: JSONNode =
            switch head.language {
            case .english: [:]
            case .indonesian:
                [
                    "usermeta": [
                        "embedOptions": [
                            "formatLocale": [
                                "decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""],
                            ]
                        ]
                    ]
                ]
            }
        return (start + views + end + metadata).text(.script)
    }

    /// All rows from top to bottom, in the order of the drawing, whether a view has a mark of each or not.
    ///
    /// - Parameter isShown: Whether their names stand beside them.
    static func rowAxis(_ names: [String], isShown: Bool = true) -> JSONNode {
        [
            "field": "row", "type": "nominal", "scale": ["domain": .strings(names)], "title": nil,
            "axis": isShown ? ["labelLimit": 200, "ticks": false] : nil,
        ]
    }

    /// Names of rows that differ from each other in the room that ``rowAxis(_:isShown:)`` gives them.
    static func rowNames(_ labels: [String]) -> [String] {
        let fit = LabelFit(labels) { label in
            TextWrap.lines(label, width: 196, size: 10, limit: 1)
        }
        return uniqueNames(labels.map(fit.text))
    }

    /// Names that differ from each other: a second `SMRC` becomes `SMRC (2)`.
    static func uniqueNames(_ labels: [String]) -> [String] {
        var taken = Set<String>()
        return labels.map { label in
            var name = label
            var count = 1
            while !taken.insert(name).inserted {
                count += 1
                name = "\(label) (\(count))"
            }
            return name
        }
    }
}

extension JSONNode {
    /// A number with at most six decimals.
    static func decimal(_ value: Double) -> JSONNode { .number(Markup.plainDecimal(value, 6)) }

    /// The members of one object and of another behind them.
    static func + (first: JSONNode, second: JSONNode) -> JSONNode {
        guard let own = first.members, let more = second.members else { return first }
        return .object(own + more)
    }
}
