import Archive
import Elections
import Foundation
import Ground

/// Pages one after another, out of a file, a folder, an archive of files or standard input, each with its time.
final class ArchiveInput {
    struct Item {
        /// Path inside the input.
        var path: String
        var bytes: [UInt8]
        /// The file, where there is one.
        var url: URL?
        /// Time of its last change, in seconds since 1970, where that is known.
        var changed: Int?
        /// What the record of a web archive says of it; its path is its address then.
        var record: WebCapture?
        /// The entry that it was in an archive which was written out, whole.
        var kept: KeptEntry?
    }

    private let name: String
    private var archive: ArchiveReader?
    private var walk: FolderWalk?
    private let root: URL
    private var lone: Item?
    /// The web archive that is being read.
    private var captures: WebCaptures?
    /// Web archives still to be read, in the zip archive that holds them, the next one last.
    private var packed: [String] = []
    /// The file of a folder that is being read piece by piece.
    private var opened: URL?
    private var members: ArchiveMembers?
    /// The member that is being read.
    private var member: String?
    /// Records that only name others with the same content.
    private(set) var revisits = 0
    /// Pages of web archives whose bytes are others than their records say.
    private(set) var faults: [WebDigestFault] = []
    /// Algorithms of digests that cannot be checked.
    private(set) var unknownDigests: Set<String> = []
    /// Files and folders in a folder that cannot be read, or not to their end; all else is.
    private(set) var missed: [FileFault] = []

    /// Bytes of a member of an archive at most.
    private static let largest = 2 << 30

    /// - Parameter path: A file, a folder, an archive of files, or `-`.
    /// - Throws: `FileFault` where it is missing or cannot be read.
    init(_ path: String) throws {
        name = path
        root = URL(fileURLWithPath: path)
        if path == "-" {
            let bytes = [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
            lone = Item(path: "-", bytes: bytes)
            return
        }
        var status = stat()
        guard stat(path, &status) == 0 else { throw ArchiveInput.missing(path, code: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: walk = FolderWalk(root, name: path)
        case S_IFREG:
            if try begin(root) { return }
            // Zeros are a tar archive of nothing to its readers, and a page as it was received to us.
            archive =
                ArchiveInput.isZeros(root) ? nil : try ArchiveReader(root, largest: ArchiveInput.largest)
            if archive == nil {
                try ArchiveInput.refuseRest(of: root)
                walk = FolderWalk(root, name: path)
            }
        default:
            let bytes = try WholeFile.bytes(path)
            lone = Item(path: root.lastPathComponent, bytes: bytes)
        }
    }

    /// The next page; hidden files and links to folders are passed over.
    ///
    /// What cannot be read of a folder is told by ``missed``.
    /// - Returns: `nil` at the end.
    /// - Throws: `FileFault` where the input itself cannot be read; `ArchiveReader.Damage` where it is damaged.
    func next() throws -> Item? {
        if let item = lone {
            lone = nil
            return item
        }
        if let archive { return try member(of: archive) }
        while true {
            do {
                if let item = try record() { return item }
            } catch let damage as ArchiveReader.Damage {
                // What damages one member of a package says nothing of the others.
                if let member {
                    close()
                    missed.append(damaged((opened ?? root).appending(path: member), damage))
                    continue
                }
                guard let opened else { throw damage }
                close()
                missed.append(damaged(opened, damage))
            }
            (opened, members, member) = (nil, nil, nil)
            switch walk?.next() {
            case nil: return nil
            case .unreadable(let url, let fault):
                if url == root { throw fault }
                missed.append(fault)
            case .file(let url):
                // A single file was looked at when the input was opened.
                if url == root { return try ArchiveInput.file(url, in: root, name: name) }
                do {
                    if try begin(url) {
                        opened = url
                        continue
                    }
                    return try ArchiveInput.file(url, in: root, name: name)
                } catch let fault as FileFault {
                    missed.append(fault)
                } catch let damage as ArchiveReader.Damage {
                    missed.append(damaged(url, damage))
                }
            }
        }
    }

    /// Ends the records of a file, with what was remarked on them.
    private func close() {
        guard let captures else { return }
        revisits += captures.revisits
        faults += captures.faults
        unknownDigests.formUnion(captures.unknownDigests)
        self.captures = nil
    }

    private func damaged(_ url: URL, _ damage: ArchiveReader.Damage) -> FileFault {
        FileFault(
            file: ArchiveInput.shown(url, name), kind: .unusable,
            ArchiveFault.damagedInput(detail: damage.detail))
    }

    /// The fault of a file or folder that cannot be looked at: it is called missing only where it is.
    static func missing(_ name: String, code: Int32) -> FileFault {
        code == ENOENT
            ? FileFault(file: name, kind: .missing, FileCause.noFileOrFolder)
            : FileFault.reading(name, code: code)
    }

    /// Begins to read a file of records.
    ///
    /// - Returns: `false` where it is none.
    private func begin(_ url: URL) throws -> Bool {
        if let members = try package(at: url) {
            packed = members.paths.filter(WebCaptures.isWebArchive).sorted(by: >)
            self.members = packed.isEmpty ? nil : members
            return !packed.isEmpty
        }
        guard WebArchiveReader.isWebArchive(url) else { return false }
        captures = WebCaptures(
            try ByteStream(url, name: ArchiveInput.shown(url, name)), largest: ArchiveInput.largest)
        return true
    }

    /// The members of a package of web archives, whatever its name; a file that goes by the name of one may hold them anywhere.
    private func package(at url: URL) throws -> ArchiveMembers? {
        if url.pathExtension.lowercased() == "wacz" { return try members(of: url) }
        let file = try? FileHandle(forReadingFrom: url)
        guard (try? file?.read(upToCount: 2)) == Data("PK".utf8),
            let found = try? ArchiveMembers(url, name: ArchiveInput.shown(url, name)),
            found.paths.contains("datapackage.json"),
            found.paths.contains(where: { $0.hasPrefix("archive/") && WebCaptures.isWebArchive($0) })
        else { return nil }
        return found
    }

    /// Whether a file begins with a block of zeros and does not go by the name of a tar archive.
    private static func isZeros(_ url: URL) -> Bool {
        guard url.pathExtension.lowercased() != "tar",
            let block = try? FileHandle(forReadingFrom: url).read(upToCount: 512)
        else { return false }
        return !block.isEmpty && block.allSatisfy { $0 == 0 }
    }

    /// Refuses the beginning of a compressed file or zip archive that goes by the name of an archive and holds nothing that can
    /// be read. What is something else altogether, such as an error page, is kept as it is.
    private static func refuseRest(of url: URL) throws {
        let name = url.lastPathComponent.lowercased()
        let endings = [".warc.gz", ".wacz", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".zip"]
        guard endings.contains(where: name.hasSuffix) else { return }
        let mark = try FileHandle(forReadingFrom: url).read(upToCount: 2) ?? Data()
        guard [[0x1F, 0x8B], Array("PK".utf8), Array("BZ".utf8), [0xFD, 0x37]].contains([UInt8](mark)) else {
            return
        }
        throw ArchiveReader.Damage(member: nil, detail: "nothing in it can be read")
    }

    /// The members of a zip archive; `nil` where the file is none, and kept as it is.
    private func members(of url: URL) throws -> ArchiveMembers? {
        do {
            return try ArchiveMembers(url, name: ArchiveInput.shown(url, name))
        } catch let fault as ArchiveMembers.Fault {
            let mark = try FileHandle(forReadingFrom: url).read(upToCount: 2) ?? Data()
            // Without its list of members, pages would be taken for pages that are parts of the package.
            guard mark == Data("PK".utf8) else { return nil }
            throw ArchiveReader.Damage(member: nil, detail: ArchiveInput.detail(fault))
        }
    }

    private static func detail(_ fault: ArchiveMembers.Fault) -> String {
        if case .damaged(let detail) = fault { return detail }
        return "\(fault)"
    }

    private func record() throws -> Item? {
        while true {
            if let captures {
                if let found = try captures.next() { return found }
                close()
            }
            guard let members, let path = packed.popLast() else { return nil }
            member = path
            do {
                captures = WebCaptures(
                    try members.stream(path, largest: 64 << 30), largest: ArchiveInput.largest)
            } catch let fault as ArchiveMembers.Fault {
                throw ArchiveReader.Damage(member: path, detail: ArchiveInput.detail(fault))
            }
        }
    }

    static func shown(_ url: URL, _ name: String) -> String {
        url.path.hasPrefix("/") && !name.hasPrefix("/") ? url.relativePath : url.path
    }

    /// Reads one file whole.
    ///
    /// - Throws: `FileFault` where it cannot be read, or changed meanwhile.
    static func file(_ url: URL, in root: URL, name: String) throws -> Item {
        let before = FileStamp(url)
        let bytes = try WholeFile.bytes(url.path, name: shown(url, name))
        guard FileStamp(url) == before else { throw FileFault.changed(shown(url, name)) }
        let inside =
            url == root
            ? url.lastPathComponent : String(url.path.dropFirst(root.path.count).drop { $0 == "/" })
        return Item(path: inside, bytes: bytes, url: url, changed: changed(url))
    }

    /// When a file was written last, in seconds since 1970.
    private static func changed(_ url: URL) -> Int? {
        var status = stat()
        return stat(url.path, &status) == 0 ? Int(status.st_mtim.tv_sec) : nil
    }

    private func member(of archive: ArchiveReader) throws -> Item? {
        while let member = try archive.next() {
            let parts = member.path.split(separator: "/")
            guard !parts.contains(where: { $0.hasPrefix(".") && $0 != "." }) else { continue }
            // All that is known is that the archive was written no earlier; the moment at which a member is unpacked is an order of names.
            if case .bytes(let bytes) = member.content {
                return Item(path: member.path, bytes: bytes, changed: ArchiveInput.changed(root))
            }
        }
        return nil
    }
}
