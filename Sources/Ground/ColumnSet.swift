/// The memory into which a file is read, and the table it becomes.
struct ColumnSet: @unchecked Sendable {
    let targets: [ColumnScanner.Target]
    private(set) var codeNames: [String] = []
    private var countColumns: [String: CountColumn] = [:]
    private var codeColumns: [CountColumn] = []
    private var numberColumns: [String: NumberMemory] = [:]

    init(requests: [ColumnRequest], header: [String], capacity: Int) {
        var targets = [ColumnScanner.Target](repeating: .skip, count: header.count)
        for request in requests {
            // A column is read in one way, the first asked for: all memory that is handed out has been written.
            guard let index = header.firstIndex(of: request.name), case .skip = targets[index] else {
                continue
            }
            switch request.kind {
            case .count:
                let column = CountColumn(count: capacity)
                countColumns[request.name] = column
                targets[index] = .count(column.base)
            case .code:
                let column = CountColumn(count: capacity)
                targets[index] = .code(
                    column.base, table: codeNames.count, isGrouped: request.isGrouped)
                codeNames.append(request.name)
                codeColumns.append(column)
            case .number:
                let memory = NumberMemory(count: capacity)
                numberColumns[request.name] = memory
                targets[index] = .number(memory.base)
            }
        }
        self.targets = targets
    }

    /// The first rows of the memory, for as long as it lives.
    func block(
        rows: Int, starts: UnsafeBufferPointer<Int>, groups: UnsafeBufferPointer<Int32>
    ) -> ColumnBlock {
        let leading = targets.prefix(while: \.isGroupedCode).compactMap { $0.code?.table }
        return ColumnBlock(
            rows: rows, counts: countColumns,
            codes: Dictionary(
                uniqueKeysWithValues: zip(codeNames, codeColumns)), starts: starts,
            leading: leading.map { codeNames[$0] }, groups: groups)
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
            counts: countColumns.mapValues { $0.shortened(to: rows) },
            codes: Dictionary(uniqueKeysWithValues: zip(codeNames, codes)),
            numbers: numberColumns.mapValues { $0.array(rows) }, lines: lines.isEmpty ? nil : lines)
    }

    private func merged(
        _ column: Int, rows: Int, scans: [PartScan], firstRow: [Int]
    ) -> CodeColumn {
        let ids = codeColumns[column]
        guard var all = scans.first?.tables[column] else {
            return CodeColumn(ids: ids.shortened(to: rows), codes: [])
        }
        for part in scans.indices.dropFirst() {
            let local = all.merge(scans[part].tables[column])
            for row in firstRow[part]..<scans[part].endRow where ids.base[row] >= 0 {
                ids.base[row] = local[Int(ids.base[row])]
            }
        }
        return CodeColumn(ids: ids.shortened(to: rows), codes: all.codes)
    }
}

/// Memory of a column of decimal numbers while it is read.
private final class NumberMemory {
    let base: UnsafeMutablePointer<Double>

    init(count: Int) {
        base = UnsafeMutablePointer<Double>.allocate(capacity: max(1, count))
        base.initialize(repeating: 0, count: max(1, count))
    }

    deinit { base.deallocate() }

    func array(_ count: Int) -> [Double] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
