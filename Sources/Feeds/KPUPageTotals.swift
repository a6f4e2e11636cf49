import Elections
import Foundation
import Ground

/// What one page of the KPU displays, for who keeps pages as they are.
///
/// A choice has its ballot number where a list of candidates names it, and otherwise the KPU's own number of it, so that no
/// figure comes to stand under another choice because a third one is missing from a page.
public enum KPUPageTotals {
    public enum Outcome: Sendable, Equatable {
        /// Contest by contest and region by region, as they stand on the page.
        case figures([Capture])
        /// HTML, or nothing, where figures were.
        case noFigures
        /// Content of another form, and what is wrong with it; `nil` where it is a page of the KPU without votes, such as a list of names.
        case unread(Unread?)
    }

    /// A user's list of candidates, read once.
    public struct Candidates: Sendable {
        let book: KPUCandidateBook

        /// None but those that are known of themselves.
        public init() { book = KPUCandidateBook() }

        /// Reads a list: the columns of `candidates.csv` with `candidate_id` filled in.
        ///
        /// - Parameters:
        ///   - path: CSV file.
        /// - Throws: `TableProblems` with the faults found; `FileFault` where the file cannot be read.
        public init(_ path: String) throws {
            book = try KPUCandidateBook(URL(fileURLWithPath: path), name: path)
        }
    }

    /// - Parameters:
    ///   - bytes: The page.
    ///   - path: Its path or address, which names its contest.
    ///   - candidates: Ballot numbers of the KPU's own numbers.
    ///   - contests: Ids of the contests that the page is known to be of, for a path that does not say so.
    public static func read(
        _ bytes: [UInt8], path: String, candidates: Candidates = Candidates(), contests: [String] = []
    ) -> Outcome {
        // Taken apart, JSON has ten times its size in memory, and no page of the KPU is as large.
        guard bytes.count <= KPUInput.largestPage else {
            return .unread(Unread(path, .tooLarge(limit: KPUInput.largestPage)))
        }
        let kind = contests.isEmpty ? nil : KPUContestKind.forced(by: contests)
        var reader = KPUPageReader(path: path, input: KPUPath(kind?.rawValue ?? ""))
        let page = reader.read(bytes)
        guard page.isRead else {
            let reasons = page.faults.map(\.reason)
            return reasons.contains(.html) || reasons.contains(.empty)
                ? .noFigures : .unread(page.faults.first ?? Unread(path, .unknownShape))
        }
        switch page.facts {
        case .region(let found, let kind, let system):
            return outcome(
                found.entries.compactMap { entry in
                    capture(
                        kind, system, code: entry.code, time: found.time, votes: entry.votes, candidates
                    ).map {
                        var capture = $0
                        capture.stationsIn = entry.stationsIn.map(Int.init)
                        capture.stationsTotal = entry.stationsTotal.map(Int.init)
                        return capture
                    }
                } + found.stations.compactMap { station($0, kind, system, candidates) })
        case .station(let found, let kind?, let system):
            return outcome([station(found, kind, system, candidates)].compactMap { $0 })
        // A page without votes does not say of which contest it is.
        case .station(_, nil, _), .nothing, .regions, .candidates: return .unread(nil)
        }
    }

    private static func outcome(_ captures: [Capture]) -> Outcome {
        captures.isEmpty ? .unread(nil) : .figures(captures)
    }

    private static func station(
        _ page: KPUStationPage, _ kind: KPUContestKind, _ system: KPUSystem, _ candidates: Candidates
    ) -> Capture? {
        let number = String(page.code.number)
        let code = page.code.regions[3] + String(repeating: "0", count: max(0, 3 - number.count)) + number
        var found = capture(
            kind, system, code: page.code.regions[3], time: page.time, votes: page.votes, candidates)
        found?.region = RegionCode(code, scheme: system.form.scheme)
        let place = KPUStationPage.fields.firstIndex(of: .valid)
        found?.validVotes = place.flatMap { page.counts[$0].value }
        return found
    }

    private static func capture(
        _ kind: KPUContestKind, _ system: KPUSystem, code: String, time: Int64, votes: [KPUVote],
        _ candidates: Candidates
    ) -> Capture? {
        guard let contest = KPUContest(kind, system, at: code) else { return nil }
        let ballot = candidates.book.ballot(of: contest, ids: votes.map(\.id))
        let named = ballot.entries.filter { !ballot.guessed.contains($0.id) }
        let choices = Dictionary(
            named.map { ($0.id, $0.choice) }, uniquingKeysWith: { first, _ in first })
        return Capture(
            id: "", contest: contest.id, region: RegionCode(code, scheme: system.form.scheme),
            capturedAt: KPUTime.text(time), timePrecision: time == KPUTime.unknown ? "" : "second",
            sourceKind: system.name,
            entries: votes.compactMap { vote in
                (choices[vote.id] ?? Choice(vote.id)).map {
                    Capture.Entry(choice: $0, votes: Int(vote.votes), sharePercent: nil)
                }
            })
    }
}
