import CArchive
import Foundation
import Ground
import Testing
import Workbooks

/// What is a workbook and what is refused, with which advice.
@Suite struct WorkbookFileTests {
    private static let head = "<row><c t=\"str\"><v>a</v></c></row>"

    private static func file(_ bytes: [UInt8]) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "file-\(UUID().uuidString)")
        try Data(bytes).write(to: url)
        return url
    }

    private static func kind(_ url: URL) -> WorkbookFault? {
        defer { try? FileManager.default.removeItem(at: url) }
        do {
            _ = try Workbook(contentsOf: url, name: "b").text(of: 0)
            return nil
        } catch {
            return (error as? TableProblems)?.problems.first?.kind as? WorkbookFault
        }
    }

    @Test func oldAndEncryptedWorkbooks() throws {
        let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let zeros = [UInt8](repeating: 0, count: 1000)
        #expect(Self.kind(try Self.file(mark + zeros)) == .oldExcel)
        #expect(Self.kind(try Self.file(mark + zeros + name)) == .encrypted)
        #expect(Workbook.isWorkbook(head: mark + zeros))
        var parts = WorkbookFiles.openDocument("<table:table table:name=\"S\"/>")
        parts.append(
            (
                "META-INF/manifest.xml",
                Array("<m:manifest xmlns:m=\"m\"><m:encryption-data/></m:manifest>".utf8)
            ))
        #expect(Self.kind(try WorkbookFiles.zip(parts)) == .encrypted)
    }

    @Test func otherFiles() throws {
        #expect(Self.kind(try Self.file(Array("a,b\n1,2\n".utf8))) == .notWorkbook)
        #expect(Self.kind(try WorkbookFiles.zip([("a.csv", [65, 10])])) == .notWorkbook)
        #expect(
            Self.kind(
                try WorkbookFiles.zip([
                    ("[Content_Types].xml", Array("<Types/>".utf8)),
                    ("word/document.xml", Array("<d/>".utf8)),
                ])) == .notWorkbook)
        let link =
            "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>"
        #expect(
            Self.kind(try WorkbookFiles.zip([("_rels/.rels", Array(link.utf8)), ("xl/workbook.bin", [1])]))
                == .binaryExcel)
    }

    @Test func headsOfWorkbooks() throws {
        func head(_ url: URL) throws -> [UInt8] {
            defer { try? FileManager.default.removeItem(at: url) }
            return Array(try Data(contentsOf: url).prefix(200))
        }
        let parts = WorkbookFiles.parts([("S", "", false)])
        #expect(Workbook.isWorkbook(head: try head(try WorkbookFiles.zip(parts))))
        #expect(Workbook.isWorkbook(head: try head(try WorkbookFiles.zip(parts.reversed()))))
        #expect(Workbook.isWorkbook(head: try head(try WorkbookFiles.zip([("content.xml", [60])]))))
        #expect(!Workbook.isWorkbook(head: try head(try WorkbookFiles.zip([("a.csv", [60])]))))
        #expect(!Workbook.isWorkbook(head: Array("a,b".utf8)) && !Workbook.isWorkbook(head: []))
        #expect(!Workbook.isWorkbook(head: [0x50, 0x4B, 3, 4]))
    }

    @Test func sheetsAreChosenByNameOrNumber() throws {
        let rows = "<sheetData>\(Self.head)</sheetData>"
        let url = try WorkbookFiles.zip(
            WorkbookFiles.parts([("Data", rows, false), ("Notes", rows, false), ("Old", rows, true)]))
        defer { try? FileManager.default.removeItem(at: url) }
        let book = try Workbook(contentsOf: url, name: "b.xlsx")
        #expect(book.sheets.map(\.isHidden) == [false, false, true])
        #expect(try book.sheet("Notes") == 1 && book.sheet("2") == 1 && book.sheet("old") == 2)
        let none = #expect(throws: TableProblems.self) { try book.sheet(nil) }
        #expect(none?.problems[0].kind as? WorkbookFault == .sheetNeeded(["Data", "Notes", "Old"]))
        let other = #expect(throws: TableProblems.self) { try book.sheet("4") }
        #expect(other?.problems[0].kind as? WorkbookFault == .unknownSheet(["Data", "Notes", "Old"]))
        let two = try WorkbookFiles.zip(WorkbookFiles.parts([("Old", rows, true), ("Data", rows, false)]))
        defer { try? FileManager.default.removeItem(at: two) }
        #expect(try Workbook(contentsOf: two, name: "b").sheet(nil) == 1)
    }

    // MARK: Files that ask for too much

    @Test func documentTypesAreRefused() {
        let lol = (1...9).map { "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">" }
            .joined()
        for type in [
            "<!DOCTYPE worksheet [<!ENTITY l0 \"lol\">\(lol)]>",
            "<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\">",
        ] {
            var parts = WorkbookFiles.parts([("S", "", false)]).filter {
                $0.path != "xl/worksheets/sheet1.xml"
            }
            parts.append(
                (
                    "xl/worksheets/sheet1.xml",
                    Array("\(type)<worksheet><sheetData>&l9;</sheetData></worksheet>".utf8)
                ))
            #expect(
                WorkbookFiles.faults(parts).map { $0.kind as? WorkbookFault }
                    == [.documentType(part: "xl/worksheets/sheet1.xml")])
        }
    }

    @Test func oneTextUsedOftenIsLimited() {
        let text = String(repeating: "x", count: 32_000)
        let rows = (0..<36).map { _ in
            "<row>" + String(repeating: "<c t=\"s\"><v>0</v></c>", count: 1000) + "</row>"
        }
        #expect(
            WorkbookFiles.faults(rows.joined(), texts: "<si><t>\(text)</t></si>").map(\.brief)
                == ["S - tooMuchText(megabytes: 1024)"])
    }

    @Test func anAttributeWithoutEndIsLimited() {
        var parts = WorkbookFiles.parts([("S", "", false)]).filter { $0.path != "xl/worksheets/sheet1.xml" }
        parts.append(
            (
                "xl/worksheets/sheet1.xml",
                Array("<worksheet x=\"".utf8) + [UInt8](repeating: 0x61, count: 40 << 20)
            ))
        #expect(
            WorkbookFiles.faults(parts).map { $0.kind as? WorkbookFault }
                == [.partTooLarge(part: "xl/worksheets/sheet1.xml", most: 16)])
    }

    @Test func partsThatExpandTooFarAreRefused() {
        var parts = WorkbookFiles.parts([("S", "<sheetData>\(Self.head)</sheetData>", false)])
            .filter { $0.path != "xl/styles.xml" }
        parts.append(
            (
                "xl/styles.xml",
                Array("<s>".utf8) + [UInt8](repeating: 0x20, count: 80 << 20) + Array("</s>".utf8)
            ))
        #expect(
            WorkbookFiles.faults(parts).map { $0.kind as? WorkbookFault }
                == [.partTooLarge(part: "xl/styles.xml", most: 64)])
    }

    @Test func damageIsSaid() throws {
        let parts = WorkbookFiles.parts([("S", "<sheetData>\(Self.head)", false)])
        let kinds = WorkbookFiles.faults(parts).map { $0.kind as? WorkbookFault }
        #expect(kinds == [.damaged(part: "xl/worksheets/sheet1.xml", detail: "mismatched tag")])
        let gone = WorkbookFiles.parts([("S", "", false)]).filter { $0.path != "xl/worksheets/sheet1.xml" }
        #expect(
            WorkbookFiles.faults(gone).map { $0.kind as? WorkbookFault }
                == [.damaged(part: "xl/worksheets/sheet1.xml", detail: nil)])
        let url = try WorkbookFiles.zip(
            WorkbookFiles.parts([("S", String(repeating: "<x/>", count: 99), false)]))
        var bytes = Array(try Data(contentsOf: url))
        for index in bytes.count / 3..<bytes.count / 2 { bytes[index] = 7 }
        try Data(bytes).write(to: url)
        #expect(Self.kind(url) != nil)
    }

    @Test func compressedOnceMore() throws {
        let url = try WorkbookFiles.zip(
            WorkbookFiles.parts([("S", "<sheetData>\(Self.head)</sheetData>", false)]))
        defer { try? FileManager.default.removeItem(at: url) }
        for filter in [ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD] {
            let packed = URL(filePath: url.path + ".packed")
            defer { try? FileManager.default.removeItem(at: packed) }
            let archive = archive_write_new()
            archive_write_set_format_raw(archive)
            archive_write_add_filter(archive, Int32(filter))
            archive_write_open_filename(archive, packed.path)
            let entry = archive_entry_new()
            archive_entry_set_filetype(entry, 0o100000)
            archive_write_header(archive, entry)
            let bytes = Array(try Data(contentsOf: url))
            _ = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
            archive_entry_free(entry)
            archive_write_free(archive)
            #expect(try Workbook(contentsOf: packed, name: "b").text(of: 0).string == "a\n")
        }
    }

    @Test func filesThatAreNotThere() throws {
        #expect(throws: FileFault.self) { try Workbook(contentsOf: URL(filePath: "/nowhere"), name: "n") }
        #expect(throws: FileFault.self) { try Workbook(contentsOf: URL(filePath: "/tmp"), name: "n") }
    }
}
