import Foundation
import Ground
import Testing

@testable import Archive

/// What the C2SP specifications demand of notes, checkpoints, proofs and policies.
@Suite struct SignedNoteTests {
    /// The example of Go's package `note`, which others signed.
    private static let key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    private static let text = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        """
    private static let signature =
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="

    private static func note(_ text: String) throws -> SignedNote { try SignedNote(Array(text.utf8)) }

    @Test func aNoteOfOthersIsVerified() throws {
        let key = try #require(VerifierKey(Self.key))
        #expect(key.written == Self.key)
        let written = Self.text + "\n\u{2014} PeterNeumann " + Self.signature + "\n"
        let note = try Self.note(written)
        #expect(note.text == Self.text && note.written == written && key.finding(in: note) == .good)
        #expect(key.finding(in: try Self.note(written.replacing("problem is", with: "answer is"))) == .bad)
    }

    /// A signature of an unknown key says nothing, even under a known name or a known id.
    @Test func unknownKeysAreIgnored() throws {
        let key = try #require(VerifierKey(Self.key))
        let known = Self.text + "\n\u{2014} PeterNeumann " + Self.signature + "\n"
        let otherName = "\u{2014} Somebody " + Self.signature + "\n"
        let otherID = "\u{2014} PeterNeumann " + "y" + Self.signature.dropFirst() + "\n"
        #expect(key.finding(in: try Self.note(known + otherName + otherID)) == .good)
        #expect(key.finding(in: try Self.note(Self.text + "\n" + otherName + otherID)) == .absent)
        let many = (0..<40).map { "\u{2014} s\($0) " + Self.signature + "\n" }.joined()
        #expect(
            key.finding(
                in: try Self.note(Self.text + "\n" + many + known.split(separator: "\n").last! + "\n"))
                == .good)
    }

    /// A known key with a bad signature spoils the note, whatever else is good.
    @Test func aBadSignatureOfAKnownKeySpoilsTheNote() throws {
        let key = try #require(VerifierKey(Self.key))
        let bad = String(Self.signature.dropLast(4)) + "nAA="
        let both = Self.text + "\n\u{2014} PeterNeumann \(Self.signature)\n\u{2014} PeterNeumann \(bad)\n"
        #expect(key.finding(in: try Self.note(both)) == .bad)
        #expect(HeadPolicy(log: key).finding(try Self.note(both)) == .badSignature("PeterNeumann"))
    }

    @Test func textsThatAreNoNotesAreRefused() {
        let line = "\u{2014} a \(Self.signature)\n"
        for (text, fault) in [
            ("a\r\n\n" + line, HeadFault.notText), ("a\tb\n\n" + line, .notText),
            ("a\n\n" + line.dropLast(), .shape),
            ("a\n\n- a \(Self.signature)\n", .signatureLine),
            ("a\n\n\u{2014} a+b \(Self.signature)\n", .signatureLine),
            ("a\n\n\u{2014}  \(Self.signature)\n", .signatureLine),
            ("a\n\n\u{2014} a AAAA\n", .signatureLine),
            ("a\n\n\u{2014} a \(Self.signature.dropLast())\n", .signatureLine), ("\n" + line, .shape),
        ] { #expect(throws: fault, "\(text)") { try Self.note(String(text)) } }
        #expect(throws: HeadFault.notText) { try SignedNote([0x61, 0xFF, 0x0A]) }
        for key in [
            "a", "a+00000000+" + "AAAA", Self.key.replacing("c74f20a3", with: "c74f20a4"), "+c74f20a3+x",
        ] {
            #expect(VerifierKey(key) == nil)
        }
    }

    @Test func checkpointsAreReadOrRefused() throws {
        let root = MerkleTree.leaf([1]).base64
        let empty = MerkleTree.root([]).base64
        let head = try Checkpoint("example.org/a\n12\n\(root)\n")
        #expect(head.size == 12 && head.text == "example.org/a\n12\n\(root)\n")
        #expect(try Checkpoint("a\n0\n\(empty)\n").size == 0)
        #expect(try Checkpoint("a\n7\n\(root)\nmore\n").extensions == ["more"])
        for (text, fault) in [
            ("a\n012\n\(root)\n", HeadFault.size), ("a\n00\n\(empty)\n", .size), ("a\n-1\n\(root)\n", .size),
            ("a\n+1\n\(root)\n", .size), ("a\n\n\(root)\n", .shape), ("\n1\n\(root)\n", .shape),
            ("a\n1\n", .shape),
            ("a\n1\n\(root)", .shape), ("a\n1\n\(root.dropLast(4))\n", .hash), ("a\n0\n\(root)\n", .hash),
            ("a\n1\n\(root.dropLast())\n", .hash), ("a\n1\n\(root)\n\n", .shape),
            ("a\n99999999999999999999\n\(root)\n", .size),
        ] { #expect(throws: fault, "\(text)") { try Checkpoint(text) } }
    }

    @Test func proofsAreReadOrRefused() throws {
        let leaves = (0..<7).map { MerkleTree.leaf([UInt8($0)]) }
        let head = Checkpoint(origin: "a", size: 7, root: MerkleTree.root(leaves))
        let proof = InclusionProof(
            index: 4, hashes: MerkleTree.inclusion(of: 4, in: leaves[...]), note: SignedNote(text: head.text))
        let written = proof.written
        let read = try InclusionProof(Array(written.utf8))
        #expect(read.index == 4 && read.holds(for: [4]) && !read.holds(for: [5]))
        let extra = written.replacing("@v1\n", with: "@v1\nextra AAAA\n")
        #expect(try InclusionProof(Array(extra.utf8)).holds(for: [4]))
        #expect(
            try !InclusionProof(Array(written.replacing("index 4", with: "index 5").utf8)).holds(for: [4]))
        for text in [
            written.replacing("index 4", with: "index 04"), written.replacing("@v1", with: "@v2"),
            written.replacing("\n", with: "\r\n"), written.replacing("index", with: "Index"),
            written.replacing("@v1\n", with: "@v1\nextra A\n"), written.replacing("=\n", with: "\n"),
        ] { #expect(throws: HeadFault.self, "\(text)") { try InclusionProof(Array(text.utf8)) } }
    }

    @Test func keysAreOpenToTheirOwnerAlone() throws {
        try Scratch.run { scratch in
            for passphrase in ["", "a secret"] {
                let path = scratch.folder.appending(path: "key\(passphrase.count)").path
                let made = try SigningKey.create(path, name: "example.org/log", passphrase: passphrase)
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(mode == 0o600)
                let text = try String(contentsOfFile: path, encoding: .utf8)
                #expect(text.contains("ENCRYPTED") != passphrase.isEmpty)
                let again = try SigningKey(path, name: "example.org/log", passphrase: passphrase)
                #expect(
                    again.verifier == made.verifier && VerifierKey(made.verifier.written) == made.verifier)
                #expect(throws: FileFault(file: path, kind: .unwritable, ArchiveFault.exists)) {
                    try SigningKey.create(path, name: "example.org/log", passphrase: "")
                }
                if !passphrase.isEmpty {
                    for other in ["", "another"] {
                        #expect(throws: FileFault(file: path, kind: .unusable, ArchiveFault.notKey)) {
                            try SigningKey(path, name: "example.org/log", passphrase: other)
                        }
                    }
                }
                chmod(path, 0o640)
                #expect(throws: FileFault(file: path, kind: .unreadable, ArchiveFault.keyIsOpen)) {
                    try SigningKey(path, name: "example.org/log", passphrase: passphrase)
                }
            }
        }
    }

    /// A log and three witnesses, of which two are needed.
    @Test func policiesAskForLogsAndWitnesses() throws {
        try Scratch.run { scratch in
            func key(_ name: String) throws -> SigningKey {
                try SigningKey.create(
                    scratch.folder.appending(path: name).path, name: name, passphrase: "")
            }
            let log = try key("log")
            let witnesses = try ["w1", "w2", "w3"].map(key)
            let head = Checkpoint(origin: "log", size: 1, root: MerkleTree.leaf([1]))
            func cosignature(_ witness: SigningKey, time: UInt64) throws -> SignedNote.Signature {
                let signed = try #require(
                    witness.signature(of: "cosignature/v1\ntime \(time)\n" + head.text))
                let public4 = try #require(
                    VerifierKey(name: signed.name, algorithm: .cosignature, key: witness.verifier.key))
                let stamp = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * $0)) }
                return .init(name: signed.name, keyID: public4.id, bytes: stamp + signed.bytes)
            }
            func line(_ witness: SigningKey) -> String {
                let name = witness.verifier.name
                let key = VerifierKey(name: name, algorithm: .cosignature, key: witness.verifier.key)
                return "witness \(name) \(key?.written ?? "")\n"
            }
            let start =
                "# ours\n\nlog \(log.verifier.written) https://example.org\n" + witnesses.map(line).joined()
            func policy(_ rest: String) throws -> HeadPolicy {
                try HeadPolicy(Array((start + rest).utf8), name: "p")
            }
            let two = try policy("group g 2 w1 w2 w3\nquorum g\n")
            var note = SignedNote(text: head.text)
            #expect(two.finding(note) == .noLog)
            note.signatures = [
                try #require(log.signature(of: note.text)), try cosignature(witnesses[0], time: 9),
            ]
            #expect(two.finding(note) == .noQuorum(witnesses: 1))
            #expect(try policy("quorum w1\n").finding(note) == .satisfied(log: "log", witnesses: 1))
            #expect(try policy("quorum w2\n").finding(note) == .noQuorum(witnesses: 1))
            note.signatures.append(try cosignature(witnesses[2], time: 9))
            #expect(two.finding(note) == .satisfied(log: "log", witnesses: 2))
            #expect(try policy("group g all w1 w2 w3\nquorum g\n").finding(note) == .noQuorum(witnesses: 2))
            note.signatures[2].bytes[7] = 8
            #expect(two.finding(note) == .badSignature("w3"))
            for rest in [
                "", "quorum x\n", "quorum none\nquorum none\n", "group g 4 w1 w2 w3\nquorum g\n",
                "group g any\nquorum g\n",
                "group g 0 w1\nquorum g\n", "group g any w1\ngroup h any w1\nquorum h\n",
                "log \(log.verifier.written)\nquorum none\n",
                line(witnesses[0]) + "quorum none\n", "colour blue\nquorum none\n", "quorum none\r\n",
            ] { #expect(throws: FileFault.self, "\(rest)") { try policy(rest) } }
        }
    }
}
