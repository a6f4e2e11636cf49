import Foundation

/// Records of a web archive (WARC 1.0 and 1.1), one after another.
public final class WebArchiveReader {
    public struct Record: Sendable, Equatable {
        /// Fields of its head, by their names in small letters.
        public var fields: [String: String]
        /// What follows the head; `nil` where it has more bytes than were asked for at most.
        public var block: [UInt8]?

        public var type: String { fields["warc-type"] ?? "" }
        public var address: String? { fields["warc-target-uri"].map(Record.plain) }

        /// Older writers have addresses between angle brackets.
        private static func plain(_ text: String) -> String {
            text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
        }
    }

    private let largest: Int
    private var window: StreamWindow

    /// How every record begins.
    public static let mark = Array("WARC/".utf8)

    /// - Parameters:
    ///   - stream: The file, decompressed.
    ///   - begun: What was read of it already.
    ///   - largest: Bytes of a block at most.
    public init(_ stream: ByteStream, begun: [UInt8] = [], largest: Int) {
        self.largest = largest
        window = StreamWindow(stream, begun: begun)
    }

    /// Whether a file is a web archive, plain or compressed, by its first bytes.
    ///
    /// - Parameter url: The file.
    public static func isWebArchive(_ url: URL) -> Bool {
        guard let stream = try? ByteStream(url, name: url.path) else { return false }
        var head: [UInt8] = []
        while head.count < mark.count, let piece = try? stream.next(), !piece.isEmpty { head += piece }
        return head.starts(with: mark)
    }

    /// The next record, of whatever type; `nil` at the end.
    ///
    /// - Throws: `ArchiveReader.Damage` where the file is damaged or cut off from here on.
    public func next() throws(ArchiveReader.Damage) -> Record? {
        while true {
            if window.count == 0, try !window.fill() { return nil }
            guard window.bytes[window.start] == 0x0D || window.bytes[window.start] == 0x0A else { break }
            window.start += 1
        }
        var record = Record(fields: try head())
        guard let length = record.fields["content-length"].flatMap(Int.init), length >= 0 else {
            throw ArchiveReader.Damage(member: record.address, detail: "no length of a record")
        }
        guard length <= largest else {
            try skip(length, of: record)
            return record
        }
        while window.count < length {
            guard try window.fill() else { throw WebArchiveReader.cutOff(record) }
        }
        record.block = Array(window.bytes[window.start..<window.start + length])
        window.start += length
        return record
    }

    private static func cutOff(_ record: Record) -> ArchiveReader.Damage {
        ArchiveReader.Damage(member: record.address, detail: "the last record is cut off")
    }

    private func skip(_ length: Int, of record: Record) throws(ArchiveReader.Damage) {
        var left = length
        while left > 0 {
            let step = min(left, window.count)
            window.start += step
            left -= step
            if left > 0, try !window.fill() { throw WebArchiveReader.cutOff(record) }
        }
    }

    private func head() throws(ArchiveReader.Damage) -> [String: String] {
        while true {
            if let end = window.bytes[window.start...].firstRange(of: WebResponse.headEnd) {
                let text = String(decoding: window.bytes[window.start..<end.lowerBound], as: UTF8.self)
                window.start = end.upperBound
                return WebResponse.fields(text)
            }
            guard window.count < 1 << 20, try window.fill() else {
                throw ArchiveReader.Damage(member: nil, detail: "the header of a record has no end")
            }
        }
    }
}

/// What a server answered, as a web archive keeps it.
public struct WebResponse: Sendable, Equatable {
    static let headEnd: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]

    public let status: Int
    /// Fields of the head, by their names in small letters.
    public let fields: [String: String]
    /// The head as it was received, with the empty line behind it.
    public let head: [UInt8]
    /// The content as it was received, but for the marks of a transfer in chunks; it may be compressed.
    public let body: [UInt8]

    /// - Returns: `nil` where the bytes are no answer.
    public init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: "HTTP/".utf8), let end = bytes.firstRange(of: WebResponse.headEnd) else {
            return nil
        }
        let text = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        let words = text.prefix { !$0.isNewline }.split(separator: " ")
        status = words.count > 1 ? Int(words[1]) ?? 0 : 0
        fields = WebResponse.fields(text)
        head = Array(bytes[..<end.upperBound])
        let rest = bytes[end.upperBound...]
        let isChunked = fields["transfer-encoding"]?.lowercased() == "chunked"
        // Some archives keep the field and have joined the chunks already.
        body = isChunked ? WebResponse.joined(rest) ?? Array(rest) : Array(rest)
    }

    static func fields(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            fields[parts[0].lowercased()] = String(parts[1]).trimmed
        }
        return fields
    }

    private static func joined(_ body: ArraySlice<UInt8>) -> [UInt8]? {
        var whole: [UInt8] = []
        var rest = body
        while let end = rest.firstRange(of: [0x0D, 0x0A]) {
            let size = String(decoding: rest[..<end.lowerBound], as: UTF8.self).prefix { $0 != ";" }
            guard let count = Int(size, radix: 16), count >= 0, end.upperBound + count <= rest.endIndex else {
                return nil
            }
            if count == 0 { return whole }
            whole += rest[end.upperBound..<end.upperBound + count]
            rest = rest[(end.upperBound + count)...].dropFirst(2)
        }
        return nil
    }
}
