import Elections
import Feeds
import Foundation
import Ground
import Wording

/// Pages of the shapes that the KPU's servers send, with invented numbers.
enum KPUPages {
    /// A page of a station of Sirekap 2024.
    static func station(
        _ votes: [Int?], ts: String = "2024-02-15 00:46:45", form: Bool = true,
        ids: [Int] = [100025, 100026, 100027]
    ) -> String {
        let chart = zip(ids, votes).map { "\"\($0)\": \($1.map(String.init) ?? "null")" } + ["\"null\": null"]
        let valid = votes.reduce(0) { $0 + ($1 ?? 0) }
        let adm =
            form
            ? """
            {"suara_sah": \(valid), "suara_total": \(valid + 4), "pemilih_dpt_j": 280, "pemilih_dpt_l": 130,
             "pemilih_dpt_p": 150, "pengguna_dpt_j": \(valid + 1), "pengguna_dpt_l": 100, "pengguna_dpt_p": 101,
             "pengguna_dptb_j": 2, "pengguna_dptb_l": 0, "pengguna_dptb_p": 2, "suara_tidak_sah": 4,
             "pengguna_total_j": \(valid + 4), "pengguna_total_l": 90, "pengguna_total_p": 91,
             "pengguna_non_dpt_j": 1, "pengguna_non_dpt_l": 1, "pengguna_non_dpt_p": 0}
            """ : "null"
        return """
            {"mode": "hhcw", "chart": {\(chart.joined(separator: ", "))}, "images": [null, null, null],
             "administrasi": \(adm), "psu": null, "ts": "\(ts)", "status_suara": true, "status_adm": \(form)}
            """
    }

    static let folder = "pemilu/hhcw/ppwp/32/3201/320101/3201012001/"

    /// Everything that normal data of the presidential election of 2024 contain.
    static let president: [String: String] = [
        folder + "3201012001001.json": station([70, 100, 30]),
        folder + "3201012001002.json":
            #"{"chart": null, "images": [null], "administrasi": null, "psu": null, "ts": "2024-02-15 07:00:44", "status_suara": false, "status_adm": false}"#,
        folder + "3201012001003.json": station([5, 99, 136], form: false),
        folder + "3201012001004.json": station([]).replacing(
            "\"chart\": {\"null\": null}", with: "\"chart\": null"),
        folder + "3201012001005.json": station([], form: false),
        folder + "3201012001006.json":
            #"{"chart": {"100025": "83", "100026": 105.0, "100027": "1.234"}, "images": [], "administrasi": {"suara_sah": -5, "suara_tidak_sah": "4", "rusak": 1}, "psu": "PSU", "ts": "2024-02-15 17:00:25", "status_suara": true, "status_adm": true}"#,
        "versi/1/ppwp/3201012001001.json": station([60, 100, 30], ts: "2024-02-14 21:00:00"),
        "versi/2/ppwp/3201012001001.json": station([70, 100, 30]),
        "abroad/ppwp_9901010001001.json": station([1, 2, 3]),
        "saved/pemilu__hhcw_ppwp_32_3201_320101_3201012001.json": """
        {"ts": "2024-02-22 17:00:16", "psu": "Reguler", "mode": "hhcw", "chart": {"100025": 77, "100026": 101, "100027": 30, "persen": 100.0},
         "table": {"3201012001001": {"psu": "Reguler", "100025": 70, "100026": 100, "100027": 30, "persen": 100, "status_progress": true},
                   "3201012001007": {"psu": "Reguler", "100025": 7, "100026": 1, "100027": 0, "persen": 100, "status_progress": true}},
         "progres": {"total": 7, "progres": 5}}
        """,
        "saved/pemilu__hhcw_ppwp.json": """
        {"ts": "2024-03-07 15:00:16", "chart": {"100025": 500, "100026": 600, "100027": 100, "persen": 78.11},
         "table": {"32": {"psu": "Reguler", "100025": 400, "100026": 590, "100027": 99, "persen": 70.5, "status_progress": true},
                   "99": {"psu": "Reguler", "100025": 12, "100026": 1, "100027": 7, "persen": 0, "status_progress": false},
                   "31": {"psu": "Reguler", "persen": 0, "status_progress": false}},
         "progres": {"total": 20, "progres": 15}}
        """,
        "wilayah/pemilu/ppwp/0.json":
            #"[{"nama": "JAWA BARAT", "id": 191096, "kode": "32", "tingkat": 1}, {"nama": "Luar Negeri", "id": 1, "kode": "99", "tingkat": 1}]"#,
        "wilayah/pemilu/ppwp/32/3201/320101/3201012001.json":
            #"[{"nama": "TPS 001", "id": 5, "kode": "3201012001001", "tingkat": 5}, {"nama": "TPS 009", "id": 6, "kode": "3201012001009", "tingkat": 5}]"#,
    ]

    /// Files that cannot be read, each for another reason.
    static let broken: [String: String] = [
        "rusak/ppwp/3201012001011.json": String(station([1, 2, 3]).prefix(60)),
        "rusak/ppwp/3201012001012.json": "",
        "rusak/ppwp/3201012001013.json": "<!DOCTYPE html><html><title>502 Bad Gateway</title></html>",
        "rusak/ppwp/3201012001014.json": #"{"chart": {"100025": 1, "100025": 2}, "administrasi": null}"#,
        "rusak/ppwp/README.md": "# notes",
        "rusak/ppwp/other.json": #"{"hello": "world"}"#,
        "rusak/ppwp/station.json": station([1, 2, 3]),
        "rusak/3201012001015.json": station([1, 2, 3], ids: [7_000_001, 7_000_002, 7_000_003]),
        "rusak/pemilu/hr/ppwp/32.json":
            #"{"ts": "2024-03-20 00:00:00", "chart": {"100025": 1}, "table": {}}"#,
        "rusak/kawal.json": #"{"id": 0, "parentNames": [], "children": [], "data": {}}"#,
        "rusak/feed.json": #"[{"PrabowoHattaVotes": "1", "JokowiKallaVotes": "2"}]"#,
        "rusak/feed.csv": "#HEADER:ProvinceCode,ProvinceName\n1,ACEH\n",
        "rusak/.git/config": "x",
        "rusak/.git/HEAD": "x",
    ]

    /// Writes pages into a folder or an archive that exists for the length of one closure.
    static func with<Result>(
        _ pages: [String: String], as kind: TestArchive.Kind? = nil, _ body: (URL) throws -> Result
    ) throws -> Result {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "sanding-\(UUID())")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let url = scratch.appending(path: "input")
        if let kind {
            let members = pages.sorted { $0.key < $1.key }.map {
                TestArchive.Member(path: $0.key, bytes: Array($0.value.utf8))
            }
            TestArchive.write(members, as: kind, to: url)
            return try body(url)
        }
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (path, text) in pages {
            let place = url.appending(path: path)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: place)
        }
        return try body(url)
    }

    /// Converted files: what was found and the text of every file by path.
    struct Converted {
        var found: KPUConversion
        var files: [String: String]

        /// Rows of a CSV file without quotes, the header first.
        func rows(_ path: String) -> [String] {
            (files[path] ?? "").split(separator: "\n").map(String.init)
        }

        /// Cells of a column by position of the row, for files without quotes.
        func column(_ name: String, _ path: String) -> [String] {
            let rows = rows(path).map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            guard let index = rows.first?.firstIndex(of: name) else { return [] }
            return rows.dropFirst().map { $0[index] }
        }

        /// Reasons why a file was not read or a key not carried over.
        func reasons(_ path: String) -> [String] {
            found.unread.filter { $0.path == path }.map { English(.indonesian).sentence($0.reason) }
        }
    }

    static func convert(
        _ pages: [String: String], as kind: TestArchive.Kind? = nil,
        options: KPUConversion.Options = KPUConversion.Options(), language: Language = .english,
        check: (URL) throws -> Void = { _ in }
    ) throws -> Converted {
        try with(pages, as: kind) { try convert(at: $0, options: options, language: language, check: check) }
    }

    static func convert(
        at url: URL, options: KPUConversion.Options = KPUConversion.Options(), language: Language = .english,
        check: (URL) throws -> Void = { _ in }
    ) throws -> Converted {
        let output = url.deletingLastPathComponent().appending(path: "output-\(UUID())")
        let spool = output.appending(path: "spool")
        try FileManager.default.createDirectory(at: spool, withIntermediateDirectories: true)
        var options = options
        let wording = language.wording(.indonesian)
        options.text = { wording.text($0) }
        let found = try KPUConversion(url, name: "input", options: options, spool: spool)
        let outputs = try found.write(to: output)
        var files: [String: String] = [:]
        for file in outputs {
            files[file.path] = try String(contentsOf: output.appending(path: file.path), encoding: .utf8)
        }
        try check(output)
        return Converted(found: found, files: files)
    }
}
