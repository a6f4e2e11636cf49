import ElectionFiles
import Elections
import Foundation
import Ground
import Testing
import Wording

@testable import Feeds

@Suite struct KPUConversionTests {
    static let stations = """
        province_code,regency_code,district_code,village_code,station_no,registered,ballots_used,valid,invalid,\
        registered_male,registered_female,voters_registered,voters_transferred,voters_unlisted,voters_total,\
        votes_1,votes_2,votes_3
        32,3201,320101,3201012001,1,280,204,200,4,130,150,201,2,1,204,70,100,30
        32,3201,320101,3201012001,2,,,,,,,,,,,,,
        32,3201,320101,3201012001,3,,,,,,,,,,,5,99,136
        32,3201,320101,3201012001,4,280,4,0,4,130,150,1,2,1,4,,,
        32,3201,320101,3201012001,5,,,,,,,,,,,,,
        32,3201,320101,3201012001,6,,,,4,,,,,,,83,105,
        32,3201,320101,3201012001,7,,,,,,,,,,,7,1,0
        32,3201,320101,3201012001,9,,,,,,,,,,,,,
        99,9901,990101,9901010001,1,280,10,6,4,130,150,7,2,1,10,1,2,3

        """

    @Test(arguments: [nil] + TestArchive.Kind.allCases.map(Optional.some), [1, 3])
    func folderAndArchivesGiveTheSame(kind: TestArchive.Kind?, threads: Int) throws {
        var options = KPUConversion.Options()
        options.threads = threads
        let pages = KPUPages.president.merging(KPUPages.broken) { $1 }
        let reference = try KPUPages.convert(pages)
        let converted = try KPUPages.convert(pages, as: kind, options: options)
        #expect(converted.files["stations.csv"] == Self.stations)
        for name in [
            "captures.csv", "versions.csv", "regions.csv", "candidates.csv", "contests.csv", "pages.csv",
        ] {
            #expect(converted.files[name] == reference.files[name], "\(name)")
            #expect(converted.files[name] != nil, "\(name)")
        }
        #expect(Set(converted.rows("unread.csv")) == Set(reference.rows("unread.csv")))
        #expect(converted.found.damage == nil)
    }

    @Test func theReadersReadWhatIsWritten() throws {
        _ = try KPUPages.convert(KPUPages.president) { output in
            let folder = try ElectionFolder(at: output)
            #expect(folder.notices.isEmpty)
            #expect(folder.election.scheme == RegionCodeScheme(name: "kemendagri", edition: "2022"))
            #expect(folder.election.contests.map(\.id) == ["pemilu-2024-ppwp"])
            #expect(
                folder.election.candidates.map(\.shortName) == [
                    "Anies-Muhaimin", "Prabowo-Gibran", "Ganjar-Mahfud",
                ])
            let capture = try #require(folder.election.captures.first { $0.region?.text == "00" })
            #expect(capture.entries.map(\.votes) == [500, 600, 100])
            #expect(capture.stationsIn == 15 && capture.stationsTotal == 20)
            #expect(capture.capturedAt == "2024-03-07T15:00:16+07:00" && capture.timePrecision == "second")
            for name in ["stations.csv", "versions.csv"] {
                let table = try StationFile().read(output.appending(path: name), name: name)
                #expect(table.count == (name == "stations.csv" ? 9 : 2))
                #expect(table.votes.count == 3)
            }
        }
    }

    @Test func olderVersionsAreKept() throws {
        let converted = try KPUPages.convert(KPUPages.president)
        #expect(converted.column("votes_1", "versions.csv") == ["60", "70"])
        #expect(converted.column("page", "versions.csv") == ["station", "village"])
        #expect(
            converted.column("captured_at", "versions.csv") == [
                "2024-02-14T21:00:00+07:00", "2024-02-22T17:00:16+07:00",
            ])
        let notices = converted.found.notices.map { English(.indonesian).remark($0) }
        #expect(notices.contains { $0.contains("2 other versions of stations are in versions.csv") })
        #expect(notices.contains { $0.contains("1 page of stations repeats another one") })
        #expect(notices.contains { $0.contains("1 station is named by a list and has no page") })
        #expect(notices.contains { $0.contains("displays votes although status_progress is false") })
        #expect(converted.found.summary.contests.map(\.stationsWithVotes) == [5])
    }

    @Test func newerVillagePagesWithOtherVotesAreSaid() throws {
        let path = "saved/pemilu__hhcw_ppwp_32_3201_320101_3201012001.json"
        var pages = KPUPages.president
        pages[path] = pages[path]?.replacing("\"100025\": 70,", with: "\"100025\": 71,")
        let notices = try KPUPages.convert(pages).found.notices.map { English(.indonesian).remark($0) }
        #expect(notices.contains { $0.contains("1 newer page of villages displays other votes") })
    }

    @Test func twoPagesOfOneMomentAreSaid() throws {
        var pages = KPUPages.president
        pages["versi/3/ppwp/3201012001001.json"] = KPUPages.station([71, 100, 30])
        let converted = try KPUPages.convert(pages)
        #expect(converted.column("votes_1", "stations.csv").first == "71")
        #expect(
            converted.found.notices.contains {
                English(.indonesian).remark($0).contains("the one read last was taken")
            })
        #expect(converted.column("votes_1", "versions.csv") == ["70", "60", "70"])
    }

    @Test func capturesHoldWhatThePageDisplayed() throws {
        let converted = try KPUPages.convert(KPUPages.president)
        let rows = converted.rows("captures.csv")
        #expect(rows.count == 1 + 5 * 3)
        #expect(
            rows.contains(
                "pemilu-2024-ppwp,2024-03-07T15:00:16+07:00,1,12,,,,,99,sirekap,sirekap/00/2024-03-07T15:00:16+07:00,"
                    + "second,,,\"ts of the server has no zone and was read as WIB; persen 0; status_progress false; psu Reguler\""
            ))
        #expect(
            rows.contains(
                "pemilu-2024-ppwp,2024-03-07T15:00:16+07:00,2,,,,,,31,sirekap,sirekap/00/2024-03-07T15:00:16+07:00,"
                    + "second,,,\"ts of the server has no zone and was read as WIB; persen 0; status_progress false; psu Reguler\""
            ))
        #expect(
            rows.contains(
                "pemilu-2024-ppwp,2024-02-22T17:00:16+07:00,3,30,,5,7,,3201012001,sirekap,"
                    + "sirekap/3201012001/2024-02-22T17:00:16+07:00,second,,,"
                    + "\"ts of the server has no zone and was read as WIB; persen 100.0; psu Reguler\""))
        #expect(
            converted.files["regions.csv"]
                == "region_code,region_name,parent_code\n00,INDONESIA,\n31,DKI Jakarta,00\n32,JAWA BARAT,00\n3201,Kabupaten Bogor,32\n"
                + "3201012001,3201012001,320101\n99,Luar Negeri,00\n")
    }

    @Test func impossibleProgressIsMarkedAndStillReadable() throws {
        var pages = KPUPages.president
        let path = "saved/pemilu__hhcw_ppwp.json"
        pages[path] = pages[path]?.replacing("\"progres\": 15", with: "\"progres\": 25")
        _ = try KPUPages.convert(pages) { output in
            let captures = try ElectionFolder(at: output).election.captures
            #expect(captures.filter(\.isGarbled).map(\.stationsIn) == [25])
        }
    }

    @Test func pagesKeepWhatHasNoColumn() throws {
        let converted = try KPUPages.convert([
            "ppwp/3201012001001.json": KPUPages.station([1, 2, 3]).replacing(
                "[null, null, null]", with: "[\"https://a/b.jpg\", null, \"https://a/c.jpg\"]")
        ])
        let row = try #require(converted.rows("pages.csv").last)
        #expect(
            row.hasPrefix(
                "1,32,3201,320101,3201012001,1,2024-02-15T00:46:45+07:00,station,hhcw,,true,true,,100,101,0,2,1,0,90,91,"
                    + "https://a/b.jpg https://a/c.jpg,ppwp/3201012001001.json,"), "\(row)")
        #expect(converted.column("voters_unlisted_male", "pages.csv") == ["1"])
        #expect(converted.column("sha256", "pages.csv").first?.count == 64)
        #expect(converted.found.unread.isEmpty)
        #expect(converted.rows("unread.csv") == ["path,key,line,byte,times,reason"])
    }
}
