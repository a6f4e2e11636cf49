/// The obvious slow reader of CSV files, against which the fast ones are held.
///
/// Reads RFC 4180 with LF, CRLF or a lone CR as line end. What it is not sure of it does not read at all.
struct PlainReader {
    let header: [String]
    let rows: [[String]]

    /// - Parameter bytes: The file.
    /// - Returns: `nil` where the file is not plainly right.
    init?(_ bytes: [UInt8]) {
        var text = bytes[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        guard !text.contains(0), String(validating: text, as: UTF8.self) != nil,
            let delimiter = PlainReader.delimiter(text),
            var records = PlainReader.records(PlainReader.unified(text), delimiter),
            let first = records.first,
            first != [""]
        else { return nil }
        records.removeFirst()
        header = first
        // One empty line may stand at the end.
        if header.count > 1, records.last == [""] { records.removeLast() }
        let names = header.filter { !$0.isEmpty }
        guard records.allSatisfy({ $0.count == first.count }), Set(names).count == names.count else {
            return nil
        }
        rows = records
    }

    /// The delimiter that stands most often in the header outside quotes; `nil` where two do equally often.
    private static func delimiter(_ text: ArraySlice<UInt8>) -> UInt8? {
        var counts: [UInt8: Int] = [UInt8(ascii: ","): 0, UInt8(ascii: ";"): 0, 9: 0]
        var isQuoted = false
        // A quote opens a cell only at its beginning, or again behind the quote that closed it.
        var canOpen = true
        for byte in text {
            if byte == UInt8(ascii: "\""), isQuoted || canOpen {
                isQuoted.toggle()
                canOpen = !isQuoted
                continue
            }
            canOpen = !isQuoted && counts[byte] != nil
            if isQuoted { continue }
            if byte == 10 || byte == 13 { break }
            counts[byte]? += 1
        }
        let sorted = counts.sorted { $0.value > $1.value }
        if sorted[0].value == 0 { return UInt8(ascii: ",") }
        return sorted[0].value == sorted[1].value ? nil : sorted[0].key
    }

    /// In a file without any line feed every carriage return is one, as old Macintosh systems wrote.
    private static func unified(_ text: ArraySlice<UInt8>) -> [UInt8] {
        text.contains(10) ? Array(text) : text.map { $0 == 13 ? 10 : $0 }
    }

    private static func records(_ text: [UInt8], _ delimiter: UInt8) -> [[String]]? {
        var records: [[String]] = []
        var cells: [String] = []
        var place = 0
        while place < text.count {
            guard let cell = cell(text, &place, delimiter) else { return nil }
            cells.append(trimmed(cell))
            if place < text.count, text[place] == delimiter {
                place += 1
                // A delimiter at the very end opens one more cell.
                if place == text.count { cells.append("") } else { continue }
            }
            if place < text.count, text[place] == 13 {
                place += 1
                if place < text.count, text[place] == 10 { place += 1 }
            } else if place < text.count, text[place] == 10 {
                place += 1
            }
            records.append(cells)
            cells = []
        }
        return records
    }

    private static func cell(_ text: [UInt8], _ place: inout Int, _ delimiter: UInt8) -> String? {
        func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte == 10 || byte == 13 }
        var content: [UInt8] = []
        if place < text.count, text[place] == UInt8(ascii: "\"") {
            place += 1
            while true {
                guard place < text.count else { return nil }
                let byte = text[place]
                place += 1
                if byte == UInt8(ascii: "\"") {
                    if place < text.count, text[place] == byte { place += 1 } else { break }
                }
                content.append(byte)
            }
            if place < text.count, !isEnd(text[place]) { return nil }
        } else {
            while place < text.count, !isEnd(text[place]) {
                content.append(text[place])
                place += 1
            }
        }
        return content.count > 65_536 ? nil : String(validating: content, as: UTF8.self)
    }

    /// A cell without blanks, tabs and no-break spaces at its ends.
    private static func trimmed(_ cell: String) -> String {
        // Most cells begin and end with a byte that belongs to no blank.
        let isPlain = { (byte: UInt8?) in byte.map { ![0x20, 0x09, 0xC2, 0xA0].contains($0) } ?? true }
        if isPlain(cell.utf8.first), isPlain(cell.utf8.last), !cell.utf8.contains(0xCC) { return cell }
        let blanks: Set<Character> = [" ", "\t", "\u{A0}"]
        var characters = Array(cell)
        while let last = characters.last, blanks.contains(last) { characters.removeLast() }
        while let first = characters.first, blanks.contains(first) { characters.removeFirst() }
        return String(characters)
    }
}
