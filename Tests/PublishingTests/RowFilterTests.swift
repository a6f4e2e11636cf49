import ElectionFiles
import Elections
import Foundation
import Reconciliation
import Testing

@testable import Publishing

/// The choice of rows of a table: what a reader can choose is what stands in the rows.
@Suite struct RowFilterTests {
    @Test(arguments: Language.allCases)
    func everyRowHasOneChoice(language: Language) throws {
        let election = try ElectionFolder(at: Samples.data.appending(path: "pilkada-2018")).election
        let report = try Samples.report(election, language)
        var tables = 0
        for contest in election.contests {
            guard let table = report.overview(of: [contest]), let filter = table.filters.first else {
                continue
            }
            tables += 1
            #expect(filter.kinds.count == table.rows.count)
            #expect(Set(filter.choices.map(\.kind)) == Set(filter.kinds))
            for choice in filter.choices {
                #expect(choice.label.hasSuffix("(\(filter.kinds.count { $0 == choice.kind }))"))
            }
            for (kind, row) in zip(filter.kinds, table.rows) {
                let badge = try #require(
                    row[2].spans.compactMap { if case .badge(let badge) = $0 { badge } else { nil } }.first)
                // A count without a margin is not said to be incomparable.
                #expect(kind == badge.tone || kind == "without-margin")
            }
        }
        #expect(tables >= 1)
    }

    @Test func everyChoiceHasItsStyle() throws {
        let style = try String(
            contentsOf: Samples.root.appending(path: "Sources/Publishing/Resources/report.css"),
            encoding: .utf8)
        for kind in Verdict.allCases.map(\.rawValue) + ["without-margin"] {
            #expect(style.contains(".filtered:has(.f-\(kind):checked) tbody tr:not(.r-\(kind))"))
        }
    }
}
