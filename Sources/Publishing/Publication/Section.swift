import Elections
import Figures

/// A part of a publication under one heading.
struct Section: Sendable {
    /// Unique within the publication; a link can go there.
    var anchor: String
    /// `nil` where headings stand within.
    var title: String?
    /// Class of the sections that a page sets apart: contests, parts of a check.
    var kind: String?
    /// Where it stands if one page does not hold all.
    var page: Page?
    /// Title of a page that it has alone, and what others say who link to it.
    var about: (headline: String, post: String)?
    /// Whether only pages for browsers have it: a list that other formats have as a file of its own.
    var isForBrowsers = false
    var blocks: [Block]
    /// What formats write of it, where it has been made already.
    var texts: [ReportFormat: String] = [:]

    /// The charts that stand in it.
    var charts: [ChartSet.Entry] {
        blocks.compactMap { if case .chart(let entry) = $0 { entry } else { nil } }
    }

    /// A page of its own for sections that belong together.
    struct Page: Sendable, Equatable {
        /// Part of its file name.
        var name: String
        var title: String
    }
}

/// What stands in a section.
enum Block: Sendable {
    case heading(String, anchor: String)
    case paragraph([Span], Role = .plain)
    case table(Table)
    case chart(ChartSet.Entry)
    /// What is said of each reading, one below the other.
    case readings([Reading])
    /// The same, folded, under a label.
    case otherReadings(label: String, [Reading])
    case folderFindings(FolderFindings)
    case entries(Entries)
    case key(Key)
    case contents(Contents)
    case note(QuotedNote)

    /// What a paragraph is for.
    enum Role: String, Sendable {
        case plain, date, official, triangulation, note, source
    }

    static func paragraph(_ text: String, _ role: Role = .plain) -> Block {
        .paragraph([.text(text)], role)
    }
}

/// A run of text, or something that a format marks.
enum Span: Sendable {
    case text(String)
    /// A source: a link where it is a web address.
    case link(Link)
    /// Elsewhere in the publication.
    case anchor(String, String)
    case code(String)
    case badge(Badge)
}

/// A source as it is named.
struct Link: Sendable {
    /// Address of a web page; `nil` where the source is not one.
    var href: String?
    var text: String

    /// Another file of the output.
    init(path: String, text: String) { (href, self.text) = (path, text) }

    /// A source as a link when it is a plain web address, otherwise as text.
    init(source: String) {
        let isWeb = source.hasPrefix("https://") || source.hasPrefix("http://")
        let isPlain = source.unicodeScalars.allSatisfy { scalar in
            scalar.value > 32 && scalar.value < 127 && !"<>\"'`\\{}|^".unicodeScalars.contains(scalar)
        }
        guard isWeb, isPlain else {
            (href, text) = (nil, source)
            return
        }
        let host = source.split(separator: "/", maxSplits: 3).dropFirst().first.map(String.init)
        (href, text) = (source, host ?? source)
    }
}

/// A verdict or a severity: a word with a colour and a sign that tells it apart without colour.
struct Badge: Sendable {
    /// Class of the colour.
    var tone: String
    var glyph: String
    var word: String
}

struct Cell: Sendable {
    var spans: [Span]
    var isNumber = false
    /// Whether the cell above says the same; a page leaves it blank.
    var isRepeated = false

    init(_ text: String, isNumber: Bool = false) {
        (spans, self.isNumber) = ([.text(text)], isNumber)
    }

    init(_ spans: [Span], isRepeated: Bool = false) { (self.spans, self.isRepeated) = (spans, isRepeated) }

    /// Cells of a row.
    ///
    /// - Parameters:
    ///   - texts: What they say.
    ///   - numeric: Places of those that hold numbers.
    static func row(_ texts: [String], numeric: some Collection<Int>) -> [Cell] {
        texts.enumerated().map { Cell($0.element, isNumber: numeric.contains($0.offset)) }
    }
}

struct Table: Sendable {
    /// How its title stands: above it, as a fold that a reader opens, or only for those who cannot see it.
    enum Title: Sendable {
        case heading(String)
        case fold(String)
        case label(String)

        var text: String {
            switch self {
            case .heading(let text), .fold(let text), .label(let text): text
            }
        }
    }

    var title: Title
    /// Class of the table.
    var kind: String?
    /// Class that gives the columns their widths.
    var widths: String?
    var caption: String?
    var header: [Cell]
    var rows: [[Cell]]
    var notes: [String] = []
    /// Where the figures are from.
    var source: [Span] = []
    /// Whether a notebook computes the table itself.
    var isComputedInNotebook = false
    /// How a page lets a reader choose rows, each by something else; none where it shows all of them.
    var filters: [RowFilter] = []

    /// Rows by what is said in them.
    struct RowFilter: Sendable {
        struct Choice: Sendable {
            /// Class of its rows.
            var kind: String
            var glyph: String
            var label: String
        }

        /// Unique on a page.
        var name: String
        var legend: String
        /// What shows all rows.
        var all: String
        var choices: [Choice]
        /// The kind of each row.
        var kinds: [String]
        /// Whether its kinds are not those of the style sheet, so that the page needs a style for them.
        var hasOwnKinds = false

        /// What hides the rows that were not chosen.
        var style: String {
            choices.map { ".filtered:has(.f-\($0.kind):checked) tbody tr:not(.r-\($0.kind))" }
                .joined(separator: ", ") + " { display: none; }"
        }
    }

    /// A table under a heading, or folded.
    init(title: Title, widths: String? = nil, header: [Cell], rows: [[Cell]], notes: [String] = []) {
        (self.title, self.widths, self.header, self.rows, self.notes) = (title, widths, header, rows, notes)
    }

    /// A table whose title is only a label.
    init(
        label: String, kind: String? = nil, caption: String? = nil, header: [Cell], rows: [[Cell]],
        notes: [String] = [], source: [Span] = [], isComputedInNotebook: Bool = false
    ) {
        title = .label(label)
        (self.kind, self.caption, self.header, self.rows) = (kind, caption, header, rows)
        (self.notes, self.source, self.isComputedInNotebook) = (notes, source, isComputedInNotebook)
    }
}

/// What is said of one reading.
struct Reading: Sendable {
    struct Measure: Sendable {
        var name: String
        var value: String
    }

    /// The figures behind the sentence.
    struct Details: Sendable {
        var label: String
        var isOpen: Bool
        /// Figures of each choice; `nil` where there is nothing to compare.
        var table: Table?
        var measures: [Measure]
        /// How the verdict was computed, line by line.
        var steps: [String] = []
    }

    var anchor: String
    var pollster: String
    var verdict: Badge
    var facts: String
    var link: Link?
    var sentence: String
    var reasons: [String]
    /// Single changes that would bring it inside, under a label; `nil` where it is inside.
    var changes: (label: String, clauses: [String])?
    /// What the folder notes about the page.
    var note: QuotedNote?
    var details: Details?
    /// Other pages of the same count, under a label.
    var pages: (label: String, readings: [Reading])?
}

/// Words of the data, quoted and folded: they are not Sanding's.
struct QuotedNote: Sendable {
    var label: String
    var text: String

    var quoted: String { "\u{201C}\(text)\u{201D}" }
}

/// What a publication says of each contest in a line, with a link to the rest.
struct Contents: Sendable {
    struct Entry: Sendable {
        /// Where the rest stands: an anchor of this publication, or another file of the output.
        var target: Span
        var title: String
        var statement: String

        init(anchor: String, title: String, statement: String) {
            (target, self.title, self.statement) = (.anchor(anchor, title), title, statement)
        }

        init(path: String, title: String, statement: String) {
            (target, self.title, self.statement) = (.link(Link(path: path, text: title)), title, statement)
        }
    }

    /// Contests of one place.
    struct Group: Sendable {
        /// `nil` where contests have no place above them.
        var title: String?
        /// What all of them say together.
        var statement: String
        /// Its page, for groups whose contests stand there only.
        var page: Section.Page?
        var entries: [Entry]
        /// Counts of the contests, a line each.
        var table: Table?
    }

    var groups: [Group]
    /// Whether a group is folded.
    var isFolded: Bool
}

/// Findings of an election folder, folded.
struct FolderFindings: Sendable {
    struct Row: Sendable {
        var severity: String
        /// Pollster or page; `nil` where the finding is of none.
        var source: String?
        var text: String
        /// File and line; `nil` where it has no file.
        var place: String?
    }

    var label: String
    var isOpen: Bool
    /// Heads of the four columns.
    var header: [String]
    var rows: [Row]
    /// How many of which rule are in the files only.
    var rest: [String]
}

/// Findings one by one.
struct Entries: Sendable {
    struct Entry: Sendable {
        var severity: Badge
        var rule: String
        var place: String?
        var votes: String?
        var text: String
        var figures: [String]
        var explanation: String?
    }

    /// `nil` where the section has no more than its findings.
    var heading: String?
    /// What is said where there are none.
    var none: String?
    var entries: [Entry]
    var rest: String?
}

/// What each verdict means.
struct Key: Sendable {
    struct Row: Sendable {
        var verdict: Badge
        var text: String
    }

    var label: String
    var rows: [Row]
    var notes: [String]
}
