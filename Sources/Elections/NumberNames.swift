/// Numbers of stations that two files write differently: `005` and `5`, `TPS 5` and `5`, `1a` and `1A`.
///
/// A number that both files write alike is the same. The others are told by what remains without a word that stands before
/// every number of a file, zeros in front and letter case; a number that shares this with another one of its file is never
/// joined, since nothing tells which is meant.
public struct NumberNames: Sendable, Equatable {
    /// For each number of the other file the place of the same number in the list of this one; `nil` where it has none.
    public let places: [Int?]
    /// Two numbers that are the same and are written differently, this file's first; `nil` where all are written alike.
    public let example: Pair?

    /// A number as two files write it.
    public struct Pair: Sendable, Hashable, Codable {
        public var own: String
        public var other: String

        public init(own: String, other: String) {
            self.own = own
            self.other = other
        }
    }

    /// - Parameters:
    ///   - own: Distinct numbers of one file.
    ///   - others: Distinct numbers of the other.
    public init(_ own: [String], _ others: [String]) {
        let exact = Dictionary(zip(own, own.indices), uniquingKeysWith: { first, _ in first })
        var places = others.map { exact[$0] }
        var example: Pair?
        if places.contains(where: { $0 == nil }) {
            let taken = Set(places.compactMap { $0 })
            let plain = NumberNames.plain(own)
            let alike = NumberNames.plain(others).filter { places[$0.value] == nil }
            for (name, number) in alike.sorted(by: { $0.value < $1.value }) {
                guard let place = plain[name], !taken.contains(place) else { continue }
                places[number] = place
                example = example ?? Pair(own: own[place], other: others[number])
            }
        }
        self.places = places
        self.example = example
    }

    /// The places of numbers by what remains of them; none of those that another one shares.
    private static func plain(_ numbers: [String]) -> [String: Int] {
        let texts = numbers.map { NameLikeness.plain($0) }
        let word = commonWord(texts)
        var found: [String: Int] = [:]
        var shared: Set<String> = []
        for (index, text) in texts.enumerated() {
            let rest = text.dropFirst(word)
            let letters = rest.prefix { !isDigit($0) }
            guard letters.count < rest.count else { continue }
            let number = rest.dropFirst(letters.count).drop { $0 == "0" }
            let name = letters + (number.first.map(isDigit) == true ? number : "0" + number)
            if found.updateValue(index, forKey: String(name)) != nil { shared.insert(String(name)) }
        }
        for name in shared { found[name] = nil }
        return found
    }

    private static func isDigit(_ letter: Character) -> Bool { ("0"..."9").contains(letter) }

    /// Letters of the text without a digit that stands before every number; 0 where not all have the same.
    private static func commonWord(_ texts: [String]) -> Int {
        guard let first = texts.first else { return 0 }
        let word = first.prefix { !isDigit($0) }
        return texts.allSatisfy { $0.hasPrefix(word) } ? word.count : 0
    }
}
