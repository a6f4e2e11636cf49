import Foundation
import Synchronization

/// Pipes and devices that are read as files: `/dev/stdin`, what a shell's `<(…)` names.
///
/// Their bytes come only once, and a command reads its inputs more than once: to look at the header, to read the
/// rows, to find the digest. What came is kept in a temporary file without a name, which goes away with the process.
public enum StreamInputs {
    /// Keeps what comes through pipes from now on; called once by a program that ends soon, never by a library.
    public static func keep() { store.withLock { $0.isUsed = true } }

    /// Bytes that are kept of one stream at most.
    private static let most = 8 << 30
    private static let store = Mutex(Store())

    private struct Store: Sendable {
        var isUsed = false
        var kept: [Source: UnnamedFile] = [:]
    }

    /// A stream: the same pipe under the same name.
    private struct Source: Hashable {
        let path: String
        let device: UInt64
        let number: UInt64
    }

    static var areKept: Bool { store.withLock { $0.isUsed } }

    /// The file that holds what came through a stream.
    ///
    /// - Parameters:
    ///   - url: A path.
    ///   - name: The name that messages use.
    /// - Returns: A descriptor of the caller's own; `nil` where the path is no stream or streams are not kept.
    /// - Throws: `FileFault` where the stream cannot be read or kept.
    static func descriptor(_ url: URL, name: String) throws -> Int32? {
        var status = stat()
        guard areKept, stat(url.path, &status) == 0,
            ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
        else { return nil }
        let source = Source(
            path: url.path, device: UInt64(status.st_dev), number: UInt64(status.st_ino))
        // Whoever asks for the same stream meanwhile waits until all of it has come.
        return try store.withLock { store in
            if let known = store.kept[source] { return dup(known.descriptor) }
            let file = try copy(url, name: name)
            store.kept[source] = file
            return dup(file.descriptor)
        }
    }

    private static func copy(_ url: URL, name: String) throws -> UnnamedFile {
        let stream = open(url.path, O_RDONLY | O_CLOEXEC)
        guard stream >= 0 else { throw FileBytes.fault(name, errno) }
        defer { close(stream) }
        do {
            let file = try UnnamedFile()
            var buffer = [UInt8](repeating: 0, count: 1 << 18)
            var total = 0
            while true {
                let found = read(stream, &buffer, buffer.count)
                if found < 0, errno == EINTR { continue }
                guard found >= 0 else { throw FileBytes.fault(name, errno) }
                if found == 0 { return file }
                total += found
                guard total <= most else { throw SystemFault(EFBIG) }
                try file.append(buffer[..<found])
            }
        } catch let fault as SystemFault {
            throw fault.unkept(name)
        }
    }
}
