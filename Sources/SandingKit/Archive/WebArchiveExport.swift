import Archive
import Foundation
import Ground

/// An archive as a file that tools for web archives read: a WARC 1.1, or a WACZ with index and list of pages.
///
/// Every entry has a record of metadata with its manifest, whose SHA-256 behind a zero byte is its leaf in the log; every page
/// has a record with its bytes, as an answer of a server where its head is known and else as a file.
public struct WebArchiveExport {
    public enum Form: String, Sendable, CaseIterable {
        /// One file of records, each compressed by itself where the name ends in `.gz`.
        case warc
        /// A zip archive with the records, an index (CDXJ), a list of pages and a Data Package.
        case wacz
    }

    private let archive: CaptureArchive
    private let version: String

    /// - Parameters:
    ///   - archive: The archive.
    ///   - version: Version of the program, for the first record.
    public init(_ archive: CaptureArchive, version: String) {
        self.archive = archive
        self.version = version
    }

    /// Files that stand beside a target while it is written.
    public static func drafts(of path: String) -> [String] {
        DraftFiles.endings.map { "\(path).\(getpid())\($0)" }
    }

    /// Writes the file, which is there whole or not at all.
    ///
    /// - Parameters:
    ///   - form: What it is to be.
    ///   - path: A file that is not there.
    ///   - step: Told between entries how many of all are done; what it throws ends the work.
    /// - Returns: Entries that were written, and how many of them have the bytes of a page.
    /// - Throws: `FileFault` where something stands there, it cannot be written, or an entry cannot be read.
    public func write(
        _ form: Form, to path: String, _ step: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> (entries: Int, pages: Int) {
        var status = stat()
        guard lstat(path, &status) != 0 else {
            throw FileFault(file: path, kind: .unwritable, OutputCause.fileIsThere)
        }
        try archive.checkLog()
        let drafts = WebArchiveExport.drafts(of: path)
        DraftFiles.removeLeft(of: path)
        defer { for draft in drafts { unlink(draft) } }
        let isPacked = form == .wacz || path.lowercased().hasSuffix(".gz")
        var records = try WebArchiveFile(drafts[0], name: path, isPacked: isPacked)
        let pages = try write(to: &records, name: WebArchiveExport.recordsName, step)
        try records.close()
        if form == .wacz {
            try WebArchivePackage(name: path, origin: archive.origin, version: version).write(
                drafts[1], records: drafts[0], pages)
        }
        // Nothing may fail once it is there.
        let count = try archive.count()
        let made = form == .wacz ? drafts[1] : drafts[0]
        // A link never takes the place of what stands there.
        guard link(made, path) == 0 else {
            let cause: OutputCause = errno == EEXIST ? .fileIsThere : .fileUnwritable(SystemRefusal(errno))
            throw FileFault(file: path, kind: .unwritable, cause)
        }
        return (count, pages.count)
    }

    static let recordsName = "data.warc.gz"

    private func write(
        to file: inout WebArchiveFile, name: String, _ step: (_ done: Int, _ total: Int) throws -> Void
    ) throws -> [WebPage] {
        let head = try archive.checkpoint()
        let entries = try archive.entries()
        let info = [
            "software: sanding \(version)", "format: WARC File Format 1.1", "log: \(head.origin)",
            "entries: \(head.size)", "root: \(head.root.base64)",
        ]
        let last = entries.map(\.manifest.time.seconds).max() ?? 0
        _ = try file.append(
            WebArchiveRecord(
                fields: [
                    ("WARC-Type", "warcinfo"), ("WARC-Record-ID", WebPage.id("info", head.root.bytes)),
                    ("WARC-Date", WebPage.date(last)), ("WARC-Filename", name),
                    ("Content-Type", "application/warc-fields"),
                ], block: Array((info.joined(separator: "\r\n") + "\r\n").utf8)))
        var pages: [WebPage] = []
        for entry in entries {
            try step(entry.index, entries.count)
            var page = WebPage(entry)
            if let blob = entry.manifest.blob(.page) {
                let bytes = try archive.content(blob, of: entry.index)
                let answer = try entry.manifest.blob(.head).map { try archive.content($0, of: entry.index) }
                page.place = try file.append(page.record(of: bytes, head: answer))
                pages.append(page)
            }
            for blob in entry.manifest.blobs where blob.role != .page {
                _ = try file.append(
                    page.record(ofContent: blob, try archive.content(blob, of: entry.index)))
            }
            _ = try file.append(page.metadata)
        }
        return pages
    }
}

/// A page of a web archive, and where it stands.
struct WebPage {
    let entry: CaptureArchive.Entry
    /// Where its record begins, and its bytes there; in a compressed file of the compressed record.
    var place = WebArchiveFile.Place(offset: 0, bytes: 0)
    private(set) var mediaType = ""
    private(set) var status: Int?

    init(_ entry: CaptureArchive.Entry) { self.entry = entry }

    var address: String { WebAddress.address(of: entry.manifest.source) }
    var date: String { WebPage.date(entry.manifest.time.seconds) }

    /// A moment in UTC as records have it.
    static func date(_ seconds: Int) -> String {
        CaptureTime(seconds: seconds).text.replacing("+00:00", with: "Z")
    }

    /// An identifier that is the same for the same record.
    static func id(_ kind: String, _ bytes: [UInt8]) -> String {
        var digest = TreeHash(of: Array(kind.utf8) + bytes).bytes.prefix(16).map { $0 }
        // A UUID of no registered kind (version 8 of RFC 9562).
        digest[6] = digest[6] & 0x0F | 0x80
        digest[8] = digest[8] & 0x3F | 0x80
        let digits = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        var rest = digits[...]
        let parts = [8, 4, 4, 4, 12].map { length in
            defer { rest = rest.dropFirst(length) }
            return rest.prefix(length)
        }
        return "<urn:uuid:\(parts.joined(separator: "-"))>"
    }

    private func own(_ type: String) -> [(name: String, value: String)] {
        let time = entry.manifest.time
        return [
            ("WARC-Type", type), ("WARC-Record-ID", WebPage.id(type, place(of: entry))),
            ("WARC-Date", date), ("WARC-Target-URI", address), (WebField.entry, "\(entry.index)"),
            (WebField.leaf, entry.leaf.hexadecimal), (WebField.time, time.text),
            (WebField.precision, time.precision.rawValue),
        ]
    }

    private func place(of entry: CaptureArchive.Entry) -> [UInt8] {
        entry.leaf.bytes + Array("\(entry.index)".utf8)
    }

    /// The record of its bytes.
    ///
    /// - Parameters:
    ///   - bytes: The page.
    ///   - head: The server's answer before it, where that is known.
    mutating func record(of bytes: [UInt8], head: [UInt8]?) -> WebArchiveRecord {
        let payload = ("WARC-Payload-Digest", "sha256:" + TreeHash(of: bytes).hexadecimal)
        if let head, let answer = WebResponse(head) {
            status = answer.status
            mediaType = String((answer.fields["content-type"] ?? "").prefix { $0 != ";" })
            return WebArchiveRecord(
                fields: own("response") + [
                    payload, ("Content-Type", "application/http; msgtype=response"),
                ], block: WebPage.withoutChunks(head) + bytes)
        }
        mediaType = WebPage.mediaType(bytes)
        return WebArchiveRecord(
            fields: own("resource") + [payload, ("Content-Type", mediaType)], block: bytes)
    }

    /// The record of what its manifest names beside the page.
    func record(ofContent blob: Manifest.Blob, _ bytes: [UInt8]) -> WebArchiveRecord {
        let type = blob.role == .head ? "application/http; msgtype=response" : "application/json"
        var fields = own("metadata")
        // A record of its own has a name of its own.
        fields[1].value = WebPage.id("metadata " + blob.role.rawValue, place(of: entry))
        return WebArchiveRecord(
            fields: fields + [(WebField.content, blob.role.rawValue), ("Content-Type", type)], block: bytes)
    }

    /// The record of its manifest; of an outage, of all that there is.
    var metadata: WebArchiveRecord {
        var fields = own("metadata")
        if entry.manifest.blob(.page) != nil {
            let type = status == nil ? "resource" : "response"
            fields.append(("WARC-Concurrent-To", WebPage.id(type, place(of: entry))))
        }
        return WebArchiveRecord(
            fields: fields + [("Content-Type", "application/json")], block: entry.manifest.bytes)
    }

    /// The head without the field that says that the content comes in chunks, which are joined.
    private static func withoutChunks(_ head: [UInt8]) -> [UInt8] {
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        return Array(
            lines.filter { !$0.lowercased().hasPrefix("transfer-encoding:") }.joined(separator: "\r\n").utf8)
    }

    private static func mediaType(_ bytes: [UInt8]) -> String {
        switch bytes.first(where: { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): "application/json"
        case UInt8(ascii: "<"): "text/html"
        default: "application/octet-stream"
        }
    }
}
