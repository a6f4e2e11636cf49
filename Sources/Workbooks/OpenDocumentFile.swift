import Ground

/// A workbook in the OpenDocument format, as LibreOffice writes it.
struct OpenDocumentFile: SheetSource {
    let sheets: [Workbook.SheetInfo]
    private let parts: WorkbookParts
    private static let content = "content.xml"
    private static let manifest = "META-INF/manifest.xml"

    /// - Returns: `nil` where the archive is no such workbook.
    init?(_ parts: WorkbookParts) throws {
        self.parts = parts
        guard parts.has(OpenDocumentFile.content) else { return nil }
        if parts.has(OpenDocumentFile.manifest) {
            let manifest = ManifestElements()
            try parts.read(OpenDocumentFile.manifest, into: manifest)
            if manifest.isEncrypted { throw PartFault(.encrypted) }
        }
        let tables = TableListElements()
        try parts.read(OpenDocumentFile.content, largest: WorkbookLimit.sheet, into: tables)
        guard tables.isSpreadsheet else { return nil }
        sheets = tables.sheets
    }

    func read(_ index: Int, into writer: SheetWriter) throws -> (SheetWriter, [WorkbookNotice.Kind]) {
        let elements = TableElements(writer: writer, index: index)
        try parts.read(OpenDocumentFile.content, largest: WorkbookLimit.sheet, into: elements)
        return try elements.finish()
    }
}

private final class ManifestElements: XMLElements {
    private(set) var isEncrypted = false

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "encryption-data" { isEncrypted = true }
    }
}

/// Names and visibility of the tables of a spreadsheet.
private final class TableListElements: XMLElements {
    private(set) var sheets: [Workbook.SheetInfo] = []
    private(set) var isSpreadsheet = false
    private var style = ""
    private var hiddenStyles: Set<String> = []
    private var depth = 0

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "table" {
            depth += 1
            guard isSpreadsheet, depth == 1 else { return }
            let isHidden = hiddenStyles.contains(attributes.prefixedText("style-name") ?? "")
            sheets.append(
                Workbook.SheetInfo(name: attributes.prefixedText("name") ?? "", isHidden: isHidden))
        } else if name == "spreadsheet" {
            isSpreadsheet = true
        } else if !isSpreadsheet, name == "style" {
            style = attributes.prefixedText("name") ?? ""
        } else if !isSpreadsheet, name == "table-properties", attributes.prefixedText("display") == "false" {
            hiddenStyles.insert(style)
        }
    }

    override func end(_ name: XMLName) { if name == "table" { depth -= 1 } }
}
