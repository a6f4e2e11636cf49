/// The memory into which a file is read, and the table it becomes.
struct ColumnSet: @unchecked Sendable {
    // Sendable: its pointers lead into its own memory, of which every part of a file writes other rows.
    let targets: [ColumnScanner.Target]
    private(set) var codeNames: [String] = []
    private var countNames: [String] = []
    private var countColumns: [CellMemory<Count>] = []
    private var codeColumns: [CellMemory<Int32>] = []
    private var numberColumns: [String: CellMemory<Double>] = [:]

    /// - Parameters:
    ///   - requests: What is read.
    ///   - header: Names of the columns.
    ///   - behind: Empty cells that every row has behind those.
    ///   - capacity: Rows for which there is room.
    init(requests: [ColumnRequest], header: [String], behind: Int, capacity: Int) {
        var targets = [ColumnScanner.Target](repeating: .skip, count: header.count)
        for request in requests {
            // A column is read in one way, the first asked for: all memory that is handed out has been written.
            guard let index = header.firstIndex(of: request.name), case .skip = targets[index] else {
                continue
            }
            switch request.kind {
            case .count:
                let column = CellMemory<Count>(capacity: capacity)
                countNames.append(request.name)
                countColumns.append(column)
                // A count is its number and nothing else.
                targets[index] = .count(
                    UnsafeMutableRawPointer(column.base).assumingMemoryBound(to: Int32.self))
            case .code:
                let column = CellMemory<Int32>(capacity: capacity)
                targets[index] = .code(
                    column.base, table: codeNames.count, isGrouped: request.isGrouped)
                codeNames.append(request.name)
                codeColumns.append(column)
            case .number:
                let column = CellMemory<Double>(capacity: capacity)
                numberColumns[request.name] = column
                targets[index] = .number(column.base)
            }
        }
        self.targets = targets + Array(repeating: .empty, count: behind)
    }

    /// The first rows of the memory.
    func block(rows: Int, starts: CellMemory<Int>?, groups: CellMemory<Int32>) -> ColumnBlock {
        let leading = targets.prefix(while: \.isGroupedCode).compactMap { $0.code?.table }
        return ColumnBlock(
            rows: rows, counts: counts(rows),
            codes: Dictionary(
                uniqueKeysWithValues: zip(codeNames, codeColumns.map { Cells($0, count: rows) })),
            starts: starts.map { Cells($0, count: rows) }, leading: leading.map { codeNames[$0] },
            groups: Cells(groups, count: rows))
    }

    private func counts(_ rows: Int) -> [String: CountColumn] {
        Dictionary(
            uniqueKeysWithValues: zip(countNames, countColumns.map { CountColumn(Cells($0, count: rows)) }))
    }

    /// Whether nobody has cells of this memory, so that it may be written again.
    mutating func isFree() -> Bool {
        countColumns.indices.allSatisfy { isKnownUniquelyReferenced(&countColumns[$0]) }
            && codeColumns.indices.allSatisfy { isKnownUniquelyReferenced(&codeColumns[$0]) }
    }

    /// The finished table: codes numbered by their first appearance in the whole file.
    func table(
        file: String, header: [String], rows: Int, scans: [PartScan], firstRow: [Int], threads: Int
    ) -> ColumnTable {
        let codes = Parallel.map(codeNames.count, threads: threads) { column in
            merged(column, rows: rows, scans: scans, firstRow: firstRow)
        }
        let lines = scans.first?.lines ?? []
        return ColumnTable(
            file: file, header: header, rowCount: rows,
            counts: counts(rows),
            codes: Dictionary(uniqueKeysWithValues: zip(codeNames, codes)),
            numbers: numberColumns.mapValues { Array(Cells($0, count: rows)) },
            lines: lines.isEmpty ? nil : lines)
    }

    private func merged(
        _ column: Int, rows: Int, scans: [PartScan], firstRow: [Int]
    ) -> CodeColumn {
        let ids = codeColumns[column]
        guard var all = scans.first?.tables[column] else {
            return CodeColumn(ids: Cells(ids, count: rows), codes: [])
        }
        for part in scans.indices.dropFirst() {
            let local = all.merge(scans[part].tables[column])
            for row in firstRow[part]..<scans[part].endRow where ids.base[row] >= 0 {
                ids.base[row] = local[Int(ids.base[row])]
            }
        }
        return CodeColumn(ids: Cells(ids, count: rows), codes: all.codes)
    }
}
