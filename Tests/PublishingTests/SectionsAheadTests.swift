import Elections
import Foundation
import Testing
import Wording

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

    /// Formats that write nothing of sections but their charts get those of the whole sections, in their order.
    @Test(arguments: Audience.allCases) func chartsAloneAreThoseOfTheSections(audience: Audience) throws {
        for folder in ["pilkada-2018", "museum"] {
            let publication = try Samples.report(
                folder: Samples.data.appending(path: folder), .english, audience
            ).publication
            let whole = publication.sections.flatMap(\.charts)
            let alone = try #require(publication.chartSections).flatMap(\.charts)
            #expect(whole.count > 3)
            #expect(alone.map(\.name) == whole.map(\.name))
            #expect(alone.map(\.drawn.csv) == whole.map(\.drawn.csv))
            #expect(alone.map(\.hasTable) == whole.map(\.hasTable))
        }
    }
}
