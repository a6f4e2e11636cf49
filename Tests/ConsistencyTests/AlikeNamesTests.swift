import Elections
import Testing
import Wording

@testable import Consistency

/// Names that two files write differently are joined where each can only be one other, and that is said (`WrittenNamesTests`); where more
/// could be meant, and in lists and changes, a hint says that one may be the other.
@Suite struct AlikeNamesTests {
    static let hint = " One name may be the other: "

    @Test func aRecapThatWritesAVillageDifferently() throws {
        var count = SmallCount()
        let code = count.recaps[3][7].codes[3]
        for place in count.stations.indices where count.stations[place].codes[3] == code {
            count.stations[place].codes[3] = "Ma'rang"
        }
        count.recaps[3][7].codes[3] = "Ma’rang"
        // Another village of the recap that the stations lack could be meant too.
        var other = count.recaps[3][7]
        other.codes[3] = "MA'RANG"
        count.recaps[3].append(other)
        let check = try count.check()
        let listed = try #require(check.findings("children-missing").first)
        let unlisted = try #require(check.findings("region-missing").first)
        #expect(listed.sentence(.english).contains(Self.hint))
        #expect(unlisted.sentence(.english).contains(Self.hint + "Ma'rang and "))
        #expect(unlisted.sentence(.indonesian).contains(" Nama yang satu mungkin yang lain: Ma'rang dan "))
        count.recaps[3].removeLast()
        count.recaps[3][7].codes[3] = "Elsewhere"
        #expect(try count.check().findings.allSatisfy { !$0.sentence(.english).contains(Self.hint) })
    }

    @Test func aFrameThatWritesAVillageDifferently() throws {
        var count = SmallCount()
        let code = count.stations[0].codes[3]
        for place in count.stations.indices where count.stations[place].codes[3] == code {
            count.stations[place].codes[3] = "MA’RANG"
        }
        var input = try count.check(withRecaps: false).input
        let codes = count.stations.map { $0.codes[3] }.uniqued().enumerated()
        input.frames = [
            .init(
                file: "frame.csv", level: "village_code",
                codes: codes.map { ($0.element == "MA’RANG" ? "Ma'rang" : $0.element, $0.offset + 2) })
        ]
        let stations = try #require(input.stations)
        let findings = FrameFindings(stations, input: input).all
        #expect(findings.map(\.rule) == ["no-stations", "not-in-frame"])
        #expect(findings[0].sentence(.english).hasSuffix(Self.hint + "Ma'rang and MA’RANG."))
        #expect(findings[1].sentence(.english).hasSuffix(Self.hint + "MA’RANG and Ma'rang."))
    }

    @Test func stationsOfARegionWrittenDifferently() throws {
        let head = "district_code,village_code,station_no,votes_1,votes_2\n"
        let rows = (1...12).map { "d,\($0 < 4 ? "BONE" : "Other"),\($0),60,40\n" }.joined()
        let other = rows.replacing("BONE", with: "Bone").replacing(
            "60,40\n", with: "60,\n", maxReplacements: 1)
        let result = try ComparedFiles.compare(
            head + rows, head + other, levels: ["district_code", "village_code"])
        let removed = try #require(result.findings.first { $0.rule == "stations-removed" })
        let added = try #require(result.findings.first { $0.rule == "stations-added" })
        #expect(
            removed.sentence(.english).hasSuffix(
                " votes of the pairs there: 180, 120." + Self.hint + "BONE and Bone."))
        // Votes that are not known are not 0.
        #expect(
            added.sentence(.english).hasSuffix(
                " votes of the pairs there: 180, 80. 1 station of these lacks the votes of a pair."
                    + Self.hint
                    + "Bone and BONE."))
        #expect(added.sentence(.indonesian).contains(" 1 TPS di antaranya tanpa suara suatu pasangan."))
    }
}
