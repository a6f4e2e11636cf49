extension TextEncoding {
    /// Letters of the sounds of languages that names of regions have: `ɓ`, `ɔ`, `ɛ`.
    private static let african: Set<UInt32> = [
        0x253, 0x254, 0x256, 0x257, 0x25B, 0x263, 0x268, 0x269, 0x272, 0x283, 0x28A, 0x28B, 0x292, 0x294,
    ]

    /// Whether some word of bytes that are UTF-8 has letters of two alphabets, as no name has: `Weiß“` in Windows-1252 is a letter of
    /// the N’Ko alphabet behind three of the Latin one, `«LIBERTÉ»` has a phonetic one.
    static func mixesAlphabets(_ bytes: [UInt8]) -> Bool {
        func isLatin(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
        var place = 0
        while place + 1 < bytes.count {
            guard (0xC2...0xDF).contains(bytes[place]) else {
                place += 1
                continue
            }
            let scalar = UInt32(bytes[place] & 0x1F) << 6 | UInt32(bytes[place + 1] & 0x3F)
            let isOther =
                scalar >= 0x370 || (0x250..<0x2B0).contains(scalar) && !african.contains(scalar)
            let isBeside =
                place > 0 && isLatin(bytes[place - 1])
                || place + 2 < bytes.count && isLatin(bytes[place + 2])
            if isOther, isBeside, Unicode.Scalar(scalar)?.properties.isAlphabetic == true { return true }
            place += 2
        }
        return false
    }
}
