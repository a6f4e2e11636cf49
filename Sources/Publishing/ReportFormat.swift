import Elections

/// For whom a report is written: what is shown, and which defaults apply (Methods J).
public enum Audience: String, Sendable, Codable, CaseIterable {
    /// Sentences and charts.
    case newsroom
    /// The same with disclosure, findings and the figures behind each sentence, folded.
    case observer
    /// Everything, unfolded.
    case analyst
}

/// One kind of output file.
public enum ReportFormat: String, Sendable, Codable, CaseIterable {
    case html, md, csv, json, ipynb, svg
    /// Vega-Lite, for charts.
    case vl
    /// Headlines, posts and captions without markup.
    case txt
    /// Charts as pictures, which need librsvg and a font.
    case png, pdf
    /// Charts for pages of others: a page to frame, an element, what is pasted beside it.
    case embed
    /// Charts as tables for drawing tools of the web.
    case datawrapper, flourish
    /// Stations that volunteers look at, for a check.
    case worklist
    /// Findings as a workbook.
    case xlsx

    /// What a run writes unless it is asked for something else: everything but what is for other programs.
    public static let standard = Set(allCases).subtracting([
        .png, .pdf, .embed, .datawrapper, .flourish, .worklist, .xlsx,
    ])
    /// What only the report on stations and recaps has.
    public static let ofChecks: Set<ReportFormat> = [.worklist, .xlsx]
}

/// A file of a report: path relative to the output folder, and content.
public struct ReportFile: Sendable, Equatable {
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
