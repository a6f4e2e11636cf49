/// Numbers of stations that two files write differently: `005` and `5`, `TPS 5` and `5`, `3.0` and `3`, `1a` and `1A`.
///
/// A number that both files write alike is the same. The others are told by what remains without what stands before the first
/// digit, zeros in front, an empty fraction and letter case, within one region: where two stations of it share that in a file
/// none is joined, since nothing tells which is meant.
public struct NumberNames: Sendable {
    /// A number as two files write it.
    public struct Pair: Sendable, Hashable, Codable {
        public var own: String
        public var other: String

        public init(own: String, other: String) {
            self.own = own
            self.other = other
        }
    }

    /// What remains of each number of two lists, the same number for the same remainder; −1 for a text without a digit.
    private let own: [Int32]
    private let others: [Int32]

    /// - Parameters:
    ///   - own: Distinct numbers of one file.
    ///   - others: Distinct numbers of the other.
    public init(_ own: [String], _ others: [String]) {
        var known: [String: Int32] = [:]
        let place = { (text: String) -> Int32 in
            guard let plain = NumberNames.plain(text) else { return -1 }
            if let found = known[plain] { return found }
            known[plain] = Int32(known.count)
            return Int32(known.count - 1)
        }
        self.own = own.map(place)
        self.others = others.map(place)
    }

    /// Stations that are the same, by their places among those that the other file does not have as they are written.
    ///
    /// - Parameters:
    ///   - own: Region of each such station of one file, and the place of its number in the list; −1 without one.
    ///   - others: The same of the other file.
    /// - Returns: In the order of `own`.
    public func pairs(
        _ own: [(region: Int32, number: Int32)], _ others: [(region: Int32, number: Int32)]
    ) -> [(own: Int, other: Int)] {
        func places(_ rows: [(region: Int32, number: Int32)], _ plain: [Int32]) -> [UInt64: Int] {
            var found: [UInt64: Int] = [:]
            for (index, row) in rows.enumerated() where row.number >= 0 && plain[Int(row.number)] >= 0 {
                let key =
                    UInt64(UInt32(bitPattern: row.region)) << 32
                    | UInt64(UInt32(bitPattern: plain[Int(row.number)]))
                found[key] = found[key] == nil ? index : -1
            }
            return found
        }
        guard !own.isEmpty, !others.isEmpty else { return [] }
        let theirs = places(others, self.others)
        return places(own, self.own).compactMap { key, index -> (own: Int, other: Int)? in
            guard index >= 0, let other = theirs[key], other >= 0 else { return nil }
            return (index, other)
        }.sorted { $0.own < $1.own }
    }

    /// What remains of a number; `nil` where it has no digit.
    public static func plain(_ number: String) -> String? {
        var rest = NameLikeness.plain(number).drop { !isDigit($0) }
        guard !rest.isEmpty else { return nil }
        if let point = rest.firstIndex(of: "."), rest[..<point].allSatisfy(isDigit),
            rest[point...].dropFirst().allSatisfy({ $0 == "0" })
        {
            rest = rest[..<point]
        }
        let number = rest.drop { $0 == "0" }
        return String(number.first.map(isDigit) == true ? number : "0" + number)
    }

    private static func isDigit(_ letter: Character) -> Bool { ("0"..."9").contains(letter) }
}
