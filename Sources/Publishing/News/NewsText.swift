import Elections
import Foundation
import Ground
import Reconciliation
import Wording

/// Texts of one contest that a newsroom runs as they are: whole, without markup, from verdict codes and numbers.
public struct NewsText: Sendable, Equatable {
    /// What was found, without the place and without a stop.
    public var finding: String
    /// Place, what was found, and how sure that is.
    public var headline: String
    /// At most ``longestPost`` Unicode scalars.
    public var post: String
    /// The official result, and what the counts say of it.
    public var lede: String
    /// What the chart shows, from which sources; empty without a chart, as is the next.
    public var caption: String
    public var altText: String
    /// Turnout and invalid ballots outside their ranges, a sentence each.
    public var otherFigures: [String]
    /// What is to be looked at before anybody publishes, a sentence each: sampled stations that differ from their own official
    /// figures, single slips that would bring a count inside, and figures that another page has differently.
    public var checkFirst: [String]
    /// Counts that were not tested, a sentence for each kind.
    public var notTested: [String]

    /// Unicode scalars of a post: what the strictest networks count.
    public static let longestPost = 280

    /// A post from its parts: one that is optional is left out where it has no room; where not even the first clause of
    /// the first has any, a brief one stands for it, and what has still none ends in "…".
    ///
    /// - Parameters:
    ///   - first: What must stand in it, a sentence.
    ///   - shorter: What stands for it where it would have to be cut: the same without what weighs least.
    ///   - optional: What follows if there is room.
    ///   - last: What must stand at its end; empty for nothing.
    ///   - brief: The same as the first in few words.
    static func post(
        _ first: String, shorter: String? = nil, _ optional: String, _ last: String,
        brief: @autoclosure () -> String? = nil
    ) -> String {
        let end = last.isEmpty ? "" : " " + last
        let longer = first + (optional.isEmpty ? "" : " " + optional) + end
        if longer.unicodeScalars.count <= longestPost { return longer }
        let room = longestPost - end.unicodeScalars.count
        let isCut = first.unicodeScalars.count > room
        if isCut, let shorter, shorter.unicodeScalars.count <= room { return shorter + end }
        return
            (whole(first, to: room) ?? brief().flatMap { whole($0, to: room) } ?? shortened(first, to: room))
            + end
    }

    /// As many clauses of a sentence as have room; `nil` where not even the first has.
    private static func whole(_ sentence: String, to length: Int) -> String? {
        sentence.byFewerClauses.lazy
            .map { $0 == sentence ? $0 : $0 + "." }
            .first { $0.unicodeScalars.count <= length }
    }

    /// The longest start of a text that has room, cut between words where there are any.
    static func shortened(_ text: String, to length: Int) -> String {
        guard text.unicodeScalars.count > length else { return text }
        var start = ""
        var count = 0
        for character in text {
            count += character.unicodeScalars.count
            guard count < length else { break }
            start.append(character)
        }
        let word = start.lastIndex(of: " ").map { start[..<$0] }
        return (word.flatMap { 2 * $0.count > start.count ? String($0) : nil } ?? start) + "\u{2026}"
    }

    /// The texts under their labels, as `words.txt` has them.
    func text(_ wording: any Wording) -> String {
        let pieces: [(NewsPiece, [String])] = [
            (.headline, [headline]), (.post, [post]), (.lede, [lede]), (.otherFigures, otherFigures),
            (.checkFirst, checkFirst),
            (.caption, [caption]), (.altText, [altText]), (.notTested, notTested),
        ]
        return pieces.map { ($0.0, $0.1.filter { !$0.isEmpty }) }.filter { !$0.1.isEmpty }.map {
            piece, texts in
            "\(wording.label(piece).uppercased())\n\(texts.map(NewsText.line).joined(separator: "\n"))\n"
        }.joined(separator: "\n")
    }

    /// A text on one line, fit for a file: names of the data may hold anything.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ").asPlainText
    }
}
