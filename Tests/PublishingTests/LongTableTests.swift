import Elections
import Foundation
import Ground
import TestSupport
import Testing

@testable import Publishing

/// Rows of long tables are made in blocks by several threads: the text is that of the rows one by one.
@Suite struct LongTableTests {
    private static func table(_ rows: [[Cell]]) -> Publishing.Table {
        Publishing.Table(
            label: "T", caption: nil, header: Cell.row(["a|b", "n"], numeric: 1..<2), rows: rows)
    }

    /// What stands between the first row and what follows the last.
    private static func body(_ text: String, _ start: String, _ end: String) -> Substring {
        let rest = text[(text.range(of: start)?.upperBound ?? text.startIndex)...]
        return rest[..<(rest.range(of: end)?.lowerBound ?? rest.endIndex)]
    }

    @Test(arguments: [0, 1, 2, 255, 256, 257, 1_000])
    func textIsThatOfTheRows(count: Int) throws {
        var random = SeededRandom(state: UInt64(count))
        let words = ["", "a<b", "é|", "*x*", "\"q\"", "Île & Co", "12"]
        let rows = (0..<count).map { _ in
            Cell.row(
                [words[Int.random(in: 0...6, using: &random)], words[Int.random(in: 0...6, using: &random)]],
                numeric: 1..<2)
        }
        var html = HTMLText()
        html.grid(Self.table(rows))
        let plain = rows.map { row in
            var one = HTMLText()
            one.grid(Self.table([row]))
            return String(Self.body(one.text, "<tbody>\n", "</tbody>"))
        }
        #expect(Self.body(html.text, "<tbody>\n", "</tbody>") == plain.joined())
        let markdown = MarkdownText.grid(Self.table(rows)).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(markdown.count == count + 2)
        #expect(
            markdown.dropFirst(2).elementsEqual(
                rows.map { MarkdownText.grid(Self.table([$0])).split(separator: "\n")[2] }))
    }
}
