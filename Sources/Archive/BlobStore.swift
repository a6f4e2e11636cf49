import Ground

/// Content by its digest: whole, or as a patch of the content of the capture before.
final class BlobStore {
    private let database: Database
    let zstd = Decompressor()
    /// Statements by their text, which a chain of patches asks again and again.
    private var statements: [String: Statement] = [:]
    /// What was read or written last, the newest at the end: what the next capture of each source is mostly compared with.
    private var recent: [(id: Int, content: Content)] = []
    /// Rows whose content was written or held against its digest since this was opened, which is not done again.
    private var sound: Set<Int> = []

    /// Content as a whole, or in pieces.
    enum Content {
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
            case .pieces(let table): table.size
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

    static func isShort(_ cost: Int, _ bytes: Int) -> Bool {
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
        guard let digest = TreeHash(statement.bytes(1)) else {
            throw FileFault(file: database.name, kind: .unusable, ArchiveFault.damaged(.contents))
        }
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

    // MARK: Writing

    /// Forgets what was read and written: where a change is taken back, rows are not what they were.
    func forget() { (recent, sound) = ([], []) }

    /// Keeps content, within a change; where that is taken back, ``forget()`` is called.
    ///
    /// - Parameters:
    ///   - content: The content, which is asked for where it is needed.
    ///   - digest: Its digest.
    ///   - source: Whence it comes: content of one source is compared with what came from there before.
    ///   - isNewest: Whether what comes from there next is compared with it. What was lost is kept whole again, for what came
    ///     after it may rest on it.
    ///   - copy: What another archive keeps of it, which saves making it again.
    /// - Returns: Whether it stood there and was not what its digest says, which it is again.
    /// - Throws: `FileFault` where it cannot be written, or the file does not hold together.
    func keep(
        _ content: () throws -> [UInt8], digest: TreeHash, source: String, isNewest: Bool = true,
        copy: BlobCopy? = nil
    ) throws -> Bool {
        if let known = try row(digest) {
            let isSound = try isSound(known)
            if !isSound { try mend(known, content()) }
            if isNewest { try remember(known.id, source) }
            return !isSound
        }
        if isNewest, let copy, let (base, table) = try patched(by: copy, digest) {
            let cost = base.cost + copy.cost
            let id = try insert(digest, copy.data, bytes: table.count, base: base.id, cost: cost)
            try remember(id, source)
            keepRecent(id, .pieces(table))
            return false
        }
        let content = try content()
        let before = try database.prepare("SELECT blob FROM latest WHERE source = ?").bind(1, source)
        let base = try isNewest && before.step() ? row(before.int(0)) : nil
        let new = base == nil ? nil : PieceTable(content)
        let whole = copy.flatMap { copied($0, content) }
        let (data, patched, cost) = try packed(content, new, after: base, whole: whole)
        let id = try insert(digest, data, bytes: content.count, base: patched?.id, cost: cost)
        if isNewest { try remember(id, source) }
        keepRecent(id, new.map(Content.pieces) ?? .whole(content))
        return false
    }

    /// Puts a content behind the others.
    ///
    /// - Returns: Its row.
    private func insert(
        _ digest: TreeHash, _ data: [UInt8], bytes: Int, base: Int?, cost: Int
    ) throws -> Int {
        try database.prepare("INSERT INTO blob(sha256, bytes, base, cost) VALUES (?, ?, ?, ?)")
            .bind(1, digest.bytes).bind(2, bytes).bind(3, base).bind(4, cost).run()
        let id = database.lastRow
        try write(data, of: id)
        // What is acknowledged is found again, as it was written.
        guard try row(digest)?.id == id, try holds(data, of: id) else {
            throw FileFault(file: database.name, kind: .unusable, ArchiveFault.damaged(.indexes))
        }
        sound.insert(id)
        return id
    }

    private func write(_ data: [UInt8], of id: Int) throws {
        let part = try database.prepare("INSERT INTO part(blob, n, data) VALUES (?, ?, ?)")
        for (number, start) in stride(from: 0, to: max(1, data.count), by: BlobStore.partBytes).enumerated() {
            let end = min(data.count, start + BlobStore.partBytes)
            try part.bind(1, id).bind(2, number).bind(3, data[start..<end]).run()
        }
    }

    /// Whether the parts of a row are these bytes.
    private func holds(_ data: [UInt8], of id: Int) throws -> Bool {
        let parts = try database.prepare("SELECT data FROM part WHERE blob = ? ORDER BY n").bind(1, id)
        var count = 0
        while try parts.step() {
            let part = parts.bytes(0)
            guard part.count <= data.count - count, data[count..<(count + part.count)] == part[...] else {
                return false
            }
            count += part.count
        }
        return count == data.count
    }

    /// Whether content is there as its digest says.
    ///
    /// - Throws: `FileFault` where that cannot be found out.
    func holds(_ digest: TreeHash) throws -> Bool { try row(digest).map(isSound) ?? false }

    private func isSound(_ row: Row) throws -> Bool {
        if sound.contains(row.id) { return true }
        do {
            try hold(row)
            return true
        } catch is ContentDamage {
            return false
        }
    }

    /// Puts content right of which other bytes are kept than its digest says: whole, so that it rests on nothing else.
    ///
    /// Nothing that was added is changed by that: the digest is as it was. Where the file itself does not hold together nothing
    /// is freed in it, which could take pages of other content with it.
    private func mend(_ row: Row, _ content: [UInt8]) throws {
        let whole = try compressed(content, level: BlobStore.laterLevel)
        guard TreeHash(of: content) == row.digest, try database.holdsTogether() else {
            throw FileFault(
                file: database.name, kind: .unusable, ArchiveFault.damaged(.pages))
        }
        try ArchiveFile.unguarded(["blob", "part"], of: database) {
            try database.prepare("DELETE FROM part WHERE blob = ?").bind(1, row.id).run()
            try database.prepare("UPDATE blob SET bytes = ?, base = NULL, cost = 0 WHERE id = ?")
                .bind(1, content.count).bind(2, row.id).run()
            try write(whole, of: row.id)
        }
        // What stands behind it may have been read from what it was.
        forget()
        guard try holds(row.digest) else {
            throw FileFault(file: database.name, kind: .unusable, ArchiveFault.damaged(.contents))
        }
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
        _ content: [UInt8], _ table: PieceTable?, after base: Row?, whole copied: [UInt8]?
    ) throws -> ([UInt8], Row?, Int) {
        do {
            if let base, let table, BlobStore.isShort(base.cost, base.bytes),
                let patch = BlobPatch(
                    from: try soundContent(base).cut(by: table.separator), to: table)
            {
                let cost = base.cost + patch.cost + BlobStore.patchCost
                let data = try patch.packed()
                let mayStay = BlobStore.isShort(cost, content.count)
                if data.count < content.count / 16, mayStay { return (data, base, cost) }
                let whole = try copied ?? compressed(content, level: BlobStore.laterLevel)
                return data.count < whole.count / 2 && mayStay ? (data, base, cost) : (whole, nil, 0)
            }
            let level = base == nil ? BlobStore.level : BlobStore.laterLevel
            return (try copied ?? compressed(content, level: level), nil, 0)
        } catch is ContentDamage {
            throw FileFault(file: database.name, kind: .unusable, ArchiveFault.damaged(.contents))
        } catch is Zstd.Failure {
            throw noMemory
        }
    }

    private func compressed(_ content: [UInt8], level: Int32) throws -> [UInt8] {
        // Anything can be compressed where there is memory for it.
        do { return try Zstd.compress(content, level: level) } catch is Zstd.Failure { throw noMemory }
    }

    private var noMemory: FileFault {
        FileFault(file: database.name, kind: .unreadable, FileCause.noMemory(ofFile: false))
    }

    // MARK: Reading

    /// The content of a digest.
    ///
    /// - Returns: `nil` where what is kept of it has another digest.
    /// - Throws: `ContentDamage` where it is not there, or cannot be made out of what is; `FileFault` where the file cannot be read.
    func content(_ digest: TreeHash) throws -> [UInt8]? {
        guard let row = try row(digest) else { throw ContentDamage.missing }
        let bytes = try unpacked(row).bytes
        return TreeHash(of: bytes) == digest ? bytes : nil
    }

    /// Size and digest of the content of a row, which is not put together for it.
    ///
    /// - Throws: `ContentDamage` where it cannot be made out of what is there; `FileFault` where the file cannot be read.
    func check(_ row: Row) throws -> (bytes: Int, digest: TreeHash) {
        switch try unpacked(row) {
        case .whole(let bytes): (bytes.count, TreeHash(of: bytes))
        case .pieces(let table): (table.count, table.digest)
        }
    }

    /// Content that is relied upon: as its digest says, so that damage is neither built upon nor taken for what it was.
    ///
    /// - Throws: `ContentDamage` where it is not; `FileFault` where the file cannot be read.
    func soundContent(_ row: Row) throws -> Content {
        if !sound.contains(row.id) { try hold(row) }
        return try unpacked(row)
    }

    /// Holds content against its digest.
    ///
    /// - Throws: `ContentDamage` where it is another one; `FileFault` where the file cannot be read.
    private func hold(_ row: Row) throws {
        let found = try check(row)
        guard found.digest == row.digest, found.bytes == row.bytes else { throw ContentDamage.bytes }
        sound.insert(row.id)
    }

    /// Content out of its rows, from what was read last on where that stands in between.
    private func unpacked(_ wanted: Row) throws -> Content {
        if let known = recent.first(where: { $0.id == wanted.id }) { return known.content }
        var chain = [wanted]
        while let base = chain.last?.base, !recent.contains(where: { $0.id == base }) {
            // A patch stands behind what it is made for, so no chain comes back to where it was.
            guard let row = try row(base), row.id < chain[chain.count - 1].id else {
                throw ContentDamage.base
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
        } catch Zstd.Failure.noMemory {
            throw noMemory
        } catch is Zstd.Failure {
            throw ContentDamage.bytes
        } catch is BlobPatch.Damage {
            throw ContentDamage.bytes
        }
    }

    func data(_ row: Row) throws -> [UInt8] {
        steps += 1
        guard row.bytes >= 0, row.bytes <= 1 << 40 else { throw ContentDamage.bytes }
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
        guard !data.isEmpty else { throw ContentDamage.missing }
        return data
    }
}
