/// The first place at which two versions of a file are not the same.
public struct FileDifference: Sendable, Hashable {
    public enum Place: Sendable, Hashable {
        /// A cell of a table; lines are counted from 1.
        case cell(line: Int, column: String)
        /// A value of a JSON document, by its path: `contests[3].votes`.
        case value(path: String)
        /// A word of a text; lines are counted from 1.
        case line(Int)
        /// A byte of any other file, from 0.
        case byte(Int)
    }

    public var place: Place
    /// What stands there in the one version; `nil` where nothing does.
    public var one: String?
    /// What stands there in the other.
    public var other: String?

    /// Compares two versions.
    ///
    /// - Parameters:
    ///   - one: Bytes of the one.
    ///   - other: Bytes of the other.
    ///   - path: Path of the file, whose ending says what it is.
    /// - Returns: `nil` where they are the same, byte by byte.
    public init?(_ one: [UInt8], _ other: [UInt8], path: String) {
        guard one != other else { return nil }
        let found =
            switch path.split(separator: ".").last {
            case "csv": FileDifference.cell(one, other, path)
            case "json", "ipynb": FileDifference.value(one, other)
            default: Optional<FileDifference>.none
            }
        self = found ?? FileDifference.word(one, other) ?? FileDifference.byte(one, other)
    }

    private init(_ place: Place, _ one: String?, _ other: String?) {
        (self.place, self.one, self.other) = (place, one, other)
    }

    // MARK: Tables

    private static func cell(_ one: [UInt8], _ other: [UInt8], _ path: String) -> FileDifference? {
        guard let own = table(one, path), let their = table(other, path), own.header == their.header
        else { return nil }
        for place in 0..<max(own.records.count, their.records.count) {
            let rows = [own, their].map { place < $0.records.count ? $0.records[place] : nil }
            // Where a row is missing, its first cell tells which.
            guard let row = rows[0], let mate = rows[1] else {
                let line = (rows[0] ?? rows[1])?.line ?? 1
                return FileDifference(
                    .cell(line: line, column: own.header.first ?? ""), rows[0]?.cells.first,
                    rows[1]?.cells.first)
            }
            for (column, name) in own.header.enumerated() where row.cells[column] != mate.cells[column] {
                return FileDifference(
                    .cell(line: row.line, column: name), row.cells[column], mate.cells[column])
            }
        }
        return nil
    }

    private static func table(_ bytes: [UInt8], _ path: String) -> Table? {
        guard let text = try? TextBytes(bytes, name: path) else { return nil }
        var problems = TableProblems()
        let table = Table(text, delimiter: UInt8(ascii: ","), problems: &problems)
        return problems.isEmpty ? table : nil
    }

    // MARK: Documents

    private static func value(_ one: [UInt8], _ other: [UInt8]) -> FileDifference? {
        guard let own = try? JSONParser.parse(one), let their = try? JSONParser.parse(other) else {
            return nil
        }
        return value(own, their, at: "")
    }

    private static func value(_ one: JSONNode, _ other: JSONNode, at path: String) -> FileDifference? {
        if let own = one.elements, let their = other.elements {
            for (place, pair) in zip(own, their).enumerated() {
                if let found = value(pair.0, pair.1, at: "\(path)[\(place)]") { return found }
            }
            guard own.count != their.count else { return nil }
            let end = min(own.count, their.count)
            return FileDifference(
                .value(path: "\(path)[\(end)]"), end < own.count ? own[end].shown : nil,
                end < their.count ? their[end].shown : nil)
        }
        guard let own = one.members, let their = other.members else {
            return one == other ? nil : FileDifference(.value(path: path), one.shown, other.shown)
        }
        var mates = Dictionary(their.map { ($0.key, $0.value) }) { first, _ in first }
        for member in own {
            let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
            guard let mate = mates.removeValue(forKey: member.key) else {
                return FileDifference(.value(path: inner), member.value.shown, nil)
            }
            if let found = value(member.value, mate, at: inner) { return found }
        }
        guard let added = their.first(where: { mates[$0.key] != nil }) else { return nil }
        let inner = path.isEmpty ? added.key : "\(path).\(added.key)"
        return FileDifference(.value(path: inner), nil, added.value.shown)
    }

    // MARK: Other files

    /// Letters of a word that are shown at most.
    private static let longest = 60

    private static func word(_ one: [UInt8], _ other: [UInt8]) -> FileDifference? {
        guard !one.contains(0), !other.contains(0), String(validating: one, as: UTF8.self) != nil,
            String(validating: other, as: UTF8.self) != nil
        else { return nil }
        let end = UInt8(ascii: "\n")
        let start = firstDifference(one, other)
        let line = one[..<start].count { $0 == end } + 1
        // Both are the same up to here, so that the word begins at one place in both.
        let first = one[..<start].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
        func word(_ bytes: [UInt8]) -> String? {
            let word = bytes[first...].prefix { !isEnd($0) }
            let text = String(decoding: word, as: UTF8.self)
            return text.isEmpty ? nil : String(text.prefix(longest))
        }
        return FileDifference(.line(line), word(one), word(other))
    }

    /// Whether a byte ends a number or a word in text and in markup.
    private static func isEnd(_ byte: UInt8) -> Bool {
        byte <= 0x20 || "<>\"'();=|".utf8.contains(byte)
    }

    private static func byte(_ one: [UInt8], _ other: [UInt8]) -> FileDifference {
        let place = firstDifference(one, other)
        func shown(_ bytes: [UInt8]) -> String? { place < bytes.count ? "\(bytes[place])" : nil }
        return FileDifference(.byte(place), shown(one), shown(other))
    }

    private static func firstDifference(_ one: [UInt8], _ other: [UInt8]) -> Int {
        zip(one, other).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            ?? min(one.count, other.count)
    }
}
