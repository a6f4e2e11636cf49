import ElectionFiles
import Foundation
import Ground
import Testing

@Suite struct UnknownColumnsTests {
    @Test func columnsOfStationsThatAreMeantForOthers() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: url) }
        try
            "vilage_code,village_code,tps_no,station_number,registred,votes_1,vote_2,colour\na,b,1,1,9,1,2,red\n"
            .write(
                to: url, atomically: true, encoding: .utf8)
        let found = try StationFile().unknownColumns(of: url, name: "s.csv")
        #expect(
            found.columns == ["vilage_code", "tps_no", "station_number", "registred", "vote_2", "colour"])
        #expect(
            found.meant == [
                MeantColumn("registred", meant: "registered"), MeantColumn("vote_2", meant: "votes_2"),
            ])
    }
}
