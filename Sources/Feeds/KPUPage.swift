import Elections
import Ground

/// Votes that a page displays under the KPU's own number of a candidate or party.
struct KPUVote: Sendable, Equatable {
    var id: String
    var votes: Int32
}

/// The page of one polling station, or the row of a station on the page of its village.
struct KPUStationPage: Sendable {
    var code: KPUStationCode
    /// Seconds since 1970.
    var time = KPUTime.unknown
    /// In the order of ``fields``.
    var counts = [Count](repeating: .missing, count: fields.count)
    /// In the order of ``details``.
    var details = [Count](repeating: .missing, count: KPUStationPage.details.count)
    var votes: [KPUVote] = []
    var mode = ""
    var repeatVote = ""
    var statusVotes = ""
    var statusForm = ""
    /// What a village page says of how much is in.
    var progress = ""
    var images: [String] = []
    /// Whether this is a row of the page of the village.
    var isFromVillage = false

    /// Columns of station files that the pages have.
    static let fields: [StationField] = [
        .registered, .ballotsUsed, .valid, .invalid, .registeredMale, .registeredFemale, .votersRegistered,
        .votersTransferred, .votersUnlisted, .votersTotal,
    ]

    /// Counts that pages have and the station files of Contract section 1 do not, under their names in `pages.csv`.
    static let details = [
        "voters_registered_male", "voters_registered_female", "voters_transferred_male",
        "voters_transferred_female", "voters_unlisted_male", "voters_unlisted_female", "voters_total_male",
        "voters_total_female",
    ]
}

extension KPUStationPage {
    /// Figures that stand together on the form: registered voters, voters who came.
    private static let blocks: [[StationField]] = [
        [.registered, .registeredMale, .registeredFemale],
        [.votersRegistered, .votersTransferred, .votersUnlisted, .votersTotal],
    ]

    /// Empties blocks of zeros where votes were counted: the system shows them where nobody read the form.
    ///
    /// - Returns: Whether there were any.
    mutating func forgetZeros() -> Bool {
        let cast = votes.contains { $0.votes > 0 } || [.ballotsUsed, .valid].contains { number($0) > 0 }
        guard cast else { return false }
        let isZeros = { (figures: [Count]) in
            figures.contains { $0.value == 0 } && figures.allSatisfy { $0.isMissing || $0.value == 0 }
        }
        if isZeros(counts + details) {
            counts = counts.map { _ in .missing }
            details = details.map { _ in .missing }
            return true
        }
        var found = false
        for (index, block) in KPUStationPage.blocks.enumerated() {
            let places = block.compactMap { KPUStationPage.fields.firstIndex(of: $0) }
            // Details are all of voters who came.
            let own = places.map { counts[$0] } + (index == 1 ? details : [])
            guard isZeros(own) else { continue }
            for place in places { counts[place] = .missing }
            if index == 1 { details = details.map { _ in .missing } }
            found = true
        }
        return found
    }

    private func number(_ field: StationField) -> Int {
        KPUStationPage.fields.firstIndex(of: field).flatMap { counts[$0].value }.map { Int($0) } ?? 0
    }
}

/// Where the moment of a page comes from, and in which zone it stands.
public enum KPUMoment: Sendable, CaseIterable {
    /// `ts` of the server without a zone.
    case server
    /// `ts` with its zone.
    case serverWithZone
    /// The name of the folder that holds the capture.
    case folder
}

/// The page of a region: its own figures and those of the regions or stations below it.
struct KPURegionPage: Sendable {
    struct Entry: Sendable {
        var code: String
        var parent: String?
        var votes: [KPUVote] = []
        var stationsIn: Int32?
        var stationsTotal: Int32?
        /// Percent of the stations that are in, as printed.
        var percent = ""
        /// `status_progress`.
        var isIn: Bool?
        var repeatVote = ""
    }

    /// Seconds since 1970.
    var time = KPUTime.unknown
    /// Where its moment comes from.
    var origin = KPUMoment.server
    /// Code of the page's own region.
    var code: String
    var entries: [Entry] = []
    var stations: [KPUStationPage] = []
}

/// A region of a list.
struct KPURegionItem: Sendable {
    var system: KPUSystem
    var code: String
    var name: String
    var parent: String
}

/// A candidate of a list, or a party.
struct KPUCandidateItem: Sendable {
    var kind: KPUContestKind?
    var region: String?
    var id: String
    var choice: Choice
    var name: String
    var source: String
    var isParty = false
}

/// What was read of one file.
struct KPUPage: Sendable {
    enum Facts: Sendable {
        case nothing
        /// The kind of contest is `nil` where the page does not say it.
        case station(KPUStationPage, KPUContestKind?, KPUSystem)
        case region(KPURegionPage, KPUContestKind, KPUSystem)
        case regions([KPURegionItem], stations: [KPUStationCode], KPUContestKind?)
        case candidates([KPUCandidateItem])
    }

    /// A key that many files have and the output has not.
    struct KeyNote: Sendable, Hashable {
        var key: String
        var reason: UnreadReason
    }

    var path: String
    /// SHA-256 of the bytes, lower-case hexadecimal; empty where they were not read.
    var sha256 = ""
    var byteCount = 0
    var facts = Facts.nothing
    var faults: [Unread] = []
    var notes: [KeyNote] = []

    /// Whether anything of the file is in the output.
    var isRead: Bool {
        if case .nothing = facts { return false }
        return true
    }
}
