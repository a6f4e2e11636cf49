import Ground

/// A workbook of Excel 2007 and later, in either of its two vocabularies.
struct OOXMLFile: SheetSource {
    let sheets: [Workbook.SheetInfo]
    private let parts: WorkbookParts
    private let paths: [String]
    private let texts: String?
    private let styles: String?
    private let is1904: Bool

    /// - Returns: `nil` where the archive is no such workbook.
    init?(_ parts: WorkbookParts) throws {
        self.parts = parts
        var main = "xl/workbook.xml"
        if parts.has("_rels/.rels") {
            let roots = RelationshipElements(folder: "")
            try parts.read("_rels/.rels", into: roots)
            main = roots.found.first { $0.kind == "officeDocument" }?.path ?? main
        }
        if main.lowercased().hasSuffix(".bin") { throw PartFault(.binaryExcel) }
        guard parts.has(main), parts.has("[Content_Types].xml") || parts.has("xl/workbook.xml") else {
            return nil
        }
        let book = WorkbookElements()
        try parts.read(main, into: book)
        // A document of another program of the same family has none.
        if book.sheets.isEmpty { return nil }
        let folder = main.split(separator: "/").dropLast().joined(separator: "/")
        let links = RelationshipElements(folder: folder)
        let name = main.split(separator: "/").last.map(String.init) ?? main
        try parts.read((folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels", into: links)
        let byID = Dictionary(links.found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var found: [(Workbook.SheetInfo, String)] = []
        for sheet in book.sheets {
            guard let link = byID[sheet.relationship] else {
                throw PartFault(.damaged(part: main, detail: nil), at: SheetPlace(sheet: sheet.name))
            }
            if link.kind == "worksheet" {
                found.append((Workbook.SheetInfo(name: sheet.name, isHidden: sheet.isHidden), link.path))
            }
        }
        sheets = found.map(\.0)
        paths = found.map(\.1)
        texts = links.found.first { $0.kind == "sharedStrings" }?.path
        styles = links.found.first { $0.kind == "styles" }?.path
        is1904 = book.is1904
    }

    func read(_ index: Int, into writer: SheetWriter) throws -> (SheetWriter, [WorkbookNotice.Kind]) {
        let formats = StyleElements()
        if let styles, parts.has(styles) { try parts.read(styles, into: formats) }
        let shared = SharedTexts()
        if let texts, parts.has(texts) { try parts.read(texts, largest: WorkbookLimit.texts, into: shared) }
        let elements = SheetElements(
            writer: writer, formats: formats.formats, texts: shared, is1904: is1904)
        try parts.read(paths[index], largest: WorkbookLimit.sheet, into: elements)
        return try elements.finish()
    }
}
