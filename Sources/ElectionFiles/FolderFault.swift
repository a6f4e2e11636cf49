import Elections
import Ground

/// What is the matter with the files of an election folder.
public enum FolderFault: FaultKind {
    // MARK: The folder and its description

    case noFolder
    case isFile
    case noContestsFile
    /// A file that names what the others use.
    case missingFile
    case linkOutside
    /// A path of `datapackage.json` that is none inside the folder.
    case pathElsewhere
    case pathAbove
    case missingProperty(String)
    case noObject
    case otherType(property: String)
    case notJSON
    /// A rule of winning whose terms cannot be.
    case winnerRule(String)
    /// A key that no rule has.
    case winnerRuleKey(String, rule: String, near: String?, known: [String])

    // MARK: Rows

    case standsTwice
    case standsTwiceIn(contest: String)
    /// A row of the same reading, or capture, says otherwise.
    case rowsDisagree(line: Int, id: String, isCapture: Bool)
    case choiceTwice(id: String, isCapture: Bool)
    case notDate
    /// An outage that ends on a day before it began.
    case endsBefore(from: String)
    case notLevel
    case notMargin
    case noSample
    /// One margin for all where the margins of a reading differ.
    case marginsDiffer(id: String)
    /// One end of a range without the other.
    case openRange
    case rangeReversed
    case outsideRange
    case notBaseOfTurnout

    // MARK: Between the files

    case noRegion(contest: String)
    case unknownRegion(contest: String?)
    case unknownContest
    case unknownChoice(contest: String)
    /// A second figure of the official result; `owner` is the choice that has it elsewhere, `line` that of the first.
    case secondFigure(
        choice: Choice, contest: String, region: String, owner: Choice?, line: Int?, figure: String?)
    case notSum(sum: Int, contest: String, region: String)
    /// Official shares of one place that sum to more than 100.
    case officialSharesOver(sum: String, contest: String, region: String)
    /// A fraction of 1 where percent stands; with the percent that it would be.
    case fraction(percent: String)
    /// The same of a margin of error, which could also be printed so.
    case marginFraction(percent: String)
    /// Votes that are far less of the total than a reading gives this choice.
    case smallBesideTotal(valid: Int, id: String)
    case notSumOfCapture(sum: Int, id: String, contest: String)
    case sharesOff(id: String, pollster: String, contest: String, sum: String)
    case moreStationsThanAll(Int)
}

/// What is the matter with files of stations, results of levels, frames and probabilities, or with two of them.
public enum StationFault: FaultKind {
    case noStation
    /// A header in which no column has a name of its own.
    case noColumnNames
    /// No column of regions; `hasRows` where that matters only because there is more than one row.
    case noRegionColumn([String], hasRows: Bool)
    /// No column of votes by our name; whether it seems to have a row for each choice instead.
    case noVotes(header: [String], hasRowsOfChoices: Bool)
    case missingChoice(last: Int)
    case tooManyChoices(most: Int)
    case emptyCode
    case noCountColumn
    case noRow
    case secondStations(other: String)
    case secondSheet(level: String, other: String)
    case nothingToCheck
    /// A folder of folders that can be checked: the first ones, and how many there are.
    case onlyContestFolders([String], count: Int)
    /// A row of a frame; no name is the whole.
    case groupTwice(String?, line: Int)
    case groupsRepeat(Int)
    case emptyStation
    case notProbability
    /// A file of rules that is no text.
    case rulesNotText
    case codeOfSeveral(level: String, regions: [String])

    // MARK: A past count

    case noCompleteVotes
    case noVote
    case missingColumn
    case negativeCount
    case tooManyVotes

    // MARK: Two files

    case otherChoices(own: Int, other: Int, file: String)
    /// Codes of another list: names of the lists, and a district of each.
    case otherCodes(own: String, ownDistrict: String, file: String, other: String, otherDistrict: String)
    case noCommonLevel(file: String)
    case dotted(level: String, file: String, own: String, other: String)
    case zerosLost(level: String, file: String, own: String, other: String)
    case noCommonRegion(level: String, file: String, own: String, other: String)
    case otherColumns([String], file: String, others: [String])
    case noStationNumber(file: String)
    case noCommonStation(own: String, other: String, file: String)
    case otherVoters(differing: Int, inCommon: Int, file: String)
    /// Most stations are the same under other numbers or codes of regions.
    case relabelled(Relabelling, file: String)
}
