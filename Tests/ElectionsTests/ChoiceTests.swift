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
}
