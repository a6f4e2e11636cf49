/// Names of cells as spreadsheets write them: `C17`.
enum CellName {
    /// - Parameter index: Column from 0.
    static func column(_ index: Int) -> String {
        var letters: [UInt8] = []
        var rest = index + 1
        while rest > 0 {
            letters.append(UInt8(0x41 + (rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// - Parameters:
    ///   - row: From 1.
    ///   - column: From 0.
    static func cell(row: Int, column index: Int) -> String { column(index) + "\(row)" }

    /// Row, from 1, and column, from 0, of a cell's name; the row is 0 where there is none.
    ///
    /// - Returns: `nil` for what is no name of a cell within a sheet.
    @inline(__always)
    static func parse(_ text: UnsafePointer<CChar>) -> (row: Int, column: Int)? {
        var next = text
        var (row, column) = (0, 0)
        while true {
            // Capital letters and small ones.
            let letter = Int(next.pointee & ~0x20) - 0x40
            guard (1...26).contains(letter), next.pointee >= 0x41 else { break }
            column = column * 26 + letter
            if column > WorkbookLimit.columns { return nil }
            next += 1
        }
        while (0x30...0x39).contains(next.pointee) {
            row = row * 10 + Int(next.pointee - 0x30)
            if row > WorkbookLimit.rows { return nil }
            next += 1
        }
        return next.pointee == 0 && column > 0 ? (row, column - 1) : nil
    }

    /// First and last cell of `A1:C3`, or of one cell.
    static func range(_ text: String) -> (first: (row: Int, column: Int), last: (row: Int, column: Int))? {
        let ends = text.split(separator: ":").map { end in
            String(end.filter { $0 != "$" }).withCString { parse($0) }
        }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else {
            return nil
        }
        return first.row <= last.row && first.column <= last.column ? (first, last) : nil
    }

    /// A whole number that is not negative; `nil` for anything else and for more than a billion.
    static func number(_ text: UnsafePointer<CChar>) -> Int? {
        var next = text
        var number = 0
        while (0x30...0x39).contains(next.pointee) {
            number = number * 10 + Int(next.pointee - 0x30)
            if number > 1_000_000_000 { return nil }
            next += 1
        }
        return next.pointee == 0 && next != text ? number : nil
    }
}
