import ElectionFiles
import Elections

// Faults of election folders, and of files of stations and of results of levels.
extension English {
    public func sentence(_ fault: FolderFault) -> String {
        switch fault {
        case .noFolder: "there is no such folder; check the name"
        case .isFile: "this is a file; give the folder that holds contests.csv and its companions"
        case .noContestsFile:
            "the folder has no contests.csv; it needs contests.csv and candidates.csv, and takes recap.csv, "
                + "quick_counts.csv and others"
        case .missingFile: "the folder lacks this file; it must name what the other files use"
        case .linkOutside: "the file is a link to a place outside the folder; copy it in"
        case .pathElsewhere: "is not a path inside the folder; name a file beside datapackage.json"
        case .pathAbove: "leaves the folder; name a file beside datapackage.json"
        case .missingProperty(let name): "the property \"\(name)\" is missing; " + orRemove
        case .noObject: "the file does not hold a JSON object; " + orRemove
        case .otherType(let property): "the property \(property) has the wrong type; " + orRemove
        case .notJSON: "the file is not JSON; " + orRemove
        case .winnerRule(let name):
            "rule \(name): percentages lie from 0 to 100, a part of the regions is at most 1, and region_at_least_percent goes with regions_more_than_percent or regions_at_least; or_else goes with more_than_percent"
        case .winnerRuleKey(let key, let rule, let near, let known):
            "rule \(rule): a rule has no \(key)"
                + (near.map { "; did you mean \($0)?" } ?? "; it has \(list(known, most: known.count))")
        case .standsTwice: "stands twice; remove one of the rows"
        case .standsTwiceIn(let contest): "stands twice in \(contest); correct one of the rows"
        case .rowsDisagree(let line, let id, let isCapture):
            "differs from line \(line) of the same \(page(isCapture)) (\(id)); rows of one \(page(isCapture)) must agree"
        case .choiceTwice(let id, let isCapture):
            "stands twice in the \(page(isCapture)) \(id); remove one row, or give the \(page(isCapture))s different "
                + (isCapture ? "capture_id" : "qc_id")
        case .endsBefore(let from):
            "is before the outage began (\(from)); correct one of the two, or leave the cell empty where no end was reported"
        case .notDate: "is not a date; write it like 2018-06-27"
        case .notLevel: "is not a confidence level; it lies between 50 and 100, such as 95"
        case .notMargin:
            "is not a margin of error; it is more than 0 and at most 50 points; leave the cell empty where none is printed"
        case .noSample: "is no sample; leave the cell empty if the size is unknown"
        case .marginsDiffer(let id):
            "is one margin for all, and the margins of reading \(id) differ; give one margin, or margin_of share"
        case .openRange: "the cell is empty and the other end of the range is given; give both"
        case .rangeReversed: "is above high_pct; correct one"
        case .outsideRange: "lies outside low_pct and high_pct; correct one"
        case .notBaseOfTurnout:
            "is not what turnout is a share of; it is registered, or the cell is empty"
        case .noRegion(let contest):
            "\(contest) has no region_code and its \(recap) names several regions; write the code of the region that "
                + "elects"
        case .unknownRegion(let contest):
            (contest.map { "of \($0) " } ?? "") + "is not in regions.csv; add it there or correct it here"
        case .unknownContest: "is not in contests.csv; add it there or correct it here"
        case .unknownChoice(let contest):
            "has no \(pair) in candidates.csv for \(contest); add the \(pair) or correct the number"
        case .secondFigure(let choice, let contest, let region, let owner, let line, let figure):
            "is a second figure for \(pair) \(choice) of \(contest) in \(region)"
                + (owner.map { ", the figure that \(pair) \($0) has elsewhere" } ?? "")
                + " (\(line.map { "line \($0)" } ?? "another row") has \(figure ?? "none")); remove one, or mark an earlier one status=superseded, or either status=conflict where it is open which holds"
        case .notSum(let sum, let contest, let region):
            "is not the sum of the \(pairs), \(sum) (\(contest), \(region)); correct a figure, or mark the doubtful row "
                + "status=conflict"
        case .officialSharesOver(let sum, let contest, let region):
            "the official shares of \(contest) in \(region) sum to \(sum), more than 100; correct a share, or mark the doubtful row status=conflict"
        case .fraction(let percent):
            "is a fraction of 1, and this column has percent; write \(percent), and the figures beside it likewise"
        case .marginFraction(let percent):
            "is a margin that no sample can give; write \(percent) if it is a fraction of 1, or mark the reading stage=garbled if the page prints it so"
        case .smallBesideTotal(let valid, let id):
            "is a small part of the \(valid) valid votes, and reading \(id) gives many times as much; write all official "
                + "figures in votes, none in thousands, or correct the one that is wrong"
        case .notSumOfCapture(let sum, let id, let contest):
            "is not the sum of the \(pairs), \(sum), in capture \(id) (\(contest)); " + orGarbled
        case .sharesOff(let id, let pollster, let contest, let sum):
            "the shares of reading \(id) (\(pollster), \(contest)) sum to \(sum), not 100; correct a share, or mark the "
                + "reading stage=garbled if the page prints it so"
        case .moreStationsThanAll(let all): "is more than the \(all) stations there are; " + orGarbled
        }
    }

    private var orRemove: String { "correct it, or remove the file and the CSV files are found by name" }

    private var orGarbled: String {
        "correct a figure, or mark the capture stage=garbled if the page displays it so"
    }

    private func page(_ isCapture: Bool) -> String { isCapture ? "capture" : "reading" }

    public func sentence(_ fault: StationFault) -> String {
        switch fault {
        case .noStation: "the file has no station; check the file"
        case .noColumnNames:
            "no column of the header has a name of its own; write the names of the columns there"
        case .noRegionColumn(let wanted, let hasRows):
            "the file has no region column (\(wanted.joined(separator: ", ")))\(hasRows ? " and more than one row" : ""); "
                + "name its region columns with ‘levels’"
                + (hasRows ? "" : ", or draft a map of it with sanding map")
        case .noVotes(let header, let hasRowsOfChoices):
            "the column is missing; \(columnsThere(header)). "
                + (hasRowsOfChoices
                    ? "The file seems to have a row for each choice of a \(station): "
                    : "If other columns are meant: ")
                + "draft a map of it with sanding map, and read it with --map"
        case .missingChoice(let last):
            "the column is missing although votes_\(last) is there; number the \(pairs) from 1 without a gap"
        case .tooManyChoices(let most): "more than \(most) \(pairs) are not read"
        case .emptyCode:
            "the cell is empty; fill in the code, or remove the row if it is none of its own (one that is called TOTAL, or is the exact sum of others, is taken for a total)"
        case .noCountColumn:
            "the file has no column of counts; \(aSheet) has stations, registered, ballots_used, valid, invalid, "
                + "votes_1, …"
        case .noRow: "the \(sheet) has no row below its header; check the file"
        case .secondStations(let other):
            "this is a second file of stations beside \(other); check one at a time, compare two with sanding diff, or name a table of regions recap_LEVEL.csv"
        case .secondSheet(let level, let other):
            "this is a second \(sheet) of the level \(level) beside \(other); join them into one file, or check one at a "
                + "time"
        case .onlyContestFolders(let folders, let count):
            "the folder holds \(count) \(count == 1 ? "contest folder" : "contest folders") and nothing to check beside; "
                + "check one at a time: "
                + list(folders.map { "sanding check \($0)" }) + (count > folders.count ? ", …" : "")
        case .nothingToCheck:
            "the folder holds no stations.csv, official.csv, recap_<level>.csv or contests.csv; give the files by name"
        case .groupTwice(let label, let line):
            "\(label ?? "the whole") stands twice, also on line \(line); remove one of the rows"
        case .groupsRepeat(let count):
            "\(count) rows repeat a group that stands above; a frame has one row for each, and a row for each cluster "
                + "only with ‘stages’ 2, which also serves clusters that were read whole"
        case .emptyStation: "the cell is empty; name the station as region/number"
        case .rulesNotText:
            "this is no text in UTF-8, and rules are JSON; compare the file with sanding check --print-rules"
        case .notProbability: "a probability is above 0 and at most 1"
        case .codeOfSeveral(let level, let regions):
            "stands in more than one \(level) (\(list(regions))), and the row does not say which is meant; give the frame "
                + "the column \(level), with a row for each"
        case .noCompleteVotes:
            "no station has complete votes; give a file with the votes of every station"
        case .noVote:
            "no station has a vote for \(aPair); give a file with the votes of every station"
        case .missingColumn: "the column is missing; name one that the file has"
        case .negativeCount: "is a negative count; correct it or leave the cell empty"
        case .tooManyVotes: "is too many votes for one station; correct them"
        case .otherChoices(let own, let other, let file):
            "the file has votes of \(count(own, .pair)) and \(file) of \(other); files of one contest are compared, so "
                + "give two of the same"
        case .otherCodes(let own, let ownDistrict, let file, let other, let otherDistrict):
            "its codes are those of \(other) (district \(otherDistrict)) and those of \(file) are of \(own) (district "
                + "\(ownDistrict)); the same digits mean other places there, so convert one of the files first"
        case .noCommonLevel(let file):
            "the file has no region column in common with \(file); name the columns with ‘levels’"
        case .dotted(let level, let file, let own, let other):
            "its codes of \(level) are written with dots where those of \(file) are not, or the other way round (\(own) "
                + "against \(other)); write them alike"
        case .zerosLost(let level, let file, let own, let other):
            "its codes of \(level) lack the zeros before them that those of \(file) have, or the other way round (\(own) against "
                + "\(other)), as a spreadsheet leaves them; codes are text: write them alike"
        case .noCommonRegion(let level, let file, let own, let other):
            "no \(level) stands in both files (\(own) against \(other)); \(file) is of another region or another election"
        case .otherColumns(let own, let file, let others):
            "its region columns are \(own.joined(separator: ", ")) and those of \(file) are "
                + "\(others.joined(separator: ", ")); stations are found by region and number, so name columns that "
                + "both files have with ‘levels’"
        case .noStationNumber(let file):
            "the column is missing although \(file) has it; stations are found by region and number, so add it"
        case .noCommonStation(let own, let other, let file):
            "no station stands in both files (\(own) here, \(other) in \(file)); stations are found by region and "
                + "number, and codes are text: 001 is not 1"
        case .otherVoters(let differing, let inCommon, let file):
            "the registered voters differ from those of \(file) at \(number(differing)) of \(counted(inCommon)) "
                + "that both have; these are files of different elections, so give two of one count"
        case .relabelled(let own, let file):
            labels(own, file)
                + " with that undone, \(number(own.equal)) of \(counted(own.inCommon)) have the same figures"
                + (own.shift == 0 ? "" : ", and \(number(own.equalAsTheyStand)) as the files stand")
                + "; \(stations) are found by region and number, so write both as in one of the files and compare again"
        }
    }
}
