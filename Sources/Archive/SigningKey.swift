import CCrypto
import Foundation
import Ground

/// The private key of a log, in a file that OpenSSL reads too; it is never shown.
public final class SigningKey {
    private let key: OpaquePointer
    /// The public key.
    public let verifier: VerifierKey

    /// Takes a key over, which is freed with it.
    private init(owning key: OpaquePointer, _ verifier: VerifierKey) {
        self.key = key
        self.verifier = verifier
    }

    /// The public part; `nil` where there is none or nothing may have this name.
    private static func verifier(of key: OpaquePointer, name: String) -> VerifierKey? {
        var bytes = [UInt8](repeating: 0, count: 32)
        var count = bytes.count
        guard EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1, count == 32 else { return nil }
        return VerifierKey(name: name, key: bytes)
    }

    deinit { EVP_PKEY_free(key) }

    /// Makes a key and writes it: PKCS #8, encrypted where there is a passphrase, readable by its owner alone.
    ///
    /// - Parameters:
    ///   - path: A file that is not there.
    ///   - name: Name of the log.
    ///   - passphrase: Empty for none.
    /// - Throws: `FileFault` where something stands there, or it cannot be written.
    public static func create(_ path: String, name: String, passphrase: String) throws -> SigningKey {
        guard let key = generated() else {
            throw FileFault(file: path, kind: .unwritable, ArchiveFault.notKey)
        }
        guard let verifier = verifier(of: key, name: name) else {
            EVP_PKEY_free(key)
            throw FileFault(file: path, kind: .unwritable, ArchiveFault.notOrigin(name))
        }
        let made = SigningKey(owning: key, verifier)
        guard let text = made.encoded(passphrase) else {
            throw FileFault(file: path, kind: .unwritable, ArchiveFault.notKey)
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { throw FileFault(file: path, kind: .unwritable, ArchiveFault.exists) }
            throw FileFault(file: path, kind: .unwritable, SigningKey.cause)
        }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0, write(descriptor, text, text.count) == text.count,
            fsync(descriptor) == 0
        else {
            let cause = SigningKey.cause
            unlink(path)
            throw FileFault(file: path, kind: .unwritable, cause)
        }
        // A key is there with its public part or not at all.
        do {
            try Data((made.verifier.written + "\n").utf8).write(to: URL(fileURLWithPath: path + ".pub"))
        } catch {
            unlink(path)
            throw FileFault(
                file: path + ".pub", kind: .unwritable, FileCause.unwritable(SystemRefusal(of: error)))
        }
        try FolderSync.sync(URL(fileURLWithPath: path).deletingLastPathComponent(), name: path)
        return made
    }

    private static var cause: FileCause { .unwritable(SystemRefusal(errno)) }

    private static func generated() -> OpaquePointer? {
        guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nil) else { return nil }
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_keygen(context, &key) == 1 else { return nil }
        return key
    }

    private func encoded(_ passphrase: String) -> [UInt8]? {
        guard let memory = BIO_new(BIO_s_mem()) else { return nil }
        defer { BIO_free(memory) }
        let count = Int32(passphrase.utf8.count)
        let status = passphrase.withCString { text in
            passphrase.isEmpty
                ? PEM_write_bio_PKCS8PrivateKey(memory, key, nil, nil, 0, nil, nil)
                : PEM_write_bio_PKCS8PrivateKey(memory, key, EVP_aes_256_cbc(), text, count, nil, nil)
        }
        guard status == 1 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 1 << 14)
        let found = BIO_read(memory, &bytes, Int32(bytes.count))
        return found > 0 ? Array(bytes[..<Int(found)]) : nil
    }

    /// Reads a key.
    ///
    /// - Parameters:
    ///   - path: A file that its owner alone may read.
    ///   - name: Name of the log.
    ///   - passphrase: Empty for none.
    /// - Throws: `FileFault` where it is missing, open to others, no key, or has another passphrase.
    public convenience init(_ path: String, name: String, passphrase: String) throws {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileFault.reading(path, code: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw FileFault(file: path, kind: .missing, FileCause.isFolder)
        }
        guard status.st_mode & 0o077 == 0 else {
            throw FileFault(file: path, kind: .unreadable, ArchiveFault.keyIsOpen)
        }
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw FileFault(file: path, kind: .unreadable, FileCause.unreadable(SystemRefusal(of: error)))
        }
        guard data.count <= 1 << 14 else {
            throw FileFault(file: path, kind: .unusable, ArchiveFault.notKey)
        }
        guard let key = SigningKey.decoded([UInt8](data), passphrase) else {
            throw FileFault(file: path, kind: .unusable, ArchiveFault.notKey)
        }
        guard let verifier = SigningKey.verifier(of: key, name: name) else {
            EVP_PKEY_free(key)
            throw FileFault(file: path, kind: .unusable, ArchiveFault.notOrigin(name))
        }
        self.init(owning: key, verifier)
    }

    /// The key of a text; `nil` where it is none, or has another passphrase.
    private static func decoded(_ text: [UInt8], _ passphrase: String) -> OpaquePointer? {
        guard let memory = BIO_new(BIO_s_mem()) else { return nil }
        defer { BIO_free(memory) }
        // libcrypto gets a copy: of an array it would keep the address, and the array is gone before the key is read.
        guard BIO_write(memory, text, Int32(text.count)) == text.count else { return nil }
        // Given the passphrase, even an empty one, libcrypto asks nobody for it.
        let key = passphrase.withCString { text in
            PEM_read_bio_PrivateKey(memory, nil, nil, UnsafeMutableRawPointer(mutating: text))
        }
        guard let key, EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519 else {
            if let key { EVP_PKEY_free(key) }
            return nil
        }
        return key
    }

    /// The signature of a text.
    func signature(of text: String) -> SignedNote.Signature? {
        guard let context = EVP_MD_CTX_new() else { return nil }
        defer { EVP_MD_CTX_free(context) }
        let message = Array(text.utf8)
        var bytes = [UInt8](repeating: 0, count: 64)
        var count = bytes.count
        guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
            EVP_DigestSign(context, &bytes, &count, message, message.count) == 1, count == 64
        else { return nil }
        return SignedNote.Signature(name: verifier.name, keyID: verifier.id, bytes: bytes)
    }
}
