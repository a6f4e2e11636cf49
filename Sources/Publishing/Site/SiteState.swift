import Elections
import Foundation
import Ground

/// What a site says: `site.json`, for programs and for the next run, which tells from it what has changed.
public struct SiteState: Sendable, Equatable, Codable {
    /// A page of a contest.
    public struct Contest: Sendable, Equatable, Codable {
        public var id: String
        public var title: String
        /// What was found, without the place.
        public var finding: String
        /// Path of the page in the site.
        public var page: String
        /// When the finding first stood there, ISO 8601 in UTC.
        public var since: String
    }

    /// An election of the site.
    public struct Election: Sendable, Equatable, Codable {
        /// Its folder in the site.
        public var name: String
        public var title: String
        /// What its counts say together; `nil` where none is compared.
        public var finding: String?
        public var contests: [Contest]
        /// What things are called there.
        public var vocabulary: Vocabulary
    }

    /// A change of what the site says.
    public struct Change: Sendable, Equatable, Codable {
        public enum Kind: String, Sendable, Codable { case added, changed, removed }

        public var kind: Kind
        public var election: String
        public var contest: String
        public var title: String
        /// The finding; empty where the page is gone, for nothing on the site says it any longer.
        public var finding: String
        /// Path of the page; of what was removed the one that it had.
        public var page: String
        public var time: String
        /// When the page went that this is about; `nil` while it is there.
        public var removed: String?
        /// Its name for programs, kept where the change lost its finding: readers of the feed replace what they had under it.
        public var id: String?

        /// A name that is the same in every run: RFC 9562 version 8, of the SHA-256 of the change.
        var identifier: String {
            if let id { return id }
            let parts = [kind.rawValue, election, contest, finding, time]
            var digits = Array(Digest.sha256(Array(parts.joined(separator: "\n").utf8)).prefix(32))
            digits[12] = "8"
            digits[16] = "a"
            let text = String(digits)
            let cuts = [0, 8, 12, 16, 20, 32]
            let pieces = zip(cuts, cuts.dropFirst()).map { String(Array(text)[$0..<$1]) }
            return "urn:uuid:" + pieces.joined(separator: "-")
        }

        /// What is left of it where its page is gone.
        func withoutPage(since time: String) -> Change {
            var change = self
            (change.id, change.removed, change.finding) = (identifier, removed ?? time, "")
            return change
        }
    }

    public var title: String
    public var elections: [Election]
    /// The latest first, ``longest`` at most.
    public var changes: [Change]

    /// Changes that are kept.
    public static let longest = 200

    public init(title: String, elections: [Election] = [], changes: [Change] = []) {
        (self.title, self.elections, self.changes) = (title, elections, changes)
    }

    /// What the site in a folder says; `nil` where there is none that can be read.
    public init?(at folder: URL) {
        struct Document: Decodable { var site: SiteState }
        guard let data = try? Data(contentsOf: folder.appending(path: "site.json")),
            let found = try? JSONDecoder().decode(Document.self, from: data)
        else { return nil }
        self = found.site
    }

    /// The changes from what a site said before to what it says now, with those before them; findings that are as they
    /// were keep their times. What was said on pages that are gone is taken out of all changes, old ones too.
    ///
    /// - Parameters:
    ///   - before: What it said; `nil` for a new site.
    ///   - time: When it says something new, ISO 8601 in UTC.
    mutating func follow(_ before: SiteState?, at time: String) {
        var old: [String: (election: String, contest: Contest)] = [:]
        for election in before?.elections ?? [] {
            for contest in election.contests {
                old[election.name + "/" + contest.id] = (election.name, contest)
            }
        }
        var new: [Change] = []
        for (place, election) in elections.enumerated() {
            for (index, contest) in election.contests.enumerated() {
                let known = old.removeValue(forKey: election.name + "/" + contest.id)?.contest
                let isSame = known.map { ($0.title, $0.finding) == (contest.title, contest.finding) } ?? false
                elections[place].contests[index].since = isSame ? known?.since ?? time : time
                guard !isSame else { continue }
                new.append(
                    Change(
                        kind: known == nil ? .added : .changed, election: election.name, contest: contest.id,
                        title: contest.title, finding: contest.finding, page: contest.page, time: time))
            }
        }
        new += old.sorted { $0.key < $1.key }.map { _, gone in
            Change(
                kind: .removed, election: gone.election, contest: gone.contest.id, title: gone.contest.title,
                finding: "", page: gone.contest.page, time: time, removed: time)
        }
        let pages = Set(elections.flatMap(\.contests).map(\.page))
        // Also what an earlier version left there.
        let earlier = (before?.changes ?? []).map { change in
            let isGone = change.kind == .removed || !pages.contains(change.page)
            return isGone ? change.withoutPage(since: change.kind == .removed ? change.time : time) : change
        }
        changes = Array((new + earlier).prefix(SiteState.longest))
    }

    /// What the latest run removed.
    public var removed: [Change] {
        let latest = changes.first?.time
        return changes.prefix { $0.time == latest }.filter { $0.kind == .removed }
    }
}
