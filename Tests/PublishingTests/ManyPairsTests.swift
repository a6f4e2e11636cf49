import Elections
import Foundation
import Testing
import Wording

@testable import Publishing

/// Ballots of many pairs, and files of votes only.
@Suite struct ManyPairsTests {
    /// 30 votes from pair 8 to pair 5 at nine of ten stations; at the last they end in each other's place.
    static func report(_ language: Language) throws -> DiffReport {
        func file(_ moved: Int) -> String {
            let rows = (1...20).map { station -> String in
                var votes = (1...8).map { 100 + 7 * $0 + station }
                if station == 20 { votes[4] = votes[7] - 30 }
                if station > 10 { (votes[4], votes[7]) = (votes[4] + moved, votes[7] - moved) }
                if station == 3, moved > 0 { votes[0] += 2 }
                return "a,\(station)," + votes.map(String.init).joined(separator: ",")
            }
            let head = "village_code,station_no," + (1...8).map { "votes_\($0)" }.joined(separator: ",")
            return ([head] + rows).joined(separator: "\n") + "\n"
        }
        return try DiffSamples.report(file(0), file(30), language: language, levels: ["village_code"])
    }

    @Test(arguments: Language.allCases)
    func thePairsThatChangedMostHaveAColumn(language: Language) throws {
        let report = try Self.report(language)
        let table = try #require(DiffPageTables(report.result, report.wording).regions.first)
        let heads = table.header.map(\.text).filter { $0.hasPrefix("votes_") }
        #expect(heads == [1, 2, 3, 4, 5, 8].map { "votes_\($0)" })
        let moved =
            language == .english
            ? "At 10 of the 11 stations where votes of a pair changed, the change is the same: 30 votes fewer for pair 8 and as "
                + "many more for pair 5."
            : "Di 10 dari 11 TPS yang suara pasangannya berubah, perubahannya sama: 30 suara berkurang untuk pasangan nomor "
                + "8 dan bertambah sebanyak itu untuk pasangan nomor 5."
        #expect(report.words.counted.contains(moved), "\(report.words.counted)")
        // One of them is also an exchange: said as what it looks like.
        let exchange =
            language == .english ? "as if two pairs were exchanged" : "seperti dua pasangan tertukar"
        #expect(report.words.counted.contains { $0.contains(exchange) }, "\(report.words.counted)")
        #expect(!report.words.counted.contains { $0.contains("are exchanged") })
    }

    @Test func aFileOfVotesOnlyHasNothingToAsk() throws {
        let votes =
            "province_code,regency_code,station_no,votes_1,votes_2\n11,1101,1,60,90\n11,1101,2,50,70\n"
        let report = try CheckSamples.report(
            stations: votes, recap: "province_code,regency_code,votes_1,votes_2\n11,1101,111,160\n")
        let files = try report.publication.files(ReportFormat.standard)
        let lines = report.summary
        #expect(
            lines.contains { $0.contains("votes moved between pairs of one station cannot be seen") },
            "\(lines)")
        for file in files {
            #expect(!(CheckSamples.text(file.path, files) ?? "").contains("passed 0 checks"))
        }
        let asked = try CheckSamples.report(stations: CheckSamples.head + "11,1101,1,250,150,149,1,60,90\n")
        // Without a recap of votes nothing shows them either.
        #expect(asked.summary.contains { $0.contains("cannot be seen") })
        let drawn = try asked.publication.files(ReportFormat.standard)
        for file in drawn where file.path.hasPrefix("charts/") {
            #expect(
                !(CheckSamples.text(file.path, drawn) ?? "").contains("not an official result"),
                "\(file.path)")
        }
    }
}
