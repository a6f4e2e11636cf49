import Foundation

/// Writes text as bytes into one growing block of memory: whole numbers, shares, codes.
///
/// For outputs of many thousand rows; small tables are better served by `CSVWriter`.
public struct ByteWriter: ~Copyable {
    /// Bytes written so far.
    public private(set) var count = 0
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int

    /// Room that a number or share is given before it is written, in bytes.
    private static let slack = 64

    /// - Parameter capacity: Bytes to make room for; the writer grows beyond them where it must.
    public init(capacity: Int = 4096) {
        self.capacity = max(ByteWriter.slack, capacity) + ByteWriter.slack
        base = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    /// Forgets what was written and keeps the memory.
    public mutating func removeAll() { count = 0 }

    /// The bytes written, which have been initialised, until the next one is.
    var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// The bytes written.
    public var bytes: [UInt8] { Array(written) }

    /// The bytes written as text.
    public var text: String { String(decoding: written, as: UTF8.self) }

    /// Writes one byte.
    ///
    /// - Parameter byte: The byte.
    @inline(__always)
    public mutating func append(byte: UInt8) {
        if count == capacity { grow(by: 1) }
        base[count] = byte
        count += 1
    }

    /// Writes text as it is.
    ///
    /// - Parameter text: The text.
    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Writes bytes as they are.
    ///
    /// - Parameter bytes: The bytes.
    public mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

    /// Writes what stands in another writer.
    ///
    /// - Parameter other: The other writer.
    public mutating func append(_ other: borrowing ByteWriter) { append(other.written) }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        if count + bytes.count > capacity { grow(by: bytes.count) }
        (base + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    /// Writes a cell of a CSV file, as `CSVWriter` writes text: quoted where needed and inert.
    ///
    /// - Parameter text: Content of the cell.
    public mutating func append(cell text: String) {
        var text = text
        let isPlain = text.withUTF8 { bytes in
            bytes.allSatisfy {
                // Letters, digits, the point and the underscore; and bytes that no table gives a meaning and that do
                // not begin a control character.
                ($0 >= 0x80 && $0 != 0xC2) || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                    || (0x61...0x7A).contains($0) || $0 == 0x2E || $0 == 0x5F
            }
        }
        append(isPlain ? text : CSVWriter.quoted(CSVWriter.inert(text)))
    }

    /// Writes a number in the shortest form that reads back as the same number; nothing where it is not
    /// finite.
    ///
    /// - Parameter number: The number, in any unit.
    public mutating func append(_ number: Double) {
        if number.isFinite { append(number.description) }
    }

    /// Memory for at least `ByteWriter.slack` more bytes.
    @inline(__always)
    mutating func room() -> UnsafeMutableRawPointer {
        if count + ByteWriter.slack > capacity { grow(by: ByteWriter.slack) }
        return UnsafeMutableRawPointer(base + count)
    }

    /// Counts bytes that were written into ``room()``.
    @inline(__always)
    mutating func advance(_ bytes: Int) { count += bytes }

    @inline(never)
    private mutating func grow(by bytes: Int) {
        capacity = max(capacity * 2, count + bytes + ByteWriter.slack)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
    }
}
