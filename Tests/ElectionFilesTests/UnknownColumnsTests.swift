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

    /// Figures that are called what maps know them by, in other languages too; only where the file lacks them.
    @Test func figuresOfOtherNamesAreMeant() throws {
        for (name, meant) in [
            ("electors", "registered"), ("eligible_voters", "registered"), ("inscritos", "registered"),
            ("Électeurs inscrits", "registered"), ("eleitores", "registered"), ("votantes", "ballots_used"),
            ("ballots", "ballots_used"), ("nombre de votants", "ballots_used"), ("votos_validos", "valid"),
            ("suffrages exprimés", "valid"), ("nulos", "invalid"), ("bulletins nuls", "invalid"),
            ("rejected", "invalid"), ("turnout_pct", nil),
        ] as [(String, String?)] {
            let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
            defer { try? FileManager.default.removeItem(at: url) }
            try "village_code,\(name),votes_1\na,9,1\n".write(to: url, atomically: true, encoding: .utf8)
            let found = try StationFile().unknownColumns(of: url, name: "s.csv")
            #expect(found.columns == [name])
            #expect(found.meant == [meant.map { MeantColumn(name, meant: $0) }].compactMap { $0 }, "\(name)")
        }
    }
}
