import ArgumentParser
import Foundation
import SandingKit
import Wording

/// A file that a person may have worked on since: written where there is none, and never over another.
enum NewFile {
    /// - Throws: `FileFault` where the file is there or cannot be written.
    static func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch let error as CocoaError {
            let isThere = error.code == .fileWriteFileExists
            throw FileFault(
                file: path, kind: .unwritable,
                isThere ? OutputCause.fileIsThere : OutputCause.fileUnwritable(SystemRefusal(of: error)))
        }
    }
}

/// Rows that have a value in a column: `office=President`.
struct RowCondition {
    var condition: ColumnMap.Condition

    static func parse(_ text: String) throws -> RowCondition {
        guard let mark = text.firstIndex(of: "="), mark != text.startIndex else {
            throw ValidationError(.noCondition(text))
        }
        return RowCondition(
            condition: ColumnMap.Condition(String(text[..<mark]), [String(text[mark...].dropFirst())]))
    }
}
