import ElectionFiles
import Elections
import Foundation
import FoundationXML
import Ground
import Reconciliation
import Testing
import Wording

@testable import Publishing

/// A static site: what it holds, what the next run keeps, and what it says of changes.
@Suite struct SiteTests {
    private static let day = Date(timeIntervalSince1970: 1_700_000_000)

    private static func report(_ folder: String) throws -> ReconcileReport {
        try Samples.report(ElectionFolder(at: Samples.data.appending(path: folder)).election, .english)
    }

    private static func run(_ name: String) -> RunFacts {
        RunFacts(version: "1", command: name, arguments: [:], inputs: [], seed: 1)
    }

    private static func write(
        _ names: [String], to folder: URL, at time: Date = day, _ part: (String) throws -> Site.Part
    ) throws -> SiteState {
        let site = Site(
            title: "T & <b>", address: "https://example.org/c/", language: .english, formats: [.html],
            folder: folder,
            time: time)
        var state: SiteState?
        try FolderWriter(target: folder).writeFiles { sink in
            state = try site.write(names, run: run("site"), to: sink, part)
        }
        return try #require(state)
    }

    @Test func everyContestHasItsPageAndEveryLinkLeadsSomewhere() throws {
        try OutputScratch.run { scratch in
            let folder = scratch.appending(path: "site")
            let state = try Self.write(["museum", "makassar-2018"], to: folder) { .new(try Self.report($0)) }
            let files = Set(OutputScratch.files(folder))
            for election in state.elections {
                for contest in election.contests {
                    #expect(files.contains(contest.page))
                    let page = try OutputScratch.text(folder, contest.page)
                    let heading = try #require(page.firstMatch(of: /<h1>(.*?)<\/h1>/)).1
                    #expect(heading.hasPrefix(HTMLText.escaped(contest.title)), "\(heading)")
                    #expect(page.contains("og:description"))
                    let json = contest.page.replacing("report-", with: "").replacing(".html", with: ".json")
                    let text = try OutputScratch.text(folder, json)
                    try Validator.expect(text, follows: "contest-1")
                }
            }
            for file in files where file.hasSuffix(".html") {
                let above = file.split(separator: "/").dropLast().joined(separator: "/")
                for link in try OutputScratch.text(folder, file).matches(of: /href="([^"#:]+)(#[^"]*)?"/) {
                    let path = URL(fileURLWithPath: "/" + above + "/" + link.1).standardizedFileURL.path
                        .dropFirst()
                    #expect(files.contains(String(path)), "\(file): \(link.1)")
                }
            }
            try Validator.expect(OutputScratch.text(folder, "site.json"), follows: "site-1")
            for xml in ["feed.atom", "sitemap.xml"] {
                let parser = XMLParser(data: try Data(contentsOf: folder.appending(path: xml)))
                #expect(parser.parse(), "\(xml)")
            }
            let locations = try OutputScratch.text(folder, "sitemap.xml").matches(
                of: /<loc>https:\/\/example.org\/c\/([^<]*)</)
            #expect(locations.count == 1 + 2 + 10)
            for location in locations where !location.1.isEmpty {
                #expect(files.contains(String(location.1)))
            }
        }
    }

    @Test func whatIsUnchangedIsKeptAndWhatIsGoneIsNamed() throws {
        try OutputScratch.run { scratch in
            let folder = scratch.appending(path: "site")
            let first = try Self.write(["museum", "makassar-2018"], to: folder) { .new(try Self.report($0)) }
            let page = try OutputScratch.text(folder, first.elections[0].contests[0].page)
            let feed = try OutputScratch.text(folder, "feed.atom")
            // The same again, later: nothing is new, so nothing changes.
            let second = try Self.write(["museum", "makassar-2018"], to: folder, at: Self.day + 86_400) { _ in
                .kept
            }
            #expect(second == first)
            #expect(try OutputScratch.text(folder, "feed.atom") == feed)
            #expect(try OutputScratch.text(folder, first.elections[0].contests[0].page) == page)
            let third = try Self.write(["museum"], to: folder, at: Self.day + 172_800) { _ in .kept }
            #expect(third.removed.map(\.election) == ["makassar-2018"])
            #expect(!OutputScratch.files(folder).contains { $0.hasPrefix("makassar") })
            #expect(try OutputScratch.text(folder, "index.html").contains(third.removed[0].title))
            #expect(try OutputScratch.text(folder, "feed.atom").contains("Removed: "))
            try Validator.expect(OutputScratch.text(folder, "site.json"), follows: "site-1")
            let lost = first.elections[1].contests.map(\.finding)
            #expect(!lost.isEmpty)
            for name in OutputScratch.files(folder) where !name.hasPrefix("museum/") {
                let text = try OutputScratch.text(folder, name).lowercased()
                // For programs site.json names the path that the page had.
                #expect(name == "site.json" || !text.contains("makassar-2018/"), "\(name)")
                for finding in lost {
                    #expect(!text.contains(HTMLText.escaped(finding).lowercased()), "\(name)")
                }
            }
        }
    }

    @Test func aFindingThatChangesIsDated() throws {
        let contest = { (finding: String) in
            SiteState.Contest(id: "a", title: "A", finding: finding, page: "e/a.html", since: "")
        }
        let state = { (contests: [SiteState.Contest]) in
            SiteState(
                title: "T",
                elections: [.init(name: "e", title: "E", contests: contests, vocabulary: .general)])
        }
        var one = state([contest("x")])
        one.follow(nil, at: "2024-01-01T00:00:00Z")
        var two = state([contest("x")])
        two.follow(one, at: "2024-01-02T00:00:00Z")
        #expect(two.elections[0].contests[0].since == "2024-01-01T00:00:00Z" && two.changes == one.changes)
        var three = state([contest("y")])
        three.follow(two, at: "2024-01-03T00:00:00Z")
        #expect(three.changes.map(\.kind) == [.changed, .added] && three.removed.isEmpty)
        #expect(three.elections[0].contests[0].since == "2024-01-03T00:00:00Z")
        var four = state([])
        four.follow(three, at: "2024-01-04T00:00:00Z")
        // What a page said goes with it, out of the changes before too; readers of the feed find them under their names.
        #expect(four.removed.map(\.finding) == [""])
        #expect(four.changes.map(\.finding) == ["", "", ""])
        #expect(four.changes.dropFirst().map(\.identifier) == three.changes.map(\.identifier))
        let feed = SiteFeed(
            state: four, address: "https://example.org", wording: Language.english.wording(.general)
        ).atom
        #expect(!feed.contains("e/a.html") && feed.matches(of: /<title>Removed: A</).count == 3, "\(feed)")
        #expect(feed.matches(of: /<updated>2024-01-04T00:00:00Z/).count == 4, "\(feed)")
        // A page that comes again says what it says now, and nothing of what it said before.
        var five = state([contest("z")])
        five.follow(four, at: "2024-01-05T00:00:00Z")
        #expect(five.changes.map(\.finding) == ["z", "", "", ""] && five.changes[0].kind == .added)
        #expect(five.changes.map(\.removed) == [nil] + Array(repeating: "2024-01-04T00:00:00Z", count: 3))
        // A site of an earlier version kept the finding of what was removed.
        var earlier = four
        earlier.changes[0].finding = "y"
        (earlier.changes[0].removed, earlier.changes[1]) = (nil, three.changes[0])
        var six = state([])
        six.follow(earlier, at: "2024-01-06T00:00:00Z")
        #expect(six.changes.map(\.finding) == ["", "", ""])
        #expect(
            six.changes.map(\.removed) == [
                "2024-01-04T00:00:00Z", "2024-01-06T00:00:00Z", "2024-01-04T00:00:00Z",
            ])
    }

    /// Only the same files, options and program let a part be taken over.
    @Test func onlyTheSameInputIsKept() throws {
        try OutputScratch.run { scratch in
            let source = scratch.appending(path: "makassar-2018")
            try FileManager.default.copyItem(at: Samples.data.appending(path: "makassar-2018"), to: source)
            let names = try FileManager.default.contentsOfDirectory(atPath: source.path)
                .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".json") }
            let inputs = try names.map { name in
                let digest = try FileDigest(source.appending(path: name), name: name)
                return InputFile(name: name, bytes: digest.bytes, sha256: digest.sha256)
            }
            let folder = scratch.appending(path: "site")
            let run = RunFacts(version: "1", command: "c", arguments: ["a": "b"], inputs: inputs, seed: 1)
            let election = try ElectionFolder(at: source).election
            let report = ReconcileReport(
                result: try Samples.report(election, .english).result, findings: [], run: run,
                language: .english)
            _ = try Self.write(["m"], to: folder) { _ in .new(report) }
            let site = Site(
                title: nil, address: nil, language: .english, formats: [.html], folder: folder, time: Self.day
            )
            #expect(site.has("m", madeBy: run, from: source))
            var other = run
            other.arguments["a"] = "c"
            #expect(!site.has("m", madeBy: other, from: source))
            other = run
            other.version = "2"
            #expect(!site.has("m", madeBy: other, from: source))
            #expect(!site.has("n", madeBy: run, from: source))
            try OutputScratch.put("x,y\n", at: "makassar-2018/more.csv", in: scratch)
            #expect(!site.has("m", madeBy: run, from: source))
            try FileManager.default.removeItem(at: source.appending(path: "more.csv"))
            let recap = try OutputScratch.text(source, "recap.csv")
            try OutputScratch.put(recap + " ", at: "makassar-2018/recap.csv", in: scratch)
            #expect(!site.has("m", madeBy: run, from: source))
        }
    }
}
