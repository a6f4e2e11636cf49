/// A cell of a row that is taken to be plain.
struct PlainCell {
    let bytes: UnsafePointer<UInt8>
    let start: Int
    /// Place of the delimiter or line end behind it.
    let end: Int

    @inline(__always)
    var length: Int { end &- start }

    var content: Slice<UnsafeBufferPointer<UInt8>> {
        UnsafeBufferPointer(start: bytes, count: end)[start..<end]
    }

    /// The first eight bytes, the first lowest.
    @inline(__always)
    var word: UInt64 { UnsafeRawPointer(bytes + start).loadUnaligned(as: UInt64.self) }

    @inline(__always)
    var secondWord: UInt64 { UnsafeRawPointer(bytes + start + 8).loadUnaligned(as: UInt64.self) }

    /// Other than zero where another byte stands behind the cell.
    @inline(__always)
    func faults(endingWith byte: UInt8) -> UInt64 { UInt64(bytes[end] ^ byte) }

    /// Stores the number that the cell holds, or that it is empty.
    ///
    /// - Returns: Other than zero where a byte is no digit or there are more than eight.
    @inline(__always)
    func count(into place: UnsafeMutablePointer<Int32>) -> UInt64 {
        if length == 0 {
            place.pointee = Count.missing.number
            return 0
        }
        if length <= 4 {
            let four = UInt32(truncatingIfNeeded: word)
            let digits = (four ^ 0x3030_3030) &<< UInt32(truncatingIfNeeded: 32 &- 8 &* length)
            let pairs = ((digits &* 10) &+ (digits &>> 8)) & 0x00FF_00FF
            place.pointee = Int32(truncatingIfNeeded: (pairs &* 0x0064_0001) &>> 16)
            return UInt64(((digits &+ 0x7676_7676) | digits) & 0x8080_8080)
        }
        let digits = (word ^ 0x3030_3030_3030_3030) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* length)
        let pairs = (digits &* 10) &+ (digits &>> 8)
        let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        place.pointee = Int32(truncatingIfNeeded: (low &+ high) &>> 32)
        return (((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080)
            | (length > 8 ? 1 : 0)
    }
}

/// Goes from cell to cell by the marks of their ends.
struct CellWalk {
    private let bytes: UnsafePointer<UInt8>
    private let marks: CellMarks
    private let end: Int
    private var window: Int
    private var ends: UInt64
    /// Where the next cell starts.
    private(set) var start: Int

    @inline(__always)
    init(_ bytes: UnsafePointer<UInt8>, _ marks: CellMarks, from start: Int, end: Int) {
        self.bytes = bytes
        self.marks = marks
        self.end = end
        self.start = start
        window = start
        ends = marks.ends(bytes, start)
    }

    /// Marks of the ends among the bytes from the first cell on.
    var firstEnds: UInt64 { ends }

    /// Goes past the first cells, all of which end among the first bytes.
    ///
    /// - Parameters:
    ///   - cells: Number of cells.
    ///   - place: Where the cell behind them starts.
    @inline(__always)
    mutating func pass(_ cells: Int, to place: Int) {
        for _ in 0..<cells { ends &= ends &- 1 }
        start = place
    }

    @inline(__always)
    mutating func next() -> PlainCell {
        while ends == 0, window < end {
            window &+= CellMarks.width
            ends = marks.ends(bytes, window)
        }
        // Without an end before the end of the file there are only the zeros behind it.
        let place = ends == 0 ? window : window &+ ends.trailingZeroBitCount
        let cell = PlainCell(bytes: bytes, start: start, end: place)
        ends &= ends &- 1
        start = cell.end &+ 1
        return cell
    }
}

/// Where cells end among 32 bytes.
struct CellMarks {
    static let width = 32
    private let delimiter: SIMD32<UInt8>
    private let lineEnd: SIMD32<UInt8>

    init(delimiter: UInt8, lineEnd: UInt8) {
        self.delimiter = SIMD32(repeating: delimiter)
        self.lineEnd = SIMD32(repeating: lineEnd)
    }

    /// A bit for each of the bytes from a place on, the first lowest: whether it is a delimiter or line end.
    @inline(__always)
    func ends(_ bytes: UnsafePointer<UInt8>, _ position: Int) -> UInt64 {
        let block = UnsafeRawPointer(bytes + position).loadUnaligned(as: SIMD32<UInt8>.self)
        let marks = (block .== delimiter) .| (block .== lineEnd)
        let words = unsafeBitCast(marks, to: SIMD4<UInt64>.self) & SIMD4(repeating: 0x0101_0101_0101_0101)
        var bits: UInt64 = 0
        for index in 0..<4 {
            // Gathers the lowest bits of eight bytes in the highest byte.
            bits |= ((words[index] &* 0x0102_0408_1020_4080) &>> 56) &<< UInt64(8 * index)
        }
        return bits
    }
}
