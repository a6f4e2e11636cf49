import Archive
import Elections
import Ground

/// Words about archives of captures: what was added, what happened to the figures, and what was checked.
public protocol ArchiveWords: WordingBasics {
    /// What follows the place.
    func sentence(_ fault: ArchiveFault) -> String
    /// So many entries are new, so many were there, so many of the new ones are of no known form, and so many records of web
    /// archives only name others.
    func added(_ added: Int, known: Int, unread: Int, revisits: Int, size: Int) -> String
    /// So many entries are in the archive when the work is interrupted.
    func interruptedAfter(entries: Int) -> String
    /// So many entries are in the archive when work is interrupted that goes on by itself.
    func keptSoFar(entries: Int) -> String
    /// Work was interrupted before the archive was opened.
    var nothingAdded: String { get }
    /// An archive was made, and a key with it where there is one.
    func created(_ name: String, origin: String, key: String?) -> String
    /// An archive was published, so many files of it anew.
    func published(_ folder: String, size: Int, files: Int, isSigned: Bool) -> String
    /// An archive was written, and what of it.
    func exported(_ target: String, _ what: ArchiveCopy) -> String
    /// Entries of another archive, named by its origin, were taken.
    func merged(_ found: CaptureArchive.Merged, origin: String) -> String
    /// What another archive, named by its origin, is to this one; `nil` where the two share no beginning.
    func relation(_ relation: CaptureArchive.Relation, origin: String) -> String?
    /// Pages of one address that both archives captured.
    func agreement(_ found: CaptureArchive.Agreement) -> String
    /// How many captures of the two archives could be compared, and how many of them hold something else.
    func compared(_ found: CaptureArchive.Merged, origin: String) -> String
    /// Two captures of one address whose times meet and which hold something else, as one line.
    func line(_ found: CaptureArchive.Contradiction, origin: String) -> String
    /// So many lines of a list are not shown.
    func moreLines(_ count: Int) -> String
    /// Without a stop, as a line of a time line; without the entry's number and time.
    func line(_ event: TimeLine.Event, source: String, note: String) -> String
    /// How the figures of one region changed.
    func change(_ item: TimeLine.Item) -> String
    /// That the order of two captures that are compared is not the one in which they are asked for; `nil` where it is.
    ///
    /// - Parameters:
    ///   - order: What is known of it.
    ///   - old: Number of the entry that is asked for as the earlier one.
    ///   - new: Number of the other one.
    func order(_ order: TimeLine.Comparison.Order, old: Int, new: Int) -> String?
    /// Stations that are in, behind the figures; nothing where a page does not say.
    func stations(_ item: TimeLine.Item) -> String
    /// What the sums of a table lack, and which of its rows are no part of them, behind the figures; nothing where all is summed.
    func remarks(_ item: TimeLine.Item) -> String
    /// So many contests, or regions of them, of a capture, and how many of them changed how.
    ///
    /// - Parameters:
    ///   - items: What became of each.
    ///   - areWhole: Whether each is the whole of its contest.
    func summary(_ items: [TimeLine.Item], areWhole: Bool) -> String
    /// What only one of two captures holds and is not compared; `nil` where both hold the same contests and regions.
    ///
    /// - Parameters:
    ///   - found: The captures beside each other.
    ///   - old: Number of the earlier entry.
    ///   - new: Number of the later one.
    func notCompared(_ found: TimeLine.Comparison, old: Int, new: Int) -> String?
    /// Entries of the same address and second whose bytes are other ones; without a stop.
    func otherBytes(_ entries: [Int]) -> String
    /// Entries that cannot be compared, for nothing of them was read.
    ///
    /// - Parameters:
    ///   - entries: Those without figures.
    ///   - isSame: Whether both have the same bytes; `nil` where not both have a page.
    func notRead(_ entries: [Int], isSame: Bool?) -> String
    /// A record of a web archive was not taken, for its bytes are others than it says itself.
    func notTaken(_ fault: WebDigestFault) -> String
    /// Digests of this kind cannot be checked; the records were taken.
    func unknownDigest(_ algorithm: String) -> String
    /// A file that could not be read is tried again at every look.
    ///
    /// - Parameter fault: Its name, why, and what to do.
    func triedAgain(_ fault: String) -> String
    /// So many rows say once more what others say; without a stop.
    func repeats(_ count: Int) -> String
    /// So many pages of which nothing was read, why, and the address of one; without a stop.
    func notRead(_ count: Int, _ cause: UnreadCause, first: String) -> String
    /// So many captures were read by an earlier version, and how they are read anew.
    func readEarlier(_ count: Int) -> String
    /// Entries that are not read anew, for their address does not say what they are of.
    func notReread(_ entries: [Int]) -> String
    /// There is no entry yet, and how one gets in.
    var noEntries: String { get }
    /// A fault that was found, with its entry.
    func sentence(_ fault: ArchiveVerification.Fault) -> String
    /// What was checked and found right.
    func verified(_ found: ArchiveVerification) -> String
    /// That faults were found in the file of this name, before they are listed.
    func notVerified(_ found: ArchiveVerification, file: String) -> String
    /// What can be done about faults that were found, after they are listed.
    func whatToDo(_ found: ArchiveVerification) -> String
    /// What these entries hold was damaged, and was put right from what was added.
    func mended(_ entries: [Int]) -> String
    func sentence(_ finding: CaptureArchive.HeadFinding) -> String
    /// What a head has of a policy.
    func sentence(_ finding: HeadPolicy.Finding) -> String
    /// A time as it is known: with a remark where it is not to the second, or where the file or the clock says it.
    func time(_ manifest: Manifest) -> String
    /// So many captures have the times of their files alone, so that it is not known whether they came before others that hold
    /// something else.
    func orderedByFiles(_ count: Int) -> String
    /// Heads of a description of one entry.
    func label(_ label: ArchiveLabel) -> String
    /// What stands before a passphrase is typed.
    var passphrase: String { get }
    /// A time stamp was kept beside the head that it commits to.
    func attached(_ found: CaptureArchive.Stamped) -> String
    /// What a time stamp says, and what of it was not checked.
    func sentence(_ claim: HeadStamp.Claim, size: Int) -> String
    /// No time stamp is kept.
    var noStamps: String { get }
    /// Heads and time stamps were written as so many files.
    func stampsWritten(_ folder: String, files: Int) -> String
    /// An entry without the content that was asked for.
    func noContent(_ entry: Int) -> String
}

/// What an archive was written as.
public enum ArchiveCopy: Sendable, Hashable {
    /// A folder of so many files.
    case files(Int)
    /// One file with so many entries, so many of them with the bytes of a page.
    case entries(Int, pages: Int)
}

/// What stands before the values of an entry.
public enum ArchiveLabel: Sendable, CaseIterable {
    case entry, time, source, supplier, parser, content, rows, totals, head, leaf, note, until
}

extension Wording {
    /// What became of one region, with its contest before it.
    public func line(_ item: TimeLine.Item) -> String {
        let place = item.contest + (item.region.isEmpty ? "" : " \(item.region)")
        return "\(place): \(change(item))\(stations(item))\(remarks(item))"
    }
}

extension Wording {
    /// What a capture holds of one contest and region, choice by choice: `1: 110, 2: ≥ 60`, and what its sums lack.
    public func held(_ capture: Capture) -> String {
        let figures = TimeLine.Figures(capture)
        let votes = capture.entries.map { entry in
            let sign = figures.without[entry.choice] == nil ? "" : "≥ "
            let share = entry.sharePercent.map { numbers.printed($0) + "%" }
            return "\(entry.choice): \(entry.votes.map { sign + number($0) } ?? share ?? "–")"
        }
        let count = figures.contradicted
        let item = TimeLine.Item(
            contest: capture.contest, region: capture.region?.text ?? "", sourceKind: capture.sourceKind,
            change: count > 0 ? .unsummed(count) : .first, before: nil, after: figures,
            uncounted: capture.uncounted)
        return (count > 0 ? change(item) : votes.joined(separator: ", ")) + remarks(item)
    }
}

extension ArchiveWords where Self: Wording {
    /// Votes now, and with those before them where there are any.
    func figures(_ item: TimeLine.Item) -> (after: String, both: String) {
        let both = [item.after] + (item.before.map { [$0] } ?? [])
        let after = figures(item.after, beside: both)
        return (after, item.before.map { "\(figures($0, beside: both)) → \(after)" } ?? after)
    }

    /// Votes of all choices of both captures, in the order of their numbers: `1,717,245 / 458,886`.
    func figures(_ figures: TimeLine.Figures, beside all: [TimeLine.Figures]) -> String {
        if figures.votes.isEmpty, !figures.shares.isEmpty { return shares(figures, beside: all) }
        let choices = Set(all.flatMap(\.votes.keys)).sorted()
        guard !choices.isEmpty else { return "–" }
        return choices.map { choice in
            // A sum that lacks stations is the least that it can be.
            let sign = figures.without[choice] == nil ? "" : "≥ "
            return figures.votes[choice].map { sign + number($0) } ?? "–"
        }.joined(separator: " / ")
    }

    /// Shares of all choices of these captures, in the order of their numbers: `52.9% / 47.1%`.
    private func shares(_ figures: TimeLine.Figures, beside all: [TimeLine.Figures]) -> String {
        let choices = Set(all.flatMap(\.shares.keys)).sorted()
        return choices.map { figures.shares[$0].map { numbers.printed($0) + "%" } ?? "–" }
            .joined(separator: " / ")
    }

    /// Shares now, and with those before them where there are any.
    func shares(_ item: TimeLine.Item) -> String {
        let both = [item.before, item.after].compactMap { $0 }.filter { !$0.shares.isEmpty }
        return both.map { shares($0, beside: both) }.joined(separator: " → ")
    }

    /// Choices by the number of stations whose figure they lack.
    func lacking(_ figures: TimeLine.Figures?) -> [(stations: Int, choices: [Choice])] {
        Dictionary(grouping: figures?.without ?? [:], by: \.value).map {
            ($0.key, $0.value.map(\.key).sorted())
        }.sorted { $0.choices[0] < $1.choices[0] }
    }

    /// What a capture and others of its time hold of one contest and region: the capture itself first, without a number.
    func counterparts(
        _ item: TimeLine.Item, _ others: [TimeLine.Counterpart], stations: String
    ) -> [(entry: Int?, text: String)] {
        let all = [item.after] + others.map(\.figures)
        // Where the votes are the same, the number of stations is another.
        let areVotes = all.contains { $0.votes != item.after.votes }
        return zip([nil] + others.map(\.entry), all).map { entry, held in
            let count = held.stationsIn.map { number($0) } ?? "–"
            return (entry, areVotes ? figures(held, beside: all) : "\(count) \(stations)")
        }
    }

    /// The first contest and region of a contradiction: where, the figures of both, and how many others there are.
    func figures(
        _ differences: [CaptureArchive.Contradiction.Difference], stations: String
    ) -> (place: String, own: String, other: String, rest: Int)? {
        guard let first = differences.first else { return nil }
        func text(_ figures: TimeLine.Figures) -> String {
            let votes = self.figures(figures, beside: [first.own, first.other])
            guard first.own.votes == first.other.votes else { return votes }
            // Only the number of stations is another.
            return "\(figures.stationsIn.map { number($0) } ?? "–") \(stations)"
        }
        let place = first.contest + (first.region.isEmpty ? "" : " \(first.region)")
        return (place, text(first.own), text(first.other), differences.count - 1)
    }

    /// What other captures of the page hold that may have come before it or after it, equal figures together, as far as it is
    /// said one by one, and in how many entries there is more.
    func unordered(
        _ item: TimeLine.Item, stations: String
    ) -> (own: String, others: [(entries: [Int], text: String)], rest: Int) {
        let most = 3
        let all = counterparts(item, item.unordered, stations: stations)
        var found: [(entries: [Int], text: String)] = []
        for case (let entry?, let text) in all {
            if let known = found.firstIndex(where: { $0.text == text }) {
                found[known].entries.append(entry)
            } else {
                found.append((entries: [entry], text: text))
            }
        }
        return (
            all[0].text, Array(found.prefix(most)), found.dropFirst(most).reduce(0) { $0 + $1.entries.count }
        )
    }

    /// What people call an encoding.
    func encodingName(_ encoding: TextEncoding) -> String {
        switch encoding {
        case .utf8: "UTF-8"
        case .cp1252: "Windows-1252"
        case .latin1: "ISO 8859-1"
        case .utf16: "UTF-16"
        }
    }

    func list(_ entries: [Int]) -> String { joined(entries.map(String.init)) }

    func list(_ choices: [Choice]) -> String { joined(choices.map(\.description)) }
}

extension TimeLine {
    /// Kinds of change without what they carry, those first that say most.
    enum Kind: CaseIterable {
        case contradicted, twice, unsummed, withdrawn, fell, fewerStations, incomplete, differs, elsewhere,
            readAnew, restored, returned, grew, shares, blank, first, sameTotals, same
    }

    /// How many items there are of each kind that there is.
    static func counts(_ items: [Item]) -> [(Kind, Int)] {
        Kind.allCases.compactMap { kind in
            let count = items.count { Kind($0.change) == kind }
            return count == 0 ? nil : (kind, count)
        }
    }
}

extension TimeLine.Kind {
    init(_ change: TimeLine.Change) {
        self =
            switch change {
            case .withdrawn: .withdrawn
            case .fell(let choices): choices.isEmpty ? .fewerStations : .fell
            case .differs: .differs
            case .readAnew: .readAnew
            case .elsewhere: .elsewhere
            case .contradicted: .contradicted
            case .restored: .restored
            case .returned: .returned
            case .grew: .grew
            case .blank: .blank
            case .first: .first
            case .same: .same
            case .sameTotals: .sameTotals
            case .twice: .twice
            case .unsummed: .unsummed
            case .incomplete: .incomplete
            case .shares: .shares
            }
    }
}
