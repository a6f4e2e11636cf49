import Elections
import Figures
import Ground
import Wording

/// Every chart for pages of others: a page of its own to put into a frame, the same as an element, and what is pasted beside it.
final class EmbedFormat: OutputFormat {
    let reads = SectionParts.charts
    private let sink: OutputSink

    init(_ sink: OutputSink) { self.sink = sink }

    func add(_ section: Section) throws {
        for case .chart(let entry) in section.blocks {
            let embed = ChartEmbed(entry)
            try sink.add("charts/\(entry.name).embed.html", embed.page)
            try sink.add("charts/\(entry.name).element.html", embed.element)
            try sink.add("charts/\(entry.name).iframe.html", embed.frame)
            try sink.add("charts/\(entry.name).tags.html", embed.tags)
        }
    }
}

/// A chart as markup that stands in another page.
struct ChartEmbed {
    private let entry: ChartSet.Entry
    private var chart: any Chart { entry.chart }

    init(_ entry: ChartSet.Entry) { self.entry = entry }

    // MARK: The page

    /// A page that is whole without script and without style; with them it fits its frame.
    var page: String {
        """
        <!DOCTYPE html>
        <html lang="\(chart.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(chart.title))</title>
        \(tags)<style>html,body{width:auto;height:auto;margin:0}\(Self.style)</style>
        </head>
        <body>
        \(figure)<script>\(script)</script>
        </body>
        </html>

        """
    }

    /// The chart in both widths with its numbers. The narrow one is hidden, and where there is room for style it takes the
    /// place of the wide one on narrow pages.
    private var figure: String {
        let wide = entry.drawn.svgs(.wide).map(fluid).joined()
        let narrow = entry.drawn.svgs(.narrow).map(fluid).joined()
        return """
            <figure style="margin:0;max-width:640px">
            <div class="wide">\(wide)</div>
            <div class="narrow" hidden>\(narrow)</div>
            \(table)</figure>

            """
    }

    private static let style =
        "svg{display:block;width:100%;height:auto}"
        + "@media (max-width:479px){.wide{display:none}.narrow{display:block}}"
        + "details{font:13px/1.4 'Noto Sans','Helvetica Neue',Arial,sans-serif;color:#1A1A1A;padding:0 12px 12px}"
        + "summary{cursor:pointer;padding:6px 0}"
        + "div.scroll{overflow-x:auto}"
        + "table{border-collapse:collapse}"
        + "caption{text-align:left;color:#595959}"
        + "th,td{text-align:left;padding:3px 10px 3px 0;border-bottom:1px solid #D9D9D9;vertical-align:top}"
        + ".n{text-align:right}"

    /// A drawing as wide as its place, whatever becomes of style.
    private func fluid(_ svg: String) -> String {
        svg.replacing(
            #/ width="[0-9.]+" height="[0-9.]+" viewBox=/#, with: " width=\"100%\" viewBox=",
            maxReplacements: 1)
    }

    private var table: String {
        let table = entry.drawn.table
        guard entry.hasTable, !table.rows.isEmpty else { return "" }
        func cells(_ row: [String], _ tag: (Int) -> String) -> String {
            row.enumerated().map { column, text in
                let set = table.isNumeric[column] ? " class=\"n\" align=\"right\"" : ""
                return "<\(tag(column))\(set)>\(escaped(text))</\(tag(column).prefix(2))>"
            }.joined()
        }
        let head = cells(table.header) { _ in "th scope=\"col\"" }
        let body = table.rows.map { row in
            "<tr>" + cells(row) { $0 == 0 ? "th scope=\"row\"" : "td" } + "</tr>\n"
        }.joined()
        return """
            <details><summary>\(escaped(entry.tableLabel))</summary>
            <div class="scroll" role="region" tabindex="0" aria-label="\(escaped(entry.tableLabel))"><table>
            <caption>\(escaped(entry.drawn.altText))</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body)</tbody></table></div></details>

            """
    }

    /// Tells the page around the frame how high this one is, as parents with Pym and AMP expect it. A parent with Pym says in
    /// the address under which name.
    ///
    /// Source: the message formats of pym.js (NPR) and of AMP's `amp-iframe`.
    private var script: String {
        "(function(){if(parent===window)return;"
            + "var m=/[?&]childId=([^&]*)/.exec(location.search),"
            + "i=m?decodeURIComponent(m[1]):\"\(chart.id.plainIdentifier)\",last=0;"
            + "function send(){var h=Math.ceil(document.body.getBoundingClientRect().height);"
            + "if(h===last)return;last=h;"
            + "parent.postMessage(\"pymxPYMx\"+i+\"xPYMxheightxPYMx\"+h,\"*\");"
            + "parent.postMessage({sentinel:\"amp\",type:\"embed-size\",height:h},\"*\")}"
            + "addEventListener(\"load\",send);addEventListener(\"resize\",send);"
            + "document.addEventListener(\"toggle\",send,true);send()})()"
    }

    // MARK: What is pasted

    /// The chart as an element with a tree of its own, which needs no script either; where trees are not known, or are taken
    /// out, its description stands there.
    var element: String {
        """
        <sanding-chart>
        <template shadowrootmode="open">
        <style>:host{display:block}\(Self.style)</style>
        \(figure)</template>
        <p>\(escaped(entry.drawn.altText))</p>
        </sanding-chart>

        """
    }

    /// Room below the drawings for what opens the table, pixels.
    private static let summary = 44.0

    /// The frame for the page. Where nobody tells its height it is as high as the wide drawing, and on a page narrower than
    /// that as high as the narrow one becomes there; a frame that is lower all the same may be scrolled, so that nothing of
    /// the foot is lost.
    var frame: String {
        func height(_ width: ChartWidth) -> Double {
            entry.drawn.pictures(width).reduce(0) { $0 + $1.height }
        }
        let wide = Int((height(.wide) + Self.summary).rounded(.up))
        let narrow = Int((100 * height(.narrow) / Double(ChartWidth.narrow.rawValue)).rounded(.up))
        // The second of the two counts below 480 pixels only, where the page shows the narrow drawing as wide as itself.
        let heights =
            "max(\(wide)px,min((479.9px - 100vw)*9999,\(narrow)vw + \(Int(Self.summary))px))"
        return
            "<iframe src=\"\(escaped(entry.name)).embed.html\" title=\"\(escaped(chart.title))\" width=\"100%\" "
            + "height=\"\(wide)\" frameborder=\"0\" scrolling=\"auto\" "
            + "style=\"border:0;max-width:640px;height:\(heights)\" loading=\"lazy\"></iframe>\n"
    }

    /// What networks read of a page with the card; the name of the picture needs the address of its folder before it.
    var tags: String {
        let (title, text) = (chart.title, entry.drawn.altText)
        let picture = entry.drawn.card
        let name = "\(entry.name).card.png"
        let properties = [
            ("og:type", "article"), ("og:locale", chart.words.locale), ("og:title", title),
            ("og:description", text),
            ("og:image", name), ("og:image:type", "image/png"),
            ("og:image:width", "\(Int(picture.width.rounded()))"),
            ("og:image:height", "\(Int(picture.height.rounded()))"),
            ("og:image:alt", text),
        ]
        let names = [
            ("description", text), ("twitter:card", "summary_large_image"), ("twitter:title", title),
            ("twitter:description", text), ("twitter:image", name),
            ("twitter:image:alt", text),
        ]
        return properties.map { "<meta property=\"\($0.0)\" content=\"\(escaped($0.1))\">\n" }.joined()
            + names.map { "<meta name=\"\($0.0)\" content=\"\(escaped($0.1))\">\n" }.joined()
    }

    private func escaped(_ text: String) -> String { HTMLText.escaped(text.withoutControls) }
}

extension String {
    /// Letters, digits and `-` of an identifier, as it may stand in a script.
    fileprivate var plainIdentifier: String {
        String(
            unicodeScalars.map {
                $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) ? Character($0) : "-"
            })
    }
}
