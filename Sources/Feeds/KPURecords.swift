import Foundation
import Ground

/// Pages that stand one after another in one file: JSON lines, or records of a web archive (WARC), compressed or not.
final class KPURecords {
    enum Shape: Sendable {
        case lines, webArchive

        /// What the first bytes of a decompressed file are; `nil` for a single document.
        init?(_ head: ArraySlice<UInt8>) {
            let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
            if text.starts(with: "WARC/".utf8) {
                self = .webArchive
                return
            }
            // A whole document in the first line, and another one behind it.
            let end = text.firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
            guard text.first == UInt8(ascii: "{"), let first = try? JSONParser.parse(Array(text[..<end]))
            else {
                return nil
            }
            let next = text[end...].first { $0 != 0x20 && !(9...13).contains($0) }
            let isSaved = first["url"] != nil && first["data"] != nil
            guard next == UInt8(ascii: "{") || (next == nil && isSaved) else { return nil }
            self = .lines
        }
    }

    /// One page as it was saved.
    struct Record {
        /// Its address, or the file and the number of its line.
        var path: String
        var content: KPUInput.Item.Content
    }

    private let stream: ByteStream
    private let name: String
    private var shape = Shape.lines
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var line = 0

    /// - Parameters:
    ///   - stream: The file.
    ///   - name: Its path, for messages.
    /// - Returns: `nil` where the file is of neither shape.
    /// - Throws: `ArchiveReader.Damage` where it is damaged at its beginning.
    init?(_ stream: ByteStream, name: String) throws(ArchiveReader.Damage) {
        self.stream = stream
        self.name = name
        // A page of many stations may be long.
        while buffer.count < 1 << 20, try fill() {}
        guard let shape = Shape(buffer[...]) else { return nil }
        self.shape = shape
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    }

    /// The next page; `nil` at the end.
    ///
    /// - Throws: `ArchiveReader.Damage` where the file is damaged from here on.
    func next() throws(ArchiveReader.Damage) -> Record? {
        switch shape {
        case .lines: try nextLine()
        case .webArchive: try nextPage()
        }
    }

    // MARK: Bytes

    /// - Returns: Whether more has come.
    private func fill() throws(ArchiveReader.Damage) -> Bool {
        if isAtEnd { return false }
        let piece = try stream.next()
        if piece.isEmpty {
            isAtEnd = true
            return false
        }
        if start > 1 << 22 {
            buffer.removeSubrange(..<start)
            start = 0
        }
        buffer += piece
        return true
    }

    private func nextLine() throws(ArchiveReader.Damage) -> Record? {
        while true {
            var from = start
            var end = buffer[from...].firstIndex(of: UInt8(ascii: "\n"))
            while end == nil {
                let had = buffer.count - start
                guard try fill() else { break }
                if buffer.count - start > KPUInput.largestPage { return try skipLine() }
                from = start + had
                end = buffer[from...].firstIndex(of: UInt8(ascii: "\n"))
            }
            if end == nil, start == buffer.count { return nil }
            line += 1
            var text = buffer[start..<(end ?? buffer.count)]
            start = end.map { $0 + 1 } ?? buffer.count
            while let last = text.last, last == 0x0D || last == 0x20 { text.removeLast() }
            if text.isEmpty { continue }
            return Record(path: "\(name):\(line)", content: .line(Array(text)))
        }
    }

    private func skipLine() throws(ArchiveReader.Damage) -> Record {
        line += 1
        while true {
            if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
                start = end + 1
                break
            }
            start = buffer.count
            guard try fill() else { break }
        }
        return Record(
            path: "\(name):\(line)",
            content: .refused(UnreadReason.tooLarge(limit: KPUInput.largestPage)))
    }

    // MARK: Web archives

    private func nextPage() throws(ArchiveReader.Damage) -> Record? {
        while true {
            while true {
                if start == buffer.count, try !fill() { return nil }
                guard buffer[start] == 0x0D || buffer[start] == 0x0A else { break }
                start += 1
            }
            let head = try header()
            guard let length = head["content-length"].flatMap(Int.init), length >= 0 else {
                throw ArchiveReader.Damage(member: head["warc-target-uri"], detail: "no length of a record")
            }
            let address = head["warc-target-uri"] ?? name
            let isPage = ["response", "resource"].contains(head["warc-type"] ?? "")
            guard length <= KPUInput.largestPage else {
                try skip(length)
                if !isPage { continue }
                return Record(
                    path: address, content: .refused(UnreadReason.tooLarge(limit: KPUInput.largestPage)))
            }
            while buffer.count - start < length {
                guard try fill() else {
                    throw ArchiveReader.Damage(member: address, detail: "the last record is cut off")
                }
            }
            let body = Array(buffer[start..<start + length])
            start += length
            guard isPage else { continue }
            if head["warc-type"] == "resource" { return Record(path: address, content: .bytes(body)) }
            if let content = WebResponse(body)?.content { return Record(path: address, content: content) }
        }
    }

    private func skip(_ length: Int) throws(ArchiveReader.Damage) {
        var left = length
        while left > 0 {
            let step = min(left, buffer.count - start)
            start += step
            left -= step
            if left > 0, try !fill() { return }
        }
    }

    /// Fields of a record by their names in small letters.
    private func header() throws(ArchiveReader.Damage) -> [String: String] {
        let mark: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        while true {
            if let end = buffer[start...].firstRange(of: mark) {
                let text = String(decoding: buffer[start..<end.lowerBound], as: UTF8.self)
                start = end.upperBound
                return WebResponse.fields(text)
            }
            guard buffer.count - start < 1 << 20, try fill() else {
                throw ArchiveReader.Damage(member: nil, detail: "the header of a record has no end")
            }
        }
    }
}

/// What a server answered, as a web archive keeps it.
struct WebResponse {
    let status: Int
    private let fields: [String: String]
    private let body: ArraySlice<UInt8>

    /// - Returns: `nil` where the bytes are no answer.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: "HTTP/".utf8), let end = bytes.firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A])
        else {
            return nil
        }
        let text = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        let words = text.prefix { !$0.isNewline }.split(separator: " ")
        status = words.count > 1 ? Int(words[1]) ?? 0 : 0
        fields = WebResponse.fields(text)
        body = bytes[end.upperBound...]
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

    /// The page; `nil` for answers without one, such as redirections and errors.
    var content: KPUInput.Item.Content? {
        guard status == 200 else { return nil }
        let isChunked = fields["transfer-encoding"]?.lowercased() == "chunked"
        // Some archives keep the field and have joined the chunks already.
        let whole = isChunked ? WebResponse.joined(body) ?? Array(body) : Array(body)
        if let coding = fields["content-encoding"]?.lowercased(), coding != "identity" {
            let isGzip = whole.starts(with: [0x1F, 0x8B])
            guard isGzip else {
                return whole.first == UInt8(ascii: "{") || whole.first == UInt8(ascii: "[")
                    ? .bytes(whole) : .refused(UnreadReason.unreadable(coding))
            }
            guard let plain = Compression.gunzip(whole, largest: KPUInput.largestPage) else {
                return .refused(UnreadReason.unreadable(coding))
            }
            return .bytes(plain)
        }
        return .bytes(whole)
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
