import Testing

@testable import Publishing

/// Sections that are made some ahead at a time are those that are made one after the other.
@Suite struct SectionsAheadTests {
    @Test func theyStandInTheirOrder() {
        for count in 0...100 {
            let makers = (0..<count).map { place in
                { @Sendable () -> Section? in
                    // One in three has nothing to say, and at the end none has.
                    place % 3 == 1 || place > 80 ? nil : Section(anchor: "\(place)", title: nil, blocks: [])
                }
            }
            let plain = makers.compactMap { $0()?.anchor }
            let all = AnySequence<Section>(makers)
            #expect(all.map(\.anchor) == plain)
            // Walked again, and some at a time.
            var rest = all.makeIterator()
            var taken: [String] = []
            while case let batch = rest.take(1 + count % 7), !batch.isEmpty { taken += batch.map(\.anchor) }
            #expect(taken == plain)
        }
    }
}
