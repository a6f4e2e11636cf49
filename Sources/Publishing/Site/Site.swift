import Elections
import Foundation
import Ground
import Reconciliation
import Wording

/// A static site of several elections: a page that lists them, a folder for each with a page a contest, and what tells
/// others of changes.
///
/// Elections whose inputs, options and program are as they were are taken from the site that is there.
public struct Site {
    /// What is given for an election.
    public enum Part {
        case new(ReconcileReport)
        /// As the site has it that is there.
        case kept
    }

    /// Title of the site.
    public let title: String
    let address: String?
    let language: Language
    let formats: Set<ReportFormat>
    let before: SiteState?
    let folder: URL
    let time: Date

    /// - Parameters:
    ///   - title: Title of the site; `nil` for the usual one of the language.
    ///   - address: Where it will be published, an `http` address; without one it has no sitemap and no feed.
    ///   - language: Language of all pages.
    ///   - formats: Files of each election.
    ///   - folder: Where the site stands or will stand.
    ///   - time: When findings that are new are dated.
    public init(
        title: String?, address: String?, language: Language, formats: Set<ReportFormat>, folder: URL,
        time: Date
    ) {
        self.title = title ?? language.wording(.general).siteTitle
        self.address = address.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        (self.language, self.formats, self.folder, self.time) = (language, formats, folder, time)
        before = SiteState(at: folder)
    }

    /// Whether the site has an election made from the same files with the same options by the same program.
    ///
    /// - Parameters:
    ///   - name: Its folder in the site.
    ///   - run: Facts of a run without its inputs.
    ///   - source: The election folder; its tables must be those that were read, byte by byte.
    public func has(_ name: String, madeBy run: RunFacts, from source: URL) -> Bool {
        guard before?.elections.contains(where: { $0.name == name }) == true,
            let data = try? Data(contentsOf: folder.appending(path: "\(name)/proof.json")),
            let proof = try? JSONParser.parse(Array(data)), let inputs = proof["inputs"]?.elements,
            let names = try? FileManager.default.contentsOfDirectory(atPath: source.path)
        else { return false }
        let tables = names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".json") }
        let arguments = (proof["arguments"]?.members ?? []).map { ($0.key, $0.value.text ?? "") }
        return proof["sanding"]?.text == run.version && proof["command"]?.text == run.command
            && Dictionary(arguments) { $1 } == run.arguments
            && Set(tables) == Set(inputs.compactMap { $0["name"]?.text })
            && inputs.allSatisfy { input in
                guard let name = input["name"]?.text else { return false }
                return (try? FileDigest(source.appending(path: name), name: name))?.sha256
                    == input["sha256"]?.text
            }
    }

    /// Writes the site.
    ///
    /// - Parameters:
    ///   - names: Folders of the elections in the site, in their order.
    ///   - run: Facts of the run, with what was read.
    ///   - sink: Takes the files.
    ///   - part: Gives each election when its turn comes.
    /// - Returns: What the site says now.
    /// - Throws: What the sink and `part` throw.
    @discardableResult
    public func write(
        _ names: [String], run: RunFacts, to sink: OutputSink, _ part: (String) throws -> Part
    ) throws -> SiteState {
        var state = SiteState(title: title)
        for name in names {
            switch try part(name) {
            case .kept:
                guard let known = before?.elections.first(where: { $0.name == name }) else { continue }
                try sink.keep(name, from: folder)
                state.elections.append(known)
            case .new(let report):
                state.elections.append(try write(report, name, to: sink))
            }
        }
        state.follow(before, at: ISO8601DateFormatter().string(from: time))
        try writeIndex(state, run, to: sink)
        return state
    }

    private func write(_ report: ReconcileReport, _ name: String, to sink: OutputSink) throws
        -> SiteState.Election
    {
        var publication = report.publication
        publication.pages.isEachSectionApart = true
        publication.pages.back = .init(title: title, path: "../index.html")
        try sink.within(name) { inner in
            for contest in report.result.election.contests {
                let document = report.document(of: contest)
                try inner.add(document.path, document.value)
            }
            try publication.write(formats.union([.html, .json]), to: inner)
        }
        return SiteState.Election(
            name: name, title: report.result.election.title,
            finding: report.wording.headline(report.result.tally),
            contests: report.result.election.contests.map { contest in
                .init(
                    id: contest.id, title: contest.title, finding: report.news(contest).finding,
                    page: "\(name)/\(HTMLFormat.file(named: report.anchor(contest: contest.id)))", since: "")
            }, vocabulary: report.result.election.vocabulary)
    }

    private func writeIndex(_ state: SiteState, _ run: RunFacts, to sink: OutputSink) throws {
        let kinds = Set(state.elections.map(\.vocabulary))
        let vocabulary = kinds.count == 1 ? kinds.first ?? .general : .general
        let wording = language.wording(vocabulary)
        let groups = state.elections.map { election in
            Contents.Group(
                title: election.title,
                statement: wording.group(contests: election.contests.count, saying: election.finding),
                entries: [
                    .init(
                        path: "\(election.name)/report.html", title: wording.wholeReport,
                        statement: wording.wholeReportHas)
                ]
                    + election.contests.map { contest in
                        .init(
                            path: contest.page, title: contest.title,
                            statement: contest.finding.capitalizedFirst + ".")
                    })
        }
        let removed = state.removed.map { Cell.row([$0.title], numeric: []) }
        var sections = [
            Section(
                anchor: "elections", title: wording.elections(state.elections.count),
                blocks: [.contents(Contents(groups: groups, isFolded: state.elections.count > 1))])
        ]
        if !removed.isEmpty {
            sections.append(
                Section(
                    anchor: "removed", title: wording.removedPages,
                    blocks: [
                        .paragraph(wording.removedStatement),
                        .table(
                            Table(
                                label: wording.removedPages, header: [Cell(wording.head(.contest))],
                                rows: removed)),
                    ]))
        }
        var publication = Publication(
            name: "site", packageTitle: title, run: run,
            head: .init(wording: wording, title: title, kicker: wording.notOfficial, lede: nil),
            closing: .init(
                title: wording.howComputed, paragraphs: [wording.siteMethods], madeBy: run.madeBy(wording)),
            document: {
                try .init(path: "site.json", encoding: ["site": state], schema: "sanding/site/1", run: run)
            },
            sections: AnySequence(sections))
        publication.pages.first = "index.html"
        if let address {
            let feed = SiteFeed(state: state, address: address, wording: wording)
            try sink.add("feed.atom", feed.atom)
            try sink.add("sitemap.xml", feed.sitemap)
            publication.pages.feed = "feed.atom"
        }
        try publication.write([.html, .json], to: sink)
    }
}
