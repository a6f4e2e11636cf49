import Foundation
import Testing

/// Names of provinces and regencies that come with the program, where a folder has none of its own.
@Suite struct ShippedNamesTests {
    /// Three regencies of Aceh, the stations of the first without a vote.
    static func files(_ scheme: String) -> [String: String] {
        var stations = "province_code,regency_code,station_no,registered,ballots_used,valid,votes_1,votes_2\n"
        var recap = "contest_id,region_code,ballot_no,votes\n"
        for regency in 1101...1103 {
            var sums = [0, 0]
            for number in 1...4 {
                let votes = [40 + (7 * number + regency) % 31, 30 + (11 * number + regency) % 37]
                sums = zip(sums, votes).map(+)
                let own =
                    regency == 1101 ? [0, 0, 0, 0] : [votes[0] + votes[1] + 3, votes[0] + votes[1]] + votes
                stations += "11,\(regency),\(number),200,\(own.map(String.init).joined(separator: ","))\n"
            }
            recap += "x,\(regency),1,\(sums[0])\nx,\(regency),2,\(sums[1])\n"
        }
        return [
            "stations.csv": stations, "recap.csv": recap, "contests.csv": CheckFolderTests.contests,
            "candidates.csv": CheckFolderTests.candidates,
            "datapackage.json":
                "{\"resources\": [], \"sanding\": {\"regionCodes\": {\"scheme\": \"\(scheme)\"}}}",
        ]
    }

    private static let regency = "Throughout regency"

    @Test func codesOfKemendagriHaveTheShippedNames() throws {
        let run = try CheckFolderTests().check(Self.files("kemendagri"))
        #expect(
            run.output.contains("\(Self.regency) Kabupaten Aceh Selatan (1101) in stations.csv"), "\(run)")
        #expect(!run.output.contains("regency 1101"))
    }

    /// Rows that changed places are called by name in the cause as in what it accounts for.
    @Test func exchangedRowsHaveNames() throws {
        var files = Self.files("kemendagri")
        files["stations.csv"] = files["stations.csv"]?.split(separator: "\n").map { line in
            // The stations of 1102 and 1103 stand under each other's code.
            let cells = line.split(separator: ",").map(String.init)
            let other = ["1102": "1103", "1103": "1102"][cells[1]] ?? cells[1]
            return ([cells[0], other] + cells.dropFirst(2)).joined(separator: ",")
        }.joined(separator: "\n")
        files["regions.csv"] =
            "region_code,region_name,parent_code\n11,One,\n1101,Own,11\n1102,Two,11\n1103,Three,11\n"
        let run = try CheckFolderTests().check(files)
        #expect(run.output.contains("Two (1102) and Three (1103)"), "\(run)")
    }

    /// The same digits mean other places in other lists, and nothing is known of a list that is not named.
    @Test(arguments: ["bps", "undeclared"]) func otherCodesHaveNone(scheme: String) throws {
        let run = try CheckFolderTests().check(Self.files(scheme))
        #expect(run.output.contains("\(Self.regency) 1101 in stations.csv"), "\(run)")
        #expect(!run.output.contains("Aceh"))
    }

    @Test func namesOfTheFolderGoBeforeThem() throws {
        var files = Self.files("kemendagri")
        files["regions.csv"] =
            "region_code,region_name,parent_code\n11,One,\n1101,Own,11\n1102,Two,11\n1103,Three,11\n"
        let run = try CheckFolderTests().check(files)
        #expect(run.output.contains("\(Self.regency) Own (1101) in stations.csv"), "\(run)")
        #expect(!run.output.contains("Aceh"))
    }
}
