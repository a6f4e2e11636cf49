import CArchive
import Foundation
import Ground
import Workbooks

/// Workbooks written by hand, part by part.
enum WorkbookFiles {
    /// A zip archive of parts, in the order given.
    static func zip(_ parts: [(path: String, bytes: [UInt8])]) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "book-\(UUID().uuidString).xlsx")
        guard let archive = archive_write_new() else { throw CocoaError(.fileWriteUnknown) }
        defer { archive_write_free(archive) }
        archive_write_set_format_zip(archive)
        archive_write_open_filename(archive, url.path)
        for part in parts {
            let entry = archive_entry_new()
            archive_entry_set_pathname(entry, part.path)
            archive_entry_set_size(entry, Int64(part.bytes.count))
            archive_entry_set_filetype(entry, 0o100000)
            archive_entry_set_perm(entry, 0o644)
            archive_write_header(archive, entry)
            _ = part.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
            archive_entry_free(entry)
        }
        archive_write_close(archive)
        return url
    }

    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// Parts of a workbook of Excel.
    ///
    /// - Parameters:
    ///   - sheets: Name, the XML of what is in `worksheet`, and whether it is hidden.
    ///   - texts: The XML of what is in `sst`.
    ///   - formats: Format codes of styles 1 and on; numbers name formats that are built in.
    static func parts(
        _ sheets: [(name: String, xml: String, isHidden: Bool)], texts: String? = nil,
        formats: [String] = [], is1904: Bool = false, namespace: String = main
    ) -> [(path: String, bytes: [UInt8])] {
        var parts: [(String, String)] = [("[Content_Types].xml", "<Types/>")]
        parts.append(
            ("_rels/.rels", "<Relationships>\(link(1, "officeDocument", "/xl/workbook.xml"))</Relationships>")
        )
        let list = sheets.enumerated().map {
            "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"\($1.isHidden ? " state=\"hidden\"" : "")/>"
        }
        parts.append(
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(links)\"><workbookPr date1904=\"\(is1904)\"/>"
                    + "<sheets>\(list.joined())</sheets></workbook>"
            ))
        var all = sheets.indices.map { link($0 + 1, "worksheet", "worksheets/sheet\($0 + 1).xml") }
        all += [link(90, "styles", "styles.xml"), link(91, "sharedStrings", "sharedStrings.xml")]
        parts.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(all.joined())</Relationships>"))
        for (index, sheet) in sheets.enumerated() {
            parts.append(
                (
                    "xl/worksheets/sheet\(index + 1).xml",
                    "<?xml version=\"1.0\"?><worksheet xmlns=\"\(namespace)\">\(sheet.xml)</worksheet>"
                ))
        }
        var styles = "<styleSheet><numFmts>"
        var cells = "<cellXfs><xf numFmtId=\"0\"/>"
        for (index, format) in formats.enumerated() {
            if Int(format).map({ $0 > 0 }) == true, !format.hasPrefix("0") {
                cells += "<xf numFmtId=\"\(format)\"/>"
            } else {
                let code = format.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
                styles += "<numFmt numFmtId=\"\(170 + index)\" formatCode=\"\(code)\"/>"
                cells += "<xf numFmtId=\"\(170 + index)\"/>"
            }
        }
        parts.append(("xl/styles.xml", styles + "</numFmts>\(cells)</cellXfs></styleSheet>"))
        if let texts { parts.append(("xl/sharedStrings.xml", "<sst>\(texts)</sst>")) }
        return parts.map { ($0.0, Array($0.1.utf8)) }
    }

    private static func link(_ id: Int, _ kind: String, _ target: String) -> String {
        "<Relationship Id=\"rId\(id)\" Type=\"\(links)/\(kind)\" Target=\"\(target)\"/>"
    }

    /// An OpenDocument spreadsheet.
    static func openDocument(_ tables: String, styles: String = "") -> [(path: String, bytes: [UInt8])] {
        let content =
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:calcext=\"c\" "
            + "xmlns:style=\"s\"><office:automatic-styles>\(styles)</office:automatic-styles>"
            + "<office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>"
        return [
            ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)),
            ("content.xml", Array(content.utf8)),
        ]
    }

    /// What is read of a workbook of one sheet or another.
    static func text(
        _ parts: [(path: String, bytes: [UInt8])], sheet: Int = 0, wanted: (([String]) -> Set<Int>?)? = nil
    ) throws -> SheetText {
        let url = try zip(parts)
        defer { try? FileManager.default.removeItem(at: url) }
        return try Workbook(contentsOf: url, name: "b.xlsx").text(of: sheet, wanted: wanted)
    }

    /// The CSV of a sheet of Excel, given what is in `sheetData`.
    static func csv(_ rows: String, texts: String? = nil, formats: [String] = []) throws -> String {
        try text(
            parts([("S", "<sheetData>\(rows)</sheetData>", false)], texts: texts, formats: formats)
        ).string
    }

    /// The faults of a sheet of Excel, given what is in `sheetData`.
    static func faults(
        _ rows: String, after: String = "", texts: String? = nil, formats: [String] = [], is1904: Bool = false
    ) -> [TableProblem] {
        faults(
            parts(
                [("S", "<sheetData>\(rows)</sheetData>\(after)", false)], texts: texts, formats: formats,
                is1904: is1904))
    }

    static func faults(_ parts: [(path: String, bytes: [UInt8])]) -> [TableProblem] {
        do {
            _ = try text(parts)
            return []
        } catch let problems as TableProblems {
            return problems.problems
        } catch {
            return [TableProblem(file: "\(error)", WorkbookFault.noSheet)]
        }
    }
}

extension SheetText {
    var string: String { String(decoding: csv, as: UTF8.self) }
}

extension TableProblem {
    /// Cell, value and kind in few words.
    var brief: String {
        "\(place?.cell ?? place?.sheet ?? "-") \(value ?? "-") \(kind)"
    }
}
