import Elections
import Ground

/// Who says what a verb cannot do: a library names settings, the program its options.
public enum FaultSpeaker: Sendable { case library, program }

/// What a verb was asked for and cannot do; what it was asked for stands before the sentence.
public enum RequestFault: Sendable, Hashable {
    case noContests
    case unknownContest(near: String?, known: [String], isFolder: Bool)
    /// `known` are those that may be meant.
    case unknownReading(known: [String])
    case unknownForm(known: [String])
    case columnOfCounts
    /// Choices on the ballot are numbered from 1 to `pairs`.
    case unknownPair(pairs: Int)
    /// The count has only so many stations.
    case tooManyStations(count: Int)
    case tooFewStations(least: Int, perStratum: Int)
    case noStratumWithTwo
    case tooManySamples(most: Int, pairs: Int)
    case notANumber
    case rulesNotJSON(JSONFault.Kind)
    case rulesOfOtherShape(FormRulebook.ShapeFault)
}

/// What a verb was asked for, under the name of its option.
public enum RequestSubject: String, Sendable {
    case contest, form, stratum, cluster, by, pair
    /// The choice where stations are missing more often.
    case missingByPair
    case stations, replicates

    /// The option that asks for it: `--missing-by-pair`.
    var option: String {
        "--" + rawValue.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
    }
}

/// Words about what was asked for and cannot be done, and remarks on the files of a verb.
public protocol RequestFaultWords: WordingBasics {
    /// What was asked for: `contest x`, `30 stations`.
    func subject(_ subject: RequestSubject, _ value: String) -> String
    /// Why it cannot be done and what to do.
    func sentence(_ fault: RequestFault, by speaker: FaultSpeaker) -> String
    /// What the program says after faults of files.
    var nothingWritten: String { get }
    /// A rule that makes no sense, before what is the matter with it.
    var theRule: String { get }

    // MARK: Remarks

    /// Columns that no verb knows.
    func unknownColumns(_ columns: [String], in file: String) -> String
    /// What was probably meant by columns that are not read; with a blank before it, or nothing.
    func meant(_ columns: [MeantColumn]) -> String
    /// That columns of regions tell all stations apart that stand twice, and the levels with them.
    func levelRead(_ columns: [String], levels: [String], in file: String) -> String
    func levelTellsApart(_ columns: [String], levels: [String], in file: String) -> String
    func endsWithinLine(_ file: String) -> String
    /// A table of a folder that is not part of a check.
    func notChecked(_ file: String) -> String
    /// Columns of a folder's table that were not read.
    func notRead(_ columns: [String], in file: String) -> String
    /// A file whose name differs from that of a table only in letter case.
    func notRead(_ file: String, insteadOf name: String) -> String
    /// Stations without complete votes, which a past count does without.
    func incompleteStations(_ leftOut: Int, remaining: Int, in file: String) -> String
    /// A file of stations in a folder that tells nothing of its counts.
    func stationsUnused(_ file: String, _ why: StationsUnused) -> String
    /// Stations on more than one row, each of which is counted.
    func stationsTwice(_ stations: [FindingKind.RepeatedStation], in file: String) -> String
    /// Rows of a file of stations that are its header again.
    func headerAgain(_ lines: [Int], in file: String) -> String
    /// Stations of a sample under two writings of their number, each counted once.
    func stationsRewritten(_ stations: [FindingKind.RepeatedStation], in file: String) -> String
}

extension RequestFaultWords {
    /// What was asked for, in the words of the library or as it is typed.
    public func asked(_ subject: RequestSubject, _ value: String, by speaker: FaultSpeaker) -> String {
        speaker == .program ? "\(subject.option) \(value)" : self.subject(subject, value)
    }
}

/// Why a file of stations in a folder tells nothing of the counts there.
public enum StationsUnused: String, Sendable, Codable, CaseIterable {
    /// It is no file of stations, or a wrong one.
    case unreadable
    /// Fewer than two stations have votes.
    case withoutVotes = "without-votes"
    /// Its votes are those of no result.
    case ofNoContest = "of-no-contest"
}
