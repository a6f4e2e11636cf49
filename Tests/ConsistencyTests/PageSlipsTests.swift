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
            RecapRow(contest: "c", region: region, choice: Choice(index: $0.offset), votes: $0.element)
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

    /// 24.75 with 24.2–28.4 and ±2.1: the range is around another share. Ranges that are drawn towards one half, cut at 0 or of
    /// another margin for all are around theirs.
    @Test func rangesAroundTheirShares() {
        func codes(_ percent: Int, _ low: Int, _ high: Int, own: Int? = nil) -> [String] {
            Self.codes {
                $0[0].shares[1] = .init(
                    choice: 2, percent: PrintedNumber(units: percent, decimals: 2),
                    marginPercent: own.map { PrintedNumber(units: $0, decimals: 1) },
                    range: Self.range(low, high))
                $0[0].shares[0].percent = PrintedNumber(units: 10_000 - percent, decimals: 2)
            }
        }
        let found = ["range-not-around-share"]
        #expect(codes(2475, 242, 284, own: 21) == found)
        #expect(codes(2475, 252, 284, own: 21) == found)
        #expect(codes(2475, 262, 284) == found)
        for (percent, low, high) in [(3595, 344, 374), (600, 50, 69), (2964, 283, 311)] {
            #expect(codes(percent, low, high) == [], "\(percent)")
        }
        #expect(codes(3595, 344, 374, own: 15) == [])
        #expect(codes(3595, 344, 374, own: 19) == found)
        // A logit range of 3%: 2.1 to 4.2; and ranges that end where shares do.
        #expect(codes(300, 21, 42, own: 10) == [])
        #expect(codes(300, 0, 82) == [] && codes(9900, 962, 1000) == [])
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
