import Ground

/// A SHA-256 of a leaf or node of a hash tree, or of content: 32 bytes.
public struct TreeHash: Sendable, Hashable {
    public let bytes: [UInt8]

    static let count = 32

    /// - Returns: `nil` where there are not 32 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == TreeHash.count else { return nil }
        self.bytes = Array(bytes)
    }

    /// SHA-256 of a text of bytes.
    ///
    /// - Parameter content: What is hashed.
    public init(of content: [UInt8]) { bytes = Digest.sha256Bytes(content) }

    /// What was added to a digest, which ends it.
    init(ending digest: RunningDigest) { bytes = digest.finishBytes() }

    /// A hash as checkpoints and proofs write it.
    ///
    /// - Parameter base64: 44 characters of base 64.
    /// - Returns: `nil` where the text is no such hash.
    public init?(base64: some StringProtocol) {
        guard let bytes = Base64.decoded(base64) else { return nil }
        self.init(bytes)
    }

    public var base64: String { Base64.encoded(bytes) }

    /// Lower-case hexadecimal.
    public var hexadecimal: String { Digest.hexadecimal(bytes[...]) }
}
