import Archive
import ElectionFiles
import Foundation
import Ground

/// An entry that left an archive with all that it names, and comes into another as it was.
struct KeptEntry {
    /// Its place in the archive that it left.
    var place: Int
    var manifest: Manifest
    /// What its blobs hold, in their order.
    var contents: [[UInt8]]

    /// - Parameters:
    ///   - place: Its place in the archive that it left.
    ///   - manifest: What it says.
    ///   - contents: Contents by their digests.
    /// - Returns: `nil` where one is missing.
    init?(place: Int, _ manifest: Manifest, contents: [TreeHash: [UInt8]]) {
        let found = manifest.blobs.compactMap { blob -> [UInt8]? in
            contents[blob.digest].flatMap { $0.count == blob.bytes ? $0 : nil }
        }
        guard found.count == manifest.blobs.count else { return nil }
        (self.place, self.manifest, self.contents) = (place, manifest, found)
    }
}

/// The entries of a folder that ``ArchiveExport`` wrote, one after another.
struct ExportedEntries {
    private let folder: URL
    private let name: String
    private let lines: [ArraySlice<UInt8>]
    private let paths: [Int: String]
    private var next = 0
    /// Files whose bytes are others than the entries say, and whose entries are left out, so far.
    private(set) var faults: [WebDigestFault] = []

    /// Whether a path is such a folder.
    static func isFolder(_ path: String) -> Bool {
        [ArchiveExport.manifestsName, ArchiveExport.entriesName].allSatisfy {
            FileManager.default.fileExists(atPath: path + "/" + $0)
        }
    }

    /// - Parameter path: A folder.
    /// - Throws: `TableProblems` and `FileFault` for faults of its lists.
    init(_ path: String) throws {
        folder = URL(fileURLWithPath: path, isDirectory: true)
        name = path
        let list = path + "/" + ArchiveExport.entriesName
        var problems = TableProblems()
        let table = Table(
            try TextBytes(contentsOf: URL(fileURLWithPath: list), name: list), required: ["entry", "path"],
            problems: &problems)
        var paths: [Int: String] = [:]
        table.forEachRow { row in
            guard let entry = row.required("entry", &problems).flatMap({ Int($0) }) else { return }
            paths[entry] = row.text("path")
        }
        try problems.throwIfAny()
        self.paths = paths
        lines = try WholeFile.bytes(path + "/" + ArchiveExport.manifestsName).split(separator: 0x0A)
    }

    /// The next entry; `nil` at the end.
    ///
    /// - Throws: `FileFault` where a line is no manifest or a content is missing.
    mutating func entry() throws -> KeptEntry? {
        while next < lines.count {
            let place = next
            next += 1
            guard let manifest = Manifest(Array(lines[place])) else {
                throw FileFault(
                    file: name + "/" + ArchiveExport.manifestsName, kind: .unusable,
                    ArchiveFault.notManifest(line: place + 1))
            }
            var contents: [TreeHash: [UInt8]] = [:]
            for blob in manifest.blobs {
                let path = blob.role == .page ? paths[place] ?? "" : ArchiveExport.path(of: blob.digest)
                contents[blob.digest] = try content(path, blob)
            }
            if let entry = KeptEntry(place: place, manifest, contents: contents) { return entry }
        }
        return nil
    }

    private mutating func content(_ path: String, _ blob: Manifest.Blob) throws -> [UInt8]? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { ["", ".", ".."].contains($0) }) else {
            throw FileFault(file: "\(name)/\(path)", kind: .missing, FileCause.noFile)
        }
        let bytes = try WholeFile.bytes(folder.appending(path: path).path, name: "\(name)/\(path)")
        let digest = TreeHash(of: bytes)
        if digest == blob.digest { return bytes }
        faults.append(
            WebDigestFault(
                address: path, field: WebDigestFault.entryField, said: blob.digest.hexadecimal,
                found: digest.hexadecimal))
        return nil
    }
}
