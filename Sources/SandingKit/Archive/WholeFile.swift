import Foundation
import Ground

/// Files that are read whole.
public enum WholeFile {
    /// The bytes of a file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - name: The name that messages use; the path where it is `nil`.
    /// - Throws: `FileFault` where it is missing, a folder, or cannot be read.
    public static func bytes(_ path: String, name: String? = nil) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault.reading(name ?? path, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        var bytes: [UInt8] = []
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
            bytes.reserveCapacity(Int(status.st_size))
        }
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileFault.reading(name ?? path, code: errno)
            }
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }
}
