import Elections
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Names of regions that contradict each other within a file of stations, and numbers that are two writings of one.
@Suite struct RegionNameTests {
    private static let head = "regency,district,ward,station_no,registered,valid,invalid,votes_1,votes_2"
    private static let levels = ["regency", "district", "ward"]

    /// Regions, number and figures of the stations of an honest file.
    ///
    /// - Parameter areOfOneList: Whether codes begin with those above; else they are names.
    private static func rows(areOfOneList: Bool = true, seed: UInt64 = 7) -> [[String]] {
        var random = SeededRandom(state: seed)
        return (1...4).flatMap { regency in
            (1...4).flatMap { district in
                (1...4).flatMap { ward in
                    (1...(4 + (district * ward) % 3)).map { number -> [String] in
                        let codes =
                            areOfOneList
                            ? ["\(regency)", "\(regency)\(district)", "\(regency)\(district)\(ward)"]
                            : [
                                "Regency \(regency)", "Town \(regency * 10 + district)",
                                "Hill \(regency * 100 + district * 10 + ward)",
                            ]
                        let votes = [
                            Int.random(in: 40...190, using: &random),
                            Int.random(in: 40...190, using: &random),
                        ]
                        let (valid, invalid) = (votes[0] + votes[1], Int.random(in: 0...9, using: &random))
                        return codes
                            + [number, valid + invalid + 60, valid, invalid, votes[0], votes[1]].map(
                                String.init)
                    }
                }
            }
        }
    }

    private static func check(_ rows: [[String]], recap: [[String]]? = nil) throws -> [Finding] {
        func text(_ rows: [[String]]) -> String {
            rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
        }
        let columns = head.split(separator: ",").map(String.init)
        let printed = recap.map { [columns.filter { $0 != "station_no" }] + sums($0) }
        return try ManyRowsTests.check(text([columns] + rows), recap: printed.map(text), levels: levels)
    }

    /// A row of a recap for each ward.
    private static func sums(_ rows: [[String]]) -> [[String]] {
        var (order, sums): ([[String]], [[String]: [Int]]) = ([], [:])
        for row in rows {
            let ward = Array(row.prefix(3))
            let own = row.dropFirst(4).map { Int($0) ?? 0 }
            if sums[ward] == nil { order.append(ward) }
            sums[ward] = zip(sums[ward] ?? own.map { _ in 0 }, own).map { $0 + $1 }
        }
        return order.map { $0 + (sums[$0] ?? []).map(String.init) }
    }

    private static func serious(_ findings: [Finding]) -> [String] {
        findings.filter { $0.severity > .notice }.map { "\($0.severity) \($0.rule)" }
    }

    @Test(arguments: [true, false]) func honestFilesYieldNothing(areOfOneList: Bool) throws {
        for seed in 1...10 as ClosedRange<UInt64> {
            #expect(Self.serious(try Self.check(Self.rows(areOfOneList: areOfOneList, seed: seed))) == [])
        }
    }

    /// A column whose names all stand a row too far down or up is one error, with names as with codes.
    @Test(arguments: [true, false], [1, -1, 2]) func shiftedColumn(areOfOneList: Bool, down: Int) throws {
        for column in [1, 2] {
            let honest = Self.rows(areOfOneList: areOfOneList)
            var rows = honest
            for row in 60..<rows.count - 20 { rows[row][column] = honest[row - down][column] }
            let found = try Self.check(rows)
            let causes = found.filter { $0.rule == "cause-figures-moved" }
            #expect(Self.serious(found) == ["error cause-figures-moved"], "\(column) \(down)")
            guard case .cause(let cause) = causes.first?.kind, case .namesMoved(let names) = cause.what else {
                Issue.record("\(column) \(down)")
                continue
            }
            #expect(names.columns == [Self.levels[column]] && names.down == down && names.beside == .columns)
        }
    }

    @Test func shiftedCodesAreSaid() throws {
        let honest = Self.rows()
        var rows = honest
        for row in 60..<rows.count - 20 { rows[row][2] = honest[row - 1][2] }
        let cause = try #require(try Self.check(rows).first { $0.severity == .error })
        #expect(
            cause.sentence(.english).contains(
                " of s.csv, the names in ward stand 1 row further down than the stations to which they belong, beside the regions of the other columns; "
            ), "\(cause.sentence(.english))")
        #expect(cause.sentence(.indonesian).contains("dibandingkan dengan wilayah di kolom lain"))
    }

    /// A ward, or a district with all its wards, below another region than its code says: the file alone shows it.
    @Test func codesOfAnotherRegion() throws {
        var rows = Self.rows()
        for row in rows.indices where rows[row][2] == "233" { rows[row][1] = "24" }
        let ward = try Self.check(rows).filter { $0.severity > .notice }
        #expect(ward.map(\.rule) == ["nesting"] && ward.first?.severity == .warning)
        #expect(
            ward.first?.sentence(.english).hasPrefix(
                "In s.csv ward 233 stands below district 24, though its code begins with that of district 23 and nearly all others "
            ) == true, "\(ward.first?.sentence(.english) ?? "")")
        rows = Self.rows()
        for row in rows.indices where rows[row][1] == "23" { rows[row][0] = "4" }
        let district = try Self.check(rows).filter { $0.severity > .notice }
        #expect(district.map(\.rule) == ["nesting"] && district.first?.region?.text == "23")
    }

    /// One row, or some, under a region that a recap has not: what another region lacks, and one error.
    @Test(arguments: [1, 3]) func rowsUnderARegionThatIsNotListed(count: Int) throws {
        let honest = Self.rows(areOfOneList: false)
        var rows = honest
        let place = try #require(rows.firstIndex { $0[2] == "Hill 232" })
        for row in place..<place + count { rows[row][2] = "Hill 411" }
        let found = try Self.check(rows, recap: honest)
        let cause = count == 1 ? "cause-station-moved" : "cause-region-name"
        #expect(Self.serious(found) == ["error \(cause)"], "\(Self.serious(found))")
    }

    /// One row whose district is another one's stands below two districts, and is one error beside a recap too.
    @Test func oneRowUnderAnotherDistrict() throws {
        let honest = Self.rows()
        var rows = honest
        let place = try #require(rows.firstIndex { $0[2] == "232" })
        rows[place + 1][1] = "24"
        let found = try Self.check(rows, recap: honest)
        #expect(Self.serious(found).count == 1, "\(Self.serious(found))")
    }

    /// Every figure of a ward ten times what its recap prints.
    @Test func aRegionTenTimesTooLarge() throws {
        let honest = Self.rows()
        var rows = honest
        for row in rows.indices where rows[row][2] == "232" {
            for column in 4..<9 { rows[row][column] += "0" }
        }
        let found = try Self.check(rows, recap: honest)
        let errors = found.filter { $0.severity == .error }
        #expect(errors.map(\.rule) == ["cause-slip"], "\(Self.serious(found))")
        #expect(
            errors.first?.sentence(.english).contains("throughout 232, ") == true,
            "\(errors.first?.sentence(.english) ?? "")")
    }

    /// One number written two ways is one station where all figures are the same, and may be two where they are not.
    @Test(arguments: [("3", "003", 1), ("3", "TPS 3", 1), ("3", "A3", 0), ("3", "03", 1)])
    func numbersWrittenTwoWays(own: String, other: String, errors: Int) throws {
        var rows = Self.rows()
        let place = try #require(rows.firstIndex { $0[2] == "122" && $0[3] == own })
        var again = rows[place]
        again[3] = other
        rows.insert(again, at: place + 2)
        let found = try Self.check(rows)
        #expect(Self.serious(found).count { $0 == "error duplicate-key" } == errors, "\(Self.serious(found))")
        rows[place + 2][7] = "\((Int(again[7]) ?? 0) + 1)"
        rows[place + 2][8] = "\((Int(again[8]) ?? 0) - 1)"
        #expect(!Self.serious(try Self.check(rows)).contains("error duplicate-key"))
    }
}
