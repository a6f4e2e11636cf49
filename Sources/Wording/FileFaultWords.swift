import Archive
import Consistency
import ElectionFiles
import Elections
import Estimation
import Feeds
import Ground
import Reconciliation
import Statistics
import Workbooks

/// Words about files that cannot be read or written, and about the text of tables.
public protocol FileFaultWords: WordingBasics {
    /// Where a fault stands: `recap.csv, line 3, column votes`.
    ///
    /// - Parameters:
    ///   - file: Name of the file.
    ///   - line: From 1; `nil` where the whole file is meant.
    ///   - column: Name of the column, or its number.
    func place(_ file: String, line: Int?, column: String?) -> String
    /// Faults of a file beyond those written out, with the file.
    func more(_ hidden: Int, of all: Int, in file: String) -> String
    /// What follows the place, or the value where one is shown.
    func sentence(_ fault: TextFault) -> String
    func sentence(_ format: OtherFormat) -> String
    func sentence(_ cause: FileCause) -> String
    func sentence(_ cause: OutputCause) -> String
    func sentence(_ cause: PictureCause) -> String
    /// Why the system refuses, within a sentence.
    func word(_ refusal: SystemRefusal) -> String
    /// What to do then, behind a semicolon.
    func advice(_ refusal: SystemRefusal) -> String
}

extension Wording {
    /// What is the matter, without its place; every type of a kind is known here.
    public func sentence(_ kind: any FaultKind) -> String {
        switch kind {
        case let fault as TextFault: sentence(fault)
        case let cause as FileCause: sentence(cause)
        case let cause as OutputCause: sentence(cause)
        case let cause as PictureCause: sentence(cause)
        case let fault as PageFault: sentence(fault)
        case let fault as FolderFault: sentence(fault)
        case let fault as StationFault: sentence(fault)
        case let fault as MapFault: sentence(fault)
        case let fault as SampleFaultKind: sentence(fault)
        case let fault as RuleFaultKind: sentence(fault)
        case let fault as WorkbookFault: sentence(fault)
        case let fault as ArchiveFault: sentence(fault)
        case let cause as ProofCause: sentence(cause)
        case let reason as UnreadReason: sentence(reason)
        default: "\(kind)"
        }
    }

    /// A fault of a table with its place and value, fit for a terminal.
    public func sentence(_ problem: TableProblem) -> String {
        let named = problem.place.map { self.place(problem.file, at: $0) } ?? problem.file
        let start = place(
            named.escapedForTerminal, line: problem.line, column: problem.column?.escapedForTerminal)
        let said = sentence(problem.kind).escapedForTerminal
        return "\(start): " + (problem.value.map { "\"\(TableProblem.shown($0))\" " } ?? "") + said
    }

    /// Faults of tables, a line each.
    public func sentence(_ problems: TableProblems) -> String {
        let rest = problems.longFiles.map {
            more($0.all - TableProblems.shownPerFile, of: $0.all, in: $0.file)
        }
        return (problems.problems.map(sentence) + rest).joined(separator: "\n")
    }

    /// A file that cannot be opened, read or written, and why.
    public func sentence(_ fault: FileFault) -> String {
        "\(fault.file.escapedForTerminal): \(sentence(fault.cause))"
    }

    /// A fault of any room in a sentence.
    ///
    /// - Returns: An error of none of the rooms as developers see it.
    public func sentence(of error: any Error) -> String {
        switch error {
        case let problems as TableProblems: sentence(problems)
        case let fault as FileFault: sentence(fault)
        case let fault as SampleFault: sentence(fault)
        case let fault as RuleFault: sentence(fault)
        case let error as EstimationError: sentence(error)
        case let error as StatisticsError: sentence(error)
        default: "\(error)"
        }
    }
}
