extension MapDraft {
    /// Why a part of the map is what it is.
    public enum Reason: Sendable, Hashable {
        /// The name of the column is one of the words for it.
        case name
        /// The name has several meanings, or another column has it too.
        case names([String])
        /// The columns add up to another one in so many of so many rows.
        case sums(to: String, rows: Int, of: Int)
        /// The columns and another one add up to a third in so many of so many rows.
        case sumsBeside(String, to: String, rows: Int, of: Int)
        /// Rows with these values were asked for.
        case asked
        /// Other columns than those that were taken, which add up to one as well.
        case alsoSum(to: String)
        /// The columns add up to one of which nothing says whether ballots for no choice are in it.
        case sumsToAll(String, rows: Int, of: Int)
        /// The choices add up to the column in so many of so many rows.
        case sumOfChoices(rows: Int, of: Int)
        /// The choices and other columns sum to it.
        case sumWith([String], rows: Int, of: Int)
        /// Columns with the numbers of choices that add up to the valid votes in so few of so many rows.
        case sumsOtherwise(to: String, rows: Int, of: Int)
        /// A column beside one of votes names several choices.
        case namesDiffer(column: String, names: [String])
        /// Columns with decimals or percent signs, where none has votes.
        case shares([String])
        /// A row is a choice, and its votes stand in several columns.
        case votesApart(choice: String)
        /// No column has all votes of a row: those of the modes of voting are added; beside them stand numbers of which nothing says
        /// what they are.
        case modesAdded(besides: [String])
        /// A choice with about as many votes as all others together at every station.
        case mayBeTotal
        /// Regions of a level that have choices of their own: its column, and how many.
        case ownChoices(level: String, regions: Int)
        /// Several choices of each of these parties stand in one contest, as where each party has a primary of its own.
        case ownParties(column: String, parties: [String])
        /// A name that stands beside several values of another column, as where it is that of several candidates: the column, and names.
        case sharedName(column: String, names: [String])
        /// Values of the column that says which rows are votes for choices, where it has several.
        case votesOf([String])
        /// No station has a second row, as where a row is all choices of a station and the column names one of them.
        case oneChoiceEach
        /// So many rows name no choice.
        case noChoice(rows: Int)
        /// A figure that does not fit that of another column, as more votes than voters, in so many of so many rows.
        case contradicts(String, rows: Int, of: Int)
        /// A figure that is the same as another column in every row.
        case equals(String)
        /// So many rows have 1 vote and none has 0, while stations lack rows of some choices.
        case noZeros(ones: Int)
        /// Numbers between others, whose sum was found nowhere.
        case numbers
        /// Nothing better was found.
        case onlyText
        /// Rows that the columns do not tell apart: how many, and the first line.
        case repeated(rows: Int, line: Int, apart: Apart?)
        /// The values that a column has, with their rows; the first was taken.
        case oneOf([String])
        /// So many seats have the same choices each, but for some that not all of them have, and are regions; whether stations of
        /// one name stand in several.
        case sameChoices(values: Int, butFor: [String], isNeeded: Bool)
        /// So many seats have the same answers, such as yes and no, which several questions may have.
        case sameAnswers(values: Int)
        /// Nothing in the file is this.
        case missing
        /// No row has the value that was asked for; those that the column has, with most votes first.
        case noSuchValue([String])
        /// A station has no name of its own, and its levels tell it from the others.
        case oneRowEach
        /// No column names a region.
        case noRegions
        /// Cells of a column of counts that hold something else.
        case words([String])
        /// Cells of a level that are empty, where every station needs its region: how many, and the first line.
        case emptyCells(Int, line: Int)
        /// Columns with the name of another one.
        case namesakes
        /// Whole numbers that are larger than any count that is read.
        case tooLarge([String])
        /// Whole numbers with marks between their thousands, with which files are read only where the style is named.
        case grouped([String])
        /// A whole number with two marks between its thousands, which shows how numbers are written.
        case twoMarks
        /// A whole number with a blank or an apostrophe between its thousands, which is no decimal mark anywhere.
        case noDecimalMark
    }

    /// A column that tells rows apart which other columns do not.
    public struct Apart: Sendable, Hashable {
        public var column: String
        /// Its values, where rows of one of them can be chosen: each stands at most stations, as a round of voting does.
        public var values: [String]

        public init(column: String, values: [String]) { (self.column, self.values) = (column, values) }
    }
}
