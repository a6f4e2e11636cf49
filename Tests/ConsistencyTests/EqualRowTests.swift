import ElectionFiles
import Elections
import Foundation
import SandingKit
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Rows of recaps that have the figures of another region, and regions that a recap lacks beside a total that has them.
@Suite struct EqualRowTests {
    @Test(arguments: [[1], [1, 2]]) func aRowWithTheFiguresOfAnotherRegion(levels: Set<Int>) throws {
        for seed in 1...20 {
            var count = SmallCount(seed: UInt64(seed))
            count.keptLevels = levels
            let total = SmallCount.sums(count.stations, depth: 0)[0]
            count.recaps[1][4].values = count.recaps[1][1].values
            for withTotal in [false, true] {
                if withTotal {
                    var row = total
                    row.codes = ["Total", ""]
                    count.recaps[1].append(row)
                }
                let found = try count.check(withStations: levels == [1]).findings
                let first = try #require(found.counted.first)
                #expect(
                    first.rule == "cause-same-rows" && found.counted.count == 1,
                    "\(seed): \(found.map(\.rule))")
                #expect(
                    first.sentence(.english).hasPrefix(
                        "The row of regency 1301 (line 6) of recap_regency.csv has exactly the figures of regency 1102 (line 3) in "
                            + "every column; by what stands below it has others; "),
                    "\(first.sentence(.english))")
                #expect(first.place.line == 6)
            }
        }
    }

    @Test func aRecapAloneSaysWhichTwoAreEqual() throws {
        var count = SmallCount()
        count.keptLevels = [1]
        count.recaps[1][4].values = count.recaps[1][1].values
        let found = try count.check(withStations: false).findings
        #expect(
            found.map { $0.sentence(.english) } == [
                "Regency 1301 and regency 1102 have the same figures in every column of recap_regency.csv (lines 6, 3)."
            ])
    }

    @Test(arguments: [[1], [1, 2]]) func aRegionThatIsNotThereIsNamedBesideTheTotal(levels: Set<Int>) throws {
        var count = SmallCount()
        count.keptLevels = levels
        var total = SmallCount.sums(count.stations, depth: 0)[0]
        total.codes = ["Total", ""]
        count.recaps[1].append(total)
        count.recaps[1].remove(at: 2)
        let found = try count.check(withStations: levels == [1]).findings.counted
        #expect(
            found.map { $0.sentence(.english) } == [
                "All rows of regency 1201 are missing from recap_regency.csv; that accounts exactly for 2 findings "
                    + "(total-not-sum, region-missing)."
            ])
    }

    /// Recaps that were gathered region by region: one that is not there, and that has no vote for a small choice, is named, and no
    /// figure of the whole is wrong. One figure that is too high alone is.
    @Test(arguments: [true, false]) func aListedRegionWithoutARowIsNamed(isMissing: Bool) throws {
        var count = SmallCount()
        count.recaps[1][2].values = [40, 12, 10, 2, 3, 7, 0]
        for column in SmallCount.columns {
            count.recaps[0][1][column] = count.recaps[1][2][column] + count.recaps[1][3][column]
        }
        if isMissing { count.recaps[1].remove(at: 2) } else { count.recaps[0][1]["votes_1"] += 3 }
        let folder = FileManager.default.temporaryDirectory.appending(path: "listed-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let tables = try [(1, "province"), (2, "regency")].map { depth, name in
            let file = folder.appending(path: "recap_\(name).csv")
            try Data(count.text(count.recaps[depth - 1], depth: depth).utf8).write(to: file)
            return try RecapFile().read(file, name: file.lastPathComponent)
        }
        var input = CountCheck.Input(recaps: tables, mayLackRows: true)
        let listed = SmallCount().recaps[1].map(\.codes)
        input.listed = { listed }
        let found = try CountCheck(input, book: .standard, form: nil).findings
        guard isMissing else {
            #expect(found.map(\.rule).contains("R12"))
            return
        }
        #expect(
            found.map { $0.sentence(.english) } == [
                "The rows of recap_regency.csv sum to less than recap_province.csv prints in every figure of province 12: rows seem "
                    + "to be missing there, so they are not compared. Regency 1201 is listed and has no row."
            ])
    }

    /// A listed region without a row is the first explanation, also where it would have the figures of another one.
    @Test(arguments: [true, false]) func aListedRegionWithTheFiguresOfAnother(isListed: Bool) throws {
        var count = SmallCount()
        let place = try #require(count.recaps[1].firstIndex { $0.codes[1] == "1202" })
        count.recaps[1][place].values = count.recaps[1][place - 1].values
        for column in SmallCount.columns {
            count.recaps[0][1][column] = 2 * count.recaps[1][place][column]
        }
        count.recaps[1].remove(at: place)
        let folder = FileManager.default.temporaryDirectory.appending(path: "absent-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for recap in count.recaps.indices {
            for row in count.recaps[recap].indices { count.recaps[recap][row].stations = nil }
        }
        let tables = try [(1, "province"), (2, "regency")].map { depth, name in
            let file = folder.appending(path: "recap_\(name).csv")
            try Data(count.text(count.recaps[depth - 1], depth: depth).utf8).write(to: file)
            return try RecapFile().read(file, name: file.lastPathComponent)
        }
        var input = CountCheck.Input(recaps: tables, mayLackRows: true)
        let listed = isListed ? SmallCount().recaps[1].map(\.codes) : count.recaps[1].map(\.codes)
        input.listed = { listed }
        let found = try CountCheck(input, book: .standard, form: nil).findings.counted
        #expect(found.map(\.rule) == [isListed ? "children-incomplete" : "cause-slip"])
        #expect(
            !isListed
                || found.first?.sentence(.english).hasSuffix("Regency 1202 is listed and has no row.") == true
        )
    }

    /// Recaps of up to 400 regions of few votes and two to four columns, some of one size: no two are said to be equal.
    @Test func honestRowsAreNotSaidToBeEqual() throws {
        var random = SeededRandom(state: 41)
        let folder = FileManager.default.temporaryDirectory.appending(path: "equal-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var alarms = 0
        for _ in 0..<300 {
            let (columns, size) = (random.between(2, 4), random.pick([5, 30, 120, 900]))
            var text = "province_code," + (1...columns).map { "votes_\($0)" }.joined(separator: ",") + "\n"
            for region in 0..<random.between(5, 400) {
                let lean = (0..<columns).map { _ in random.between(size / 2, size) }
                text += "p\(region)," + lean.map(String.init).joined(separator: ",") + "\n"
            }
            let file = folder.appending(path: "recap_province.csv")
            try Data(text.utf8).write(to: file)
            alarms += try CheckRequest([file.path]).run().parts.flatMap(\.check.findings).count {
                $0.rule == "equal-rows"
            }
        }
        #expect(alarms == 0)
    }
}
