import Foundation

/// A record of a web archive whose bytes do not have the digest that the record itself names.
public struct WebDigestFault: Error, Sendable, Hashable, Codable {
    /// Address of its page; empty where it has none.
    public var address: String
    /// The field, as the standard writes it; ``entryField`` where the entry of an archive of captures names the digest.
    public var field: String
    /// Algorithm and digest as the record has them.
    public var said: String
    /// The same of its bytes.
    public var found: String

    /// The digest that an entry of an archive of captures names.
    public static let entryField = "sha256"

    public init(address: String, field: String, said: String, found: String) {
        self.address = address
        self.field = field
        self.said = said
        self.found = found
    }
}

extension WebArchiveReader.Record {
    /// What the digests of a record say of its bytes.
    public struct DigestCheck: Sendable, Hashable {
        /// The first that its bytes do not have.
        public var fault: WebDigestFault?
        /// Algorithms that are not known here.
        public var unknown: [String] = []
    }

    /// Holds the block, and the content of an answer, against the digests that the record names.
    ///
    /// The content of an answer in chunks is taken as it stands and joined, because programs that write records do either. Digests
    /// of content that goes on in another record are not checked; nor are those of a block that was too large to be read.
    public var digestCheck: DigestCheck {
        var check = DigestCheck()
        guard let block else { return check }
        hold("WARC-Block-Digest", [block], &check)
        guard check.fault == nil, fields["warc-segment-number"] == nil, type != "revisit" else {
            return check
        }
        var contents = [block]
        if type == "response", let answer = WebResponse(block) {
            contents = [Array(block[answer.head.count...])]
            if answer.body.count != contents[0].count { contents.append(answer.body) }
        }
        hold("WARC-Payload-Digest", contents, &check)
        return check
    }

    private func hold(_ field: String, _ contents: [[UInt8]], _ check: inout DigestCheck) {
        guard let said = fields[field.lowercased()], !said.isEmpty else { return }
        let parts = said.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let algorithm = parts[0].lowercased().replacing("-", with: "")
        let digests = contents.compactMap { Digest.named(algorithm, $0) }
        guard parts.count == 2, digests.count == contents.count else {
            check.unknown.append(parts[0])
            return
        }
        let text = parts[1].trimmingCharacters(in: CharacterSet(charactersIn: "= "))
        guard !digests.contains(where: { Digest.isWritten($0, as: text) }) else { return }
        let found =
            text.count == digests[0].count * 2
            ? Digest.hexadecimal(digests[0][...]) : Digest.base32(digests[0])
        check.fault = WebDigestFault(
            address: address ?? "", field: field, said: said, found: "\(parts[0]):\(found)")
    }
}

extension Digest {
    /// A digest by the name of its algorithm in small letters.
    ///
    /// - Returns: `nil` where the algorithm is not known or not allowed here.
    static func named(_ algorithm: String, _ bytes: [UInt8]) -> [UInt8]? {
        guard ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"].contains(algorithm) else { return nil }
        return of(algorithm, bytes)
    }

    /// Whether a text is a digest in base 32, base 16 or base 64, without what fills it up.
    static func isWritten(_ digest: [UInt8], as text: String) -> Bool {
        if text.lowercased() == hexadecimal(digest[...]) || text.uppercased() == base32(digest) {
            return true
        }
        return text.replacing("-", with: "+").replacing("_", with: "/")
            == Data(digest).base64EncodedString().trimmingCharacters(in: CharacterSet(charactersIn: "="))
    }

    /// Base 32 of RFC 4648, not filled up.
    static func base32(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var (text, held, bits): ([UInt8], UInt32, UInt32) = ([], 0, 0)
        for byte in bytes {
            held = (held << 8 | UInt32(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(letters[Int(held >> bits & 31)])
            }
        }
        if bits > 0 { text.append(letters[Int(held << (5 - bits) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}
