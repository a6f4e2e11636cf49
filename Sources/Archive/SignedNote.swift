import Ground

/// A text with signatures, as the C2SP specification `signed-note` has it.
public struct SignedNote: Sendable, Hashable {
    /// A line of a signature.
    public struct Signature: Sendable, Hashable {
        public var name: String
        /// First four bytes of the digest of name and key.
        public var keyID: UInt32
        /// What follows the id of the key.
        public var bytes: [UInt8]
    }

    /// The text, whose last character is a line feed.
    public var text: String
    public var signatures: [Signature]

    public init(text: String, signatures: [Signature] = []) {
        self.text = text
        self.signatures = signatures
    }

    private static let mostBytes = 1 << 20
    private static let dash = "\u{2014} "

    /// Whether a text may name a log or a key: not empty, without blanks, plus signs and control characters.
    public static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0 != "+" && !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0x7F
            }
    }

    /// Reads a note; one without signatures is a text that ends in an empty line or in its last line.
    ///
    /// - Parameter bytes: The note.
    /// - Throws: ``HeadFault``.
    public init(_ bytes: [UInt8]) throws(HeadFault) {
        guard bytes.count <= SignedNote.mostBytes, let note = String(validating: bytes, as: UTF8.self),
            !bytes.contains(where: { $0 < 0x20 && $0 != 0x0A })
        else { throw .notText }
        var lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.popLast() == "" else { throw .shape }
        guard let blank = lines.lastIndex(of: "") else {
            self.init(text: note)
            return
        }
        var signatures: [Signature] = []
        for line in lines[(blank + 1)...] {
            guard line.hasPrefix(SignedNote.dash) else { throw .signatureLine }
            let parts = line.dropFirst(SignedNote.dash.count).split(
                separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 2, SignedNote.isName(String(parts[0])),
                let decoded = Base64.decoded(parts[1]), decoded.count > 4
            else { throw .signatureLine }
            let id = decoded[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            signatures.append(Signature(name: String(parts[0]), keyID: id, bytes: Array(decoded[4...])))
        }
        let text = lines[..<blank].map { $0 + "\n" }.joined()
        guard !text.isEmpty else { throw .shape }
        self.init(text: text, signatures: signatures)
    }

    /// The note as it is written; without signatures it ends in the empty line behind its text.
    public var written: String {
        text + "\n"
            + signatures.map { signature in
                let id = (0..<4).map { UInt8(truncatingIfNeeded: signature.keyID >> (24 - 8 * $0)) }
                return SignedNote.dash + signature.name + " " + Base64.encoded(id + signature.bytes) + "\n"
            }.joined()
    }
}
