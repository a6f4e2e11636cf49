import Elections
import Foundation
import Testing

@Suite struct ChoiceTests {
    @Test(arguments: [
        ("votes_1", 1), ("votes_12", 12), ("votes_", nil), ("votes_0", nil), ("votes_01", nil),
        ("votes_sum", nil),
        ("votes_-1", nil), ("votes_١", nil), ("votes_99999999999999999999", nil), ("Votes_1", nil),
        ("valid", nil),
    ]) func aColumnOfVotesNamesAChoice(column: String, number: Int?) {
        #expect(Choice(column: column)?.number == number)
        #expect(Choice.isColumn(column) == (number != nil))
    }

    @Test func documentsHaveItsNumber() throws {
        let data = try JSONEncoder().encode([Choice(1), Choice(index: 11)])
        #expect(String(decoding: data, as: UTF8.self) == "[1,12]")
        #expect(try JSONDecoder().decode([Choice].self, from: data) == [Choice(1), Choice(12)])
    }

    @Test func placeNumberAndColumnAreOne() {
        let choice = Choice(index: 2)
        #expect(choice.number == 3 && choice.index == 2 && choice.column == "votes_3" && "\(choice)" == "3")
        #expect(Choice(column: choice.column) == choice && Choice(1) < choice)
    }

    /// What is kept by choice is coded by their numbers, as dictionaries by numbers are.
    @Test func whatIsKeptByChoiceIsCodedByNumbers() throws {
        let data = try JSONEncoder().encode([Choice(12): 7])
        #expect(String(decoding: data, as: UTF8.self) == #"{"12":7}"#)
        #expect(try JSONDecoder().decode([Choice: Int].self, from: data) == [12: 7])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Choice: Int].self, from: Data(#"{"a":7}"#.utf8))
        }
    }

    /// Names of coded values are older than the type.
    @Test func nounsAreCodedUnderTheirNames() throws {
        func coded(_ value: some Encodable) throws -> [String: Any] {
            let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
            return try #require(object as? [String: Any])
        }
        let percent = PrintedNumber(units: 5, decimals: 1)
        let region = RegionCode("1", scheme: .undeclared)
        let row = RecapRow(contest: "c", region: region, choice: 2, votes: 1, percent: percent)
        let share = QuickCountReading.Share(
            choice: 2, percent: percent, line: 3, marginPercent: percent,
            range: .init(low: percent, high: percent, givesShare: false))
        let entry = Capture.Entry(choice: 2, votes: 1, sharePercent: percent, stationsWithout: 1, line: 3)
        for (found, size) in [
            (try coded(Candidate(contest: "c", choice: 2, pair: "A")), 7), (try coded(row), 11),
            (try coded(Recap.PairVotes(choice: 2, votes: 1, percent: percent)), 3), (try coded(share), 6),
            (try coded(entry), 5),
        ] {
            #expect(found["ballotNumber"] as? Int == 2 && found.count == size, "\(found)")
        }
        #expect(try JSONDecoder().decode(RecapRow.self, from: JSONEncoder().encode(row)) == row)
    }

    @Test(arguments: [("3", 3), ("12", 12), ("", nil), ("3a", nil), ("3.0", nil)])
    func aTextIsReadAsItIsWritten(text: String, number: Int?) {
        #expect(Choice(text)?.number == number)
        #expect(Choice(text).map(String.init) ?? text == text)
    }
}
