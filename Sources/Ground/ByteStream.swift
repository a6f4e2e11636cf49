import CArchive
import Foundation

/// The content of a file piece by piece, decompressed where it is compressed (gzip, Zstandard, bzip2, xz).
public final class ByteStream {
    private let archive: OpaquePointer
    private let descriptor: Int32
    private var piece = [UInt8](repeating: 0, count: 1 << 17)
    private var isAtEnd = false

    /// Opens a file from its beginning.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` where it cannot be read.
    public convenience init(_ url: URL, name: String) throws {
        try self.init(FileStamp.opened(url, name: name).descriptor, name: name)
    }

    /// - Parameter descriptor: Is closed with the stream.
    init(_ descriptor: Int32, name: String) throws {
        self.descriptor = descriptor
        guard let archive = archive_read_new() else {
            close(descriptor)
            throw FileFault(file: name, kind: .unreadable, FileCause.noMemory(ofFile: false))
        }
        self.archive = archive
        archive_read_support_filter_all(archive)
        archive_read_support_format_raw(archive)
        archive_read_support_format_empty(archive)
        lseek(descriptor, 0, SEEK_SET)
        var entry: OpaquePointer?
        let isOpen = archive_read_open_fd(archive, descriptor, 1 << 18) == ARCHIVE_OK
        isAtEnd = !isOpen || archive_read_next_header(archive, &entry) != ARCHIVE_OK
    }

    deinit {
        archive_read_free(archive)
        close(descriptor)
    }

    /// The next bytes; none at the end.
    ///
    /// - Throws: `ArchiveReader.Damage` where the compressed file is damaged from here on.
    public func next() throws(ArchiveReader.Damage) -> ArraySlice<UInt8> {
        while !isAtEnd {
            let count = piece.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
            if count == Int(ARCHIVE_RETRY) { continue }
            if count <= 0 { isAtEnd = true }
            if count > 0 { return piece[..<count] }
            if count < 0 {
                let text = archive_error_string(archive).map { String(cString: $0) } ?? "damaged"
                throw ArchiveReader.Damage(member: nil, detail: text)
            }
        }
        return []
    }
}

extension ArchiveMembers {
    /// A member as a stream, which is kept on the disk without a name meanwhile.
    ///
    /// - Parameters:
    ///   - path: Its name, as in ``paths``.
    ///   - largest: Bytes of it at most.
    /// - Throws: ``Fault``; `FileFault` where there is no room for it.
    public func stream(_ path: String, largest: Int) throws -> ByteStream {
        do {
            let file = try UnnamedFile()
            try read(path, largest: largest) { piece in
                try file.append(piece)
                return true
            }
            return try ByteStream(dup(file.descriptor), name: path)
        } catch let fault as SystemFault {
            throw FileBytes.fault(path, fault.code)
        }
    }
}
