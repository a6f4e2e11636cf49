import Foundation
import Ground

/// The way from a text back to the file from which it was made: a sheet of a workbook, a file that a map was applied to.
public struct FilePlaces: Sendable, Equatable {
    private let identity: UUID
    private let ofLine: @Sendable (Int) -> Int
    private let ofProblem: @Sendable (TableProblem) -> TableProblem

    /// - Parameters:
    ///   - line: Line of the file for a line of the text, from 1.
    ///   - problem: A fault of the text at its place in the file.
    public init(
        line: @escaping @Sendable (Int) -> Int, problem: @escaping @Sendable (TableProblem) -> TableProblem
    ) {
        identity = UUID()
        ofLine = line
        ofProblem = problem
    }

    /// Line of the file for a line of the text, from 1.
    public func line(_ line: Int) -> Int { ofLine(line) }

    /// A fault of the text at its place in the file.
    public func placed(_ problem: TableProblem) -> TableProblem { ofProblem(problem) }

    /// First this way, then another that leads further back.
    public func then(_ other: FilePlaces?) -> FilePlaces {
        guard let other else { return self }
        return FilePlaces {
            other.line(line($0))
        } problem: {
            other.placed(placed($0))
        }
    }

    /// Does what reads a text; its faults get their places in the file.
    public func naming<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let problems as TableProblems {
            throw problems.mapping(placed)
        }
    }

    public static func == (one: FilePlaces, other: FilePlaces) -> Bool { one.identity == other.identity }
}

extension ColumnTable {
    /// Line of the file for each row.
    ///
    /// - Parameter places: The way to the file from which the text was made; `nil` where it is the file.
    func lines(_ places: FilePlaces?) -> @Sendable (Int) -> Int {
        guard let places else { return { line(ofRow: $0) } }
        return { places.line(line(ofRow: $0)) }
    }
}

/// A path as it is given: a file, and behind a `#` a part of it, such as a sheet.
public struct InputPath: Sendable, Equatable {
    /// The file or folder.
    public let file: String
    /// Name or number of the part; `nil` for the whole.
    public let part: String?

    /// - Parameter path: As given; a file whose own name has a `#` is meant where it is there.
    public init(_ path: String) {
        guard !FileManager.default.fileExists(atPath: path), let mark = path.lastIndex(of: "#"),
            FileManager.default.fileExists(atPath: String(path[..<mark]))
        else {
            (file, part) = (path, nil)
            return
        }
        (file, part) = (String(path[..<mark]), String(path[mark...].dropFirst()))
    }
}
