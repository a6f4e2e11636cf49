import Archive
import Elections
import Ground
import Testing
import Wording

/// What is said of pages that were not read, and of what stands beside unchanged totals, in each language.
@Suite struct TimeLineWordsTests {
    private static let causes: [UnreadCause] = [
        .text, .utf16, .binary, .packed, .notJSON(byte: 1_234), .cutOff, .repeatedKey("votes"), .keys([]),
        .keys(["a", "b"]), .noFigures, .columns([]), .columns(["x"]), .regions(["x"]),
        .line(7, column: "votes_1"),
        .line(7, column: ""), .encoding(.cp1252), .encoding(.utf16), .encoding(.utf8), .large(most: 64 << 20),
    ]

    private static func words(_ body: (any Wording) -> [String]) -> [[String]] {
        [English(.general), Indonesian(.general)].map(body)
    }

    @Test func everyCauseHasWordsInEachLanguage() {
        let said = Self.words { words in
            Self.causes.map { words.line(.unread($0), source: "page", note: "") }
                + Self.causes.map { words.notRead(1, $0, first: "page") }
        }
        #expect(zip(said[0], said[1]).allSatisfy { $0 != $1 })
        for lines in said { #expect(Set(lines).count == 2 * Self.causes.count) }
        #expect(said[0].contains("page: kept, not read: no JSON from byte 1,234 on"))
        #expect(said[1].contains("page: disimpan, tidak terbaca: bukan JSON mulai bita 1.234"))
        let pictures = Self.words {
            [$0.notRead(2, .document("PDF"), first: "a"), $0.notRead(2, .html, first: "a")]
        }
        #expect(
            pictures[0] == [
                "2 kept as bytes, not read: PDF (first: a)", "2 kept as bytes, not read: HTML (first: a)",
            ])
    }

    @Test func anEncodingIsNamedWithTheOptionThatReadsIt() {
        let said = Self.words { [$0.notRead(1, .encoding(.cp1252), first: "a.csv"), $0.orderedByFiles(1)] }
        #expect(
            said[0][0]
                == "1 kept as bytes, not read: a table that is not in UTF-8: it looks like Windows-1252; --encoding cp1252 reads it, with "
                + "archive reread where it is kept already (a.csv)")
        #expect(said[0][1].hasPrefix("1 capture has no time but that of its file on this disk, "))
        #expect(said[1][0].contains("tampaknya Windows-1252; terbaca dengan --encoding cp1252"))
    }

    @Test func whatIsAnotherBesideTheTotalsIsNamed() {
        let capture = Capture(
            id: "", contest: "c", capturedAt: "", sourceKind: "k",
            entries: [Capture.Entry(choice: 1, votes: 10, sharePercent: nil)])
        let figures = TimeLine.Figures(capture)
        func lines(_ change: TimeLine.Change, _ besides: [TimeLine.Besides]) -> [String] {
            let item = TimeLine.Item(
                contest: "c", region: "", sourceKind: "k", change: change, before: figures, after: figures,
                besides: besides)
            return Self.words { [$0.change(item)] }.flatMap { $0 }
        }
        #expect(
            lines(.sameTotals, [.rows(1), .validVotes(before: nil, after: 1_000)]) == [
                "totals unchanged, 1 row differs and valid votes – → 1,000: 10",
                "jumlah tidak berubah, 1 baris berbeda dan suara sah – → 1.000: 10",
            ])
        #expect(
            lines(.sameTotals, [.rows(nil), .shares([1]), .stations])[0].contains(
                "the rows of the table are others"))
        #expect(
            lines(.restored(from: 3), [.rows(2)])[0]
                == "the figures of entry 3 restored, no new count, but 2 rows differ: 10 → 10")
        let shared = TimeLine.Shared(stations: 2, before: 9, after: 8)
        #expect(
            lines(.sameTotals, [.shared(1, shared)])[0] == "totals unchanged, candidate or party 1 9 → 8: 10")
        #expect(lines(.unsummed(2), [])[1].hasPrefix("tanpa jumlah: 2 tempat pemungutan suara"))
        let earlier = lines(.unsummed(2, isEarlier: true), [])
        #expect(earlier[0].contains(" now; no totals of the earlier capture: 2 polling stations stand"))
        #expect(earlier[1].hasPrefix("kini ") && earlier[1].contains("pada tangkapan sebelumnya: 2 tempat"))
        #expect(lines(.incomplete([1]), [])[1].hasPrefix("tidak diketahui apakah berubah"))
        let twice = lines(.twice([figures, figures]), [])
        #expect(
            twice[0].hasPrefix("stands here 2 times with other figures: 10 and 10;")
                && twice[1].contains("2 kali"))
        #expect(lines(.fell([]), [])[0] == "fewer polling stations: 10 → 10")
    }
}
