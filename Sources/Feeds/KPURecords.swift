import Foundation
import Ground

/// Pages that stand one after another in one file: JSON lines, or records of a web archive (WARC), compressed or not.
final class KPURecords {
    enum Shape: Sendable {
        case lines, webArchive

        /// What the first bytes of a decompressed file are; `nil` for a single document.
        init?(_ head: ArraySlice<UInt8>) {
            let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
            if text.starts(with: WebArchiveReader.mark) {
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

    private let name: String
    private var shape = Shape.lines
    private var webArchive: WebArchiveReader?
    private var window: StreamWindow
    private var line = 0
    /// Algorithms of digests that cannot be checked, so far.
    private(set) var unknownDigests: Set<String> = []

    /// - Parameters:
    ///   - stream: The file.
    ///   - name: Its path, for messages.
    /// - Returns: `nil` where the file is of neither shape.
    /// - Throws: `ArchiveReader.Damage` where it is damaged at its beginning.
    init?(_ stream: ByteStream, name: String) throws(ArchiveReader.Damage) {
        window = StreamWindow(stream)
        self.name = name
        // A page of many stations may be long.
        while window.bytes.count < 1 << 20, try window.fill() {}
        guard let shape = Shape(window.bytes[...]) else { return nil }
        self.shape = shape
        if window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { window.start = 3 }
        if case .webArchive = shape {
            webArchive = WebArchiveReader(
                stream, begun: Array(window.bytes[window.start...]), largest: KPUInput.largestPage)
        }
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

    private func nextLine() throws(ArchiveReader.Damage) -> Record? {
        while true {
            var from = window.start
            var end = window.bytes[from...].firstIndex(of: UInt8(ascii: "\n"))
            while end == nil {
                let had = window.count
                guard try window.fill() else { break }
                if window.count > KPUInput.largestPage { return try skipLine() }
                from = window.start + had
                end = window.bytes[from...].firstIndex(of: UInt8(ascii: "\n"))
            }
            if end == nil, window.start == window.bytes.count { return nil }
            line += 1
            var text = window.bytes[window.start..<(end ?? window.bytes.count)]
            window.start = end.map { $0 + 1 } ?? window.bytes.count
            while let last = text.last, last == 0x0D || last == 0x20 { text.removeLast() }
            if text.isEmpty { continue }
            return Record(path: "\(name):\(line)", content: .line(Array(text)))
        }
    }

    private func skipLine() throws(ArchiveReader.Damage) -> Record {
        line += 1
        while true {
            if let end = window.bytes[window.start...].firstIndex(of: UInt8(ascii: "\n")) {
                window.start = end + 1
                break
            }
            window.start = window.bytes.count
            guard try window.fill() else { break }
        }
        return Record(
            path: "\(name):\(line)",
            content: .refused(UnreadReason.tooLarge(limit: KPUInput.largestPage)))
    }

    // MARK: Web archives

    private func nextPage() throws(ArchiveReader.Damage) -> Record? {
        while let record = try webArchive?.next() {
            guard ["response", "resource"].contains(record.type) else { continue }
            let address = record.address ?? name
            guard let block = record.block else {
                return Record(
                    path: address, content: .refused(UnreadReason.tooLarge(limit: KPUInput.largestPage)))
            }
            let check = record.digestCheck
            unknownDigests.formUnion(check.unknown)
            if let fault = check.fault {
                return Record(path: address, content: .refused(UnreadReason.otherDigest(fault)))
            }
            if record.type == "resource" { return Record(path: address, content: .bytes(block)) }
            if let content = WebResponse(block)?.content { return Record(path: address, content: content) }
        }
        return nil
    }
}

extension WebResponse {
    /// The page; `nil` for answers without one, such as redirections and errors.
    var content: KPUInput.Item.Content? {
        guard status == 200 else { return nil }
        guard let coding = fields["content-encoding"]?.lowercased(), coding != "identity" else {
            return .bytes(body)
        }
        guard body.starts(with: [0x1F, 0x8B]) else {
            return body.first == UInt8(ascii: "{") || body.first == UInt8(ascii: "[")
                ? .bytes(body) : .refused(UnreadReason.unreadable(coding))
        }
        guard let plain = Compression.gunzip(body, largest: KPUInput.largestPage) else {
            return .refused(UnreadReason.unreadable(coding))
        }
        return .bytes(plain)
    }
}
