/// A drawing as it is published: SVG text and what one must know to put it on paper.
public struct ChartPicture: Sendable, Equatable {
    public var svg: String
    /// Size in pixels.
    public var width: Double
    public var height: Double
    /// Heights in pixels at which a long picture may go on on another sheet.
    public var breaks: [Double]

    public init(svg: String, width: Double, height: Double, breaks: [Double] = []) {
        (self.svg, self.width, self.height, self.breaks) = (svg, width, height, breaks)
    }
}

/// A finished drawing with its size, ready to be written as SVG.
struct Drawing {
    var width: Double
    var height: Double
    var canvas: Canvas
    /// Heights at which a long drawing may go on on another sheet of paper.
    var breaks: [Double] = []

    func picture(id: String, title: String, description: String) -> ChartPicture {
        ChartPicture(
            svg: svg(id: id, title: title, description: description), width: width, height: height,
            breaks: breaks)
    }

    /// The SVG text. Colours stand in attributes, so that print and plain viewers need no style sheet; a
    /// page that declares `color-scheme: light dark` turns the card dark through `light-dark()`.
    func svg(id: String, title: String, description: String) -> String {
        let size = "width=\"\(Markup.number(width))\" height=\"\(Markup.number(height))\""
        let box = "viewBox=\"0 0 \(Markup.number(width)) \(Markup.number(height))\""
        let head =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"\(id)\" class=\"sanding-chart\" \(size) \(box)"
            + " role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\""
            + " font-family=\"\(FontMetrics.families.joined(separator: ", "))\">"
        let card =
            "<rect class=\"f-card\" x=\"0\" y=\"0\" \(size) fill=\"\(Paint.card.light)\"/>"
        let lines =
            [
                head,
                "<title id=\"\(id)-t\">\(Markup.escape(title))</title>",
                "<desc id=\"\(id)-d\">\(Markup.escape(description))</desc>",
                "<style>\(style(id))</style>",
                "<g aria-hidden=\"true\">",
                card,
            ] + canvas.elements + ["</g>", "</svg>", ""]
        return lines.joined(separator: "\n")
    }

    private func style(_ id: String) -> String {
        let steps = canvas.heatSteps.sorted().flatMap { [Paint.heat($0), .onHeat($0)] }
        let tones = ChartTone.allCases.filter(canvas.tones.contains).map { Paint.tone($0) }
        let rules = (Paint.all + steps + tones).flatMap { paint in
            let value = "light-dark(\(paint.light),\(paint.dark))"
            return ["#\(id) .f-\(paint.name){fill:\(value)}", "#\(id) .s-\(paint.name){stroke:\(value)}"]
        }
        let halo = "#\(id) .halo{stroke:light-dark(\(Paint.card.light),\(Paint.card.dark))}"
        return "@media screen{" + (rules + [halo]).joined() + "}"
    }
}
