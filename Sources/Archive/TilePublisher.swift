import Foundation
import Ground

/// Writes an archive as files that any web host serves: the C2SP specification `tlog-tiles`, and every content by its digest.
///
/// Each file is whole or not there. The checkpoint comes last, so that what it names is there; files are written once and
/// never changed, but for the checkpoint.
public struct TilePublisher {
    /// What was written.
    public struct Outcome: Sendable, Hashable {
        /// Entries that the checkpoint names.
        public var size: Int
        /// Files that are new.
        public var files: Int
        /// Whether the checkpoint has a signature.
        public var isSigned: Bool
    }

    private let archive: CaptureArchive
    private let root: URL
    private let name: String
    private var folders: Set<String> = []
    private var written = 0

    /// Hashes of a full tile.
    private static let width = 256
    /// Content of more bytes is published compressed, as `DIGEST.zst`.
    static let mostPlain = 1 << 20

    /// - Parameters:
    ///   - archive: The archive.
    ///   - folder: A folder that is not there, empty, or has an earlier publication of the same archive.
    public init(_ archive: CaptureArchive, to folder: String) {
        self.archive = archive
        name = folder
        root = URL(fileURLWithPath: folder, isDirectory: true)
    }

    /// Writes what is not there yet.
    ///
    /// - Parameters:
    ///   - key: Who signs the checkpoint; without one, a signed head of the same size that was given out is taken. The checkpoint
    ///     is kept as given out where the archive was opened for writing, which it must be with a key.
    ///   - check: Called between contents; what it throws ends the work.
    /// - Throws: `FileFault` where something else stands there, or it cannot be written.
    public mutating func publish(key: SigningKey?, check: () throws -> Void = {}) throws -> Outcome {
        let leaves = try archive.soundLeaves()
        let entries = try archive.entries()
        try checkFolder(leaves)
        let kept = try key == nil ? archive.keptHead(leaves.count) : nil
        let note = try kept ?? archive.head(leaves.count, key: key)
        // What others will have is kept before they have it; only an archive that nobody may write to keeps nothing.
        if archive.isWriting { try archive.keep(note) }
        for entry in entries {
            for blob in entry.manifest.blobs {
                try check()
                try write(blob, of: entry.index)
            }
        }
        try writeBundles(entries)
        try writeTiles(leaves)
        try write(
            Array((note.signatures.isEmpty ? note.text : note.written).utf8), "checkpoint", replacing: true)
        return Outcome(size: leaves.count, files: written, isSigned: !note.signatures.isEmpty)
    }

    private func fault(_ cause: any FaultKind) -> FileFault {
        FileFault(file: name, kind: .unwritable, cause)
    }

    /// Nobody's files are written over, and no published head is gone back on.
    private func checkFolder(_ leaves: [TreeHash]) throws {
        let names = try? FileManager.default.contentsOfDirectory(atPath: root.path)
        guard let names, !names.isEmpty else { return }
        let own: Set<String> = ["checkpoint", "tile", "blob"]
        if let other = names.sorted().first(where: { !own.contains($0) && !$0.hasPrefix(".sanding-") }) {
            throw fault(ArchiveFault.foreign(path: other))
        }
        guard let data = try? Data(contentsOf: root.appendingPathComponent("checkpoint")) else { return }
        guard let note = try? SignedNote([UInt8](data)), let head = try? Checkpoint(note.text),
            head.origin == archive.origin, head.size <= leaves.count,
            MerkleTree.root(leaves[..<head.size]) == head.root
        else { throw fault(ArchiveFault.otherPublication) }
    }

    // MARK: Contents

    private mutating func write(_ blob: Manifest.Blob, of index: Int) throws {
        let digest = blob.digest.hexadecimal
        let isPlain = blob.bytes <= TilePublisher.mostPlain
        let path = "blob/\(digest.prefix(2))/\(digest)" + (isPlain ? "" : ".zst")
        if exists(path) { return }
        let content = try archive.content(blob, of: index)
        do {
            try write(isPlain ? content : Zstd.compress(content, level: 3), path)
        } catch is Zstd.Failure {
            throw FileFault(file: name, kind: .unreadable, FileCause.noMemory(ofFile: false))
        }
    }

    private mutating func writeBundles(_ entries: [CaptureArchive.Entry]) throws {
        for start in stride(from: 0, to: entries.count, by: TilePublisher.width) {
            let part = entries[start..<min(entries.count, start + TilePublisher.width)]
            let bytes = part.flatMap { entry -> [UInt8] in
                let manifest = entry.manifest.bytes
                return [UInt8(manifest.count >> 8), UInt8(manifest.count & 0xFF)] + manifest
            }
            let place = TilePublisher.place(start / TilePublisher.width, count: part.count)
            try write(bytes, "tile/entries/" + place)
        }
    }

    private mutating func writeTiles(_ leaves: [TreeHash]) throws {
        var (level, hashes) = (0, leaves)
        while !hashes.isEmpty {
            var above: [TreeHash] = []
            for start in stride(from: 0, to: hashes.count, by: TilePublisher.width) {
                let part = hashes[start..<min(hashes.count, start + TilePublisher.width)]
                let place = TilePublisher.place(start / TilePublisher.width, count: part.count)
                try write(part.flatMap(\.bytes), "tile/\(level)/" + place)
                // A partial tile has no place in the level above.
                if part.count == TilePublisher.width { above.append(MerkleTree.root(part)) }
            }
            (level, hashes) = (level + 1, above)
        }
    }

    /// The path of a tile: its number in groups of three digits, and its width where it is partial.
    static func place(_ number: Int, count: Int) -> String {
        var groups: [String] = []
        var rest = number
        repeat {
            let digits = String(rest % 1000)
            groups.append(String(repeating: "0", count: 3 - digits.count) + digits)
            rest /= 1000
        } while rest > 0
        let path = groups.reversed().enumerated().map { ($0 < groups.count - 1 ? "x" : "") + $1 }
        return path.joined(separator: "/") + (count < width ? ".p/\(count)" : "")
    }

    // MARK: Files

    private func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(root.appendingPathComponent(path).path, &status) == 0
    }

    /// Writes a file that is there whole or not at all, also after a loss of power.
    private mutating func write(_ bytes: [UInt8], _ path: String, replacing: Bool = false) throws {
        if !replacing, exists(path) { return }
        let target = root.appendingPathComponent(path)
        let folder = target.deletingLastPathComponent()
        try make(folder)
        let draft = root.appendingPathComponent(".sanding-\(getpid())")
        let descriptor = open(draft.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw fault(TilePublisher.cause) }
        var at = 0
        var isGood = true
        while isGood, at < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress! + at, bytes.count - at)
            }
            if count < 0 && errno == EINTR { continue }
            isGood = count > 0
            at += max(0, count)
        }
        isGood = isGood && fsync(descriptor) == 0
        let cause = TilePublisher.cause
        isGood = close(descriptor) == 0 && isGood
        guard isGood, rename(draft.path, target.path) == 0 else {
            let cause = isGood ? TilePublisher.cause : cause
            unlink(draft.path)
            throw fault(cause)
        }
        try FolderSync.sync(folder, name: name)
        written += 1
    }

    private mutating func make(_ folder: URL) throws {
        guard !folders.contains(folder.path) else { return }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw fault(TilePublisher.cause)
        }
        try FolderSync.sync(folder.deletingLastPathComponent(), name: name)
        folders.insert(folder.path)
    }

    private static var cause: any FaultKind {
        FileCause.unwritable(SystemRefusal(errno))
    }
}
