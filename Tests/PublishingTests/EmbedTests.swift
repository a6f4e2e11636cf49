import Elections
import Figures
import Foundation
import Ground
import Testing
import Wording

@testable import Publishing

/// Charts on pages of others: whole without script and style, with the height for the frame, and tables for drawing tools.
@Suite struct EmbedTests {
    private static func embed(_ language: Language) -> ChartEmbed {
        ChartEmbed(.init(name: "interval-dots-jabar", chart: chart(language)))
    }

    private static func chart(_ language: Language) -> IntervalDotsChart {
        IntervalDotsChart(
            ChartHead(
                id: "dots-jabar", language: language, vocabulary: .indonesian, title: "A & <b>",
                basis: .quickCounts,
                footer: ChartFooter(sources: ["KPU, 8 Juli 2018"], captured: "2018-07-09")),
            contest: "Jawa Barat 2018", level: Self.level,
            panels: [
                .init(choice: 1, name: "Rindu", official: 0.328765),
                .init(choice: 3, name: "Asyik", official: 0.287419),
            ],
            rows: [
                .init(
                    label: "=SMRC", stations: 300,
                    shares: [
                        1: .init(0.3226, low: 0.315, high: 0.3302, state: .inside),
                        3: .init(0.2958, state: .notTestable),
                    ])
            ])
    }

    private static let level = 1 - 0.05

    private static func without(_ elements: [String], _ page: String) -> String {
        elements.reduce(page) { text, name in
            text.replacing(try! Regex("(?s)<\(name)\\b.*?</\(name)>"), with: "")
        }
    }

    @Test(arguments: Language.allCases) func aPageIsWholeWithoutScriptAndStyle(language: Language) throws {
        let page = Self.without(["script", "style"], Self.embed(language).page)
        #expect(page.contains("lang=\"\(language.rawValue)\""))
        #expect(
            !page.contains("class=\"sanding-chart\" width=\"6")
                && page.contains("width=\"100%\" viewBox=\"0 0 640 "))
        #expect(page.contains("<div class=\"narrow\" hidden>") && page.contains("viewBox=\"0 0 320 "))
        #expect(page.contains("<details>") && page.contains("<th scope=\"row\">=SMRC</th>"))
        #expect(page.contains("A &amp; &lt;b&gt;") && !page.contains("<b>"))
        // Every mark has its colour by itself.
        for mark in page.matches(of: /<(circle|rect|line|text|polygon) [^>]*>/) {
            #expect(mark.0.contains("fill=\"") || mark.0.contains("stroke=\""), "\(mark.0)")
        }
        // Nothing is fetched.
        #expect(page.firstMatch(of: /(src|href|xlink:href|data)="/) == nil && !page.contains("url("))
    }

    @Test func theScriptIsSmallAndSpeaksToBothKindsOfParents() throws {
        let script = try #require(Self.embed(.english).page.firstMatch(of: /<script>(.*?)<\/script>/)).1
        #expect(script.utf8.count < 1_000)
        #expect(script.contains("\"pymxPYMx\"+i+\"xPYMxheightxPYMx\"+h"))
        #expect(script.contains("{sentinel:\"amp\",type:\"embed-size\",height:h}"))
        #expect(script.contains("\"dots-jabar\""))
    }

    @Test func theElementNeedsNoScript() {
        let element = Self.embed(.english).element
        #expect(element.contains("<template shadowrootmode=\"open\">") && !element.contains("<script"))
        let kept = Self.without(["template"], element)
        #expect(kept.contains("<p>") && kept.contains("Jawa Barat 2018"))
    }

    @Test func theFrameHasAHeightAndATitle() {
        let frame = Self.embed(.english).frame
        #expect(
            frame.contains("src=\"interval-dots-jabar.embed.html\"")
                && frame.contains("title=\"A &amp; &lt;b&gt;\""))
        let height = frame.firstMatch(of: /height="([0-9]+)"/).flatMap { Int($0.1) }
        #expect(height.map { $0 > 200 } == true)
    }

    /// Without a script the frame is as high as the narrow page becomes, at any width, and what is lower may be scrolled.
    @Test(arguments: Language.allCases) func aNarrowFrameCutsNothing(language: Language) throws {
        let embed = Self.embed(language)
        let match = try #require(
            embed.frame.firstMatch(
                of: /height:max\(([0-9]+)px,min\(\(479.9px - 100vw\)\*9999,([0-9]+)vw \+ ([0-9]+)px\)\)/))
        let (wide, share, more) = (
            try #require(Double(match.1)), try #require(Double(match.2)), try #require(Double(match.3))
        )
        for width in stride(from: 280.0, through: 1200, by: 1) {
            let frame = max(wide, min((479.9 - width) * 9999, share * width / 100 + more))
            let layout = width < 480 ? ChartWidth.narrow : .wide
            let drawn = Self.chart(language).pictures(width: layout).reduce(0) { $0 + $1.height }
            let shown = drawn * min(width, 640) / Double(layout.rawValue)
            #expect(frame >= shown + 40 && frame <= max(wide, shown + 60), "\(width)")
        }
        #expect(!embed.frame.contains("scrolling=\"no\""))
    }

    @Test(arguments: [(Language.english, "en_GB"), (.indonesian, "id_ID")])
    func tagsNameTheCard(language: Language, locale: String) {
        let tags = Self.embed(language).tags
        for tag in [
            "property=\"og:locale\" content=\"\(locale)\"", "property=\"og:image:width\" content=\"1200\"",
            "property=\"og:image:height\" content=\"630\"",
            "name=\"twitter:card\" content=\"summary_large_image\"",
            "content=\"interval-dots-jabar.card.png\"",
        ] { #expect(tags.contains(tag)) }
        #expect(tags.split(separator: "\n").allSatisfy { $0.hasPrefix("<meta ") && $0.hasSuffix("\">") })
    }

    @Test func toolsGetPlainTablesInTheLanguageOfTheChart() {
        let english = Self.chart(.english)
        #expect(english.datawrapper.map(\.suffix) == ["ci", "range"])
        #expect(
            english.datawrapper[0].csv == """
                Label,Quick count,Min,Max
                1 Rindu: =SMRC,32.26,31.5,33.02
                3 Asyik: =SMRC,29.58,,

                """)
        #expect(
            Self.chart(.indonesian).datawrapper[1].csv == """
                Label,Hitung cepat,Rekap resmi
                1 Rindu: =SMRC,32.26,32.8765
                3 Asyik: =SMRC,29.58,28.7419

                """)
        // A name that a spreadsheet would run is made inert.
        #expect(
            english.flourish[0].csv == """
                Label,1 Rindu,3 Asyik
                '=SMRC,32.26,29.58
                Official recap,32.8765,28.7419

                """)
    }

    @Test func everyTableSaysWhereItIsFrom() throws {
        let entry = ChartSet.Entry(name: "jabar", chart: Self.chart(.english))
        let section = Section(anchor: "x", blocks: [.chart(entry)])
        let files = try OutputSink.memory { sink in
            for format in [ReportFormat.datawrapper, .flourish] { try ChartFormat(format, sink).add(section) }
        }
        let names = files.map(\.path)
        #expect(
            names.filter { $0.hasSuffix(".csv") } == [
                "charts/jabar.datawrapper-ci.csv", "charts/jabar.datawrapper-range.csv",
                "charts/jabar.flourish-wide.csv",
            ])
        for name in names where name.hasSuffix(".csv") {
            let file = try #require(files.first { $0.path == name + "-metadata.json" })
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(
                text.contains("KPU, 8 Juli 2018") && text.contains("2018-07-09")
                    && text.contains("licenses/by/4.0"))
        }
    }
}
