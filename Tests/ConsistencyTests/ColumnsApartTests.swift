import Elections
import Testing
import Wording

@testable import Consistency

/// A column without figures in one district alone, where no recap could tell; never what may well be so.
@Suite struct ColumnsApartTests {
    /// A count in which a column is so at the stations of some regions.
    private static func check(
        _ column: String, _ value: Int, below prefixes: [String], withRecaps: Bool = false
    ) throws -> CountCheck {
        var count = SmallCount()
        for place in count.stations.indices
        where prefixes.contains(where: count.stations[place].codes[3].hasPrefix) {
            count.stations[place][column] = value
        }
        return try count.check(withRecaps: withRecaps)
    }

    @Test(arguments: SmallCount.columns) func emptyInOneDistrict(column: String) throws {
        let found = try Self.check(column, SmallCount.empty, below: ["110102"]).findings
        let apart = found.filter { $0.rule == "column-empty" }
        #expect(apart.count == 1 && apart[0].region?.text == "110102" && apart[0].place.column == column)
        #expect(apart[0].severity == .notice)
        #expect(found.allSatisfy { $0.severity < .error })
        #expect(apart[0].place.line == 14)
    }

    @Test func zerosOfARegister() throws {
        let found = try Self.check("registered", 0, below: ["110102"]).findings
        #expect(found.map(\.rule) == ["column-empty"] && found[0].severity == .notice)
        #expect(
            found[0].sentence(.english)
                == "registered has no figure at any of 12 stations of district 110102 (the cells are 0), where other columns have some, and has "
                + "figures nearly everywhere else (132 stations): as if it had been left out there, or is not used there.",
            "\(found[0].sentence(.english))")
    }

    /// Zeros that break the rules of the forms are said by these, as one cause.
    @Test func zerosThatFormsContradict() throws {
        let found = try Self.check("votes_2", 0, below: ["110102"]).findings
        #expect(!found.contains { $0.rule == "column-empty" })
        #expect(found.counted.count { $0.severity == .error } == 1)
    }

    @Test func whatMayWellBeSo() throws {
        // A column that a part of the country does not use, and one that is empty here and there.
        #expect(
            try Self.check("registered", SmallCount.empty, below: ["11", "1201"])
                .findings("column-empty").isEmpty)
        #expect(
            try Self.check(
                "registered", SmallCount.empty,
                below: ["1101012001", "1201012001", "1202022003", "1301012002"]
            ).findings("column-empty").isEmpty)
        // Beside a recap its rows say so.
        #expect(
            try Self.check("registered", SmallCount.empty, below: ["110102"], withRecaps: true)
                .findings("column-empty").isEmpty)
        // A district of which nothing has arrived.
        var count = SmallCount()
        for place in count.stations.indices where count.stations[place].codes[2] == "110102" {
            count.stations[place].values = SmallCount.columns.map { _ in SmallCount.empty }
        }
        #expect(try count.check(withRecaps: false).findings("column-empty").isEmpty)
        #expect(try SmallCount().check(withRecaps: false).findings("column-empty").isEmpty)
    }
}
