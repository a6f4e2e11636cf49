import Ground

/// A link of one part of an OOXML file to another.
struct Relationship {
    var id: String
    /// The last word of its type: `worksheet`, `sharedStrings`.
    var kind: String
    /// Path of the part in the archive.
    var path: String
}

final class RelationshipElements: XMLElements {
    private(set) var found: [Relationship] = []
    private let folder: String

    /// - Parameter folder: That of the part whose links they are.
    init(folder: String) { self.folder = folder }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == "Relationship", let id = attributes.text("Id"), let target = attributes.text("Target"),
            attributes.text("TargetMode") != "External"
        else { return }
        let kind = attributes.text("Type")?.split(separator: "/").last.map(String.init) ?? ""
        found.append(
            Relationship(id: id, kind: kind, path: RelationshipElements.path(target, in: folder)))
    }

    /// A path in the archive: `worksheets/sheet1.xml` and `/xl/worksheets/sheet1.xml` in `xl` are one.
    static func path(_ target: String, in folder: String) -> String {
        let target = target.replacing("\\", with: "/")
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for part in target.split(separator: "/") {
            if part == ".." {
                _ = parts.popLast()
            } else if part != "." {
                parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}

/// The list of sheets of an OOXML workbook.
final class WorkbookElements: XMLElements {
    struct Sheet {
        var name: String
        var relationship: String
        var isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var is1904 = false

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "sheet", let title = attributes.text("name"), let id = attributes.prefixedText("id") {
            let state = attributes.text("state")
            sheets.append(
                Sheet(name: title, relationship: id, isHidden: state == "hidden" || state == "veryHidden"))
        } else if name == "workbookPr" {
            is1904 = attributes.isTrue("date1904")
        }
    }
}

/// The number formats of the cells of an OOXML workbook, by style.
final class StyleElements: XMLElements {
    private(set) var formats: [NumberFormat] = []
    private var written: [Int: NumberFormat] = [:]
    private var isInCells = false

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "numFmt", let id = attributes.plain("numFmtId").flatMap(CellName.number),
            let code = attributes.text("formatCode")
        {
            // Formats of tables for conditional formatting stand behind those of cells and have no cell.
            if written[id] == nil { written[id] = NumberFormat(code: code) }
        } else if name == "cellXfs" {
            isInCells = true
        } else if isInCells, name == "xf" {
            let id = attributes.plain("numFmtId").flatMap(CellName.number) ?? 0
            formats.append(written[id] ?? NumberFormat(builtin: id))
        }
    }

    override func end(_ name: XMLName) { if name == "cellXfs" { isInCells = false } }
}

/// The texts that cells of an OOXML workbook share, in one block.
final class SharedTexts: XMLElements {
    private var block: [UInt8] = []
    private var ends: [Int] = []
    private var text = CellText()
    private var isInText = false
    private var isPhonetic = false

    deinit { text.free() }

    var count: Int { ends.count }

    /// Gives the bytes of a text.
    @inline(__always)
    func use<Value>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Value) rethrows -> Value {
        let start = index == 0 ? 0 : ends[index - 1]
        let end = ends[index]
        return try block.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.isLetter("t") {
            isInText = !isPhonetic
        } else if name == "rPh" {
            isPhonetic = true
        } else if name == "si" {
            text.removeAll()
        }
    }

    override func end(_ name: XMLName) {
        if name.isLetter("t") {
            isInText = false
        } else if name == "rPh" {
            isPhonetic = false
        } else if name == "si" {
            text.unescape()
            block.append(contentsOf: text.bytes)
            ends.append(block.count)
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) { if isInText { text.append(bytes) } }
}
