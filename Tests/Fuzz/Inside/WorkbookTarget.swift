import Foundation
import Ground
import Workbooks

/// Workbooks, whole and damaged: read right, or refused with a place.
enum WorkbookTarget {
    private static let head = "<?xml version=\"1.0\"?>"
    private static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    static func run(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        let isExcel = random.happens(600)
        let rows = (0...random.below(6)).map { row in
            (0...random.below(4)).map { column in row == 0 ? "h\(column)" : cell(&random) }
        }
        var parts = isExcel ? excel(rows, &random) : openDocument(rows, &random)
        var isWhole = true
        if random.happens(600) {
            isWhole = false
            for _ in 0...random.below(3) {
                let index = random.below(parts.count)
                ByteMutation.apply(&parts[index].bytes, atMost: 3, &random)
            }
        }
        var bytes = ArchiveInput.zip(parts, isStored: random.happens(300))
        if random.happens(200) {
            isWhole = false
            ByteMutation.apply(&bytes, atMost: 3, &random)
        }
        let url = try folder.write("book.xlsx", bytes)
        do {
            let book = try Workbook(contentsOf: url, name: "book.xlsx")
            var faults: [Fault] = []
            for index in book.sheets.indices.prefix(3) {
                let text = try book.text(of: index)
                faults += self.faults(text, whole: isWhole ? rows : nil)
            }
            return faults
        } catch is TableProblems where !isWhole {
            return []
        } catch is FileFault where !isWhole {
            return []
        } catch {
            return [Fault(kind: "workbook is refused", detail: "\(error)")]
        }
    }

    private static func faults(_ text: SheetText, whole rows: [[String]]?) -> [Fault] {
        var problems = TableProblems()
        guard let bytes = try? TextBytes(text.csv, name: "book") else {
            // A character that no text has may be written in a workbook; the reader of the CSV refuses it.
            return rows == nil ? [] : [Fault(kind: "workbook: its CSV is no text", detail: "")]
        }
        let table = Table(bytes, delimiter: UInt8(ascii: ","), problems: &problems)
        if problems.longFiles.isEmpty,
            problems.problems.contains(where: { $0.kind as? TextFault != .repeatedColumn })
        {
            return [Fault(kind: "workbook: its CSV has faults", detail: "\(problems)")]
        }
        guard let rows else { return [] }
        let filled = rows.filter { $0.contains { !$0.isEmpty } }
        let width = filled.map { ($0.lastIndex { !$0.isEmpty } ?? 0) + 1 }.max() ?? 0
        let expected = filled.map { Array(($0 + Array(repeating: "", count: width)).prefix(width)) }
        let found = [table.header] + table.records.map(\.cells)
        return found == expected
            ? [] : [Fault(kind: "workbook: other values", detail: "\(found) for \(expected)")]
    }

    private static func cell(_ random: inout FuzzRandom) -> String {
        switch random.below(4) {
        case 0: ""
        case 1: "\(random.below(1_000_000))"
        default: random.pick(["x", "é,", "\"q\"", "0071", "a;b", "=1", "𝕏"])
        }
    }

    private static func isNumber(_ text: String) -> Bool {
        !text.hasPrefix("0") && Int(text) != nil || text == "0"
    }

    private static func escaped(_ text: String) -> String { text.replacing("\"", with: "&quot;") }

    private static func excel(
        _ rows: [[String]], _ random: inout FuzzRandom
    ) -> [(path: String, bytes: [UInt8])] {
        var shared = ""
        var count = 0
        var xml = ""
        for row in rows {
            xml += "<row>"
            for cell in row {
                if cell.isEmpty {
                    xml += "<c/>"
                } else if isNumber(cell) {
                    xml += "<c><v>\(cell)</v></c>"
                } else if random.happens(500) {
                    xml += "<c t=\"inlineStr\"><is><t>\(escaped(cell))</t></is></c>"
                } else {
                    shared += "<si><t>\(escaped(cell))</t></si>"
                    xml += "<c t=\"s\"><v>\(count)</v></c>"
                    count += 1
                }
            }
            xml += "</row>"
        }
        func link(_ id: String, _ kind: String, _ target: String) -> String {
            "<Relationship Id=\"\(id)\" Type=\"\(links)/\(kind)\" Target=\"\(target)\"/>"
        }
        let texts = [
            ("[Content_Types].xml", "<Types/>"),
            (
                "_rels/.rels",
                "<Relationships>\(link("a", "officeDocument", "xl/workbook.xml"))</Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"\(links)\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships>\(link("a", "worksheet", "s.xml"))\(link("b", "sharedStrings", "t.xml"))</Relationships>"
            ),
            ("xl/t.xml", "<sst>\(shared)</sst>"),
            (
                "xl/s.xml",
                "<worksheet><sheetData>\(xml)</sheetData><mergeCells><mergeCell ref=\"Z1:Z2\"/></mergeCells></worksheet>"
            ),
        ]
        return texts.map { ($0.0, Array((head + $0.1).utf8)) }
    }

    private static func openDocument(
        _ rows: [[String]], _ random: inout FuzzRandom
    ) -> [(path: String, bytes: [UInt8])] {
        let xml = rows.map { row in
            "<t:table-row>"
                + row.map { cell in
                    cell.isEmpty
                        ? "<t:table-cell/>"
                        : isNumber(cell)
                            ? "<t:table-cell o:value-type=\"float\" o:value=\"\(cell)\"/>"
                            : "<t:table-cell o:value-type=\"string\"><p:p>\(escaped(cell))</p:p></t:table-cell>"
                }.joined() + "</t:table-row>"
        }.joined()
        let content =
            "<o:document-content xmlns:o=\"o\" xmlns:t=\"t\" xmlns:p=\"p\"><o:body><o:spreadsheet>"
            + "<t:table t:name=\"S\">\(xml)</t:table></o:spreadsheet></o:body></o:document-content>"
        return [
            ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)),
            ("content.xml", Array((head + content).utf8)),
        ]
    }
}
