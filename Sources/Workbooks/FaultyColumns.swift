import Ground

extension SheetText {
    /// Columns that may hold something else than values.
    private static let mostFaulty = 20

    /// Reads a sheet without the columns some cell of which is no exact value; a fault in one that is needed stays.
    ///
    /// - Parameters:
    ///   - isNeeded: Whether a column is needed, by its name in the header.
    ///   - read: Reads the columns that are wanted, as ``Workbook/text(of:wanted:)`` and
    ///     ``DatabaseTables/text(of:wanted:)`` do.
    /// - Returns: The text, with a notice of columns that were left out.
    /// - Throws: `TableProblems` with the faults of what is needed, or of what is no column; what `read` throws.
    public static func sound(
        isNeeded: (String) -> Bool, _ read: ((([String]) -> Set<Int>?)?) throws -> SheetText
    ) throws -> SheetText {
        var faulty = Set<Int>()
        var first: TableProblems?
        while true {
            let left = faulty
            do {
                var text = try read(
                    left.isEmpty ? nil : { header in Set(header.indices.filter { !left.contains($0) }) })
                let names = left.sorted().filter(text.header.indices.contains).map { text.header[$0] }
                if let first, names.contains(where: isNeeded) { throw Needed(problems: first) }
                if !names.isEmpty {
                    text.notices.append(
                        WorkbookNotice(file: text.file, sheet: text.sheet, .columnsLeftOut(names)))
                }
                return text
            } catch let needed as Needed {
                throw needed.problems
            } catch let problems as TableProblems {
                first = first ?? problems
                let found = Set(problems.problems.compactMap(\.place?.column))
                guard !found.isSubset(of: left), left.count < mostFaulty else { throw problems }
                faulty.formUnion(found)
            }
        }
    }

    /// Faults of a column that is needed.
    private struct Needed: Error {
        let problems: TableProblems
    }
}

extension SheetPlace {
    /// Column of the cell, from 0.
    var column: Int? { cell.flatMap { $0.withCString { CellName.parse($0)?.column } } }
}
