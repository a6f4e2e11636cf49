import CCrypto
import Ground

/// A public key of a log or witness, as the C2SP specification `signed-note` writes it: `name+id+key`.
public struct VerifierKey: Sendable, Hashable {
    /// What its signatures are of.
    public enum Algorithm: UInt8, Sendable {
        /// The text of a note.
        case ed25519 = 1
        /// A moment and the text of a checkpoint: a witness has seen that the log grew.
        case cosignature = 4
    }

    /// What a note has of this key.
    public enum Finding: Sendable, Hashable {
        case good
        /// A signature of this key that is not of this text.
        case bad
        case absent
    }

    public let name: String
    public let algorithm: Algorithm
    /// 32 bytes.
    public let key: [UInt8]

    /// - Returns: `nil` where the name cannot be one, or the key has not 32 bytes.
    public init?(name: String, algorithm: Algorithm = .ed25519, key: [UInt8]) {
        guard SignedNote.isName(name), key.count == 32 else { return nil }
        self.name = name
        self.algorithm = algorithm
        self.key = key
    }

    /// Reads a key.
    ///
    /// - Parameter text: `name+id+key`.
    /// - Returns: `nil` where it is none, or its id is not that of its key.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.decoded(parts[2]), let first = bytes.first,
            let algorithm = Algorithm(rawValue: first)
        else { return nil }
        self.init(name: String(parts[0]), algorithm: algorithm, key: Array(bytes.dropFirst()))
        guard parts[1] == idText else { return nil }
    }

    /// First four bytes of the digest of name, algorithm and key.
    public var id: UInt32 {
        let digest = TreeHash(of: Array(name.utf8) + [0x0A, algorithm.rawValue] + key)
        return digest.bytes[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }

    private var idText: String {
        let text = String(id, radix: 16)
        return String(repeating: "0", count: 8 - text.count) + text
    }

    public var written: String { "\(name)+\(idText)+\(Base64.encoded([algorithm.rawValue] + key))" }

    /// Looks for a signature of this key; signatures of other keys say nothing, even under its name or its id.
    ///
    /// - Parameter note: The note.
    public func finding(in note: SignedNote) -> Finding {
        let own = note.signatures.filter { $0.name == name && $0.keyID == id }
        if own.isEmpty { return .absent }
        return own.allSatisfy { isGood($0.bytes, of: note.text) } ? .good : .bad
    }

    private func isGood(_ signature: [UInt8], of text: String) -> Bool {
        switch algorithm {
        case .ed25519: return Ed25519.isGood(signature, of: Array(text.utf8), key: key)
        case .cosignature:
            guard signature.count == 72, signature[0] < 0x80 else { return false }
            let time = signature[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let message = "cosignature/v1\ntime \(time)\n" + text
            return Ed25519.isGood(Array(signature[8...]), of: Array(message.utf8), key: key)
        }
    }
}

/// Signatures of RFC 8032 by libcrypto.
enum Ed25519 {
    static func isGood(_ signature: [UInt8], of message: [UInt8], key: [UInt8]) -> Bool {
        guard signature.count == 64,
            let made = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, key, key.count)
        else { return false }
        defer { EVP_PKEY_free(made) }
        guard let context = EVP_MD_CTX_new() else { return false }
        defer { EVP_MD_CTX_free(context) }
        guard EVP_DigestVerifyInit(context, nil, nil, nil, made) == 1 else { return false }
        return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
}
