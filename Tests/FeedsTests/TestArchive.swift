import CArchive
import Foundation

/// Archives that the tests write with libarchive.
enum TestArchive {
    enum Kind: String, CaseIterable, Sendable {
        case tar, tarGzip, zip
    }

    /// A member: a path with bytes, or a link where `target` is given.
    struct Member {
        var path: String
        var bytes: [UInt8] = []
        var target: String?
    }

    static func write(_ members: [Member], as kind: Kind, to url: URL) {
        guard let archive = archive_write_new() else { return }
        if kind == .zip {
            archive_write_set_format_zip(archive)
        } else {
            archive_write_set_format_gnutar(archive)
            if kind == .tarGzip { archive_write_add_filter_gzip(archive) }
        }
        archive_write_open_filename(archive, url.path)
        for member in members {
            let entry = archive_entry_new()
            archive_entry_set_pathname(entry, member.path)
            archive_entry_set_perm(entry, 0o644)
            if let target = member.target {
                archive_entry_set_filetype(entry, 0o120000)
                archive_entry_set_symlink(entry, target)
            } else {
                archive_entry_set_filetype(entry, 0o100000)
                archive_entry_set_size(entry, Int64(member.bytes.count))
            }
            archive_write_header(archive, entry)
            if member.target == nil { _ = archive_write_data(archive, member.bytes, member.bytes.count) }
            archive_entry_free(entry)
        }
        archive_write_close(archive)
        archive_write_free(archive)
    }

    /// The bytes of an archive.
    static func bytes(_ members: [Member], as kind: Kind) throws -> [UInt8] {
        let url = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        write(members, as: kind, to: url)
        return [UInt8](try Data(contentsOf: url))
    }
}
