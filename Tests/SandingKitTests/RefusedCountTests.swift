import Consistency
import Elections
import Foundation
import Ground
import SandingKit
import Testing
import Wording

/// Cells that are no counts are told, and the rest is checked; a column of them is refused.
@Suite struct RefusedCountTests {
    private static let header = "village_code,station_no,votes_1,votes_2,valid,invalid"

    private static func check(
        _ rows: [String], header: String = header, map: String? = nil, recap: String? = nil
    ) throws -> CountCheck {
        let folder = FileManager.default.temporaryDirectory.appending(path: "refused-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func written(_ name: String, _ text: String) throws -> String {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            return file.path
        }
        var paths = [try written("stations.csv", ([header] + rows).joined(separator: "\n") + "\n")]
        if let recap { paths.append(try written("recap_village.csv", recap)) }
        var request = CheckRequest(paths)
        request.reading.map = try map.map { try written("map.json", $0) }
        return try #require(try request.run().parts.first?.check)
    }

    private static func cells(_ check: CountCheck) -> [String] {
        check.findings.filter { $0.rule == "not-count" }.map {
            "\($0.place.file):\($0.place.line ?? 0):\($0.place.column ?? "") \($0.found)"
        }
    }

    private static let sound = (1...9).map { "A,\($0),\(100 + $0),50,\(150 + $0),\($0)" }

    @Test(arguments: ["-5", "99999999999", "1.234", "12.5", "NA", "abc", "1e+05", "7.5%"])
    func oneCellIsAFinding(cell: String) throws {
        var rows = Self.sound
        rows[3] = "A,4,104,\(cell),154,4"
        // A broken rule elsewhere is found beside it.
        rows[6] = "A,7,107,50,158,7"
        let check = try Self.check(rows)
        #expect(Self.cells(check) == ["stations.csv:5:votes_2 \(cell)"])
        #expect(check.findings.filter { $0.severity == .error }.map(\.rule).sorted() == ["R7", "not-count"])
        let told = try #require(check.findings.first { $0.rule == "not-count" })
        for language in Language.allCases { #expect(told.sentence(language).contains("\"\(cell)\"")) }
    }

    @Test func cellsOfOneReasonAreOneFinding() throws {
        var rows = Self.sound
        for place in [1, 3, 5] { rows[place] = "A,\(place + 1),\(101 + place),-\(place),150,1" }
        rows[7] = "A,8,108,x y,158,8"
        let check = try Self.check(rows)
        #expect(Self.cells(check) == ["stations.csv:3:votes_2 -1", "stations.csv:9:votes_2 x y"])
        guard
            case .form(.notCounts(.negative, "-1", 3, [3, 5, 7])) = check.findings.first(where: {
                $0.found == "-1"
            })?.kind
        else {
            Issue.record("three cells are one finding")
            return
        }
    }

    @Test func aColumnOfThemIsRefused() throws {
        var rows = Self.sound
        for place in 0..<5 { rows[place] = "A,\(place + 1),101,-1,150,1" }
        #expect(throws: SandingError.self) { try Self.check(rows) }
        // Four of nine are the smaller part.
        rows[4] = Self.sound[4]
        #expect(Self.cells(try Self.check(rows)).count == 1)
    }

    @Test func beforeTotalsAreLeftOut() throws {
        var rows = Self.sound
        rows[3] = "A,4,104,-5,154,4"
        rows.append("A,TOTAL,945,450,1395,45")
        let check = try Self.check(rows)
        #expect(Self.cells(check) == ["stations.csv:5:votes_2 -5"])
        #expect(check.input.stations?.rollUp.total.stations(0) == 9)
    }

    @Test func byAMapUnderTheNameInTheFile() throws {
        let rows = Self.sound.enumerated().map { $0.offset == 3 ? "A,4,104,-5,154,4" : $0.element }
        let map = """
            {"levels": ["ward"], "station": "box", "choices": [{"name": "X", "votes": "x"}, {"name": "Y", "votes": "y"}],
             "valid": "good", "invalid": "bad"}
            """
        let check = try Self.check(rows, header: "ward,box,x,y,good,bad", map: map)
        #expect(Self.cells(check) == ["stations.csv:5:y -5"])
    }

    /// What its error says is said by no notice on the sum above again.
    @Test func besideARecapItIsOneFinding() throws {
        var rows = Self.sound
        rows[3] = "A,4,104,-5,154,4"
        let recap = "village_code,votes_1,votes_2,valid,invalid\nA,945,450,1395,45\n"
        #expect(try Self.check(rows, recap: recap).findings.map(\.rule) == ["not-count"])
        // A cell that is empty beside it is said.
        rows[5] = "A,6,106,,156,6"
        let rules = try Self.check(rows, recap: recap).findings.map(\.rule)
        #expect(Set(rules) == ["not-count", "figures-not-compared"])
    }

    @Test func inARecap() throws {
        let check = try Self.check(
            Self.sound, recap: "village_code,votes_1,votes_2,valid\nA,945,-450,1395\n" + "B,1,2,3\nC,1,2,3\n")
        #expect(Self.cells(check) == ["recap_village.csv:2:votes_2 -450"])
    }
}
