import Foundation
import Ground

/// A workbook of Excel (`.xlsx`, `.xlsm`) or of OpenDocument (`.ods`), told by its content and not by its name.
///
/// A sheet is read as the CSV of its exact values; what cannot be one is an error with its cell, never another number.
public struct Workbook {
    /// One sheet of a workbook.
    public struct SheetInfo: Sendable, Equatable {
        public var name: String
        public var isHidden: Bool

        public init(name: String, isHidden: Bool) {
            self.name = name
            self.isHidden = isHidden
        }
    }

    /// The name that messages use.
    public let file: String
    /// All sheets with cells, in the order of the workbook; sheets that are one chart are none.
    public let sheets: [SheetInfo]
    private let content: any SheetSource

    /// Opens a workbook and lists its sheets.
    ///
    /// - Parameters:
    ///   - url: The file, which may be compressed once more (gzip, Zstandard).
    ///   - name: The name that messages use.
    /// - Throws: `TableProblems` for what is no workbook, or one that cannot be read, with advice; `FileFault` where the file
    ///   cannot be read.
    public init(contentsOf url: URL, name: String) throws {
        file = name
        content = try Workbook.naming(name) { try Workbook.source(url, name: name) }
        sheets = content.sheets
    }

    /// The text of a sheet.
    ///
    /// - Parameters:
    ///   - index: Index of the sheet in ``sheets``.
    ///   - wanted: Gets the names in the header and says which columns, from 0, are read; the cells of others are empty and
    ///     have no faults. All are read where it is `nil` or says `nil`.
    /// - Returns: The CSV with the places it comes from.
    /// - Throws: `TableProblems` with sheet, cell and value; `FileFault` where the file has changed.
    public func text(of index: Int, wanted: (([String]) -> Set<Int>?)? = nil) throws -> SheetText {
        let sheet = sheets[index]
        return try Workbook.naming(file) {
            let writer = SheetWriter(file: file, sheet: sheet.name, wanted: wanted)
            let (written, kinds) = try content.read(index, into: writer)
            var notices = kinds
            if written.emptyRows.count > 0 {
                notices.append(.emptyRows(written.emptyRows.count, first: written.emptyRows.first))
            }
            if sheet.isHidden { notices.insert(.hiddenSheet, at: 0) }
            return SheetText(
                written, notices: notices.map { WorkbookNotice(file: file, sheet: sheet.name, $0) })
        }
    }

    /// The sheet that a person means.
    ///
    /// - Parameter choice: A sheet's name, whatever its case, or its number from 1; `nil` where nobody chose.
    /// - Returns: Its index; without a choice that of the only sheet that is not hidden.
    /// - Throws: `TableProblems` that lists all sheets.
    public func sheet(_ choice: String?) throws(TableProblems) -> Int {
        let names = sheets.map(\.name)
        if let choice {
            if let exact = names.firstIndex(of: choice) { return exact }
            let alike = names.indices.filter { names[$0].lowercased() == choice.lowercased() }
            if alike.count == 1 { return alike[0] }
            if let number = Int(choice), sheets.indices.contains(number - 1) { return number - 1 }
            throw TableProblems(
                TableProblem(file: file, value: choice, WorkbookFault.unknownSheet(names)))
        }
        let shown = sheets.indices.filter { !sheets[$0].isHidden }
        if shown.count == 1 { return shown[0] }
        if sheets.count == 1 { return 0 }
        throw TableProblems(
            TableProblem(file: file, sheets.isEmpty ? WorkbookFault.noSheet : .sheetNeeded(names)))
    }

    // MARK: What is a workbook

    /// Whether the first bytes of a file are those of a workbook, of one that is refused with advice too (`.xls`, encrypted).
    ///
    /// - Parameter head: The first 100 bytes or more.
    public static func isWorkbook(head: [UInt8]) -> Bool {
        if head.starts(with: OLEFile.mark) { return true }
        // The name in the header of the first member of a zip archive.
        guard head.starts(with: [0x50, 0x4B, 3, 4]), head.count > 30 else { return false }
        let length = Int(head[26]) + Int(head[27]) << 8
        let name = String(decoding: head[30..<min(head.count, 30 + length)], as: UTF8.self)
        let starts = ["[Content_Types].xml", "_rels/", "xl/", "docProps/", "customXml/"]
        if starts.contains(where: name.hasPrefix) || name == "content.xml" { return true }
        return name == "mimetype"
            && String(decoding: head, as: UTF8.self).contains("opendocument.spreadsheet")
    }

    private static func source(_ url: URL, name: String) throws -> any SheetSource {
        guard let members = try ArchiveMembers(url, name: name) else {
            throw PartFault(OLEFile.fault(url) ?? .notWorkbook)
        }
        let parts = WorkbookParts(members)
        if let found = try OOXMLFile(parts) { return found }
        if let found = try OpenDocumentFile(parts) { return found }
        throw PartFault(.notWorkbook)
    }

    /// Gives faults of parts the name of the file.
    static func naming<Value>(_ file: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let fault as PartFault {
            var problem = TableProblem(file: file, value: fault.value, fault.kind)
            problem.place = fault.place
            throw TableProblems(problem)
        } catch let fault as ArchiveMembers.Fault {
            throw TableProblems(TableProblem(file: file, WorkbookParts.kind(fault, part: file)))
        }
    }
}

/// What has sheets.
protocol SheetSource {
    var sheets: [Workbook.SheetInfo] { get }
    func read(_ index: Int, into writer: SheetWriter) throws -> (SheetWriter, [WorkbookNotice.Kind])
}

/// The parts of a workbook by path, whatever the case of their names.
struct WorkbookParts {
    private let members: ArchiveMembers
    private let paths: [String: String]

    init(_ members: ArchiveMembers) {
        self.members = members
        paths = Dictionary(
            members.paths.map { ($0.replacing("\\", with: "/").lowercased(), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    func has(_ part: String) -> Bool { paths[part.lowercased()] != nil }

    /// Reads a part of XML.
    ///
    /// - Throws: ``PartFault``; `FileFault`; what `elements` stops with.
    func read(_ part: String, largest: Int = WorkbookLimit.part, into elements: XMLElements) throws {
        guard let path = paths[part.lowercased()] else {
            throw PartFault(.damaged(part: part, detail: nil))
        }
        do {
            try XMLDocument.read(part, into: elements) { use in
                try members.read(path, largest: largest, use)
            }
        } catch let fault as ArchiveMembers.Fault {
            throw PartFault(WorkbookParts.kind(fault, part: part))
        }
    }

    static func kind(_ fault: ArchiveMembers.Fault, part: String) -> WorkbookFault {
        switch fault {
        case .missing, .twice: .damaged(part: part, detail: nil)
        case .encrypted: .encrypted
        case .tooLarge(let most): .partTooLarge(part: part, most: most >> 20)
        case .damaged(let detail): .damaged(part: part, detail: detail)
        }
    }
}

/// Files of Microsoft's compound format: workbooks of Excel 97 to 2003, and encrypted ones of later programs.
enum OLEFile {
    static let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// - Returns: `nil` for any other file.
    static func fault(_ url: URL) -> WorkbookFault? {
        guard FileStamp(url) != nil, let file = try? FileHandle(forReadingFrom: url) else { return nil }
        defer { try? file.close() }
        guard let head = try? file.read(upToCount: 8), Array(head) == mark else { return nil }
        let name = Data("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        while let piece = try? file.read(upToCount: 1 << 20), !piece.isEmpty {
            if piece.range(of: name) != nil { return .encrypted }
        }
        return .oldExcel
    }
}
