/// A shape at a place of a plot; places are in the units of its axes.
struct PlotMark {
    enum Glyph: String {
        case disc, ring, square
        case openSquare = "open-square"
        case diamond, triangle, cross
        /// Pointers at the left and the right end of an axis, to what lies beyond it.
        case leftPointer = "left-pointer"
        case rightPointer = "right-pointer"
        /// The same at the top and the bottom.
        case upPointer = "up-pointer"
        case downPointer = "down-pointer"
    }

    enum Shape {
        case point(Glyph, side: Double)
        case rule(width: Double, dash: String? = nil)
        case area(opacity: Double = 1)
        case hatch
        /// Through points, from the one of the mark; steps hold until the next point.
        case path([(x: Double, y: Double)], width: Double, isStep: Bool = false, dash: String? = nil)
        case text(
            String, anchor: Canvas.Anchor = .middle, size: Double = 11, bold: Bool = false,
            halo: Bool = true)
        /// Values that are stacked as dots, those on either side of `divide` apart.
        case dots([Double], divide: Double)
    }

    var shape: Shape
    var paint: Paint
    /// `nil` is the left edge, or the bottom. In a row `y` is pixels below its middle.
    var x: Double?
    var y: Double?
    /// `nil` is the right edge, or the top.
    var x2: Double?
    var y2: Double?
    /// Distance from the place, pixels.
    var dx = 0.0
    var dy = 0.0
    /// Whether it is a name that gives way to other texts: it moves, or is left out of the drawing.
    var yields = false

    init(
        _ shape: Shape, _ paint: Paint, x: Double? = nil, y: Double? = nil, x2: Double? = nil,
        y2: Double? = nil, dx: Double = 0, dy: Double = 0, yields: Bool = false
    ) {
        (self.shape, self.paint, self.x, self.y) = (shape, paint, x, y)
        (self.x2, self.y2, self.dx, self.dy, self.yields) = (x2, y2, dx, dy, yields)
    }

    /// A pointer at an end of an axis to a figure beyond it, with the figure.
    ///
    /// - Parameters:
    ///   - end: The end, in units of the axis.
    ///   - isHigh: Whether it is the right one.
    ///   - text: The figure.
    static func pointer(to end: Double, isHigh: Bool, _ text: String, _ paint: Paint) -> [PlotMark] {
        [
            PlotMark(.point(isHigh ? .rightPointer : .leftPointer, side: 10), paint, x: end, y: 0),
            PlotMark(
                .text(text, anchor: isHigh ? .end : .start), .ink, x: end, y: 0, dx: isHigh ? -10 : 10, dy: 4),
        ]
    }
}

extension PlotMark.Shape {
    /// The shape in a key.
    func sample(_ canvas: inout Canvas, x: Double, y: Double, _ paint: Paint) {
        switch self {
        case .point(let glyph, let side): glyph.draw(&canvas, x: x, y: y, side: min(side, 9), paint)
        case .rule(let width, let dash): canvas.line(x - 7, y, x + 7, y, paint, width: width, dash: dash)
        case .path(_, let width, _, let dash):
            canvas.line(x - 7, y, x + 7, y, paint, width: width, dash: dash)
        case .area(let opacity): canvas.rect(x - 7, y - 5, 14, 10, fill: paint, opacity: opacity)
        case .hatch: canvas.hatch(x - 7, y - 5, 14, 10, paint, step: 5)
        case .dots:
            for place in -1...1 {
                canvas.circle(x + 4.5 * Double(place), y, radius: 2.2, paint, filled: true)
            }
        case .text: break
        }
    }

    /// A sign for the shape where there is no key.
    var sign: String {
        switch self {
        case .point(let glyph, _): glyph.sign
        case .rule(_, let dash): dash == nil ? "—" : "┄"
        case .path: "—"
        case .area: "▒"
        case .hatch: "▨"
        case .dots: "●"
        case .text: ""
        }
    }
}

extension PlotMark.Glyph {
    func draw(_ canvas: inout Canvas, x: Double, y: Double, side: Double, _ paint: Paint) {
        let half = side / 2
        switch self {
        case .disc, .ring: canvas.circle(x, y, radius: half, paint, filled: self == .disc)
        case .square, .openSquare: canvas.square(x, y, side: side, paint, filled: self == .square)
        case .cross: canvas.cross(x, y, side: side, paint)
        case .diamond:
            canvas.polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)], paint, filled: true)
        case .triangle:
            canvas.polygon(
                [(x, y - half), (x + half, y + half), (x - half, y + half)], paint, filled: false)
        case .leftPointer:
            canvas.polygon([(x - half, y), (x + half, y - half), (x + half, y + half)], paint, filled: true)
        case .rightPointer:
            canvas.polygon([(x + half, y), (x - half, y - half), (x - half, y + half)], paint, filled: true)
        case .upPointer:
            canvas.polygon([(x, y - half), (x + half, y + half), (x - half, y + half)], paint, filled: true)
        case .downPointer:
            canvas.polygon([(x, y + half), (x + half, y - half), (x - half, y - half)], paint, filled: true)
        }
    }

    var sign: String {
        switch self {
        case .disc: "●"
        case .ring: "○"
        case .square: "■"
        case .openSquare: "□"
        case .diamond: "◆"
        case .triangle: "△"
        case .cross: "×"
        case .leftPointer: "◀"
        case .rightPointer: "▶"
        case .upPointer: "▲"
        case .downPointer: "▼"
        }
    }

    /// Its shape as Vega-Lite calls it, and whether it is filled.
    var vega: (shape: String, filled: Bool) {
        switch self {
        case .disc: ("circle", true)
        case .ring: ("circle", false)
        case .square: ("square", true)
        case .openSquare: ("square", false)
        case .diamond: ("diamond", true)
        case .triangle: ("triangle-up", false)
        case .cross: ("cross", true)
        case .leftPointer: ("triangle-left", true)
        case .rightPointer: ("triangle-right", true)
        case .upPointer: ("triangle-up", true)
        case .downPointer: ("triangle-down", true)
        }
    }
}

/// Dots above a line, each as near to its value as columns as wide as a dot allow.
struct DotStack {
    /// Middle of each dot: along the line and above it, pixels.
    let places: [(x: Double, height: Double)]
    /// Dots of the highest column.
    let tallest: Int

    /// - Parameters:
    ///   - values: Places along the line, pixels.
    ///   - divide: A place that no dot covers, so that the dots of either side can be counted.
    ///   - diameter: Width of a dot.
    init(_ values: [Double], divide: Double, diameter: Double) {
        var heights: [Int: Int] = [:]
        places = values.sorted().map { value in
            let column = Int(((value - divide) / diameter).rounded(.down))
            let level = heights[column, default: 0]
            heights[column] = level + 1
            return (divide + (Double(column) + 0.5) * diameter, (Double(level) + 0.5) * diameter)
        }
        tallest = heights.values.max() ?? 0
    }

    /// The largest diameter with which no column is higher than seven dots, for rows with values of their own.
    static func diameter(_ rows: [(values: [Double], divide: Double)]) -> Double {
        let sizes: [Double] = [14, 12, 10, 9, 8, 7, 6, 5]
        return sizes.dropFirst(rows.count > 4 ? 2 : 0).first { size in
            rows.allSatisfy { DotStack($0.values, divide: $0.divide, diameter: size).tallest <= 7 }
        } ?? 4
    }
}
