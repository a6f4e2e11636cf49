extension ByteWriter {
    private static let zeros: UInt64 = 0x3030_3030_3030_3030
    private static var half: UInt64 { 100_000_000 }
    /// One more than the largest number of 16 digits.
    private static var limit: UInt64 { 10_000_000_000_000_000 }

    /// Writes a whole number in decimal digits.
    ///
    /// - Parameter number: The number, in any unit.
    @inline(__always)
    public mutating func append(_ number: Int) {
        if number < 0 { append(byte: UInt8(ascii: "-")) }
        append(UInt64(number.magnitude))
    }

    @inline(__always)
    private mutating func append(_ number: UInt64) {
        if number < ByteWriter.half {
            let word = ByteWriter.digits(number)
            let leading = min(7, word.trailingZeroBitCount >> 3)
            store((word | ByteWriter.zeros) >> UInt64(8 * leading))
            advance(8 - leading)
        } else {
            appendLong(number)
        }
    }

    private mutating func appendLong(_ number: UInt64) {
        append(number / ByteWriter.half)
        store(ByteWriter.digits(number % ByteWriter.half) | ByteWriter.zeros)
        advance(8)
    }

    /// Writes a quotient of two counts as a decimal fraction, rounded to 16 significant digits, half to
    /// even, without zeros at the end except one after the point; nothing where `whole` is 0.
    ///
    /// The digits come from exact whole-number division.
    /// - Parameters:
    ///   - part: Numerator, at least 0: votes, ballots.
    ///   - whole: Denominator, at least 0: valid votes, registered voters.
    public mutating func append(share part: Int, of whole: Int) {
        precondition(part >= 0 && whole >= 0, "a share needs counts")
        guard whole > 0 else { return }
        let (part, whole) = (UInt64(part), UInt64(whole))
        if part >= whole {
            appendLarge(part, whole)
        } else if part == 0 {
            append(0, zeros: 0, fraction: 0)
        } else {
            var numerator = part
            var zeros = 0
            let least = (whole - 1) / 10
            while numerator <= least {
                numerator *= 10
                zeros += 1
            }
            let fraction = ByteWriter.quotient(numerator, ByteWriter.limit, whole)
            if fraction < ByteWriter.limit {
                append(0, zeros: zeros, fraction: fraction)
            } else if zeros > 0 {
                append(0, zeros: zeros - 1, fraction: ByteWriter.limit / 10)
            } else {
                append(1, zeros: 0, fraction: 0)
            }
        }
    }

    private mutating func appendLarge(_ part: UInt64, _ whole: UInt64) {
        let (count, rest) = part.quotientAndRemainder(dividingBy: whole)
        var scale = ByteWriter.limit
        var left = count
        while left > 0, scale > 10 {
            left /= 10
            scale /= 10
        }
        let fraction = ByteWriter.quotient(rest, scale, whole)
        if fraction == scale {
            append(count + 1, zeros: 0, fraction: 0)
        } else {
            append(count, zeros: 0, fraction: fraction * (ByteWriter.limit / scale))
        }
    }

    /// Writes a whole part, zeros after the point, and 16 digits without the zeros at their end.
    @inline(__always)
    private mutating func append(_ whole: UInt64, zeros: Int, fraction: UInt64) {
        append(whole)
        append(byte: UInt8(ascii: "."))
        for _ in 0..<zeros { append(byte: UInt8(ascii: "0")) }
        let (high, low) = fraction.quotientAndRemainder(dividingBy: ByteWriter.half)
        let first = ByteWriter.digits(high)
        store(first | ByteWriter.zeros)
        if low == 0 {
            advance(max(1, 8 - (first.leadingZeroBitCount >> 3)))
            return
        }
        advance(8)
        let second = ByteWriter.digits(low)
        store(second | ByteWriter.zeros)
        advance(8 - (second.leadingZeroBitCount >> 3))
    }

    /// part × scale / whole, rounded half to even; part is below whole.
    @inline(__always)
    private static func quotient(_ part: UInt64, _ scale: UInt64, _ whole: UInt64) -> UInt64 {
        let result: UInt64
        let rest: UInt64
        if scale == limit, whole <= UInt64.max / half {
            // Eight digits at a time, in plain machine words.
            let first = (part &* half).quotientAndRemainder(dividingBy: whole)
            let second = (first.remainder &* half).quotientAndRemainder(dividingBy: whole)
            result = first.quotient &* half &+ second.quotient
            rest = second.remainder
        } else {
            (result, rest) = whole.dividingFullWidth(part.multipliedFullWidth(by: scale))
        }
        let double = rest &* 2
        return double > whole || (double == whole && result & 1 == 1) ? result + 1 : result
    }

    @inline(__always)
    private mutating func store(_ word: UInt64) {
        room().storeBytes(of: word.littleEndian, as: UInt64.self)
    }

    /// The eight digits of a number below 10⁸, one a byte, the first lowest.
    @inline(__always)
    static func digits(_ number: UInt64) -> UInt64 {
        let (high, low) = number.quotientAndRemainder(dividingBy: 10_000)
        let fours = high | low << 32
        let hundreds = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
        let twos = hundreds | (fours &- hundreds &* 100) << 16
        let tens = ((twos &* 103) >> 10) & 0x000F_000F_000F_000F
        return tens | (twos &- tens &* 10) << 8
    }
}
