import CCrypto
import Foundation

/// SHA-256 by OpenSSL's libcrypto.
public enum Digest {
    /// SHA-256 of bytes, lower-case hexadecimal.
    public static func sha256(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBufferPointer(sha256)
    }

    static func sha256(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let status = EVP_Digest(
            bytes.baseAddress, bytes.count, &digest, &length, EVP_sha256(), nil)
        precondition(status == 1, "libcrypto has no SHA-256")
        return digest.prefix(Int(length)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

/// Size and SHA-256 of a file as it lies on the disk, read in one go without keeping it.
public struct FileDigest: Sendable, Equatable {
    public let bytes: Int
    /// Lower-case hexadecimal.
    public let sha256: String

    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` where it cannot be read.
    public init(_ url: URL, name: String) throws {
        let file = try FileBytes(contentsOf: url, name: name, isPlain: true)
        bytes = file.count
        sha256 = Digest.sha256(UnsafeBufferPointer(start: file.start, count: file.count))
    }
}
