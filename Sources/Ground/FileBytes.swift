import Foundation
import Synchronization

/// A file opened for reading, whose bytes are copied from it and never mapped, so that a file that is cut off or
/// written over meanwhile cannot end the program.
///
/// What comes compressed, through a pipe or with the line ends of old Macintosh systems is taken into memory at once.
/// Whoever has read what is needed calls ``checkUnchanged()`` before using it.
final class FileBytes: @unchecked Sendable {
    // Sendable: nothing in it changes but `failure`, which is atomic.
    let name: String
    /// Number of bytes.
    let count: Int
    /// The file when it was opened; `nil` for a pipe.
    let stamp: FileStamp?
    /// Content that is in memory as a whole.
    let memory: PrivateMemory?
    private let descriptor: Int32
    /// What went wrong in ``copy(_:to:)``: an error number, or that the file is too short.
    private let failure = Atomic<Int32>(0)
    private static let isTooShort: Int32 = -1

    /// - Parameters:
    ///   - url: The file; a name that ends in `.gz` is decompressed.
    ///   - name: The name that messages use.
    ///   - isPlain: Take the bytes as they lie on the disk, also of a `.gz`.
    /// - Throws: `FileFault` where the file is missing, is a folder or cannot be read.
    init(contentsOf url: URL, name: String, isPlain: Bool = false) throws {
        self.name = name
        let kept = try StreamInputs.descriptor(url, name: name)
        let opened = kept ?? open(url.path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw FileBytes.fault(name, errno) }
        var before: FileStamp?
        do {
            var status = stat()
            guard fstat(opened, &status) == 0 else { throw FileBytes.fault(name, errno) }
            guard status.st_mode & S_IFMT != S_IFDIR else { throw FileBytes.fault(name, EISDIR) }
            let isRegular = status.st_mode & S_IFMT == S_IFREG
            before = isRegular && kept == nil ? FileStamp(status) : nil
            if !isRegular || (!isPlain && (kept != nil || url.path.hasSuffix(".gz"))) {
                let content = try Inflation(opened, isFile: isRegular, name: name, isPlain: isPlain)
                if !isPlain { LineEnds.unify(content.memory.base, count: content.count) }
                (memory, count) = (content.memory, content.count)
                if let before, FileStamp(descriptor: opened) != before { throw FileFault.changed(name) }
            } else {
                count = Int(status.st_size)
                memory = isPlain ? nil : try LineEnds.unified(opened, count: count, name: name)
            }
        } catch {
            // A file that changes may look damaged.
            let isChanged = before != nil && FileStamp(descriptor: opened) != before
            close(opened)
            throw isChanged ? FileFault.changed(name) : error
        }
        stamp = before
        descriptor = opened
    }

    /// Bytes that were read before.
    ///
    /// - Parameters:
    ///   - content: The bytes.
    ///   - name: The name that messages use.
    ///   - stamp: The file from which they come.
    /// - Throws: `FileFault` where there is not enough memory.
    init(_ content: [UInt8], name: String, stamp: FileStamp?) throws {
        guard let memory = PrivateMemory(capacity: content.count) else { throw FileBytes.fault(name, ENOMEM) }
        content.withUnsafeBufferPointer { bytes in
            if let base = bytes.baseAddress { memory.base.update(from: base, count: bytes.count) }
        }
        self.name = name
        self.memory = memory
        self.stamp = stamp
        count = content.count
        descriptor = -1
    }

    /// The content of another file, as a whole in memory.
    private init(_ other: FileBytes, memory: PrivateMemory) {
        name = other.name
        count = other.count
        stamp = other.stamp
        self.memory = memory
        descriptor = dup(other.descriptor)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Whether a file can be read twice: no pipe and not compressed.
    static func isPlainFile(_ url: URL) -> Bool {
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

    /// Copies bytes of the file; zeros where they are no longer there, of which ``checkUnchanged()`` tells.
    ///
    /// - Parameters:
    ///   - range: Bytes of the file.
    ///   - target: Memory for as many.
    func copy(_ range: Range<Int>, to target: UnsafeMutablePointer<UInt8>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside the file")
        if let memory {
            target.update(from: memory.base + range.lowerBound, count: range.count)
            return
        }
        // Every byte of `target` is written: `place` goes from the lower to the upper bound.
        var place = range.lowerBound
        while place < range.upperBound {
            let free = target + (place - range.lowerBound)
            let found = pread(descriptor, free, range.upperBound - place, off_t(place))
            if found < 0, errno == EINTR { continue }
            if found <= 0 {
                failure.store(found < 0 ? errno : FileBytes.isTooShort, ordering: .relaxed)
                free.update(repeating: 0, count: range.upperBound - place)
                return
            }
            place += found
        }
        BytesRead.add(range.count)
    }

    /// Some bytes of the file.
    ///
    /// - Parameter range: Which.
    func array(_ range: Range<Int>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            if let base = buffer.baseAddress, !range.isEmpty { copy(range, to: base) }
            count = range.count
        }
    }

    /// The same file with all its content in memory.
    ///
    /// - Parameter threads: Threads that copy.
    /// - Throws: `FileFault` where there is not enough memory.
    func loaded(threads: Int) throws -> FileBytes {
        if memory != nil { return self }
        guard let memory = PrivateMemory(capacity: count) else { throw FileBytes.fault(name, ENOMEM) }
        let piece = 1 << 22
        _ = Parallel.map((count + piece - 1) / piece, threads: threads) { index in
            let start = index * piece
            copy(start..<min(count, start + piece), to: memory.base + start)
        }
        try checkUnchanged()
        return FileBytes(self, memory: memory)
    }

    /// Where the first line starts at or behind a place that follows another byte; the end where there is none.
    ///
    /// - Parameter place: A byte of the file, not the first.
    func lineStart(from place: Int) -> Int {
        var start = place - 1
        while start < count {
            let part = array(start..<min(count, start + 4096))
            if let feed = part.firstIndex(of: LineEnds.feed) { return start + feed + 1 }
            start += part.count
        }
        return count
    }

    /// Makes sure that what was copied is the file as it was when it was opened.
    ///
    /// - Throws: `FileFault` where it has changed or could not be read.
    func checkUnchanged() throws {
        let code = failure.load(ordering: .relaxed)
        if code > 0 { throw FileBytes.fault(name, code) }
        guard let stamp, descriptor >= 0 else { return }
        guard code == 0, FileStamp(descriptor: descriptor) == stamp else { throw FileFault.changed(name) }
    }

    /// Makes sure that a file is the one that was read before.
    ///
    /// - Parameter earlier: Its stamp then; `nil` where nothing is known of it.
    /// - Throws: `FileFault` where it is another one or has changed.
    func check(against earlier: FileStamp?) throws {
        if let earlier, earlier != stamp { throw FileFault.changed(name) }
    }

    static func fault(_ name: String, _ code: Int32) -> FileFault {
        switch code {
        case ENOENT, ENOTDIR:
            FileFault(
                file: name, kind: .missing, FileCause.isAddress(name) ? FileCause.isAddress : .noFile)
        case EISDIR:
            FileFault(file: name, kind: .missing, FileCause.isFolder)
        case ENOMEM:
            FileFault(file: name, kind: .unreadable, FileCause.noMemory(ofFile: true))
        case ENAMETOOLONG, ELOOP:
            FileFault(file: name, kind: .missing, FileCause.unreadable(SystemRefusal(code)))
        default:
            FileFault(file: name, kind: .unreadable, FileCause.unreadable(SystemRefusal(code)))
        }
    }
}
