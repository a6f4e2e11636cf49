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
        /// What the form says instead, such as `votes_2 71`; empty where nobody wrote it.
        public var corrected: String
        public var by: String
        public var at: String
        public var remark: String
        /// The figures that were looked at, as the list printed them; `nil` where the list was kept without them.
        public var figures: String?

        /// Whether it closes its row: a correction that does not say what the form says leaves it open.
        public var isComplete: Bool { answer == .verified || !corrected.isEmpty }
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
            if answer == .corrected, !corrected.isEmpty, !WorklistAnswers.isFigures(corrected) {
                problems.add(row.problem("corrected_figure", corrected, MapFault.noFigure))
                return
            }
            lines[key] = row.line
            rows[key] = Row(
                answer: answer, corrected: corrected, by: row.text("answered_by"),
                at: row.text("answered_at"),
                remark: row.text("remark"),
                figures: row.text("figures").isEmpty ? nil : row.text("figures"))
        }
        try problems.throwIfAny()
        self.rows = rows
    }

    /// Whether a text is figures of a form: a number, or names with a number each, such as `votes_1 71; votes_2 40`.
    private static func isFigures(_ text: String) -> Bool {
        text.split(separator: ";").allSatisfy { figure in
            let number = figure.split { $0.isWhitespace || $0 == "=" || $0 == ":" }.last ?? ""
            return number.contains(where: \.isWholeNumber)
                && number.allSatisfy { $0.isWholeNumber || $0 == "." || $0 == "," }
        } && text.contains(where: \.isWholeNumber)
    }
}
