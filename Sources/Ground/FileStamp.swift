import Foundation

/// What tells a file from itself after a change: its place on the disk, its size, and when it was written last.
///
/// The system stamps a change with a clock that moves every few milliseconds; a stamp that ``settled(_:)`` takes is
/// older than the clock's present step, so that every later change shows. Changes through a shared mapping that
/// was written to before are not seen.
public struct FileStamp: Sendable, Equatable {
    private let device: UInt64
    private let number: UInt64
    private let size: Int64
    private let modified: Moment
    private let changed: Moment

    private struct Moment: Sendable, Equatable {
        let seconds: Int
        let nanoseconds: Int

        init(_ time: timespec) {
            seconds = time.tv_sec
            nanoseconds = time.tv_nsec
        }

        func isBefore(_ other: Moment) -> Bool {
            seconds == other.seconds ? nanoseconds < other.nanoseconds : seconds < other.seconds
        }
    }

    init(_ status: stat) {
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modified = Moment(status.st_mtim)
        changed = Moment(status.st_ctim)
    }

    init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The stamp of a file as it is now.
    ///
    /// - Parameter url: The file.
    /// - Returns: `nil` where there is no regular file.
    public init?(_ url: URL) {
        var status = stat()
        guard stat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        self.init(status)
    }

    /// The stamp of a file, after a few milliseconds where it was changed just now.
    ///
    /// - Parameter url: The file.
    /// - Returns: `nil` where there is no regular file.
    public static func settled(_ url: URL) -> FileStamp? {
        for _ in 0..<20 {
            guard let stamp = FileStamp(url) else { return nil }
            var time = timespec()
            clock_gettime(CLOCK_REALTIME_COARSE, &time)
            if stamp.changed.isBefore(Moment(time)) { return stamp }
            usleep(1000)
        }
        // The clock of another machine's disk may be ahead of this one's.
        return FileStamp(url)
    }
}

extension FileStamp {
    /// Opens a file that is read from any place of it, or what was kept of a stream.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Returns: A descriptor of the caller's own, and the stamp of what is no stream.
    /// - Throws: `FileFault` where the file is missing, a folder, a stream that is not kept, or cannot be read.
    static func opened(_ url: URL, name: String) throws -> (descriptor: Int32, stamp: FileStamp?) {
        let kept = try StreamInputs.descriptor(url, name: name)
        let opened = kept ?? open(url.path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw FileBytes.fault(name, errno) }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            if status.st_mode & S_IFMT == S_IFDIR { throw FileBytes.fault(name, EISDIR) }
            throw FileFault(file: name, kind: .unreadable, FileCause.stream)
        }
        return (opened, kept == nil ? FileStamp(status) : nil)
    }
}

extension FileFault {
    /// The fault of a file that is not what it was when reading began.
    ///
    /// - Parameter name: The name that messages use.
    /// - Returns: The fault with its sentence.
    public static func changed(_ name: String) -> FileFault {
        FileFault(file: name, kind: .unreadable, FileCause.changed)
    }
}
