import Foundation

/// A text that is made while a program runs and read as files are, by a path of this process alone.
///
/// It lies on the disk without a name and goes away with its last reader, however the program ends.
public final class UnnamedFile: Sendable {
    let descriptor: Int32

    /// Where its bytes are read: a path that no other process knows.
    public var url: URL { URL(fileURLWithPath: "/proc/self/fd/\(descriptor)") }

    /// - Throws: The error number of the system where no such file can be made.
    init() throws(SystemFault) {
        let folder = NSTemporaryDirectory()
        let unnamed = open(folder, UnnamedFile.withoutName | O_RDWR | O_CLOEXEC, 0o600)
        guard unnamed < 0 else {
            descriptor = unnamed
            return
        }
        // A file system without such files: there is a name for a moment, which a run that is stopped just then leaves.
        var path = Array((folder + "/sanding-XXXXXX").utf8CString)
        descriptor = mkstemp(&path)
        guard descriptor >= 0 else { throw SystemFault(errno) }
        unlink(path)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    /// `O_TMPFILE` of Linux: a file that never has a name.
    private static let withoutName = O_DIRECTORY | 0o20000000

    /// A file that holds a text.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - name: The name that messages use for what it was made from.
    /// - Throws: `FileFault` where it cannot be kept.
    public convenience init(_ bytes: [UInt8], for name: String) throws(FileFault) {
        do {
            try self.init()
            try append(bytes[...])
        } catch let fault {
            throw fault.unkept(name)
        }
    }

    deinit { close(descriptor) }

    /// Writes bytes behind those that are there.
    ///
    /// - Throws: The error number of the system.
    func append(_ bytes: ArraySlice<UInt8>) throws(SystemFault) {
        try SystemFault.check(bytes.withUnsafeBytes { $0.written(to: descriptor) })
    }
}

/// What the system says of a file.
struct SystemFault: Error {
    let code: Int32

    init(_ code: Int32) { self.code = code }

    /// Throws what a call gave, but for 0.
    static func check(_ code: Int32) throws(SystemFault) {
        if code != 0 { throw SystemFault(code) }
    }

    /// The fault of a text that cannot be kept.
    ///
    /// - Parameter name: The name that messages use for what it was made from.
    func unkept(_ name: String) -> FileFault {
        FileFault(file: name, kind: .unreadable, FileCause.streamNotKept(SystemRefusal(code)))
    }
}

extension UnsafeRawBufferPointer {
    /// Writes all bytes to an open file.
    ///
    /// - Returns: 0, or the error number of the system.
    func written(to descriptor: Int32) -> Int32 {
        var done = 0
        while done < count {
            let written = write(descriptor, baseAddress! + done, count - done)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return written < 0 ? errno : EIO }
            done += written
        }
        return 0
    }
}
