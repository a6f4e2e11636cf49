import Foundation
import Testing

/// Records that say their digest, and pages of two addresses beside each other.
@Suite struct WebArchiveDigestTests {
    private static func record(_ name: String, _ fields: [String], _ body: String, chunked: Bool = false)
        -> String
    {
        let content =
            chunked ? "\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n0\r\n\r\n" : body
        let block =
            "HTTP/1.1 200 OK\r\n" + (chunked ? "Transfer-Encoding: chunked\r\n" : "") + "\r\n" + content
        let head = [
            "WARC/1.1", "WARC-Type: response", "WARC-Target-URI: https://example.org/\(name)",
            "WARC-Date: 2024-11-27T18:00:00Z", "Content-Length: \(block.utf8.count)",
        ]
        return (head + fields).joined(separator: "\r\n") + "\r\n\r\n\(block)\r\n\r\n"
    }

    /// Digests of `abc` as FIPS 180 prints them, in base 16, and what Python's `base64` makes of them.
    private static let digests = [
        "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "sha1:a9993e364706816aba3e25717850c26c9cd0d89d",
        "SHA-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====",
        "sha1:qZk+NkcGgWq6PiVxeFDCbJzQ2J0=",
    ]

    private static func adding(_ records: [String], _ more: [String] = []) throws -> Program.Result {
        var run: Program.Result?
        try Program.inScratch { folder in
            try Data(records.joined().utf8).write(to: folder.appending(path: "s.warc"))
            _ = try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
            run = try ArchiveCommandTests.archive(["add", "s.warc"] + more, in: folder)
            let left = try ArchiveCommandTests.archive(["verify"], in: folder)
            let kept = try #require(run).output.contains("The archive has 1 entry.") ? "1 entry, " : ""
            #expect(left.status == 0 && left.output.hasPrefix(kept), "\(left)")
        }
        return try #require(run)
    }

    @Test func digestsThatFitAreSilent() throws {
        let records = Self.digests.enumerated().flatMap { place, digest in
            [false, true].map {
                Self.record("\(place)\($0)", ["WARC-Payload-Digest: \(digest)"], "abc", chunked: $0)
            }
        }
        let run = try Self.adding(records)
        #expect(run.status == 0 && run.errors.isEmpty, "\(run)")
        #expect(run.output.hasPrefix("10 new entries"))
    }

    @Test func oneOtherByteIsNotTaken() throws {
        for (place, digest) in Self.digests.enumerated() {
            let field = ["WARC-Payload-Digest: \(digest)"]
            let run = try Self.adding([
                Self.record("good", field, "abc"), Self.record("bad\(place)", field, "abd"),
            ])
            #expect(run.status == 65 && run.output.hasPrefix("1 new entry, "), "\(run)")
            #expect(
                run.errors.contains(
                    "https://example.org/bad\(place) was not taken: its record says WARC-Payload-Digest \(digest), and its bytes have"
                ), "\(run)")
            #expect(!run.errors.contains("example.org/good"))
        }
        let said = "sha1:cb4cc28df0fdbe0ecf9d9662e294b118092a5735"
        let run = try Self.adding(
            [Self.record("bad", ["WARC-Payload-Digest: \(Self.digests[1])"], "abd")], ["--lang", "id"])
        #expect(
            run.status == 65 && run.errors.contains("tidak diambil") && run.errors.contains(said), "\(run)")
        let block = try Self.adding([
            Self.record("a", ["WARC-Block-Digest: \(Self.digests[0])"], "abc"), Self.record("b", [], "b"),
        ])
        #expect(block.status == 65 && block.errors.contains("WARC-Block-Digest"), "\(block)")
    }

    @Test func unknownDigestsAreSaidOnce() throws {
        let run = try Self.adding(["a", "b"].map { Self.record($0, ["WARC-Payload-Digest: blake9:00"], $0) })
        #expect(run.status == 0 && run.output.hasPrefix("2 new entries"), "\(run)")
        #expect(run.errors.split(separator: "\n").count == 1 && run.errors.contains("blake9"), "\(run)")
    }

    @Test func convertSaysUnknownDigestsOnceToo() throws {
        try Program.inScratch { folder in
            let page = ArchiveCommandTests.page(["700", "300"], stations: 50, moment: "2024-11-28 00:59:00")
            let records = ["31", "32"].map { region in
                Self.record(
                    "pilkada/hhcw/pkwkp/\(region).json",
                    ["WARC-Payload-Digest: blake9:00", "WARC-Block-Digest: blake9:00"], page)
            }
            let file = folder.appending(path: "pages.warc")
            try Data(records.joined().utf8).write(to: file)
            let run = try Program.run(["convert", "pages.warc"], in: folder)
            let said = run.errors.split(separator: "\n").filter { $0.contains("blake9") }
            #expect(said.count == 1 && run.status == 0, "\(run)")
        }
    }

    /// A page of the country and one of a province: what is not on the later one was not withdrawn.
    @Test func whatIsNotOnThePageIsNotWithdrawn() throws {
        try Program.inScratch { folder in
            let page = ArchiveCommandTests.page(["700", "300"], stations: 50, moment: "2024-11-28 00:59:00")
            let other = ArchiveCommandTests.page(["0", "10"], stations: 50, moment: "2024-11-28 01:59:00")
                .replacing("\"3101\"", with: "\"3171\"")
            for (name, text) in [("one", page), ("two", other)] {
                try Data(text.utf8).write(to: folder.appending(path: "pkwkp_31.json"))
                if name == "one" {
                    _ = try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
                }
                let added = try ArchiveCommandTests.archive(
                    [
                        "add", "pkwkp_31.json", "--source", "https://example.org/\(name)", "--time",
                        "2024-11-28T0\(name == "one" ? 1 : 2):00:00+07:00",
                    ], in: folder)
                #expect(added.status == 0, "\(added)")
            }
            let run = try ArchiveCommandTests.archive(["diff", "0", "1"], in: folder)
            #expect(
                run.output == """
                    pilkada-2024-pkwkp-31 31: other figures on another page, which is no change: 700 / 300 and 0 / 10; stations \
                    in: 50 of 90
                    1 region: 1 with other figures on another page
                    1 region of entry 0 is not on the page of entry 1 and 1 region of entry 1 is not on the page of entry 0 (two \
                    addresses, hence two pages): they are not compared, and this is no withdrawal.

                    """)
            let same = try ArchiveCommandTests.archive(["diff", "0", "1", "--lang", "id"], in: folder)
            #expect(same.output.contains("bukan penarikan") && !same.output.contains("ditarik"), "\(same)")
        }
    }

    /// What is said after Ctrl-C is what is there.
    @Test func interruptedItSaysWhatIsThere() throws {
        try Program.inScratch { folder in
            let pages = folder.appending(path: "pages")
            try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
            for page in 0..<6000 {
                try Data("page \(page)".utf8).write(to: pages.appending(path: "p\(page).txt"))
            }
            for turn in 1...3 {
                let name = ["--archive", "turn\(turn).archive"]
                _ = try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"] + name, in: folder)
                let run = try Program.interrupted(
                    ["archive", "add", "pages"] + name, in: folder,
                    once: { try !ArchiveCommandTests.archive(["list"] + name, in: folder).output.isEmpty },
                    after: 0.1 * Double(turn - 1))
                #expect(run.status == 130)
                let there = try ArchiveCommandTests.archive(["verify"] + name, in: folder).output
                let count = there.prefix { $0 != " " }
                #expect(count != "0")
                #expect(
                    run.errors.contains("\(count) entries are in the archive"), "\(run.errors) \(there)")
            }
        }
    }
}
