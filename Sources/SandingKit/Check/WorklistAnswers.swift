import ElectionFiles
import Foundation
import Ground

/// What volunteers answered to a worklist.
public struct WorklistAnswers: Sendable, Equatable {
    /// What became of a station.
    public enum Answer: String, Sendable, Codable, CaseIterable {
        /// The form says what the file says.
        case verified
        /// The form says otherwise, and the figure was corrected.
        case corrected
    }

    /// One answer.
    public struct Row: Sendable, Equatable {
        public var answer: Answer
        /// What the form says instead, such as `votes_2 71`, as it was written; empty where nobody did.
        public var corrected: String
        /// The same read: figures in the order in which they were written.
        public var figuresOfForm: [Figure]
        public var by: String
        public var at: String
        public var remark: String
        /// The figures that were looked at, as the list printed them; `nil` where the list was kept without them.
        public var figures: String?
    }

    /// A figure that a person read on a form.
    public struct Figure: Sendable, Equatable {
        /// The column it is meant for; `nil` where none was named.
        public var column: String?
        public var value: Int
    }

    /// By the key of the worklist.
    public let rows: [String: Row]
    public let file: String

    /// Words for an answer, in both languages, without letter case.
    public static let words: [String: Answer] = [
        "verified": .verified, "corrected": .corrected, "sesuai": .verified, "terverifikasi": .verified,
        "dikoreksi": .corrected, "terkoreksi": .corrected,
    ]

    /// Reads a worklist that was filled in.
    ///
    /// - Parameter path: CSV file with the columns `key` and `answer`; rows without an answer are open.
    /// - Throws: `TableProblems` for a word that is no answer and a corrected figure that is no number, `FileFault`.
    public init(_ path: String) throws {
        file = InputNames([path])[path]
        let text = try TextBytes(contentsOf: URL(fileURLWithPath: path), name: file)
        var problems = TableProblems()
        let table = Table(text, required: ["key", "answer"], problems: &problems)
        var rows: [String: Row] = [:]
        var lines: [String: Int] = [:]
        table.forEachRow { row in
            let word = row.text("answer")
            guard !word.isEmpty, let key = row.required("key", &problems) else { return }
            guard let answer = WorklistAnswers.words[word.lowercased()] else {
                problems.add(
                    row.problem("answer", word, TextFault.notOneOf(WorklistAnswers.words.keys.sorted())))
                return
            }
            if let first = lines[key] {
                problems.add(row.problem("key", key, MapFault.answerTwice(line: first)))
                return
            }
            let corrected = row.text("corrected_figure")
            guard let figures = WorklistAnswers.figures(corrected) else {
                problems.add(row.problem("corrected_figure", corrected, MapFault.noFigure))
                return
            }
            lines[key] = row.line
            rows[key] = Row(
                answer: answer, corrected: corrected, figuresOfForm: figures, by: row.text("answered_by"),
                at: row.text("answered_at"),
                remark: row.text("remark"),
                figures: row.text("figures").isEmpty ? nil : row.text("figures"))
        }
        try problems.throwIfAny()
        self.rows = rows
    }

    /// Figures of a form that a person wrote: numbers, or names with a number each, such as `votes_1 71; votes_2 40`.
    ///
    /// - Returns: None for an empty text; `nil` where something in it is no number.
    private static func figures(_ text: String) -> [Figure]? {
        let parts = text.split(separator: ";")
        let figures = parts.compactMap { part -> Figure? in
            let words = part.split { $0.isWhitespace || $0 == "=" || $0 == ":" }
            guard words.count <= 2, let last = words.last, let value = number(last) else { return nil }
            return Figure(column: words.count == 2 ? words[0].lowercased() : nil, value: value)
        }
        return figures.count == parts.count ? figures : nil
    }

    /// A count as forms and files print it: `1234`, `1.234`, `1,234`, `259.0`.
    ///
    /// - Returns: `nil` for any other text, and for more than any count has: rules are exact to 2³¹.
    public static func number(_ text: some StringProtocol) -> Int? {
        guard let parts = String(text).wholeMatch(of: /([0-9]+|[0-9]{1,3}(?:[.,][0-9]{3})+)(?:[.,]0{1,2})?/)
        else { return nil }
        return Int(parts.output.1.filter(\.isWholeNumber)).flatMap { $0 <= Int(Int32.max) ? $0 : nil }
    }
}
