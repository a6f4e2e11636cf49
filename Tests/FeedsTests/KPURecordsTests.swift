import CArchive
import Elections
import Foundation
import Ground
import Testing
import Wording

@testable import Feeds

/// Pages as collectors keep them: JSON lines and web archives, plain and compressed.
@Suite struct KPURecordsTests {
    private static let address =
        "https://sirekap-obj-data.kpu.go.id/pemilu/hhcw/ppwp/32/3201/320101/3201012001/"

    /// JSON without line ends.
    private static func flat(_ page: String) -> String { page.replacing("\n", with: " ") }

    private static let pages = [1, 2, 3].map {
        (url: address + "320101200100\($0).json", page: flat(KPUPages.station([70 + $0, 100, 30])))
    }

    private static let lines = pages.map { "{\"url\":\"\($0.url)\",\"data\":\($0.page)}" }
        .joined(separator: "\n")

    private static func webArchive(_ pages: [(url: String, page: String)], chunked: Bool = false) -> [UInt8] {
        let info = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nnone\r\n\r\n"
        return Array(info.utf8)
            + pages.flatMap { page -> [UInt8] in
                let body =
                    chunked
                    ? "\(String(page.page.utf8.count, radix: 16))\r\n\(page.page)\r\n0\r\n\r\n" : page.page
                let answer =
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + (chunked ? "Transfer-Encoding: chunked\r\n" : "") + "\r\n" + body
                let request =
                    "WARC/1.0\r\nWARC-Type: request\r\nWARC-Target-URI: \(page.url)\r\n"
                    + "Content-Length: 3\r\n\r\nGET\r\n\r\n"
                return Array(
                    (request + "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(page.url)\r\n"
                        + "Content-Length: \(answer.utf8.count)\r\n\r\n\(answer)\r\n\r\n").utf8)
            }
    }

    private static func packed(_ bytes: [UInt8], _ filter: Int) -> [UInt8] {
        let url = FileManager.default.temporaryDirectory.appending(path: "packed-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        let archive = archive_write_new()
        archive_write_set_format_raw(archive)
        archive_write_add_filter(archive, Int32(filter))
        archive_write_open_filename(archive, url.path)
        let entry = archive_entry_new()
        archive_entry_set_filetype(entry, 0o100000)
        archive_write_header(archive, entry)
        _ = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        archive_entry_free(entry)
        archive_write_free(archive)
        return (try? [UInt8](Data(contentsOf: url))) ?? []
    }

    private static func converted(_ bytes: [UInt8], as name: String) throws -> KPUPages.Converted {
        let folder = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appending(path: name)
        try Data(bytes).write(to: url)
        return try KPUPages.convert(at: url)
    }

    @Test(arguments: [
        "dump.json", "dump.jsonl.gz", "dump.jsonl.zst", "dump.warc", "dump.warc.gz", "dump.wacz",
    ])
    func pagesKeepTheirAddress(name: String) throws {
        let zip = TestArchive.Member(
            path: "archive/data.warc.gz",
            bytes: Self.packed(Self.webArchive(Self.pages), Int(ARCHIVE_FILTER_GZIP)))
        let lines = Array(Self.lines.utf8)
        let bytes: [UInt8] =
            switch name {
            case "dump.json": lines
            case "dump.jsonl.gz": Self.packed(lines, Int(ARCHIVE_FILTER_GZIP))
            case "dump.jsonl.zst": Self.packed(lines, Int(ARCHIVE_FILTER_ZSTD))
            case "dump.warc": Self.webArchive(Self.pages, chunked: true)
            case "dump.warc.gz":
                // A member for each record, as collectors write them.
                Self.packed(Self.webArchive([Self.pages[0]]), Int(ARCHIVE_FILTER_GZIP))
                    + Self.packed(Self.webArchive(Array(Self.pages[1...])), Int(ARCHIVE_FILTER_GZIP))
            default: try TestArchive.bytes([zip], as: .zip)
            }
        let converted = try Self.converted(bytes, as: name)
        #expect(converted.column("votes_1", "stations.csv") == ["71", "72", "73"])
        #expect(converted.column("station_no", "stations.csv") == ["1", "2", "3"])
        #expect(converted.found.unread.isEmpty && converted.found.summary.filesRead == 3)
    }

    @Test func linesInAFolderAndInTextAreRead() throws {
        let quoted = Self.pages[0].page.replacing("\"", with: "\\\"")
        let text =
            "{\"url\":\"\(Self.pages[0].url)\",\"data\":\"\(quoted)\"}\r\n\n{\"url\":\"x\",\"data\":null}\n{\"url\""
        let converted = try KPUPages.convert(["a/dump.jsonl": text, "ppwp/0.json": "[]"])
        #expect(converted.column("votes_1", "stations.csv") == ["71"])
        #expect(converted.reasons("x") == ["The file is empty."])
        #expect(converted.reasons("a/dump.jsonl:4") == ["The file is cut off: the JSON ends too early."])
    }

    @Test func aDamagedWebArchiveIsReadAsFarAsItGoes() throws {
        let whole = Self.webArchive(Self.pages)
        let converted = try Self.converted(Array(whole.dropLast(50)), as: "dump.warc")
        #expect(converted.column("votes_1", "stations.csv") == ["71", "72"])
        #expect(converted.found.damage == "the last record is cut off")
    }

    @Test func aRecordOfOtherBytesIsNotRead() throws {
        var records = Self.pages.map { page in
            WebArchiveRecord(
                fields: [("WARC-Type", "resource"), ("WARC-Target-URI", page.url)],
                block: Array(page.page.utf8)
            ).bytes
        }
        // Inside of the JSON, which stays the same document to a reader that does not look.
        let end = try #require(records[1].lastIndex(of: UInt8(ascii: " ")))
        records[1][end] = 0x09
        let converted = try Self.converted(records.flatMap { $0 }, as: "dump.warc")
        #expect(converted.column("votes_1", "stations.csv") == ["71", "73"])
        let reasons = converted.reasons(Self.pages[1].url)
        #expect(reasons.count == 1 && reasons[0].hasPrefix("The record says WARC-Block-Digest sha256:"))
    }

    @Test func answersWithoutAPageArePassedOver() throws {
        #expect(WebResponse(Array("HTTP/1.1 404 Not Found\r\n\r\n{}".utf8))?.content == nil)
        #expect(WebResponse(Array("nonsense".utf8)) == nil)
        let packed = Self.packed(Array("{}".utf8), Int(ARCHIVE_FILTER_GZIP))
        let answer = Array("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".utf8) + packed
        guard case .bytes(let bytes)? = WebResponse(answer)?.content else {
            Issue.record("no page")
            return
        }
        #expect(bytes == Array("{}".utf8))
    }

    // MARK: What a page does not say

    private static let nothing =
        #"{"chart": null, "images": [null], "administrasi": null, "psu": null, "ts": "2024-02-15 07:00:44", "status_suara": false, "status_adm": false}"#

    @Test func pagesWithoutVotesBelongToTheOnlyContest() throws {
        let pages = [
            "3201012001001.json": KPUPages.station([70, 100, 30]), "3201012001002.json": Self.nothing,
            "3201012001003.json": KPUPages.station([1, 2, 3], ids: [7_000_001, 7_000_002, 7_000_003]),
        ]
        let converted = try KPUPages.convert(pages)
        #expect(converted.column("station_no", "stations.csv") == ["1", "2"])
        #expect(converted.found.notices.contains { $0.kind == .adopted(1) })
        // Votes under numbers that nobody knows are of no contest.
        let reason = English(.indonesian).sentence(UnreadReason.noContest)
        #expect(converted.reasons("3201012001003.json") == [reason])
        let alone = KPUPages.president.merging(["3201012001022.json": Self.nothing]) { $1 }
        let two = alone.merging([
            "pdpd/3201012001031.json": KPUPages.station([5, 6], ids: [321_001, 321_002])
        ]) { $1 }
        #expect(try KPUPages.convert(alone).reasons("3201012001022.json").isEmpty)
        #expect(try KPUPages.convert(two).reasons("3201012001022.json") == [reason])
    }

    @Test func aContestCanBeForced() throws {
        var options = KPUConversion.Options()
        options.contests = ["pilkada-2024-pkwkp-32"]
        let pages = [
            "3201012001003.json": KPUPages.station([1, 2, 3], ids: [7_000_001, 7_000_002, 7_000_003])
        ]
        let converted = try KPUPages.convert(pages, options: options)
        #expect(converted.found.summary.contests.map(\.contest) == ["pilkada-2024-pkwkp-32"])
        #expect(converted.column("votes_2", "stations.csv") == ["2"])
        #expect(!converted.found.notices.contains { $0.kind == .adopted(1) })
    }

    @Test func zerosOfAFormThatNobodyReadAreEmpty() throws {
        func page(_ changes: [String: Int]) -> String {
            changes.reduce(KPUPages.station([70, 100, 30])) { text, change in
                text.replacing(
                    try! Regex("\"\(change.key)\": [0-9]+"), with: "\"\(change.key)\": \(change.value)")
            }
        }
        let all = [
            "suara_sah", "suara_total", "pemilih_dpt_j", "pemilih_dpt_l", "pemilih_dpt_p", "pengguna_dpt_j",
            "pengguna_dpt_l", "pengguna_dpt_p", "pengguna_dptb_j", "pengguna_dptb_p", "suara_tidak_sah",
            "pengguna_total_j", "pengguna_total_l", "pengguna_total_p", "pengguna_non_dpt_j",
            "pengguna_non_dpt_l",
        ]
        let zeros = Dictionary(uniqueKeysWithValues: all.map { ($0, 0) })
        let register = zeros.filter { $0.key.hasPrefix("pemilih") }
        let converted = try KPUPages.convert([
            "ppwp/3201012001001.json": page(zeros), "ppwp/3201012001002.json": page(register),
            "ppwp/3201012001003.json": page([:]), "ppwp/3201012001004.json": page(["suara_tidak_sah": 0]),
        ])
        #expect(converted.column("registered", "stations.csv") == ["", "", "280", "280"])
        #expect(converted.column("valid", "stations.csv") == ["", "200", "200", "200"])
        #expect(converted.column("invalid", "stations.csv") == ["", "4", "4", "0"])
        #expect(converted.column("voters_total", "stations.csv") == ["", "204", "204", "204"])
        #expect(converted.column("votes_2", "stations.csv") == ["100", "100", "100", "100"])
        let rows = converted.found.unread.filter { $0.reason == .zeroForm }
        #expect(rows.map(\.times) == [2] && rows.map(\.key) == ["administrasi"])
    }

    // MARK: Captures

    /// Captures of one page in dated folders: each at its own moment, by the page or by its folder.
    @Test func datedFoldersAreCaptures() throws {
        func page(_ votes: Int, _ moment: String) -> String {
            "{\(moment)\"chart\": {\"100025\": \(votes), \"100026\": 6, \"100027\": 7}, \"table\": {}, "
                + "\"progres\": {\"total\": 20, \"progres\": 15}}"
        }
        let converted = try KPUPages.convert([
            "1_20241128T012318/ppwp/32.json": page(5, ""), "20241128083852/ppwp/32.json": page(9, ""),
            "3_20241128T103107/ppwp/32.json": page(10, "\"ts\": \"2024-11-28 10:00:05\", "),
            "none/ppwp/32.json": page(11, ""), "4_20249928T103107/ppwp/32.json": page(11, ""),
        ])
        let rows = converted.rows("captures.csv").filter { $0.contains(",1,") }
        #expect(
            rows.map { $0.split(separator: ",")[1...3].joined(separator: " ") } == [
                "2024-11-28T01:23:18+07:00 1 5", "2024-11-28T08:38:52+07:00 1 9",
                "2024-11-28T10:00:05+07:00 1 10",
            ])
        #expect(rows[0].contains("the page gives no moment; that of its folder, read as WIB"))
        #expect(rows[2].contains("ts of the server has no zone and was read as WIB"))
        let reason = English(.indonesian).sentence(UnreadReason.noTime)
        #expect(converted.reasons("none/ppwp/32.json") == [reason])
        #expect(converted.reasons("4_20249928T103107/ppwp/32.json") == [reason])
    }

    // MARK: Names

    /// The names that are shipped are those of the tables that they come from.
    @Test func shippedNamesAreThoseOfTheData() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var expected: [String: String] = [:]
        for (folder, isKept) in [
            ("pilkada-2018", { (code: String) in code.utf8.count == 4 && !code.hasPrefix("91") }),
            ("pilpres-2024", { $0 != "00" }),
        ] {
            let url = root.appending(path: "Data/\(folder)/regions.csv")
            var problems = TableProblems()
            let table = Table(try TextBytes(contentsOf: url, name: folder), problems: &problems)
            let code = try #require(table.header.firstIndex(of: "region_code"))
            let name = try #require(table.header.firstIndex(of: "region_name"))
            for record in table.records where isKept(record.cells[code]) {
                expected[record.cells[code]] = record.cells[name]
            }
        }
        #expect(KPURegionNames.all == expected && expected.count > 200)
    }

    @Test func regionsWithoutAListHaveTheNamesThatAreShipped() throws {
        var pages = KPUPages.president
        pages["wilayah/pemilu/ppwp/0.json"] = nil
        let rows = try KPUPages.convert(pages).rows("regions.csv")
        #expect(rows.contains { $0.hasPrefix("32,Jawa Barat,") })
        #expect(
            try KPUPages.convert(KPUPages.president).rows("regions.csv").contains {
                $0.hasPrefix("32,JAWA BARAT,")
            })
    }
}
