import Elections
import Testing

@testable import Consistency

/// Figures of a page that contradict each other, its date, or the place that it is of.
@Suite struct PageSlipsTests {
    private static func codes(
        _ change: (inout [QuickCountReading]) -> Void = { _ in }, stations: Int? = nil
    ) -> [String] {
        let region = RegionCode("11", scheme: .undeclared)
        var pages = [reading("a", [5040, 4960], stations: 750, margin: 270)]
        pages[0].asOf = "2023-06-28"
        change(&pages)
        var all = election(pages, region: region)
        all.contests[0].electionDate = "2023-06-24"
        all.recapRows = [6000, 4000].enumerated().map {
            RecapRow(contest: "c", region: region, ballotNumber: $0.offset + 1, votes: $0.element)
        }
        all.recapTotals = [RecapTotals(contest: "c", region: region, pollingStations: stations)]
        return ReadingChecks.findings(in: all).map(\.rule).filter { $0 != "disclosure" }
    }

    private static func range(_ low: Int, _ high: Int) -> QuickCountReading.Share.Range {
        .init(
            low: PrintedNumber(units: low, decimals: 1), high: PrintedNumber(units: high, decimals: 1),
            givesShare: false)
    }

    @Test func rangesBesideMargins() {
        #expect(Self.codes().isEmpty)
        for (low, high) in [(477, 531), (476, 531), (478, 530)] {
            #expect(Self.codes { $0[0].shares[0].range = Self.range(low, high) }.isEmpty)
        }
        for (low, high) in [(437, 531), (477, 513)] {
            #expect(Self.codes { $0[0].shares[0].range = Self.range(low, high) } == ["range-beside-margin"])
        }
        // Another margin is no slip of one end.
        #expect(Self.codes { $0[0].shares[0].range = Self.range(480, 528) }.isEmpty)
    }

    @Test func samplesAndStations() {
        #expect(Self.codes(stations: 750).isEmpty)
        #expect(Self.codes(stations: 749) == ["sample-beyond-stations"])
    }

    @Test(
        arguments: [
            ("2023-06-24", []), ("2024-06-24", []), ("2024-06-25", ["long-after-polling"]),
            ("2032-06-28", ["long-after-polling"]), ("2023-06-23", ["before-polling"]), ("", []),
        ] as [(String, [String])])
    func dates(day: String, codes: [String]) {
        #expect(Self.codes { $0[0].asOf = day } == codes)
    }

    /// An interim page may have fewer stations and a wider margin; it is not later than the final one.
    @Test func interimPages() {
        func interim(_ day: String, level: Int = 95) -> [String] {
            Self.codes { pages in
                var page = reading(
                    "b", [5040, 4960], stage: .interim, stations: 540, margin: 310, level: level)
                page.asOf = day
                pages.append(page)
            }
        }
        #expect(interim("2023-06-26").isEmpty)
        #expect(interim("2023-06-28").isEmpty)
        #expect(interim("2023-06-29") == ["interim-after-final"])
        #expect(interim("2023-06-26", level: 90) == ["pages-disagree-on-design"])
    }
}
