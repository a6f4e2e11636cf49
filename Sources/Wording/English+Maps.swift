import ElectionFiles
import Elections
import Ground

// Column maps and files that are read by them.
extension English {
    public func sentence(_ fault: MapFault) -> String {
        switch fault {
        case .notText: "this is no text, and a map is JSON; draft one with sanding map"
        case .notJSON: "the map is not JSON from here on; correct it, or draft one anew with sanding map"
        case .noObject: "a map is an object, { … }; draft one with sanding map"
        case .unknownKey(let near?, _): "is no key of a map; perhaps \"\(near)\" is meant"
        case .unknownKey(nil, let known): "is no key of a map; there are \(list(known, most: 40))"
        case .otherType(let value): "is not what this key holds: \(phrase(value))"
        case .unknownWord(let known): "is not one of \(known.joined(separator: ", "))"
        case .noChoices:
            "the map names no choice with its votes; list them under \"choices\" ({\"votes\": COLUMN, \"name\": NAME}, and in "
                + "a long file {\"name\": VALUE})"
        case .noLevels: "the map names no level of regions; list their columns from the top under \"levels\""
        case .bothShapes:
            "the map describes one row a choice (\"long\") and columns of votes; keep \"votes\" of the choices or \"long\""
        case .codeParts:
            "a code has a column, \"lengths\" and as many \"parts\": levels from the top, and \"station\" as the last where "
                + "the station's number is in it"
        case .nameTwice: "is the name of two things; give each its own"
        case .columnTwice: "is read for two things of the map; a column is one of them"
        case .reservedName: "is the name of a figure of the forms; name it otherwise"
        case .unused:
            "no file of the run is read by this map; give a file of \(stations), or leave the map out"
        case .noParts:
            "names a sheet or a table, and the run has no workbook and no database; leave it out, or give one"
        case .unsure(let keys):
            "the draft is unsure of \(list(keys, most: 12)); check them against the file, then remove the key \"unsure\""
        case .unknownCondition(let missing, let header):
            "--where names \(counted(missing.count, "column", "columns")) that the file does not have: "
                + missing.map { "\($0.name)\($0.near.map { " (perhaps \($0)?)" } ?? "")" }.joined(
                    separator: ", ")
                + "; \(columnsThere(header))"
        case .missingColumns(let missing, let header):
            "\(counted(missing.count, "column", "columns")) of the map \(agreeing(missing.count, "is", "are")) not in the "
                + "file: "
                + missing.map { "\($0.name)\($0.near.map { " (perhaps \($0)?)" } ?? "")" }.joined(
                    separator: ", ")
                + "; \(columnsThere(header))"
        case .codeLength(let expected):
            "does not have the \(counted(expected, "character", "characters")) that the map's code has"
        case .emptyCode: "the cell is empty; every row needs this code"
        case .unknownChoice:
            "is a choice of which the map says nothing; add it to \"choices\" (or to the \"is\" of one), or to \"ignore\""
        case .rowTwice(let line, let hasParty, let hasMode):
            "stands twice for this \(station), also on line \(number(line)); remove one row"
                + (hasParty || hasMode
                    ? "" : ", or name the column that tells them apart with \"party\" or \"mode\"")
        case .modeTotal(let sum, let choice):
            "is given as the total of the modes of voting for \(choice), and the modes sum to \(number(sum)); correct one"
        case .otherFigure(let value, let line):
            "is \(number(value)) for the same \(station) on line \(number(line)); correct one, or take the column out of the map"
        case .sumTooLarge: "makes a sum larger than any count; check the column"
        case .noRow: "no row is what the map asks for; check \"where\""
        case .noFigure:
            "is no number; write what the form says, such as 71 or votes_2 71, and anything else under \"remark\""
        case .answerTwice(let line): "is answered twice, also on line \(number(line)); keep one"
        case .titlesAbove(let header):
            "titles stand above the header, which seems to be line \(number(header)); remove them, or give a map with "
                + "\"header_line\": \(header) (sanding map drafts it)"
        case .noHeaderLine:
            "the header is said to stand here, and the file ends above; correct \"header_line\""
        }
    }

    private func phrase(_ value: MapValue) -> String {
        switch value {
        case .text: "a text"
        case .columns: "the name of a column, or several in [ ]"
        case .number: "a whole number from 1"
        case .object: "an object, { … }"
        case .objects: "a list of objects, [ { … } ]"
        }
    }

    public func draftHead(_ file: String, isSure: Bool) -> String {
        "Draft of sanding map from \(file). Keys that begin with // are notes."
            + (isSure ? "" : " Check what is unsure against the file, then remove the key \"unsure\".")
    }

    public func sentence(_ reason: MapDraft.Reason, isSure: Bool) -> String {
        let said =
            switch reason {
            case .name:
                isSure
                    ? "by its name" : "by its name; others have the same rank: put them in order from the top"
            case .names(let names): "one of \(list(names, most: 12)), which can all be meant"
            case .sums(let target, let rows, let all):
                "they sum to \(target) in \(number(rows)) of \(counted(all, "row", "rows"))"
            case .sumsBeside(let other, let target, let rows, let all):
                "with \(other) they sum to \(target) in \(number(rows)) of \(counted(all, "row", "rows"))"
            case .asked: "as --where asks"
            case .alsoSum(let target):
                "they sum to \(target) as well; say under \"choices\" which of the columns are votes"
            case .sumsToAll(let target, let rows, let all):
                "they sum to \(target) in \(number(rows)) of \(counted(all, "row", "rows")), and nothing says whether these are the valid votes "
                    + "or all ballots; remove what is no choice (blank, invalid)"
            case .sumOfChoices(let rows, let all):
                "the choices sum to it in \(number(rows)) of \(counted(all, "row", "rows"))"
            case .sumWith(let columns, let rows, let all):
                "the choices with \(list(columns, most: 6)) sum to it in \(number(rows)) of \(counted(all, "row", "rows"))"
            case .sumsOtherwise(let target, let rows, let all):
                "they sum to \(target) in no more than \(number(rows)) of \(counted(all, "row", "rows")); remove what is no choice, or add "
                    + "what is missing"
            case .namesDiffer(let column, let names):
                "\(column) names several (\(list(names, most: 4))), so that a column has votes of more than one; give the rows of one race alone, "
                    + "or a file with a row a choice"
            case .shares(let columns):
                "\(list(columns, most: 4)) \(agreeing(columns.count, "holds", "hold")) decimals or percent, and a map needs votes; give the file with "
                    + "the counts"
            case .modesAdded(let besides):
                "no column has all votes of a row, so those of the modes of voting are added"
                    + (besides.isEmpty
                        ? ""
                        : "; \(list(besides)) \(agreeing(besides.count, "is a number", "are numbers")) of which nothing says what "
                            + "\(agreeing(besides.count, "it is, and may be another mode", "they are, and may be other modes"))")
            case .votesApart(let choice):
                "a row is a choice (\(choice)), and its votes stand in these columns; add a column \"votes\" with their sum to the file"
            case .mayBeTotal:
                "about as many as all others together at every \(station), as a total or the ballots have; if it is none of the choices, list it "
                    + "under \"ignore\""
            case .ownChoices(let level, let regions):
                "\(counted(regions, "region", "regions")) of \(level) have choices of their own, and people of one name would be taken for one; choose "
                    + "with --where \(level)=VALUE"
            case .ownParties(let column, let parties):
                "\(list(parties, most: 6)) \(agreeing(parties.count, "has", "have")) several choices\(parties.count > 1 ? " each" : ""), as in primaries, "
                    + "where each party votes on its own; choose with --where \(column)=VALUE, or keep it where all stand in one contest"
            case .noZeros(let ones):
                "\(counted(ones, "row has", "rows have")) 1 vote and none has 0, so rows of 0 are left out"
            case .numbers: "numbers whose sum stands in no column; remove what is no choice"
            case .onlyText: "no column has a known name; this is the first that holds text"
            case .repeated(let rows, let line, let apart):
                "\(counted(rows, "row stands", "rows stand")) twice under these columns, first on line \(number(line)); "
                    + telling(apart, rows: rows)
            case .sharedName(let column, let names):
                "\(list(names, most: 6)) \(agreeing(names.count, "stands", "stand")) beside several values of \(column), so that people of one "
                    + "name would be taken for one; write both columns under \"choice\" if they are several people, or choose rows with --where"
            case .votesOf(let values):
                "rows of \(list(values, most: 12)) are taken for votes for choices; remove those that are none"
            case .oneChoiceEach:
                "every \(station) has one row; where that holds all choices, this column names one of them, and the votes of the others stand in columns behind it"
            case .noChoice(let rows):
                "\(counted(rows, "row names", "rows name")) no choice; put \"\" under \"ignore\" if \(agreeing(rows, "it counts", "they count")) none, or "
                    + "leave \(agreeing(rows, "it", "them")) out with --where"
            case .contradicts(let other, let rows, let all):
                "by its name, and it does not fit \(other) in \(number(rows)) of \(counted(all, "row", "rows")): one of them is something else"
            case .equals(let other):
                "by its name, and it is \(other) in every row: it may be those who voted"
            case .oneOf(let values):
                "the file also has \(list(Array(values.dropFirst()), most: 12)); choose with --where COLUMN=VALUE"
            case .sameAnswers(let values):
                "each of its \(counted(values, "value", "values")) has the same answers, which several questions may have: keep it where "
                    + "they are regions; if they are questions, remove it and name one with --where COLUMN=VALUE"
            case .sameChoices(let values, let butFor, let isNeeded):
                "each of its \(counted(values, "value", "values")) has the same choices"
                    + (butFor.isEmpty ? "" : " but for \(list(butFor, most: 6)), which not all have")
                    + ", so it is a region"
                    + (isNeeded
                        ? "; without it rows of several regions would be taken for one"
                        : "; if it is the seat that is voted for, remove it and name one with --where COLUMN=VALUE")
            case .missing: "nothing was found; add it"
            case .noSuchValue(let values):
                "no row has it; the column has \(list(values, most: 12)): name one with --where COLUMN=VALUE"
            case .words(let words):
                "\(list(words, most: 6)) stands where a count should; say what stands for an empty cell with --empty, or "
                    + "correct the file"
            case .grouped(let texts):
                "\(list(texts, most: 3)) \(agreeing(texts.count, "has", "have")) marks between thousands; if so, name the number style with "
                    + "\(styles(texts, or: "or")) where the file is read"
            case .twoMarks: "it has two marks between its thousands and can be no decimal"
            case .noDecimalMark:
                "a blank or an apostrophe between digits is a mark of thousands, and never of decimals"
            case .tooLarge(let texts):
                "\(list(texts, most: 6)) \(agreeing(texts.count, "is", "are")) larger than any count, at most \(number(Int(Int32.max))); "
                    + "leave the column out if it holds codes, or correct the file"
            case .emptyCells(let cells, let line):
                "\(counted(cells, "cell is", "cells are")) empty, first on line \(number(line)), and every station needs its region: "
                    + "fill \(agreeing(cells, "it", "them")), or leave the column out; a row that is a total may stay"
            case .namesakes:
                "another column has the same name, so that neither can be read; give each its own"
            case .oneRowEach: "none is needed: the levels tell every row from the others"
            case .noRegions: "no column names a region: all rows are one"
            }
        return (isSure ? "sure: " : "UNSURE: ") + said
    }

    /// What to do about rows that stand twice.
    private func telling(_ apart: MapDraft.Apart?, rows: Int) -> String {
        guard let apart else {
            return "add the column that tells \(agreeing(rows, "it", "them")) apart, or remove total rows"
        }
        let start = "\(apart.column) tells \(agreeing(rows, "it", "them")) apart"
        guard let value = apart.values.first else {
            return start + ": add it if it names \(stations), or remove total rows"
        }
        return start + " (\(list(apart.values, most: 6))): choose rounds, offices or ballots with --where "
            + "\(apart.column)=\(value), and add it if it names \(stations)"
    }

    public func unused(_ columns: [String], nameless: [Int]) -> String {
        let places = nameless.map { "column \($0), which has no name" }
        return "not used: \(list(columns + places, most: 60))"
    }

    public func draftSummary(_ file: String, unsure: [String]) -> String {
        unsure.isEmpty
            ? "\(file): the draft is sure of every part; see it with sanding map --check, and use it with --map."
            : "\(file): the draft is unsure of \(list(unsure, most: 12)); check these in the draft, then remove the key "
                + "\"unsure\"."
    }

    public func previewHead(_ file: String, stations: Int) -> String {
        "\(file): \(numbers.count(stations, .station)). The first, as understood:"
    }

    public var sumOfAll: String { "sum of all" }

    public var emptyCells: String { "empty cells" }

    public func mapUsed(_ map: String, for file: String, choices: [String]) -> String {
        let names = choices.enumerated().map { "\(Choice(index: $0)) \($1)" }
        return "\(file): read by the map \(map)"
            + (names.isEmpty ? "." : "; choices: \(list(names, most: 12)).")
    }

    public func remark(_ remark: MapRemark, in file: String) -> String {
        switch remark {
        case .headerDiffers(let wanted, let found):
            "\(file): the column \"\(found)\" is read as \"\(wanted)\"; the names differ only in letter case or blanks."
        case .zeroDecimals(let cells, let line, let column, let value):
            "\(file): \(counted(cells, "whole number is", "whole numbers are")) written with zeros behind "
                + "the point, first on line \(number(line)), column \(column) (\(value)); read without."
        case .dates(let cells, let line, let column, let value):
            "\(file): \(counted(cells, "cell", "cells")) of \(column) \(agreeing(cells, "looks", "look")) like a "
                + "date that a spreadsheet made of a name such as 4-1, first on line \(number(line)) (\(value)); check "
                + "against the original."
        case .missingRows(let stations, let line, let choice):
            "\(file): \(numbers.count(stations, .station)) without a row for \(choice), first on line \(number(line)); the votes are "
                + "unknown there, not 0; where the file leaves rows of 0 out, put \"no_row\": 0 under \"long\" in the map."
        case .zerosLeftOut(let stations):
            "\(file): \(numbers.count(stations, .station)) without rows for some choices \(agreeing(stations, "has", "have")) 0 votes for them, as the map "
                + "says (\"no_row\")."
        case .rowsEmpty(let rows, let line):
            "\(file): \(counted(rows, "row has", "rows have")) no filled cell, first on line \(number(line)), and \(agreeing(rows, "is", "are")) left out."
        case .rowsLeftOut(let rows, let used):
            "\(file): \(counted(used, "row is", "rows are")) used, \(counted(rows, "other is", "others are")) left out by the map."
        case .totalsOfModes(let count):
            "\(file): \(counted(count, "total of the modes of voting equals", "totals of the modes of voting equal")) the sum of the modes, and \(agreeing(count, "is", "are")) not added to it."
        }
    }
}
