import Foundation
import TestSupport
import Testing

@testable import Ground

/// Region codes at the beginning of rows, which are found many rows at a time.
@Suite struct LeadingCodesTests {
    static let requests: [ColumnRequest] = [
        .init("province", .code), .init("regency", .code), .init("village", .code),
        .init("station", .code, isGrouped: false), .init("votes", .count), .init("valid", .count),
    ]
    static let regions = ["province", "regency", "village"]

    static func write(_ text: String) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".csv")
        try Data(text.utf8).write(to: url)
        return url
    }

    /// Rows of some shape; `isOdd` mixes in empty codes, long and quoted names, blanks, empty and quoted counts.
    static func text(rows: Int, sorted: Bool, isOdd: Bool, seed: UInt64) -> String {
        var generator = SeededRandom(state: seed)
        var text = "province,regency,village,station,votes,valid\n"
        for row in 0..<rows {
            let village = sorted ? row / 7 : Int(generator.next() % UInt64(rows / 7))
            let (province, regency) = (11 + village / 900, 1101 + village / 60)
            var codes = ["\(province)", "\(regency)", "\(1_101_012_001 + village)"]
            var votes = "\(generator.next() % 300)"
            let kind = isOdd ? generator.next() % 40 : 99
            switch kind {
            case 0: codes[2] = ""
            case 1: codes[1] = "a regency with a name of more than thirty-two bytes"
            case 2: codes[2] = "\"v \(village)\""
            case 3: codes[0] = " \(province) "
            case 4: votes = ""
            case 5: votes = "\"\(row % 300)\""
            case 6: codes[1] = "Maluku Ütara"
            case 7: codes[2] = "abcdefghijklmnop\(village % 5)"
            default: break
            }
            text += (codes + ["\(row % 30 + 1)", votes, "300"]).joined(separator: ",") + "\n"
        }
        return text
    }

    @Test(arguments: [false, true], [false, true])
    func readsWhatTheSmallReaderReads(sorted: Bool, isOdd: Bool) throws {
        let text = Self.text(rows: 30_000, sorted: sorted, isOdd: isOdd, seed: 7)
        let url = try Self.write(text)
        defer { try? FileManager.default.removeItem(at: url) }
        var problems = TableProblems()
        let small = Table(try TextBytes(Array(text.utf8), name: "small.csv"), problems: &problems)
        for threads in [1, 2, 5] {
            let table = try ColumnReader(Self.requests, threads: threads).read(url, name: "stations.csv")
            let found = ColumnReaderTests.rows(table)
            #expect(found.count == small.records.count)
            for (index, record) in small.records.enumerated() {
                guard found[index] == record.cells.map(\.trimmed) else {
                    Issue.record("row \(index): \(found[index]) for \(record.cells)")
                    return
                }
            }
            for name in Self.regions {
                var firsts: [String] = []
                let column = try #require(table.codes(name))
                for row in 0..<table.rowCount {
                    if let code = column[row], !firsts.contains(code), firsts.count < 500 {
                        firsts.append(code)
                    }
                }
                #expect(Array(column.codes.prefix(firsts.count)) == firsts, "codes in the order of the file")
            }
        }
    }

    @Test(arguments: [false, true])
    func rowsOfOneGroupHaveTheSameCodes(sorted: Bool) throws {
        let text = Self.text(rows: 40_000, sorted: sorted, isOdd: false, seed: 3)
        let url = try Self.write(text)
        defer { try? FileManager.default.removeItem(at: url) }
        struct State {
            var codesOfGroup: [Int32: [Int32]] = [:]
            var rows = 0
            var isSound = true
        }
        let read = try ColumnReader(Self.requests, threads: 2).readBlocks(
            url, name: "stations.csv", blockRows: 3000, initial: { _ in State() },
            body: { state, block in
                guard let groups = block.groups(Self.regions) else { return false }
                let columns = Self.regions.compactMap { block.codes($0) }
                for row in 0..<block.rows {
                    let codes = columns.map { $0[row] }
                    if groups[row] < 0 { state.isSound = false }
                    if state.codesOfGroup[groups[row], default: codes] != codes { state.isSound = false }
                    state.codesOfGroup[groups[row]] = codes
                }
                state.rows += block.rows
                return true
            })
        let parts = try #require(read)
        for state in parts.states {
            #expect(state.isSound)
            // Regions before the first that is out of order may be numbered again.
            let distinct = Set(state.codesOfGroup.values).count
            #expect(distinct + (sorted ? 0 : 20) >= state.codesOfGroup.count)
        }
        #expect(parts.states.map(\.rows).reduce(0, +) == 40_000)
    }

    @Test func aRowThatEndsAmongTheCodesIsAFault() throws {
        let good = (0..<50).map { "11,1101,1101012001,\($0),1,2\n" }.joined()
        let text = "province,regency,village,station,votes,valid\n" + good + "11,1101\n" + good + "11,1101\n"
        let url = try Self.write(text)
        defer { try? FileManager.default.removeItem(at: url) }
        let problems = #expect(throws: TableProblems.self) {
            try ColumnReader(Self.requests).read(url, name: "stations.csv")
        }
        #expect(
            said(problems).hasPrefix(
                "stations.csv, line 52: the row has 2 cells where the header has 6: too few"))
        #expect(said(problems).contains("stations.csv, line 103: the row has 2 cells"))
    }

    @Test(arguments: 0..<80)
    func aFileMayEndAnywhereInItsLastRow(cut: Int) throws {
        let whole = "province,regency,village,station,votes,valid\n11,1101,1101012001,1,100,200\n"
        let text = whole + String("12,1201,1201012001,22,12345678,200".prefix(cut))
        // Sizes around a page, so that reading beyond the end would meet unmapped memory.
        let rest = 4096 - whole.utf8.count - cut
        for padding in [0, rest, rest - 64] {
            let filler = String(repeating: "0", count: max(0, padding))
            let url = try Self.write(text.replacing(",1,100,", with: ",1\(filler),100,"))
            defer { try? FileManager.default.removeItem(at: url) }
            let table = try? ColumnReader(Self.requests, threads: 1).read(url, name: "s.csv")
            let expected = cut == 0 ? 1 : cut >= 31 ? 2 : nil
            #expect(table?.rowCount == expected, "\(cut)")
        }
    }
}
