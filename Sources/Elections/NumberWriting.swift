/// A number of a station without what two writings of it in one file differ in.
///
/// They are the same where ``NumberNames`` leaves the same of both and what stands before the first digit is the same, or a
/// word before one of them and nothing before the other: `A5` and `B5` are two stations, and so may `A5` and `5` be.
public struct NumberWriting: Sendable, Hashable {
    /// What remains of it.
    public let plain: String
    private let word: String

    /// - Parameter number: `nil` is made of one without a digit.
    public init?(_ number: String) {
        guard let plain = NumberNames.plain(number) else { return nil }
        self.plain = plain
        word = String(NameLikeness.plain(number).prefix { !("0"..."9").contains($0) }.filter(\.isLetter))
    }

    public func isSame(_ other: NumberWriting) -> Bool {
        guard plain == other.plain else { return false }
        let (shorter, longer) = word.count < other.word.count ? (word, other.word) : (other.word, word)
        return shorter == longer || (shorter.isEmpty && longer.count > 1)
    }

    /// Whether a number is written in the one way that has nothing to leave out.
    private static func isPlain(_ number: String) -> Bool {
        number.utf8.first != UInt8(ascii: "0") && number.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// For each number of a file the first one that is the same; empty where every number is written one way, as in most files.
    ///
    /// A number without a word is none of those with words where these are several: `5` beside `KOTA 5` and `DESA 5`.
    /// - Parameter numbers: Distinct numbers.
    public static func first(of numbers: [String]) -> [Int32] {
        guard !numbers.allSatisfy(isPlain) else { return [] }
        let writings = numbers.map(NumberWriting.init)
        var first = numbers.indices.map { Int32($0) }
        for places in Dictionary(grouping: writings.indices, by: { writings[$0]?.plain }).values {
            let own = places.filter { writings[$0] != nil }
            guard own.count > 1 else { continue }
            let words = Set(own.compactMap { writings[$0]?.word }.filter { !$0.isEmpty })
            for (place, number) in own.enumerated() {
                let other = own[..<place].first { earlier in
                    guard let one = writings[earlier], let two = writings[number] else { return false }
                    return one.isSame(two) && (words.count < 2 || one.word == two.word)
                }
                if let other { first[number] = first[other] }
            }
        }
        return first.indices.allSatisfy { first[$0] == Int32($0) } ? [] : first
    }
}
