import ElectionFiles
import Elections
import Foundation
import Ground
import Testing
import Wording

@testable import Feeds

/// Other contests than the presidential one of 2024, and how their candidates get ballot numbers.
@Suite struct KPUContestTests {
    static let situng = """
        {"pemilih_j": 179, "suara_sah": 132, "ts": "2019-04-19 23:00:03", "chart": {"21": 19, "22": 113},
         "suara_tidak_sah": 1, "suara_total": 133, "images": ["a.jpg"], "pengguna_j": 133}
        """

    /// A form without a year would name its contests wrongly.
    @Test func everyFormHasItsYearAndDays() throws {
        for form in KPUForms.all {
            let facts = try #require(KPUContestFacts.all.forms[form.name], "\(form.name)")
            #expect(facts.year.count == 4 && facts.days["pemilu"]?.hasPrefix(facts.year) == true)
        }
        #expect(Set(KPUForms.all.map(\.name)).count == KPUForms.all.count)
        for kind in KPUContestKind.allCases { #expect(KPUContestFacts.all.titles[kind.rawValue] != nil) }
        let contest = try #require(KPUContest(.pdpr, .situng, at: "1"))
        #expect(contest.title(region: nil) == "Pemilihan DPR 2019" && contest.id == "pemilu-2019-pdpr")
        let kota = try #require(KPUContest(.ppwp, .sirekap, at: "3171"))
        #expect(
            ["3171011001002", "3171011001", "317101", "3171", "31", "00", "x"].map(kota.parent) == [
                "3171011001", "317101", "3171", "31", "00", "", "",
            ])
    }

    @Test func situngKeepsItsRunningNumbers() throws {
        let converted = try KPUPages.convert([
            "static/json/hhcw/ppwp/1/1492/1654/1656/900003213.json": Self.situng,
            "static/json/hhcw/ppwp/1/1492/1654/1656/900003214.json":
                #"{"ts": "2019-04-19 23:00:03", "chart": {"21": 1, "22": 2}, "images": []}"#,
            "static/json/hhcw/ppwp/1/1492/1654/1656/900003216.json": #"{"ts": "2019-04-19 23:00:03"}"#,
            "static/json/hhcw/ppwp/1/1492/1654/1656/900003217.json":
                #"{"ts": "2019-04-19 23:00:03", "chart": null, "images": null}"#,
            "static/json/hhcw/ppwp/1/1492/1654/1656.json":
                #"{"ts": "2019-04-20 01:00:00", "chart": {"21": 19, "22": 113}, "table": {"900003213": {"21": 19, "22": 113}, "900003215": {"21": null, "22": null}}, "progress": {"proses": 1, "total": 3}}"#,
            "static/json/hhcw/ppwp.json":
                #"{"ts": "2019-05-04 12:30:04", "chart": {"21": 600, "22": 400}, "table": {"1": {"21": 19, "22": 113}, "6728": {"21": null, "22": null}}, "progress": {"proses": 8, "total": 9}}"#,
            "static/json/wilayah/0.json": #"{"1": {"nama": "ACEH"}, "6728": {"nama": "SUMATERA UTARA"}}"#,
            "elsewhere/a_2019-04-19.json": Self.situng,
        ]) { output in
            let folder = try ElectionFolder(at: output)
            #expect(folder.election.scheme == RegionCodeScheme(name: "situng", edition: "2019"))
            #expect(folder.election.captures.count == 4)
        }
        #expect(
            converted.files["stations.csv"]?.split(separator: "\n").dropFirst().map(String.init) == [
                "1,1492,1654,1656,900003213,179,133,132,1,,,,,,133,19,113",
                "1,1492,1654,1656,900003214,,,,,,,,,,,1,2", "1,1492,1654,1656,900003215,,,,,,,,,,,,",
                "1,1492,1654,1656,900003216,,,,,,,,,,,,", "1,1492,1654,1656,900003217,,,,,,,,,,,,",
            ])
        #expect(converted.files["contests.csv"]?.contains("pemilu-2019-ppwp") == true)
        #expect(converted.files["contests.csv"]?.contains("which are not Kemendagri codes") == true)
        #expect(converted.files["regions.csv"]?.contains("\n6728,SUMATERA UTARA,00\n") == true)
        #expect(
            converted.found.notices.contains {
                English(.indonesian).remark($0).contains("running numbers of Situng")
            })
        #expect(
            converted.reasons("elsewhere/a_2019-04-19.json") == [
                English(.indonesian).sentence(UnreadReason.noSerials)
            ])
    }

    static let pilkada: [String: String] = [
        "pilkada/hhcw/pkwkp/0.json": """
        {"mode": "hhcw", "tungsura": {"chart": {"progres": {"total": 30, "persen": 96.6, "progres": 29}},
         "table": {"31": {"psu": "Reguler", "1000031": 5, "1000032": 6, "progres": {"total": 10, "persen": 0, "progres": 9}, "status_progress": true},
                   "32": {"psu": "Reguler", "1000041": 7, "1000042": 8, "progres": {"total": 20, "persen": 0, "progres": 20}, "status_progress": true},
                   "34": {"psu": "Reguler", "progres": {"total": 3, "persen": 0, "progres": 0}, "status_progress": false}}},
         "psu": "Reguler", "progres": {"total": 30, "progres": 29}, "ts": "2024-11-28 10:15:04"}
        """,
        "pilkada/paslon/pkwkp.json": """
        {"31": {"1000031": {"ts": "2024-11-21 21:55:15", "nama": "A - B", "warna": "#B67352", "nomor_urut": 2},
                "1000032": {"ts": "2024-11-21 21:55:15", "nama": "C - D", "warna": "#B67352", "nomor_urut": 1}},
         "33": {"1000099": {"ts": "2024-11-21 21:55:15", "nama": "E - F", "warna": "#B67352", "nomor_urut": 1}}}
        """,
        "pilkada/hhcw/pkwkk/32/3207/320701/3207012010/3207012010001.json": """
        {"mode": "hhcw", "tungsura": {"chart": {"1000501": 10, "1000502": 20, "null": null},
         "administrasi": {"suara_sah": 30, "suara_total": 31, "suara_tidak_sah": 1, "pemilih_dpt_j": 50, "pengguna_dpph_j": 3, "pengguna_dptb_j": 2}},
         "images": [null], "psu": null, "ts": "2024-11-28 01:00:00", "status_suara": true, "status_adm": true}
        """,
    ]

    @Test func everyContestHasItsFolder() throws {
        let converted = try KPUPages.convert(Self.pilkada) { output in
            for name in ["pilkada-2024-pkwkp-31", "pilkada-2024-pkwkp-32", "pilkada-2024-pkwkk-3207"] {
                let election = try ElectionFolder(at: output.appending(path: name)).election
                #expect(election.contests.map(\.id) == [name])
                #expect(election.contests[0].rule == (name.hasSuffix("-31") ? .majority : .plurality))
            }
        }
        #expect(
            converted.found.summary.contests.map(\.folder) == [
                "pilkada-2024-pkwkk-3207", "pilkada-2024-pkwkp-31", "pilkada-2024-pkwkp-32",
                "pilkada-2024-pkwkp-34",
            ])
        #expect(converted.column("ballot_no", "pilkada-2024-pkwkp-31/candidates.csv") == ["1", "2"])
        #expect(
            converted.column("candidate_pair", "pilkada-2024-pkwkp-31/candidates.csv") == ["C - D", "A - B"])
        let captures = converted.rows("pilkada-2024-pkwkp-31/captures.csv")
        #expect(captures.dropFirst().map { $0.split(separator: ",")[3] } == ["6", "5"])
        let station = converted.rows("pilkada-2024-pkwkk-3207/stations.csv")
        #expect(station.last == "32,3207,320701,3207012010,1,50,31,30,1,,,,3,2,,10,20")
    }

    @Test func whatHasNoPlaceIsListed() throws {
        let unread = try KPUPages.convert(Self.pilkada).found.unread
        func row(_ key: String) -> Unread? { unread.first { $0.key == key } }
        #expect(row("chart")?.reason == UnreadReason.severalContests)
        #expect(row("*.warna")?.times == 3)
        #expect(row("33")?.reason == UnreadReason.candidatesWithoutPage)
        #expect(row("pilkada-2024-pkwkp-34")?.reason == UnreadReason.noCandidates)
        #expect(row("33")?.path == "pilkada/paslon/pkwkp.json")
    }

    static let senate = [
        "pdpd/1101012001001.json": KPUPages.station([13, 0, 2], ids: [695640, 695637, 1_000_000])
    ]

    @Test func unknownIdsAreNumberedInAscendingOrderAndSaid() throws {
        let converted = try KPUPages.convert(Self.senate)
        #expect(converted.rows("stations.csv").last?.hasSuffix(",0,13,2") == true)
        #expect(converted.column("candidate_id", "candidates.csv") == ["695637", "695640", "1000000"])
        #expect(converted.column("candidate_pair", "candidates.csv")[0] == "candidate 695637")
        #expect(
            converted.found.notices.first.map { English(.indonesian).remark($0) }
                == "pemilu-2024-pdpd-11: no list gives ballot numbers for the candidate ids 695637, 695640, 1000000; "
                + "they were numbered in ascending order of the ids. Give a list with ‘candidates’")
        #expect(
            converted.found.notices.first.map { Indonesian(.indonesian).remark($0) }?.contains(
                "dinomori menurut urutan id") == true)
    }

    @Test func textsOfFilesAreInTheLanguageAskedFor() throws {
        let converted = try KPUPages.convert(Self.senate, language: .indonesian)
        #expect(converted.column("candidate_pair", "candidates.csv")[0] == "calon 695637")
        #expect(
            Set(converted.column("note", "candidates.csv"))
                == ["tidak ada daftar dalam masukan yang menyebut namanya"])
        let contest = converted.rows("contests.csv").last
        #expect(contest?.hasSuffix(",empat kursi untuk calon dengan suara terbanyak") == true)
        let president = try KPUPages.convert(KPUPages.president, language: .indonesian)
        let captures = president.rows("captures.csv").dropFirst()
        #expect(captures.allSatisfy { $0.contains("ts server tanpa zona waktu, dibaca sebagai WIB") })
    }

    @Test func aGivenListDecides() throws {
        let list = "candidate_id,ballot_no,candidate_pair\n695640,1,First\n695637,3,Third\n1000000,2,Second\n"
        try KPUPages.with(["c.csv": list]) { folder in
            var options = KPUConversion.Options()
            options.candidates = folder.appending(path: "c.csv")
            let converted = try KPUPages.convert(Self.senate, options: options)
            #expect(converted.rows("stations.csv").last?.hasSuffix(",13,2,0") == true)
            #expect(converted.column("candidate_pair", "candidates.csv") == ["First", "Second", "Third"])
            #expect(
                converted.found.notices.filter { English(.indonesian).remark($0).contains("no list") }.isEmpty
            )
        }
    }

    @Test(arguments: [
        (
            "candidate_id,ballot_no\n695640,0\n",
            "line 2, column ballot_no: \"0\" is not a ballot number from 1 to 64"
        ),
        (
            "candidate_id,ballot_no\n1,1\n2,1\n",
            "line 3, column candidate_id: \"2\" or its ballot number stands twice"
        ),
        ("candidate_id\n1\n", "ballot_no"), ("candidate_id,ballot_no\n,1\n", "candidate_id"),
    ])
    func aFaultyListIsRefused(list: String, sentence: String) throws {
        try KPUPages.with(["c.csv": list]) { folder in
            var options = KPUConversion.Options()
            options.candidates = folder.appending(path: "c.csv")
            let problems = #expect(throws: TableProblems.self) {
                _ = try KPUPages.convert(Self.senate, options: options)
            }
            #expect(
                problems.map { English(.indonesian).sentence($0).contains(sentence) } == true,
                "\(String(describing: problems))")
        }
    }

    @Test func partiesAreVotedForAsAWhole() throws {
        let converted = try KPUPages.convert([
            "pdpr/3201012001001.json": """
            {"mode": "hhcw", "chart": {"1": {"jml_suara_total": 12, "jml_suara_partai": 2, "158951": 10},
             "4": {"jml_suara_total": 7, "jml_suara_partai": 7}, "null": null}, "images": [], "administrasi": null,
             "psu": null, "ts": "2024-02-15 07:00:44", "status_suara": true, "status_adm": false}
            """,
            "pemilu/partai.json":
                #"{"4": {"ts": "2024-01-01 00:00:00", "nama": "Partai Empat", "warna": "hitam", "nomor_urut": 4}}"#,
        ])
        #expect(converted.rows("stations.csv").last?.hasSuffix(",12,,,7") == true)
        #expect(converted.column("candidate_pair", "candidates.csv") == ["party 1", "Partai Empat"])
        let unread = converted.found.unread.filter { $0.reason == UnreadReason.partyDetail }
        #expect(unread.map(\.key) == ["chart.*.jml_suara_partai", "chart.*.*"])
        #expect(unread.map(\.times) == [2, 1])
    }

    @Test func constituenciesAreNotTakenForRegions() throws {
        let converted = try KPUPages.convert([
            "ppwp/3201012001001.json": KPUPages.station([1, 2, 3]),
            "pemilu/hhcd/pdpr/1101.json": #"{"ts": "2024-02-15 07:00:44", "chart": {"1": 5}, "table": {}}"#,
            "pemilu/caleg/partai/1101.json": #"{"1": {"158951": {"nama": "A", "nomor_urut": 1}}}"#,
        ])
        #expect(
            converted.reasons("pemilu/hhcd/pdpr/1101.json") == [
                English(.indonesian).sentence(UnreadReason.constituency)
            ])
        #expect(
            converted.reasons("pemilu/caleg/partai/1101.json") == [
                English(.indonesian).sentence(UnreadReason.candidatesWithoutPage)
            ])
        #expect(converted.found.summary.contests.map(\.contest) == ["pemilu-2024-ppwp"])
    }

    @Test func oneContestCanBeChosen() throws {
        var options = KPUConversion.Options()
        options.contests = ["pilkada-2024-pkwkp-31"]
        let converted = try KPUPages.convert(Self.pilkada, options: options)
        #expect(converted.files["contests.csv"]?.contains("pilkada-2024-pkwkp-31") == true)
        #expect(converted.found.unread.filter { $0.reason == UnreadReason.notSelected }.map(\.key).count == 3)
        options.contests = ["x"]
        let fault = #expect(throws: KPUUnknownContest.self) {
            _ = try KPUPages.convert(Self.pilkada, options: options)
        }
        #expect(fault?.known.count == 4)
    }

    @Test func listsAloneGiveTheirRegions() throws {
        let converted = try KPUPages.convert([
            "0.json": #"[{"nama": "ACEH", "id": 1, "kode": "11", "tingkat": 1}]"#
        ])
        #expect(converted.files["regions.csv"] == "region_code,region_name,parent_code\n11,ACEH,\n")
        #expect(converted.found.summary.contests.isEmpty)
    }
}
