import Consistency
import Elections
import Estimation
import Ground
import Reconciliation
import Statistics
import Wording

/// Why a verb gives no result: a code, what it is about, and a sentence that names no program.
///
/// Work that is told to end throws Swift's `CancellationError` instead.
public enum SandingError: Error, Sendable, Equatable {
    /// What a column of codes was wanted for.
    public enum ColumnRole: String, Sendable, Codable { case stratum, cluster, regions }

    /// What a pair was wanted for.
    public enum PairRole: String, Sendable, Codable {
        /// The plan is for its share.
        case target
        /// Stations are missing more often where it is strong.
        case missing
    }

    // MARK: What was asked for

    /// A contest of files that are no election folder.
    case contestWithoutFolder(contest: String)
    /// A contest that the folder or the pages do not have.
    case unknownContest(contest: String, known: [String], isFolder: Bool)
    /// A reading that the folder does not have, and those that may be meant.
    case unknownReading(reading: String, known: [String])
    /// Terms of an election that the rule book does not have.
    case unknownForm(form: String, known: [String])
    /// A column of counts where codes are needed.
    case columnOfCounts(column: String, role: ColumnRole)
    /// Pairs are numbered from 1 to `pairs`.
    case unknownPair(pair: Choice, pairs: Int, role: PairRole)
    /// More stations than the count has.
    case tooManyStations(asked: Int, count: Int)
    /// Fewer stations than strata need.
    case tooFewStations(asked: Int, least: Int, perStratum: Int)
    /// Every stratum has one station, so that nothing shows how stations differ.
    case noStratumWithTwo
    /// More samples than memory holds.
    case tooManySamples(asked: Int, most: Int, pairs: Int)

    /// A text that should be a number as it is printed.
    case notANumber(text: String)

    // MARK: What files hold

    /// A file of rules that is not JSON.
    case rulesNotJSON(file: String, line: Int, kind: JSONFault.Kind)
    /// A file of rules of another shape than the built-in ones.
    case rulesOfOtherShape(file: String, fault: FormRulebook.ShapeFault)
    /// A rule that makes no sense; `file` is `nil` for one that was given as a value.
    case rule(file: String?, RuleFault)
    case table(TableProblems)
    case file(FileFault)
    case sample(SampleFault)
    case estimation(EstimationError)
    case statistics(StatisticsError)
}

extension SandingError {
    /// Public code of the kind, for programs.
    public var code: String {
        switch self {
        case .contestWithoutFolder: "contest-without-folder"
        case .unknownContest: "unknown-contest"
        case .unknownReading: "unknown-reading"
        case .unknownForm: "unknown-form"
        case .columnOfCounts: "column-of-counts"
        case .unknownPair: "unknown-pair"
        case .tooManyStations: "too-many-stations"
        case .tooFewStations: "too-few-stations"
        case .noStratumWithTwo: "no-stratum-with-two"
        case .tooManySamples: "too-many-samples"
        case .notANumber: "not-a-number"
        case .rulesNotJSON: "rules-not-json"
        case .rulesOfOtherShape: "rules-of-other-shape"
        case .rule: "rule"
        case .table: "table"
        case .file(let fault):
            switch fault.kind {
            case .missing: "file-missing"
            case .unreadable: "file-unreadable"
            case .unusable: "file-unusable"
            case .unwritable: "file-unwritable"
            }
        case .sample: "sample"
        case .estimation: "estimation"
        case .statistics: "statistics"
        }
    }
}

extension SandingError: CustomStringConvertible {
    /// In English; other languages by ``sentence(_:_:by:)``.
    public var description: String { sentence(.english) }

    /// What a person reads of it, with its place and what to do.
    ///
    /// - Parameters:
    ///   - language: The reader's.
    ///   - vocabulary: What things are called; general words are right everywhere.
    ///   - speaker: Whether settings are named as in the library or as options of the program.
    public func sentence(
        _ language: Language, _ vocabulary: Vocabulary = .general, by speaker: FaultSpeaker = .library
    ) -> String {
        let words = language.wording(vocabulary)
        if let (subject, fault) = request(words, speaker) {
            let said = words.sentence(fault, by: speaker)
            return subject.isEmpty ? said : "\(subject) \(said)"
        }
        return switch self {
        case .rule(let file, let fault):
            (file.map { "\($0): " } ?? "") + "\(words.theRule) \(words.sentence(fault))"
        case .table(let problems): words.sentence(problems)
        case .file(let fault): words.sentence(fault)
        case .sample(let fault): words.sentence(fault)
        case .estimation(let error): words.sentence(error)
        case .statistics(let error): words.sentence(error)
        default: code
        }
    }

    /// What was asked for, as it stands before the sentence, and why it cannot be done; `nil` for faults of files.
    private func request(
        _ words: any Wording, _ speaker: FaultSpeaker
    ) -> (subject: String, fault: RequestFault)? {
        func asked(_ subject: RequestSubject, _ value: Any) -> String {
            words.asked(subject, "\(value)", by: speaker) + ":"
        }
        return switch self {
        case .contestWithoutFolder(let contest): (asked(.contest, contest), .noContests)
        case .unknownContest(let contest, let known, let isFolder):
            (
                asked(.contest, contest),
                .unknownContest(
                    near: Spelling.nearest(to: contest, among: known), known: known, isFolder: isFolder)
            )
        case .unknownReading(let reading, let known): ("\(reading):", .unknownReading(known: known))
        case .unknownForm(let form, let known): (asked(.form, form), .unknownForm(known: known))
        case .columnOfCounts(let column, let role):
            (asked(role.subject, column), .columnOfCounts)
        case .unknownPair(let pair, let pairs, let role):
            (asked(role == .target ? .pair : .missingByPair, pair), .unknownPair(pairs: pairs))
        case .tooManyStations(let asking, let count):
            (asked(.stations, asking), .tooManyStations(count: count))
        case .tooFewStations(let asking, let least, let perStratum):
            (asked(.stations, asking), .tooFewStations(least: least, perStratum: perStratum))
        case .noStratumWithTwo: ("", .noStratumWithTwo)
        case .tooManySamples(let asking, let most, let pairs):
            (asked(.replicates, asking), .tooManySamples(most: most, pairs: pairs))
        case .notANumber(let text): ("\"\(text)\"", .notANumber)
        case .rulesNotJSON(let file, let line, let kind):
            (words.place(file, line: line, column: nil) + ":", .rulesNotJSON(kind))
        case .rulesOfOtherShape(let file, let fault): (file + ":", .rulesOfOtherShape(fault))
        case .rule, .table, .file, .sample, .estimation, .statistics: nil
        }
    }
}

extension SandingError.ColumnRole {
    fileprivate var subject: RequestSubject {
        switch self {
        case .stratum: .stratum
        case .cluster: .cluster
        case .regions: .by
        }
    }
}

extension SandingError {
    /// Does the work of a verb; what it throws becomes an error of this kind.
    ///
    /// - Throws: ``SandingError``; `CancellationError` where the work was told to end; anything else is a bug.
    static func naming<Value>(rules: String? = nil, _ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch EstimationError.stopped {
            throw CancellationError()
        } catch let fault as TableProblems {
            throw SandingError.table(fault)
        } catch let fault as FileFault {
            throw SandingError.file(fault)
        } catch let fault as SampleFault {
            throw SandingError.sample(fault)
        } catch let fault as EstimationError {
            throw SandingError.estimation(fault)
        } catch let fault as StatisticsError {
            throw SandingError.statistics(fault)
        } catch let fault as RuleFault {
            throw SandingError.rule(file: rules, fault)
        }
    }
}
