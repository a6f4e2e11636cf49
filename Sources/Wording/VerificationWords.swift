import Ground

/// Words about reports that are made again and compared.
public protocol VerificationWords: WordingBasics {
    /// What follows the name of the report or the input.
    func sentence(_ cause: ProofCause) -> String
    /// All files of a report are what its inputs give.
    func sameReport(files: Int, inputs: Int) -> String
    /// So many of its files are not, before they are named; 0 where an input is another and nothing else is.
    func otherReport(_ differing: Int, of files: Int) -> String
    /// Nothing could be compared, because the command ended without a report.
    var noReportMade: String { get }
    /// A file that is not what was made again, and where.
    func sentence(_ difference: FolderComparison.Difference) -> String
    /// A byte of a file by its number, from 0.
    func numbered(byte: Int) -> String
    /// An input with another digest than the proof's.
    func otherInput(_ name: String) -> String
    /// Two inputs, each of which is what the report read as the other.
    func exchangedInputs(_ first: String, _ second: String) -> String
    /// The report is of another version of the program.
    func otherVersion(_ made: String, now: String) -> String
    /// Files that differ beyond those named.
    func otherFiles(_ count: Int) -> String
}

extension Wording {
    /// A file, and a place in it.
    func place(_ path: String, _ place: FileDifference.Place) -> String {
        switch place {
        case .cell(let line, let column): self.place(path, line: line, column: column)
        case .line(let line): self.place(path, line: line, column: nil)
        case .value(let value): "\(path), \(value)"
        case .byte(let byte): "\(path), \(numbered(byte: byte))"
        }
    }
}
