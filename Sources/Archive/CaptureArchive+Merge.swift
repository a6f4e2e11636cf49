import Ground

extension CaptureArchive {
    /// What became of the entries of another archive.
    public struct Merged: Sendable, Hashable {
        /// Entries that are new.
        public var added: Int
        /// Entries that were there: the same content, source and time.
        public var known: Int
        /// Pages of the other archive that this one had captured too, on its own: the same bytes.
        public var agreeing: Int
        /// Head of the other archive, which is kept with its signatures.
        public var head: SignedNote
    }

    /// Takes the entries of another archive, as they are, behind those that there are.
    ///
    /// - Parameters:
    ///   - other: The other archive, which is left as it is.
    ///   - check: Called between entries; what it throws ends the work, and what was taken stays.
    /// - Throws: `FileFault` where one cannot be read or the other not be written.
    public func merge(_ other: CaptureArchive, _ check: () throws -> Void = {}) throws -> Merged {
        let own = Set(try entries().compactMap { $0.manifest.blob(.page)?.digest })
        let (head, entries) = try other.database.snapshot {
            (try other.lastSignedHead() ?? other.head(key: nil), try other.entries())
        }
        var found = Merged(added: 0, known: 0, agreeing: 0, head: head)
        var places: [Int: Int] = [:]
        for entry in entries {
            try check()
            var manifest = entry.manifest
            // A correction names the entry by its place, which is another here.
            if let corrects = manifest.corrects { manifest.corrects = places[corrects] ?? corrects }
            let contents = try manifest.blobs.map { try other.content($0, of: entry.index) }
            switch try add(manifest, contents: contents) {
            case .added(let place):
                found.added += 1
                places[entry.index] = place
            case .known(let place):
                found.known += 1
                places[entry.index] = place
            }
            if let page = manifest.blob(.page)?.digest, own.contains(page) { found.agreeing += 1 }
        }
        try database.change {
            try database.prepare("INSERT OR IGNORE INTO other_head(note) VALUES (?)")
                .bind(1, Array(head.written.utf8)).run()
        }
        return found
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
