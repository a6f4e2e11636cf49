import Foundation
import TestSupport

/// A sheet of which every value is known, and the files that hold it.
struct RandomSheet {
    enum Value {
        case empty
        case text(String)
        /// As a file has it and as CSV has it.
        case number(stored: String, text: String)
        case boolean(Bool)
    }

    /// Rows that the file has, by number, and their cells from column A on.
    private(set) var rows: [(number: Int, cells: [Value])] = []
    private var random: SeededRandom

    init(seed: Int) {
        random = SeededRandom(state: UInt64(seed))
        var number = 0
        let width = 1 + random.below(7)
        rows.append((1 + random.below(3), (0..<width).map { .text("h\($0)") }))
        number = rows[0].number
        for _ in 0..<random.below(9) {
            number += random.below(5) == 0 ? 1 + random.below(4) : 1
            rows.append((number, (0..<random.below(width + 2)).map { _ in value() }))
        }
    }

    private mutating func value() -> Value {
        switch random.below(6) {
        case 0: return .empty
        case 1: return .boolean(random.below(2) == 0)
        case 2, 3: return number()
        default: return .text(text())
        }
    }

    private mutating func number() -> Value {
        let whole = random.below(2) == 0 ? random.below(1000) : random.below(100_000_000_000)
        switch random.below(4) {
        case 0: return .number(stored: "\(whole).0", text: "\(whole)")
        case 1:
            let number = Double(whole) / 8
            return .number(stored: String(format: "%.17E", number), text: RandomSheet.plain(number))
        case 2: return .number(stored: "-\(whole + 1)", text: "-\(whole + 1)")
        default: return .number(stored: "\(whole)", text: "\(whole)")
        }
    }

    /// Eighths of whole numbers below 10¹¹ have few digits.
    private static func plain(_ number: Double) -> String {
        var text = String(format: "%.3f", number)
        while text.hasSuffix("0") { text.removeLast() }
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    private mutating func text() -> String {
        let pieces = [
            "a", "é", "Kab. ", "\"", ",", ";", "\n", "\t", " ", "007", "=1+2", "1.5", "<&>'", "𝕏", "_x0041_",
            "_", "日本",
            "]]>", "x", "TRUE",
        ]
        return (0..<random.below(5)).map { _ in pieces[random.below(pieces.count)] }.joined()
    }

    /// The CSV, made cell by cell.
    var csv: String {
        let filled = rows.map { row in
            row.cells.map { cell in
                switch cell {
                case .empty: ""
                case .text(let text): text
                case .number(_, let text): text
                case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
                }
            }
        }.filter { $0.contains { !$0.isEmpty } }
        let width = filled.map { ($0.lastIndex { !$0.isEmpty } ?? 0) + 1 }.max() ?? 0
        return filled.map { row in
            (0..<width).map { column in
                let text = column < row.count ? row[column] : ""
                let isPlain = !text.contains { ",\";\t\n".contains($0) }
                return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
            }.joined(separator: ",") + "\n"
        }.joined()
    }

    // MARK: Files

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\t", with: "&#9;").replacing("\n", with: "&#10;")
    }

    private static func column(_ index: Int) -> String { String(UnicodeScalar(UInt8(0x41 + index))) }

    /// As a workbook of Excel, each cell in one of the ways that writers know.
    func excel() -> [(path: String, bytes: [UInt8])] {
        var random = random
        var shared: [String] = []
        var xml = ""
        for (index, row) in rows.enumerated() {
            let isNext = row.number == (index == 0 ? 1 : rows[index - 1].number + 1)
            xml += isNext && random.below(2) == 0 ? "<row>" : "<row r=\"\(row.number)\" spans=\"1:9\">"
            var next = 0
            for (column, cell) in row.cells.enumerated() {
                if case .empty = cell, random.below(2) == 0 { continue }
                let name = "\(RandomSheet.column(column))\(row.number)"
                let place = column == next && random.below(3) == 0 ? "" : " r=\"\(name)\""
                next = column + 1
                switch cell {
                case .empty: xml += "<c\(place) s=\"0\"/>"
                case .boolean(let isTrue): xml += "<c\(place) t=\"b\"><v>\(isTrue ? 1 : 0)</v></c>"
                case .number(let stored, _):
                    let type = random.below(2) == 0 ? "" : " t=\"n\""
                    xml +=
                        "<c\(place)\(type)>\(random.below(4) == 0 ? "<f>A1+1</f>" : "")<v>\(stored)</v></c>"
                case .text(let text):
                    let text = RandomSheet.escaped(text.replacing("_x", with: "_x005F_x"))
                    switch random.below(4) {
                    case 0:
                        xml += "<c\(place) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
                    case 1: xml += "<c\(place) t=\"str\"><f>B1</f><v>\(text)</v></c>"
                    case 2:
                        shared.append("<si><r><rPr><b/></rPr><t>\(text)</t></r><rPh><t>ya</t></rPh></si>")
                        xml += "<c\(place) t=\"s\"><v>\(shared.count - 1)</v></c>"
                    default:
                        shared.append("<si><t>\(text)</t></si>")
                        xml += "<c\(place) s=\"0\" t=\"s\"><v>\(shared.count - 1)</v></c>"
                    }
                }
            }
            xml += "</row>"
        }
        let dimension = random.below(2) == 0 ? "<dimension ref=\"A1\"/>" : ""
        return WorkbookFiles.parts(
            [("S", "\(dimension)<sheetData>\(xml)</sheetData>", false)], texts: shared.joined())
    }

    /// As an OpenDocument spreadsheet, with what repeats written once where chance says so.
    func openDocument() -> [(path: String, bytes: [UInt8])] {
        var random = random
        var xml =
            "<table:table table:name=\"S\"><table:table-column table:number-columns-repeated=\"16384\"/>"
        var last = 0
        for row in rows {
            if row.number > last + 1 {
                xml +=
                    "<table:table-row table:number-rows-repeated=\"\(row.number - last - 1)\"><table:table-cell "
                    + "table:number-columns-repeated=\"16384\"/></table:table-row>"
            }
            last = row.number
            xml += "<table:table-row>"
            var cells = row.cells.map(RandomSheet.cell)[...]
            while let cell = cells.popFirst() {
                var times = 1
                if random.below(2) == 0 {
                    while cells.first == cell {
                        times += 1
                        cells.removeFirst()
                    }
                }
                let repeated = times > 1 ? " table:number-columns-repeated=\"\(times)\"" : ""
                xml += "<table:table-cell\(repeated)" + cell
            }
            xml += "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>"
        }
        xml +=
            "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
            + "table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
        return WorkbookFiles.openDocument("<table:table table:name=\"R\"/>" + xml)
    }

    /// The XML behind the name of the element.
    private static func cell(_ value: Value) -> String {
        switch value {
        case .empty: return "/>"
        case .boolean(let isTrue):
            return
                " office:value-type=\"boolean\" office:boolean-value=\"\(isTrue)\"><text:p>x</text:p></table:table-cell>"
        case .number(let stored, _):
            return
                " office:value-type=\"float\" calcext:value-type=\"float\" office:value=\"\(stored)\"><text:p>1.0"
                + "</text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell>"
        case .text(let text):
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                "<text:p>"
                    + escaped(String(line)).replacing("&#9;", with: "<text:tab/>").replacing(
                        " ", with: "<text:s/>")
                    + "</text:p>"
            }
            return " office:value-type=\"string\">\(lines.joined())</table:table-cell>"
        }
    }
}
