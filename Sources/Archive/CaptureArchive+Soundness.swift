import Ground

extension CaptureArchive {
    /// The first thing in the log that is not as it was added.
    struct LogDamage {
        /// The entry before which all is sound; 0 where none of it can be relied on.
        var entry: Int
        var fault: FileFault
    }

    /// Holds the log against itself: every text of an entry against its hash, the tree of all against the one that was kept, and
    /// every head that was given out against that tree.
    ///
    /// What contents hold is not looked at, so the price is one digest of some hundred bytes an entry.
    /// - Parameter work: What is about to be done, for the advice.
    /// - Throws: `FileFault` where something differs, or the log cannot be read.
    public func checkLog(for work: ArchiveFault.Work = .reading) throws {
        _ = try soundLeaves(for: work)
    }

    /// Hashes of all entries, made from their texts and held against all that was kept of them.
    ///
    /// - Parameter size: The first so many; all where it is `nil`.
    /// - Throws: `FileFault` where something differs, or there are not so many.
    func soundLeaves(_ size: Int? = nil, for work: ArchiveFault.Work = .reading) throws -> [TreeHash] {
        let (leaves, damage) = try database.snapshot { try readLog(work) }
        if let damage { throw damage.fault }
        let wanted = size ?? leaves.count
        guard wanted >= 0, wanted <= leaves.count else {
            throw FileFault(file: name, kind: .missing, ArchiveFault.notSize(wanted, count: leaves.count))
        }
        return Array(leaves[..<wanted])
    }

    /// Entries that stand before the first damage of the log, and what is damaged.
    public struct Sound: Sendable {
        public var entries: [Entry]
        /// Head of these entries.
        public var head: Checkpoint
        /// What is damaged behind them, for whoever shows them all the same; `nil` where the log is as it was.
        public var damage: FileFault?
    }

    /// The entries as far as the log is as it was.
    ///
    /// What contents hold is not looked at.
    /// - Parameter index: Only this one; all where it is `nil`.
    /// - Throws: `FileFault` where not even that can be found out, or the entry stands behind the damage or is not there.
    public func soundEntries(only index: Int? = nil) throws -> Sound {
        try database.snapshot {
            let (leaves, damage) = try readLog(.reading)
            let count = damage?.entry ?? leaves.count
            if let index, let damage, index >= count { throw damage.fault }
            let root = MerkleTree.root(Array(leaves.prefix(count)))
            return Sound(
                entries: try index.map { [try entry($0)] } ?? entries(before: damage?.entry),
                head: Checkpoint(origin: origin, size: count, root: root),
                damage: damage?.fault.met(by: .showing))
        }
    }

    /// What of the log is not as it was; `nil` where all is.
    func damageOfLog(for work: ArchiveFault.Work) throws -> LogDamage? { try readLog(work).damage }

    private func readLog(_ work: ArchiveFault.Work) throws -> (leaves: [TreeHash], damage: LogDamage?) {
        func damage(_ entry: Int?, _ kind: ArchiveVerification.Fault.Kind) -> LogDamage {
            LogDamage(
                entry: entry ?? 0,
                fault: FileFault(
                    file: name, kind: .unusable,
                    ArchiveFault.notAsAdded(.init(entry: entry, kind: kind), met: work)))
        }
        let kept = try peaks()
        let heads = try headsGivenOut()
        var peaks = TreePeaks()
        var leaves: [TreeHash] = []
        var bad = heads[0]?.first { $0 != peaks.root }.map { _ in 0 }
        let rows = try database.prepare("SELECT number, manifest, leaf FROM entry ORDER BY number")
        while try rows.step() {
            let place = leaves.count
            guard rows.int(0) == place, place < kept.size else {
                return (leaves, damage(min(place, rows.int(0)), rows.int(0) > place ? .missing : .strange))
            }
            let leaf = MerkleTree.leaf(rows.bytes(1))
            guard leaf.bytes == rows.bytes(2) else { return (leaves, damage(place, .leaf)) }
            leaves.append(leaf)
            peaks.append(leaf)
            if bad == nil, heads[leaves.count]?.contains(where: { $0 != peaks.root }) == true {
                bad = leaves.count
            }
        }
        guard leaves.count == kept.size else { return (leaves, damage(leaves.count, .missing)) }
        guard peaks == kept else { return (leaves, damage(nil, .tree)) }
        let ahead = heads.keys.filter { $0 > leaves.count }.min()
        if let size = bad ?? ahead { return (leaves, damage(nil, .head(size: size))) }
        return (leaves, nil)
    }

    /// Roots of heads that were given out or stamped, by their number of entries.
    private func headsGivenOut() throws -> [Int: Set<TreeHash>] {
        var heads: [Int: Set<TreeHash>] = [:]
        for sql in ["SELECT note FROM head NOT INDEXED"] + (try hasStamps() ? ["SELECT head FROM stamp"] : [])
        {
            let rows = try database.prepare(sql)
            while try rows.step() {
                // A head of another name was not given out by this log: one of the two names was changed.
                guard let note = try? SignedNote(rows.bytes(0)), let head = try? Checkpoint(note.text),
                    head.origin == origin
                else { throw damage(.head) }
                heads[head.size, default: []].insert(head.root)
            }
        }
        return heads
    }

    /// Makes sure that everything that entries name is there, without reading it.
    ///
    /// - Throws: `FileFault` with the first entry whose content is missing.
    func checkContentsAreThere() throws {
        let rows = try database.prepare("SELECT sha256, bytes FROM blob WHERE id IN (SELECT blob FROM part)")
        var sizes: [TreeHash: Int] = [:]
        while try rows.step() { if let digest = TreeHash(rows.bytes(0)) { sizes[digest] = rows.int(1) } }
        for entry in try entries() {
            for blob in entry.manifest.blobs where sizes[blob.digest] != blob.bytes {
                throw FileFault(
                    file: name, kind: .unusable,
                    ArchiveFault.notAsAdded(
                        .init(
                            entry: entry.index, kind: .content(blob.role, .missing)),
                        met: .reading))
            }
        }
    }
}
