import Foundation

/// A small file of unquoted non-negative whole numbers under a line of column names.
struct NumberTable {
    /// Why a file is not such a table.
    enum Problem: Error, CustomStringConvertible {
        case noColumn(String, file: String)
        case notWhole(line: Int, file: String)

        var description: String {
            switch self {
            case .noColumn(let name, let file): "\(file) has no column \(name)."
            case .notWhole(let line, let file):
                "Line \(line) of \(file) has not one non-negative whole number per column."
            }
        }
    }

    let file: String
    let names: [String]
    private let columns: [[Double]]

    init(_ url: URL) throws {
        file = url.lastPathComponent
        let bytes = [UInt8](try Data(contentsOf: url))
        let head = bytes.firstIndex(of: 10) ?? bytes.count
        names = String(decoding: bytes[..<head], as: UTF8.self).split(separator: ",").map(String.init)
        var columns = [[Double]](repeating: [], count: names.count)
        var (value, digits, column, line) = (0, 0, 0, 2)
        for index in min(head + 1, bytes.count)..<bytes.count {
            switch bytes[index] {
            case 48...57:
                value = value * 10 + Int(bytes[index] - 48)
                digits += 1
            case 44, 10:
                guard digits > 0, digits < 18, column < columns.count,
                    bytes[index] == 44 || column == columns.count - 1
                else { throw Problem.notWhole(line: line, file: file) }
                columns[column].append(Double(value))
                (value, digits) = (0, 0)
                column += 1
                if bytes[index] == 10 {
                    column = 0
                    line += 1
                }
            default:
                throw Problem.notWhole(line: line, file: file)
            }
        }
        guard column == 0, digits == 0 else { throw Problem.notWhole(line: line, file: file) }
        self.columns = columns
    }

    func column(_ name: String) throws -> [Double] {
        guard let index = names.firstIndex(of: name) else { throw Problem.noColumn(name, file: file) }
        return columns[index]
    }
}
