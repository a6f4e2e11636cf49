import Ground

extension CaptureArchive {
    /// What was found when a head of others was held against the archive.
    public enum HeadFinding: Sendable, Hashable {
        /// The archive had this tree when it had so many entries.
        case holds(size: Int)
        /// It had another.
        case differs(size: Int)
        /// It has fewer entries than the head.
        case ahead(size: Int, count: Int)
        /// It is of another log.
        case otherOrigin(String)
    }

    /// The head of the tree.
    ///
    /// - Parameter size: Of the first so many entries; all where it is `nil`.
    /// - Throws: `FileFault` where there are not so many.
    public func checkpoint(_ size: Int? = nil) throws -> Checkpoint {
        guard let size else {
            let peaks = try peaks()
            return Checkpoint(origin: origin, size: peaks.size, root: peaks.root)
        }
        return Checkpoint(origin: origin, size: size, root: MerkleTree.root(try leaves(size)))
    }

    /// The head as a note; one that is signed is kept as given out, so that later checks hold the entries against it.
    ///
    /// - Parameters:
    ///   - size: Of the first so many entries; all where it is `nil`.
    ///   - key: Who signs it, where the archive was opened for writing; without one it has no signature and is not kept.
    /// - Throws: `FileFault` where it cannot be read, kept or signed.
    public func head(_ size: Int? = nil, key: SigningKey?) throws -> SignedNote {
        try onOneState(key) {
            // What is given out is computed from the texts of the entries and agrees with every head before it.
            let leaves = try soundLeaves(size)
            try checkContentsAreThere()
            let head = Checkpoint(origin: origin, size: leaves.count, root: MerkleTree.root(leaves))
            var note = SignedNote(text: head.text)
            if let key {
                guard let signature = key.signature(of: note.text) else {
                    throw FileFault(file: name, kind: .unreadable, ArchiveFault.notKey)
                }
                note.signatures = [signature]
                try keep(note)
            }
            return note
        }
    }

    /// Runs `body` on one state of the archive; what is signed meanwhile is kept with it or not given out.
    private func onOneState<Value>(_ key: SigningKey?, _ body: () throws -> Value) throws -> Value {
        try key == nil ? database.snapshot(body) : database.change(body)
    }

    /// Keeps a head that was given out, so that later checks hold the entries against it.
    ///
    /// - Parameter note: A head of this archive, which was opened for writing.
    /// - Throws: `FileFault` where it cannot be written.
    public func keep(_ note: SignedNote) throws {
        guard let head = try? Checkpoint(note.text) else { return }
        try database.change {
            try database.prepare("INSERT OR IGNORE INTO head(size, note) VALUES (?, ?)")
                .bind(1, head.size).bind(2, Array(note.written.utf8)).run()
        }
    }

    /// The last head that was given out with a signature; `nil` where there is none.
    ///
    /// - Throws: `FileFault` where the archive cannot be read.
    public func lastSignedHead() throws -> SignedNote? {
        let heads = try database.prepare("SELECT note FROM head ORDER BY size DESC, id DESC")
        while try heads.step() {
            if let note = try? SignedNote(heads.bytes(0)), !note.signatures.isEmpty { return note }
        }
        return nil
    }

    /// The newest signed head that was given out of exactly so many entries; `nil` where there is none.
    func keptHead(_ size: Int) throws -> SignedNote? {
        let heads = try database.prepare("SELECT note FROM head WHERE size = ? ORDER BY id DESC").bind(
            1, size)
        while try heads.step() {
            if let note = try? SignedNote(heads.bytes(0)), !note.signatures.isEmpty { return note }
        }
        return nil
    }

    /// That an entry is in the log.
    ///
    /// - Parameters:
    ///   - index: The entry, from 0.
    ///   - key: Who signs the head; without one, a signed head of the same size that was given out is taken.
    /// - Throws: `FileFault` where there is no such entry.
    public func proof(of index: Int, key: SigningKey?) throws -> InclusionProof {
        try onOneState(key) {
            let leaves = try soundLeaves()
            guard leaves.indices.contains(index) else {
                throw FileFault(
                    file: name, kind: .missing, ArchiveFault.noEntry(index, count: leaves.count))
            }
            let note = try key == nil ? keptHead(leaves.count) : nil
            return InclusionProof(
                index: index, hashes: MerkleTree.inclusion(of: index, in: leaves[...]),
                note: try note ?? head(key: key))
        }
    }

    /// That the log grew from one size to another.
    ///
    /// - Parameters:
    ///   - old: Entries of the earlier tree.
    ///   - new: Entries of the later one; all where it is `nil`.
    ///   - key: Who signs the head; without one, a signed head of the same size that was given out is taken.
    /// - Throws: `FileFault` where there are not so many entries, or the earlier tree is the larger one.
    public func consistency(from old: Int, to new: Int?, key: SigningKey?) throws -> ConsistencyProof {
        try onOneState(key) {
            let leaves = try soundLeaves(new)
            guard old >= 0, old <= leaves.count else {
                throw FileFault(file: name, kind: .missing, ArchiveFault.notSize(old, count: leaves.count))
            }
            let note = try key == nil ? keptHead(leaves.count) : nil
            return ConsistencyProof(
                old: old, hashes: MerkleTree.consistency(from: old, in: leaves[...]),
                note: try note ?? head(leaves.count, key: key))
        }
    }

    /// Holds a head that somebody has, on paper or elsewhere, against the archive.
    ///
    /// - Parameter head: The head.
    /// - Throws: `FileFault` where the archive cannot be read.
    public func check(_ head: Checkpoint) throws -> HeadFinding {
        guard head.origin == origin else { return .otherOrigin(head.origin) }
        let count = try count()
        guard head.size <= count else { return .ahead(size: head.size, count: count) }
        let own = MerkleTree.root(try soundLeaves(head.size))
        return own == head.root ? .holds(size: head.size) : .differs(size: head.size)
    }
}
