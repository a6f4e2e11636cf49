import Consistency
import Elections
import Estimation
import Ground
import Reconciliation
import Statistics

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
    /// Terms of an election that the rule book does not have.
    case unknownForm(form: String, known: [String])
    /// A column of counts where codes are needed.
    case columnOfCounts(column: String, role: ColumnRole)
    /// Pairs are numbered from 1 to `pairs`.
    case unknownPair(pair: Int, pairs: Int, role: PairRole)
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
    case rulesNotJSON(file: String, line: Int, reason: String)
    /// A file of rules of another shape than the built-in ones.
    case rulesOfOtherShape(file: String, reason: String)
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
            case .unwritable: "file-unwritable"
            }
        case .sample: "sample"
        case .estimation: "estimation"
        case .statistics: "statistics"
        }
    }
}

extension SandingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .contestWithoutFolder(let contest): "contest \(contest): only an election folder has contests"
        case .unknownContest(let contest, let known, let isFolder):
            "contest \(contest): the \(isFolder ? "folder" : "input") has no such contest; it has "
                + CountText.list(known)
        case .unknownForm(let form, let known):
            "form \(form): there is no such form; there are \(CountText.list(known))"
        case .columnOfCounts(let column, let role):
            "\(role.rawValue) \(column): the column holds counts; name one that holds codes"
        case .unknownPair(let pair, let pairs, _):
            "pair \(pair): the pairs are numbered from 1 to \(pairs); give one of these"
        case .tooManyStations(let asked, let count):
            "\(asked) stations: the count has only \(CountText.of(count, .station)); give at most so many"
        case .tooFewStations(let asked, let least, let perStratum):
            "\(asked) stations: at least \(least) are needed (\(perStratum) in every stratum); take more or name "
                + "a coarser stratum"
        case .noStratumWithTwo:
            "no stratum has two stations, so nothing shows how stations of one stratum differ; name a coarser one"
        case .tooManySamples(let asked, let most, let pairs):
            "\(asked) samples: too many for \(CountText.of(pairs, .pair)); give at most \(most)"
        case .notANumber(let text): "\"\(text)\" is not a number as it is printed; write it like 41.90"
        case .rulesNotJSON(let file, let line, let reason):
            "\(file), line \(line): \(reason); compare the file with the built-in rules"
        case .rulesOfOtherShape(let file, let reason): "\(file): \(reason); see the built-in rules"
        case .rule(let file, let fault): (file.map { "\($0): " } ?? "") + "the rule \(fault)"
        case .table(let problems): "\(problems)"
        case .file(let fault): "\(fault)"
        case .sample(let fault): "\(fault)"
        case .estimation(let fault): "\(fault)"
        case .statistics(let fault): "\(fault)"
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
