import Testing

@testable import Ground

@Suite struct DigestTests {
    // FIPS 180-4 examples; the last one is python3 -c "import hashlib; print(hashlib.sha256(bytes(range(256))*300).hexdigest())"
    @Test(
        "SHA-256 of known messages",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func known(_ message: String, _ digest: String) {
        #expect(Digest.sha256(Array(message.utf8)) == digest)
    }

    @Test func piecesAndWhole() {
        let bytes = (0..<2_000).map { UInt8(truncatingIfNeeded: 7 * $0) }
        for cut in [0, 1, 63, 64, 65, 1_999, 2_000] {
            let running = RunningDigest()
            running.add(Array(bytes[..<cut]))
            bytes[cut...].withUnsafeBytes { running.add($0.bytes) }
            #expect(running.finishBytes() == Digest.sha256Bytes(bytes))
        }
        #expect(Digest.hexadecimal(Digest.sha256Bytes(bytes)[...]) == Digest.sha256(bytes))
        #expect(Digest.of("SHA256", bytes) == Digest.sha256Bytes(bytes) && Digest.of("none", bytes) == nil)
    }

    @Test func allBytes() {
        let bytes = (0..<300).flatMap { _ in (0...255).map { UInt8($0) } }
        #expect(Digest.sha256(bytes) == "f8b0585eb91f58c007a5634362c9f90d8543822c113f702523bc7b73408a9392")
    }
}
