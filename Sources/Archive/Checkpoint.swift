import Ground

/// The head of a log, as the C2SP specification `tlog-checkpoint` has it.
public struct Checkpoint: Sendable, Hashable {
    /// Name of the log.
    public var origin: String
    /// Entries of the tree.
    public var size: Int
    public var root: TreeHash
    /// Lines of meanings of their own.
    public var extensions: [String]

    public init(origin: String, size: Int, root: TreeHash, extensions: [String] = []) {
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// The text that is signed.
    public var text: String {
        ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined()
    }

    /// Reads the text of a note.
    ///
    /// - Parameter text: Text whose last character is a line feed.
    /// - Throws: ``HeadFault``.
    public init(_ text: String) throws(HeadFault) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.popLast() == "", lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }) else {
            throw .shape
        }
        guard let size = Checkpoint.number(lines[1]) else { throw .size }
        guard let root = TreeHash(base64: lines[2]) else { throw .hash }
        // A tree of nothing has one hash only.
        guard size > 0 || root == MerkleTree.root([]) else { throw .hash }
        self.init(origin: String(lines[0]), size: size, root: root, extensions: lines[3...].map(String.init))
    }

    /// A number without leading zeros; `nil` where the text is none.
    static func number(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            text == "0" || !text.hasPrefix("0")
        else { return nil }
        return Int(text)
    }
}

/// A proof that an entry is in a log, as the C2SP specification `tlog-proof` has it.
public struct InclusionProof: Sendable, Hashable {
    /// The entry, from 0.
    public var index: Int
    public var hashes: [TreeHash]
    /// A checkpoint.
    public var note: SignedNote

    static let head = "c2sp.org/tlog-proof@v1"

    public init(index: Int, hashes: [TreeHash], note: SignedNote) {
        self.index = index
        self.hashes = hashes
        self.note = note
    }

    public var written: String {
        ([InclusionProof.head, "index \(index)"] + hashes.map(\.base64)).map { $0 + "\n" }.joined() + "\n"
            + note.written
    }

    /// Reads a proof.
    ///
    /// - Parameter bytes: Its text.
    /// - Throws: ``HeadFault``.
    public init(_ bytes: [UInt8]) throws(HeadFault) {
        guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0x0D) else {
            throw .notText
        }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == Substring(InclusionProof.head) else { throw .shape }
        if let extra = lines.first, extra.hasPrefix("extra ") {
            guard Base64.decoded(extra.dropFirst(6)) != nil else { throw .shape }
            lines.removeFirst()
        }
        guard let place = lines.popFirst(), place.hasPrefix("index "),
            let index = Checkpoint.number(place.dropFirst(6))
        else { throw .shape }
        var hashes: [TreeHash] = []
        while let line = lines.popFirst(), !line.isEmpty {
            guard let hash = TreeHash(base64: line), hashes.count < 63 else { throw .hash }
            hashes.append(hash)
        }
        try self.init(
            index: index, hashes: hashes, note: SignedNote(Array(lines.joined(separator: "\n").utf8)))
    }

    /// Whether the hashes lead from an entry to the root of the checkpoint; who signed it is asked apart.
    ///
    /// - Parameter entry: The manifest.
    public func holds(for entry: [UInt8]) -> Bool {
        guard let head = try? Checkpoint(note.text) else { return false }
        return MerkleTree.includes(
            MerkleTree.leaf(entry), at: index, size: head.size, proof: hashes, root: head.root)
    }
}

/// A proof that a log grew out of an earlier state, in the shape of the body of `tlog-witness`.
public struct ConsistencyProof: Sendable, Hashable {
    /// Entries of the earlier tree.
    public var old: Int
    public var hashes: [TreeHash]
    /// The later checkpoint.
    public var note: SignedNote

    public init(old: Int, hashes: [TreeHash], note: SignedNote) {
        self.old = old
        self.hashes = hashes
        self.note = note
    }

    public var written: String {
        (["old \(old)"] + hashes.map(\.base64)).map { $0 + "\n" }.joined() + "\n" + note.written
    }
}
