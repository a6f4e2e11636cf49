import Elections
import Foundation
import Testing
import Wording

@testable import Figures
@testable import Publishing

/// Times in which the page could not be read, as a chart draws and says them.
@Suite struct TimelineOutageTests {
    private static let contest = Contest(id: "e", title: "Town mayor 2026", electionDate: "2026-05-10")
    /// Captured on 10, 11 and 14 May at noon.
    private static let captures = ["2026-05-10", "2026-05-11", "2026-05-14"].compactMap {
        CaptureTime($0)?.days
    }

    private func drawn(_ from: String, _ to: String) throws -> [ClosedRange<Double>] {
        let first = try #require(CaptureTime("2026-05-10", atNoon: false)).day
        return TimelineOutages(Self.contest, Self.captures, [Outage(from: from, to: to)]).spans(after: first)
    }

    /// The last day belongs to an outage with all its hours.
    @Test(arguments: [
        ("2026-05-12", "2026-05-12", 2.0...3.0), ("2026-05-12", "2026-05-13", 2.0...4.0),
        ("2026-05-12T06:00:00+07:00", "2026-05-13T18:00:00+07:00", 2.25...3.75),
        ("2026-05-12T06:00:00+07:00", "2026-05-12", 2.25...3.0),
        // Until it was captured again.
        ("2026-05-12", "", 2.0...4.5), ("2026-05-11", "", 1.5...4.5),
        // After the last capture.
        ("2026-05-16", "2026-05-18", 6.0...9.0), ("2026-05-14", "", 4.5...6.0), ("2026-05-16", "", 6.0...8.0),
        // Not longer than what is drawn behind the captures.
        ("2026-05-16", "2026-08-18", 6.0...9.0),
    ])
    func outagesHaveTheirDays(from: String, to: String, span: ClosedRange<Double>) throws {
        let found = try drawn(from, to)
        #expect(
            found.count == 1 && abs(found[0].lowerBound - span.lowerBound) < 1e-9
                && abs(found[0].upperBound - span.upperBound) < 1e-9, "\(from) to \(to): \(found)")
    }

    @Test func outagesAreSaid() {
        let outages = [
            Outage(from: "2026-05-12", to: "2026-05-12"), Outage(from: "2026-05-12", to: "2026-05-13"),
            Outage(from: "2026-05-16", to: ""),
        ]
        for (language, said) in [
            (
                Language.english,
                "As reported, the page could not be read from 12 May 2026 to 13 May 2026 and from 16 May 2026 on, with no end reported."
            ),
            (
                .indonesian,
                "Menurut laporan, halaman tidak dapat dibuka 12 Mei 2026 sampai dengan 13 Mei 2026 dan sejak 16 Mei 2026, tanpa laporan kapan berakhir."
            ),
        ] {
            let words = language.wording(.general)
            let found = TimelineOutages(Self.contest, Self.captures, outages).said(words, words.numbers)
            #expect(found == said)
        }
    }

    /// A report without an end and one with an end that overlap are both said and both drawn.
    @Test(arguments: [
        // The open one begins first, and the page was captured again after the end of the other one.
        (
            [("2026-05-12", ""), ("2026-05-12", "2026-05-13")], 2.0...4.5,
            "from 12 May 2026 to 13 May 2026 and from 12 May 2026 on, with no end reported"
        ),
        // The open one begins inside the other one, after the last capture.
        (
            [("2026-05-15", "2026-05-18"), ("2026-05-16", "")], 5.0...9.0,
            "from 15 May 2026 to 18 May 2026 and from 16 May 2026 on, with no end reported"
        ),
        // Two without an end are one.
        ([("2026-05-15", ""), ("2026-05-16", "")], 5.0...8.0, "from 15 May 2026 on, with no end reported"),
    ])
    func openEndsStayOpen(outages: [(from: String, to: String)], span: ClosedRange<Double>, said: String)
        throws
    {
        let found = TimelineOutages(
            Self.contest, Self.captures, outages.map { Outage(from: $0.from, to: $0.to) })
        let first = try #require(CaptureTime("2026-05-10", atNoon: false)).day
        #expect(found.spans(after: first) == [span])
        let words = Language.english.wording(.general)
        #expect(found.said(words, words.numbers) == "As reported, the page could not be read \(said).")
    }

    /// What is hatched lies inside of the plot, wherever the captures end.
    @Test(arguments: [6.0...9.0, 4.5...5.0, 2.0...3.0])
    func outagesLieInsideThePlot(outage: ClosedRange<Double>) throws {
        for official in [0.52, nil] {
            let chart = TimelineChart(
                ChartHead(
                    id: "t", language: .english, vocabulary: .general, title: "x", basis: .quickCounts),
                contest: "x", level: 0.95,
                panels: [
                    .init(
                        choice: 1, name: "A",
                        captures: [0.5, 1.5, 4.5].map {
                            DisplayCapture(time: $0, moment: "x", share: 0.5, isGarbled: false)
                        }, ranges: [], official: official)
                ], outages: [outage], days: (0...8).map(String.init))
            let scale = chart.scale
            #expect(scale.end >= outage.upperBound)
            if official != nil { #expect(scale.gap > outage.upperBound && scale.gap < scale.end) }
        }
    }
}
