import Archive
import Foundation
import Ground

/// What the record of a web archive says of a page.
struct WebCapture {
    var time: CaptureTime?
    /// The head of the server's answer, as it was received.
    var head: [UInt8]?
}

/// Names of the fields that Sanding adds to records, so that an archive that was written out may be read again as it was.
enum WebField {
    static let time = "Sanding-Time"
    static let precision = "Sanding-Time-Precision"
    static let entry = "Sanding-Entry"
    static let leaf = "Sanding-Leaf"
    /// The role of content that is no page, in a record of metadata of its own.
    static let content = "Sanding-Content"
}

/// The pages of a web archive, one after another: answers of servers that have content, errors too, and files.
final class WebCaptures {
    private let reader: WebArchiveReader
    /// Records that only name others with the same content, so far.
    private(set) var revisits = 0
    /// Pages whose bytes are others than their records say, and which are left out, so far.
    private(set) var faults: [WebDigestFault] = []
    /// Algorithms of digests that cannot be checked, each once.
    private(set) var unknownDigests: Set<String> = []
    /// An entry whose manifest is still to come.
    private struct OpenEntry {
        var entry: String?
        var page: ArchiveInput.Item?
        var contents: [TreeHash: [UInt8]] = [:]
    }
    private var open = OpenEntry()
    /// Pages that were read and not given yet.
    private var ready: [ArchiveInput.Item] = []
    private var isAtEnd = false

    init(_ stream: ByteStream, largest: Int) {
        reader = WebArchiveReader(stream, largest: largest)
    }

    /// Whether a name is that of a web archive.
    static func isWebArchive(_ path: String) -> Bool {
        let name = path.lowercased()
        return name.hasSuffix(".warc") || name.hasSuffix(".warc.gz")
    }

    /// The next page; its path is its address, its bytes are those that were received.
    ///
    /// Records of one entry of an archive that was written out stand together, its manifest last. Where all that it names is
    /// there it is one page with its entry, whatever kind of entry that is.
    /// - Throws: `ArchiveReader.Damage` where the file is damaged from here on.
    func next() throws(ArchiveReader.Damage) -> ArchiveInput.Item? {
        while true {
            if !ready.isEmpty { return ready.removeFirst() }
            guard let record = try reader.next() else {
                guard !isAtEnd else { return nil }
                isAtEnd = true
                begin(nil)
                continue
            }
            if record.fields[WebField.entry.lowercased()] != open.entry || open.entry == nil { begin(record) }
            if record.type == "metadata" { take(metadata: record) } else { take(page: record) }
        }
    }

    /// Ends the entry that is open, and begins that of a record.
    private func begin(_ record: WebArchiveReader.Record?) {
        if let page = open.page { ready.append(page) }
        open = OpenEntry(entry: record?.fields[WebField.entry.lowercased()])
    }

    private func take(metadata record: WebArchiveReader.Record) {
        guard let entry = open.entry, let block = record.block else { return }
        if record.fields[WebField.content.lowercased()] != nil {
            open.contents[TreeHash(of: block)] = block
            return
        }
        guard let place = Int(entry), let manifest = Manifest(block),
            let kept = KeptEntry(place: place, manifest, contents: open.contents)
        else { return }
        var item =
            open.page ?? ArchiveInput.Item(path: manifest.source, bytes: [], record: WebCapture())
        item.kept = kept
        open = OpenEntry()
        ready.append(item)
    }

    private func take(page record: WebArchiveReader.Record) {
        if record.type == "revisit" { revisits += 1 }
        guard ["response", "resource"].contains(record.type), let address = record.address,
            let block = record.block
        else { return }
        let check = record.digestCheck
        unknownDigests.formUnion(check.unknown)
        if let fault = check.fault {
            faults.append(fault)
            return
        }
        var found = WebCapture(time: WebCaptures.time(record))
        var bytes = block
        if record.type == "response", let answer = WebResponse(block) {
            // What moved elsewhere has its content there; of an entry it was content all the same.
            let isNoPage = (300..<400).contains(answer.status) || answer.body.isEmpty
            if isNoPage, open.entry == nil { return }
            found.head = answer.head
            bytes = answer.body
        }
        let item = ArchiveInput.Item(
            path: WebAddress.source(of: address), bytes: bytes, record: found)
        guard open.entry != nil else { return ready.append(item) }
        open.page = item
        open.contents[TreeHash(of: bytes)] = bytes
    }

    private static func time(_ record: WebArchiveReader.Record) -> CaptureTime? {
        let own = record.fields[WebField.precision.lowercased()].flatMap(CaptureTime.Precision.init)
        if let text = record.fields[WebField.time.lowercased()], let own,
            let time = try? CaptureTime(text, precision: own)
        {
            return time
        }
        // WARC 1.1 allows parts of seconds.
        let date = (record.fields["warc-date"] ?? "").replacing(/\.\d+Z$/, with: "Z")
        return try? CaptureTime(date)
    }
}

/// Addresses of pages in web archives, which must have a scheme.
enum WebAddress {
    private static let local = "file:///"

    /// The address of a page: its own, or one of a file where it only has a name.
    static func address(of source: String) -> String {
        let allowed = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
        if source.wholeMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:[\x21-\x7E]+/) != nil, !source.hasPrefix(local) {
            return source
        }
        return local + (source.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")
    }

    /// What ``address(of:)`` was made of.
    static func source(of address: String) -> String {
        guard address.hasPrefix(local) else { return address }
        let path = String(address.dropFirst(local.count))
        return path.removingPercentEncoding ?? path
    }
}
