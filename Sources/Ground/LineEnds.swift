import Foundation

/// What ends a line, for everything that counts, cuts or reads lines: a line feed, and the carriage return before
/// it where there is one.
///
/// Inside double quotes a line feed belongs to the cell. A carriage return that no line feed follows ends no line: in
/// a row it is a fault with a sentence. Files of old Macintosh systems have carriage returns and no line feed
/// at all; in them every carriage return is read as a line feed.
enum LineEnds {
    static let feed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// Bytes of a line before its end.
    ///
    /// - Parameter line: With its end, if it has one.
    static func content(_ line: UnsafeBufferPointer<UInt8>) -> Int {
        var count = line.count
        if count > 0, line[count - 1] == feed { count -= 1 }
        if count > 0, line[count - 1] == carriageReturn { count -= 1 }
        return count
    }

    /// Whether the file has line ends of old Macintosh systems.
    static func areOld(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
        memchr(bytes, Int32(feed), count) == nil && memchr(bytes, Int32(carriageReturn), count) != nil
    }

    /// Makes the carriage returns of a file of an old Macintosh system line feeds.
    static func unify(_ bytes: UnsafeMutablePointer<UInt8>, count: Int) {
        guard areOld(bytes, count: count) else { return }
        for index in 0..<count where bytes[index] == carriageReturn { bytes[index] = feed }
    }

    /// Makes the carriage returns of a file of an old Macintosh system line feeds.
    static func unify(_ bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { unify(base, count: buffer.count) }
        }
    }

    /// Bytes in which most files have a line end.
    private static let head = 1 << 12

    /// The content of a file of an old Macintosh system with line feeds.
    ///
    /// - Parameters:
    ///   - descriptor: The file.
    ///   - count: Its bytes.
    ///   - name: The name that messages use.
    /// - Returns: `nil` where the file is none and can be read as it is.
    /// - Throws: `FileFault` where there is not enough memory.
    static func unified(_ descriptor: Int32, count: Int, name: String) throws -> PrivateMemory? {
        var buffer = [UInt8](repeating: 0, count: head)
        var place = 0
        var hasReturn = false
        while place < count {
            let found = pread(descriptor, &buffer, min(head, count - place), off_t(place))
            // Whoever reads the file next says what is wrong with it.
            guard found > 0 else { return nil }
            let part = buffer[..<found]
            if part.contains(feed) { return nil }
            hasReturn = hasReturn || part.contains(carriageReturn)
            place += found
        }
        guard hasReturn else { return nil }
        guard let memory = PrivateMemory(capacity: count) else { throw FileBytes.fault(name, ENOMEM) }
        place = 0
        while place < count {
            let found = pread(descriptor, memory.base + place, count - place, off_t(place))
            if found < 0, errno == EINTR { continue }
            guard found > 0 else { throw FileFault.changed(name) }
            place += found
        }
        unify(memory.base, count: count)
        return memory
    }
}
