import Elections
import Foundation
import Ground

/// The files of a folder, of an archive, or one file, in a fixed order and a batch at a time.
final class KPUInput {
    struct Item: Sendable {
        enum Content: Sendable {
            case file(URL)
            case bytes([UInt8])
            /// A line of JSON lines, which may hold the address of its page.
            case line([UInt8])
            case refused(UnreadReason)
        }
        /// Path inside the input.
        var path: String
        var content: Content
    }

    /// Bytes of a result page at most; the largest known has less than one.
    static let largestPage = 32 << 20
    private static let batchItems = 2048
    private static let batchBytes = 16 << 20

    let url: URL
    let name: String
    /// What stopped the reading of an archive.
    private(set) var damage: ArchiveReader.Damage?
    /// Algorithms of digests in web archives that cannot be checked, so far.
    private(set) var unknownDigests: Set<String> = []
    private var archive: ArchiveReader?
    /// The pages of a file of many.
    private var records: KPURecords?
    /// Web archives still to be read, in the archive that holds them, the next one last.
    private var webArchives: [String] = []
    private var members: ArchiveMembers?
    private var lastPath = ""
    /// Folders still to be looked into and files still to be read, the next one last.
    private var open: [String] = []
    private let excluded: Set<FileIdentity>
    private var hidden: Set<String> = []

    /// - Parameters:
    ///   - url: A folder, a tar or zip archive, a web archive (WARC, WACZ), JSON lines, or one JSON file.
    ///   - name: The name that messages use.
    ///   - excluded: Folders that are not read: those of the output.
    /// - Throws: `FileFault` where it is missing or cannot be read; `TableProblems` where it is of none of
    ///   these kinds.
    init(_ url: URL, name: String, excluding excluded: [URL]) throws {
        self.url = url
        self.name = name
        self.excluded = Set(excluded.compactMap(FileIdentity.init))
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw FileFault(
                file: name, kind: .missing, FileCause.noFileOrFolder)
        }
        if isFolder.boolValue {
            open = [""]
            return
        }
        let start = try KPUInput.start(of: url, name: name)
        // Other zip archives may have a million members, of which no list is made.
        if url.path.lowercased().hasSuffix(".wacz"), let members = try? ArchiveMembers(url, name: name) {
            webArchives = members.paths.filter(KPUInput.isWebArchive).sorted(by: >)
            if !webArchives.isEmpty {
                self.members = members
                return
            }
        }
        archive = try ArchiveReader(url, largest: KPUInput.largestPage)
        guard archive == nil else { return }
        records = try? KPURecords(ByteStream(url, name: name), name: url.lastPathComponent)
        guard records == nil else { return }
        let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start[3...] : start[...]
        let first = text.first { $0 != 0x20 && !(9...13).contains($0) }
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            throw TableProblems(
                TableProblem(
                    file: name, PageFault.noArchive))
        }
        open = [""]
    }

    private static func start(of url: URL, name: String) throws -> [UInt8] {
        do {
            let file = try FileHandle(forReadingFrom: url)
            defer { try? file.close() }
            return [UInt8](try file.read(upToCount: 4096) ?? Data())
        } catch {
            throw FileFault(
                file: name, kind: .unreadable, FileCause.unreadable(SystemRefusal(of: error)))
        }
    }

    /// Whether the input is one file, whose own digest says all.
    var isFile: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
    }

    /// The next files; none at the end.
    func nextBatch() -> [Item] {
        var items: [Item] = []
        var bytes = 0
        while items.count < KPUInput.batchItems, bytes < KPUInput.batchBytes, let item = next() {
            switch item.content {
            case .bytes(let content), .line(let content): bytes += content.count
            case .file, .refused: break
            }
            items.append(item)
        }
        return items
    }

    private func next() -> Item? {
        while true {
            if let item = nextRecord() { return item }
            guard damage == nil, let members, let path = webArchives.popLast() else { break }
            do {
                records = try KPURecords(members.stream(path, largest: 64 << 30), name: path)
            } catch {
                return Item(path: path, content: .refused(UnreadReason.unreadable("\(error)")))
            }
        }
        if members != nil { return nil }
        return archive == nil ? nextFile() : nextMember()
    }

    // MARK: Files of many pages

    /// Whether a name is that of a web archive.
    private static func isWebArchive(_ path: String) -> Bool {
        let name = path.lowercased()
        return name.hasSuffix(".warc") || name.hasSuffix(".warc.gz")
    }

    /// Whether a name is that of a file of many pages.
    private static func isMany(_ path: String) -> Bool {
        let name = path.lowercased()
        let ends = [".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.zst", ".ndjson.zst"]
        return isWebArchive(name) || ends.contains(where: name.hasSuffix)
    }

    private func nextRecord() -> Item? {
        guard damage == nil, let records else { return nil }
        defer { unknownDigests.formUnion(records.unknownDigests) }
        do throws(ArchiveReader.Damage) {
            if let record = try records.next() { return Item(path: record.path, content: record.content) }
            self.records = nil
            return nil
        } catch {
            self.records = nil
            if archive == nil, members == nil, isFile { damage = error }
            return Item(path: error.member ?? name, content: .refused(UnreadReason.damage(error.detail)))
        }
    }

    // MARK: Archives

    private func nextMember() -> Item? {
        while damage == nil, let archive {
            let member: ArchiveReader.Member?
            do throws(ArchiveReader.Damage) {
                member = try archive.next()
            } catch {
                damage = error
                return Item(
                    path: error.member ?? (lastPath.isEmpty ? name : "after " + lastPath),
                    content: .refused(UnreadReason.damage(error.detail)))
            }
            guard let member else { return nil }
            lastPath = member.path.isEmpty ? "a member without name" : member.path
            if let hiddenPath = KPUInput.hiddenPart(member.path) {
                guard hidden.insert(hiddenPath).inserted else { continue }
                return Item(path: hiddenPath, content: .refused(UnreadReason.hidden))
            }
            switch member.content {
            case .bytes(let bytes): return Item(path: member.path, content: .bytes(bytes))
            case .tooLarge:
                return Item(
                    path: member.path, content: .refused(UnreadReason.tooLarge(limit: KPUInput.largestPage)))
            case .link(let target):
                return Item(path: member.path, content: .refused(UnreadReason.link(target)))
            case .notRegular:
                return Item(path: member.path, content: .refused(UnreadReason.notRegular))
            case .unreadable(let detail):
                return Item(path: member.path, content: .refused(UnreadReason.unreadable(detail)))
            }
        }
        return nil
    }

    /// The path up to its first hidden part.
    private static func hiddenPart(_ path: String) -> String? {
        let parts = path.split(separator: "/")
        guard let index = parts.firstIndex(where: { $0.hasPrefix(".") && $0 != "." && $0 != ".." })
        else { return nil }
        return parts[...index].joined(separator: "/")
    }

    // MARK: Folders

    private func nextFile() -> Item? {
        while let path = open.popLast() {
            let place = path.isEmpty ? url : url.appendingPathComponent(path)
            var status = stat()
            guard lstat(place.path, &status) == 0 else {
                let cause = String(cString: strerror(errno))
                return Item(path: path, content: .refused(UnreadReason.unreadable(cause)))
            }
            if excluded.contains(FileIdentity(status)) { continue }
            if path.split(separator: "/").last?.hasPrefix(".") == true {
                return Item(path: path, content: .refused(UnreadReason.hidden))
            }
            let isLink = status.st_mode & S_IFMT == S_IFLNK
            if isLink { _ = stat(place.path, &status) }
            switch status.st_mode & S_IFMT {
            case S_IFDIR:
                if isLink && !path.isEmpty {
                    return Item(path: path, content: .refused(UnreadReason.linkToFolder))
                }
                guard let names = try? FileManager.default.contentsOfDirectory(atPath: place.path) else {
                    return Item(path: path, content: .refused(UnreadReason.noPermission))
                }
                let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                open += sorted.reversed().map { path.isEmpty ? $0 : path + "/" + $0 }
            case S_IFREG:
                let path = path.isEmpty ? url.lastPathComponent : path
                if KPUInput.isMany(path) {
                    records = try? KPURecords(ByteStream(place, name: path), name: path)
                    if let item = nextRecord() { return item }
                }
                if Int(status.st_size) > KPUInput.largestPage {
                    return Item(
                        path: path, content: .refused(UnreadReason.tooLarge(limit: KPUInput.largestPage)))
                }
                return Item(path: path, content: .file(place))
            default:
                return Item(path: path, content: .refused(UnreadReason.notRegular))
            }
        }
        return nil
    }
}

extension KPUInput.Item {
    /// Reads the file of this item.
    ///
    /// - Parameter input: Path of the input.
    func page(input: KPUPath) -> KPUPage {
        var reader = KPUPageReader(path: path, input: input)
        switch content {
        case .bytes(let bytes): return reader.read(bytes)
        case .line(let bytes): return reader.read(line: bytes)
        case .refused(let reason): reader.refuse(reason)
        case .file(let url):
            if let data = try? Data(contentsOf: url) { return reader.read([UInt8](data)) }
            reader.refuse(UnreadReason.noPermission)
        }
        return reader.page
    }
}

/// A folder under whatever name it goes.
private struct FileIdentity: Hashable {
    private let device: UInt64
    private let node: UInt64

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        node = UInt64(status.st_ino)
    }

    /// - Returns: `nil` where there is nothing.
    init?(_ url: URL) {
        var status = stat()
        guard stat(url.path, &status) == 0 else { return nil }
        self.init(status)
    }
}
