import Foundation

/// A small count for the command line: files that the tests spoil.
enum CheckFiles {
    static let head =
        "province_code,regency_code,district_code,village_code,station_no,registered,ballots_used,valid,invalid,votes_1,votes_2\n"
    static let stations =
        head + """
            11,1101,110101,1101012001,1,250,202,200,2,120,80
            11,1101,110101,1101012001,2,260,212,210,2,125,85
            11,1101,110101,1101012002,1,270,222,220,2,130,90

            """
    static let recapHead =
        "province_code,regency_code,district_code,village_code,stations,registered,ballots_used,valid,invalid,votes_1,votes_2\n"
    static let recap =
        recapHead + """
            11,1101,110101,1101012001,2,510,414,410,4,245,165
            11,1101,110101,1101012002,1,270,222,220,2,130,90

            """
    /// One digit inserted in the second pair's votes of a village: 90 printed as 190.
    static let spoiltRecap = recap.replacing(",130,90\n", with: ",130,190\n")

    static func rule(_ expression: String) -> String {
        """
        {"rules": [{"id": "mine", "severity": "warning", "scope": "all", "expression": "\(expression)",
        "short": {"en": "mine", "id": "punya saya"}, "text": {"en": "My rule.", "id": "Aturan saya."},
        "source": "me"}], "forms": []}
        """
    }

    /// Everything that the tests name, by file.
    static let all = [
        "stations.csv": stations, "recap_village.csv": recap, "recap_spoilt.csv": spoiltRecap,
        "recap_bps.csv": recap.replacing(",110101,110101", with: ",1101010,1101010"),
        "recap_elsewhere.csv": recap.replacing("11,1101,110101,110101", with: "12,1201,120101,120101"),
        "recap_third.csv": recap.replacing("votes_2\n", with: "votes_2,votes_3\n")
            .replacing("165\n", with: "160,5\n").replacing("90\n", with: "90,0\n"),
        "novotes.csv": "province_code,station_no,registered,valid\n11,1,250,200\n",
        "header.csv": head, "recap_header.csv": recapHead, "cut.csv": String(stations.prefix(250)),
        "notes.csv": "a note\n",
        "good.json": rule("votes_1 <= votes_2"), "faulty.json": rule("votes_1 + <= 3"),
        "unknown.json": rule("votes_1 ~ 3"), "misspelt.json": rule("vald <= 3"),
        "lacking.json": "{\"rules\": [{\"id\": \"mine\"}], \"forms\": []}",
        "text.json": "not JSON",
    ]

    static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
        try Program.inScratch { folder in
            for (name, text) in all { try Data(text.utf8).write(to: folder.appending(path: name)) }
            try FileManager.default.createDirectory(
                at: folder.appending(path: "empty"), withIntermediateDirectories: true)
            return try body(folder)
        }
    }
}
