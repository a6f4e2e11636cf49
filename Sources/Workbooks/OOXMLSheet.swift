import Ground

/// The cells of a sheet of an OOXML workbook as they come, into the CSV of the sheet.
final class SheetElements: XMLElements {
    private enum Place { case outside, sheet, row, cell }
    private enum Kind { case number, shared, text, boolean, error, day }

    private(set) var writer: SheetWriter
    private let formats: [NumberFormat]
    /// Whether a whole number in a cell of this style is written as it stands.
    private let isPlain: [Bool]
    private let texts: SharedTexts
    private let is1904: Bool

    private var place = Place.outside
    private var row = 0
    private var nextColumn = 0
    private var column = 0
    private var style = 0
    private var kind = Kind.number
    private var text = CellText()
    private var isInText = false
    private var isPhonetic = false
    private var hasFormula = false

    private var formulas = 0
    private var hiddenRows: (count: Int, first: Int) = (0, 0)
    private var isHiddenRow = false
    private var hiddenColumns: [ClosedRange<Int>] = []
    private var zeroColumns: Set<Int> = []

    init(
        writer: SheetWriter, formats: [NumberFormat], texts: SharedTexts, is1904: Bool
    ) {
        self.writer = writer
        self.formats = formats.isEmpty ? [.general] : formats
        isPlain = self.formats.map { $0 == .general || $0 == .other || $0 == .scientific }
        self.texts = texts
        self.is1904 = is1904
    }

    deinit { text.free() }

    /// Finishes the sheet.
    ///
    /// - Returns: The CSV and what a person should know of it.
    func finish() throws -> (writer: SheetWriter, notices: [WorkbookNotice.Kind]) {
        try writer.finish()
        var notices: [WorkbookNotice.Kind] = []
        if hiddenRows.count > 0 { notices.append(.hiddenRows(hiddenRows.count, first: hiddenRows.first)) }
        let columns = (0..<writer.columns).filter { column in
            writer.isWanted(column) && hiddenColumns.contains { $0.contains(column) }
        }
        if !columns.isEmpty { notices.append(.hiddenColumns(columns.map(CellName.column))) }
        if formulas > 0 { notices.append(.formulas(formulas)) }
        if !zeroColumns.isEmpty { notices.append(.zerosBefore(zeroColumns.sorted().map(CellName.column))) }
        return (writer, notices)
    }

    // MARK: Elements

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        switch place {
        case .cell:
            if name.isLetter("v") {
                isInText = true
            } else if name.isLetter("t") {
                isInText = !isPhonetic
            } else if name.isLetter("f") {
                hasFormula = true
            } else if name == "rPh" {
                isPhonetic = true
            }
        case .row:
            if name.isLetter("c") { begin(attributes) }
        case .sheet:
            if name == "row" { beginRow(attributes) }
        case .outside:
            if name == "sheetData" {
                place = .sheet
            } else if name == "col" {
                noteColumns(attributes)
            } else if name == "mergeCell" {
                if let range = attributes.text("ref") { writer.merge(range) }
            }
        }
    }

    override func end(_ name: XMLName) {
        switch place {
        case .cell:
            if name.isLetter("c") {
                if writer.isWanted(column) { endCell() }
                place = .row
            } else if name == "rPh" {
                isPhonetic = false
            } else {
                isInText = false
            }
        case .row:
            if name == "row" { endRow() }
        case .sheet:
            if name == "sheetData" { place = .outside }
        case .outside: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) { if isInText { text.append(bytes) } }

    private func noteColumns(_ attributes: XMLAttributes) {
        guard attributes.isTrue("hidden"), let first = attributes.plain("min").flatMap(CellName.number),
            let last = attributes.plain("max").flatMap(CellName.number), first >= 1, first <= last,
            hiddenColumns.count < WorkbookLimit.columns
        else { return }
        hiddenColumns.append(first - 1...last - 1)
    }

    // MARK: Rows

    private func beginRow(_ attributes: XMLAttributes) {
        let number = attributes.plain("r").map { CellName.number($0) ?? 0 } ?? row + 1
        guard number > row, number <= WorkbookLimit.rows else { return disorder("\(number)") }
        row = number
        isHiddenRow = attributes.isTrue("hidden")
        nextColumn = 0
        place = .row
        writer.begin(row: row)
    }

    private func endRow() {
        let count = writer.rows.count
        do { try writer.end() } catch { stop(error) }
        if isHiddenRow, writer.rows.count > count {
            if hiddenRows.count == 0 { hiddenRows.first = row }
            hiddenRows.count += 1
        }
        place = .sheet
    }

    private func disorder(_ value: String) {
        stop(PartFault(.disorder, at: SheetPlace(sheet: writer.sheet), value: value))
    }

    // MARK: Cells

    private func begin(_ attributes: XMLAttributes) {
        column = nextColumn
        style = 0
        kind = .number
        hasFormula = false
        isInText = false
        text.removeAll()
        place = .cell
        var next = attributes.base
        while let name = next[0], let value = next[1] {
            next += 2
            guard name[1] == 0 else { continue }
            switch UInt8(bitPattern: name[0]) {
            case UInt8(ascii: "r"):
                guard let cell = CellName.parse(value), cell.row == row, cell.column >= column else {
                    return disorder(String(cString: value))
                }
                column = cell.column
            case UInt8(ascii: "s"): style = CellName.number(value) ?? 0
            case UInt8(ascii: "t"): kind = SheetElements.kind(value)
            default: break
            }
        }
        nextColumn = column + 1
        if column >= WorkbookLimit.columns { disorder(CellName.cell(row: row, column: column)) }
    }

    private static func kind(_ text: UnsafePointer<CChar>) -> Kind {
        switch (UInt8(bitPattern: text[0]), text[1]) {
        case (UInt8(ascii: "s"), 0): .shared
        case (UInt8(ascii: "s"), _), (UInt8(ascii: "i"), _): .text
        case (UInt8(ascii: "b"), _): .boolean
        case (UInt8(ascii: "e"), _): .error
        case (UInt8(ascii: "d"), _): .day
        default: .number
        }
    }

    private func endCell() {
        if hasFormula {
            formulas += 1
            if text.count == 0, kind != .text {
                return writer.append(fault: .noResult, value: nil, shown: "#FORMULA", column: column)
            }
        }
        switch kind {
        case .number: endNumber()
        case .shared: endShared()
        case .text:
            text.unescape()
            writer.append(text: text.bytes, column: column)
        case .boolean:
            switch text.string {
            case "": break
            case "0", "false": writer.append(text: "FALSE", column: column)
            case "1", "true": writer.append(text: "TRUE", column: column)
            default: noValue()
            }
        case .error:
            let value = text.string
            writer.append(fault: .errorValue, value: value, shown: value, column: column)
        case .day:
            let value = text.string
            writer.append(fault: .date(shown: value), value: value, shown: value, column: column)
        }
    }

    private func endShared() {
        var index = 0
        for byte in text.bytes {
            guard (0x30...0x39).contains(byte), index < 1 << 40 else { return noValue() }
            index = index * 10 + Int(byte - 0x30)
        }
        if text.count == 0 { return }
        guard index < texts.count else { return noValue() }
        texts.use(index) { writer.append(text: $0, column: column) }
    }

    private func noValue() {
        writer.append(fault: .noValue, value: text.string, shown: "#VALUE", column: column)
    }

    private func endNumber() {
        let bytes = text.bytes
        if bytes.isEmpty { return }
        // Whole numbers of up to eleven digits, which every format but four shows as they are.
        if bytes.count <= 11, style < isPlain.count, isPlain[style], bytes[0] != 0x30 || bytes.count == 1,
            bytes.allSatisfy({ (0x30...0x39).contains($0) })
        {
            return writer.append(number: bytes, column: column)
        }
        let stored = text.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if stored.isEmpty { return }
        let format = style < formats.count ? formats[style] : .general
        let number = NumberCell(stored, format, is1904: is1904)
        if let fault = number.fault {
            writer.append(fault: fault, value: stored, shown: number.text, column: column)
        } else {
            if case .zeros = format, number.text.hasPrefix("0"), number.text.utf8.count > 1 {
                zeroColumns.insert(column)
            }
            writer.append(text: number.text, column: column)
        }
    }
}
