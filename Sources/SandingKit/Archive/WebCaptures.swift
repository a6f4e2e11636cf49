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
    /// - Throws: `ArchiveReader.Damage` where the file is damaged from here on.
    func next() throws(ArchiveReader.Damage) -> ArchiveInput.Item? {
        while let record = try reader.next() {
            if record.type == "revisit" { revisits += 1 }
            guard ["response", "resource"].contains(record.type), let address = record.address,
                let block = record.block
            else { continue }
            let check = record.digestCheck
            unknownDigests.formUnion(check.unknown)
            if let fault = check.fault {
                faults.append(fault)
                continue
            }
            var found = WebCapture(time: WebCaptures.time(record))
            var bytes = block
            if record.type == "response", let answer = WebResponse(block) {
                // What moved elsewhere has its content there.
                if (300..<400).contains(answer.status) || answer.body.isEmpty { continue }
                found.head = answer.head
                bytes = answer.body
            }
            return ArchiveInput.Item(path: WebAddress.source(of: address), bytes: bytes, record: found)
        }
        return nil
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
