import Foundation
import Testing

/// Web archives that go into an archive, and come out of it.
@Suite struct WebArchiveTests {
    private static func archive(_ words: String, in folder: URL) throws -> Program.Result {
        try ArchiveCommandTests.archive(words.split(separator: " ").map(String.init), in: folder)
    }

    private static func done(_ words: String, in folder: URL) throws -> String {
        let run = try archive(words, in: folder)
        #expect(run.status == 0, "\(words): \(run.errors)")
        return run.output
    }

    private static func record(_ fields: String, _ block: String) -> String {
        "WARC/1.1\r\n\(fields)\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }

    private static let address = "https://sirekap-obj-data.kpu.go.id/pilkada/hhcw/pkwkp/31.json"

    /// Two answers with pages, one of them in chunks, an error, what moved, what is as before, a question and a file.
    private static func webArchive() -> String {
        let pages = [
            ArchiveCommandTests.page(["700", "300"], stations: 50, moment: "2024-11-28 00:59:00"),
            ArchiveCommandTests.page(["0", "0"], stations: 51, moment: "2024-11-28 01:59:00"),
        ]
        func answer(_ head: String, _ body: String) -> String { "HTTP/1.1 \(head)\r\n\r\n\(body)" }
        func fields(_ type: String, _ date: String, _ url: String = address) -> String {
            "WARC-Type: \(type)\r\nWARC-Target-URI: \(url)\r\nWARC-Date: \(date)"
        }
        let half = pages[1].utf8.count / 2
        let (first, second) = (String(pages[1].prefix(half)), String(pages[1].dropFirst(half)))
        let chunks =
            "\(String(first.utf8.count, radix: 16))\r\n\(first)\r\n\(String(second.utf8.count, radix: 16))\r\n\(second)\r\n0\r\n\r\n"
        return record("WARC-Type: warcinfo\r\nWARC-Date: 2024-11-28T00:00:00Z", "software: x\r\n")
            + record(fields("request", "2024-11-27T18:00:00Z"), "GET / HTTP/1.1\r\n\r\n")
            + record(
                fields("response", "2024-11-27T18:00:00Z"),
                answer("200 OK\r\nContent-Type: application/json", pages[0]))
            + record(
                fields("response", "2024-11-27T19:00:00.123456Z"),
                answer("200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json", chunks))
            + record(
                fields("response", "2024-11-27T20:00:00Z"),
                answer("502 Bad Gateway\r\nContent-Type: text/html", "<html><body>502</body></html>"))
            + record(fields("response", "2024-11-27T20:30:00Z"), answer("302 Found\r\nLocation: /", "moved"))
            + record(fields("revisit", "2024-11-27T21:00:00Z"), answer("200 OK", ""))
            + record(fields("resource", "2024-11-27T22:00Z", "https://example.org/20240101/note.txt"), "note")
    }

    private static func inFolder(_ body: (URL) throws -> Void) throws {
        try Program.inScratch { folder in
            try Data(webArchive().utf8).write(to: folder.appending(path: "saved.warc"))
            _ = try done("init --origin example.org/a", in: folder)
            try body(folder)
        }
    }

    @Test func recordsKeepTheirAddressTimeAndBytes() throws {
        try Self.inFolder { folder in
            #expect(
                try Self.done("add saved.warc", in: folder) == """
                    4 new entries, 0 already there; 1 record that only names the same \
                    content of another time was passed over. The archive has 4 entries.
                      1 kept as bytes, not read: text that is neither JSON nor a table (https://example.org/20240101/note.txt)

                    """)
            #expect(
                try Self.done("log", in: folder) == """
                    0  2024-11-27T18:00:00+00:00  \(Self.address)
                       pilkada-2024-pkwkp-31 31: first figures: 700 / 300; stations in: 50 of 90
                       1 region: 1 with first figures
                    1  2024-11-27T19:00:00+00:00  \(Self.address)
                       pilkada-2024-pkwkp-31 31: withdrawn (pairs 1000020 and 1000021): 700 / 300 → 0 / 0; stations in: \
                    50 → 51 of 90
                       1 region: 1 withdrawn
                    2  2024-11-27T20:00:00+00:00  \(Self.address): no figures, an error page or nothing
                    3  2024-11-27T22:00+00:00  https://example.org/20240101/note.txt: kept, not read: text that is neither JSON nor a table

                    """)
            let page = try Self.done("show 1 --content page", in: folder)
            #expect(
                page == ArchiveCommandTests.page(["0", "0"], stations: 51, moment: "2024-11-28 01:59:00"))
            #expect(
                try Self.done("show 2 --content head", in: folder)
                    == "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n")
            #expect(try Self.done("show 2", in: folder).contains("server's answer: 53  sha256 "))
            // Also below a folder, and compressed.
            let inner = folder.appending(path: "inner")
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: folder.appending(path: "saved.warc"), to: inner.appending(path: "saved.warc"))
            if let gzip = Tool.named("gzip") {
                _ = try Tool.output(of: gzip, [inner.appending(path: "saved.warc").path])
            }
            #expect(try Self.done("add inner", in: folder).hasPrefix("0 new entries, 4 already there"))
        }
    }

    @Test func aDamagedRecordIsAFault() throws {
        try Self.inFolder { folder in
            let whole = Data(Self.webArchive().utf8)
            try whole.dropLast(7).write(to: folder.appending(path: "cut.warc"))
            let cut = try Self.archive("add cut.warc", in: folder)
            #expect(cut.status == 65 && cut.errors.contains("the last record is cut off"))
            // What came before it is kept.
            #expect(try Self.done("verify", in: folder).hasPrefix("3 entries, "))
        }
    }

    @Test(arguments: ["warc", "warc.gz", "wacz"]) func whatIsWrittenOutMayBeAddedAgain(ending: String) throws
    {
        try Self.inFolder { folder in
            _ = try Self.done("add saved.warc", in: folder)
            try ArchiveCommandTests.inFolder { other in
                _ = try Self.done(
                    "add \(other.path)/captures --zone +07:00 --archive \(folder.path)/captures.archive",
                    in: folder)
            }
            let form = ending == "wacz" ? "wacz" : "warc"
            #expect(
                try Self.done("export --format \(form) all.\(ending)", in: folder)
                    == "all.\(ending) has 9 entries, 9 of them with the bytes of a page.\n")
            let again = try Self.archive("export --format \(form) all.\(ending)", in: folder)
            #expect(again.status == 73 && again.errors.contains("all.\(ending)"))
            _ = try Self.done("export --format \(form) twin.\(ending)", in: folder)
            let made = try ["all", "twin"].map {
                try Data(contentsOf: folder.appending(path: "\($0).\(ending)"))
            }
            #expect(made[0] == made[1])
            #expect(
                try Self.done("add all.\(ending)", in: folder).hasPrefix("0 new entries, 9 already there"))
            let other = "--archive other.archive"
            _ = try Self.done("init --origin example.org/a \(other)", in: folder)
            #expect(
                try Self.done("add all.\(ending) --supplier Ani \(other)", in: folder)
                    .hasPrefix("9 new entries, 0"))
            #expect(try Self.done("log", in: folder) == Self.done("log \(other)", in: folder))
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!left.contains { $0.hasSuffix(".new") || $0.hasSuffix(".records") })
        }
    }

    @Test func anArchiveWithoutPagesIsStillOne() throws {
        try Program.inScratch { folder in
            _ = try Self.done("init --origin example.org/a", in: folder)
            #expect(
                try Self.done("export --format wacz none.wacz", in: folder)
                    == "none.wacz has 0 entries, 0 of them with the bytes of a page.\n")
            let empty = try Self.archive("add none.wacz", in: folder)
            #expect(empty.status == 66 && empty.errors.contains("there is no page in it"))
            try FileManager.default.createDirectory(
                at: folder.appending(path: "empty"), withIntermediateDirectories: true)
            let nothing = try Self.archive("add empty", in: folder)
            #expect(nothing.status == 66)
            #expect(
                nothing.errors
                    == "sanding: empty: there is no page in it (hidden files and links to folders are passed over); name what has pages\n"
            )
        }
    }

    /// `warcio check` and `wacz validate`, which share no code with ours.
    @Test func otherProgramsFindNothingWrong() throws {
        let folders = (ProcessInfo.processInfo.environment["SANDING_WEB_ARCHIVES"] ?? "").split(
            separator: ":")
        func tool(_ name: String) -> URL? {
            folders.map { URL(filePath: String($0)).appending(path: name) }
                .first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? Tool.named(name)
        }
        guard let warcio = tool("warcio"), let wacz = tool("wacz") else { return }
        try Self.inFolder { folder in
            _ = try Self.done("add saved.warc", in: folder)
            for name in ["all.warc", "all.warc.gz", "all.wacz"] {
                let form = name.hasSuffix("wacz") ? "wacz" : "warc"
                _ = try Self.done("export --format \(form) \(name)", in: folder)
            }
            for name in ["all.warc", "all.warc.gz"] {
                let path = folder.appending(path: name).path
                let checked = try Tool.output(of: warcio, ["check", "-v", path])
                #expect(checked.output.contains("digest pass"), "\(checked)")
                #expect(!checked.output.contains("fail") && checked.errors.isEmpty, "\(checked)")
                let index = try Tool.output(of: warcio, ["index", "-f", "warc-type,warc-target-uri", path])
                func count(_ type: String) -> Int {
                    index.output.split(separator: "\n").count { $0.contains("\"warc-type\": \"\(type)\"") }
                }
                // The manifest of each of four entries, and what else belongs to one: figures and heads of answers.
                #expect(
                    count("warcinfo") == 1 && count("response") == 3 && count("resource") == 1
                        && count("metadata") == 9, "\(index)")
            }
            let valid = try Tool.output(
                of: wacz, ["validate", "-f", folder.appending(path: "all.wacz").path])
            #expect(valid.output.contains("Validation succeeded, the passed WACZ is valid"), "\(valid)")
            // One other byte of a page, and both say so.
            var bytes = [UInt8](try Data(contentsOf: folder.appending(path: "all.warc")))
            let place = try #require(bytes.firstRange(of: Array("\"progres\":50".utf8))?.lowerBound)
            bytes[place + 11] = UInt8(ascii: "1")
            try Data(bytes).write(to: folder.appending(path: "all.warc"))
            let changed = try Tool.output(of: warcio, ["check", folder.appending(path: "all.warc").path])
            #expect(changed.output.contains("digest failed"), "\(changed)")
        }
    }
}
