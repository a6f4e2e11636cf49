import CArchive
import Foundation

/// Reads the members of a tar or zip archive, plain or compressed, one after another by libarchive.
///
/// Nothing is unpacked onto the disk, so names of members lead nowhere.
public final class ArchiveReader {
    /// What a member holds.
    public enum Content: Sendable, Equatable {
        case bytes([UInt8])
        /// More bytes than asked for at most; `nil` where the archive does not say how many.
        case tooLarge(Int?)
        /// The place that a link names.
        case link(String)
        /// A device, a pipe and their like.
        case notRegular
        /// In libarchive's words.
        case unreadable(String)
    }

    public struct Member: Sendable, Equatable {
        public var path: String
        public var content: Content
    }

    /// The archive ends too early or is damaged; members before this were read.
    public struct Damage: Error, Sendable, Equatable {
        /// The member in which it was noticed.
        public var member: String?
        /// In libarchive's words.
        public var detail: String

        public init(member: String?, detail: String) {
            self.member = member
            self.detail = detail
        }
    }

    private let archive: OpaquePointer
    private let largest: Int
    private let url: URL
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    /// The first member's header, which was read to tell the format.
    private var pending: (status: Int32, entry: OpaquePointer?)?
    private var isAtEnd = false
    private let locale: ArchiveLocale

    /// Opens an archive, told by its content and not by its name.
    ///
    /// - Parameters:
    ///   - url: The archive.
    ///   - largest: Bytes of a member at most.
    /// - Returns: `nil` where the file is neither a tar nor a zip archive.
    /// - Throws: `FileFault` where there is no memory for it.
    public init?(_ url: URL, largest: Int) throws {
        guard let archive = archive_read_new() else {
            throw FileFault(file: url.relativePath, kind: .unreadable, FileCause.noMemory(ofFile: false))
        }
        self.archive = archive
        self.largest = largest
        self.url = url
        locale = ArchiveLocale()
        archive_read_support_filter_all(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_format_zip(archive)
        guard archive_read_open_filename(archive, url.path, 1 << 18) == ARCHIVE_OK else { return nil }
        var entry: OpaquePointer?
        let status = locale.using { archive_read_next_header(archive, &entry) }
        // A format that is not told apart has no number.
        if status < ARCHIVE_WARN && archive_format(archive) == 0 { return nil }
        pending = (status, entry)
    }

    deinit { archive_read_free(archive) }

    /// The next member that is no folder.
    ///
    /// - Returns: `nil` at the end.
    /// - Throws: `Damage` where the archive cannot be read any further.
    public func next() throws(Damage) -> Member? {
        while !isAtEnd {
            var entry: OpaquePointer?
            var status = ARCHIVE_OK
            if let first = pending {
                (status, entry) = first
                pending = nil
            } else {
                status = locale.using { archive_read_next_header(archive, &entry) }
            }
            if status == ARCHIVE_RETRY { continue }
            isAtEnd = status == ARCHIVE_EOF || status < ARCHIVE_WARN
            if status == ARCHIVE_EOF {
                if !hasEndMark {
                    throw Damage(member: nil, detail: "the end mark of the tar archive is missing")
                }
                return nil
            }
            guard status >= ARCHIVE_WARN, let entry else { throw Damage(member: nil, detail: message) }
            let path = locale.using { ArchiveReader.path(entry) }
            if let link = archive_entry_symlink(entry) ?? archive_entry_hardlink(entry) {
                return Member(path: path, content: .link(String(cString: link)))
            }
            let kind = archive_entry_filetype(entry)
            if kind == S_IFDIR { continue }
            guard kind == S_IFREG || kind == 0 else {
                return Member(path: path, content: .notRegular)
            }
            return Member(path: path, content: try content(entry, path: path))
        }
        return nil
    }

    private func content(_ entry: OpaquePointer, path: String) throws(Damage) -> Content {
        let isSized = archive_entry_size_is_set(entry) != 0
        let size = Int(archive_entry_size(entry))
        if isSized && size > largest { return .tooLarge(size) }
        var bytes: [UInt8] = []
        if isSized { bytes.reserveCapacity(size) }
        while true {
            let count = chunk.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
            if count == 0 { return .bytes(bytes) }
            if count == Int(ARCHIVE_RETRY) { continue }
            if count == Int(ARCHIVE_FATAL) { throw Damage(member: path, detail: message) }
            if count < 0 { return .unreadable(message) }
            bytes += chunk[..<count]
            if bytes.count > largest { return .tooLarge(nil) }
        }
    }

    /// Whether a plain tar archive ends in zeros; libarchive takes one cut off between two members for whole.
    private var hasEndMark: Bool {
        let isTar = archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_TAR
        guard isTar, archive_filter_count(archive) == 1, let file = try? FileHandle(forReadingFrom: url)
        else { return true }
        defer { try? file.close() }
        guard let size = try? file.seekToEnd(), size >= 512 else { return true }
        try? file.seek(toOffset: size - 512)
        return (try? file.readToEnd())?.allSatisfy { $0 == 0 } ?? true
    }

    private var message: String {
        archive_error_string(archive).map { String(cString: $0) } ?? "damaged"
    }

    static func path(_ entry: OpaquePointer) -> String {
        if let path = archive_entry_pathname_utf8(entry) { return String(cString: path) }
        return archive_entry_pathname(entry).map { String(cString: $0) } ?? ""
    }
}

/// Makes libarchive take names of members as UTF-8, whatever the locale of the machine.
final class ArchiveLocale {
    private let utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

    deinit { if let utf8 { freelocale(utf8) } }

    func using<Value>(_ body: () -> Value) -> Value {
        guard let utf8 else { return body() }
        let before = uselocale(utf8)
        defer { uselocale(before) }
        return body()
    }
}
