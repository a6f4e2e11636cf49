import ElectionFiles
import Elections
import Foundation
import Statistics
import Testing

@testable import Reconciliation

/// Pages of counts, found in one pass without copies, against a search for each.
@Suite struct ComparedCountTwinTests {
    @Test func pagesOfCounts() throws {
        var random = Xoshiro256(seed: 31)
        let made = try HandMade.compare([6000, 4000], HandMade.reading([6000, 4000]))
        let museum = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Data/museum")
        let measures = try Reconciler().reconcile(ElectionFolder(at: museum).election).comparisons.flatMap(
            \.measures)
        #expect(!measures.isEmpty)
        let names = ["LSI", "lsi ", "L.S.I", "SMRC", "Łódź Watch", "łódź watch", "", " "]
        for _ in 0..<1_000 {
            let all = (0..<random.integer(below: 9)).map { _ -> Comparison in
                var page = made
                page.source = names[random.integer(below: names.count)]
                let name = page.source
                page.page?.pollster = name
                page.page?.sourceKind = [.quickCount, .exitPoll][random.integer(below: 2)]
                page.contest = ["c", "d"][random.integer(below: 2)]
                page.stage = [.final, .interim][random.integer(below: 2)]
                page.repeatOf = random.integer(below: 3) == 0 ? "x" : nil
                page.reasons = random.integer(below: 4) == 0 ? [.stageInterim] : []
                page.isOfPart = random.integer(below: 3) == 0
                if random.integer(below: 6) == 0 { page.page = nil }
                page.measures = (0..<random.integer(below: 3)).map { _ in
                    measures[random.integer(below: measures.count)]
                }
                return page
            }
            func isOne(_ first: Comparison, _ other: Comparison) -> Bool {
                guard let one = first.page, let two = other.page else { return false }
                return first.contest == other.contest && one.sourceKind == two.sourceKind
                    && CountKey.name(first.source) == CountKey.name(other.source)
            }
            func weight(_ page: Comparison) -> [Int] {
                [
                    page.isAside ? 0 : 1, page.repeatOf == nil ? 1 : 0,
                    page.grade == .tested ? 2 : page.grade == .bounded ? 1 : 0, page.stage == .final ? 1 : 0,
                ]
            }
            var wanted: [[Int]] = []
            for place in all.indices where !all[..<place].contains(where: { isOne($0, all[place]) }) {
                let pages = [place] + all.indices.filter { $0 > place && isOne(all[place], all[$0]) }
                let most = pages.map { weight(all[$0]) }.max { $0.lexicographicallyPrecedes($1) }
                let best = pages.first { weight(all[$0]) == most } ?? place
                wanted.append([best] + pages.filter { $0 != best })
            }
            let found = ComparedCount.all(all)
            #expect(found.map(\.best) == wanted.map { all[$0[0]] })
            #expect(found.map(\.others) == wanted.map { $0.dropFirst().map { all[$0] } })
            #expect(ComparedCount.measured(all) == found.flatMap(\.measured))
            let tally = CountTally(all)
            #expect(
                tally.measuresOutside.map(\.measure)
                    == found.flatMap(\.measured).flatMap(\.measures).filter(\.verdict.isOutsideEdge)
                    .map(\.figure.measure))
            let counted = wanted.map { all[$0[0]] }.filter { !$0.isAside && $0.page != nil }.byPlace
            #expect(tally.agree == counted.whole.count { $0.verdict.isInside })
            #expect(tally.partsTested == counted.parts.count(where: \.isTested))
        }
    }
}
