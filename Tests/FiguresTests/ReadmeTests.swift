import Elections
import Figures
import Foundation
import Testing
import Wording

/// The example of the README of Figures, which is built and drawn here.
@Suite struct ReadmeTests {
    @Test func theExampleOfTheReadmeDraws() throws {
        // The example starts below this line.
        let chart = IntervalDotsChart(
            .init(
                id: "jabar", language: .indonesian, vocabulary: .indonesian,
                title: "SMRC di luar rentang pada satu pasangan", basis: .quickCounts),
            contest: "pemilihan Gubernur Jawa Barat 2018", level: 0.95,
            panels: [.init(choice: 1, name: "Rindu", official: 0.3288)],
            rows: [
                .init(
                    label: "SMRC", dataIn: 1,
                    shares: [1: .init(0.3226, low: 0.315, high: 0.3302, state: .inside)])
            ])
        let files = chart.drawings(named: "jabar")  // jabar.svg, jabar.mobile.svg, jabar.alt.txt
        // It ends above this one.
        #expect(files.map(\.fileName) == ["jabar.svg", "jabar.mobile.svg", "jabar.alt.txt"])
        let here = try String(contentsOfFile: #filePath, encoding: .utf8).components(separatedBy: "\n")
        let start = try #require(here.firstIndex { $0.hasSuffix("// The example starts below this line.") })
        let end = try #require(here.firstIndex { $0.hasSuffix("// It ends above this one.") })
        let example = here[(start + 1)..<end].map { $0.dropFirst(8) }.joined(separator: "\n")
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let readme = try String(
            contentsOf: root.appending(path: "Sources/Figures/README.md"), encoding: .utf8)
        #expect(readme.contains("```swift\n\(example)\n```"))
    }
}
