import Foundation
import TestSupport
import Testing

@testable import Ground

/// The fast reader of columns against the rows that were written.
@Suite struct ColumnTwinTests {
    static func requests(_ file: TwinFile) -> [ColumnRequest] {
        file.levels.map { ColumnRequest($0, .code) } + [
            .init("station_no", .code, isGrouped: false), .init("stratum", .code, isRequired: false),
            .init("registered", .count, isRequired: false), .init("valid", .count, isRequired: false),
            .init("votes_1", .count), .init("votes_2", .count, isRequired: false),
            .init("votes_3", .count, isRequired: false), .init("weight", .number, isRequired: false),
        ]
    }

    /// A column as text; `nil` for one that nobody asked for.
    static func column(_ table: ColumnTable, _ name: String) -> [String]? {
        if let codes = table.codes(name) { return (0..<table.rowCount).map { codes[$0] ?? "" } }
        if let counts = table.counts(name) {
            return (0..<table.rowCount).map { counts[$0].map(String.init) ?? "" }
        }
        return table.numbers(name).map { $0.map { $0.isNaN ? "" : "\($0)" } }
    }

    /// What is wrong with a table, if anything is.
    static func fault(_ table: ColumnTable, _ file: TwinFile) -> String? {
        if table.rowCount != file.rows.count { return "\(table.rowCount) rows of \(file.rows.count)" }
        for (place, name) in file.header.enumerated() {
            guard let found = column(table, name) else { continue }
            let truth = file.rows.map { $0[place] }
            for row in found.indices where found[row] != truth[row] {
                return "row \(row), \(name): \(found[row]) for \(truth[row])"
            }
            if let codes = table.codes(name) {
                var seen = Set<String>()
                let firsts = truth.filter { !$0.isEmpty && seen.insert($0).inserted }
                if codes.codes != firsts { return "\(name): codes out of order" }
            }
        }
        let lines = (0..<table.rowCount).map { table.line(ofRow: $0) }
        return lines == file.lines ? nil : "lines \(lines) for \(file.lines)"
    }

    @Test func wholeFilesAreReadAsTheyWereWritten() throws {
        try Twin.inFolder { folder in
            let url = folder.appending(path: "t.csv")
            try Twin.run(1) { seed, random in
                let file = TwinFile(&random)
                try Twin.write(file.bytes, url)
                let threads = Twin.threads[Int(seed % 4)]
                let table = try FileCuts.$current.withValue(Twin.cuts(&random)) {
                    try ColumnReader(Self.requests(file), threads: threads).read(url, name: "t.csv")
                }
                guard let fault = Self.fault(table, file) else { return true }
                Issue.record("seed \(seed), \(threads) threads: \(fault)")
                return false
            }
        }
    }

    /// Numbers with marks between their thousands are those of the same file without marks, in every style.
    @Test func markedNumbersAreThoseWithoutMarks() throws {
        let marks: [(NumberStyle, String)] = [
            (.indonesian, "."), (.english, ","), (.spaced, " "), (.spaced, "\u{A0}"), (.spaced, "\u{202F}"),
            (.apostrophe, "'"), (.apostrophe, "\u{2019}"),
        ]
        let requests = ["votes_1", "votes_2", "valid"].map { ColumnRequest($0, .count) }
        try Twin.inFolder { folder in
            let url = folder.appending(path: "m.csv")
            try Twin.run(23) { seed, random in
                let (style, mark) = marks[Int(seed) % marks.count]
                let rows = (0..<(1 + random.below(30))).map { _ in
                    (0..<3).map { _ in random.below(random.pick([9, 1000, 40_000, 2_147_483_647])) }
                }
                let tables = try [false, true].map { isMarked in
                    let lines = rows.map { row in
                        row.map { isMarked && $0 > 999 ? Self.marked($0, mark) : "\($0)" }.joined(
                            separator: ";")
                    }
                    let text = "votes_1;votes_2;valid\n" + lines.map { $0 + "\n" }.joined()
                    try Twin.write(Array(text.utf8), url)
                    return try FileCuts.$current.withValue(Twin.cuts(&random)) {
                        try ColumnReader(
                            requests, style: isMarked ? style : .plain, threads: Twin.threads[Int(seed % 4)]
                        ).read(url, name: "m.csv")
                    }
                }
                for (place, request) in requests.enumerated() {
                    let truth = rows.map { "\($0[place])" }
                    for table in tables where Self.column(table, request.name) != truth {
                        Issue.record("seed \(seed), \(request.name)")
                        return false
                    }
                }
                return true
            }
        }
    }

    private static func marked(_ value: Int, _ mark: String) -> String {
        var (text, rest) = ("", value)
        while rest > 999 {
            text = mark + String("\(1000 + rest % 1000)".dropFirst()) + text
            rest /= 1000
        }
        return "\(rest)" + text
    }

    /// Rows that blocks gave: codes as numbers of their part, and counts.
    struct Collected: Sendable {
        var codes: [String: [Int32]] = [:]
        var counts: [String: [Count]] = [:]
        var groups: [Int32] = []
        var starts: [Int] = []
        var rows = 0
    }

    @Test func blocksHoldTheRowsThatWereWritten() throws {
        try Twin.inFolder { folder in
            let url = folder.appending(path: "t.csv")
            try Twin.run(2) { seed, random in
                let file = TwinFile(&random)
                try Twin.write(file.bytes, url)
                let threads = Twin.threads[Int(seed % 4)]
                let names = file.header
                let levels = file.levels
                let blockRows = 1 + random.below(30)
                let parts = try FileCuts.$current.withValue(Twin.cuts(&random)) {
                    try ColumnReader(Self.requests(file), threads: threads).readBlocks(
                        url, name: "t.csv", blockRows: blockRows, keepsStarts: true
                    ) { _ in
                        Collected()
                    } body: { state, block in
                        for name in names {
                            if let ids = block.codes(name) { state.codes[name, default: []] += Array(ids) }
                            if let counts = block.counts(name) {
                                state.counts[name, default: []] += counts.cells
                            }
                        }
                        state.groups += block.groups(levels).map(Array.init) ?? []
                        state.starts += block.starts.map(Array.init) ?? []
                        state.rows += block.rows
                        return true
                    }
                }
                let fault = Self.fault(parts, file)
                if let fault { Issue.record("seed \(seed), \(threads) threads: \(fault)") }
                return fault == nil
            }
        }
    }

    static func fault(_ parts: ColumnParts<Collected>?, _ file: TwinFile) -> String? {
        guard let parts else { return file.hasQuotedCell ? nil : "given up" }
        if file.hasQuotedCell { return "quotes were not met" }
        if parts.states.reduce(0, { $0 + $1.rows }) != file.rows.count { return "number of rows" }
        if parts.states.flatMap(\.starts) != file.starts { return "starts of rows" }
        for (place, name) in file.header.enumerated() {
            let truth = file.rows.map { $0[place] }
            if let codes = parts.codes[name] {
                let found = parts.states.indices.flatMap { part in
                    (parts.states[part].codes[name] ?? []).map { id in
                        id < 0 ? "" : codes[Int(parts.numbers[part][name]?[Int(id)] ?? -1)]
                    }
                }
                if found != truth { return "\(name): \(found) for \(truth)" }
            }
            let counts = parts.states.flatMap { $0.counts[name] ?? [] }
            let isCount = name.hasPrefix("votes") || name == "valid" || name == "registered"
            if isCount, counts != truth.map({ Count(Int($0)) }) { return name }
        }
        return groupFault(parts, file)
    }

    /// Rows of one group of a part must have the same codes.
    static func groupFault(_ parts: ColumnParts<Collected>, _ file: TwinFile) -> String? {
        var row = 0
        for state in parts.states {
            var codes: [Int32: [String]] = [:]
            for group in state.groups {
                let own = Array(file.rows[row].prefix(file.levels.count))
                if group >= 0, codes[group, default: own] != own { return "group \(group) at row \(row)" }
                if group >= 0 { codes[group] = own }
                row += 1
            }
        }
        return nil
    }

    /// Whether a carriage return stands where no line feed and no end of the file follows.
    static func hasLoneReturn(_ bytes: [UInt8]) -> Bool {
        guard bytes.contains(10) else { return false }
        return bytes.indices.dropLast().contains { bytes[$0] == 13 && bytes[$0 + 1] != 10 }
    }

    @Test func damagedFilesAreRefusedOrReadRight() throws {
        try Twin.inFolder { folder in
            let url = folder.appending(path: "t.csv")
            try Twin.run(3) { seed, random in
                let file = TwinFile(&random, isPlain: true)
                var bytes = file.bytes
                let byte: UInt8 = random.pick([13, 13, 0])
                let place = file.header.joined(separator: ",").utf8.count + 3
                let place2 = place + random.below(bytes.count - place)
                bytes.insert(byte, at: min(bytes.count, place2))
                try Twin.write(bytes, url)
                let isFaulty = byte == 0 || Self.hasLoneReturn(bytes)
                let reader = ColumnReader(Self.requests(file), threads: Twin.threads[Int(seed % 4)])
                let cuts = Twin.cuts(&random)
                let message: String? = FileCuts.$current.withValue(cuts) {
                    do {
                        let table = try reader.read(url, name: "t.csv")
                        return isFaulty ? "read" : Self.fault(table, file)
                    } catch {
                        return isFaulty && "\(error)".hasPrefix("t.csv") ? nil : "\(error)"
                    }
                }
                // A byte in a column that nobody asked for may be anything.
                guard let message, !(message == "read" && byte == 0 && file.header.contains("note")) else {
                    return true
                }
                Issue.record(
                    "seed \(seed): \(message) \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return false
            }
        }
    }
}
