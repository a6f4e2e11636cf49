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

/// One fault of every kind, so that each sentence of each language is read by a test.
enum EveryFault {
    /// Kinds that stand behind a place.
    static let all: [any FaultKind] =
        texts + files + outputs + pictures + archives + proofs + pages + folders + stations + maps + samples
        + rules
        + workbooks

    static let texts: [TextFault] = [
        .noText(controls: 90, first: 4096, isNamedGzip: true),
        .noText(controls: 90, first: 4096, isNamedGzip: false), .utf16, .unmarkedUTF16, .nul(byte: 7),
        .notUTF8(byte: 7, value: 0xE9), .notEncoded(.cp1252, byte: 7, value: 0x81),
        .otherEncoding(.utf16, like: .utf8, byte: 1), .otherEncoding(.latin1, like: .utf16, byte: 2),
        .otherFormat(.page),
        .otherFormat(.pdf), .otherFormat(.zip), .otherFormat(.oldWorkbook), .otherFormat(.database),
        .otherFormat(.parquet), .otherFormat(.picture), .zeroDecimals(digits: "36"), .exponent, .percentSign,
        .emptyWord, .headerTooLong(most: 1_048_576), .noHeader, .emptyLine,
        .width(found: 2, expected: 3), .widthOfRows(found: 3, others: 4), .width(found: 4, expected: 3),
        .missingColumn(header: ["x", "y"], near: nil), .missingColumn(header: ["x", "y"], near: "x"),
        .missingColumn(header: ["", ""], near: nil), .missingColumn(header: ["x", " "], near: nil),
        .repeatedColumn, .unclosedQuote, .textAfterQuote, .loneReturn, .nulInCell,
        .cellTooLong(bytes: 70_000, most: 65_536), .controlsInCell, .cellNotUTF8, .emptyCell,
        .tooManyMarks(most: 30), .beyondVoters, .countTooLarge(most: 2_147_483_647), .negative,
        .grouped(digits: "1234", style: "id"), .grouped(digits: "1234", style: ""), .decimals, .notWhole,
        .notNumber, .signBesideNumber(number: "58.2"), .numberOfStyle("id"), .outside(low: 0, high: 100),
        .notOneOf(["x", "y"]), .notOneOf(["x", "y"], near: "x"),
        .notOneOfOrOwn(["x", "y"], near: "x", file: "f", example: "e"),
    ]

    static let files: [FileCause] =
        [
            .noFile, .noFileOrFolder, .noFilesOrFolders(others: ["b.csv", "c.csv"]), .isFolder, .isAddress,
            .noMemory(ofFile: true),
            .noMemory(ofFile: false),
            .stream, .tooLarge(megabytes: 9, isCompressed: true),
            .tooLarge(megabytes: 9, isCompressed: false), .changed, .cutOff, .damaged(after: 9),
            .noGzip(after: 9),
        ]
        + refusals.flatMap { [.unreadable($0), .unreadableFolder($0), .unwritable($0), .streamNotKept($0)] }

    static let refusals: [SystemRefusal] = [
        .permission, .fullDisk, .quota, .readOnlyDisk, .longName, .noFolderAbove, .belowFile, .isFolder,
        .linkLoop, .tooManyFiles, .fileTooLarge, .device, .busy, .other("x"), .other(""),
    ]

    static let outputs: [OutputCause] =
        [
            .noFolder, .fileIsThere, .isFile, .isInput, .replacedMeanwhile, .linkToNothing,
            .linkToFile,
            .unreadableFolder, .unreadableSubfolder("x"), .foreign(path: "x"), .edited(path: "x"),
        ]
        + refusals.flatMap { [.reportUnwritable($0), .fileUnwritable($0)] }

    static let pictures: [PictureCause] = [
        .noLibrary, .noFont(wanted: "Noto Sans"), .tooLarge(pixels: 32_767), .refused,
    ]

    static let proofs: [ProofCause] = [
        .noProof, .notProof, .noCommandLine, .foreignCommandLine, .notRepeatable(command: "x"),
        .inputNotFound, .otherInput(report: "report"), .noComparisons,
    ]

    static let archives: [ArchiveFault] =
        [
            .notArchive, .noArchive, .newerVersion(9), .exists, .locked, .readOnly, .fullDisk,
            .noEntry(9, count: 0),
            .noEntry(9, count: 3),
            .manifestTooLarge(bytes: 70_000, most: 65_535), .notSize(9, count: 3),
            .noPages, .nameless, .noRows, .notFolder, .damagedInput(detail: "EIO"),
            .notManifest(line: 3), .notStamp, .otherStamp(count: 9), .notTime("x"), .notTime(""),
            .noZone("x"), .notZone, .inFuture("x", now: "y"),
            .notKey, .keyIsOpen,
            .notOrigin("x+y"),
            .notOrigin(""), .notPolicy(line: 3), .foreign(path: "x"), .otherPublication,
        ] + [.notText, .shape, .origin, .size, .hash, .signatureLine].map(ArchiveFault.notHead)
        + refusals.map(ArchiveFault.system) + damages

    private static let damages: [ArchiveFault] = {
        let works: [ArchiveFault.Work] = [.reading, .showing, .adding, .verifying, .merging]
        let ofEntries: [ArchiveVerification.Fault.Kind] =
            [.missing, .strange, .manifest, .leaf, .mark, .digest(.page)]
            + ContentDamage.allCases.flatMap { damage in
                Manifest.Blob.Role.allCases.map { .content($0, damage) }
            }
        let ofAll: [ArchiveVerification.Fault.Kind] = [
            .tree, .head(size: 3), .stamp(size: 3), .lostHead, .file,
        ]
        let found =
            ofEntries.map { ArchiveVerification.Fault(entry: 3, kind: $0) }
            + ofAll.map { ArchiveVerification.Fault(entry: nil, kind: $0) }
        return works.flatMap { work in
            ArchiveDamage.allCases.map { .damaged($0, met: work) } + found.map { .notAsAdded($0, met: work) }
        }
    }()

    static let pages: [PageFault] = [
        .noArchive, .noFile, .noPage(files: 9), .notBallotNumber(most: 200), .candidateTwice,
    ]

    static let folders: [FolderFault] = [
        .noFolder, .isFile, .noContestsFile, .missingFile, .linkOutside, .pathElsewhere, .pathAbove,
        .missingProperty("x"), .noObject, .otherType(property: "x.y"), .notJSON, .winnerRule("own"),
        .winnerRuleKey("tunout", rule: "own", near: nil, known: ["rule"]),
        .fraction(percent: "50.4"), .marginFraction(percent: "1.97"),
        .smallBesideTotal(valid: 17_628_497, id: "r"),
        .officialSharesOver(sum: "107.73", contest: "c", region: "ZM"),
        .standsTwice,
        .standsTwiceIn(contest: "c"), .rowsDisagree(line: 3, id: "r", isCapture: true),
        .rowsDisagree(line: 3, id: "r", isCapture: false), .choiceTwice(id: "r", isCapture: true),
        .choiceTwice(id: "r", isCapture: false), .notDate, .endsBefore(from: "2024-11-29"),
        .notLevel, .notMargin, .noSample,
        .marginsDiffer(id: "r"), .openRange,
        .rangeReversed, .outsideRange, .notBaseOfTurnout,
        .noRegion(contest: "c"), .unknownRegion(contest: "c"),
        .unknownRegion(contest: nil), .unknownContest, .unknownChoice(contest: "c"),
        .secondFigure(choice: 1, contest: "c", region: "51", owner: 2, line: 3, figure: "9"),
        .secondFigure(choice: 1, contest: "c", region: "51", owner: nil, line: nil, figure: nil),
        .notSum(sum: 9, contest: "c", region: "51"), .notSumOfCapture(sum: 9, id: "r", contest: "c"),
        .sharesOff(id: "r", pollster: "P", contest: "c", sum: "110.0"), .moreStationsThanAll(9),
    ]

    static let stations: [StationFault] = [
        .noStation, .noColumnNames, .noRegionColumn(["x"], hasRows: true),
        .noRegionColumn(["x"], hasRows: false), .noVotes(header: ["x", "y"], hasRowsOfChoices: true),
        .noVotes(header: ["x"], hasRowsOfChoices: false),
        .missingChoice(last: 3), .tooManyChoices(most: 200), .emptyCode, .noCountColumn, .noRow,
        .secondStations(other: "f.csv"), .secondSheet(level: "x", other: "f.csv"), .nothingToCheck,
        .onlyContestFolders(["f/a"], count: 1), .onlyContestFolders(["f/a", "f/b", "f/c"], count: 38),
        .groupTwice("x", line: 3), .groupTwice(nil, line: 3), .groupsRepeat(9), .emptyStation,
        .notProbability, .rulesNotText, .codeOfSeveral(level: "x", regions: ["y", "z"]), .noCompleteVotes,
        .noVote,
        .missingColumn, .negativeCount, .tooManyVotes, .otherChoices(own: 3, other: 2, file: "f.csv"),
        .otherCodes(own: "X", ownDistrict: "1", file: "f.csv", other: "Y", otherDistrict: "2"),
        .noCommonLevel(file: "f.csv"), .dotted(level: "x", file: "f.csv", own: "1", other: "2"),
        .zerosLost(level: "x", file: "f.csv", own: "1", other: "01"),
        .noCommonRegion(level: "x", file: "f.csv", own: "1", other: "2"),
        .otherColumns(["x"], file: "f.csv", others: ["y"]), .noStationNumber(file: "f.csv"),
        .noCommonStation(own: "1", other: "2", file: "f.csv"),
        .otherVoters(differing: 9, inCommon: 10, file: "f.csv"),
        .relabelled(EveryKind.shifted, file: "f.csv"), .relabelled(EveryKind.relabelled, file: "f.csv"),
        .relabelled(EveryKind.both, file: "f.csv"),
    ]

    static let maps: [MapFault] =
        [
            .notText, .notJSON(.endsEarly), .noObject, .unknownKey(near: "levels", known: ["levels"]),
            .unknownKey(near: nil, known: ["levels", "station"]), .unknownWord(known: ["utf8", "cp1252"]),
            .noChoices, .noLevels, .bothShapes, .codeParts, .nameTwice, .columnTwice, .reservedName,
            .unsure(["station"]),
            .unknownCondition([MissingColumn("pary", near: "party")], header: ["party"]),
            .unknownCondition([MissingColumn("x", near: nil), MissingColumn("y", near: nil)], header: ["z"]),
            .missingColumns([MissingColumn("x", near: "y"), MissingColumn("z", near: nil)], header: ["y"]),
            .missingColumns([MissingColumn("x", near: nil)], header: ["y"]), .codeLength(expected: 13),
            .emptyCode, .unknownChoice, .rowTwice(line: 3, hasParty: false, hasMode: false),
            .rowTwice(line: 3, hasParty: true, hasMode: false), .modeTotal(sum: 9, choice: "A"),
            .otherFigure(value: 9, line: 2), .sumTooLarge, .noRow, .noHeaderLine, .unused, .noParts,
            .titlesAbove(header: 4),
            .answerTwice(line: 3), .noFigure,
        ]
        + [.text, .columns, .number, .object, .objects].map(MapFault.otherType)

    static let samples: [SampleFaultKind] =
        [
            .noStation, .nothingArrived, .incompleteVotes(station: "x/1"), .stationTwice("x/1", line: 3),
            .emptyValid, .emptyNumber, .unusablePlace(.infinity), .unusableWeight(-1),
            .unusableProbability(2), .noValidVote, .silentStrata(["x", "y"]),
            .stratumNotInFrame("x", frame: .init("f.csv", isCounted: false)),
            .stratumNotInFrame("x", frame: .init("o.csv", isCounted: true)),
            .clusterNotInFrame("x", frame: .init("f.csv", isCounted: false)),
            .groupNotInFrame("x", frame: .init("f.csv", isCounted: false)),
            .groupNotInFrame(nil, frame: .init("f.csv", isCounted: true)),
            .silentGroups(["x"], column: "g"), .fewerValidThanSampled(stratum: "x", all: 9, sampled: 10),
            .fewerValidThanSampled(stratum: nil, all: 1, sampled: 10),
            .fewerStationsThanDrawn(stratum: "x", all: 1, drawn: 10),
            .fewerStationsThanDrawn(stratum: nil, all: 9, drawn: 10),
            .smallerClusterThanDrawn("x", all: 9, drawn: 10), .singleUnit(strata: [], isCluster: true),
            .singleUnit(strata: ["x"], isCluster: false), .replicates(.jackknife),
            .noFrameForStages(cluster: "x"), .noFrameForGroups(column: "g"), .noFrameForSeparateRatios,
            .noValidVotesYet(station: "x/1"), .stratumOfSeveralRegions("x"),
            .negativeVariance(choice: Choice(1)),
            .noJointProbabilities(.yatesGrundy),
            .jointTwice("x/1", "y/1", earlier: 0.1, probability: 0.2),
            .ambiguousStation("x/1", known: ["x (y)/1", "x (z)/1"], example: "y/x/1"),
            .jointMissing("x/1", "y/1"), .jointTooLarge("x/1", "y/1", probability: 0.9),
            .jointTooSmall("x/1", "y/1", probability: 0.1, alone: [0.5, 0.9]),
            .otherChoices(official: 3, sample: 2),
            .sumsOfRegions(rows: 9, of: 10, level: "ward", official: "f.csv"),
        ]
        + [.stratum, .postStratum, .cluster, .regions, .validVotes, .number]
        .map(SampleFaultKind.missingColumn)

    static let workbooks: [WorkbookFault] = [
        .encrypted, .oldExcel, .binaryExcel, .notWorkbook, .damaged(part: "x", detail: nil),
        .damaged(part: "x", detail: "not well-formed"), .documentType(part: "x"),
        .partTooLarge(part: "x", most: 64), .noSheet, .sheetNeeded(["x", "y"]), .unknownSheet(["x"]),
        .emptySheet,
        .tooMuchText(megabytes: 1024), .strayCell(columns: 16_000), .disorder, .date(shown: "2022-01-02"),
        .percent(shown: "7.5%"), .tooManyDigits(16), .roundedCode, .noResult, .errorValue, .noValue,
        .mergedHeader(range: "A1:B1"), .mergedCells(range: "A1:B1"), .noText, .tableNeeded([]),
        .tableNeeded(["x", "y"]), .unknownTable([]), .unknownTable(["x", "y"]),
        .pendingChanges(file: "x-wal"),
    ]

    static let rules: [RuleFaultKind] = [
        .notNumber("1e9"), .noMeaning("%"), .tooLong(most: 500), .tooDeep, .noComparison,
        .notComparison("+"), .goesOn, .noFunction("x", known: ["sum", "min"]),
        .takesOneValue(function: "abs", list: nil), .takesOneValue(function: "abs", list: "votes"),
        .misplaced(")"), .endsEarly, .notClosed, .nameOfPlace("x_code"),
        .noFigure("x", near: nil, known: ["valid"]), .noFigure("x", near: "valid", known: []),
        .productOfFigures, .divisionByFigure, .divisionByZero, .listAsValue("votes"), .knownTakesName,
        .tooManyDigits,
    ]

    /// Errors that are sentences of their own.
    static let errors: [any Error] = estimates + statistics

    static let estimates: [EstimationError] =
        [
            .columnLength(column: "x", have: 2, need: 3), .emptySample,
            .outsideRange(what: .weight, row: 1, value: -1),
            .unitInTwoStrata(unit: "x", first: "y", second: "z"),
            .populationDiffers(stratum: "x", first: 2, second: 3.5),
            .populationTooSmall(stratum: "x", sampled: 3, population: 2), .lonelyStratum(stratum: "x"),
            .zeroDenominator, .emptyDomain, .missingTotal(name: "x"), .dependentAuxiliaries,
            .impossibleReading(what: .share, value: 101), .stopped,
        ]
        + [
            .weight, .inclusionProbability, .drawChance, .votes, .share, .decimals, .level, .confidenceLevel,
            .power, .marginOfError, .margin, .gap, .missingRate, .oddsRatio,
        ].map { .impossibleValue(what: $0, value: 2, range: .between(0, 1)) }
        + [
            .stations, .stationsInCluster, .units, .strata, .clusters, .samples, .replicates, .draws, .choice,
            .stationsInStratum("x"),
        ].map { .impossibleSize(what: $0, size: 9, low: 1, high: 8) }

    static let statistics: [StatisticsError] =
        [
            .lengthsDiffer(first: "x", have: 2, second: "y", need: 3), .notPositiveDefinite(size: 3),
            .zeroStandardError, .notConverged(method: "Newton"),
            .gsl(function: "gsl_f", status: 1, message: "EDOM"),
        ]
        + [
            .above(0), .between(0, 1), .from(0, to: 1.5), .halfOpen(0, below: 1), .atLeast(1), .atMost(9),
            .notZero, .shownByDraws(atMost: 0.99),
        ].map { .outsideRange(argument: "x", value: 7, range: $0) }
        + [
            .categories, .categoriesWithVariance, .contests, .errors, .observations, .regions, .studies,
            .trials,
        ].map { .tooFew(what: $0, have: 1, need: 2) }
}
