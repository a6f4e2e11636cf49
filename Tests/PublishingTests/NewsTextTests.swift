import ElectionFiles
import Elections
import Foundation
import Reconciliation
import TestSupport
import Testing
import Wording

@testable import Publishing

/// The texts that a newsroom runs as they are.
@Suite struct NewsTextTests {
    static let folders = [
        "pilkada-2018", "pilpres-2014", "pilpres-2019", "pilpres-2024", "makassar-2018", "museum",
    ]

    @Test(arguments: folders, Language.allCases)
    func everyTextIsWholeAndNeutral(folder: String, language: Language) throws {
        let read = try ElectionFolder(at: Samples.data.appending(path: folder))
        let report = try Samples.report(read.election, language)
        let data = Set(read.election.contests.map(\.title) + read.election.readings.map(\.pollster))
        for contest in read.election.contests {
            let news = report.news(contest)
            #expect(news.post.unicodeScalars.count <= NewsText.longestPost, "\(news.post)")
            #expect(news.headline.hasPrefix(contest.title + ": "))
            #expect(news.headline.count > contest.title.count + 12)
            // That few were tested is no finding.
            for word in ["tested", "diuji"] where !news.headline.contains("of many") {
                #expect(!news.headline.contains(word), "\(news.headline)")
            }
            let text = news.text(report.wording)
            let found = WordsTests.forbiddenWords(of: text, data: data)
            #expect(found.isEmpty, "\(contest.id): \(found)")
            #expect(!text.contains("  ") && !text.contains("..") && !text.contains(" ."), "\(text)")
            let hasCounts = !report.result.comparisons(of: contest.id).isEmpty
            #expect(news.post.hasSuffix(report.words.notOfficial) == hasCounts, "\(news.post)")
        }
    }

    /// Sentence and `results.json` read the same number.
    @Test(arguments: folders)
    func theGapIsThatOfTheVerdict(folder: String) throws {
        let read = try ElectionFolder(at: Samples.data.appending(path: folder))
        let report = try Samples.report(read.election, .english)
        var seen = 0
        for comparison in report.result.comparisons
        where comparison.verdict.isOutside && !comparison.isAside && comparison.repeatOf == nil {
            let contest = try #require(read.election.contest(comparison.contest))
            let choice = try #require(comparison.decisive)
            let size = report.wording.size(choice.difference)
            #expect(report.news(contest).lede.contains(size), "\(comparison.reading) \(size)")
            seen += 1
        }
        if folder == "pilkada-2018" { #expect(seen > 2) }
    }

    /// A lead that is clear is not said to be open because a line is near, nor the reverse.
    @Test func whatIsOpenIsSaid() throws {
        let read = try ElectionFolder(at: Samples.data.appending(path: "museum"))
        let report = try Samples.report(read.election, .english)
        var open: [OpenQuestion: Int] = [:]
        for contest in read.election.contests {
            let inside = report.result.comparisons(of: contest.id).filter {
                $0.verdict == .consistentTooClose
            }
            let headline = report.news(contest).headline
            for (what, words) in [
                (OpenQuestion.leader, "by itself to tell who leads"),
                (.line, "too close to the winning threshold"),
            ] where headline.contains(words) {
                open[what, default: 0] += 1
                let isLead = what == .leader
                #expect(inside.contains { $0.reasons.contains(.leadNotClear) } == isLead, "\(headline)")
            }
        }
        #expect(open.count == 2)
    }

    /// A turnout that its margin does not explain is in the headline, and nobody else's is.
    @Test func turnoutIsNotPassedOver() throws {
        let read = try ElectionFolder(at: Samples.data.appending(path: "museum"))
        let report = try Samples.report(read.election, .english)
        for contest in read.election.contests {
            let news = report.news(contest)
            let measures = report.result.comparisons(of: contest.id).flatMap(\.measures)
            let outside = measures.filter(\.verdict.isOutsideEdge)
            #expect(news.headline.contains("figure of") == !outside.isEmpty, "\(news.headline)")
            #expect(news.otherFigures.count == measures.count)
        }
        let ghana = try #require(read.election.contest("ghana-2024"))
        #expect(report.news(ghana).headline.contains("turnout"))
    }

    /// A count of which two final pages differ, a page older than the vote and a disputed result are told before anybody
    /// publishes; what concerns others is not.
    @Test(arguments: Language.allCases)
    func whatIsInDoubtIsToldFirst(language: Language) throws {
        let folder = try ElectionFolder(at: Samples.data.appending(path: "pilkada-2018"))
        let report = try Samples.report(folder.election, language)
        var told = 0
        for contest in folder.election.contests {
            let news = report.news(contest)
            let shown = ComparedCount.all(report.result.comparisons(of: contest.id)).map(\.best)
            let disputes = report.findings.filter { finding in
                guard finding.contest == contest.id else { return false }
                switch finding.kind {
                case .reading(.pagesDisagree(let one, let other, _)):
                    return shown.contains { [one.id, other.id].contains($0.reading) && !$0.isAside }
                case .reading(.pagesDisagreeOnDesign(let pages, _)):
                    return shown.contains { pages.contains($0.reading) && !$0.isAside }
                case .folder(.recapConflict):
                    return shown.contains { $0.region == finding.region && !$0.isAside }
                default: return false
                }
            }
            for finding in disputes {
                let sentence = report.wording.sentence(finding)
                #expect(news.checkFirst.contains { $0.contains(sentence) }, "\(sentence)")
                told += 1
            }
            #expect(news.checkFirst.count >= disputes.count && (news.checkFirst.isEmpty || !shown.isEmpty))
        }
        #expect(told > 10)
    }

    /// What the data hold cannot break the file: found by the fuzz driver of CI.
    @Test func namesWithControlsStayOnTheirLine() throws {
        let text = NewsText(
            finding: "", headline: "a\u{B}b\u{1B}[31m\r\nHEADLINE\u{0}", post: "p\u{202E}q", lede: "",
            caption: "",
            altText: "", otherFigures: ["x\ny"], checkFirst: [], notTested: []
        ).text(Language.english.wording(.general))
        let lines = text.split(separator: "\n")
        #expect(lines.count == 6 && lines[1].hasPrefix("a") && lines[5] == "x y", "\(lines)")
        #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
        #expect(text.contains("p\\u{202E}q"), "a mark would turn the sentence around")
    }

    @Test func postsFit() {
        var random = SeededRandom(state: 4)
        for _ in 0..<3_000 {
            let part = { (most: Int) in
                (0..<Int.random(in: 0...most, using: &random)).map { _ in
                    String(
                        repeating: ["a", "é", "e\u{301}", "👩‍👩‍👧"].randomElement(using: &random)!,
                        count: Int.random(in: 1...30, using: &random))
                }.joined(separator: " ")
            }
            let (first, optional, last) = (part(30), part(10), Bool.random(using: &random) ? "" : "End.")
            let post = NewsText.post(first, optional, last)
            #expect(post.unicodeScalars.count <= NewsText.longestPost)
            #expect(last.isEmpty || post.hasSuffix(" " + last))
            let whole = [first, optional, last].filter { !$0.isEmpty }.joined(separator: " ")
            if whole.unicodeScalars.count <= NewsText.longestPost, !first.isEmpty { #expect(post == whole) }
        }
    }

    @Test func aSentenceWithoutRoomIsSaidInFewWords() {
        let long = String(repeating: "Jawa Barat dan sekitarnya ", count: 14) + "agree."
        let brief = "Jawa Barat: 5 of 6 quick counts agree."
        #expect(NewsText.post(long, "More.", "End.", brief: brief) == brief + " End.")
        #expect(NewsText.post("Short; \(long)", "", "End.", brief: brief) == "Short. End.")
        #expect(NewsText.post(long, "", "End.", brief: long).hasSuffix("… End."))
    }
}
