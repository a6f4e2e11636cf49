import Foundation

/// Encodings of text that are read where they are named; UTF-8 is read anyway.
public enum TextEncoding: String, Sendable, CaseIterable, Codable {
    case utf8
    /// Windows-1252, the Western one of Windows.
    case cp1252
    /// ISO 8859-1.
    case latin1
    /// With a byte-order mark, or in the order that its bytes show.
    case utf16

    /// An encoding by one of the names that people and programs have for it: `UTF-8`, `windows-1252`, `ISO-8859-1`.
    ///
    /// - Parameter name: Letter case and signs do not count.
    public init?(name: String) {
        switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "utf8", "utf8sig", "utf8bom": self = .utf8
        case "cp1252", "windows1252", "win1252", "1252": self = .cp1252
        case "latin1", "iso88591", "l1", "88591": self = .latin1
        case "utf16", "utf16le", "utf16be", "ucs2": self = .utf16
        default: return nil
        }
    }

    /// The text in UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: A file as it lies on the disk.
    ///   - name: The name that messages use.
    /// - Throws: `TableProblems` where the bytes are none of this encoding, with the line.
    public func decoded(_ bytes: [UInt8], name: String) throws(TableProblems) -> [UInt8] {
        if let other = other(bytes) {
            throw fault(bytes, at: other.byte, name: name) {
                .otherEncoding(self, like: other.encoding, byte: $0)
            }
        }
        switch self {
        case .utf8: return bytes
        case .latin1: return TextEncoding.widened(bytes) { UInt32($0) }
        case .cp1252:
            if let bad = bytes.firstIndex(where: { TextEncoding.windows($0) == nil }) {
                throw notEncoded(bytes, at: bad, name: name)
            }
            return TextEncoding.widened(bytes) { TextEncoding.windows($0) ?? 0xFFFD }
        case .utf16:
            let text = try units(bytes, name: name)
            return Array(text.utf8)
        }
    }

    /// The encoding that bytes show, where it is none that is read without being named; `nil` for UTF-8.
    ///
    /// - Parameter bytes: A text as it lies on the disk, with delimiters and line ends.
    /// - Returns: `cp1252` for letters of one byte, unless a byte is among them that has no letter there.
    public static func shown(by bytes: [UInt8]) -> TextEncoding? {
        if TextBytes.isMarkedUTF16(bytes) || TextBytes.looksLikeUTF16(bytes) { return .utf16 }
        guard TextBytes.firstInvalidUTF8(bytes) != nil else { return nil }
        return bytes.contains { windows($0) == nil } ? .latin1 : .cp1252
    }

    /// What bytes are rather than this encoding, and the place of the first that shows it.
    ///
    /// A table in UTF-16 has delimiters and line ends, and so bytes of zero; one byte for each letter, or UTF-8, has none. Letters
    /// that happen to be UTF-8 throughout are none of one byte each: their names would be read as others. They are where UTF-8 would have
    /// letters of two alphabets in one word (``mixesAlphabets(_:)``).
    private func other(_ bytes: [UInt8]) -> (encoding: TextEncoding, byte: Int)? {
        let isWide = TextBytes.isMarkedUTF16(bytes) || TextBytes.looksLikeUTF16(bytes)
        switch self {
        case .utf8: return nil
        case .utf16:
            guard !isWide, !bytes.isEmpty, !bytes.prefix(TextBytes.headSize).contains(0) else { return nil }
            if let bad = TextBytes.firstInvalidUTF8(bytes) { return (.cp1252, bad) }
            return (.utf8, bytes.firstIndex { $0 >= 0x80 } ?? 0)
        case .cp1252, .latin1:
            if isWide { return (.utf16, bytes.firstIndex(of: 0) ?? 0) }
            guard let first = bytes.firstIndex(where: { $0 >= 0x80 }),
                TextBytes.firstInvalidUTF8(bytes) == nil, !TextEncoding.mixesAlphabets(bytes)
            else { return nil }
            return (.utf8, first)
        }
    }

    private func fault(
        _ bytes: [UInt8], at byte: Int, name: String, _ kind: (_ byte: Int) -> TextFault
    ) -> TableProblems {
        let line = bytes[..<byte].count { $0 == LineEnds.feed } + 1
        return TableProblems(TableProblem(file: name, line: line, kind(byte + 1)))
    }

    private func notEncoded(_ bytes: [UInt8], at byte: Int, name: String) -> TableProblems {
        fault(bytes, at: byte, name: name) {
            .notEncoded(self, byte: $0, value: byte < bytes.count ? bytes[byte] : 0)
        }
    }

    private func units(_ bytes: [UInt8], name: String) throws(TableProblems) -> String {
        var isBig = bytes.starts(with: [0xFE, 0xFF])
        var start = isBig || bytes.starts(with: [0xFF, 0xFE]) ? 2 : 0
        if start == 0 {
            // Most text has zeros in the upper half of its units: at even places where that half comes first.
            let head = bytes.prefix(4096).enumerated().filter { $0.element == 0 }
            isBig = head.count { $0.offset.isMultiple(of: 2) } * 2 > head.count
        }
        var decoder = UTF16()
        var text = String.UnicodeScalarView()
        guard bytes.count.isMultiple(of: 2) else { throw notEncoded(bytes, at: bytes.count - 1, name: name) }
        var iterator = AnyIterator<UInt16> {
            guard start + 1 < bytes.count else { return nil }
            defer { start += 2 }
            let (first, second) = (UInt16(bytes[start]), UInt16(bytes[start + 1]))
            return isBig ? first << 8 | second : second << 8 | first
        }
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): text.append(scalar)
            case .emptyInput: return String(text)
            case .error: throw notEncoded(bytes, at: max(0, start - 2), name: name)
            }
        }
    }

    /// UTF-8 of bytes that each stand for one character.
    private static func widened(_ bytes: [UInt8], _ scalar: (UInt8) -> UInt32) -> [UInt8] {
        let table = (0...255).map { byte -> [UInt8] in
            Array(String(Unicode.Scalar(scalar(UInt8(byte))) ?? "\u{FFFD}").utf8)
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            if byte < 0x80 { text.append(byte) } else { text += table[Int(byte)] }
        }
        return text
    }

    /// The character of a byte of Windows-1252 (the Unicode Consortium's CP1252.TXT); `nil` for the five that have none.
    private static func windows(_ byte: UInt8) -> UInt32? {
        guard (0x80...0x9F).contains(byte) else { return UInt32(byte) }
        let code = upper[Int(byte) - 0x80]
        return code == 0 ? nil : code
    }

    /// The bytes of Windows-1252, or of ISO 8859-1 where that has none, that a text was read from; `nil` where it has other letters.
    ///
    /// - Parameter text: Any text.
    public static func windowsBytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let place = upper.firstIndex(of: scalar.value), scalar.value != 0 {
                bytes.append(UInt8(0x80 + place))
            } else if scalar.value < 0x100 {
                bytes.append(UInt8(scalar.value))
            } else {
                return nil
            }
        }
        return bytes
    }

    private static let upper: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
        0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0, 0x017E, 0x0178,
    ]
}
