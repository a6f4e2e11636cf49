import Elections
import Ground

/// What is the matter with a column map, or with a file that one is applied to.
public enum MapFault: FaultKind {
    // MARK: The map

    /// The file is no text at all.
    case notText
    case notJSON(JSONFault.Kind)
    case noObject
    /// A key that maps do not have.
    case unknownKey(near: String?, known: [String])
    /// A value of another kind than the key has.
    case otherType(MapValue)
    case unknownWord(known: [String])
    case noChoices
    case noLevels
    /// Both one row a station and one row a choice are described.
    case bothShapes
    /// Lengths and parts of a code that do not belong together.
    case codeParts
    /// A name that two things get.
    case nameTwice
    /// A column that two things of the map are read from.
    case columnTwice
    /// A name that belongs to something else: a region with the name of a count.
    case reservedName

    /// Keys that a draft was unsure of and nobody has confirmed.
    case unsure([String])

    /// No file of stations is read by the map.
    case unused
    /// A sheet or table of a file that has none.
    case noParts

    // MARK: The file

    /// Columns of which rows are to be chosen and that the file does not have.
    case unknownCondition([MissingColumn], header: [String])
    /// Columns of the map that the file does not have, and for each what may be meant.
    case missingColumns([MissingColumn], header: [String])
    /// A code of another length than the map says.
    case codeLength(expected: Int)
    case emptyCode
    /// A value of the column of choices of which the map says nothing.
    case unknownChoice
    /// A second row of the same choice of a station.
    case rowTwice(line: Int, hasParty: Bool, hasMode: Bool)
    /// A total that is not the sum of its modes.
    case modeTotal(sum: Int, choice: String)
    /// A figure of a station that is another one on an earlier row of it.
    case otherFigure(value: Int, line: Int)
    /// A number that makes a sum larger than any count.
    case sumTooLarge
    /// Rows that no condition lets through.
    case noRow
    /// A second answer to one row of a worklist.
    case answerTwice(line: Int)
    /// A corrected figure of a worklist without a number.
    case noFigure
    /// Titles stand above the header.
    case titlesAbove(header: Int)
    /// The header is said to stand below the end of the file.
    case noHeaderLine
}

/// What a key of a map holds.
public enum MapValue: Sendable, Hashable {
    case text, columns, number, object, objects
}

/// A column that a file lacks.
public struct MissingColumn: Sendable, Hashable {
    public var name: String
    /// A column of the file that may be meant.
    public var near: String?

    public init(_ name: String, near: String?) {
        self.name = name
        self.near = near
    }
}
