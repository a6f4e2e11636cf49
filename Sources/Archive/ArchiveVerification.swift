import Ground

/// What was found when an archive was checked from nothing.
public struct ArchiveVerification: Sendable, Hashable {
    /// Something that differs from what it must be.
    public struct Fault: Sendable, Hashable {
        public enum Kind: Sendable, Hashable {
            /// The entry is not there.
            case missing
            /// It stands there twice, or where none should, or not where it is looked for.
            case strange
            /// Its text is no manifest.
            case manifest
            /// Its hash is not that of its text.
            case leaf
            /// What tells it from others is not that of its text.
            case mark
            /// Content is not there, or cannot be made out of what is.
            case content(Manifest.Blob.Role, ContentDamage)
            /// Content has another digest or size than the entry says.
            case digest(Manifest.Blob.Role)
            /// The tree over the entries that are there is not the one that was kept with them.
            case tree
            /// A head that was given out does not agree with the entries.
            case head(size: Int)
            /// A time stamp does not commit to a head of these entries.
            case stamp(size: Int)
            /// A head that was given out cannot be read.
            case lostHead
            /// The tables and indexes of the file do not hold together, whether or not an entry rests on them.
            case file
        }

        /// The entry, from 0; `nil` where it is none of them.
        public var entry: Int?
        public var kind: Kind

        public init(entry: Int?, kind: Kind) {
            self.entry = entry
            self.kind = kind
        }
    }

    /// Entries that were looked at.
    public var entries: Int
    /// Contents that were read.
    public var blobs: Int
    /// Bytes of all of them.
    public var bytes: Int
    /// Heads that were given out and held.
    public var heads: Int
    /// Time stamps that commit to heads of these entries; whether others stand by them is not checked.
    public var stamps: [CaptureArchive.Stamped] = []
    /// The tree over all entries.
    public var root: TreeHash
    /// In the order of the entries; the first is the one that everything behind it rests on.
    public var faults: [Fault]

    /// Whether entries, tree, heads and file are as they were, so that adding a content again puts it right.
    public var isLogSound: Bool {
        faults.allSatisfy { fault in
            switch fault.kind {
            case .content, .digest: true
            default: false
            }
        }
    }
}

extension CaptureArchive {
    /// Checks every entry, every content and every head.
    ///
    /// - Parameters:
    ///   - threads: Threads at most; what is found does not depend on them.
    ///   - check: Called between contents, from several threads; what it throws ends the work.
    /// - Returns: What was found; faults do not end the work, unless nothing more can be read.
    /// - Throws: `FileFault` where not even the list of entries can be read.
    public func verify(
        threads: Int = Parallel.processors, _ check: @escaping @Sendable () throws -> Void = {}
    ) throws -> ArchiveVerification {
        try database.snapshot { try verified(threads, check) }
    }

    private func verified(
        _ threads: Int, _ check: @escaping @Sendable () throws -> Void
    ) throws -> ArchiveVerification {
        var found = ArchiveVerification(
            entries: 0, blobs: 0, bytes: 0, heads: 0, root: MerkleTree.root([]), faults: [])
        let kept = try unlessDamaged(self.peaks)
        // A number of entries that is damaged may be any.
        let size = try min(kept?.size ?? Int.max, places())
        let (rows, strange) = try rows(size)
        let manifests = rows.mapValues { Manifest($0.manifest) }
        let contents = ContentChecks(path: path, name: name)
        var seen: Set<TreeHash> = []
        let blobs = manifests.sorted { $0.key < $1.key }.flatMap { $0.value?.blobs ?? [] }
        try contents.run(blobs.filter { seen.insert($0.digest).inserted }, threads: threads, check)
        var peaks = TreePeaks()
        var leaves: [TreeHash] = []
        found.faults += strange.filter { $0 < 0 || $0 >= size }.sorted().map {
            .init(entry: $0, kind: .strange)
        }
        for index in 0..<size {
            if strange.contains(index), rows[index] != nil {
                found.faults.append(.init(entry: index, kind: .strange))
            }
            guard let row = rows[index] else {
                found.faults.append(.init(entry: index, kind: .missing))
                continue
            }
            let leaf = MerkleTree.leaf(row.manifest)
            leaves.append(leaf)
            peaks.append(leaf)
            found.entries += 1
            if leaf.bytes != row.leaf { found.faults.append(.init(entry: index, kind: .leaf)) }
            guard let manifest = manifests[index] ?? nil else {
                found.faults.append(.init(entry: index, kind: .manifest))
                continue
            }
            if manifest.mark.bytes != row.mark { found.faults.append(.init(entry: index, kind: .mark)) }
            for blob in manifest.blobs {
                if let kind = contents.fault(blob) { found.faults.append(.init(entry: index, kind: kind)) }
            }
        }
        (found.blobs, found.bytes) = contents.totals
        found.root = peaks.root
        if kept != peaks { found.faults.append(.init(entry: nil, kind: .tree)) }
        try checkHeads(leaves, &found)
        try checkStamps(leaves, &found)
        try checkRest(&found)
        return found
    }

    /// Places that are looked at, at most: not many more than there are rows, whatever numbers they have.
    private func places() throws -> Int {
        let rows = try database.prepare("SELECT count(*) FROM entry NOT INDEXED")
        return try rows.step() ? rows.int(0) + 1_024 : 0
    }

    private struct Row: Equatable {
        var manifest: [UInt8]
        var leaf: [UInt8]
        var mark: [UInt8]
    }

    /// Every entry that can be found by its place, and places that hold something else than a walk through all of them finds.
    private func rows(_ size: Int) throws -> (rows: [Int: Row], strange: Set<Int>) {
        let columns = "SELECT number, manifest, leaf, mark FROM entry"
        func row(_ statement: Statement) -> Row {
            Row(manifest: statement.bytes(1), leaf: statement.bytes(2), mark: statement.bytes(3))
        }
        var walked: [Int: Row] = [:]
        var strange: Set<Int> = []
        if let all = try unlessDamaged({ try database.prepare(columns + " ORDER BY number") }) {
            while try unlessDamaged({ try all.step() }) == true {
                if walked.updateValue(row(all), forKey: all.int(0)) != nil { strange.insert(all.int(0)) }
            }
        }
        strange.formUnion(walked.keys.filter { $0 < 0 || $0 >= size })
        var rows: [Int: Row] = [:]
        for index in 0..<size {
            rows[index] =
                try unlessDamaged {
                    let one = try database.prepare(columns + " WHERE number = ?").bind(1, index)
                    return try one.step() ? row(one) : nil
                } ?? nil
            if rows[index] != walked[index] { strange.insert(index) }
        }
        return (rows, strange)
    }

    private func checkHeads(_ leaves: [TreeHash], _ found: inout ArchiveVerification) throws {
        let all = try unlessDamaged { try database.prepare("SELECT note FROM head ORDER BY id") }
        guard let heads = all else { return }
        while try unlessDamaged({ try heads.step() }) == true {
            guard let note = try? SignedNote(heads.bytes(0)), let head = try? Checkpoint(note.text) else {
                found.faults.append(.init(entry: nil, kind: .lostHead))
                continue
            }
            if head.size <= leaves.count, MerkleTree.root(leaves[..<head.size]) == head.root {
                found.heads += 1
            } else {
                found.faults.append(.init(entry: nil, kind: .head(size: head.size)))
            }
        }
    }

    /// What no entry uses, as far as SQLite knows its own files.
    private func checkRest(_ found: inout ArchiveVerification) throws {
        if try !database.holdsTogether() { found.faults.append(.init(entry: nil, kind: .file)) }
    }
}
