/// How wide text may become, without asking a font.
///
/// Drawings name Noto Sans first, a free font for every script, and Helvetica and Arial where a reader's machine has none.
/// Each width here is the larger advance of Noto Sans and Arial, so that what is laid out with them overlaps in neither.
enum FontMetrics {
    /// Families of type of every drawing, the one that is wanted first.
    static let families = ["Noto Sans", "Helvetica Neue", "Arial", "sans-serif"]

    /// Width of a line of text in pixels.
    static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
        width(units: units(text, bold: bold), size: size)
    }

    /// Width in pixels of so many thousandths of the type size.
    static func width(units: Int, size: Double) -> Double { Double(units) / 1000 * size }

    /// Width of a line of text in thousandths of the type size: that of its parts together.
    static func units(_ text: String, bold: Bool) -> Int {
        let table = bold ? boldTable : regularTable
        return text.unicodeScalars.reduce(0) { $0 + advance($1.value, in: table) }
    }

    /// Advance width of a character in thousandths of the type size.
    private static func advance(_ scalar: UInt32, in table: Table) -> Int {
        switch scalar {
        case 0x20...0x7E: return table.ascii[Int(scalar) - 0x20]
        case 0xA0...0xFF: return table.latin[Int(scalar) - 0xA0]
        case 0x0300...0x036F, 0x200B...0x200D: return 0
        // Vowels and tones over and under letters of Thai, and its letters.
        case 0xE31, 0xE34...0xE3A, 0xE47...0xE4E: return 0
        case 0xE01...0xE5B: return 780
        case 0x0100...0x024F, 0x1E00...0x1EFF: return 830
        // Small letters of Greek.
        case 0x03AC...0x03CE: return 760
        case 0x0370...0x04FF: return 950
        default: return table.marks[scalar] ?? 1100
        }
    }

    private struct Table: Sendable {
        let ascii: [Int]
        let latin: [Int]
        let marks: [UInt32: Int]
    }

    private static let regularTable = Table(
        ascii: [
            278, 278, 408, 646, 572, 890, 732, 225, 333, 333, 551, 584, 278, 333, 278,
            372, 572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 278, 278, 584, 584,
            584, 557, 1016, 667, 667, 723, 730, 667, 611, 778, 741, 339, 500, 667, 557,
            907, 760, 781, 667, 781, 723, 667, 611, 731, 667, 944, 667, 667, 611, 329,
            372, 329, 572, 557, 333, 561, 615, 500, 615, 564, 344, 615, 618, 258, 258,
            534, 258, 935, 618, 605, 615, 615, 413, 500, 361, 618, 508, 786, 529, 510,
            500, 380, 551, 380, 584,
        ],
        latin: [
            278, 333, 572, 572, 572, 572, 551, 557, 580, 832, 371, 557, 584, 333, 832,
            553, 428, 572, 350, 350, 333, 623, 655, 278, 333, 350, 376, 557, 834, 834,
            834, 611, 667, 667, 667, 667, 667, 667, 1000, 723, 667, 667, 667, 667, 339,
            339, 339, 339, 730, 760, 781, 781, 781, 781, 781, 584, 781, 731, 731, 731,
            731, 667, 667, 631, 561, 561, 561, 561, 561, 561, 890, 500, 564, 564, 564,
            564, 278, 278, 278, 278, 605, 618, 605, 605, 605, 605, 605, 572, 611, 618,
            618, 618, 618, 510, 615, 510,
        ],
        marks: [
            0x2010: 333, 0x2013: 557, 0x2014: 1000, 0x2018: 223, 0x2019: 223,
            0x201C:
                359, 0x201D: 359, 0x2022: 376, 0x2026: 1000, 0x2030: 1177, 0x2212: 838,
            0x2190: 1000, 0x2192: 1000,
        ])

    private static let boldTable = Table(
        ascii: [
            278, 333, 475, 646, 572, 901, 750, 266, 339, 339, 545, 584, 285, 333, 285,
            413, 572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 333, 333, 584, 584,
            584, 611, 976, 723, 723, 723, 740, 667, 611, 778, 765, 389, 557, 723, 611,
            943, 813, 796, 667, 796, 723, 667, 611, 756, 667, 967, 667, 667, 611, 333,
            413, 333, 584, 557, 362, 604, 633, 557, 633, 591, 387, 633, 657, 305, 305,
            620, 305, 982, 657, 619, 633, 633, 454, 557, 434, 657, 569, 856, 578, 569,
            500, 394, 551, 394, 584,
        ],
        latin: [
            278, 333, 572, 572, 572, 572, 551, 557, 607, 832, 383, 615, 584, 333, 832,
            553, 428, 572, 379, 379, 362, 660, 655, 285, 333, 379, 388, 615, 834, 874,
            845, 611, 723, 723, 723, 723, 723, 723, 1000, 723, 667, 667, 667, 667, 389,
            389, 389, 389, 740, 813, 796, 796, 796, 796, 796, 584, 796, 756, 756, 756,
            756, 667, 667, 711, 604, 604, 604, 604, 604, 604, 917, 557, 591, 591, 591,
            591, 305, 305, 305, 305, 619, 657, 619, 619, 619, 619, 619, 572, 619, 657,
            657, 657, 657, 569, 633, 569,
        ],
        marks: [
            0x2010: 333, 0x2013: 557, 0x2014: 1000, 0x2018: 278, 0x2019: 278,
            0x201C:
                500, 0x201D: 500, 0x2022: 376, 0x2026: 1000, 0x2030: 1281, 0x2212: 838,
            0x2190: 1000, 0x2192: 1000,
        ])
}
