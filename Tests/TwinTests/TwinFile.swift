import Foundation
import TestSupport

@testable import Ground

/// How many random files each twin gets, and on what they are read.
enum Twin {
    /// 2,000 files, or as many as the environment says.
    static let files: Int =
        ProcessInfo.processInfo.environment["SANDING_TWIN_FILES"].flatMap { Int($0) } ?? 2000

    static let threads = [1, 2, 3, 7]

    /// Calls a body with every seed until it says that something is wrong.
    static func run(_ name: UInt64, _ body: (_ seed: UInt64, inout SeededRandom) throws -> Bool) rethrows {
        for seed in 0..<UInt64(files) {
            var random = SeededRandom(state: name << 40 ^ seed)
            guard try body(seed, &random) else { return }
        }
    }

    /// Cuts so small that files of a few rows have many parts and windows.
    static func cuts(_ random: inout SeededRandom) -> FileCuts {
        FileCuts(smallestPiece: 1 + random.below(200), window: 1 + random.below(400))
    }

    /// A folder of its own for a test.
    static func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "twin-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    static func write(_ bytes: [UInt8], _ url: URL) throws { try Data(bytes).write(to: url) }
}

/// A random file of stations, and what it says: the truth is made first and written afterwards.
struct TwinFile {
    var levels: [String]
    var header: [String]
    /// Cells without the blanks and quotes that the file may put around them; codes with composed letters.
    var rows: [[String]]
    private(set) var bytes: [UInt8] = []
    /// Line of each row, and the byte at which it starts.
    private(set) var lines: [Int] = []
    private(set) var starts: [Int] = []
    /// Whether a cell begins with a quote.
    private(set) var hasQuotedCell = false
    let delimiter: String
    let hasCarriageReturns: Bool
    private let hasMark: Bool
    /// Whether cells of no need are quoted or padded here and there.
    private let isOdd: Bool
    private let mixesEnds: Bool
    /// Delimiters with which rows end and the header does not.
    private let ending: String

    init(_ random: inout SeededRandom, mostRows: Int = 40, isPlain: Bool = false) {
        let names = TwinNames(&random, isPlain: isPlain)
        levels = Array(["region", "district", "village"].prefix(1 + random.below(3)))
        var header = levels + ["station_no"]
        if random.oneIn(3) { header.append("stratum") }
        let pairs = 1 + random.below(3)
        if random.oneIn(2) { header += ["registered", "valid"] }
        header += (1...pairs).map { "votes_\($0)" }
        if !isPlain, random.oneIn(4) { header.append("weight") }
        if random.oneIn(4) { header.append("note") }
        self.header = header
        delimiter = random.pick([",", ",", ";", "\t"])
        hasCarriageReturns = random.oneIn(3)
        hasMark = random.oneIn(8)
        isOdd = !isPlain && random.oneIn(3)
        mixesEnds = !isPlain && random.oneIn(10)
        ending = String(repeating: delimiter, count: random.oneIn(5) ? 1 + random.below(2) : 0)
        rows = []
        let count = random.pick([0, 1, 2, 5, mostRows / 2, mostRows])
        let tree = (0..<3).map { _ in 1 + random.below(6) }
        for station in 0..<count {
            var codes: [String] = []
            for level in levels.indices { codes.append(names.code(level, random.below(tree[level]))) }
            let figures = header.dropFirst(levels.count).map { name -> String in
                switch name {
                case "station_no": "\(station + 1)"
                case "stratum": names.code(0, random.below(3))
                case "note": random.oneIn(3) ? "" : names.code(2, random.below(9))
                case "weight": "\(Double(random.below(800)) / 8)"
                default: TwinFile.count(&random)
                }
            }
            rows.append(codes + figures)
        }
        if random.oneIn(2) { rows.sort { $0.lexicographicallyPrecedes($1) } }
        write(&random)
    }

    private static func count(_ random: inout SeededRandom) -> String {
        switch random.below(20) {
        case 0: ""
        case 1: "2147483647"
        case 2: "\(random.below(100_000_000))"
        case 3: "\(random.below(2_000_000_000))"
        default: "\(random.below(500))"
        }
    }

    /// Writes the rows as they are now.
    mutating func write(_ random: inout SeededRandom) {
        let end = hasCarriageReturns ? "\r\n" : "\n"
        bytes = hasMark ? [0xEF, 0xBB, 0xBF] : []
        bytes += Array((header.joined(separator: delimiter) + end).utf8)
        (lines, starts, hasQuotedCell) = ([], [], false)
        var line = 2
        for (index, row) in rows.enumerated() {
            lines.append(line)
            starts.append(bytes.count)
            let cells = row.map { cell($0, &random) }
            bytes += Array((cells.joined(separator: delimiter) + ending).utf8)
            line += 1 + row.reduce(0) { $0 + $1.utf8.count { $0 == 10 } }
            let isLast = index == rows.count - 1
            if isLast, random.oneIn(4) { break }
            let other = hasCarriageReturns ? "\n" : "\r\n"
            bytes += Array((mixesEnds && random.oneIn(3) ? other : end).utf8)
            if isLast, random.oneIn(6) { bytes += Array(end.utf8) }
        }
    }

    private mutating func cell(_ text: String, _ random: inout SeededRandom) -> String {
        let needsQuotes =
            text.contains(delimiter) || text.hasPrefix("\"") || text.utf8.contains(10)
            || text.utf8.contains(13)
        let isOddlyQuoted = isOdd && random.oneIn(text.contains("\"") ? 2 : 12)
        if needsQuotes || isOddlyQuoted {
            hasQuotedCell = true
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
        return isOdd && random.oneIn(12) ? " \(text) " : text
    }
}

/// Names of regions in one of the ways in which countries write them.
private struct TwinNames {
    private let style: Int
    private let salt: Int

    init(_ random: inout SeededRandom, isPlain: Bool) {
        style = random.below(isPlain ? 6 : 9)
        salt = random.below(90)
    }

    private static let words = [
        "Pearl River", "Stone", "Aceh Besar", "Bali", "South West", "Kuta", "KutaSelatan", "TanjungBenoa",
        "Côte-d’Or", "São Tomé", "A", "Nuevo León", "Łódź", "กรุงเทพ", "e\u{301}ast", "x 7", "Upper  Nile",
    ]

    /// The code of a unit; some names of other levels and units are the same.
    func code(_ level: Int, _ unit: Int) -> String {
        let number = unit * 7 + level * 3 + salt
        let word = TwinNames.words[number % TwinNames.words.count]
        switch style {
        case 0: return String(format: "%02d", unit + 11)
        case 1: return "\(1_101_012_000 + number)"
        case 2: return word
        case 3: return unit % 2 == 0 ? word : "\(unit)"
        case 4: return word + String(repeating: "o", count: number * 5 % 190)
        case 5: return String(repeating: "k", count: 1 + number % 40) + "\(unit)"
        case 6: return unit % 3 == 0 ? "\(word), \"\(unit)\"" : unit % 3 == 1 ? "5\" nail \(unit)" : word
        // The cell of one of them, quoted, is another as it is.
        case 7: return ["O\"B", "\"O\"\"B\"", "O", "\"O\"", "\"\"\"O\"\"\""][unit % 5]
        default: return unit % 4 == 0 ? "two\nlines \(unit)" : word + ";\(unit),"
        }
    }
}
