import Foundation
import Workbooks

/// Reads the first sheet of a workbook and writes it as CSV.
enum WorkbookWork {
    static func run(_ file: URL, _ output: URL) throws {
        let book = try Workbook(contentsOf: file, name: file.lastPathComponent)
        let text = try book.text(of: book.sheet(nil))
        try Data(text.csv).write(to: output)
    }
}
