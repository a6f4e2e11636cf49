import TestSupport

/// Random numbers of one case: the same seed and case give the same input on every machine.
struct FuzzRandom: RandomNumberGenerator {
    private var random: SeededRandom

    /// - Parameters:
    ///   - seed: Seed of the whole run.
    ///   - number: Number of the case.
    init(seed: UInt64, case number: UInt64) {
        random = SeededRandom(state: seed &* 0x9E37_79B9_7F4A_7C15 ^ number &* 0xD134_2543_DE82_EF95)
        _ = next()
    }

    mutating func next() -> UInt64 { random.next() }

    /// A whole number from 0 to one less than the bound.
    mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % max(1, bound) }

    /// A whole number of a range.
    mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// Whether something happens that does so in so many of a thousand cases.
    mutating func happens(_ perMille: Int) -> Bool { below(1000) < perMille }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    /// One of several by weight.
    mutating func pick<Element>(weighted list: [(weight: Int, element: Element)]) -> Element {
        var place = below(list.reduce(0) { $0 + $1.weight })
        for entry in list {
            place -= entry.weight
            if place < 0 { return entry.element }
        }
        return list[list.count - 1].element
    }
}
