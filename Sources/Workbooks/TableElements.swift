import Ground

/// The cells of one table of an OpenDocument spreadsheet as they come, into the CSV of the sheet.
final class TableElements: XMLElements {
    private var writer: SheetWriter
    private let index: Int
    private var tables = 0
    private var tableDepth = 0
    private var isInSpreadsheet = false

    private var row = 0
    private var rowTimes = 1
    private var isHiddenRow = false
    private var column = 0
    private var cell: OpenDocumentCell?
    private var isInRow = false
    /// Elements that are open within the cell.
    private var depth = 0
    /// Depth from which on nothing is text of the cell: remarks, pictures.
    private var skipped = Int.max
    private var paragraphs = 0
    private var text = CellText()
    /// Whether white space before what follows is nothing, as at the start of a paragraph or behind a blank.
    private var isBehindBlank = true

    private var formulas = 0
    private var hiddenRows: (count: Int, first: Int) = (0, 0)
    private var hiddenColumns: [ClosedRange<Int>] = []
    private var columns = 0
    private var merges: [String] = []
    private var zeroColumns: Set<Int> = []

    init(writer: SheetWriter, index: Int) {
        self.writer = writer
        self.index = index
    }

    deinit { text.free() }

    func finish() throws -> (SheetWriter, [WorkbookNotice.Kind]) {
        for range in merges { writer.merge(range) }
        try writer.finish()
        var notices: [WorkbookNotice.Kind] = []
        if hiddenRows.count > 0 { notices.append(.hiddenRows(hiddenRows.count, first: hiddenRows.first)) }
        let hidden = (0..<writer.columns).filter { column in
            writer.isWanted(column) && hiddenColumns.contains { $0.contains(column) }
        }
        if !hidden.isEmpty { notices.append(.hiddenColumns(hidden.map(CellName.column))) }
        if formulas > 0 { notices.append(.formulas(formulas)) }
        if !zeroColumns.isEmpty { notices.append(.zerosBefore(zeroColumns.sorted().map(CellName.column))) }
        return (writer, notices)
    }

    private var isInTable: Bool { tableDepth == 1 && tables == index + 1 }

    // MARK: Elements

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if cell != nil { return startInside(name, attributes) }
        if name == "spreadsheet" {
            isInSpreadsheet = true
        } else if isInSpreadsheet, name == "table" {
            tableDepth += 1
            if tableDepth == 1 { tables += 1 }
        } else if isInTable {
            if isInRow {
                if name == "table-cell" || name == "covered-table-cell" { begin(name, attributes) }
            } else if name == "table-row" {
                beginRow(attributes)
            } else if name == "table-column" {
                noteColumns(attributes)
            }
        }
    }

    override func end(_ name: XMLName) {
        if cell != nil { return endInside() }
        if isInRow, name == "table-row" {
            endRow()
        } else if isInSpreadsheet, name == "table" {
            if isInTable { leave() }
            tableDepth -= 1
        }
    }

    private func times(_ attributes: XMLAttributes, _ name: StaticString) -> Int {
        max(1, attributes.prefixed(name).flatMap(CellName.number) ?? 1)
    }

    private func isHidden(_ attributes: XMLAttributes) -> Bool {
        attributes.prefixedText("visibility").map { $0 != "visible" } ?? false
    }

    private func noteColumns(_ attributes: XMLAttributes) {
        let count = times(attributes, "number-columns-repeated")
        if isHidden(attributes), hiddenColumns.count < WorkbookLimit.columns {
            hiddenColumns.append(columns...columns + count - 1)
        }
        columns = min(columns + count, 1 << 30)
    }

    // MARK: Rows

    private func beginRow(_ attributes: XMLAttributes) {
        row += 1
        rowTimes = times(attributes, "number-rows-repeated")
        isHiddenRow = isHidden(attributes)
        column = 0
        isInRow = true
        writer.begin(row: row)
    }

    private func endRow() {
        isInRow = false
        let count = writer.rows.count
        do { try writer.end(times: rowTimes) } catch { return stop(error) }
        let read = writer.rows.count - count
        if isHiddenRow, read > 0 {
            if hiddenRows.count == 0 { hiddenRows.first = row }
            hiddenRows.count += read
        }
        row += rowTimes - 1
        if row > 1 << 30 { stop(PartFault(.disorder, at: SheetPlace(sheet: writer.sheet))) }
    }

    // MARK: Cells

    private func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        let cell = OpenDocumentCell(attributes, isCovered: name == "covered-table-cell")
        self.cell = cell
        depth = 0
        skipped = cell.isCovered || !writer.isWanted(column) ? 0 : Int.max
        paragraphs = 0
        text.removeAll()
        let (across, down) = (
            times(attributes, "number-columns-spanned"), times(attributes, "number-rows-spanned")
        )
        if across > 1 || down > 1, merges.count < 10_000 {
            let last = CellName.cell(
                row: min(row + down - 1, WorkbookLimit.rows), column: column + across - 1)
            merges.append("\(CellName.cell(row: row, column: column)):\(last)")
        }
    }

    private func startInside(_ name: XMLName, _ attributes: XMLAttributes) {
        depth += 1
        if depth > skipped { return }
        if depth == 1 {
            guard name.isLetter("p") else {
                skipped = 0
                return
            }
            if paragraphs > 0 { text.append(0x0A) }
            paragraphs += 1
            isBehindBlank = true
        } else if name.isLetter("s") {
            for _ in 0..<min(1000, attributes.prefixed("c").flatMap(CellName.number) ?? 1) {
                text.append(0x20)
            }
            isBehindBlank = false
        } else if name == "tab" {
            text.append(0x09)
            isBehindBlank = true
        } else if name == "line-break" {
            text.append(0x0A)
            isBehindBlank = true
        } else if name == "annotation" || name == "ruby-text" || name == "note" {
            skipped = depth - 1
        }
    }

    private func endInside() {
        if depth == 0 { return endCell() }
        depth -= 1
        if depth == skipped, let cell, !cell.isCovered, writer.isWanted(column) { skipped = Int.max }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard cell != nil, depth >= 1, depth <= skipped else { return }
        for byte in bytes {
            let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
            if !(isBlank && isBehindBlank) { text.append(isBlank ? 0x20 : byte) }
            isBehindBlank = isBlank
        }
    }

    private func endCell() {
        guard let cell else { return }
        self.cell = nil
        let isRead = !cell.isCovered && writer.isWanted(column)
        let value = isRead ? cell.value(text.string) : .empty
        if cell.hasFormula, isRead { formulas += cell.times * rowTimes }
        if case .empty = value {
            column = min(column + cell.times, 1 << 30)
            return
        }
        guard column + cell.times <= WorkbookLimit.columns else {
            let place = SheetPlace(sheet: writer.sheet, cell: CellName.cell(row: row, column: column))
            return stop(PartFault(.strayCell(columns: column + cell.times), at: place))
        }
        for _ in 0..<cell.times {
            switch value {
            case .empty: break
            case .text(let text): writer.append(text: text, column: column)
            case .padded(let text):
                writer.append(text: text, column: column)
                zeroColumns.insert(column)
            case .fault(let fault, let stored, let shown):
                writer.append(fault: fault, value: stored, shown: shown, column: column)
            }
            column += 1
        }
    }
}

/// What the attributes of a cell say, and what is read of it.
private struct OpenDocumentCell {
    enum Value {
        case empty
        case text(String)
        /// A number that is shown with zeros before it.
        case padded(String)
        case fault(WorkbookFault, stored: String?, shown: String)
    }

    let isCovered: Bool
    let times: Int
    let hasFormula: Bool
    private let kind: String?
    private let stored: String?
    private let isError: Bool

    init(_ attributes: XMLAttributes, isCovered: Bool) {
        self.isCovered = isCovered
        times = max(1, attributes.prefixed("number-columns-repeated").flatMap(CellName.number) ?? 1)
        hasFormula = attributes.prefixed("formula") != nil
        kind = attributes.prefixedText("value-type")
        isError = attributes.text("calcext:value-type") == "error"
        stored =
            switch kind {
            case "string": attributes.prefixedText("string-value")
            // pandas writes the value of every type under one name.
            case "boolean": attributes.prefixedText("boolean-value") ?? attributes.prefixedText("value")
            case "date": attributes.prefixedText("date-value")
            case "time": attributes.prefixedText("time-value")
            default: attributes.prefixedText("value")
            }
    }

    /// - Parameter shown: The text of the cell, which is what it shows.
    func value(_ shown: String) -> Value {
        if isError || (hasFormula && (shown.hasPrefix("#") || shown.hasPrefix("Err:"))) {
            return .fault(.errorValue, stored: shown, shown: shown.isEmpty ? "#VALUE" : shown)
        }
        switch kind {
        case nil, "string", "void":
            if kind == nil, hasFormula, shown.isEmpty {
                return .fault(.noResult, stored: nil, shown: "#FORMULA")
            }
            let text = stored ?? shown
            return text.isEmpty ? .empty : .text(text)
        case "boolean":
            switch (stored ?? shown).lowercased() {
            case "true", "1": return .text("TRUE")
            case "false", "0": return .text("FALSE")
            default: return .fault(.noValue, stored: stored ?? shown, shown: "#VALUE")
            }
        case "date", "time":
            let text = stored ?? shown
            return .fault(.date(shown: text), stored: shown, shown: "#" + text)
        default: return number(shown)
        }
    }

    private func number(_ shown: String) -> Value {
        guard let stored else { return .fault(.noValue, stored: shown, shown: "#VALUE") }
        let format: NumberFormat =
            kind == "percentage" ? .percent : shown.contains(#/[Ee][+-]/#) ? .scientific : .other
        let number = NumberCell(stored, format, is1904: false)
        if let fault = number.fault { return .fault(fault, stored: stored, shown: number.text) }
        let isPadded =
            shown.hasPrefix("0") && shown.utf8.count > 1
            && shown.utf8.allSatisfy { (0x30...0x39).contains($0) } && Double(shown) == Double(stored)
        return isPadded ? .padded(shown) : .text(number.text)
    }
}
