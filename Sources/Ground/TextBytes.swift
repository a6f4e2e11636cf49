import Foundation

/// The bytes of a text file that is known to be UTF-8, without a byte-order mark and with lines that end in LF or CRLF.
public struct TextBytes: Sendable {
    /// The byte-order mark of UTF-8.
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    public let file: String
    public let bytes: [UInt8]
    /// SHA-256 of the file as it lies on the disk, lower-case hexadecimal.
    public let sha256: String
    /// Size of the file as it lies on the disk.
    public let byteCount: Int

    /// Reads a file and checks its encoding.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `TableProblems` naming the encoding found, or `FileFault` where the file cannot be read.
    public init(contentsOf url: URL, name: String) throws {
        let file = try FileBytes(contentsOf: url, name: name, isPlain: true)
        let raw = file.array(0..<file.count)
        try file.checkUnchanged()
        try self.init(raw, name: name)
    }

    public init(_ raw: [UInt8], name: String) throws(TableProblems) {
        try self.init(raw, name: name, isWhole: true)
    }

    /// - Parameters:
    ///   - raw: The bytes of a file or of its first line.
    ///   - name: The name that messages use.
    ///   - isWhole: Whether they are all bytes of the file, which tell how its lines end.
    init(_ raw: [UInt8], name: String, isWhole: Bool) throws(TableProblems) {
        file = name
        sha256 = Digest.sha256(raw)
        byteCount = raw.count
        if let problem = TextBytes.encodingProblem(raw, name: name) { throw TableProblems(problem) }
        var text = raw.starts(with: TextBytes.mark) ? Array(raw.dropFirst(TextBytes.mark.count)) : raw
        if isWhole { LineEnds.unify(&text) }
        bytes = text
    }

    private static func encodingProblem(_ raw: [UInt8], name: String) -> TableProblem? {
        if let fault = TextBytes.noText(Array(raw.prefix(TextBytes.headSize)), name: name) {
            return TableProblem(file: name, fault)
        }
        if isMarkedUTF16(raw) { return TableProblem(file: name, TextFault.utf16) }
        if let zero = raw.firstIndex(of: 0) {
            let line = raw[..<zero].count { $0 == UInt8(ascii: "\n") } + 1
            if looksLikeUTF16(raw) { return TableProblem(file: name, TextFault.unmarkedUTF16) }
            return TableProblem(file: name, line: line, TextFault.nul(byte: zero + 1))
        }
        guard let bad = firstInvalidUTF8(raw) else { return nil }
        let line = raw[..<bad].count { $0 == UInt8(ascii: "\n") } + 1
        return TableProblem(file: name, line: line, TextFault.notUTF8(byte: bad + 1, value: raw[bad]))
    }

    /// Bytes at the start of a file that tell whether it is text.
    static let headSize = 4096

    /// The fault of bytes that are no text in any encoding; `nil` where they may be text.
    ///
    /// Text has no control bytes but tabs and line ends. A stray one or two of them have a sentence of their own;
    /// packed, drawn or random bytes have many kinds of them: one byte in ten where all bytes are as frequent.
    ///
    /// - Parameters:
    ///   - head: The first bytes of a file.
    ///   - name: The name that messages use.
    static func noText(_ head: [UInt8], name: String) -> TextFault? {
        if let format = OtherFormat(head: head) { return .otherFormat(format) }
        let controls = head.filter(TextBytes.isControl)
        guard Set(controls).count >= 3, controls.count * 50 >= head.count, !isMarkedUTF16(head) else {
            return nil
        }
        return .noText(
            controls: controls.count, first: head.count, isNamedGzip: name.lowercased().hasSuffix(".gz"))
    }

    /// Whether text has no such byte: controls other than tab, line ends, form feed, escape and end-of-file mark.
    static func isControl(_ byte: UInt8) -> Bool {
        byte == 0x7F || (byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1A && byte != 0x1B)
    }

    static func isMarkedUTF16(_ raw: [UInt8]) -> Bool {
        raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF])
    }

    static func looksLikeUTF16(_ raw: [UInt8]) -> Bool {
        let head = raw.prefix(200)
        return head.count >= 4 && head.count { $0 == 0 } * 5 >= head.count * 2
    }

    static func firstInvalidUTF8(_ raw: [UInt8]) -> Int? {
        if raw.allSatisfy({ $0 < 0x80 }) { return nil }
        var position = 0
        var decoder = UTF8()
        var iterator = raw.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): position += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return position
            }
        }
    }
}

extension String {
    /// The text with letters and their marks put together (NFC), so that equal names have equal bytes.
    ///
    /// Marks have first bytes from 0xCC on in UTF-8; a text without such bytes is composed.
    var composed: String {
        utf8.contains { $0 >= 0xCC } ? precomposedStringWithCanonicalMapping : self
    }

    /// Most marks on one letter. Unicode allows 30 where text is to be handled as a stream (UAX 15, section 13), and
    /// Foundation loses marks when it composes a text with some dozens.
    static let mostMarks = 30

    /// Whether more marks follow one another than any language puts on a letter.
    var hasTooManyMarks: Bool {
        guard utf8.count > 2 * String.mostMarks, utf8.contains(where: { $0 >= 0xCC }) else { return false }
        var marks = 0
        for scalar in unicodeScalars {
            marks = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : marks + 1
            if marks > String.mostMarks { return true }
        }
        return false
    }
}

extension OtherFormat {
    /// What a file is; `nil` where its first bytes may be those of a table.
    ///
    /// - Parameter head: The first bytes of a file.
    public init?(head: [UInt8]) {
        let known: [([UInt8], OtherFormat)] = [
            (Array("%PDF-".utf8), .pdf), ([0x50, 0x4B, 0x03, 0x04], .zip),
            ([0xD0, 0xCF, 0x11, 0xE0], .oldWorkbook),
            (Array("SQLite format 3".utf8), .database), (Array("PAR1".utf8), .parquet),
            ([0x89, 0x50, 0x4E, 0x47], .picture), ([0xFF, 0xD8, 0xFF], .picture),
            (Array("GIF8".utf8), .picture),
        ]
        if let format = known.first(where: { head.starts(with: $0.0) })?.1 {
            self = format
            return
        }
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let text = String(decoding: head.drop(while: isSpace).prefix(15), as: UTF8.self).lowercased()
        guard text.hasPrefix("<!doctype html") || text.hasPrefix("<html") else { return nil }
        self = .page
    }
}

/// A file that cannot be opened, read or written.
public struct FileFault: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Kind: Sendable {
        /// Nothing that can be read stands there.
        case missing
        /// Reading it failed.
        case unreadable
        /// It was read, and what it holds cannot be used.
        case unusable
        case unwritable
    }

    public var file: String
    public var kind: Kind
    /// Why, and what to do.
    public var cause: any FaultKind

    public init(file: String, kind: Kind, _ cause: any FaultKind) {
        self.file = file
        self.kind = kind
        self.cause = cause
    }

    /// File and cause, for developers; what people read stands in the room Wording.
    public var description: String { "\(file.escapedForTerminal): \(cause)" }

    public static func == (one: Self, other: Self) -> Bool {
        one.file == other.file && one.kind == other.kind && one.cause.isSame(as: other.cause)
    }
}

extension FileFault {
    /// Why a file could not be opened or read.
    ///
    /// - Parameters:
    ///   - name: The name that messages use.
    ///   - code: `errno`.
    public static func reading(_ name: String, code: Int32) -> FileFault { FileBytes.fault(name, code) }

    /// Refuses a pipe or device where a file is read more than once and ``StreamInputs`` does not keep it.
    ///
    /// - Parameters:
    ///   - url: A path.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` where the path is a pipe, a terminal or a socket.
    public static func refuseStream(_ url: URL, name: String) throws {
        guard FileBytes.isStream(url), !StreamInputs.areKept else { return }
        throw FileFault(file: name, kind: .unreadable, FileCause.stream)
    }
}

/// How a file ends.
public enum FileEnd {
    /// Whether a plain file with content ends within a line, as one does that was cut off.
    ///
    /// - Parameter url: The file; compressed ones say no.
    public static func isWithinLine(_ url: URL) -> Bool {
        guard FileBytes.isPlainFile(url), let bytes = try? FileBytes(contentsOf: url, name: url.path),
            bytes.count > 0
        else { return false }
        return bytes.array(bytes.count - 1..<bytes.count) != [LineEnds.feed]
    }
}
