import CCrypto
import Foundation

/// SHA-256 and other digests by OpenSSL's libcrypto.
public enum Digest {
    /// SHA-256 of bytes, lower-case hexadecimal.
    public static func sha256(_ bytes: [UInt8]) -> String { hexadecimal(sha256Bytes(bytes)[...]) }

    /// SHA-256 of bytes, 32 of them.
    public static func sha256Bytes(_ bytes: [UInt8]) -> [UInt8] {
        guard let digest = made(by: EVP_sha256(), of: bytes) else {
            preconditionFailure("libcrypto has no SHA-256")
        }
        return digest
    }

    /// A digest of bytes by the name that OpenSSL gives its algorithm.
    ///
    /// - Parameters:
    ///   - algorithm: Such as `SHA1`.
    ///   - bytes: What is digested.
    /// - Returns: `nil` where OpenSSL does not have it, or no longer.
    public static func of(_ algorithm: String, _ bytes: [UInt8]) -> [UInt8]? {
        EVP_get_digestbyname(algorithm).flatMap { made(by: $0, of: bytes) }
    }

    private static func made(by kind: OpaquePointer?, of bytes: [UInt8]) -> [UInt8]? {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let status = bytes.withUnsafeBufferPointer {
            EVP_Digest($0.baseAddress, $0.count, &digest, &length, kind, nil)
        }
        return status == 1 ? Array(digest.prefix(Int(length))) : nil
    }

    /// Bytes in lower-case hexadecimal.
    public static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// Size and SHA-256 of a file as it lies on the disk, read in one go without keeping it.
public struct FileDigest: Sendable, Equatable {
    public let bytes: Int
    /// Lower-case hexadecimal.
    public let sha256: String

    private static let piece = 1 << 20

    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `FileFault` where it cannot be read.
    public init(_ url: URL, name: String) throws {
        let file = try FileBytes(contentsOf: url, name: name, isPlain: true)
        bytes = file.count
        let digest = RunningDigest()
        let piece = min(FileDigest.piece, max(1, file.count))
        // Every piece has at most as many bytes as the buffer.
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: piece)
        defer { buffer.deallocate() }
        var start = 0
        while start < file.count {
            let end = min(file.count, start + piece)
            file.copy(start..<end, to: buffer)
            digest.add(UnsafeBufferPointer(start: buffer, count: end - start))
            start = end
        }
        try file.checkUnchanged()
        sha256 = digest.finish()
    }
}

/// SHA-256 of bytes that come piece by piece.
public final class RunningDigest {
    private let context: OpaquePointer

    public init() {
        guard let context = EVP_MD_CTX_new() else { preconditionFailure("there is not enough memory") }
        self.context = context
        let status = EVP_DigestInit_ex(context, EVP_sha256(), nil)
        precondition(status == 1, "libcrypto has no SHA-256")
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Adds text in UTF-8.
    ///
    /// - Parameter text: What follows what was added before.
    public func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0) }
    }

    /// Adds bytes.
    ///
    /// - Parameter bytes: What follows what was added before.
    public func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer(add)
    }

    /// Adds bytes where they lie.
    ///
    /// - Parameter bytes: What follows what was added before.
    public func add(_ bytes: RawSpan) {
        let status = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        precondition(status == 1, "libcrypto has no SHA-256")
    }

    func add(_ bytes: UnsafeBufferPointer<UInt8>) { add(UnsafeRawBufferPointer(bytes).bytes) }

    /// Ends the digest; nothing can be added afterwards.
    ///
    /// - Returns: Lower-case hexadecimal.
    public func finish() -> String { Digest.hexadecimal(finishBytes()[...]) }

    /// Ends the digest; nothing can be added afterwards.
    ///
    /// - Returns: 32 bytes.
    public func finishBytes() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let status = EVP_DigestFinal_ex(context, &digest, &length)
        precondition(status == 1, "libcrypto has no SHA-256")
        return Array(digest.prefix(Int(length)))
    }
}
