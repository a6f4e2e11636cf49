extension ColumnScanner {
    /// Reads one record that is not plain: quotes, blanks, marked groups, empty cells, faults.
    ///
    /// Every record takes at least one byte and ends at a line end, at a fault or at `end`, before which every byte
    /// is read; what is written goes to `row`.
    /// - Returns: Position and line after the record, and whether it was a row (an empty line at the end
    ///   is not).
    @inline(never)
    mutating func readCarefully(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, row: Int, line: Int
    ) -> (next: Int, line: Int, isRow: Bool) {
        var cells: [String] = []
        var position = start
        var lineNumber = line
        while true {
            let cell = cell(bytes, &position, end, &lineNumber, record: line, index: cells.count)
            guard let cell else { return (end, lineNumber, true) }
            cells.append(cell)
            if position < end, bytes[position] == delimiter {
                position += 1
                continue
            }
            // Here stands a line end, or the end of what there is.
            if position < end, bytes[position] == LineEnds.carriageReturn { position += 1 }
            if position < end, bytes[position] == LineEnds.feed { position += 1 }
            lineNumber += 1
            break
        }
        if cells == [""] && targets.count > 1 {
            let isEnd = origin + position >= fileEnd
            if !isEnd {
                problems.add(TableProblem(file: file, line: line, TextFault.emptyLine))
            }
            return (position, lineNumber, !isEnd)
        }
        let fault = Table.widthFault(
            cells, header: header.count, behind: targets.count - header.count)
        if let fault {
            problems.add(TableProblem(file: file, line: line, fault))
        } else {
            store(cells, row: row, line: line)
        }
        return (position, lineNumber, true)
    }

    /// The text of a cell; `nil` after a fault that makes the rest unreadable.
    private mutating func cell(
        _ bytes: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int, _ line: inout Int,
        record: Int, index: Int
    ) -> String? {
        var content: [UInt8] = []
        if position < end, bytes[position] == UInt8(ascii: "\"") {
            let opened = line
            metQuote = true
            position += 1
            while true {
                guard position < end else {
                    problems.add(
                        TableProblem(
                            file: file, line: opened, column: columnName(index),
                            TextFault.unclosedQuote))
                    return nil
                }
                let byte = bytes[position]
                position += 1
                if byte == UInt8(ascii: "\"") {
                    guard position < end, bytes[position] == UInt8(ascii: "\"") else { break }
                    position += 1
                }
                if byte == LineEnds.feed { line += 1 }
                content.append(byte)
            }
            if position < end, !endsCell(bytes, position, end) {
                let isReturn = bytes[position] == LineEnds.carriageReturn
                problems.add(
                    TableProblem(
                        file: file, line: line, column: columnName(index),
                        isReturn ? TextFault.loneReturn : TextFault.textAfterQuote))
                return nil
            }
        } else {
            let start = position
            while position < end, !endsCell(bytes, position, end) { position += 1 }
            content = Array(UnsafeBufferPointer(start: bytes + start, count: position - start))
            if content.contains(LineEnds.carriageReturn) {
                problems.add(
                    TableProblem(
                        file: file, line: line, column: columnName(index), TextFault.loneReturn))
                return ""
            }
        }
        if content.contains(0) {
            problems.add(
                TableProblem(
                    file: file, line: record, column: columnName(index),
                    TextFault.nulInCell))
            return ""
        }
        guard content.count <= RecordScanner.largestCell else {
            problems.add(
                TableProblem(
                    file: file, line: record, column: columnName(index),
                    TextFault.cellTooLong(bytes: content.count, most: RecordScanner.largestCell)))
            return nil
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            problems.add(
                TableProblem(
                    file: file, line: record, column: columnName(index),
                    content.contains(where: TextBytes.isControl)
                        ? TextFault.controlsInCell : TextFault.cellNotUTF8))
            return ""
        }
        return text.trimmed
    }

    /// Whether a delimiter or a line end stands at a place before `end`.
    ///
    /// A carriage return at the end of the file is a line end whose line feed was cut off.
    private func endsCell(_ bytes: UnsafePointer<UInt8>, _ position: Int, _ end: Int) -> Bool {
        switch bytes[position] {
        case delimiter, LineEnds.feed: true
        case LineEnds.carriageReturn:
            position + 1 < end ? bytes[position + 1] == LineEnds.feed : origin + end == fileEnd
        default: false
        }
    }

    private func columnName(_ index: Int) -> String {
        index < header.count ? header[index] : String(index + 1)
    }

    private mutating func store(_ cells: [String], row: Int, line: Int) {
        for (index, target) in targets.enumerated() {
            switch target {
            case .skip, .empty: break
            case .count(let base): base[row] = count(cells[index], line: line, column: index)
            case .code(let base, let table, _):
                base[row] = code(cells[index], table, line: line, column: index)
            case .number(let base): base[row] = number(cells[index], line: line, column: index)
            }
        }
    }

    private mutating func code(_ text: String, _ table: Int, line: Int, column: Int) -> Int32 {
        if text.isEmpty { return -1 }
        if text.hasTooManyMarks {
            add(
                line, column, String(text.unicodeScalars.prefix(12)),
                .tooManyMarks(most: String.mostMarks))
            return -1
        }
        return tables[table].number(of: text.composed)
    }

    private mutating func count(_ text: String, line: Int, column: Int) -> Int32 {
        if text.isEmpty { return Count.missing.number }
        if let number = style.decimal(text), number.decimals == 0, number.units >= 0 {
            if let value = Int32(exactly: number.units) { return value }
            return refuse(line, column, text, .countTooLarge(most: Int(Int32.max)))
        }
        return refuse(line, column, text, RowReader.countFault(text, style))
    }

    /// A cell that is no count is missing where the rest is read without it.
    private mutating func refuse(_ line: Int, _ column: Int, _ text: String, _ fault: TextFault) -> Int32 {
        guard refused != nil else {
            add(line, column, text, fault)
            return 0
        }
        let problem = TableProblem(
            file: file, line: line, column: columnName(column), value: text, fault)
        refused?.add(problem)
        return Count.missing.number
    }

    private mutating func number(_ text: String, line: Int, column: Int) -> Double {
        if text.isEmpty { return .nan }
        if let decimal = style.decimal(text) {
            if decimal.decimals > 0 { problems.noteDecimals(style) }
            let scale = (0..<decimal.decimals).reduce(1.0) { power, _ in power * 10 }
            return Double(decimal.units) / scale
        }
        // Hexadecimal digits and words for what is no number are text here.
        let isDecimal = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
        if style == .plain, isDecimal, let value = Double(text), value.isFinite { return value }
        add(line, column, text, .notNumber)
        return 0
    }

    private mutating func add(_ line: Int, _ column: Int, _ value: String, _ fault: TextFault) {
        problems.add(
            TableProblem(file: file, line: line, column: columnName(column), value: value, fault))
    }

    /// Numbers a code of at most 15 bytes that this part has not met; `nil` where the cell needs the careful
    /// path: quotes, blanks, a line end inside, or bytes that are not ASCII.
    @inline(never)
    mutating func newCode(
        _ bytes: UnsafePointer<UInt8>, _ position: Int, _ length: Int, _ key: CodeTable.Key,
        _ table: Int
    ) -> Int32? {
        let content = UnsafeBufferPointer(start: bytes + position, count: length)
        let isPlain =
            content.first != 32 && content.last != 32
            && content.allSatisfy { $0 >= 32 && $0 < 127 && $0 != UInt8(ascii: "\"") }
        guard isPlain else { return nil }
        return tables[table].append(key, String(decoding: content, as: UTF8.self))
    }
}
