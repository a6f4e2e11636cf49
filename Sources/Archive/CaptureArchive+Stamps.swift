import Ground

extension CaptureArchive {
    /// A time stamp of a head, and that head.
    public struct Stamped: Sendable, Hashable {
        /// Entries of the head.
        public var size: Int
        /// The head as it was printed and stamped.
        public var head: [UInt8]
        public var stamp: HeadStamp
    }

    /// An archive has this table only when it has stamps, so that those without are as they were.
    private static let table = """
        CREATE TABLE IF NOT EXISTS stamp(
            id INTEGER PRIMARY KEY, size INTEGER NOT NULL, head BLOB NOT NULL, file BLOB NOT NULL UNIQUE);
        CREATE TRIGGER IF NOT EXISTS stamp_stays BEFORE DELETE ON stamp
            BEGIN SELECT RAISE(ABORT, 'entries stay'); END;
        CREATE TRIGGER IF NOT EXISTS stamp_is_fixed BEFORE UPDATE ON stamp
            BEGIN SELECT RAISE(ABORT, 'entries stay'); END;
        """

    /// Keeps a time stamp beside the head that it commits to, which is looked for among all that the archive can have printed.
    ///
    /// - Parameters:
    ///   - bytes: The file: `.tsr` of RFC 3161, or `.ots`.
    ///   - file: Its name, for messages.
    /// - Returns: The stamp with its head.
    /// - Throws: `FileFault` where it is no stamp, commits to no head of this archive, or cannot be kept.
    public func attach(_ bytes: [UInt8], file: String) throws -> Stamped {
        guard let stamp = HeadStamp(bytes) else {
            throw FileFault(file: file, kind: .unusable, ArchiveFault.notStamp)
        }
        guard let found = try stamped(stamp) else {
            throw FileFault(file: file, kind: .unusable, ArchiveFault.otherStamp(count: try count()))
        }
        try database.change {
            try database.execute(CaptureArchive.table)
            try database.prepare("INSERT OR IGNORE INTO stamp(size, head, file) VALUES (?, ?, ?)")
                .bind(1, found.size).bind(2, found.head).bind(3, bytes).run()
        }
        return found
    }

    private func stamped(_ stamp: HeadStamp) throws -> Stamped? {
        let heads = try database.prepare("SELECT size, note FROM head ORDER BY id")
        while try heads.step() {
            let note = heads.bytes(1)
            if stamp.commits(to: note) { return Stamped(size: heads.int(0), head: note, stamp: stamp) }
        }
        var peaks = TreePeaks()
        let leaves = try soundLeaves()
        for size in 0...leaves.count {
            if size > 0 { peaks.append(leaves[size - 1]) }
            let text = Array(Checkpoint(origin: origin, size: size, root: peaks.root).text.utf8)
            if stamp.commits(to: text) { return Stamped(size: size, head: text, stamp: stamp) }
        }
        return nil
    }

    /// Stamps that are kept, in the order in which they came.
    ///
    /// - Throws: `FileFault` where one cannot be read.
    public func stamps() throws -> [Stamped] {
        guard try hasStamps() else { return [] }
        let rows = try database.prepare("SELECT size, head, file FROM stamp ORDER BY id")
        var found: [Stamped] = []
        while try rows.step() {
            guard let stamp = HeadStamp(rows.bytes(2)) else { throw damage(.stamp) }
            found.append(Stamped(size: rows.int(0), head: rows.bytes(1), stamp: stamp))
        }
        return found
    }

    func hasStamps() throws -> Bool {
        try database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'stamp'").step()
    }

    /// Holds every stamp against the entries: its head must be one of them, and its digest that of the head.
    func checkStamps(_ leaves: [TreeHash], _ found: inout ArchiveVerification) throws {
        let all = try unlessDamaged {
            try hasStamps() ? database.prepare("SELECT size, head, file FROM stamp ORDER BY id") : nil
        }
        guard let rows = all ?? nil else { return }
        while try unlessDamaged({ try rows.step() }) == true {
            let (size, head) = (rows.int(0), rows.bytes(1))
            let note = try? SignedNote(head)
            let checkpoint = note.flatMap { try? Checkpoint($0.text) }
            guard let stamp = HeadStamp(rows.bytes(2)), stamp.commits(to: head), let checkpoint,
                checkpoint.size == size, size <= leaves.count, checkpoint.origin == origin,
                MerkleTree.root(leaves[..<size]) == checkpoint.root
            else {
                found.faults.append(.init(entry: nil, kind: .stamp(size: size)))
                continue
            }
            found.stamps.append(Stamped(size: size, head: head, stamp: stamp))
        }
    }
}
