import Testing

@testable import Feeds

@Suite struct KPUPathTests {
    @Test(
        arguments: [
            ("pemilu/hhcw/ppwp/11/1101/110101/1101012001/1101012001001.json", "1101012001001"),
            ("/home/a/2024/3173011006272_complete.json", "3173011006272"),
            ("x/1101012001001-20240215.json", "1101012001001"),
            ("1708000000000/1101012001/1101012001001.json", "1101012001001"),
            ("1708000000000_1101012001001.json", nil), ("1101012001/001.json", nil),
        ] as [(String, String?)])
    func stationCodes(path: String, code: String?) { #expect(KPUPath(path).stationCode == code) }

    @Test(
        arguments: [
            ("pemilu__hhcw_ppwp_11_1101.json", "1101"), ("pemilu__hhcw_ppwp.json", "00"),
            ("pilkada/pkwkp/0.json", "00"),
            ("pkwkp_11_11.json", "11"), ("ppwp_11_1101_2024-02-26.json", "1101"),
            ("ppwp/11/1101/110101.json", "110101"),
            ("ppwp/notes.json", nil),
        ] as [(String, String?)])
    func regionCodes(path: String, code: String?) { #expect(KPUPath(path).regionCode == code) }

    @Test(
        arguments: [
            ("pemilu/hhcw/pdpd/11.json", .pdpd), ("sirekap2024_ppwp_tps/x.json", .ppwp),
            ("ppwp/pkwkk_11.json", .pkwkk),
            ("DPRDP/11.json", .pdprdp), ("a/b.json", nil),
        ] as [(String, KPUContestKind?)])
    func kinds(path: String, kind: KPUContestKind?) { #expect(KPUPath(path).kind == kind) }

    @Test(
        arguments: [
            ("2024-02-15 00:46:45", "2024-02-15T00:46:45+07:00"),
            ("2024-02-15T00:46", "2024-02-15T00:46:00+07:00"),
            ("2024-02-29 23:59:59", "2024-02-29T23:59:59+07:00"),
            ("2024-02-29T23:30:00Z", "2024-03-01T06:30:00+07:00"),
            ("2024-02-15T00:46:45+09:00", "2024-02-14T22:46:45+07:00"),
            ("1969-12-31 00:00:00", "1969-12-31T00:00:00+07:00"),
            ("2023-02-29 00:00:00", nil), ("2024-13-01 00:00:00", nil), ("2024-02-15 24:00:00", nil),
            ("2024-02-15", nil), ("2024-02-15 00:46:45 WIB", nil), ("", nil),
        ] as [(String, String?)])
    func moments(text: String, written: String?) {
        #expect(KPUTime.seconds(text).map(KPUTime.text) == written)
    }

    @Test func imagesSayTheStationWhereThePathDoesNot() throws {
        let image =
            "https://sirekap-obj-formc.kpu.go.id/11eb/pemilu/ppwp/31/73/01/10/06/3173011006272-20240214-1.jpg"
        let page = KPUPages.station([1, 2, 3], ids: [1, 2, 3]).replacing(
            "[null, null, null]", with: "[\"\(image)\"]")
        let converted = try KPUPages.convert(["a.json": page])
        #expect(converted.found.summary.contests.map(\.contest) == ["pemilu-2024-ppwp"])
        #expect(converted.rows("stations.csv").last?.hasPrefix("31,3173,317301,3173011006,272,") == true)
    }
}
