import Ground

extension CaptureArchive {
    /// What became of the entries of another archive.
    public struct Merged: Sendable, Hashable {
        /// Entries that are new.
        public var added: Int
        /// Entries that were there: the same content, source and time.
        public var known: Int
        /// Pages of the other archive that this one had captured too, on its own: the same bytes; most pages first.
        public var agreements: [Agreement]
        /// Captures of one address whose times meet and which hold something else, in the order of the other archive.
        public var contradictions: [Contradiction]
        /// Pairs of captures, one of each archive, of one address whose times meet; copies of one another are none.
        public var pairs: Int
        /// Pairs with the same bytes or the same figures.
        public var same: Int
        /// What the two were to each other before anything was taken.
        public var relation: Relation
        /// Head of the other archive, which is kept with its signatures.
        public var head: SignedNote
        /// Entries that were there whose contents were not what their digests say, and are again by those of the other archive.
        public var mended: [Int] = []

        /// Name of the other log.
        public var origin: String { head.text.split(separator: "\n").first.map(String.init) ?? "" }
        /// Pages that both archives captured byte by byte.
        public var agreeing: Int { agreements.reduce(0) { $0 + $1.pages } }
        /// Those of them that both have of one time.
        public var agreeingOfOneTime: Int { agreements.reduce(0) { $0 + $1.ofOneTime } }
        /// Whether both hold figures of one address and one second that are other ones.
        public var isContradicted: Bool { count(.figures) > 0 }
        /// Whether both hold something else of one address and one second: figures, or bytes that were not both read.
        public var differs: Bool { isContradicted || count(.bytes) > 0 }

        /// Contradictions of one weight.
        public func count(_ weight: Contradiction.Weight) -> Int {
            contradictions.count { $0.weight == weight }
        }
    }

    /// Takes the entries of another archive, as they are, behind those that there are.
    ///
    /// - Parameters:
    ///   - other: The other archive, which is left as it is.
    ///   - check: Called between entries; what it throws ends the work, and what was taken stays.
    /// - Throws: `FileFault` where one cannot be read or the other not be written.
    public func merge(_ other: CaptureArchive, _ check: () throws -> Void = {}) throws -> Merged {
        let own = try entries()
        // Of an archive that is not as it was, what stands before the damage is taken, and no head.
        let (damage, head, entries) = try other.database.snapshot {
            let damage = try other.damageOfLog(for: .merging)
            let sound = try other.entries(before: damage?.entry)
            guard damage == nil else { return (damage, SignedNote(text: ""), sound) }
            return (damage, try other.lastSignedHead() ?? other.head(key: nil), sound)
        }
        var found = Merged(
            added: 0, known: 0, agreements: [], contradictions: [], pairs: 0, same: 0,
            relation: Relation(
                (origin, own.map(\.leaf)), (other.origin, entries.map(\.leaf))), head: head)
        var places: [Int: Int] = [:]
        for entry in entries {
            try check()
            var manifest = entry.manifest
            // A correction names the entry by its place, which is another here.
            if let corrects = manifest.corrects { manifest.corrects = places[corrects] ?? corrects }
            let blobs = entry.manifest.blobs
            // What this archive has is not read in the other.
            let added = try add(
                manifest, copy: { try other.store.copy(blobs[$0].digest) },
                content: { try other.content(blobs[$0], of: entry) })
            switch added {
            case .added(let place):
                found.added += 1
                places[entry.index] = place
            case .known(let place):
                found.known += 1
                places[entry.index] = place
            }
        }
        if let damage { throw damage.fault }
        // Before the other's head is kept, which says from then on what was taken.
        var meetings = ArchiveMeetings((self, own), (other, entries), places: places)
        let met = try meetings.found(check)
        (found.agreements, found.contradictions) = (met.agreements, met.contradictions)
        (found.pairs, found.same) = (met.pairs, met.same)
        found.mended = try mendedEntries()
        try database.change {
            try database.prepare("INSERT OR IGNORE INTO other_head(note) VALUES (?)")
                .bind(1, Array(head.written.utf8)).run()
        }
        return found
    }

    /// Content of an entry, for another archive.
    private func content(_ blob: Manifest.Blob, of entry: Entry) throws -> [UInt8] {
        do {
            return try content(blob, of: entry.index)
        } catch let fault as FileFault {
            throw fault.met(by: .merging)
        }
    }

    /// Heads of archives whose entries were taken, in the order in which they came.
    ///
    /// - Throws: `FileFault` where the archive cannot be read.
    public func otherHeads() throws -> [SignedNote] {
        let rows = try database.prepare("SELECT note FROM other_head ORDER BY id")
        var heads: [SignedNote] = []
        while try rows.step() {
            if let note = try? SignedNote(rows.bytes(0)) { heads.append(note) }
        }
        return heads
    }
}
