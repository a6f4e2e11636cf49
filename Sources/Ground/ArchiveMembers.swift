import CArchive
import Foundation

/// The members of a zip archive by name, each of which comes piece by piece and is never held as a whole.
///
/// The archive may be compressed as a whole (gzip, Zstandard and what else libarchive knows).
public final class ArchiveMembers {
    /// Why a member does not come.
    public enum Fault: Error, Sendable, Equatable {
        case missing
        /// The archive asks for a password.
        case encrypted
        /// More bytes than asked for at most.
        case tooLarge(most: Int)
        /// Two members have the name.
        case twice
        /// In libarchive's words.
        case damaged(String)
    }

    /// Names of all members that are files, as the archive has them.
    public let paths: [String]
    private let name: String
    private let descriptor: Int32
    private let stamp: FileStamp?
    private let locale = ArchiveLocale()
    /// More members than any workbook has.
    private static let most = 100_000

    /// Opens an archive, told by its content and not by its name.
    ///
    /// - Parameters:
    ///   - url: The archive.
    ///   - name: The name that messages use.
    /// - Returns: `nil` where the file is no zip archive.
    /// - Throws: `FileFault` where the file cannot be read; ``Fault`` where the archive is damaged.
    public init?(_ url: URL, name: String) throws {
        let (opened, stamp) = try FileStamp.opened(url, name: name)
        self.name = name
        descriptor = opened
        self.stamp = stamp
        do {
            guard let found = try ArchiveMembers.list(opened, name: name, locale: locale) else {
                close(opened)
                return nil
            }
            paths = found
        } catch {
            close(opened)
            throw error
        }
    }

    deinit { close(descriptor) }

    private static func opened(_ descriptor: Int32, name: String) throws -> OpaquePointer? {
        guard let archive = archive_read_new() else {
            throw FileFault(file: name, kind: .unreadable, FileCause.noMemory(ofFile: false))
        }
        archive_read_support_filter_all(archive)
        archive_read_support_format_zip(archive)
        lseek(descriptor, 0, SEEK_SET)
        if archive_read_open_fd(archive, descriptor, 1 << 18) == ARCHIVE_OK { return archive }
        archive_read_free(archive)
        return nil
    }

    private static func list(_ descriptor: Int32, name: String, locale: ArchiveLocale) throws -> [String]? {
        guard let archive = try opened(descriptor, name: name) else { return nil }
        defer { archive_read_free(archive) }
        var found: [String] = []
        while true {
            var entry: OpaquePointer?
            let status = locale.using { archive_read_next_header(archive, &entry) }
            if status == ARCHIVE_RETRY { continue }
            if status < ARCHIVE_WARN, archive_format(archive) == 0 { return nil }
            if status == ARCHIVE_EOF { return found }
            guard status >= ARCHIVE_WARN, let entry else { throw Fault.damaged(message(archive)) }
            if found.count == most { throw Fault.tooLarge(most: most) }
            if archive_entry_filetype(entry) != S_IFDIR {
                found.append(locale.using { ArchiveReader.path(entry) })
            }
        }
    }

    /// Reads one member from its beginning.
    ///
    /// - Parameters:
    ///   - path: Its name, as in ``paths``.
    ///   - largest: Bytes of it at most.
    ///   - use: Gets the next bytes, and says whether more are wanted.
    /// - Throws: ``Fault``; `FileFault` where the file is another one than before; what `use` throws.
    public func read(_ path: String, largest: Int, _ use: (ArraySlice<UInt8>) throws -> Bool) throws {
        guard paths.contains(path) else { throw Fault.missing }
        guard paths.count(where: { $0 == path }) == 1 else { throw Fault.twice }
        if let stamp, FileStamp(descriptor: descriptor) != stamp { throw FileFault.changed(name) }
        guard let archive = try ArchiveMembers.opened(descriptor, name: name) else { throw Fault.missing }
        defer { archive_read_free(archive) }
        while true {
            var entry: OpaquePointer?
            let status = locale.using { archive_read_next_header(archive, &entry) }
            if status == ARCHIVE_RETRY { continue }
            if status == ARCHIVE_EOF { throw Fault.missing }
            guard status >= ARCHIVE_WARN, let entry else {
                throw Fault.damaged(ArchiveMembers.message(archive))
            }
            guard locale.using({ ArchiveReader.path(entry) }) == path else { continue }
            if archive_entry_is_data_encrypted(entry) != 0 { throw Fault.encrypted }
            try content(archive, largest: largest, use)
            if let stamp, FileStamp(descriptor: descriptor) != stamp { throw FileFault.changed(name) }
            return
        }
    }

    private func content(
        _ archive: OpaquePointer, largest: Int, _ use: (ArraySlice<UInt8>) throws -> Bool
    ) throws {
        var piece = [UInt8](repeating: 0, count: 1 << 17)
        var total = 0
        while true {
            let count = piece.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
            if count == 0 { return }
            if count == Int(ARCHIVE_RETRY) { continue }
            guard count > 0 else { throw Fault.damaged(ArchiveMembers.message(archive)) }
            total += count
            if total > largest { throw Fault.tooLarge(most: largest) }
            guard try use(piece[..<count]) else { return }
        }
    }

    private static func message(_ archive: OpaquePointer) -> String {
        archive_error_string(archive).map { String(cString: $0) } ?? "damaged"
    }
}
