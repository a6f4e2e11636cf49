extension ColumnScanner {
    /// Reads lines up to `end`, until the row `limit`.
    ///
    /// A plain row is read without a branch on its bytes: a mask of 32 bytes says where cells end, all cells
    /// are turned into numbers, and one test at the end says whether they were numbers and ended rightly.
    ///
    /// Why no pointer leaves its memory. Writes: `row` is below `limit` at the head of the loop and grows only
    /// at its end, and every column, `starts` and `groups` have room for `limit` rows (`LeadingCodes` has its own
    /// bound). Reads: masks are of 32 bytes that begin before `end + 32`. A cell ends at a mark, which is a byte of
    /// the content, or, where there is none, before `end + 32`; the next starts one byte behind and is read 16
    /// bytes far. Behind `end` and behind the content there are 64 bytes. A cursor behind `end` is never kept: the
    /// byte before `end` is a line feed or zeros follow it, and a line feed or a zero within a cell and a missing
    /// end of the last cell are faults of every kind of target; the careful reader, which starts the row again,
    /// stops at `end`.
    mutating func scan(
        _ bytes: UnsafePointer<UInt8>, _ state: inout State, end: Int, limit: Int
    ) {
        var cursor = state.cursor
        var row = state.row
        var line = state.line
        let marks = CellMarks(delimiter: delimiter, lineEnd: lineEnd)
        let plan = plan
        let last = plan.targets.count - 1
        leading.start(at: row)
        while cursor < end, row < limit {
            let start = cursor
            if keepsLines { lines.append(Int32(clamping: line)) }
            if let starts { starts[row] = origin + start }
            if leading.isFull(at: row) { findLeadingCodes(before: row) }
            var column = 0
            var cells: CellWalk
            if let length = leading.follow(bytes, at: start, row: row) {
                column = plan.leading.count
                cells = CellWalk(bytes, marks, from: start &+ length, end: end)
            } else {
                cells = CellWalk(bytes, marks, from: start, end: end)
                if leading.isUsed,
                    let length = leading.wait(bytes, at: start, cells.firstEnds, row: row)
                {
                    column = plan.leading.count
                    cells.pass(column, to: start &+ length)
                } else {
                    leaveOut(row)
                }
            }
            var faults: UInt64 = 0
            while column < plan.tailStart, faults == 0 {
                let cell = cells.next()
                faults = cell.faults(endingWith: column == last ? lineEnd : delimiter)
                switch plan.targets[column] {
                case .count(let base): faults |= cell.count(into: base + row)
                case .code(let base, let table, _):
                    let id = code(cell, table)
                    base[row] = id
                    faults |= id < ColumnScanner.emptyCell ? 1 : 0
                case .skip: faults |= skip(cell)
                case .empty: faults |= cell.length == 0 ? 0 : 1
                case .number: faults = 1
                }
                column &+= 1
            }
            if faults == 0, column <= last {
                for base in plan.tail {
                    let cell = cells.next()
                    faults |= cell.count(into: base + row) | cell.faults(endingWith: delimiter)
                }
                let cell = cells.next()
                faults |= cell.count(into: plan.lastBase + row) | cell.faults(endingWith: lineEnd)
            }
            cursor = cells.start
            if faults == 0 && (lineEndLength == 1 || bytes[cursor] == UInt8(ascii: "\n")) {
                cursor += lineEndLength - 1
                row += 1
                line += 1
                continue
            }
            leaveOut(row)
            let read = readCarefully(bytes, from: start, to: end, row: row, line: line)
            cursor = read.next
            line = read.line
            if read.isRow { row += 1 }
        }
        findLeadingCodes(before: row)
        state = State(cursor: cursor, row: row, line: line)
    }

    /// Leaves a row's codes to be read one by one.
    ///
    /// The rows before get their codes first: storing them makes this row the first one that may wait, and only
    /// what is noted of it afterwards is noted in its place. It also keeps codes in the order of the file.
    @inline(__always)
    private mutating func leaveOut(_ row: Int) {
        if leading.hasWaiting { findLeadingCodes(before: row) }
        leading.leaveOut(row)
    }

    /// Stores the codes of the rows that wait for them.
    @inline(never)
    private mutating func findLeadingCodes(before row: Int) {
        let plan = plan
        let last = plan.leading.count - 1
        // Regions of one region above share all codes but the last.
        var shared = (beginning: LeadingCodes.Beginning(words: .zero, length: 0), codes: SIMD8<Int32>())
        for place in 1..<leading.waiting {
            guard let bytes = leading.unknownBytes(place) else { continue }
            var codes = SIMD8<Int32>(repeating: -1)
            var start = 0
            var column = 0
            if shared.beginning.length > 0, leading.begins(place, with: shared.beginning) {
                codes = shared.codes
                start = shared.beginning.length
                column = last
            }
            while column <= last {
                if column == last, column > 0 {
                    shared = (leading.beginning(place, upTo: start), codes)
                }
                let table = plan.leading[column].table
                var end = start
                while bytes[end] != delimiter { end += 1 }
                codes[column] = code(PlainCell(bytes: bytes, start: start, end: end), table)
                start = end + 1
                column += 1
            }
            leading.add(place, codes: codes)
        }
        leading.store(before: row, plan.leading)
    }

    /// Goes past a cell that nobody wants.
    ///
    /// - Returns: Other than zero where the cell needs the careful path.
    private func skip(_ cell: PlainCell) -> UInt64 {
        for position in cell.start..<cell.end {
            switch cell.bytes[position] {
            case 0, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\""): return 1
            default: break
            }
        }
        return 0
    }

    /// The number of a code; ``emptyCell``, or less where the cell needs the careful path.
    @inline(__always)
    private mutating func code(_ cell: PlainCell, _ table: Int) -> Int32 {
        let length = cell.length
        // A zero at the end would not tell the key from that of a shorter code.
        guard UInt(bitPattern: length &- 1) < 15, cell.bytes[cell.end &- 1] != 0 else {
            return length == 0 ? ColumnScanner.emptyCell : longCode(cell, table)
        }
        var key = CodeTable.Key(low: cell.word, high: 0)
        if length < 8 {
            key.low &= (1 &<< UInt64(8 * length)) &- 1
        } else if length > 8 {
            key.high = cell.secondWord & ((1 &<< UInt64(8 * (length - 8))) &- 1)
        }
        if let known = recent.id(key, table) { return known }
        guard
            let id = tables[table].find(key) ?? newCode(cell.bytes, cell.start, length, key, table)
        else { return ColumnScanner.unusualCell }
        recent.note(key, id, table)
        return id
    }

    /// The number of a code of 16 bytes and more, such as the name of a candidate or of a place.
    @inline(never)
    private mutating func longCode(_ cell: PlainCell, _ table: Int) -> Int32 {
        guard LongCodes.lengths.contains(cell.length) else { return ColumnScanner.unusualCell }
        if let known = recentLong.id(cell, table) { return known }
        guard let text = plainText(cell) else { return ColumnScanner.unusualCell }
        let id = tables[table].number(of: text)
        recentLong.note(cell, id, table)
        return id
    }

    /// The text of a cell that stands for itself; `nil` where the careful path would change or refuse it.
    private func plainText(_ cell: PlainCell) -> String? {
        let content = UnsafeBufferPointer(rebasing: cell.content)
        guard content.allSatisfy({ $0 >= 32 && $0 != 127 && $0 != UInt8(ascii: "\"") }),
            let text = String(validating: content, as: UTF8.self)
        else { return nil }
        if content.allSatisfy({ $0 < 127 }) { return content.first == 32 || content.last == 32 ? nil : text }
        let isItself = text.trimmed.utf8.count == content.count && text.composed.utf8.elementsEqual(content)
        return isItself && !text.hasTooManyMarks ? text : nil
    }

    /// What stands in a column of codes for an empty cell.
    private static let emptyCell: Int32 = -1
    /// A cell that the careful path must read.
    private static let unusualCell: Int32 = -2
}

/// What is done with the cells of every row.
final class RowPlan: @unchecked Sendable {
    // Sendable: made once and then only read; what its pointers lead to belongs to the scanner of one thread.
    /// What becomes of each column.
    let targets: UnsafeMutableBufferPointer<ColumnScanner.Target>
    /// The columns of codes with which rows begin and which rows that stand together share.
    let leading: UnsafeMutableBufferPointer<(base: UnsafeMutablePointer<Int32>, table: Int)>
    /// Where the counts that end every row begin; the number of columns where the last is no count.
    let tailStart: Int
    /// Memory of those counts but the last.
    let tail: UnsafeMutableBufferPointer<UnsafeMutablePointer<Int32>>
    /// Memory of the last count; unused where the last column is none.
    let lastBase: UnsafeMutablePointer<Int32>

    init(_ targets: [ColumnScanner.Target]) {
        let groups = targets.prefix(while: \.isGroupedCode).compactMap(\.code)
        // A row needs a column after the codes, whose delimiter ends them.
        leading = RowPlan.memory(groups.count < targets.count ? groups : [])
        let counts = targets.reversed().prefix { $0.countBase != nil }.reversed().compactMap(\.countBase)
        tailStart = targets.count - counts.count
        tail = RowPlan.memory(Array(counts.dropLast()))
        lastBase = counts.last ?? UnsafeMutablePointer<Int32>(bitPattern: MemoryLayout<Int32>.alignment)!
        self.targets = RowPlan.memory(targets)
    }

    deinit {
        targets.deallocate()
        leading.deallocate()
        tail.deallocate()
    }

    private static func memory<Element>(_ elements: [Element]) -> UnsafeMutableBufferPointer<Element> {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = memory.initialize(from: elements)
        return memory
    }
}
