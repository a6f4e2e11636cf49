import Ground

/// Content by its digest: whole, or as a patch of the content of the capture before.
final class BlobStore {
    private let database: Database
    private let zstd = Decompressor()
    /// Statements by their text, which a chain of patches asks again and again.
    private var statements: [String: Statement] = [:]
    /// What was read or written last, the newest at the end: what the next capture of each source is mostly compared with.
    private var recent: [(id: Int, content: Content)] = []

    /// Content as a whole, or in pieces.
    private enum Content {
        case whole([UInt8])
        case pieces(PieceTable)

        var bytes: [UInt8] {
            switch self {
            case .whole(let bytes): bytes
            case .pieces(let table): table.content
            }
        }

        /// Bytes of memory that it takes.
        var size: Int {
            switch self {
            case .whole(let bytes): bytes.count
            case .pieces(let table):
                table.store.count + table.pieces.count * MemoryLayout<PieceTable.Piece>.stride
            }
        }

        /// The content in pieces that end with a separator.
        func cut(by separator: UInt8) -> PieceTable {
            if case .pieces(let table) = self, table.separator == separator { return table }
            return PieceTable(bytes, separator: separator)
        }
    }

    /// Bytes of a row at most, so that neither memory nor SQLite is asked for more at once.
    private static let partBytes = 64 << 20
    /// Bytes that a chain of patches may go through, in percent of the content: reading the end of such a chain takes about
    /// twice the time of reading whole content, and a thousand captures of which a thousandth changes have one chain more.
    private static let mostCost = 106
    /// What finding one more patch takes, in bytes.
    private static let patchCost = 256
    private static let mostRecent = 8
    private static let mostRecentBytes = 16 << 20
    private static let level: Int32 = 3
    /// Of whole content that begins another chain, which comes seldom.
    private static let laterLevel: Int32 = 7

    private static func isShort(_ cost: Int, _ bytes: Int) -> Bool {
        cost <= bytes / 100 * mostCost + (1 << 16)
    }

    /// Content that is kept, as its row has it.
    struct Row {
        var id: Int
        var digest: TreeHash
        var bytes: Int
        /// The row of which this is a patch.
        var base: Int?
        /// What its chain of patches takes, in bytes.
        var cost: Int
    }

    /// Contents and patches that were read, each as often as it was: what reading costs, whatever the machine.
    private(set) var steps = 0

    init(_ database: Database) { self.database = database }

    // MARK: Rows

    private static let columns = "SELECT id, sha256, bytes, base, cost FROM blob"

    private func row(_ statement: Statement) throws -> Row? {
        guard try statement.step() else { return nil }
        guard let digest = TreeHash(statement.bytes(1)) else { throw damage("a digest is cut off") }
        return Row(
            id: statement.int(0), digest: digest, bytes: statement.int(2),
            base: statement.isNull(3) ? nil : statement.int(3), cost: statement.int(4))
    }

    func row(_ digest: TreeHash) throws -> Row? {
        try asking(BlobStore.columns + " WHERE sha256 = ?") { try row($0.bind(1, digest.bytes)) }
    }

    func row(_ id: Int) throws -> Row? {
        try asking(BlobStore.columns + " WHERE id = ?") { try row($0.bind(1, id)) }
    }

    private func asking<Value>(_ sql: String, _ body: (Statement) throws -> Value) throws -> Value {
        let statement = try statements[sql] ?? database.prepare(sql)
        statements[sql] = statement
        defer { statement.reset() }
        return try body(statement)
    }

    /// Chains of patches that contents stand in, by digest: their beginning, and the place in them.
    ///
    /// - Throws: `FileFault` where the list cannot be read.
    func chains() throws -> [TreeHash: (first: Int, id: Int)] {
        let rows = try database.prepare("SELECT id, sha256, base FROM blob ORDER BY id")
        var firsts: [Int: Int] = [:]
        var chains: [TreeHash: (first: Int, id: Int)] = [:]
        while try rows.step() {
            let id = rows.int(0)
            let first = rows.isNull(2) ? id : firsts[rows.int(2)] ?? id
            firsts[id] = first
            if let digest = TreeHash(rows.bytes(1)) { chains[digest] = (first, id) }
        }
        return chains
    }

    private func damage(_ detail: String) -> FileFault {
        FileFault(file: database.name, kind: .unusable, ArchiveFault.damaged(detail: detail))
    }

    // MARK: Writing

    /// Keeps content that is not there yet.
    ///
    /// - Parameters:
    ///   - content: The content.
    ///   - digest: Its digest.
    ///   - source: Whence it comes: content of one source is compared with what came from there before.
    func keep(_ content: [UInt8], digest: TreeHash, source: String) throws {
        if let known = try row(digest) {
            try remember(known.id, source)
            return
        }
        let before = try database.prepare("SELECT blob FROM latest WHERE source = ?").bind(1, source)
        let base = try before.step() ? row(before.int(0)) : nil
        let new = base == nil ? nil : PieceTable(content)
        let (data, patched, cost) = try packed(content, new, after: base)
        try database.prepare("INSERT INTO blob(sha256, bytes, base, cost) VALUES (?, ?, ?, ?)")
            .bind(1, digest.bytes).bind(2, content.count).bind(3, patched?.id).bind(4, cost).run()
        let id = database.lastRow
        let part = try database.prepare("INSERT INTO part(blob, n, data) VALUES (?, ?, ?)")
        for (number, start) in stride(from: 0, to: max(1, data.count), by: BlobStore.partBytes).enumerated() {
            let end = min(data.count, start + BlobStore.partBytes)
            try part.bind(1, id).bind(2, number).bind(3, data[start..<end]).run()
        }
        try remember(id, source)
        keepRecent(id, new.map(Content.pieces) ?? .whole(content))
    }

    /// Keeps content in memory: a large one, and small ones beside it, such as the figures of a page.
    private func keepRecent(_ id: Int, _ content: Content) {
        recent.append((id, content))
        while recent.count > BlobStore.mostRecent || excess > BlobStore.mostRecentBytes {
            recent.removeFirst()
        }
    }

    /// Bytes of what is in memory beside the largest.
    private var excess: Int {
        let sizes = recent.map(\.content.size)
        return sizes.reduce(0, +) - (sizes.max() ?? 0)
    }

    private func remember(_ id: Int, _ source: String) throws {
        try database.prepare("INSERT OR REPLACE INTO latest(source, blob) VALUES (?, ?)")
            .bind(1, source).bind(2, id).run()
    }

    /// The shorter of content and patch.
    private func packed(
        _ content: [UInt8], _ table: PieceTable?, after base: Row?
    ) throws -> ([UInt8], Row?, Int) {
        do {
            if let base, let table, BlobStore.isShort(base.cost, base.bytes),
                let patch = BlobPatch(
                    from: try sound(base).cut(by: table.separator), to: table)
            {
                let cost = base.cost + patch.cost + BlobStore.patchCost
                let data = try patch.packed()
                let mayStay = BlobStore.isShort(cost, content.count)
                if data.count < content.count / 16, mayStay { return (data, base, cost) }
                let whole = try Zstd.compress(content, level: BlobStore.laterLevel)
                return data.count < whole.count / 2 && mayStay ? (data, base, cost) : (whole, nil, 0)
            }
            let level = base == nil ? BlobStore.level : BlobStore.laterLevel
            return (try Zstd.compress(content, level: level), nil, 0)
        } catch let failure as Zstd.Failure {
            throw FileFault(
                file: database.name, kind: .unwritable, ArchiveFault.system(.other(failure.detail)))
        }
    }

    // MARK: Reading

    /// The content of a digest, which is not compared with it.
    ///
    /// - Throws: `FileFault` where it is not there, or cannot be made out of what is.
    func content(_ digest: TreeHash) throws -> [UInt8] {
        guard let row = try row(digest) else { throw damage("content is missing") }
        return try content(of: row)
    }

    func content(of row: Row) throws -> [UInt8] { try unpacked(row).bytes }

    /// Size and digest of the content of a row, which is not put together for it.
    ///
    /// - Throws: `FileFault` where it cannot be made out of what is there.
    func check(_ row: Row) throws -> (bytes: Int, digest: TreeHash) {
        switch try unpacked(row) {
        case .whole(let bytes): (bytes.count, TreeHash(of: bytes))
        case .pieces(let table): (table.count, table.digest)
        }
    }

    /// Content that others may be a patch of: as its digest says, so that damage is not built upon.
    private func sound(_ row: Row) throws -> Content {
        // What was read or written just now was looked at then.
        if let known = recent.first(where: { $0.id == row.id }) { return known.content }
        let found = try check(row)
        guard found.digest == row.digest, found.bytes == row.bytes else {
            throw damage("content before it has another digest")
        }
        return try unpacked(row)
    }

    /// Content out of its rows, from what was read last on where that stands in between.
    private func unpacked(_ wanted: Row) throws -> Content {
        if let known = recent.first(where: { $0.id == wanted.id }) { return known.content }
        var chain = [wanted]
        while let base = chain.last?.base, !recent.contains(where: { $0.id == base }) {
            // A patch stands behind what it is made for, so no chain comes back to where it was.
            guard let row = try row(base), row.id < chain[chain.count - 1].id else {
                throw damage("the content before a patch is missing")
            }
            chain.append(row)
        }
        do {
            var content: Content
            if let base = chain.last?.base, let place = recent.firstIndex(where: { $0.id == base }) {
                // Taken out, so that nothing of it is copied where it changes.
                content = recent.remove(at: place).content
            } else {
                let first = chain.removeLast()
                content = .whole(try zstd.decompress(data(first)[...], count: first.bytes))
            }
            while let next = chain.popLast() {
                let patch = try data(next)
                var table = content.cut(by: patch.first ?? 0)
                content = .whole([])
                try BlobPatch.apply(patch, to: &table, zstd)
                content = .pieces(table)
            }
            keepRecent(wanted.id, content)
            return content
        } catch let failure as Zstd.Failure {
            throw damage(failure.detail)
        } catch is BlobPatch.Damage {
            throw damage("a patch does not fit the content before it")
        }
    }

    private func data(_ row: Row) throws -> [UInt8] {
        steps += 1
        guard row.bytes >= 0, row.bytes <= 1 << 40 else { throw damage("a size is impossible") }
        let data = try asking("SELECT n, data FROM part WHERE blob = ? ORDER BY n") { parts in
            try parts.bind(1, row.id)
            var data: [UInt8] = []
            var number = 0
            while try parts.step(), parts.int(0) == number {
                data = data.isEmpty ? parts.bytes(1) : data + parts.bytes(1)
                number += 1
            }
            return data
        }
        guard !data.isEmpty else { throw damage("content is missing") }
        return data
    }
}
