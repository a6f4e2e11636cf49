/// A column of codes, which are also the groups of its rows: each row holds the number of its code.
public struct CodeColumn: Sendable {
    /// Position of each row's code in `codes`; −1 where the cell is empty.
    public let ids: Cells<Int32>
    /// Distinct codes, in the order in which they first appear unless they were made elsewhere.
    public let codes: [String]

    /// Number of rows.
    public var count: Int { ids.count }

    /// Numbers made elsewhere: `i` stands for `codes[i]`.
    ///
    /// - Parameters:
    ///   - ids: Number of each row's code; −1 where the cell is empty.
    ///   - codes: Distinct codes.
    public init(ids: Cells<Int32>, codes: [String]) {
        self.ids = ids
        self.codes = codes
    }

    /// Numbers made elsewhere: `i` stands for `codes[i]`.
    ///
    /// - Parameters:
    ///   - ids: Number of each row's code; −1 where the cell is empty.
    ///   - codes: Distinct codes.
    public init(ids: some Collection<Int32>, codes: [String]) { self.init(ids: Cells(ids), codes: codes) }

    /// - Parameter texts: The code of every row.
    public init(_ texts: [String]) {
        var known: [String: Int32] = [:]
        var codes: [String] = []
        let ids = texts.map { text -> Int32 in
            if let id = known[text] { return id }
            known[text] = Int32(codes.count)
            codes.append(text)
            return Int32(codes.count - 1)
        }
        self.init(ids: ids, codes: codes)
    }

    /// All rows in one group.
    ///
    /// - Parameters:
    ///   - count: Number of rows.
    ///   - code: Name of the group.
    public init(count: Int, of code: String) { self.init(ids: repeatElement(0, count: count), codes: [code]) }

    /// The code of a row, `nil` where the cell is empty.
    public subscript(row: Int) -> String? {
        let id = Int(ids[row])
        return id < 0 ? nil : codes[id]
    }

    /// The column of some rows, in the order given.
    public func selecting(_ rows: [Int]) -> CodeColumn { CodeColumn(ids: ids.selecting(rows), codes: codes) }

    /// The same column with its codes in the order in which they first appear, without those of no row.
    public func inOrder() -> CodeColumn {
        var new = [Int32](repeating: -1, count: codes.count)
        var kept: [String] = []
        let ids = self.ids.map { id -> Int32 in
            guard id >= 0 else { return id }
            if new[Int(id)] < 0 {
                new[Int(id)] = Int32(kept.count)
                kept.append(codes[Int(id)])
            }
            return new[Int(id)]
        }
        return CodeColumn(ids: ids, codes: kept)
    }

    /// Codes of two columns taken together, such as province and urban; the codes are joined by a slash.
    ///
    /// Groups that differ stay different, also where their joined codes are alike.
    /// - Parameter other: A column of the same rows without an empty cell, as this one.
    public func crossed(with other: CodeColumn) -> CodeColumn {
        precondition(count == other.count, "columns of the same rows are crossed")
        var known: [Int64: Int32] = [:]
        var names = Set<String>()
        var codes: [String] = []
        let ids = zip(self.ids, other.ids).map { own, id -> Int32 in
            let key = Int64(own) << 32 | Int64(id)
            if let found = known[key] { return found }
            let plain = "\(self.codes[Int(own)])/\(other.codes[Int(id)])"
            var name = plain
            var number = 1
            while !names.insert(name).inserted {
                number += 1
                name = "\(plain) (\(number))"
            }
            known[key] = Int32(codes.count)
            codes.append(name)
            return Int32(codes.count - 1)
        }
        return CodeColumn(ids: ids, codes: codes)
    }

    /// Whether no group has members in two groups of `other`.
    ///
    /// - Parameter other: A column of the same rows without an empty cell, as this one.
    public func isNested(in other: CodeColumn) -> Bool {
        guard other.count == count else { return false }
        var outer = [Int32](repeating: -1, count: codes.count)
        for (own, id) in zip(ids, other.ids) {
            if outer[Int(own)] < 0 { outer[Int(own)] = id }
            if outer[Int(own)] != id { return false }
        }
        return true
    }
}

extension CodeColumn: Equatable {
    public static func == (one: CodeColumn, other: CodeColumn) -> Bool {
        one.codes == other.codes && one.ids.elementsEqual(other.ids)
    }
}

/// Columns of the same rows taken together.
extension [CodeColumn] {
    /// Numbers of a row's codes.
    public func ids(_ row: Int) -> [Int32] { map { $0.ids[row] } }

    /// Codes of a row, by their numbers; empty for −1.
    public func codes(_ ids: [Int32]) -> [String] { zip(self, ids).map { $1 < 0 ? "" : $0.codes[Int($1)] } }

    /// Whether two rows have the same codes.
    public func isSame(_ row: Int, _ other: Int) -> Bool { allSatisfy { $0.ids[row] == $0.ids[other] } }
}
