import Elections
import Ground

/// One finding of every kind, so that each sentence of each language is read by a test.
enum EveryKind {
    static let rule = FormRulebook.Rule(
        id: "R7", severity: .error, scope: .all, expression: "votes_sum = valid",
        text: Bilingual(
            en: "The votes of all pairs are the valid votes.", id: "Suara pasangan adalah suara sah."),
        source: "form")
    static let sides = RuleSides(left: "1060.5", right: "59")
    static let bounds = RuleSides.Bound.Side.allCases.map {
        RuleSides(left: "1060.5", right: "59", bound: RuleSides.Bound("valid", $0))
    }
    static let region = LevelRegion("district_code", "110101")
    static let regions = LevelRegions("district_code", ["110101", "110102"])
    static let alike = [AlikeNames("Ma'rang", "Ma’rang")]
    static let row = FindingKind.StationRow(region: "1101012001", line: 7)
    static let page = FindingKind.ReadingPage(
        id: "a", shares: [.init(pair: Choice(1), percent: PrintedNumber(units: 542, decimals: 1))])
    static let other = FindingKind.ReadingPage(
        id: "b", shares: [.init(pair: Choice(1), percent: PrintedNumber(units: 458, decimals: 1))])
    static let block = FindingKind.ChangeBlockFigures(
        region: region, around: LevelRegion(nil, nil), favour: .lead(Choice(1), over: Choice(2)),
        favouring: 20, counted: 21,
        favouringAround: 40, countedAround: 90, expected: 9.4, inProportion: 10.5, pAdjusted: 0.0001,
        leftOut: UncountedChanges(exchanged: 1, unknown: 2))
    static let oneFile = FindingKind.StationsOfOneFile(
        stations: 1, file: "old.csv", other: "new.csv", votes: [1234, 5], withoutVotes: 1, alike: alike)
    static let mismatch = FindingKind.LevelMismatchFigures(
        column: "votes_1", region: region, file: "recap.csv", source: .rows(file: "villages.csv"),
        printed: 1300, sum: 1200, isBound: false, alsoBreaks: ["R7"])
    static let bound = FindingKind.LevelMismatchFigures(
        column: "votes_1", region: region, file: "recap.csv", source: .stations(file: "stations.csv"),
        printed: 1300, sum: 1200, isBound: true, alsoBreaks: [])

    static let all: [FindingKind] =
        readings.map(FindingKind.reading) + folders.map(FindingKind.folder) + forms.map(FindingKind.form)
        + stations.map(FindingKind.station) + levels.map(FindingKind.level) + changes.map(FindingKind.change)
        + samples.map(FindingKind.sample) + officials.map(FindingKind.official)
        + causes.map(FindingKind.cause)

    static let readings: [FindingKind.Reading] = [
        .sharesDoNotSum(sum: PrintedNumber(units: 1012, decimals: 1)),
        .notDisclosed(FindingKind.Disclosure.allCases), .pagesDisagree(page, other, isExchanged: true),
        .pagesDisagreeOnDesign(
            pages: ["a", "b"], facts: FindingKind.Disclosure.allCases.map { .init($0, "1.5", "2.5") }),
        .beforePolling(asOf: "2018-06-26", pollingDay: "2018-06-27"),
        .finalBeforeNoon(asOf: "2018-06-27T06:30:00+07:00"),
        .sameFigures(pollsters: ["A", "B"], pages: ["a", "b"]),
        .sameFiguresElsewhere(pages: ["a", "b"], other: RegionCode("11", scheme: .undeclared)),
        .longAfterPolling(asOf: "2032-06-28", pollingDay: "2018-06-27"),
        .interimAfterFinal(pages: ["a", "b"], interim: "2018-06-29", final: "2018-06-28"),
        .rangeBesideMargin(
            pair: Choice(1), isLow: true, printed: PrintedNumber(units: 437, decimals: 1),
            byMargin: PrintedNumber(units: 477, decimals: 1)),
        .rangeNotAround(
            pair: Choice(2), share: PrintedNumber(units: 2475, decimals: 2),
            low: PrintedNumber(units: 242, decimals: 1),
            high: PrintedNumber(units: 284, decimals: 1), margin: PrintedNumber(units: 21, decimals: 1)),
        .rangeNotAround(
            pair: Choice(2), share: PrintedNumber(units: 2475, decimals: 2),
            low: PrintedNumber(units: 242, decimals: 1),
            high: PrintedNumber(units: 284, decimals: 1), margin: nil),
        .rangeNotAround(
            pair: Choice(2), share: PrintedNumber(units: 2630, decimals: 2),
            low: PrintedNumber(units: 242, decimals: 1),
            high: PrintedNumber(units: 284, decimals: 1), margin: PrintedNumber(units: 9, decimals: 1)),
        .sampleBeyondStations(sample: 75_000, stations: 11_832),
    ]
    static let folders: [FindingKind.Folder] = [
        .pairsInConflict(region: "Banten", pairs: [Choice(2)]),
        .recapConflict(region: "Banten", pair: Choice(1), printed: .votes(1200), kept: .votes(1100)),
        .recapConflict(region: "Banten", pair: Choice(1), printed: .votes(1200), kept: nil),
        .shareOfVotes(
            region: "Banten", pair: Choice(1), printed: PrintedNumber(units: 601, decimals: 1),
            computed: 0.5891),
        .turnoutImpossible(
            region: "Banten", printed: PrintedNumber(units: 830, decimals: 1), computed: 8.2993),
        .turnoutImpossible(region: "Banten", printed: nil, computed: 1.1292),
        .ballotsNotSum(region: "Banten", valid: 900, invalid: 50, ballots: 1000),
        .pairWithoutVotes(
            region: "Banten", pair: Choice(3), counts: 1, least: PrintedNumber(units: 201, decimals: 1),
            most: PrintedNumber(units: 201, decimals: 1)),
        .pairWithoutVotes(
            region: "Banten", pair: Choice(3), counts: 2, least: PrintedNumber(units: 201, decimals: 1),
            most: PrintedNumber(units: 204, decimals: 1)),
        .sumOfSome(region: "Banten", lacking: ["Lebak", "Serang"]),
        .decidedBeforePolling(region: "Banten", decidedOn: "2013-06-28", pollingDay: "2018-06-27"),
        .turnoutOfCounts(
            region: "Banten", printed: PrintedNumber(units: 601, decimals: 1), computed: 0.5891),
        .totalsConflict(region: "Banten", column: "valid_votes", printed: 1, kept: nil),
        .captureStations(capturedAt: "29 Jun 2018", counted: 12, total: 10),
        .captureArithmetic(capturedAt: "29 Jun 2018", sum: 1, valid: nil),
        .captureFalls(
            region: "Banten", before: "2018-06-27T20:00", after: "2018-06-27T21:00",
            falls: [.init(pair: Choice(1), from: 1200, to: 1100), .init(pair: nil, from: 12, to: 10)]),
        .captureTwice(region: "Banten", capturedAt: "2018-06-27T20:00"),
        .captureReturns(region: "Banten", earlier: "2018-06-27T20:00", after: "2018-06-27T22:00"),
        .captureSameVotes(region: "Banten", times: 1, capturedAt: "2018-06-27T20:00", before: 10, after: 12),
        .captureSameVotes(region: "Banten", times: 3, capturedAt: "2018-06-27T20:00", before: 10, after: 12),
        .captureStationSums(
            region: "Banten", capturedAt: "2018-06-27T20:00", file: "stations.csv", stations: 1,
            sums: [.init(pair: Choice(1), sum: 1200, shown: 1100)]),
        .captureParts(
            region: "Banten", capturedAt: "2018-06-27T20:00",
            sums: [.init(pair: Choice(1), sum: 1200, shown: 1100)]),
    ]
    static let forms: [FindingKind.Form] =
        [
            .ruleBroken(rule, sides), .unread(column: "registered", forms: 1, of: 9, areStations: true),
            .unread(column: "registered", forms: 2, of: 9, areStations: false),
            .notCounts(.negative, value: "-5", cells: 1, lines: [7]),
            .notCounts(.grouped(digits: "1234", style: "id"), value: "1.234", cells: 40, lines: [7, 9]),
            .noFigures(column: "valid", stations: 1, of: 9), .noVotes(stations: 1), .noVotes(stations: 9),
            .oftenBroken(rule, forms: 40, of: 90, areStations: true, lines: [2, 3, 7]),
            .oftenBroken(rule, forms: 4, of: 9, areStations: false, lines: [2, 3, 7]),
            .validSummed(files: ["stations.csv"], rules: ["R9"]),
            .validSummed(files: ["stations.csv", "recap_village.csv"], rules: ["R9", "R13"]),
        ] + bounds.map { .ruleBroken(rule, $0) }
    static let examples = FindingKind.IdenticalExamples([[row, row]], hasMore: true)
    static let wrongSum = FindingKind.WrongSum(
        .above, count: 8,
        figures: [.init("votes_2", found: 1090, sum: 1000), .init("valid", found: 9, sum: 12)])
    static let copies = FindingKind.Copies(
        region, count: 217, isWhole: true, counted: [2...218], leftOut: [301...400, 405...521],
        rowsLeftOut: 217)
    static let copy = FindingKind.Copies(
        region, count: 1, isWhole: false, name: "1101012001/3", counted: [4...4], leftOut: [9...9],
        rowsLeftOut: 1)
    static let severalCopies = FindingKind.Copies(
        region, count: 48, isWhole: false, counted: [2...49], leftOut: [301...348], rowsLeftOut: 48,
        regions: (1...4).map { LevelRegion("district_code", "11010\($0)") })
    static let stations: [FindingKind.Station] = [
        .standsTwice(station: "1101012001/3", lines: [4, 9], haveSameVotes: true),
        .standAgain(copies), .standAgain(copy), .standAgain(severalCopies),
        .totalRows([FindingKind.TotalRow(station: "Essex/Total", line: 9, parts: 0, isNamed: true)]),
        .totalRows([
            FindingKind.TotalRow(station: "Essex/Town", line: 2, parts: 3, isNamed: true),
            FindingKind.TotalRow(station: "Essex/9", line: 12, parts: 8, isNamed: false),
            FindingKind.TotalRow(station: "", line: 13, parts: 8, isNamed: false),
            FindingKind.TotalRow(station: "Total Essex", line: 14, parts: 0, isNamed: true, isUnread: true),
            FindingKind.TotalRow(
                station: "Essex/10", line: 15, parts: 0, isNamed: false, isNearlySum: true, isUnread: true),
        ]),
        .totalNotSum(
            FindingKind.TotalRow(station: "Essex/Total", line: 9, parts: 0, isNamed: true, against: wrongSum)),
        .totalNotSum(
            FindingKind.TotalRow(
                station: "Essex/77", line: 9, parts: 0, isNamed: false, isNearlySum: true,
                against: wrongSum)),
        .totalNotSum(
            FindingKind.TotalRow(
                station: "", line: 9, parts: 0, isNamed: false, lacksNumber: true, against: wrongSum)),
        .totalNotSum(
            FindingKind.TotalRow(
                station: "Essex", line: 9, parts: 0, isNamed: false, lacksNumber: true, against: wrongSum)),
        .totalNotSum(
            FindingKind.TotalRow(
                station: "Essex/Total", line: 9, parts: 0, isNamed: false,
                against: FindingKind.WrongSum(
                    .ofRegion(LevelRegion(nil, nil)), count: 1, figures: wrongSum.figures))),
        .identicalRows(count: 1, level: nil, expected: 0.01, p: 0.001, isRest: false, examples: examples),
        .identicalRows(
            count: 20, level: "village_code", expected: 4, p: 0.0001, isRest: true, examples: examples),
        .identicalFewVotes(count: 2, examples: examples),
        .identicalGroup(
            first: [row, row], of: 5,
            .init(pairs: 10, level: "village_code", expected: 0.03, p: 0.0001, isBesidesRegister: false)),
        .identicalGroup(
            first: [row, row], of: 2,
            .init(pairs: 1, level: nil, expected: 0, p: 0.04, isBesidesRegister: true)),
        .numberGap(region: "1101012001", last: 9, absent: [4]),
        .tensOnly(region, figures: 1290, stations: 58),
        .columnApart(
            .init(column: "registered", region: region, stations: 58, others: 1290, isEmpty: false)),
        .columnApart(
            .init(column: "votes_2", region: region, stations: 12, others: 1290, isEmpty: true)),
        .registerApart(
            row,
            .init(registered: 2630, ballots: 201, fitting: 263, others: 9, least: 198, most: 301)),
        .numbersBlank(
            rows: 1, of: 144, regions: 1, places: [.init(region: "1101012001", lines: [3], free: [2])]),
        .numbersBlank(
            rows: 12, of: 144, regions: 6,
            places: (1...6).map { .init(region: "110101200\($0)", lines: [3, 4], free: []) }),
        .impossibleNumbers(stations: ["1101012001/-1"], largest: 999),
        .nesting(region: region, file: "stations.csv", lines: [4]),
        .codesOfOther([region], under: region, begin: region, file: "stations.csv", lines: [4]),
        .codesOfOther(
            [region, region], under: region, begin: region, file: "stations.csv", lines: [4, 5, 6]),
        .codesShared(level: "ward", codes: 1),
    ]
    static let levels: [FindingKind.Level] = [
        .mismatch(mismatch), .mismatch(bound),
        .childrenMissing(
            .init(region, regions: nil), in: "r.csv", from: .stations(file: "s.csv"), alike: alike[0]),
        .childrenMissing(.init(region, regions: 37), in: "r.csv", from: .rows(file: "s.csv"), alike: nil),
        .childrenNotGathered(lower: "l.csv", upper: "u.csv", regions),
        .childrenIncomplete(lower: "l.csv", upper: "u.csv", regions, absent: nil),
        .childrenIncomplete(
            lower: "l.csv", upper: "u.csv", regions, absent: LevelRegions("district_code", ["110102"])),
        .regionNotListed(.init(region, regions: nil), in: "r.csv", from: .rows(file: "s.csv"), alike: nil),
        .regionNotListed(.init(region, regions: 4), in: "r.csv", from: .rows(file: "s.csv"), alike: nil),
        .regionsNotListed(lower: "l.csv", upper: "u.csv", regions),
        .figuresMissing(file: "r.csv", figures: 2, rows: 1, first: region),
        .figuresMissing(file: "r.csv", figures: 2, rows: 2, first: region),
        .figuresNotCompared(
            file: "r.csv", figures: 1, column: "valid", first: region,
            below: .init(.stations(file: "s.csv"), printed: 964, rows: 12, empty: 1, sum: 820)),
        .figuresEmpty(
            .init(region, regions: nil), columns: ["valid"], in: "r.csv", from: .stations(file: "s.csv")),
        .figuresEmpty(
            .init(region, regions: 3), columns: ["valid", "votes_1"], in: "r.csv", from: .rows(file: "s.csv")),
        .totalRows(
            [FindingKind.TotalRow(station: "1101/TOTAL", line: 9, parts: 1, isNamed: true)], file: "r.csv"),
        .totalNotSum(
            FindingKind.TotalRow(
                station: "1101/TOTAL", line: 9, parts: 0, isNamed: true,
                against: FindingKind.WrongSum(.ofRegion(region), count: 8, figures: wrongSum.figures)),
            file: "r.csv"),
        .totalRows(
            [
                FindingKind.TotalRow(
                    station: "1101/TOTAL", line: 9, parts: 0, isNamed: true,
                    against: FindingKind.WrongSum(.below, count: 8, figures: wrongSum.figures))
            ], file: "r.csv"),
        .displaced(region, file: "r.csv", from: .rows(file: "s.csv")),
        .namesOtherwise(
            .init(
                file: "r.csv", other: "s.csv", regions: 1, writings: [.letterCase],
                names: [.init("BONE", "Bone")])),
        .namesOtherwise(
            .init(
                file: "r.csv", other: "s.csv", regions: 9, writings: NameWriting.allCases,
                names: [.init("Cordoba", "Córdoba"), .init("C?rdoba", "Córdoba")])),
        .rowStandsTwice(region, file: "r.csv", lines: [2, 3]),
        .sameFigures(region, as: LevelRegion("district_code", "110103"), lines: [4, 3], file: "r.csv"),
        .rowsStandAgain(copies, file: "r.csv"), .rowsStandAgain(copy, file: "r.csv"),
        .noStations(region, frame: "f.csv", stations: "s.csv", alike: alike),
        .notInFrame(regions, frame: "f.csv", stations: "s.csv", alike: []),
        .frameNotCompared(
            level: "district_code", frame: "f.csv", stations: "s.csv", frameExample: "1", stationsExample: "A"
        ),
    ]
    static let shifted = Relabelling(
        shift: 1, regions: [], equal: 143, inCommon: 144, equalAsTheyStand: 2)
    static let relabelled = Relabelling(
        shift: 0, regions: [.init("district_code", "51", "61")], equal: 11, inCommon: 12, equalAsTheyStand: 0)
    static let both = Relabelling(
        shift: -10, regions: [.init("district_code", "51", "61"), .init("village_code", "A", "B")], equal: 11,
        inCommon: 12, equalAsTheyStand: 0)
    static let changes: [FindingKind.Change] = [
        .leadPassed(LevelRegion(nil, nil), from: Choice(1), to: Choice(2), before: 1200, after: 1),
        .leadPassed(region, from: Choice(3), to: Choice(1), before: 1, after: 2300),
        .leadPassed(region, from: Choice(3), to: Choice(1), before: 1, after: 2300, arrived: 7),
        .columnsExchanged("votes_1", "votes_2", stations: 98, changed: 100),
        .stationsExchanged([.init("A/1", "B/2")]),
        .stationsMoved([.init("A/1", "B/2"), .init("A/3", "B/4")]),
        .figuresTimes(10, isMore: true, stations: ["A/1"]),
        .figuresTimes(100, isMore: false, stations: ["A/1", "A/2"]),
        .numbersWrittenOtherwise(NumberNames.Pair(own: "005", other: "5")), .regionsRenamed(relabelled),
        .numbersShifted(region, by: 1, equal: 47, of: 48), .numbersShifted(region, by: -3, equal: 47, of: 48),
        .standsTwice(station: "A/1", lines: [2, 3], file: "old.csv"),
        .ruleBroken(rule, station: "A/1", since: .held, now: sides, before: sides),
        .ruleBroken(rule, station: "A/1", since: .held, now: bounds[5], before: bounds[5]),
        .ruleBroken(rule, station: "A/1", since: .stationIsNew, now: sides, before: nil),
        .ruleBroken(rule, station: "A/1", since: .figureWasUnknown, now: sides, before: nil), .block(block),
        .oneWay(
            .share(of: Choice(3)), favouring: 15, counted: 15, p: 0.0001,
            leftOut: UncountedChanges(exchanged: 0, unknown: 0)),
        .oneWay(
            .share(of: Choice(3)), favouring: 15, counted: 15, p: 0.0001,
            leftOut: UncountedChanges(exchanged: 0, unknown: 1),
            rules: RulesOfChanges(forms: 14, of: 15, areBroken: true)),
        .oneWay(
            .share(of: Choice(3)), favouring: 15, counted: 15, p: 0.0001,
            leftOut: UncountedChanges(exchanged: 0, unknown: 0),
            rules: RulesOfChanges(forms: 15, of: 15, areBroken: false)),
        .inOneRegion(
            region, corrected: 20, correctedInAll: 21, stations: 100, stationsInAll: 900,
            rules: RulesOfChanges(forms: 21, of: 21, areBroken: true)),
        .figuresRemoved(figures: 1, stations: 1, file: "new.csv"),
        .inOneRegion(region, corrected: 20, correctedInAll: 21, stations: 100, stationsInAll: 900),
        .stationsRemoved(oneFile), .stationsAdded(oneFile), .votesFell(stations: 3),
    ]
    static let columns = [
        FindingKind.MovedColumn("votes_1", holds: "votes_2"),
        FindingKind.MovedColumn("votes_2", holds: "votes_1"),
    ]
    static let throughout = FindingKind.Block(
        region: region, file: "s.csv", rows: 12, areStations: true, against: nil)
    static let beside = FindingKind.Block(
        region: LevelRegion(nil, nil), file: "r.csv", rows: 3, areStations: false,
        against: .stations(file: "s.csv"))
    static let causes: [FindingKind.Cause] =
        [
            .slip(.rowsExchanged("A/1", "B/2")), .columns(columns, throughout), .columns(columns, beside),
            .openSlip(
                FindingKind.OpenSlip(row: "A/1", block: nil, rows: 1, slips: 2, areStations: true)),
            .openSlip(FindingKind.OpenSlip(row: nil, block: nil, rows: 3, slips: 3, areStations: true)),
            .openSlip(
                FindingKind.OpenSlip(
                    row: nil,
                    block: FindingKind.OpenSlip.Block(
                        region: region, file: "r.csv", source: .stations(file: "s.csv"),
                        more: [Slip.NamedFigure("votes_1", 60), Slip.NamedFigure("valid", -60)]),
                    rows: 12, slips: 4, areStations: true)),
            .columns(
                columns.dropLast() + [
                    .init("votes_2", holds: "votes_3"), .init("votes_3", holds: "votes_1"),
                ],
                beside),
            .shifted(from: "votes_1", to: "votes_3", isRight: true, beside),
            .shifted(from: "votes_1", to: "votes_3", isRight: false, throughout),
            .factor(column: "votes_2", times: "1.1", carried: [], throughout),
            .factor(column: "votes_2", times: "10", carried: ["valid"], beside),
            .factor(column: "votes_2", times: "0", carried: [], throughout),
            .factor(column: "votes_2", times: "0", carried: ["valid"], beside),
            .factorOfAll(columns: ["votes_1", "valid"], times: "10", beside),
            .factorOfAll(columns: ["votes_1", "valid"], times: "1.1", throughout),
            .factorOfAll(columns: ["votes_1", "votes_2"], times: "0", throughout),
            .factorOfAll(columns: ["votes_1", "votes_2"], times: "0", beside),
            .figuresMoved(columns: ["votes_1"], down: 1, throughout),
            .figuresReordered(column: "votes_1", isSorted: true, throughout),
            .figuresReordered(column: "valid", isSorted: false, throughout),
            .figuresMoved(columns: ["votes_1", "votes_2"], down: -2, throughout),
            .figuresExchanged(columns: ["votes_1", "votes_2"], ["A/1", "A/2"], stations: 1, file: "s.csv"),
            .figuresExchanged(columns: ["votes_1"], ["A", "B"], stations: 7, file: "s.csv"),
            .numberTwice(station: "A/3", absent: 4, lines: [7, 8], haveSameVotes: false, file: "s.csv"),
            .numberTwice(station: "A/3", absent: 4, lines: [7, 8], haveSameVotes: true, file: "s.csv"),
            .stationMoved(
                "1101012003/5", from: LevelRegion("village_code", "1101012001"),
                to: LevelRegion("village_code", "1101012003"), file: "s.csv"),
            .stationsMoved(stations: 2, lines: [50, 51], from: region, to: region, file: "s.csv"),
            .stationsMoved(stations: 1, lines: [50, 50], from: region, to: region, file: "s.csv"),
            .regionsMoved(down: 1, throughout), .regionsMoved(down: -2, partly),
            .factor(column: "votes_2", times: "10", carried: ["valid", "ballots_used"], beside),
            .regionsExchanged(
                region, LevelRegion("district_code", "110102"), file: "r.csv",
                against: .stations(file: "s.csv")),
            .emptied(beside, blank: []), .emptied(throughout, blank: ["valid"]),
            .sameRows([row, row], file: "s.csv", wanted: []),
            .sameRows([row, row], file: "s.csv", wanted: [Slip.NamedFigure("valid", 120)]),
            .underOtherName(region, under: LevelRegion("district_code", "110102"), file: "s.csv"),
            .otherName(region, file: "r.csv", is: LevelRegion("district_code", "Ma'rang"), other: "s.csv"),
            .rowsMissing(region, file: "r.csv"),
            .runMissing(
                from: region, to: LevelRegion("district_code", "110103"), regions: 3, file: "s.csv"),
            .rowRepeated(
                region, as: LevelRegion("district_code", "110103"), lines: [4, 3], file: "r.csv"),
            .sameRegions(region, as: LevelRegion("district_code", "110103"), stations: 4, file: "s.csv"),
            .regionOverwritten(
                region, by: LevelRegion("district_code", "110103"), stations: 4, file: "s.csv"),
            .rewritten(columns: ["votes_1", "votes_2"], .percent, throughout),
            .rewritten(columns: ["votes_1", "valid"], .rounded(to: 10), throughout),
            .rewritten(columns: ["votes_1"], .rounded(to: 1000), beside),
            .rowsRewritten(
                columns: ["votes_1", "valid"], .rounded(to: 100),
                LevelRegions("district_code", ["110101", "110103"]), file: "r.csv"),
            .totalRow(LevelRegion("district_code", "TOTAL"), file: "r.csv"),
            .choiceMissing(
                FindingKind.MissingChoice(
                    file: "s.csv", column: "valid", stations: 330, of: 336, votes: 1200, leavesLeadOpen: true)
            ),
            .choiceMissing(
                FindingKind.MissingChoice(
                    file: "s.csv", column: "valid", stations: 330, of: 336, votes: 1200, leavesLeadOpen: false
                )),
            .choiceMissing(
                FindingKind.MissingChoice(
                    file: "s.csv", column: "valid", stations: 330, of: 336, votes: 1200, held: "invalid",
                    leavesLeadOpen: false)),
        ].map { FindingKind.Cause(number: 1, what: $0, findings: 14, rules: ["R7", "R12"]) } + ofManyRows + [
            FindingKind.Cause(
                number: 2, what: .slip(.exchanged("valid", "invalid", in: .named("1101012001/3"))),
                findings: 1,
                rules: ["R7"], beside: partly),
            FindingKind.Cause(
                number: 1, what: .factor(column: "valid", times: "10", carried: [], partly), findings: 14,
                rules: ["R7"]),
        ]
}
