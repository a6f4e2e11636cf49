import Elections
import Ground
import Wording
import Workbooks

/// What is to be said, in order, whatever the format: a head, sections, data tables and a document for programs.
///
/// A builder per verb makes one; an output format writes it. Sections are made one at a time, so that a report on
/// thousands of contests is never in memory as a whole.
public struct Publication {
    /// What stands above the sections.
    struct Head {
        var wording: any Wording
        var title: String
        /// The one line that must not be overlooked; it stands above the title and at the foot.
        var kicker: String
        /// What a reader with ten seconds reads.
        var lede: String?
    }

    /// What stands below them: how it was computed, and from what.
    struct Closing {
        var title: String
        var paragraphs: [String]
        /// The files that were read; `nil` where the page does not list them.
        var inputs: Table?
        var madeBy: String
    }

    /// The code of a notebook, in Python with its standard library and IPython; it reads the document beside it.
    struct NotebookCode {
        /// Reads the document.
        var load: String
        /// Prints what a reader wants first, under the name of its cell.
        var first: (name: String, code: String)
        /// What the last cell does, in words.
        var checkText: String
        /// Computes again what the document suffices for.
        var check: String
        /// What an analyst asks next, with code that begins an answer.
        var questions: [(text: String, code: String)] = []
    }

    /// How the pages for browsers hang together.
    struct Pages {
        /// Another page, by its path from this one.
        struct Link {
            var title: String
            var path: String
        }

        /// The file of the first page.
        var first = "report.html"
        /// Whether each section that may stand on a page of its own does, however short all of them are.
        var isEachSectionApart = false
        /// What all pages lead back to.
        var back: Link?
        /// The file of a feed of changes.
        var feed: String?
    }

    /// A table for programs and spreadsheets.
    struct DataTable {
        var path: String
        /// Names and Frictionless types.
        var columns: [(name: String, type: String)]
        var bytes: [UInt8]
    }

    /// Short name, as the Data Package has it.
    let name: String
    /// Title of the Data Package.
    let packageTitle: String
    let run: RunFacts
    let head: Head
    let closing: Closing
    var pages = Pages()
    var notebook: NotebookCode?
    /// `nil` where there is none.
    let document: (() throws -> Document)?
    var tables: () -> [DataTable] = { [] }
    /// Stations that volunteers look at; `nil` for publications that are no check.
    var worklist: (() -> WorklistPages)?
    /// Tables for people who work with a spreadsheet; `nil` for publications that have none.
    var workbook: (() -> [WorkbookFile.Table])?
    /// Texts for a newsroom, one for each contest; `nil` for publications that are of none.
    var news: AnySequence<NewsText>?
    /// The sections that have charts, with these alone; `nil` where making them costs as much as making ``sections``.
    var chartSections: AnySequence<Section>?
    /// Made one at a time, whenever they are walked.
    let sections: AnySequence<Section>

    /// Writes the publication in some formats.
    ///
    /// - Parameters:
    ///   - formats: What to write; formats of things it does not have write nothing.
    ///   - sink: Takes the files as they are made; `datapackage.json` and `proof.json` come last.
    /// - Throws: What the sink throws.
    public func write(_ formats: Set<ReportFormat>, to sink: OutputSink) throws {
        let writers = try ReportFormat.allCases.filter(formats.contains)
            .compactMap { try $0.writer(of: self, to: sink) }
        let parts = writers.map(\.reads).max() ?? .nothing
        if parts > .nothing {
            let drawn = ReportFormat.allCases.filter(formats.contains)
            var rest = (parts == .all ? sections : chartSections ?? sections).makeIterator()
            while case let batch = rest.take(Publication.batch), !batch.isEmpty {
                for section in Publication.drawn(batch, for: drawn) {
                    for writer in writers { try writer.add(section) }
                }
            }
        }
        for writer in writers { try writer.finish() }
        try sink.finish(
            run: run, name: name, title: packageTitle,
            columns: writers.reduce(into: [:]) { $0.merge($1.columns) { $1 } })
    }

    /// Sections made together: enough for all processors, few enough for memory.
    static let batch = 4 * Parallel.processors

    /// Sections with what formats write of them: they and their charts know nothing of each other.
    private static func drawn(_ sections: [Section], for formats: [ReportFormat]) -> [Section] {
        let charts = sections.flatMap { $0.charts.map(\.drawn) }
        Parallel.forEach(charts.count) { index in
            for format in formats { format.draw(charts[index]) }
        }
        return Parallel.map(sections.count) { index in
            var section = sections[index]
            for format in formats { section.texts[format] = format.text(of: section) }
            return section
        }
    }

    /// The files in memory, in alphabetical order of their paths but for `proof.json`, which lists the others.
    ///
    /// - Parameter formats: What to make.
    public func files(_ formats: Set<ReportFormat> = ReportFormat.standard) throws -> [ReportFile] {
        try OutputSink.memory { try write(formats, to: $0) }
    }

    /// The document as text, for a program that reads standard output.
    ///
    /// - Throws: `EncodingError` where a number of it is none.
    public var json: String { get throws { try document?().value.text() ?? "" } }
}
