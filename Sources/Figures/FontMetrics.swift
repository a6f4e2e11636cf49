/// How wide text is, in the advance widths of Helvetica and Arial, without asking a font.
///
/// A machine without these fonts draws DejaVu Sans, which is wider: 15 % on running text and up to 28 % on
/// bold figures. Widths are therefore given with a reserve; layout with them never overlaps in either.
enum FontMetrics {
    /// What DejaVu Sans needs beyond Arial, measured over the words and figures of our charts.
    static func reserve(bold: Bool) -> Double { bold ? 1.28 : 1.18 }

    /// Width of a line of text in pixels, reserve included.
    static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
        let units = text.unicodeScalars.reduce(0) { $0 + advance($1.value, bold: bold) }
        return Double(units) / 1000 * size * reserve(bold: bold)
    }

    /// Advance width of a character in thousandths of the type size.
    private static func advance(_ scalar: UInt32, bold: Bool) -> Int {
        let table = bold ? boldTable : regularTable
        switch scalar {
        case 0x20...0x7E: return table.ascii[Int(scalar) - 0x20]
        case 0xA0...0xFF: return table.latin[Int(scalar) - 0xA0]
        case 0x0300...0x036F, 0x200B...0x200D: return 0
        case 0x0100...0x024F: return 667
        default: return table.marks[scalar] ?? 1000
        }
    }

    private struct Table: Sendable {
        let ascii: [Int]
        let latin: [Int]
        let marks: [UInt32: Int]
    }

    private static let regularTable = Table(
        ascii: [
            278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556,
            556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667,
            667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722,
            667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
            556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278,
            556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
        ],
        latin: [
            278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 552, 400,
            549, 333, 333, 333, 576, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667,
            667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778,
            778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556,
            556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556,
            556, 556, 549, 611, 556, 556, 556, 556, 500, 556, 500,
        ],
        marks: [
            0x2013: 556, 0x2014: 1000, 0x2018: 222, 0x2019: 222, 0x201C: 333, 0x201D: 333,
            0x2022:
                350, 0x2026: 1000, 0x2212: 584, 0x2190: 1000, 0x2192: 1000,
        ])

    private static let boldTable = Table(
        ascii: [
            278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556,
            556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722,
            722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722,
            667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556,
            611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333,
            611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
        ],
        latin: [
            278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 552, 400,
            549, 333, 333, 333, 576, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611, 722, 722,
            722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778,
            778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556,
            556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278, 611, 611, 611, 611, 611,
            611, 611, 549, 611, 611, 611, 611, 611, 556, 611, 556,
        ],
        marks: [
            0x2013: 556, 0x2014: 1000, 0x2018: 278, 0x2019: 278, 0x201C: 500, 0x201D: 500,
            0x2022:
                350, 0x2026: 1000, 0x2212: 584, 0x2190: 1000, 0x2192: 1000,
        ])
}
