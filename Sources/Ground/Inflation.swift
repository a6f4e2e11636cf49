import CZlib
import Foundation

/// The content of a gzip file or a pipe, as a whole in memory.
///
/// A gzip file is one or more members; zeros behind the last one are padding, as gzip itself takes them. Every
/// other byte belongs to a member, or the file is damaged. Bytes that do not begin like gzip are taken as they are.
struct Inflation {
    let memory: PrivateMemory
    /// Bytes of the content.
    let count: Int

    /// Content that is taken into memory at most; four times the largest national file of stations seen.
    static let most = 512 << 20
    private static let pieceSize = 1 << 18

    /// - Parameters:
    ///   - descriptor: Where the bytes come from.
    ///   - isFile: Whether it is a file, which is read from its start.
    ///   - name: The name that messages use.
    ///   - isPlain: Take the bytes as they come, also compressed ones.
    ///   - most: Bytes of content at most.
    /// - Throws: `FileFault` where the bytes cannot be read, are damaged, cut off or too many.
    init(
        _ descriptor: Int32, isFile: Bool, name: String, isPlain: Bool, most: Int = Inflation.most
    ) throws {
        var input = InputPieces(descriptor, isFile: isFile, name: name, size: Inflation.pieceSize)
        guard let memory = PrivateMemory(capacity: most) else { throw FileBytes.fault(name, ENOMEM) }
        self.memory = memory
        try input.fill(atLeast: 2)
        if isPlain || !input.begins(with: [0x1F, 0x8B]) {
            count = try Inflation.pass(&input, into: memory, name: name)
        } else {
            count = try Inflation.inflate(&input, into: memory, name: name)
        }
    }

    private static func tooMuch(_ name: String, _ memory: PrivateMemory, isCompressed: Bool) -> FileFault {
        FileFault(
            file: name, kind: .unusable,
            FileCause.tooLarge(megabytes: memory.capacity >> 20, isCompressed: isCompressed))
    }

    private static func pass(
        _ input: inout InputPieces, into memory: PrivateMemory, name: String
    ) throws -> Int {
        var filled = 0
        while !input.isAtEnd {
            guard filled + input.rest.count <= memory.capacity else {
                throw tooMuch(name, memory, isCompressed: false)
            }
            input.rest.withUnsafeBufferPointer { piece in
                if let base = piece.baseAddress {
                    (memory.base + filled).update(from: base, count: piece.count)
                }
            }
            filled += input.rest.count
            try input.pass(input.rest.count)
        }
        return filled
    }

    private static func inflate(
        _ input: inout InputPieces, into memory: PrivateMemory, name: String
    ) throws -> Int {
        var stream = z_stream()
        // 15 bits of window, and 16 for the header of gzip.
        guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw FileBytes.fault(name, ENOMEM)
        }
        defer { inflateEnd(&stream) }
        var filled = 0
        while true {
            guard !input.isAtEnd else {
                throw FileFault(file: name, kind: .unusable, FileCause.cutOff)
            }
            // zlib writes at most `avail_out` bytes, which are free from `filled` on; one byte more than may be
            // used tells a content that ends there from one that goes on.
            let free = min(memory.capacity + 1 - filled, 1 << 24)
            guard free > 0 else { throw tooMuch(name, memory, isCompressed: true) }
            stream.next_out = memory.base + filled
            stream.avail_out = UInt32(free)
            let (status, used) = input.rest.withUnsafeBufferPointer { piece -> (Int32, Int) in
                stream.next_in = UnsafeMutablePointer(mutating: piece.baseAddress)
                stream.avail_in = UInt32(piece.count)
                let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                return (status, piece.count - Int(stream.avail_in))
            }
            filled += free - Int(stream.avail_out)
            try input.pass(used)
            if status == Z_OK || status == Z_BUF_ERROR { continue }
            guard status == Z_STREAM_END else {
                throw FileFault(file: name, kind: .unusable, FileCause.damaged(after: filled))
            }
            guard filled <= memory.capacity else {
                throw tooMuch(name, memory, isCompressed: true)
            }
            if try isEnd(&input, after: filled, name: name) { return filled }
            inflateReset(&stream)
        }
    }

    /// Whether nothing but padding follows a member; otherwise the next member does.
    private static func isEnd(_ input: inout InputPieces, after filled: Int, name: String) throws -> Bool {
        try input.fill(atLeast: 2)
        if input.begins(with: [0x1F, 0x8B]) { return false }
        while !input.isAtEnd {
            guard input.rest.allSatisfy({ $0 == 0 }) else {
                throw FileFault(file: name, kind: .unusable, FileCause.noGzip(after: filled))
            }
            try input.pass(input.rest.count)
        }
        return true
    }
}

/// Bytes that come piece by piece.
private struct InputPieces {
    private let descriptor: Int32
    private let name: String
    private var buffer: [UInt8]
    private var start = 0
    private var end = 0
    private var isOpen = true
    /// Place in the file of the next byte; `nil` for a stream.
    private var place: Int?

    init(_ descriptor: Int32, isFile: Bool, name: String, size: Int) {
        self.descriptor = descriptor
        place = isFile ? 0 : nil
        self.name = name
        buffer = [UInt8](repeating: 0, count: size)
    }

    /// Bytes that have come and were not passed.
    var rest: ArraySlice<UInt8> { buffer[start..<end] }
    var isAtEnd: Bool { start == end && !isOpen }

    func begins(with bytes: [UInt8]) -> Bool { rest.starts(with: bytes) }

    /// Goes past bytes; afterwards there are others, or the end.
    mutating func pass(_ count: Int) throws {
        start += count
        if start == end { try fill(atLeast: 1) }
    }

    /// Reads until so many bytes are there or no more come.
    mutating func fill(atLeast count: Int) throws {
        if start > 0 {
            buffer.replaceSubrange(0..<(end - start), with: Array(buffer[start..<end]))
            (start, end) = (0, end - start)
        }
        while isOpen, end < count {
            let free = buffer.count - end
            let found = buffer.withUnsafeMutableBytes { memory in
                guard let base = memory.baseAddress else { return 0 }
                return place.map { pread(descriptor, base + end, free, off_t($0)) }
                    ?? read(descriptor, base + end, free)
            }
            if found < 0, errno == EINTR { continue }
            guard found >= 0 else { throw FileBytes.fault(name, errno) }
            if found == 0 { isOpen = false }
            end += found
            BytesRead.add(found)
            place = place.map { $0 + found }
        }
    }
}
