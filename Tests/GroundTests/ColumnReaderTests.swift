import Foundation
import TestSupport
import Testing

@testable import Ground

@Suite struct ColumnReaderTests {
    static let requests: [ColumnRequest] = [
        .init("region", .code), .init("station", .code, isRequired: false), .init("votes", .count),
        .init("valid", .count), .init("weight", .number, isRequired: false),
    ]

    static func read(
        _ text: String, name: String = "stations.csv", style: NumberStyle = .plain, threads: Int = 2
    ) throws -> ColumnTable {
        try read(bytes: Array(text.utf8), name: name, style: style, threads: threads)
    }

    static func read(
        bytes: [UInt8], name: String, style: NumberStyle = .plain, threads: Int
    ) throws -> ColumnTable {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appending(path: name)
        try Data(bytes).write(to: url)
        return try ColumnReader(requests, style: style, threads: threads).read(url, name: name)
    }

    static func problems(_ text: String, style: NumberStyle = .plain) -> String {
        do {
            _ = try read(text, style: style)
            return ""
        } catch { return said(error) }
    }

    /// Rows as text, to compare with the careful reader of small tables.
    static func rows(_ table: ColumnTable) -> [[String]] {
        (0..<table.rowCount).map { row in
            table.header.map { name in
                if let codes = table.codes(name) { return codes[row] ?? "" }
                if let counts = table.counts(name) { return counts[row].map(String.init) ?? "" }
                let value = table.numbers(name)?[row] ?? .nan
                return value.isNaN ? "" : "\(value)"
            }
        }
    }

    /// A code is looked for by the bytes of its cell; those of a quoted cell are not the code.
    @Test func quotedCellIsNotTheCodeOfTheSameBytes() throws {
        let head = "region,station,votes,valid,weight\n"
        let regions = [" \"O\"\"B\"", "\"O\"\"B\"", "O\"B", "\"O\"\"B\"", "\"a\rb\""]
        let text = head + regions.map { "\($0),1,5,6,1\n" }.joined()
        let found = Self.rows(try Self.read(text)).map { $0[0] }
        #expect(found == ["\"O\"\"B\"", "O\"B", "O\"B", "O\"B", "a\rb"])
        #expect(Self.problems(text + "a\rb,1,5,6,1\n").contains("a carriage return"))
    }

    /// Rows that all end with delimiters are read like those without, by both readers; where one has something behind the header, or
    /// ends otherwise than those before it, both refuse it.
    @Test func rowsMayEndWithADelimiter() throws {
        var random = SeededRandom(state: 12)
        var counted = (read: 0, refused: 0)
        for _ in 0..<3_000 {
            let rows = Int.random(in: 0...6, using: &random)
            let end = ["\n", "\r\n"].randomElement(using: &random)!
            let marks = String(repeating: ",", count: Int.random(in: 1...3, using: &random))
            let slip =
                Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: 0...5, using: &random) : nil
            var isSpoilt = false
            let lines = (0..<rows).map { row in
                let region = ["A", "\"B,C\"", "\"D\nE\"", "é É", "x\u{301}y"].randomElement(using: &random)!
                var tail = marks
                if row == slip, row > 1 {
                    isSpoilt = true
                    tail = ["", marks + ",", marks + "7", ",7" + marks.dropFirst()].randomElement(
                        using: &random)!
                }
                return (row: "\(region),\(row),5,6,1", tail: tail)
            }
            let head = "region,station,votes,valid,weight"
            let last = Bool.random(using: &random) ? end : ""
            let bare = ([head] + lines.map(\.row)).joined(separator: end) + last
            let text = ([head] + lines.map { $0.row + $0.tail }).joined(separator: end) + last
            let (plain, problems) = try GroundTests.read(text)
            for threads in [1, 2, 3] {
                let found = Result { try Self.read(text, threads: threads) }
                guard !isSpoilt else {
                    #expect(!problems.isEmpty && (try? found.get()) == nil, "\(text)")
                    continue
                }
                #expect(problems.isEmpty && plain.records.allSatisfy { $0.cells.count == 5 }, "\(text)")
                let table = try found.get()
                #expect(table.header == plain.header)
                #expect(try Self.rows(table) == Self.rows(Self.read(bare)))
            }
            if isSpoilt { counted.refused += 1 } else { counted.read += 1 }
        }
        #expect(counted.read > 1_500 && counted.refused > 100, "\(counted)")
    }

    /// A figure that was cut by a delimiter moves all others behind it: nothing is left out of such a row.
    @Test func nothingBehindTheHeaderIsPassedBy() {
        let text = "region,station,votes,valid\nA,1,5,6,\nA,2,7,9,\nA,3,1,234,5\n"
        #expect(
            Self.problems(text)
                == "stations.csv, line 4: the row has 5 cells where the header has 4: too many; a cell that holds the delimiter must be in double quotes"
        )
        #expect(
            Self.problems("region,station,votes,valid\nA,1,5,6,\nA,2,7,9,\nA,3,1,4\n").hasPrefix(
                "stations.csv, line 4: the row has 4 cells where the rows before it have 5; end it as they end"
            ))
    }

    @Test func refusesMoreMarksThanALetterHas() {
        let row = "O" + String(repeating: "\u{301}", count: 31) + ",1,5,6,1\n"
        #expect(
            Self.problems("region,station,votes,valid,weight\n" + row)
                == "stations.csv, line 2, column region: \"O" + String(repeating: "\u{301}", count: 11)
                + "\" has more than 30 marks on one letter; remove them")
    }

    /// Codes that the reader keeps by their bytes: of 14 to 300 bytes, alike at both ends, with accents in either form, blanks
    /// inside and around, quotes within, and none.
    @Test(arguments: 1...40) func longCodesAreThoseOfTheSmallReader(seed: Int) throws {
        var generator = SeededRandom(state: UInt64(seed) &* 77)
        func pick(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
        let middles = ["", "x", "xy", "é", "e\u{301}", " ", "  ", "日本", "\"", "\u{A0}"]
        var text = "region,station,votes,valid,weight\n"
        for _ in 0..<600 {
            let length = [0, 1, 6, 7, 8, 9, 15, 40, 230, 290][pick(10)]
            var name = "Kecamata" + String(repeating: "a", count: length / 2) + middles[pick(middles.count)]
            name += String(repeating: "b", count: length - length / 2) + "Selatan\(pick(3))"
            switch pick(12) {
            case 0: name = ""
            case 1: name = " " + name
            case 2: name += "\u{A0}"
            case 3: name = "\"" + name.replacing("\"", with: "\"\"") + "\""
            default: break
            }
            text +=
                "\(name),\(name.isEmpty ? "" : "s\(pick(4))"),\(pick(99)),5,1\(pick(7) == 0 ? "\r\n" : "\n")"
        }
        var problems = TableProblems()
        let small = Table(try TextBytes(Array(text.utf8), name: "small.csv"), problems: &problems)
        #expect(problems.isEmpty)
        for threads in [1, 2, 3] {
            let found = try Self.rows(Self.read(text, threads: threads))
            #expect(found.map { $0.prefix(2) } == small.records.map { $0.cells.map(\.trimmed).prefix(2) })
        }
    }

    @Test(arguments: [1, 2, 5], [",", ";", "\t", "|"])
    func readsWhatTheSmallReaderReads(threads: Int, delimiter: String) throws {
        var generator = SeededRandom(state: UInt64(threads))
        var text = ["region", "station", "votes", "valid", "weight"].joined(separator: delimiter)
        text += "\r\n"
        for _ in 0..<20_000 {
            let kind = generator.next() % 16
            let code = ["11", "0012", "1101012001", "99"][Int(generator.next() % 4)]
            let long = "a region with a long name \(generator.next() % 50)"
            let region = kind == 0 ? "\"\(long), \"\"x\"\"\"" : kind == 1 ? " \(code) " : code
            let votes = kind == 2 ? "" : kind == 3 ? "2147483647" : "\(generator.next() % 10_000_000)"
            let valid = kind == 4 ? "\"300\"" : "\(generator.next() % 300)"
            let weight = kind == 5 ? "" : "\(Double(generator.next() % 1000) / 8)"
            let end = kind == 6 ? "\r\n" : "\n"
            text +=
                [region, "\(generator.next() % 999)", votes, valid, weight]
                .joined(separator: delimiter) + end
        }
        let table = try Self.read(text, threads: threads)
        var problems = TableProblems()
        let small = Table(
            try TextBytes(Array(text.utf8), name: "small.csv"), problems: &problems)
        #expect(problems.isEmpty)
        #expect(table.rowCount == small.records.count)
        let found = Self.rows(table)
        for (index, record) in small.records.enumerated() {
            let expected = record.cells.map(\.trimmed)
            guard found[index] == expected else {
                Issue.record("row \(index): \(found[index]) for \(expected)")
                return
            }
            #expect(table.line(ofRow: index) == record.line)
        }
    }

    @Test func isTheSameOnAnyNumberOfThreads() throws {
        var text = "region,votes,valid\n"
        for row in 0..<60_000 { text += "\(row * 7919 % 1000),\(row % 300),300\n" }
        let one = try Self.read(text, threads: 1)
        for threads in [2, 3, 8] {
            let many = try Self.read(text, threads: threads)
            #expect(many.codes("region")?.codes == one.codes("region")?.codes)
            #expect(Self.rows(many) == Self.rows(one))
        }
    }

    @Test func keepsQuotedLineBreaksAndTheirLines() throws {
        let table = try Self.read("region,votes,valid\n\"a\nb\",1,2\nc,3,4\n")
        #expect(table.rowCount == 2)
        #expect(table.codes("region")?[0] == "a\nb")
        #expect(table.line(ofRow: 1) == 4)
    }

    /// A quote inside a cell is a letter; only one at its beginning quotes it, line ends and all.
    @Test(arguments: ["b\"", "a\"b\"\"", "\"a\n\"", "\"a\"\"\n,\"\"b\"", "\"\""])
    func quotesInAHeaderEndWithTheirCell(cell: String) throws {
        for (header, row) in [
            ("region,votes,valid,\(cell)", "R,1,1,x"), ("\(cell),region,votes,valid", "x,R,1,1"),
            ("\u{FEFF}\(cell);region;votes;valid", "x;R;1;1"),
        ] {
            let table = try Self.read("\(header)\n\(row)\n\(row)\n")
            #expect(table.header.count == 4 && table.rowCount == 2)
            #expect(Self.rows(table).count == 2)
        }
    }

    @Test func readsAFileWithoutALastLineEndAndOneWithAByteOrderMark() throws {
        let table = try Self.read("\u{FEFF}region,votes,valid\n11,1,2\n12,3,4")
        #expect(table.rowCount == 2)
        #expect(table.counts("valid")?[1] == 4)
        #expect(try Self.read("region,votes,valid\n").rowCount == 0)
        #expect(try Self.read("region,votes,valid").rowCount == 0)
    }

    @Test func namesTheNumberStyle() throws {
        let table = try Self.read("region;votes;valid\n1;1.234;2.147.483.647\n", style: .indonesian)
        #expect(table.counts("votes")?[0] == 1234)
        #expect(table.counts("valid")?[0] == 2_147_483_647)
        #expect(
            Self.problems("region,votes,valid\n11,1.234,2\n")
                == "stations.csv, line 2, column votes: \"1.234\" is not a plain whole number; write 1234 if "
                + "it is one, or name the number style with ‘numbers’ id")
    }

    @Test func refusesWhatIsNotACount() {
        #expect(
            Self.problems("region,votes,valid\n11,5,6\n11,-5,6\n")
                == "stations.csv, line 3, column votes: \"-5\" is negative; a count is 0 or more")
        #expect(
            Self.problems("region,votes,valid\n11,2147483648,6\n")
                == "stations.csv, line 2, column votes: \"2147483648\" is more than 2,147,483,647, the largest "
                + "count read; check the digits")
        #expect(
            Self.problems("region,votes,valid\n11,5\n")
                == "stations.csv, line 2: the row has 2 cells where the header has 3: too few; a cell that "
                + "holds the delimiter must be in double quotes")
        #expect(
            Self.problems("region,votes,valid\n11,1,2\n\n11,1,2\n")
                == "stations.csv, line 3: the line is empty; remove it")
        #expect(
            Self.problems("region,valid\n11,1\n")
                == "stations.csv, line 1, column votes: the column is missing; the file has region, valid")
        #expect(Self.problems("region,votes,valid\n11,1,2\n\n") == "")
    }

    @Test func countsFaultsBeyondTheFirstTwenty() {
        let text = "region,votes,valid\n" + String(repeating: "11,x1,2\n", count: 30_000)
        #expect(Self.problems(text).hasSuffix("stations.csv: and 29980 more (30000 in all)"))
        #expect(Self.problems(text).hasPrefix("stations.csv, line 2, column votes: \"x1\" is not a whole"))
    }
}
