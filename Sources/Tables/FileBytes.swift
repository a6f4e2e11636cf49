import CZlib
import Foundation

/// The bytes of a file, mapped or decompressed, followed by at least 64 zero bytes that may be read.
final class FileBytes: @unchecked Sendable {
    let start: UnsafePointer<UInt8>
    let count: Int
    private let base: UnsafeMutableRawPointer
    private let reserved: Int

    private static let padding = 64
    /// Address space, not memory, that a stream of unknown length is given.
    private static let largestStream = 1 << 36

    /// - Throws: `FileFault` where the file is missing, is a folder or cannot be read; a name that ends in
    ///   `.gz` is decompressed.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - isPlain: Take the bytes as they lie on the disk, also of a `.gz`.
    init(contentsOf url: URL, name: String, isPlain: Bool = false) throws {
        let descriptor = open(url.path, O_RDONLY)
        guard descriptor >= 0 else { throw FileBytes.fault(name, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileBytes.fault(name, errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw FileBytes.fault(name, EISDIR) }
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        if isRegular && (isPlain || !url.path.hasSuffix(".gz")) {
            count = Int(status.st_size)
            (base, reserved) = try FileBytes.map(descriptor, count: count, name: name)
        } else {
            (base, reserved, count) = try FileBytes.inflate(descriptor, name: name)
        }
        start = UnsafePointer(base.assumingMemoryBound(to: UInt8.self))
    }

    deinit { munmap(base, reserved) }

    /// Whether a file is one that can be mapped, and so be read twice: no pipe and not compressed.
    static func isMappable(_ url: URL) -> Bool {
        var status = stat()
        return !url.path.hasSuffix(".gz") && stat(url.path, &status) == 0
            && status.st_mode & S_IFMT == S_IFREG
    }

    /// Whether a path is a pipe, a terminal or another device, whose bytes come only once.
    static func isStream(_ url: URL) -> Bool {
        var status = stat()
        guard stat(url.path, &status) == 0 else { return false }
        return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    /// Tells the kernel that a part has been read and need not stay in memory.
    func release(_ range: Range<Int>) {
        let page = 4096
        let first = (range.lowerBound + page - 1) / page * page
        let last = range.upperBound / page * page
        if last > first { madvise(base + first, last - first, MADV_DONTNEED) }
    }

    /// Anonymous pages with the file laid over them, so that reading past its end meets zeros.
    private static func map(
        _ descriptor: Int32, count: Int, name: String
    ) throws -> (UnsafeMutableRawPointer, Int) {
        let memory = try reserve(count + padding, name: name)
        guard count > 0 else { return memory }
        let place = mmap(memory.0, count, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0)
        guard place != MAP_FAILED else {
            let code = errno
            munmap(memory.0, memory.1)
            throw fault(name, code)
        }
        madvise(memory.0, count, MADV_SEQUENTIAL)
        return memory
    }

    private static func reserve(_ bytes: Int, name: String) throws -> (UnsafeMutableRawPointer, Int) {
        let size = (bytes + 4095) / 4096 * 4096
        let memory = mmap(
            nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        guard let memory, memory != MAP_FAILED else { throw fault(name, errno) }
        return (memory, size)
    }

    /// Reads a pipe or a gzip file to its end; plain bytes pass through unchanged.
    private static func inflate(
        _ descriptor: Int32, name: String
    ) throws -> (UnsafeMutableRawPointer, Int, Int) {
        guard let stream = gzdopen(dup(descriptor), "rb") else { throw fault(name, ENOMEM) }
        gzbuffer(stream, 1 << 18)
        let memory = try reserve(largestStream, name: name)
        var filled = 0
        while true {
            guard filled + padding + (1 << 20) <= memory.1 else {
                gzclose(stream)
                munmap(memory.0, memory.1)
                throw FileFault(
                    file: name, kind: .unreadable,
                    detail: "the stream has more than 64 GB; split it")
            }
            let read = gzread(stream, memory.0 + filled, 1 << 20)
            if read < 0 {
                gzclose(stream)
                munmap(memory.0, memory.1)
                throw FileFault(
                    file: name, kind: .unreadable,
                    detail: "the compressed file is damaged or cut off; fetch it again")
            }
            if read == 0 { break }
            filled += Int(read)
        }
        guard gzclose_r(stream) == Z_OK else {
            munmap(memory.0, memory.1)
            throw FileFault(
                file: name, kind: .unreadable,
                detail: "the compressed file is cut off; fetch it again")
        }
        return (memory.0, memory.1, filled)
    }

    private static func fault(_ name: String, _ code: Int32) -> FileFault {
        switch code {
        case ENOENT, ENOTDIR:
            FileFault(file: name, kind: .missing, detail: "there is no such file; check the name")
        case EISDIR:
            FileFault(file: name, kind: .missing, detail: "this is a folder; give a file")
        default:
            FileFault(
                file: name, kind: .unreadable,
                detail: "the file cannot be read (\(String(cString: strerror(code)))); "
                    + "check its permissions")
        }
    }
}
