import Elections
import Testing

@testable import Consistency

@Suite struct EmptyColumnsTests {
    private let count = SmallCount()

    private func found(empty columns: [String], butAt kept: Int? = nil) throws -> [String] {
        var spoiled = count
        for index in spoiled.stations.indices where index != kept {
            for column in columns { spoiled.stations[index][column] = SmallCount.empty }
        }
        return try spoiled.check(withRecaps: false).findings("no-figures").map {
            "\($0.severity) \($0.place.column ?? "")"
        }
    }

    /// A choice of whom no station has a figure is told, without a recap too; one of whom some stations have none is not.
    @Test func aChoiceWithoutFigures() throws {
        #expect(try found(empty: ["votes_2"], butAt: 3).isEmpty)
        #expect(try found(empty: ["votes_2"]) == ["warning votes_2"])
        // Beside a column of valid votes that is empty too; and once where nobody has a figure.
        #expect(try Set(found(empty: ["valid", "votes_3"])) == ["warning valid", "warning votes_3"])
        #expect(try found(empty: ["valid", "votes_1", "votes_2", "votes_3"]) == ["warning valid"])
    }
}
