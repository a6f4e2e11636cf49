import CCrypto
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
    public init(of content: [UInt8]) {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let status = content.withUnsafeBytes {
            EVP_Digest($0.baseAddress, $0.count, &digest, &length, EVP_sha256(), nil)
        }
        precondition(status == 1 && length == 32, "libcrypto has no SHA-256")
        bytes = Array(digest.prefix(TreeHash.count))
    }

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
    public var hexadecimal: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// SHA-256 of bytes that come piece by piece.
final class RunningHash {
    private let context: OpaquePointer

    init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("libcrypto has no SHA-256, or memory is short")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    func add(_ bytes: UnsafeRawBufferPointer) {
        let status = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
        precondition(status == 1, "libcrypto has no SHA-256")
    }

    func finish() -> TreeHash {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        guard EVP_DigestFinal_ex(context, &digest, &length) == 1,
            let hash = TreeHash(digest.prefix(Int(length)))
        else { preconditionFailure("libcrypto has no SHA-256") }
        return hash
    }
}
