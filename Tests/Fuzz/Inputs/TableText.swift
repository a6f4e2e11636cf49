/// A table as it is about to be written: cells, delimiter, line ends and quotes.
struct TableText {
    enum LineEnd: CaseIterable { case feed, returnFeed, carriageReturn, mixed }
    enum Quoting { case needed, sometimes, always, never }

    var header: [String]
    var rows: [[String]]
    var delimiter: Character = ","
    var lineEnd = LineEnd.feed
    var quoting = Quoting.needed
    var hasMark = false
    var endsInLineEnd = true

    /// Chooses how the table is written.
    mutating func chooseForm(_ random: inout FuzzRandom) {
        delimiter = random.pick(weighted: [(90, ","), (6, ";"), (4, "\t")])
        lineEnd = random.pick(weighted: [(78, .feed), (13, .returnFeed), (4, .carriageReturn), (5, .mixed)])
        quoting = random.pick(weighted: [(88, .needed), (6, .sometimes), (3, .always), (3, .never)])
        hasMark = random.happens(80)
        endsInLineEnd = !random.happens(100)
    }

    /// The bytes of the file.
    func bytes(_ random: inout FuzzRandom) -> [UInt8] {
        var text: [UInt8] = hasMark ? [0xEF, 0xBB, 0xBF] : []
        text.reserveCapacity(64 * (rows.count + 1))
        append(header, to: &text, &random)
        for row in rows {
            end(&text, &random)
            append(row, to: &text, &random)
        }
        if endsInLineEnd { end(&text, &random) }
        return text
    }

    private func end(_ text: inout [UInt8], _ random: inout FuzzRandom) {
        var kind = lineEnd
        if kind == .mixed { kind = random.pick([.feed, .feed, .returnFeed, .carriageReturn]) }
        if kind != .feed { text.append(UInt8(ascii: "\r")) }
        if kind != .carriageReturn { text.append(UInt8(ascii: "\n")) }
    }

    private func append(_ cells: [String], to text: inout [UInt8], _ random: inout FuzzRandom) {
        let mark = delimiter.asciiValue ?? UInt8(ascii: ",")
        for (index, cell) in cells.enumerated() {
            if index > 0 { text.append(mark) }
            let special = cell.utf8.contains {
                $0 == mark || $0 == 10 || $0 == 13 || $0 == UInt8(ascii: "\"")
            }
            let isQuoted =
                switch quoting {
                case .never: false
                case .always: true
                case .needed: special
                case .sometimes: special || random.happens(200)
                }
            guard isQuoted else {
                text += cell.utf8
                continue
            }
            text.append(UInt8(ascii: "\""))
            for byte in cell.utf8 {
                if byte == UInt8(ascii: "\"") { text.append(byte) }
                text.append(byte)
            }
            text.append(UInt8(ascii: "\""))
        }
    }

    /// Column of a name, where it is there.
    func index(_ name: String) -> Int? { header.firstIndex(of: name) }

    /// One change of cells, rows or columns.
    mutating func mutate(_ random: inout FuzzRandom) {
        guard !rows.isEmpty, !header.isEmpty else { return mutateHeader(&random) }
        let row = random.below(rows.count)
        let column = random.below(header.count)
        switch random.below(14) {
        case 0, 1, 2: set(row, column, random.pick(UglyText.counts))
        case 3: set(row, column, random.pick(UglyText.decimals))
        case 4: set(row, column, random.pick(UglyText.nasty))
        case 5: set(row, column, random.pick(UglyText.controls))
        case 6: rows.remove(at: row)
        case 7: rows.insert(rows[row], at: random.below(rows.count + 1))
        case 8: rows.swapAt(row, random.below(rows.count))
        case 9: if !rows[row].isEmpty { rows[row].remove(at: random.below(rows[row].count)) }
        case 10: rows[row].insert(random.pick(UglyText.counts), at: random.below(rows[row].count + 1))
        case 11: for row in rows.indices { set(row, column, "") }
        case 12: set(row, column, rows[random.below(rows.count)].first ?? "")
        default: mutateHeader(&random)
        }
    }

    private mutating func set(_ row: Int, _ column: Int, _ cell: String) {
        if column < rows[row].count { rows[row][column] = cell }
    }

    private mutating func mutateHeader(_ random: inout FuzzRandom) {
        guard !header.isEmpty else { return }
        let column = random.below(header.count)
        switch random.below(7) {
        case 0: header[column] = header[random.below(header.count)]
        case 1: header[column] = random.pick(UglyText.nasty)
        case 2: header[column] += " "
        case 3: header[column] = header[column].uppercased()
        case 4:
            header.remove(at: column)
            for row in rows.indices where column < rows[row].count { rows[row].remove(at: column) }
        case 5:
            header.insert("note", at: column)
            for row in rows.indices { rows[row].insert("n", at: min(column, rows[row].count)) }
        default:
            let other = random.below(header.count)
            header.swapAt(column, other)
            for row in rows.indices where max(column, other) < rows[row].count {
                rows[row].swapAt(column, other)
            }
        }
    }
}
