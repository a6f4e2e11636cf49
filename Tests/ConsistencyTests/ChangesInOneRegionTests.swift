import Elections
import Statistics
import Testing
import Wording

@testable import Consistency

@Suite struct ChangesInOneRegionTests {
    static let head =
        "province_code,regency_code,district_code,village_code,station_no,votes_1,votes_2\n"

    /// Provinces of two regencies of two districts of two villages of 25 stations each.
    ///
    /// - Parameter change: What is added to the first pair of a station, given its place from 0; `nil` makes
    ///   the figure unknown.
    static func count(provinces: Int = 3, _ change: (Int) -> Int? = { _ in 0 }) -> String {
        head
            + (0..<provinces * 200).map { row in
                let codes = [
                    "\(11 + row / 200)", "\(11 + row / 200)0\(1 + row / 100 % 2)",
                    "\(11 + row / 200)0\(1 + row / 100 % 2)0\(1 + row / 50 % 2)",
                    "\(11 + row / 200)0\(1 + row / 100 % 2)0\(1 + row / 50 % 2)200\(1 + row / 25 % 2)",
                ]
                let votes = change(row).map { String(90 + row % 13 + $0) } ?? ""
                return codes.joined(separator: ",") + ",\(row % 25 + 1),\(votes),80\n"
            }.joined()
    }

    static func finding(_ old: String, _ new: String) throws -> Finding? {
        let found = try ComparedFiles.compare(old, new).findings.filter {
            $0.rule == "changes-in-one-region"
        }
        #expect(found.count <= 1)
        return found.first
    }

    @Test func theSmallestRegionIsNamed() throws {
        let new = Self.count { (50..<75).contains($0) || $0 == 400 || $0 == 7 ? 1 : 0 }
        let finding = try #require(try Self.finding(Self.count(), new))
        #expect(finding.severity == .notice && finding.region?.text == "1101022001")
        #expect(finding.expected == "1.1" && finding.found == "25")
        #expect(
            finding.sentence(.english)
                == "25 of 27 stations where a figure changed stand in village 1101022001, which has 25 of 600 stations. "
                + "Corrections of one office look like this; too few stand elsewhere to compare them with.")
        #expect(
            finding.sentence(.indonesian)
                == "25 dari 27 TPS yang angkanya berubah berada di desa/kelurahan 1101022001, yang mempunyai 25 dari 600 "
                + "TPS. Koreksi satu kantor tampak seperti ini; di tempat lain terlalu sedikit untuk dibandingkan dengannya."
        )
    }

    @Test func aRegionAboveIsNamedWhereNoSmallerHoldsAsMany() throws {
        let new = Self.count { $0 < 200 && $0.isMultiple(of: 9) ? 1 : 0 }
        #expect(try Self.finding(Self.count(), new)?.region?.text == "11")
    }

    @Test func limits() throws {
        let old = Self.count()
        func code(_ change: (Int) -> Int?) throws -> String? {
            try Self.finding(old, Self.count(change))?.region?.text
        }
        // 20 corrections are enough, 19 are not.
        #expect(try code { $0 < 20 ? 1 : 0 } == "1101012001")
        #expect(try code { $0 < 19 ? 1 : 0 } == nil)
        // 18 of 20 are 90%, 17 of 20 are not.
        #expect(try code { $0 < 18 || $0 == 300 || $0 == 500 ? 1 : 0 } == "1101012001")
        #expect(try code { $0 < 17 || [300, 400, 500].contains($0) ? 1 : 0 } == nil)
        // A region with half of the stations may be named, one with more may not.
        let two = Self.count(provinces: 2)
        let half = Self.count(provinces: 2) { $0 < 200 ? 1 : 0 }
        #expect(try Self.finding(two, half)?.region?.text == "11")
        let rows = two.split(separator: "\n")
        let fewer = { (text: String) in
            text.split(separator: "\n").prefix(rows.count - 1).joined(separator: "\n") + "\n"
        }
        #expect(try Self.finding(fewer(two), fewer(half)) == nil)
    }

    /// A count that grows in one province is no correction of it.
    @Test func figuresThatBecomeKnownAreNotCorrections() throws {
        let old = Self.count { $0 < 100 ? nil : 0 }
        #expect(try Self.finding(old, Self.count()) == nil)
        #expect(try Self.finding(Self.count(), old) == nil)
    }

    /// Corrections spread by chance, many or few, and as in a real count half as many again in some places.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func correctionsSpreadByChanceAreNoFinding(seed: UInt64) throws {
        var random = Xoshiro256(seed: seed)
        let provinces = 2 + Int(seed % 3)
        let wanted = [20, 25, 60, 300][Int(seed % 4)]
        var places = Set<Int>()
        while places.count < wanted {
            let place = Int(random.next() % UInt64(provinces * 200))
            if place < 50 || random.next() % 3 < 2 { places.insert(place) }
        }
        let old = Self.count(provinces: provinces)
        let new = Self.count(provinces: provinces) { places.contains($0) ? 1 : 0 }
        #expect(try Self.finding(old, new) == nil)
    }
}
