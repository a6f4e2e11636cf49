import Foundation
import Synchronization

/// Some rows of a file as columns, in memory that the next rows will take: whoever keeps one of them stops the program.
public struct ColumnBlock {
    /// Number of rows.
    public let rows: Int
    let counts: [String: CountColumn]
    let codes: [String: Cells<Int32>]
    /// Byte of the file at which each row starts, where that was asked for.
    public let starts: Cells<Int>?
    /// Columns of codes with which rows begin.
    let leading: [String]
    /// Number of the codes in `leading`, taken together, of each row.
    let groups: Cells<Int32>

    /// A column asked for as counts; `nil` where the file lacks it.
    ///
    /// - Parameter name: Name of the column.
    public func counts(_ name: String) -> CountColumn? { counts[name] }

    /// The numbers of a column asked for as codes, −1 where a cell is empty; `nil` where the file lacks it.
    ///
    /// Every part of the file has numbers of its own: see ``ColumnParts/numbers``.
    /// - Parameter name: Name of the column.
    public func codes(_ name: String) -> Cells<Int32>? { codes[name] }

    /// One number for all codes of a row, the same for rows that have the same codes; −1 for a row that must be
    /// told by its codes.
    ///
    /// Every part of the file has numbers of its own.
    /// - Parameter names: Columns of codes.
    /// - Returns: `nil` where rows do not begin with these columns.
    public func groups(_ names: [String]) -> Cells<Int32>? {
        !names.isEmpty && names.allSatisfy(leading.contains) ? groups : nil
    }
}

/// Rows of a file that stand together.
public struct FileRun: Sendable, Equatable {
    /// Byte at which the first row starts.
    public let start: Int
    /// Number of the first row, from 0.
    public let row: Int
    /// Number of rows.
    public let count: Int

    /// - Parameters:
    ///   - start: Byte at which the first row starts.
    ///   - row: Number of the first row, from 0.
    ///   - count: Number of rows.
    public init(start: Int, row: Int, count: Int) {
        self.start = start
        self.row = row
        self.count = count
    }
}

/// What the parts of a file that was read in blocks gave.
public struct ColumnParts<State: Sendable>: Sendable {
    /// What became of each part, in the order of the file.
    public var states: [State]
    /// Distinct codes of each column of codes, in the order in which they first appear in the file.
    public let codes: [String: [String]]
    /// Position in `codes` of each code of a part, by column; part after part.
    public let numbers: [[String: [Int32]]]
    /// The file as it was read.
    public let stamp: FileStamp?
}

extension ColumnReader {
    /// Reads a file block after block, so that its rows are never in memory together.
    ///
    /// Works on plain files without quotes and faults, as nearly all are; otherwise nothing is returned and
    /// `read(_:name:)` gives the rows or says what is wrong.
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - blockRows: Rows handed over at a time.
    ///   - keepsStarts: Whether ``ColumnBlock/starts`` is wanted.
    ///   - initial: Makes the state of a part from the columns of the file; `nil` to give up.
    ///   - body: Takes the next rows of a part into its state; returns whether to go on.
    /// - Returns: The states of the parts; `nil` where the file needs `read(_:name:)` or a closure gave up.
    /// - Throws: `FileFault` where the file cannot be read; `TableProblems` with a fault of its header.
    public func readBlocks<State: Sendable>(
        _ url: URL, name: String, blockRows: Int = 8192, keepsStarts: Bool = false,
        initial: ([String]) -> State?,
        body: @Sendable (inout State, ColumnBlock) -> Bool
    ) throws -> ColumnParts<State>? {
        guard FileBytes.isPlainFile(url) else { return nil }
        let bytes = try FileBytes(contentsOf: url, name: name)
        let head = try FileHead(bytes, delimiter: delimiter)
        var problems = TableProblems()
        Table.check(
            header: head.columns, required: requests.filter(\.isRequired).map(\.name),
            read: requests.map(\.name), file: name, into: &problems)
        guard problems.isEmpty, let start = initial(head.columns) else { return nil }
        let cuts = FileCuts.current
        let pieces = FileParts.pieces(bytes, from: head.end, count: threads, cuts: cuts)
        let isUnusual = Atomic(false)
        let parts = Parallel.map(pieces.count, threads: threads) { part -> BlockPart<State> in
            var columns = ColumnSet(
                requests: requests, header: head.columns, behind: head.behind, capacity: blockRows)
            var starts = keepsStarts ? CellMemory<Int>(capacity: blockRows + 1) : nil
            var groups = CellMemory<Int32>(capacity: blockRows + 1)
            var scanner = ColumnScanner(
                file: name, header: head.columns, targets: columns.targets,
                delimiter: head.delimiter, isCRLF: head.isCRLF, style: style,
                tables: columns.codeNames.count, keepsLines: false,
                fileEnd: bytes.count, starts: starts?.base, groups: groups.base)
            var state = start
            let window = LineWindow(bytes, in: pieces[part], size: cuts.window)
            var place = pieces[part].lowerBound
            while window.move(to: place), !isUnusual.load(ordering: .relaxed) {
                let block = scanner.scanBlock(window, rows: blockRows)
                place = block.next
                let isSound =
                    scanner.problems.isEmpty && !scanner.metQuote
                    && body(
                        &state,
                        columns.block(
                            rows: block.rows, starts: starts, groups: groups))
                precondition(
                    columns.isFree() && isKnownUniquelyReferenced(&groups)
                        && (starts == nil || isKnownUniquelyReferenced(&starts)),
                    "rows of a block are kept by nobody")
                if !isSound { isUnusual.store(true, ordering: .relaxed) }
            }
            return BlockPart(state: state, tables: scanner.tables, names: columns.codeNames)
        }
        try bytes.checkUnchanged()
        if isUnusual.load(ordering: .relaxed) { return nil }
        return merged(parts, stamp: bytes.stamp)
    }

    /// Bytes that are copied for a run of rows; others near it often need no copy of their own.
    private static let runWindow = 1 << 16

    /// Reads some runs of rows of a file that ``readBlocks(_:name:blockRows:keepsStarts:initial:body:)`` read.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - runs: Where each run starts, the number of the row there, and how many rows it has; in the order of
    ///     the file.
    ///   - stamp: The file as it was read before.
    /// - Throws: `TableProblems` or `FileFault` where the file changed in the meantime.
    public func read(
        _ url: URL, name: String, runs: [FileRun], stamp: FileStamp?
    ) throws -> ColumnTable {
        let bytes = try FileBytes(contentsOf: url, name: name)
        try bytes.check(against: stamp)
        let head = try FileHead(bytes, delimiter: delimiter)
        let rows = runs.reduce(0) { $0 + $1.count }
        let columns = ColumnSet(
            requests: requests, header: head.columns, behind: head.behind, capacity: rows + 1)
        var scanner = ColumnScanner(
            file: name, header: head.columns, targets: columns.targets, delimiter: head.delimiter,
            isCRLF: head.isCRLF, style: style, tables: columns.codeNames.count, keepsLines: true,
            fileEnd: bytes.count)
        let window = LineWindow(bytes, in: head.end..<bytes.count, size: ColumnReader.runWindow)
        var row = 0
        var isWhole = true
        for run in runs where isWhole {
            // The columns have room for the rows of all runs.
            isWhole = run.start >= window.place && scanner.scanRows(window, run, row: row)
            row += run.count
        }
        try bytes.checkUnchanged()
        guard isWhole else { throw FileFault.changed(name) }
        try scanner.problems.throwIfAny()
        let scan = PartScan(
            tables: scanner.tables, problems: scanner.problems, lines: scanner.lines, endRow: rows,
            isWhole: true)
        return columns.table(
            file: name, header: head.columns, rows: rows, scans: [scan], firstRow: [0], threads: threads)
    }

    private func merged<State: Sendable>(
        _ parts: [BlockPart<State>], stamp: FileStamp?
    ) -> ColumnParts<State> {
        let names = parts.first?.names ?? []
        let columns = Parallel.map(names.count, threads: threads) { column in
            var all = CodeTable()
            var numbers: [[Int32]] = []
            for (index, part) in parts.enumerated() {
                if index == 0 {
                    all = part.tables[column]
                    numbers.append((0..<all.codes.count).map { Int32($0) })
                } else {
                    numbers.append(all.merge(part.tables[column]))
                }
            }
            return (codes: all.codes, numbers: numbers)
        }
        let numbers = parts.indices.map { part in
            Dictionary(uniqueKeysWithValues: zip(names, columns.map { $0.numbers[part] }))
        }
        return ColumnParts(
            states: parts.map(\.state),
            codes: Dictionary(uniqueKeysWithValues: zip(names, columns.map(\.codes))), numbers: numbers,
            stamp: stamp)
    }
}

/// What one part of a file gave.
private struct BlockPart<State: Sendable>: Sendable {
    let state: State
    let tables: [CodeTable]
    let names: [String]
}
