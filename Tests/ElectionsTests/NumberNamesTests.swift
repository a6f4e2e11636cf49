import TestSupport
import Testing

@testable import Elections

/// Numbers of stations of two files that are the same and are written differently.
@Suite struct NumberNamesTests {
    @Test(
        arguments: [
            (["1", "2", "10"], ["001", "002", "010"], [0, 1, 2]),
            (["TPS 001", "TPS 002"], ["2", "1"], [1, 0]),
            (["1A", "1B", "2"], ["1b", "1a", "02"], [1, 0, 2]),
            (["7-c", "8-c"], ["07-c", "08-c"], [0, 1]),
            (["0", "1"], ["000", "1"], [0, 1]),
            // Written alike is the same, and nothing else is then.
            (["1", "01"], ["1", "01"], [0, 1]), (["1", "01"], ["01"], [1]), (["1"], ["1", "01"], [0, nil]),
            // Two of one file that only zeros tell apart are never joined.
            (["1", "01"], ["001"], [nil]), (["1"], ["01", "001"], [nil, nil]),
            // A word that not every number has tells numbers apart.
            (["A1", "B1"], ["1"], [nil]), (["A1", "B1"], ["b01", "a01"], [1, 0]),
            (["Kuta"], ["kuta"], [nil]), ([], ["1"], [nil]), (["1"], [], []), ([""], ["", "0"], [0, nil]),
        ] as [([String], [String], [Int?])])
    func numbersAreJoined(own: [String], others: [String], places: [Int?]) {
        #expect(NumberNames(own, others).places == places)
    }

    @Test func anExampleIsTold() {
        #expect(NumberNames(["1", "2"], ["1", "02", "01"]).example == .init(own: "2", other: "02"))
        #expect(NumberNames(["1", "2"], ["2", "3"]).example == nil)
    }

    /// The same by comparing every number with every other.
    private static func plain(_ own: [String], _ others: [String]) -> [Int?] {
        func reduced(_ numbers: [String]) -> [String?] {
            let words = numbers.map { String($0.lowercased().prefix { !"0123456789".contains($0) }) }
            let isShared = Set(words).count == 1
            return numbers.map { number in
                let rest =
                    isShared ? number.lowercased().dropFirst(words[0].count) : Substring(number.lowercased())
                guard let found = rest.firstMatch(of: /^([^0-9]*)0*([0-9].*)$/) else { return nil }
                return String(found.output.1 + found.output.2)
            }
        }
        let (left, right) = (reduced(own), reduced(others))
        return others.indices.map { index in
            if let same = own.firstIndex(of: others[index]) { return same }
            guard let name = right[index], right.count(where: { $0 == name }) == 1 else { return nil }
            let found = left.indices.filter { left[$0] == name }
            guard found.count == 1, !others.contains(own[found[0]]) else { return nil }
            return found[0]
        }
    }

    @Test func asThePlainWay() {
        var random = SeededRandom(state: 4)
        let words = ["", "", "", "TPS ", "tps ", "A", "№ "]
        let ends = ["", "", "", "", "a", "B", "-c"]
        for _ in 0..<4000 {
            let lists = (0..<2).map { _ -> [String] in
                let word = words[random.between(0, words.count - 1)]
                let isMixed = random.between(0, 3) == 0
                let width = 1 + random.between(0, 2)
                var list: [String] = []
                for _ in 0..<random.between(0, 8) {
                    let digits = String(random.between(0, 11))
                    let zeros = String(repeating: "0", count: max(0, width - digits.count))
                    let own = isMixed ? words[random.between(0, words.count - 1)] : word
                    let number = own + zeros + digits + ends[random.between(0, ends.count - 1)]
                    if !list.contains(number) { list.append(number) }
                }
                return list
            }
            #expect(
                NumberNames(lists[0], lists[1]).places == Self.plain(lists[0], lists[1]),
                "\(lists[0]) \(lists[1])")
        }
    }
}
