import Elections
import SandingKit
import Wording

/// What `convert` made of an input: a table of the contests and a sentence on what was left out.
public struct ConversionReport {
    private let found: ConvertResult
    private var target: String?
    private let run: RunFacts
    /// Pages of the KPU are Indonesian whatever they are read for.
    private let wording: any Wording

    /// - Parameters:
    ///   - found: What was converted.
    ///   - target: Where the files went, as it was typed; `nil` where none were written.
    ///   - run: Facts of the run.
    ///   - language: Language of sentences.
    public init(_ found: ConvertResult, target: String?, run: RunFacts, language: Language) {
        (self.found, self.target, self.run) = (found, target, run)
        wording = language.wording(.indonesian)
    }

    /// What is said; the converted files themselves are no part of it.
    ///
    /// - Parameter remarks: Remarks on single contests that stand in it, a paragraph each.
    public func publication(remarks: [String] = []) -> Publication {
        // What is said of contests stands in its section, many at once.
        var read = run
        read.notices = []
        return Publication(
            name: found.input, packageTitle: found.input, run: run,
            head: .init(
                wording: wording, title: found.input, kicker: wording.notOfficial, lede: nil),
            closing: Publication.Closing(
                title: wording.howComputed, paragraphs: [], run: read, wording),
            document: { try document },
            sections: AnySequence([section(remarks)]))
    }

    /// The pages beside the converted files, with the remarks on them; the folder has a `datapackage.json` and a
    /// `proof.json` of its own.
    ///
    /// - Throws: `EncodingError` where a number of the document is none.
    public var pages: [ReportFile] {
        get throws {
            var report = self
            // Where they stand is no part of what they say.
            report.target = nil
            return try report.publication(remarks: remarks { $0 }).files([.html, .md, .json])
                .filter { !["datapackage.json", "proof.json"].contains($0.path) }
        }
    }

    private func section(_ remarks: [String]) -> Section {
        let blocks =
            (contests.rows.isEmpty ? [] : [Block.table(contests)]) + [.paragraph(sentence)]
            + remarks.map { .paragraph($0) }
        return Section(anchor: "contests", title: contests.title.text, blocks: blocks)
    }

    private var contests: Table {
        let count = wording.numbers.integer
        return Table(
            label: wording.head(.contest),
            header: Cell.row(
                [.contest, .stations, .withVotes, .versions, .captures].map(wording.head), numeric: 1..<5),
            rows: found.summary.contests.map { contest in
                Cell.row(
                    [
                        contest.contest, count(contest.stations), count(contest.stationsWithVotes),
                        count(contest.olderVersions), count(contest.captures),
                    ], numeric: 1..<5)
            })
    }

    private var sentence: String {
        wording.converted(
            read: found.summary.filesRead, unread: found.summary.filesUnread, rows: found.summary.unread,
            to: target)
    }

    /// What is said of single contests.
    ///
    /// - Parameter naming: Gives the names of options in a text.
    public func notices(naming: (String) -> String) -> [String] {
        found.notices.map { notice in
            if case .conversion(let text) = notice {
                naming(wording.remark(text))
            } else {
                notice.sentence(wording.language, .indonesian)
            }
        }
    }

    /// What is said of contests, one line for what is said of several of them.
    ///
    /// - Parameter naming: Gives the names of options in a text.
    public func remarks(naming: (String) -> String) -> [String] {
        let all = found.notices.compactMap { notice in
            if case .conversion(let text) = notice { text } else { nil }
        }
        // A kind's name, without its figures.
        let kinds = Dictionary(grouping: all) { "\($0.kind)".prefix { $0 != "(" } }
        let folded = all.filter { notice in
            let same = kinds["\(notice.kind)".prefix { $0 != "(" }] ?? []
            return same.count <= ConversionReport.mostAlike || same.first == notice
        }.map { notice in
            let same = kinds["\(notice.kind)".prefix { $0 != "(" }] ?? []
            return naming(
                same.count <= ConversionReport.mostAlike
                    ? wording.remark(notice) : wording.remark(notice, ofContests: same.count))
        }
        let others = found.notices.filter { notice in
            if case .conversion = notice { false } else { true }
        }
        return folded + others.map { $0.sentence(wording.language, .indonesian) }
    }

    /// Contests of which the same is said line by line.
    private static let mostAlike = 3

    private var document: Publication.Document {
        get throws {
            try .init(
                path: "conversion.json",
                encoding: Body(
                    input: found.input, inputSha256: found.inputSha256, out: target, summary: found.summary,
                    notices: notices { $0 }, damage: found.damage),
                schema: "sanding/conversion/1", run: run)
        }
    }

    private struct Body: Encodable {
        var schema = "sanding/conversion/1"
        var input: String
        var inputSha256: String
        var out: String?
        var summary: KPUConversion.Summary
        var notices: [String]
        var damage: String?
    }
}
