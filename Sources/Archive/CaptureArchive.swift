import CSQLite
import Foundation
import Ground

/// What official pages showed, and when: entries go in and none ever leaves.
///
/// One file of SQLite. Each entry is whole and on the disk when ``add(_:contents:)`` returns, or not there at all.
public final class CaptureArchive {
    /// An entry, and where it stands.
    public struct Entry: Sendable, Hashable {
        /// Its place in the log, from 0.
        public var index: Int
        public var manifest: Manifest
        /// Its hash in the tree.
        public var leaf: TreeHash
    }

    /// What became of something that was added.
    public enum Addition: Sendable, Hashable {
        /// At this place, from 0.
        case added(Int)
        /// It was there: the same content, source and time.
        case known(Int)
    }

    let database: Database
    let store: BlobStore
    /// Contents that were put right since this was opened.
    private var mended: Set<TreeHash> = []
    let path: String
    /// The name that messages use.
    public let name: String
    /// Name of the log, which is the first line of its heads.
    public let origin: String
    /// Whether it was opened for writing.
    let isWriting: Bool

    /// Makes an empty archive.
    ///
    /// - Parameters:
    ///   - path: Where it goes.
    ///   - name: The name that messages use.
    ///   - origin: Name of the log: an address without scheme of whoever keeps it, such as `example.org/archive`.
    /// - Throws: `FileFault` where something stands there, or it cannot be written.
    public static func create(_ path: String, name: String, origin: String) throws {
        guard SignedNote.isName(origin) else {
            throw FileFault(file: name, kind: .unwritable, ArchiveFault.notOrigin(origin))
        }
        try ArchiveFile.create(path, name: name, origin: origin)
    }

    /// Opens an archive.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - name: The name that messages use.
    ///   - isWriting: Whether it will be added to.
    /// - Throws: `FileFault` where it is missing, of another kind or of a newer version.
    public init(_ path: String, name: String, isWriting: Bool = false) throws {
        database = try ArchiveFile.open(path, name: name, isWriting: isWriting)
        store = BlobStore(database)
        self.path = path
        self.name = name
        self.isWriting = isWriting
        let state = try database.prepare("SELECT origin FROM state")
        guard try state.step() else {
            throw FileFault(file: name, kind: .unusable, ArchiveFault.damaged(.state))
        }
        origin = state.text(0)
        // Nothing is put behind entries that are not as they were.
        if isWriting {
            try checkLog(for: .adding)
            guard try ArchiveFile.isFitForWriting(database) else { throw damage(.indexes) }
        }
    }

    func damage(_ found: ArchiveDamage) -> FileFault {
        FileFault(file: name, kind: .unusable, ArchiveFault.damaged(found))
    }

    // MARK: Reading

    /// Entries that there are.
    ///
    /// - Throws: `FileFault` where the archive cannot be read.
    public func count() throws -> Int { try peaks().size }

    func peaks() throws -> TreePeaks {
        let state = try database.prepare("SELECT size, peaks FROM state WHERE id = 1")
        guard try state.step(), let peaks = TreePeaks(size: state.int(0), bytes: state.bytes(1)) else {
            throw damage(.state)
        }
        return peaks
    }

    /// Entries in the order of the log.
    ///
    /// - Throws: `FileFault` where an entry cannot be read.
    public func entries() throws -> [Entry] { try entries(before: nil) }

    /// Entries before one that cannot be read; all where it is `nil`.
    func entries(before end: Int?) throws -> [Entry] {
        let statement = try database.prepare(
            "SELECT number, manifest, leaf FROM entry WHERE number < ? ORDER BY number"
        ).bind(1, end ?? Int.max)
        var entries: [Entry] = []
        while entries.count < end ?? Int.max, try statement.step() { entries.append(try entry(statement)) }
        return entries
    }

    private func entry(_ statement: Statement) throws -> Entry {
        guard let manifest = Manifest(statement.bytes(1)), let leaf = TreeHash(statement.bytes(2)) else {
            throw damage(.entries)
        }
        return Entry(index: statement.int(0), manifest: manifest, leaf: leaf)
    }

    /// One entry.
    ///
    /// - Parameter index: Its place, from 0.
    /// - Throws: `FileFault` where there is no such entry.
    public func entry(_ index: Int) throws -> Entry {
        let found = try database.prepare("SELECT number, manifest, leaf FROM entry WHERE number = ?").bind(
            1, index)
        guard try found.step() else {
            throw FileFault(
                file: name, kind: .missing, ArchiveFault.noEntry(index, count: try count()))
        }
        return try entry(found)
    }

    /// Content of an entry, held against its digest.
    ///
    /// - Parameters:
    ///   - blob: One of those of its manifest.
    ///   - index: The entry, for messages.
    /// - Throws: `FileFault` where it is missing or has another digest.
    public func content(_ blob: Manifest.Blob, of index: Int) throws -> [UInt8] {
        try held(blob, of: index) {
            let content = try database.snapshot { try store.content(blob.digest) }
            return content?.count == blob.bytes ? content : nil
        }
    }

    /// What is made of a content, with its faults as those of an entry.
    ///
    /// - Parameter body: Reads it; `nil` where it has another digest.
    func held<Value>(_ blob: Manifest.Blob, of index: Int, _ body: () throws -> Value?) throws -> Value {
        func fault(_ kind: ArchiveVerification.Fault.Kind) -> FileFault {
            FileFault(
                file: name, kind: .unusable,
                ArchiveFault.notAsAdded(.init(entry: index, kind: kind), met: .reading))
        }
        do {
            guard let value = try body() else { throw fault(.digest(blob.role)) }
            return value
        } catch let damage as ContentDamage {
            throw fault(.content(blob.role, damage))
        } catch let found as FileFault where found.damage != nil {
            throw fault(.content(blob.role, .pages))
        }
    }

    /// Hashes of all entries, which make the tree.
    ///
    /// - Parameter size: The first so many; all where it is `nil`.
    /// - Throws: `FileFault` where there are not so many.
    public func leaves(_ size: Int? = nil) throws -> [TreeHash] {
        let count = try count()
        let wanted = size ?? count
        guard wanted >= 0, wanted <= count else {
            throw FileFault(file: name, kind: .missing, ArchiveFault.notSize(wanted, count: count))
        }
        let statement = try database.prepare("SELECT leaf FROM entry WHERE number < ? ORDER BY number")
            .bind(1, wanted)
        var leaves: [TreeHash] = []
        while try statement.step() {
            guard let leaf = TreeHash(statement.bytes(0)) else { throw damage(.entries) }
            leaves.append(leaf)
        }
        guard leaves.count == wanted else { throw damage(.entries) }
        return leaves
    }

    /// The place of an entry with this source, time and content; `nil` where there is none.
    ///
    /// - Parameter manifest: The entry.
    public func place(of manifest: Manifest) throws -> Int? {
        let found = try database.prepare("SELECT number FROM entry WHERE mark = ?").bind(
            1, manifest.mark.bytes)
        return try found.step() ? found.int(0) : nil
    }

    /// Whether it was made by an earlier version, which called pages of files by their names without the folders.
    ///
    /// - Throws: `FileFault` where it cannot be read.
    public func namesPagesByFile() throws -> Bool { try ArchiveFile.namesPagesByFile(database) }

    // MARK: Adding

    /// Adds an entry with its contents; it is on the disk when this returns.
    ///
    /// - Parameters:
    ///   - manifest: The entry.
    ///   - contents: What its blobs hold, in their order.
    /// - Returns: Where it stands; where the same was there before, the place of that.
    /// - Throws: `FileFault` where it cannot be written: then nothing of it is there.
    public func add(_ manifest: Manifest, contents: [[UInt8]]) throws -> Addition {
        precondition(contents.count == manifest.blobs.count, "every blob has its content")
        return try add(manifest) { contents[$0] }
    }

    /// Adds an entry whose contents are asked for by their places, and only where they are not there.
    ///
    /// - Parameter copy: What another archive keeps of a content, by its place.
    func add(
        _ manifest: Manifest, copy: (Int) throws -> BlobCopy? = { _ in nil }, content: (Int) throws -> [UInt8]
    ) throws -> Addition {
        let bytes = manifest.bytes
        guard bytes.count <= Manifest.mostBytes else {
            throw FileFault(
                file: name, kind: .unwritable,
                ArchiveFault.manifestTooLarge(bytes: bytes.count, most: Manifest.mostBytes))
        }
        let known = try place(of: manifest)
        let addition = try known.map(Addition.known) ?? put(manifest, copy, content)
        if case .known(let place) = addition { try hold(manifest, at: place, content) }
        return addition
    }

    /// Changes contents, all of them or none.
    private func change<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try database.change(body)
        } catch {
            store.forget()
            throw error
        }
    }

    /// Puts an entry behind the others.
    private func put(
        _ manifest: Manifest, _ copy: (Int) throws -> BlobCopy?, _ content: (Int) throws -> [UInt8]
    ) throws -> Addition {
        let bytes = manifest.bytes
        var damaged: Set<TreeHash> = []
        let addition: Addition = try change {
            // Another writer may have been here first.
            if let known = try place(of: manifest) { return .known(known) }
            try ArchiveFile.raise(database, to: manifest.version)
            for (index, blob) in manifest.blobs.enumerated() {
                // What is there is not looked for elsewhere.
                let other = try store.row(blob.digest) == nil ? copy(index) : nil
                let isMended = try store.keep(
                    { try content(index) }, digest: blob.digest, source: manifest.place(of: blob),
                    copy: other?.bytes == blob.bytes ? other : nil)
                if isMended { damaged.insert(blob.digest) }
            }
            var peaks = try peaks()
            let leaf = MerkleTree.leaf(bytes)
            try database.prepare("INSERT INTO entry(number, manifest, leaf, mark) VALUES (?, ?, ?, ?)")
                .bind(1, peaks.size).bind(2, bytes).bind(3, leaf.bytes).bind(4, manifest.mark.bytes).run()
            // What is acknowledged is found again, by its place and by what it is.
            guard try place(of: manifest) == peaks.size, try entry(peaks.size).leaf == leaf else {
                throw damage(.indexes)
            }
            peaks.append(leaf)
            try database.prepare("UPDATE state SET size = ?, peaks = ? WHERE id = 1")
                .bind(1, peaks.size).bind(2, peaks.bytes).run()
            return .added(peaks.size - 1)
        }
        mended.formUnion(damaged)
        return addition
    }

    /// Makes sure that what is said to be there is: contents that an entry has in common with what was added now are read, and
    /// put right where they are not what their digests say.
    private func hold(_ manifest: Manifest, at place: Int, _ content: (Int) throws -> [UInt8]) throws {
        let kept = try entry(place).manifest
        guard kept.mark == manifest.mark else {
            let fault = ArchiveVerification.Fault(entry: place, kind: .mark)
            throw FileFault(file: name, kind: .unusable, ArchiveFault.notAsAdded(fault, met: .adding))
        }
        let named = Set(kept.blobs.map(\.digest))
        let lost = try manifest.blobs.indices.filter { index in
            let digest = manifest.blobs[index].digest
            return try named.contains(digest) && !store.holds(digest)
        }
        if lost.isEmpty { return }
        try change {
            for index in lost {
                let blob = manifest.blobs[index]
                _ = try store.keep(
                    { try content(index) }, digest: blob.digest, source: manifest.place(of: blob),
                    isNewest: false)
            }
        }
        mended.formUnion(lost.map { manifest.blobs[$0].digest })
    }

    /// Entries whose contents were not what their digests say, and are again since somebody added them anew.
    ///
    /// - Throws: `FileFault` where the list of entries cannot be read.
    public func mendedEntries() throws -> [Int] {
        if mended.isEmpty { return [] }
        return try entries().filter { $0.manifest.blobs.contains { mended.contains($0.digest) } }.map(\.index)
    }
}
