import Elections
import Statistics
import Testing

@testable import Consistency

@Suite struct ExpectedSplitTests {
    static let head = "village_code,station_no,votes_1,votes_2,votes_3\n"

    /// Rows of a village with figures before and after.
    static func compare(_ rows: [(old: [Int?], new: [Int?])]) throws -> CountDiff {
        func text(_ values: [[Int?]]) -> String {
            head
                + values.enumerated().map { index, votes in
                    "a,\(index + 1)," + votes.map { $0.map(String.init) ?? "" }.joined(separator: ",") + "\n"
                }.joined()
        }
        return try ComparedFiles.compare(
            text(rows.map(\.old)), text(rows.map(\.new)), levels: ["village_code"])
    }

    static func twelve() -> [(old: [Int?], new: [Int?])] {
        let first = [6, 6, 0, -4, 9, 6]
        let second = [0, 2, 3, 0, -1, 6]
        return (0..<12).map { index in
            let (one, two) = (100 + 3 * index, 40 + index)
            return ([one, two, 20], [one + first[index % 6], two + second[index % 6], 20 - index])
        }
    }

    /// Python: fractions for the shares, all 2^10 signs enumerated for p.
    @Test func isWhatSlipsInProportionToVotesGive() throws {
        let result = try Self.compare(Self.twelve())
        #expect(try #require(result.blocks.leaders) == (Choice(1), Choice(2)))
        let split = try result.expectedSplit.get()
        // Two stations where both pairs gain six have no change of the lead.
        #expect(split.direction.nonzero == 10 && split.direction.net == 26)
        #expect(abs(split.votes - 2334.0 / 3242) < 1e-15)
        #expect(abs(split.gains - 26.0 / 31) < 1e-15)
        #expect(abs(split.direction.up - 0.64898210980876) < 1e-14)
        #expect(abs(split.direction.expectedNet - 16.090067859346085) < 1e-12)
        #expect(abs(split.direction.positiveShare - 40.0 / 54) < 1e-15)
        #expect(abs(split.direction.p - 0.6553700713436049) < 1e-13)
    }

    /// Votes moved from one pair to the other are gains and losses alike: the even split is expected.
    @Test func movedVotesAreTheSignFlipTest() throws {
        let result = try Self.compare(
            (0..<8).map { ([200, 90, 5], [200 + $0 + 1, 90 - $0 - 1, 5]) })
        let split = try result.expectedSplit.get()
        #expect(split.gains == 0.5 && split.direction.up == 0.5)
        #expect(abs(split.direction.p - (try #require(result.direction).signFlipP)) < 1e-14)
        #expect(split.direction.p < 0.01)
    }

    /// The leader gains what its votes let expect: the sign-flip test sees a leaning, this does not.
    @Test func aLeaningThatLargerNumbersExplain() throws {
        let result = try Self.compare(
            (0..<60).map { index in
                let isFirst = index % 5 > 0
                return ([200, 50, 5], [isFirst ? 203 : 200, isFirst ? 50 : 53, 5])
            })
        #expect(try #require(result.direction).signFlipP < 1e-4)
        let split = try result.expectedSplit.get()
        #expect(split.gains == 1 && split.direction.p > 0.5)
    }

    static let absences: [(rows: [(old: [Int?], new: [Int?])], reason: ExpectedSplit.Absence)] = [
        ((0..<4).map { ([10, 20 + $0, 1], [11, 20 + $0, 1]) }, .fewChanges),
        ((0..<9).map { ([10, 20 + $0, 1], [11, 21 + $0, 1]) }, .fewChanges),
        ((0..<9).map { ([10 + $0, 0, 0], [11 + $0, 0, 0]) }, .oneHasNone),
        ((0..<9).map { ([10 + $0, nil, 2], [11 + $0, nil, 3]) }, .noLead),
        ((0..<9).map { ([10, 20, 5 + $0], [10, 20, 5 + $0]) }, .noLead),
    ]

    @Test(arguments: absences.indices)
    func whatCannotBeComparedHasAReason(index: Int) throws {
        let given = Self.absences[index]
        var rows = given.rows
        // The first two pairs are those with the most votes.
        if given.reason == .noLead { rows.append(([500, 500, 1], [500, 500, 1])) }
        let result = try Self.compare(rows)
        #expect(throws: given.reason) { try result.expectedSplit.get() }
    }

    @Test func onePairHasNoLead() throws {
        let text = "village_code,station_no,votes_1\n" + (1...9).map { "a,\($0),\($0)\n" }.joined()
        let result = try ComparedFiles.compare(
            text, text.replacing(",9\n", with: ",8\n"), levels: ["village_code"])
        #expect(throws: ExpectedSplit.Absence.noLead) { try result.expectedSplit.get() }
    }
}
