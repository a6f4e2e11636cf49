import SandingKit

/// What `convert` prints.
struct ConvertText {
    let found: ConvertResult
    let target: String?
    let language: Language

    /// A table of the contests and a sentence on what was left out.
    var text: String {
        let heads = Bilingual(
            en: "Contest,Stations,with votes,Versions,Captures", id: "Pemilihan,TPS,bersuara,Versi,Tangkapan")
        let rows = found.summary.contests.map { contest in
            [
                contest.contest, TerminalText.grouped(contest.stations),
                TerminalText.grouped(contest.stationsWithVotes), TerminalText.grouped(contest.olderVersions),
                TerminalText.grouped(contest.captures),
            ]
        }
        let header = heads[language].split(separator: ",").map(String.init)
        var lines = rows.isEmpty ? [] : TerminalText.table(header: header, rows: rows) + [""]
        lines += TerminalText.wrapped(sentence[language])
        return lines.joined(separator: "\n")
    }

    private var sentence: Bilingual {
        let read = TerminalText.grouped(found.summary.filesRead)
        let left = TerminalText.grouped(found.summary.filesUnread)
        let rows = CountText.of(found.summary.unread, .init("row", "rows", id: "baris"))
        let place = (target ?? "").escapedForTerminal
        return Bilingual(
            en:
                "Files read: \(read); not read: \(left). unread.csv has \(rows.en) on what was left out and why. "
                + "Written to \(place).",
            id:
                "Berkas dibaca: \(read); tidak dibaca: \(left). unread.csv memuat \(rows.id) tentang yang tidak "
                + "dimasukkan beserta alasannya. Ditulis ke \(place).")
    }

    /// What is said of single contests.
    var notices: [String] {
        found.notices.map { notice in
            if case .conversion(let text) = notice {
                OptionNames.typed(text[language])
            } else {
                "\(notice)"
            }
        }
    }

    /// The summary as JSON.
    func json() throws -> String {
        try TerminalText.json(
            Document(
                input: found.input, inputSha256: found.inputSha256, out: target, summary: found.summary,
                notices: notices, damage: found.damage))
    }

    private struct Document: Encodable {
        var schema = "sanding/conversion/1"
        var input: String
        var inputSha256: String
        var out: String?
        var summary: KPUConversion.Summary
        var notices: [String]
        var damage: String?
    }
}
