import Ground

/// Something of the input that is not in the output: a file, or a key of files.
public struct Unread: Sendable, Equatable {
    /// The file; the first one where a key of several files is meant.
    public var path: String
    /// The key inside the file; empty where the whole file is meant.
    public var key: String
    /// Line of the file, from 1, where it is known.
    public var line: Int?
    /// Byte of the file, from 0, where it is known.
    public var byte: Int?
    /// How many times this was met.
    public var times = 1
    public var reason: UnreadReason

    init(_ path: String, key: String = "", line: Int? = nil, byte: Int? = nil, _ reason: UnreadReason) {
        self.path = path
        self.key = key
        self.line = line
        self.byte = byte
        self.reason = reason
    }
}

extension [Unread] {
    /// Rows of one file and one kind of reason that are kept one by one.
    private static var mostOfKind: Int { 100 }

    /// One row for each file and kind of reason where there are hundreds of them: the first, with how often it was met.
    var merged: [Unread] {
        let kinds = map { [$0.path, $0.reason.kind] }
        let rows = Dictionary(grouping: indices, by: { kinds[$0] })
        return indices.compactMap { index in
            guard let same = rows[kinds[index]], same.count > [Unread].mostOfKind else { return self[index] }
            guard same[0] == index else { return nil }
            var first = self[index]
            first.times = same.reduce(0) { $0 + self[$1].times }
            return first
        }
    }
}

/// Why something could not be read or carried over; its sentence is made in the room Wording.
public enum UnreadReason: Sendable, Hashable {
    /// Its kind without what it tells of one place.
    var kind: String { Mirror(reflecting: self).children.first?.label ?? "\(self)" }

    case empty
    case html
    case notJSON
    case utf16
    case nested
    case hidden
    case pilpres2014
    case kawalpemilu
    case unknownShape
    case recapFeed
    case constituency
    case noContest
    case noStation
    case noSerials
    case noRegion
    case mixedTable
    case noTime
    case severalContests
    case noCandidates
    case unknownKey
    case internalID
    case listedWithoutContest
    case partyDetail
    case candidatesWithoutPage
    case notSelected
    /// Zeros of the form where votes were counted.
    case zeroForm
    /// A value that is no count.
    case notCount(String)
    /// A value that is no moment.
    case notTime(String)
    /// Path and content name two places.
    case path(String, believed: String)
    /// A region has two names.
    case otherName(String, kept: String)
    /// A file of more bytes than a result page may have.
    case tooLarge(limit: Int)
    /// A link to another file.
    case link(String)
    case linkToFolder
    case notRegular
    case noPermission
    /// What the system said.
    case unreadable(String)
    /// What is wrong with an archive from here on.
    case damage(String)
    /// Bytes of a record of a web archive that do not have the digest it names.
    case otherDigest(WebDigestFault)
    /// A fault in the JSON.
    case json(JSONFault.Kind)
}

/// A text in a converted file; its words are made in the room Wording.
public enum ConversionText: Sendable, Hashable {
    /// How the moment of a capture is known.
    case moment(KPUMoment)
    /// A candidate that no list names, by the KPU's own number.
    case candidate(id: String)
    /// A party that no list names, by the KPU's own number.
    case party(id: String)
    /// The note beside them.
    case unlisted
    case contest(Contest)

    /// The note on a contest.
    public enum Contest: String, Sendable, Codable, CaseIterable {
        case fourSeats = "four-seats"
        case seatsByConstituency = "seats-by-constituency"
        case codesOfSitung = "codes-of-situng"
    }
}

/// What was decided for a contest; its sentence is made in the room Wording.
public struct ConversionNotice: Sendable, Equatable, Codable {
    /// Numbers are pages, stations, rows or regions.
    public enum Kind: Sendable, Equatable, Codable {
        /// Candidate ids that no list numbers, in ascending order.
        case numberedByID(ids: [String])
        /// More candidates than station files are read with.
        case tooManyCandidates(Int, most: Int)
        case olderVersions(Int)
        /// Pages of stations with the moment of another one and other figures.
        case undecided(Int)
        /// Newer pages of villages with other votes than the station's own page.
        case newerVillage(Int)
        case repeatedStations(Int)
        case repeatedCaptures(Int)
        /// Stations that a list names and that have no page.
        case listedOnly(Int)
        case unnamedRegions(Int)
        /// Rows of region pages with votes although nothing is said to be in.
        case votesBeforeProgress(Int)
        /// Rows of region pages with more stations in than there are.
        case impossibleProgress(Int)
        /// Pages without votes that do not say their contest and were taken for this one, the only one of its kind.
        case adopted(Int)
        /// Codes that are running numbers of the system's own.
        case ownCodes(system: String)
    }

    public var contest: String
    public var kind: Kind
}

/// Why an input of pages cannot be converted at all.
public enum PageFault: FaultKind {
    /// Neither an archive nor JSON.
    case noArchive
    case noFile
    /// None of so many files is a page that is known.
    case noPage(files: Int)
    /// In a list of candidates.
    case notBallotNumber(most: Int)
    case candidateTwice
}

extension UnreadReason: FaultKind {}
