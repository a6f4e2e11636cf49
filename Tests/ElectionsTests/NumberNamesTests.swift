import TestSupport
import Testing

@testable import Elections

/// Numbers of stations of two files that are the same and are written differently.
@Suite struct NumberNamesTests {
    @Test(
        arguments: [
            ("005", "5"), ("5", "5"), ("TPS 005", "5"), ("tps5", "5"), ("№ 5", "5"), ("3.0", "3"),
            ("3.00", "3"),
            ("1A", "1a"), ("007-c", "7-c"), ("000", "0"), ("0.0", "0"), ("1.5", "1.5"), ("10", "10"),
            ("B12", "12"),
            ("Kuta", nil), ("", nil), (" ", nil),
        ] as [(String, String?)])
    func whatRemains(number: String, plain: String?) {
        #expect(NumberNames.plain(number) == plain)
    }

    private static func pairs(_ own: [(Int, String)], _ others: [(Int, String)]) -> [[Int]] {
        let codes = (Array(Set(own.map(\.1))).sorted(), Array(Set(others.map(\.1))).sorted())
        return NumberNames(codes.0, codes.1).pairs(
            own.map { (Int32($0.0), Int32(codes.0.firstIndex(of: $0.1) ?? -1)) },
            others.map { (Int32($0.0), Int32(codes.1.firstIndex(of: $0.1) ?? -1)) }
        ).map { [$0.own, $0.other] }
    }

    /// Several ways of writing in one file, and a collision in one region, which is no matter of another.
    @Test func oneRegionAtATime() {
        let own = [(1, "5"), (1, "006"), (1, "TPS 7"), (2, "5")]
        #expect(
            Self.pairs(own, [(1, "05"), (1, "6"), (1, "7"), (2, "TPS 5")]) == [
                [0, 0], [1, 1], [2, 2], [3, 3],
            ])
        #expect(Self.pairs(own, [(1, "05"), (1, "005"), (2, "05")]) == [[3, 2]])
        #expect(Self.pairs([(1, "A1"), (1, "B1"), (2, "A1")], [(1, "1"), (2, "1")]) == [[2, 1]])
        #expect(Self.pairs([(1, "Kuta")], [(1, "kuta")]) == [] && Self.pairs([], [(1, "1")]) == [])
    }

    /// The same by comparing every station with every other.
    @Test func asThePlainWay() {
        var random = SeededRandom(state: 4)
        let (words, ends) = (["", "", "TPS ", "tps ", "A", "№ "], ["", "", "", "a", "B", "-c", ".0", "x"])
        for _ in 0..<4000 {
            let lists = (0..<2).map { _ in
                (0..<random.between(0, 9)).map { _ -> (Int, String) in
                    let digits = String(random.between(0, 8))
                    let zeros = String(repeating: "0", count: random.between(0, 2))
                    let text =
                        words[random.between(0, words.count - 1)] + zeros + digits
                        + ends[random.between(0, ends.count - 1)]
                    return (random.between(1, 2), random.between(0, 30) == 0 ? "Kuta" : text)
                }
            }
            func same(_ one: (Int, String), _ other: (Int, String)) -> Bool {
                guard let plain = NumberNames.plain(one.1) else { return false }
                return one.0 == other.0 && plain == NumberNames.plain(other.1)
            }
            let plain = lists[0].indices.flatMap { one in
                lists[1].indices.filter { other in
                    same(lists[0][one], lists[1][other])
                        && lists[0].count(where: { same($0, lists[0][one]) }) == 1
                        && lists[1].count(where: { same($0, lists[1][other]) }) == 1
                }.map { [one, $0] }
            }
            #expect(Self.pairs(lists[0], lists[1]) == plain, "\(lists)")
        }
    }
}
