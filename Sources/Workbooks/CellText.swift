/// Bytes of a cell that are gathered from pieces.
struct CellText {
    private(set) var count = 0
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int

    /// Its memory is given back by ``free()``.
    init() {
        capacity = 4096
        base = .allocate(capacity: capacity)
    }

    func free() { base.deallocate() }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    @inline(__always)
    mutating func removeAll() { count = 0 }

    @inline(__always)
    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
        guard let source = piece.baseAddress else { return }
        if count + piece.count > capacity { grow(piece.count) }
        (base + count).update(from: source, count: piece.count)
        count += piece.count
    }

    mutating func append(_ byte: UInt8) {
        withUnsafePointer(to: byte) { append(UnsafeBufferPointer(start: $0, count: 1)) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        capacity = max(2 * capacity, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
    }

    /// Writes out what OOXML has as `_x000D_`: a character that XML has no other way for.
    mutating func unescape() {
        guard bytes.contains(0x5F), count >= 7 else { return }
        var (source, target) = (0, 0)
        while source < count {
            if let unit = escaped(at: source) {
                var scalar: UInt32? = UInt32(unit)
                var length = 7
                if (0xD800..<0xDC00).contains(unit), let low = escaped(at: source + 7),
                    (0xDC00..<0xE000).contains(low)
                {
                    scalar = 0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00
                    length = 14
                } else if (0xD800..<0xE000).contains(unit) {
                    scalar = nil
                }
                if let value = scalar.flatMap(Unicode.Scalar.init) {
                    for byte in UTF8.encode(value).map(Array.init) ?? [] {
                        base[target] = byte
                        target += 1
                    }
                    source += length
                    continue
                }
            }
            base[target] = base[source]
            source += 1
            target += 1
        }
        count = target
    }

    private func escaped(at index: Int) -> UInt16? {
        guard index + 7 <= count, base[index] == 0x5F, base[index + 1] | 0x20 == 0x78, base[index + 6] == 0x5F
        else { return nil }
        return UInt16(
            String(decoding: UnsafeBufferPointer(start: base + index + 2, count: 4), as: UTF8.self), radix: 16
        )
    }
}
