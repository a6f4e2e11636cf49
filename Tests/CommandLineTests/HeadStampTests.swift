import Foundation
import Testing

/// Time stamps of heads: by an authority that OpenSSL plays, and proofs as OpenTimestamps has them.
@Suite struct HeadStampTests {
    private static func archive(_ words: String, in folder: URL) throws -> Program.Result {
        try ArchiveCommandTests.archive(words.split(separator: " ").map(String.init), in: folder)
    }

    private static func inFolder(_ body: (URL) throws -> Void) throws {
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            for (name, words) in [("head.txt", "head"), ("three.txt", "head --size 3")] {
                try Data(archive(words, in: folder).output.utf8).write(to: folder.appending(path: name))
            }
            try body(folder)
        }
    }

    /// An authority that stamps files in a folder.
    private struct Authority {
        let openssl: URL
        let folder: URL

        init?(in folder: URL) throws {
            guard let openssl = Tool.named("openssl") else { return nil }
            (self.openssl, self.folder) = (openssl, folder)
            let text = """
                [tsa]
                serial = \(folder.path)/serial
                default_policy = 1.2.3.4.1
                signer_digest = sha256
                digests = sha256, sha512
                ess_cert_id_alg = sha256
                [req]
                distinguished_name = name
                x509_extensions = own
                [name]
                [own]
                extendedKeyUsage = critical,timeStamping
                """
            try Data(text.utf8).write(to: folder.appending(path: "tsa.cnf"))
            try Data("01\n".utf8).write(to: folder.appending(path: "serial"))
            _ = try run(
                "req -new -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=test -keyout tsa.key -out tsa.pem -config tsa.cnf"
            )
        }

        @discardableResult
        func run(_ words: String) throws -> String {
            let files = ["tsa.key", "tsa.pem", "tsa.cnf"]
            let words = words.split(separator: " ").map(String.init).map { word in
                files.contains(word) || word.hasPrefix("head") || word.hasPrefix("three")
                    || word.hasPrefix("stamps/") ? folder.path + "/" + word : word
            }
            let run = try Tool.output(of: openssl, words)
            return run.output + run.errors
        }

        func stamp(_ name: String, _ digest: String = "sha256", token: Bool = false) throws {
            try run("ts -query -data \(name).txt -\(digest) -cert -out \(name).tsq")
            try run(
                "ts -reply -queryfile \(name).tsq -signer tsa.pem -inkey tsa.key -config tsa.cnf -section tsa -out \(name).tsr"
                    + (token ? " -token_out" : ""))
        }
    }

    @Test func anAuthorityStampsAHead() throws {
        try Self.inFolder { folder in
            guard let authority = try Authority(in: folder) else { return }
            try authority.stamp("head", "sha512")
            try authority.stamp("three", token: true)
            let attached = try Self.archive("attach head.tsr three.tsr", in: folder)
            #expect(
                attached.output == """
                    The time stamp commits to the head of 5 entries (SHA512) and is kept with it.
                    The time stamp commits to the head of 3 entries (SHA256) and is kept with it.

                    """, "\(attached.errors)")
            // Twice is once, and later entries change nothing.
            _ = try Self.archive("attach head.tsr", in: folder)
            _ = try Self.archive(
                "add captures/20241128T010000 --time 2024-11-29T00:00:00Z", in: folder)
            let verified = try Self.archive("verify", in: folder)
            let lines = verified.output.split(separator: "\n")
            #expect(verified.status == 0 && lines.count == 3, "\(verified)")
            #expect(
                lines[1].wholeMatch(
                    of:
                        /head of 5 entries: an authority \(RFC 3161\) gives 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00; its signature and certificate were not checked here \(openssl ts -verify\)/
                ) != nil, "\(lines[1])")
            #expect(
                try Self.archive("attach", in: folder).output.split(separator: "\n") == Array(lines[1...]))
            // What was attached comes out as it was, and OpenSSL agrees.
            #expect(
                try Self.archive("attach --out stamps", in: folder).output
                    == "stamps has 4 files: heads, and the time stamps beside them.\n")
            let check = "ts -verify -CAfile tsa.pem -data stamps/head-5.txt -in stamps/head-5.txt.tsr"
            #expect(try authority.run(check).contains("Verification: OK"))
            let token =
                "ts -verify -CAfile tsa.pem -data stamps/head-3.txt -in stamps/head-3.txt.tsr -token_in"
            #expect(try authority.run(token).contains("Verification: OK"))
            let twice = try Self.archive("attach --out stamps", in: folder)
            #expect(twice.status == 0)
        }
    }

    @Test func aStampOfSomethingElseIsRefused() throws {
        try Self.inFolder { folder in
            guard let authority = try Authority(in: folder) else { return }
            let text = try String(contentsOf: folder.appending(path: "head.txt"), encoding: .utf8)
            try Data((text + "\n").utf8).write(to: folder.appending(path: "head.txt"))
            try authority.stamp("head")
            let other = try Self.archive("attach head.tsr", in: folder)
            #expect(other.status == 65 && other.output.isEmpty)
            #expect(other.errors.contains("the stamp is of something else than a head of this archive"))
            let whole = try Data(contentsOf: folder.appending(path: "head.tsr"))
            for bytes in [whole.dropLast(), whole + [0], Data(), Data("<html>".utf8)] {
                try Data(bytes).write(to: folder.appending(path: "bad.tsr"))
                let refused = try Self.archive("attach bad.tsr", in: folder)
                #expect(refused.status == 65 && refused.errors.contains("this is no time stamp"))
            }
            // A request is no reply.
            #expect(try Self.archive("attach head.tsq", in: folder).errors.contains("this is no time stamp"))
            #expect(try Self.archive("attach", in: folder).output.hasPrefix("No time stamp is kept."))
        }
    }

    /// A proof of OpenTimestamps: a digest, and what leads from it.
    private static func proof(_ digest: [UInt8], _ rest: [UInt8]) -> Data {
        let mark: [UInt8] = [0xBF, 0x89, 0xE2, 0xE8, 0x84, 0xE8, 0x92, 0x94]
        return Data([0] + Array("OpenTimestamps".utf8) + [0, 0] + Array("Proof".utf8) + [0] + mark)
            + Data([1, 0x08] + digest + rest)
    }

    private static let address = Array("https://a.example.org".utf8)
    private static let promise: [UInt8] =
        [
            0x00, 0x83, 0xDF, 0xE3, 0x0D, 0x2E, 0xF9, 0x0C, 0x8E, UInt8(address.count + 1),
            UInt8(address.count),
        ]
        + address
    /// Block 358391, as a number in groups of seven bits.
    private static let block: [UInt8] = [
        0x00, 0x05, 0x88, 0x96, 0x0D, 0x73, 0xD7, 0x19, 0x01, 3, 0xF7, 0xEF, 0x15,
    ]

    private static func sha256(_ file: URL) throws -> [UInt8]? {
        guard let openssl = Tool.named("openssl") else { return nil }
        let line = try Tool.output(of: openssl, ["dgst", "-sha256", "-r", file.path]).output
        let digits = Array(line.prefix(64))
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
    }

    @Test func proofsOfCalendarsSayWhatWasNotAsked() throws {
        try Self.inFolder { folder in
            guard let digest = try Self.sha256(folder.appending(path: "three.txt")) else { return }
            // A branch with a promise; the other goes on by a prefix and SHA-256 to a block.
            let good = Self.proof(digest, [0xFF] + Self.promise + [0xF1, 2, 7, 7, 0x08] + Self.block)
            try good.write(to: folder.appending(path: "three.ots"))
            #expect(
                try Self.archive("attach three.ots", in: folder).output
                    == "The time stamp commits to the head of 3 entries (SHA256) and is kept with it.\n")
            let said = try Self.archive("attach", in: folder).output
            try Data([7, 7] + digest).write(to: folder.appending(path: "message"))
            let root = try #require(try Self.sha256(folder.appending(path: "message"))).reversed()
                .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(
                said == """
                    head of 3 entries: the calendar https://a.example.org has promised a block of Bitcoin; whether there is one \
                    was not asked here (ots upgrade)
                    head of 3 entries: in block 358391 of Bitcoin, if the Merkle root of that block is \(root); the chain was not \
                    asked here (ots verify)

                    """)
            #expect(
                try Self.archive("attach --lang id", in: folder).output.contains("rantainya tidak ditanya"))
            for length in [good.count - 1, 40, 31, 5] {
                try good.prefix(length).write(to: folder.appending(path: "bad.ots"))
                #expect(
                    try Self.archive("attach bad.ots", in: folder).errors.contains("this is no time stamp"))
            }
            try (good + [0]).write(to: folder.appending(path: "bad.ots"))
            #expect(try Self.archive("attach bad.ots", in: folder).status == 65)
            // Branches without end are no proof.
            try Self.proof(digest, Array(repeating: 0xF2, count: 5000)).write(
                to: folder.appending(path: "bad.ots"))
            #expect(try Self.archive("attach bad.ots", in: folder).status == 65)
        }
    }
}
