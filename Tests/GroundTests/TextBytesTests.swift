import Foundation
import Testing

@testable import Ground

@Suite struct TextBytesTests {
    static func sentence(_ bytes: [UInt8]) -> String? {
        do {
            _ = try TextBytes(bytes, name: "t.csv")
            return nil
        } catch { return said(error) }
    }

    static func save(_ encoding: String) -> String {
        "save it as UTF-8, or say so with ‘encoding’ \(encoding) where it holds stations"
    }

    static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return bigEndian ? [high, low] : [low, high]
        }
    }

    @Test("UTF-16 is named", arguments: [false, true])
    func utf16(bigEndian: Bool) {
        let mark: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        let text = Self.utf16("contest_id,votes\npilgub,1\n", bigEndian: bigEndian)
        #expect(Self.sentence(mark + text) == "t.csv: the file is in UTF-16; \(Self.save("utf16"))")
        #expect(
            Self.sentence(text)
                == "t.csv: the file looks like UTF-16 without a byte-order mark; \(Self.save("utf16"))")
    }

    @Test("Latin-1 is named with the byte and its line")
    func latin1() {
        let text = Array("a,b\n1,Andr".utf8) + [0xE9] + Array("\n".utf8)
        #expect(
            Self.sentence(text)
                == "t.csv, line 2: byte 11 (0xE9) is not UTF-8; the file is probably in Windows-1252; "
                + Self.save("cp1252"))
    }

    /// An encoding that was named and is not that of the file: what it looks like, where that shows, and what to do.
    /// Bytes of Windows-1252 that happen to be UTF-8 are taken as what was named where UTF-8 would mix alphabets in a word.
    @Test func lettersOfOneByteThatHappenToBeUTF8() throws {
        for (bytes, text) in [
            ([0x57, 0x65, 0x69, 0xDF, 0x93, 0x0A], "Weiß“\n"),
            ([0x4C, 0x49, 0x42, 0x45, 0x52, 0x54, 0xC9, 0xBB, 0x0A], "LIBERTÉ»\n"),
        ] as [([UInt8], String)] {
            let read = try TextEncoding.cp1252.decoded(bytes, name: "t.csv")
            #expect(String(decoding: read, as: UTF8.self) == text)
        }
        // Names in UTF-8 are not, whatever alphabet they have.
        for name in ["Córdoba", "Șimleu", "Москва", "Αθήνα", "Ɓoko, Ngɔlɔ", "Tel Aviv תל אביב"] {
            #expect(throws: TableProblems.self, "\(name)") {
                try TextEncoding.cp1252.decoded(Array((name + "\n").utf8), name: "t.csv")
            }
        }
    }

    @Test func anotherEncodingThanTheOneNamed() throws {
        func refusal(_ encoding: TextEncoding, _ bytes: [UInt8]) -> String? {
            do {
                _ = try encoding.decoded(bytes, name: "t.csv")
                return nil
            } catch { return said(error) }
        }
        let plain = Array("a,b\n1,2\n".utf8)
        let letters = Array("a,b\n1,é\n".utf8)
        let western = Array("a,b\n1,Andr".utf8) + [0xE9] + Array("\n".utf8)
        let wide = Self.utf16("a,b\n1,é\n", bigEndian: false)
        #expect(
            refusal(.utf16, plain)
                == "t.csv, line 1: ‘encoding’ says utf16, but by byte 1 the file looks like utf8; leave ‘encoding’ out"
        )
        #expect(
            refusal(.utf16, letters)
                == "t.csv, line 2: ‘encoding’ says utf16, but by byte 7 the file looks like utf8; leave ‘encoding’ out"
        )
        #expect(
            refusal(.utf16, western)
                == "t.csv, line 2: ‘encoding’ says utf16, but by byte 11 the file looks like cp1252; say cp1252 there, or save the file as UTF-8"
        )
        for encoding in [TextEncoding.cp1252, .latin1] {
            #expect(
                refusal(encoding, letters)
                    == "t.csv, line 2: ‘encoding’ says \(encoding.rawValue), but by byte 7 the file looks like utf8; leave ‘encoding’ out"
            )
            #expect(
                refusal(encoding, wide)
                    == "t.csv, line 1: ‘encoding’ says \(encoding.rawValue), but by byte 2 the file looks like utf16; say utf16 there, or save the file as UTF-8"
            )
            for honest in [plain, western, []] { #expect(refusal(encoding, honest) == nil) }
        }
        for honest in [wide, [0xFF, 0xFE] + wide, Self.utf16("a,b\n1,2\n", bigEndian: true), []] {
            #expect(refusal(.utf16, honest) == nil)
        }
    }

    @Test("Bytes after other letters are counted, not characters")
    func position() {
        let text = Array("é,b\n".utf8) + [0xC3, 0x28]
        #expect(Self.sentence(text)?.contains("byte 6 (0xC3)") == true)
    }

    @Test("Overlong forms, surrogates and cut letters are not UTF-8")
    func malformed() {
        for bad: [UInt8] in [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80]] {
            #expect(Self.sentence(Array("ab".utf8) + bad)?.contains("byte 3 ") == true)
        }
    }

    @Test(
        "Bytes that are no text are called so, and not Latin-1, NUL or UTF-16",
        arguments: ["t.csv", "t.csv.gz"])
    func noText(name: String) {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<6000).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        // A file of time zones has many zeros.
        let zeros: [UInt8] = Array("TZif2".utf8) + Array(repeating: 0, count: 30) + [4, 0, 0, 8, 5, 0, 0, 3]
        let end =
            name == "t.csv"
            ? "give the table as CSV in UTF-8, as a workbook (.xlsx, .ods) or as a table of SQLite"
            : "nor is it gzip, as its name says; fetch it again"
        for raw in [bytes, zeros] {
            do {
                _ = try TextBytes(raw, name: name)
                Issue.record("taken as text")
            } catch {
                let text = said(error)
                #expect(text.hasPrefix("\(name): this is no text file: "), "\(text)")
                #expect(text.hasSuffix("are control bytes, which text has none of; \(end)"), "\(text)")
            }
        }
    }

    @Test func nul() {
        let text = Array("a,b\n1,x".utf8) + [0] + Array("y\n".utf8)
        #expect(
            Self.sentence(text)
                == "t.csv, line 2: a NUL byte stands at byte 8 of the file; remove it, text has none")
    }

    @Test("A byte-order mark is dropped and still counts in size and digest")
    func mark() throws {
        let text = try TextBytes([0xEF, 0xBB, 0xBF, 0x61], name: "t.csv")
        #expect(text.bytes == [0x61])
        #expect(text.byteCount == 4)
        #expect(text.sha256 == Digest.sha256([0xEF, 0xBB, 0xBF, 0x61]))
    }

    @Test func missingFile() {
        let url = URL(filePath: "/nowhere/t.csv")
        #expect {
            try TextBytes(contentsOf: url, name: "t.csv")
        } throws: { error in
            said(error) == "t.csv: there is no such file; check the name"
                && (error as? FileFault)?.kind == .missing
        }
    }

    @Test func folderInsteadOfFile() {
        #expect {
            try TextBytes(contentsOf: URL(filePath: #filePath).deletingLastPathComponent(), name: "t\u{1B}")
        } throws: { error in
            said(error)
                == "t\\u{1B}: this is a folder; give a file" && (error as? FileFault)?.kind == .missing
        }
    }

    @Test(
        "Encodings have the names that people give them",
        arguments: [
            ("UTF-8", TextEncoding.utf8), ("windows-1252", .cp1252), ("CP1252", .cp1252),
            ("ISO-8859-1", .latin1),
            ("latin-1", .latin1), ("UTF-16LE", .utf16),
        ])
    func namedEncodings(_ name: String, _ encoding: TextEncoding) {
        #expect(TextEncoding(name: name) == encoding)
    }

    @Test func unknownEncodings() {
        #expect(TextEncoding(name: "ansi") == nil)
        #expect(TextEncoding(name: "iso-8859-15") == nil)
    }
}
