import ElectionFiles
import Elections
import Figures
import Foundation
import Reconciliation
import SandingKit
import Testing
import Wording

@testable import Publishing

/// Charts by kind: what each makes of the folders of the repository, and why it makes none.
@Suite struct ChartKindTests {
    private static func source(_ folder: String, _ language: Language = .english) throws -> ChartSource {
        let election = try ElectionFolder(at: Samples.data.appending(path: folder)).election
        return ChartSource(
            result: try Reconciler().reconcile(election), language: language, run: Samples.run, matched: nil)
    }

    private static let governors = Result { try source("pilkada-2018") }

    private static func entries(_ kind: ChartKind) throws -> [ChartSet.Entry] {
        guard case .charts(let entries) = try #require(kind.adapter).charts(try governors.get()) else {
            Issue.record("no \(kind)")
            return []
        }
        return entries
    }

    /// `scipy.stats.norm.ppf` and `t.ppf(…, 7)` of (i − 0.5)/20 (SciPy 1.15).
    @Test func dotsAreQuantiles() {
        let normal = QuantileDotsCharts.quantiles(share: 0.5, standardError: 0.01, degrees: nil)
        let expected = [
            -1.95996398454, -1.439531470938, -1.150349380376, -0.934589291073, -0.75541502636,
        ]
        for (dot, z) in zip(normal, expected) { #expect(abs(dot - (0.5 + 0.01 * z)) < 1e-12) }
        for (dot, mirror) in zip(normal, normal.reversed()) { #expect(abs(dot + mirror - 1) < 1e-12) }
        let student = QuantileDotsCharts.quantiles(share: 0.5, standardError: 0.01, degrees: 7)
        for (dot, t) in zip(student, [-2.36462425, -1.61659174, -1.25427868, -1.0013672, -0.80000497]) {
            #expect(abs(dot - (0.5 + 0.01 * t)) < 1e-9)
        }
        let small = QuantileDotsCharts.quantiles(share: 0.003, standardError: 0.01, degrees: nil)
        #expect(small.count == 20 && small.min() == 0)
    }

    @Test(arguments: ChartKind.allCases.filter { $0.adapter != nil })
    func everyKindOfTheGovernorsIsDrawn(kind: ChartKind) throws {
        let entries = try Self.entries(kind)
        #expect(!entries.isEmpty)
        for entry in entries {
            #expect(entry.name.hasPrefix(kind.rawValue))
            #expect(!entry.chart.altText.isEmpty && entry.chart.csv.contains("\n"))
        }
        #expect(Set(entries.map(\.name)).count == entries.count)
    }

    /// A result that lacks the votes of a pair is not one that is yet to come.
    @Test(arguments: [ChartKind.dumbbell, .intervalDots, .quantileDots])
    func aResultOfSomePairsIsNoneToWaitFor(kind: ChartKind) throws {
        let sinjai = try Self.entries(kind).filter { $0.contest == "pilbup-2018-sinjai" }
        for entry in sinjai {
            let svg = entry.drawn.svgs(.wide).joined()
            #expect(entry.chart.altText.contains("does not give the votes of every pair"))
            #expect(!svg.contains("waiting for the recap") && !entry.chart.altText.contains("yet"))
        }
        #expect(!sinjai.isEmpty || kind == .quantileDots)
    }

    /// The count of Sinjai gave a part of the votes to a pair whose votes were not counted in the end.
    @Test func shareOfOtherVotesHasNoLeadBesideTheResult() throws {
        let strips = try Self.entries(.thresholdStrip).map { $0.chart.csv }
        let rows = strips.joined().split(separator: "\n").filter { $0.contains("Sinjai") }
        #expect(!rows.isEmpty && rows.allSatisfy { !$0.contains("JSI") })
        // Where no count is drawn, nothing is said of counts and none is named as a source.
        var sinjai = try Self.governors.get().election
        sinjai = sinjai.selecting(contests: ["pilbup-2018-sinjai"])
        let source = ChartSource(
            result: try Reconciler().reconcile(sinjai), language: .english, run: Samples.run, matched: nil)
        guard case .charts(let alone) = ThresholdStripCharts.charts(source) else {
            Issue.record("no strip of a result")
            return
        }
        let svg = alone.flatMap { $0.drawn.svgs(.narrow) }.joined()
        #expect(svg.contains("makassar.tribunnews.com"))
        #expect(!svg.contains("kabartimur.com") && !svg.contains("quick count") && !svg.contains("pollster"))
    }

    /// The page of Jakarta that showed 0 votes is drawn at 0, and no capture lies inside a time without the page.
    @Test func aDisplayThatFellIsDrawnAndOutagesEndAtCaptures() throws {
        func timelines(_ folder: String) throws -> [TimelineChart] {
            guard case .charts(let all) = TimelineCharts.charts(try Self.source(folder)) else { return [] }
            return all.compactMap { $0.chart as? TimelineChart }
        }
        let jakarta = try #require(try timelines("pilkada-2024-jakarta").first)
        let fallen = try #require(jakarta.panels.first).line.filter(\.isEmptied)
        #expect(fallen.count == 1 && fallen[0].share == 0 && fallen[0].moment.contains("10:59"))
        #expect(
            jakarta.title.contains(
                "The display showed 0 votes at 28 November 2024, 10:59 WIB; the display showed"))
        let all = try timelines("pilkada-2018")
        #expect(all.contains { !$0.outages.isEmpty })
        for chart in all {
            let times = chart.panels.flatMap(\.captures).map(\.time)
            for outage in chart.outages {
                #expect(
                    !times.contains { $0 > outage.lowerBound + 1e-9 && $0 < outage.upperBound - 1e-9 },
                    "\(chart.contest): \(outage)")
            }
        }
    }

    /// Of captures of one day nobody knows which came first: neither the title nor the label at 0 votes says so.
    @Test func whatHasNoOrderIsNotToldInOne() throws {
        func chart(_ captures: [(time: String, precision: String, votes: [Int])]) throws -> TimelineChart {
            var election = try ElectionFolder(at: Samples.data.appending(path: "pilkada-2024-jakarta"))
                .election
            let contest = try #require(election.contests.first)
            election.captures = captures.map { time, precision, votes in
                Capture(
                    id: "", contest: contest.id, capturedAt: time, timePrecision: precision,
                    entries: votes.enumerated().map {
                        .init(choice: Choice(index: $0.offset), votes: $0.element, sharePercent: nil)
                    })
            }
            let source = ChartSource(
                result: try Reconciler().reconcile(election), language: .english, run: Samples.run,
                matched: nil)
            guard case .charts(let all) = TimelineCharts.charts(source) else { throw CancellationError() }
            return try #require(all.first?.chart as? TimelineChart)
        }
        let (many, none) = ([500, 300, 200], [0, 0, 0])
        for (first, second, precision) in [
            ("2024-11-28", "2024-11-28", "day"), ("2024-11-28", "2024-11-28T14:00:00+07:00", ""),
            ("2024-11-28T14:00:00+07:00", "2024-11-28T14:00:00+07:00", "minute"),
            ("2024-11-28T14:10:00+07:00", "2024-11-28T14:20:00+07:00", "hour"),
        ] {
            let unknown = try chart([(first, precision, many), (second, precision, [400, 200, 400])])
            #expect(unknown.title.contains("which share was first or last is not known"), "\(unknown.title)")
            let empty = try chart([(first, precision, many), (second, precision, none)])
            #expect(!empty.title.contains("0 votes"), "\(empty.title)")
        }
        // Known order, whatever the rows stand in.
        let known = try chart([
            ("2024-11-28T14:00:20+07:00", "second", none), ("2024-11-28T14:00:10+07:00", "second", many),
        ])
        #expect(known.title.contains("The display showed 0 votes"), "\(known.title)")
        let days = try chart([("2024-11-28", "day", many), ("2024-11-29", "day", [400, 200, 400])])
        #expect(days.title.contains("% first and "), "\(days.title)")
    }

    @Test func whatIsMissingIsSaid() throws {
        let source = try Self.source("museum")
        guard case .nothing(let lack) = FunnelCharts.charts(source) else {
            Issue.record("a funnel of a few counts")
            return
        }
        guard case .few(let known, 10) = lack else {
            Issue.record("\(lack)")
            return
        }
        #expect((1..<10).contains(known))
        let error = #expect(throws: ChartReport.Lack.self) {
            try ChartReport(
                .funnel, of: ReconcileRequest(Samples.data.appending(path: "museum").path).run(),
                run: Samples.run)
        }
        #expect(error?.fitting.contains(.quantileDots) == true && error?.fitting.contains(.funnel) == false)
        guard case .nothing(.noCaptures) = TimelineCharts.charts(source) else {
            Issue.record("a timeline without captures")
            return
        }
    }

    @Test(arguments: [
        ("quantil-dots", "quantile-dots"), ("dumbel", "dumbbell"), ("Forest-", "forest"),
        ("timeline", "count-timeline"), ("tile", "tile-grid"),
    ])
    func aMisspeltKindHasANeighbour(word: String, kind: String) {
        #expect(ChartKind.nearest(to: word) == kind)
        #expect(ChartKind("DUMBBELL") == .dumbbell && ChartKind("pie") == nil)
    }

    @Test func everyProvinceOf2018StandsOnce() throws {
        let entry = try #require(try Self.entries(.tileGrid).first)
        let rows = entry.chart.csv.split(separator: "\n").dropFirst()
        #expect(rows.count == 34)
        #expect(Set(rows.map { $0.prefix(2) }).count == 34)
        #expect(rows.count { $0.contains("no-vote") } == 17)
    }

    @Test func everyContestStandsOnceInSmallPanels() throws {
        let entry = try #require(try Self.entries(.smallMultiples).first)
        let contests = try Self.governors.get().election.contests.count { $0.region != nil }
        let regions = try #require(entry.chart as? SmallMultiplesChart).regions
        #expect(regions.count == contests)
        #expect(regions.allSatisfy { !$0.reason.isEmpty })
    }

    @Test func contestsOfOneRegionAreToldApart() throws {
        guard case .charts(let entries) = SmallMultiplesCharts.charts(try Self.source("museum")) else {
            Issue.record("no small panels")
            return
        }
        let names = try #require(entries.first?.chart as? SmallMultiplesChart).regions.map(\.name)
        #expect(Set(names).count == names.count && names.contains("Ghana 2024") && names.contains("Kenya"))
    }

    @Test func whereThereIsNoCountNothingIsSaidOfCounts() throws {
        guard case .charts(let entries) = TileGridCharts.charts(try Self.source("pilpres-2024")) else {
            Issue.record("no tiles")
            return
        }
        let chart = try #require(entries.first?.chart)
        #expect(!chart.svg(width: .wide).contains("A quick count is not an official result"))
        #expect(try #require(chart as? TileGridChart).tiles.count == 38)
        // The counts of the whole are tested: the title does not say that nothing can be.
        #expect(chart.title.hasSuffix(": no quick count of single regions"), "\(chart.title)")
    }

    @Test func leadsAreThoseOfTheRecap() throws {
        let entry = try #require(try Self.entries(.thresholdStrip).first)
        let chart = try #require(entry.chart as? ThresholdStripChart)
        let row = try #require(chart.rows.first { $0.label == "Jawa Barat 2018" })
        #expect(row.votes == 908_789 && row.limit == 0.005)
        #expect(abs(row.official - 0.0413) < 5e-5)
        #expect(chart.altText.contains("not evidence of anything"))
    }

    @Test func dumbbellsHaveTheMedianOfTestedCounts() throws {
        let source = try Self.governors.get()
        let contest = try #require(source.election.contest("pilgub-2018-jabar"))
        let tested = source.counts(of: contest).filter(\.isTested)
        let shares = tested.compactMap { count in count.choices.first { $0.choice == 1 }?.estimate }
        let entry = try #require(try Self.entries(.dumbbell).first { $0.name.hasSuffix("pilgub-2018-jabar") })
        let row = try #require((entry.chart as? DumbbellChart)?.rows.first { $0.choice == 1 })
        let sorted = shares.sorted()
        #expect(sorted.count == 6)
        #expect(abs((row.count ?? 0) - (sorted[2] + sorted[3]) / 2) < 1e-12)
        #expect(entry.chart.altText.contains("median of \(tested.count) tested quick counts"))
    }

    @Test func momentsAreDays() throws {
        let noon = try #require(CaptureTime("2018-06-28"))
        let evening = try #require(CaptureTime("2018-06-28T18:00:00+07:00"))
        #expect(evening.days - noon.days == 0.25)
        #expect(CaptureTime.text(day: noon.day) == "2018-6-28")
        #expect(try #require(CaptureTime("1970-01-01", atNoon: false)).days == 0)
        #expect(
            try #require(CaptureTime("2024-03-01")).day - (try #require(CaptureTime("2024-02-28"))).day == 2)
        #expect(CaptureTime("June") == nil && CaptureTime("2018-13-01") == nil)
    }

    @Test func stationsAreCountedInCells() throws {
        let (grid, inputs, _) = try TurnoutRequest(
            Samples.data.appending(path: "invented-count/official.csv").path
        ).run()
        #expect(inputs.count == 1)
        #expect(grid.step == 2 && grid.choice == Choice(1))
        #expect(grid.cells.reduce(0) { $0 + $1.stations } + grid.leftOut == 335)
        // Line 2 of the file: 147 of 207 voters, 68 of 143 votes.
        #expect(grid.cells.contains { $0.turnout == 70 && $0.share == 46 })
        let report = try ChartReport(grid, run: Samples.run, language: .indonesian, vocabulary: .indonesian)
        #expect(report.lines.joined(separator: " ").contains("tidak membuktikan sebab"))
    }

    /// Words of Domain section 11 in no chart, and the fixed sentence where there is a quick count.
    @Test(arguments: Language.allCases) func chartsAreNeutral(language: Language) throws {
        let forbidden: Set = [
            "curang", "manipulasi", "menang", "kalah", "terbukti", "fraud", "rigged", "winner", "won",
            "proven",
        ]
        for folder in ["museum", "makassar-2018", "pilpres-2024", "pilpres-2014"] {
            let source = try Self.source(folder, language)
            for kind in ChartKind.allCases {
                guard case .charts(let entries)? = kind.adapter?.charts(source) else { continue }
                for entry in entries {
                    let words = Set(entry.chart.altText.lowercased().split { !$0.isLetter }.map(String.init))
                    #expect(words.isDisjoint(with: forbidden), "\(entry.name)")
                    for width in [entry.drawn.svgs(.wide), entry.drawn.svgs(.narrow)] {
                        #expect(width.allSatisfy { $0.contains("</svg>") })
                    }
                }
            }
        }
    }

    /// Dots around the line beside "not consistent" would contradict the word.
    @Test func dotsAreOfTheChoiceThatTheVerdictRestsOn() throws {
        let election = try ElectionFolder(at: Samples.data.appending(path: "pilkada-2018")).election
        let result = try Samples.report(election, .english).result
        let source = ChartSource(
            result: result, language: .english,
            run: RunFacts(version: "1", command: "c", arguments: [:], inputs: [], seed: 1), matched: nil)
        guard case .charts(let entries) = QuantileDotsCharts.charts(source) else {
            return #expect(Bool(false))
        }
        var seen = 0
        for entry in entries {
            let chart = try #require(entry.chart as? QuantileDotsChart)
            let outside = result.comparisons(of: entry.contest ?? "").filter {
                $0.verdict.isOutside && !$0.isAside
            }
            guard !outside.isEmpty else { continue }
            seen += 1
            #expect(outside.contains { $0.decisive?.choice == chart.choice }, "\(entry.name)")
            for row in chart.rows where row.verdict.contains("not consistent") && !row.dots.isEmpty {
                // Either the dots lie on one side of the line, or the word names the choice that they are not of.
                let official = try #require(chart.official)
                let below = row.dots.count { $0 < official }
                #expect(
                    below <= 1 || below >= 19 || row.verdict.contains(", for "), "\(entry.name) \(row.label)")
                // A verdict that rests on another choice is that of the whole count.
                #expect(row.verdict.contains(", for ") == row.verdict.hasPrefix("whole count: "))
            }
        }
        #expect(seen >= 3)
    }
}
