import Elections
import Foundation
import Ground

/// Writes `captures.csv` of one contest: a row for every region, moment and candidate.
struct KPUCaptureFile: Sendable {
    static let columns = [
        "contest_id", "captured_at", "ballot_no", "votes", "share_pct", "stations_in", "stations_total",
        "valid_votes", "region_code", "source_kind", "capture_id", "time_precision", "stage", "source_url",
        "note",
    ]
    private static let pieceRows = 2048

    private let contest: String
    private let source: String
    /// Number and position of the votes of each candidate.
    private let candidates: [(choice: Choice, position: Int?)]
    private let captures: [KPUCapture]
    /// How the moment of a capture is known, in words.
    private let moments: [KPUMoment: String]

    /// - Parameters:
    ///   - captures: In the order of the file.
    ///   - text: Says a text of the file.
    init(
        _ contest: KPUContest, ballot: KPUCandidateBook.Ballot, choices: [Choice?],
        _ captures: [KPUCapture],
        text: (ConversionText) -> String
    ) {
        self.contest = contest.id
        source = contest.system.name
        self.captures = captures
        moments = Dictionary(uniqueKeysWithValues: KPUMoment.allCases.map { ($0, text(.moment($0))) })
        candidates = ballot.entries.map { ($0.choice, choices.firstIndex(of: $0.choice)) }
    }

    func write(to url: URL, threads: Int) throws {
        let pieces = (captures.count + KPUCaptureFile.pieceRows - 1) / KPUCaptureFile.pieceRows
        let marks = repeatMarks
        try ByteFile.write(url, name: "captures.csv", pieces: pieces, threads: threads, capacity: 1 << 20) {
            piece, writer in
            if piece == 0 { writer.append(KPUCaptureFile.columns.joined(separator: ",") + "\n") }
            let first = piece * KPUCaptureFile.pieceRows
            for index in first..<min(captures.count, first + KPUCaptureFile.pieceRows) {
                append(captures[index], mark: marks[index], to: &writer)
            }
        }
    }

    /// Numbers captures of one region, page and moment that display different figures.
    private var repeatMarks: [Int] {
        var marks = [Int](repeating: 1, count: captures.count)
        for index in captures.indices.dropFirst() {
            let before = captures[index - 1]
            let capture = captures[index]
            guard before.code == capture.code, before.time == capture.time,
                before.pageCode == capture.pageCode
            else { continue }
            marks[index] = marks[index - 1] + 1
        }
        return marks
    }

    /// A row for every candidate; votes are empty where the page displays none.
    private func append(_ capture: KPUCapture, mark: Int, to writer: inout ByteWriter) {
        let time = KPUTime.text(capture.time)
        let id = "\(source)/\(capture.pageCode)/\(time)" + (mark > 1 ? "#\(mark)" : "")
        let note = note(capture)
        for candidate in candidates {
            let votes = candidate.position.flatMap {
                $0 < capture.votes.count ? capture.votes[$0].value : nil
            }
            let cells = [
                contest, time, "\(candidate.choice)", count(votes), "", count(capture.stationsIn),
                count(capture.stationsTotal), "", capture.code, source, id, "second",
                capture.isGarbled ? "garbled" : "", "", note,
            ]
            for (index, cell) in cells.enumerated() {
                if index > 0 { writer.append(byte: UInt8(ascii: ",")) }
                writer.append(cell: cell)
            }
            writer.append(byte: UInt8(ascii: "\n"))
        }
    }

    private func note(_ capture: KPUCapture) -> String {
        var note = moments[capture.origin] ?? ""
        if !capture.percent.isEmpty { note += "; persen \(capture.percent)" }
        if let isIn = capture.isIn { note += "; status_progress \(isIn)" }
        if !capture.repeatVote.isEmpty { note += "; psu \(capture.repeatVote)" }
        return note
    }

    private func count(_ value: (some BinaryInteger)?) -> String { value.map { "\($0)" } ?? "" }
}
