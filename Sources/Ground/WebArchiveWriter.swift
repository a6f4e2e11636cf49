import CArchive
import CZlib
import Foundation

extension Compression {
    /// One gzip member without a name and a time; the same bytes for the same version of zlib.
    ///
    /// - Parameters:
    ///   - bytes: What is made smaller.
    ///   - level: From 1, fast, to 9, small.
    /// - Returns: `nil` where memory is short.
    public static func gzip(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8]? {
        var stream = z_stream()
        // 15 bits of window, and 16 for the header of gzip.
        let begun = deflateInit2_(
            &stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard begun == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        var bytes = bytes
        let total = bytes.count
        return bytes.withUnsafeMutableBufferPointer { input -> [UInt8]? in
            var given = 0
            while true {
                if stream.avail_in == 0, given < total {
                    let step = min(total - given, 1 << 30)
                    stream.next_in = input.baseAddress.map { $0 + given }
                    stream.avail_in = uInt(step)
                    given += step
                }
                let flush = given == total ? Z_FINISH : Z_NO_FLUSH
                let status = piece.withUnsafeMutableBufferPointer { output in
                    stream.next_out = output.baseAddress
                    stream.avail_out = uInt(output.count)
                    return deflate(&stream, flush)
                }
                content += piece[..<(piece.count - Int(stream.avail_out))]
                if status == Z_STREAM_END { return content }
                guard status == Z_OK else { return nil }
            }
        }
    }
}

/// A record of a web archive (WARC 1.1) as it is written.
public struct WebArchiveRecord: Sendable {
    /// Fields of the head in their order, without those of the block's size and digest.
    public var fields: [(name: String, value: String)]
    public var block: [UInt8]

    public init(fields: [(name: String, value: String)], block: [UInt8]) {
        self.fields = fields
        self.block = block
    }

    /// The record with two line ends behind it.
    public var bytes: [UInt8] {
        let all =
            fields + [
                ("WARC-Block-Digest", "sha256:" + Digest.sha256(block)), ("Content-Length", "\(block.count)"),
            ]
        // A field is one line.
        let lines = all.map { name, value in
            "\(name): \(String(value.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }))\r\n"
        }
        return Array(("WARC/1.1\r\n" + lines.joined() + "\r\n").utf8) + block + Array("\r\n\r\n".utf8)
    }
}

/// A zip archive whose members are stored as they are, so that programs can read parts of them from afar.
///
/// Members have the first moment that such archives know, so that the same members give the same bytes.
public final class StoredZipWriter {
    private let archive: OpaquePointer
    private let name: String

    /// 1 January 1980.
    private static let firstMoment = 315_532_800

    /// - Parameters:
    ///   - path: Where the archive goes; what is there is replaced.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` where it cannot be written.
    public init(_ path: String, name: String) throws {
        self.name = name
        guard let archive = archive_write_new() else {
            throw FileFault(file: name, kind: .unwritable, FileCause.noMemory(ofFile: false))
        }
        self.archive = archive
        archive_write_set_format_zip(archive)
        archive_write_zip_set_compression_store(archive)
        // What is whole here is freed by its end, also where this throws.
        guard archive_write_open_filename(archive, path) == ARCHIVE_OK else { throw fault }
    }

    deinit { archive_write_free(archive) }

    private var fault: FileFault {
        let code = archive_errno(archive)
        let detail = archive_error_string(archive).map { String(cString: $0) } ?? "damaged"
        return FileFault(
            file: name, kind: .unwritable,
            FileCause.unwritable(code > 0 ? SystemRefusal(code) : .other(detail)))
    }

    /// Begins a member.
    ///
    /// - Parameters:
    ///   - path: Its name.
    ///   - size: Its bytes, all of which follow by ``append(_:)``.
    /// - Throws: `FileFault` where it cannot be written.
    public func begin(_ path: String, size: Int) throws {
        let entry = archive_entry_new()
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, path)
        archive_entry_set_size(entry, Int64(size))
        // A regular file; the name of the constant is ambiguous beside libarchive.
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_mtime(entry, StoredZipWriter.firstMoment, 0)
        guard archive_write_header(archive, entry) == ARCHIVE_OK else { throw fault }
    }

    /// Adds bytes to the member that was begun.
    ///
    /// - Throws: `FileFault` where they cannot be written.
    public func append(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                archive_write_data(archive, all.baseAddress.map { $0 + done }, all.count - done)
            }
            guard count > 0 else { throw fault }
            done += count
        }
    }

    /// Adds a whole member.
    ///
    /// - Throws: `FileFault` where it cannot be written.
    public func add(_ path: String, _ bytes: [UInt8]) throws {
        try begin(path, size: bytes.count)
        try append(bytes)
    }

    /// Writes what closes the archive.
    ///
    /// - Throws: `FileFault` where it cannot be written.
    public func finish() throws {
        guard archive_write_close(archive) == ARCHIVE_OK else { throw fault }
    }
}
