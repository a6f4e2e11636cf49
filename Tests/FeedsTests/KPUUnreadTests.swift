import Elections
import Foundation
import Ground
import Testing
import Wording

@testable import Feeds

/// What cannot be read is listed, and what can is kept.
@Suite struct KPUUnreadTests {
    @Test func hundredsOfOneKindInAFileAreOneRow() {
        func rows(_ count: Int, _ path: String) -> [Unread] {
            (0..<count).map { Unread(path, key: "k\($0)", line: $0 + 1, .notCount("\($0)")) }
        }
        let few = rows(100, "a.json")
        #expect(few.merged == few)
        let many = rows(101, "a.json") + [Unread("a.json", .noTime)] + rows(1, "b.json")
        let merged = many.merged
        #expect(merged.map(\.path) == ["a.json", "a.json", "b.json"])
        #expect(merged.map(\.times) == [101, 1, 1])
        #expect(merged[0].key == "k0" && merged[0].line == 1 && merged[1].reason == .noTime)
    }

    @Test func everyBrokenFileHasItsReason() throws {
        let converted = try KPUPages.convert(KPUPages.president.merging(KPUPages.broken) { $1 })
        let expected: [String: String] = [
            "rusak/ppwp/3201012001011.json": "The file is cut off: the JSON ends too early.",
            "rusak/ppwp/3201012001012.json": "The file is empty.",
            "rusak/ppwp/3201012001013.json":
                "The file is an HTML page, such as an error page of the server, and not JSON.",
            "rusak/ppwp/3201012001014.json":
                "The key \"100025\" stands twice in one object; which one holds is not known.",
            "rusak/ppwp/README.md": "The file is not JSON.",
            "rusak/ppwp/other.json":
                "The JSON has none of the shapes of KPU result pages that convert knows.",
            "rusak/ppwp/station.json": English(.indonesian).sentence(UnreadReason.noStation),
            "rusak/3201012001015.json": English(.indonesian).sentence(UnreadReason.noContest),
            "rusak/pemilu/hr/ppwp/32.json": English(.indonesian).sentence(UnreadReason.recapFeed),
            "rusak/kawal.json": English(.indonesian).sentence(UnreadReason.kawalpemilu),
            "rusak/feed.json": English(.indonesian).sentence(UnreadReason.pilpres2014),
            "rusak/feed.csv": English(.indonesian).sentence(UnreadReason.pilpres2014),
            "rusak/.git": "Hidden files and folders are not looked into.",
        ]
        for (path, reason) in expected { #expect(converted.reasons(path) == [reason], "\(path)") }
        #expect(converted.found.summary.filesUnread == expected.count)
        #expect(converted.found.summary.filesRead == KPUPages.president.count)
        let cut = try #require(converted.found.unread.first { $0.path == "rusak/ppwp/3201012001011.json" })
        #expect(cut.line == 1 && cut.byte == 60)
        #expect(converted.files["stations.csv"] == KPUConversionTests.stations)
    }

    /// A page as large as none is is not taken apart, which would need ten times its size in memory.
    @Test func whatIsLargerThanAnyPageIsNotTakenApart() throws {
        let page = """
            {"mode":"hhcw","tungsura":{"chart":{"1000020":700,"1000021":300,"progres":{"total":90,"persen":1.0,"progres":50}},\
            "table":{}},"psu":"Reguler","ts":"2024-11-28 00:59:00"}
            """
        func read(padding: Int) -> KPUPageTotals.Outcome {
            KPUPageTotals.read(
                Array(page.utf8) + [UInt8](repeating: 0x20, count: padding), path: "pkwkp_31.json")
        }
        guard case .figures(let captures) = read(padding: 1 << 20) else {
            Issue.record("a page with blanks behind it is read")
            return
        }
        #expect(captures.first?.entries.compactMap(\.votes) == [700, 300])
        guard case .unread = read(padding: 33 << 20) else {
            Issue.record("a page of more than 32 MB is kept and not read")
            return
        }
    }

    @Test func valuesThatAreNoCountsAreListedAndLeftEmpty() throws {
        let converted = try KPUPages.convert(KPUPages.president)
        let path = KPUPages.folder + "3201012001006.json"
        let rows = converted.found.unread.filter { $0.path == path }
        #expect(rows.map(\.key) == ["chart.100027", "administrasi.suara_sah", "administrasi.rusak"])
        #expect(
            rows.map { English(.indonesian).sentence($0.reason) } == [
                "\"1.234\" is not a count from 0 to 2147483647 written in plain digits; left empty.",
                "-5 is not a count from 0 to 2147483647 written in plain digits; left empty.",
                "The key has no column in the output.",
            ])
        #expect(Indonesian(.indonesian).sentence(rows[0].reason).hasSuffix("dikosongkan."))
    }

    @Test func sentencesAreInTheLanguageAskedFor() throws {
        var options = KPUConversion.Options()
        options.said = { Indonesian(.indonesian).sentence($0) }
        let converted = try KPUPages.convert(
            KPUPages.president.merging(KPUPages.broken) { $1 }, options: options)
        #expect(converted.files["unread.csv"]?.contains("Berkas ini kosong.") == true)
        #expect(converted.files["unread.csv"]?.contains("The file") == false)
    }

    @Test func aMomentThatIsNoneIsListed() throws {
        let converted = try KPUPages.convert([
            "ppwp/3201012001001.json": KPUPages.station([1, 2, 3], ts: "yesterday"),
            "ppwp/3201012001002.json": KPUPages.station([1, 2, 3], ts: "2024-02-30 00:00:00"),
            "ppwp/32.json": #"{"chart": {"100025": 1}, "table": {}}"#,
        ])
        #expect(converted.found.unread.map(\.key) == ["ts", "ts", "ts"])
        #expect(converted.reasons("ppwp/32.json") == [English(.indonesian).sentence(UnreadReason.noTime)])
        #expect(converted.rows("stations.csv").count == 3)
        #expect(converted.files["captures.csv"] == nil)
    }

    @Test func contentIsBelievedBeforeThePath() throws {
        let converted = try KPUPages.convert([
            "pdpd/3201012001001.json": KPUPages.station([1, 2, 3]),
            "ppwp_3202.json":
                #"{"ts": "2024-02-22 17:00:16", "chart": {"100025": 1}, "table": {"320101": {"100025": 1}}}"#,
            "ppwp_3203.json":
                #"{"ts": "2024-02-22 17:00:16", "chart": {"100025": 1}, "table": {"320101": {}, "330101": {}}}"#,
        ])
        #expect(
            converted.found.unread.map { English(.indonesian).sentence($0.reason) } == [
                "The path says pdpd and the content says ppwp; the content was believed.",
                "The path says 3202 and the content says 3201; the content was believed.",
                "The table holds codes that do not belong to one region.",
            ])
        #expect(converted.found.summary.contests.map(\.contest) == ["pemilu-2024-ppwp"])
    }

    @Test(arguments: TestArchive.Kind.allCases)
    func aTruncatedArchiveIsReadAsFarAsItGoes(kind: TestArchive.Kind) throws {
        var pages: [String: String] = [:]
        for number in 1...600 {
            let code = String(3_201_012_001_000 + number)
            pages["ppwp/\(code).json"] = KPUPages.station([
                number * 37 % 101, number * 53 % 97, number * 71 % 89,
            ])
        }
        try KPUPages.with(pages, as: kind) { url in
            let whole = try Data(contentsOf: url)
            try whole.prefix(whole.count / 2).write(to: url)
            let converted = try KPUPages.convert(at: url)
            #expect(converted.found.damage != nil)
            #expect(converted.found.summary.filesRead > 0)
            #expect(converted.found.summary.filesRead < pages.count)
            #expect(converted.rows("stations.csv").count == 1 + converted.found.summary.filesRead)
            #expect(
                converted.found.unread.last.map { English(.indonesian).sentence($0.reason) }?.hasPrefix(
                    "The archive is cut off or damaged from here") == true)
        }
    }

    @Test func aTarCutBetweenTwoMembersIsNoticed() throws {
        try KPUPages.with(["ppwp/3201012001001.json": KPUPages.station([1, 2, 3])], as: .tar) { url in
            #expect(try KPUConversion(url, name: "a.tar").damage == nil)
            let whole = try Data(contentsOf: url)
            let end = whole.lastIndex { $0 != 0 } ?? 0
            try whole.prefix((end / 512 + 1) * 512).write(to: url)
            let found = try KPUConversion(url, name: "a.tar")
            #expect(found.damage == "the end mark of the tar archive is missing")
            #expect(found.summary.contests.map(\.stations) == [1])
        }
    }

    @Test func linksAndLargeMembersAreListed() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "sanding-\(UUID()).tar.gz")
        defer { try? FileManager.default.removeItem(at: url) }
        TestArchive.write(
            [
                .init(path: "ppwp/3201012001001.json", bytes: Array(KPUPages.station([1, 2, 3]).utf8)),
                .init(path: "ppwp/large.json", bytes: [UInt8](repeating: 0x20, count: 33 << 20)),
                .init(path: "ppwp/../../../etc/passwd", target: "/etc/passwd"),
                .init(path: "ppwp/é/inner.zip", bytes: [0x50, 0x4B, 3, 4]),
                .init(path: "ppwp/é/3201012001002.json", bytes: Array(KPUPages.station([4, 5, 6]).utf8)),
            ], as: .tarGzip, to: url)
        let found = try KPUConversion(url, name: "a.tar.gz")
        #expect(found.summary.contests.map(\.stations) == [2])
        #expect(
            found.unread.map { English(.indonesian).sentence($0.reason) } == [
                "The file is larger than the 32 MB that a result page may have; it was not read.",
                "The entry is a link to /etc/passwd, which is not followed.",
                "The file is an archive inside the input; run convert on it by itself.",
            ])
        #expect(found.unread.last?.path == "ppwp/é/inner.zip")
    }

    @Test func nothingReadIsAnErrorThatSaysWhy() throws {
        let problems = #expect(throws: TableProblems.self) {
            try KPUPages.with(["a.txt": "x", "b.json": "{\"a\": \n"]) {
                _ = try KPUConversion($0, name: "input")
            }
        }
        #expect(
            problems.map { English(.indonesian).sentence($0) }
                == "input: none of the 2 files in it is a KPU page that can be converted; give JSON as the KPU's "
                + "servers send it\na.txt: The file is not JSON.\nb.json, line 2: The file is cut off: the JSON ends too early."
        )
        let fault = #expect(throws: FileFault.self) {
            try KPUPages.with([:]) { _ = try KPUConversion($0, name: "input") }
        }
        #expect(
            fault.map { English(.indonesian).sentence($0) }
                == "input: there is no file in it; give a folder or archive of KPU pages")
        #expect(fault?.kind == .missing)
    }

    @Test(arguments: ["", "plain text", "\u{1F}\u{8B}x", "PK\u{3}\u{4}"])
    func aFileThatIsNoInputIsRefused(text: String) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "sanding-\(UUID()).tar.gz")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data(text.utf8).write(to: url)
        let problems = #expect(throws: TableProblems.self) { _ = try KPUConversion(url, name: "a.tar.gz") }
        #expect(problems?.description.hasPrefix("a.tar.gz: ") == true)
    }
}

/// Names in archives are UTF-8 whatever the locale of the machine.
@Suite struct ArchiveNameTests {
    @Test(arguments: TestArchive.Kind.allCases) func namesKeepTheirLetters(kind: TestArchive.Kind) throws {
        let path = "Kecamatan é/ppwp/3201012001001.json"
        try KPUPages.with([path: KPUPages.station([1, 2, 3])], as: kind) { url in
            let reader = try #require(try ArchiveReader(url, largest: 1 << 20))
            #expect(try reader.next()?.path == path)
            #expect(try reader.next() == nil)
            #expect(try reader.next() == nil)
        }
    }
}
