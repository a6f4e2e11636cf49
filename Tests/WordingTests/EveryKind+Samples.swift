import Elections
import Ground

extension EveryKind {
    static let partly = FindingKind.Block(
        region: region, file: "stations.csv", rows: 11, areStations: true, against: nil, of: 12)
    static let samples: [FindingKind.Sample] = [
        .votesDoNotSum(stations: 1), .regionsNotSampled(["A"]), .regionsWithoutVotes(["A", "B"]),
        .strataNotArrived(["A"], stations: nil, of: nil, partly: nil),
        .strataNotArrived(["A"], stations: 9, of: 90, partly: ["B"]),
        .strataNotArrived(["A", "B"], stations: 9, of: 90, partly: []),
        .regionsNotArrived(["A"], stations: 1), .regionsNotArrived(["A", "B"], stations: 9),
        .regionsTooFew(["A"], least: 5, areClusters: true), .regionsTooThin(["A"], points: 1),
        .gapNotSplit(isMean: true), .gapNotSplit(isMean: false), .ratioBorrows,
        .stationsDiffer(stations: 1, of: 90, exchanges: [.init(pairs: [Choice(1), Choice(2)], stations: 1)]),
        .leadDirection(leader: Choice(1), runnerUp: Choice(2), higher: 91, lower: 0, p: 0.0001),
        .pairDirection(pair: Choice(3), more: 4, fewer: 5, p: 0.25),
        .leadCorrected(
            official: 0.0769, corrected: 0.0663, low: 0.0641, high: 0.0684, level: 0.95, isApproximate: true),
        .stationDiffers(
            station: "A/1", figures: [.init(pair: Choice(1), sample: 60, official: 61)], sampleLine: 4),
    ]
    static let officials: [FindingKind.Official] = [
        .partial(
            .init(
                stations: 84, of: 900, voters: 12_000, withoutList: 2, unlisted: 3, regions: ["A"],
                hasRegions: true)),
        .partial(
            .init(
                stations: 84, of: 900, voters: 0, withoutList: 84, unlisted: 0, absent: 9, regions: ["A"],
                hasRegions: true)),
        .notNamedAlike(sampleColumns: "ward", officialColumns: "village"), .noneCompared,
        .notOfficial(stations: ["A/1"], areAll: true, alike: alike),
        .notOfficial(stations: ["A/1"], areAll: false, alike: []), .standTwice(stations: ["A/1"]),
        .numbersWrittenOtherwise(NumberNames.Pair(own: "005", other: "5")), .unfilled(stations: ["A/1"]),
        .notEntered(stations: 5, seen: ["A/1"], confirmed: 0),
        .notEntered(stations: 5, seen: ["A/1"], confirmed: 2), .allZero(stations: 1, confirmed: 0),
        .allZero(stations: 3, confirmed: 2),
        .countedTwice(
            stations: [.init(station: "A/1", lines: [2, 3], haveSameVotes: true)], regions: ["A"],
            sampled: 0),
        .countedTwice(
            stations: [.init(station: "A/1", lines: [2, 3], haveSameVotes: false)], regions: nil, sampled: 1),
    ]
    static let figure = Slip.Figure(
        name: "votes_1", row: .station("3"), reference: 370, recorded: 73, boxes: ["370", "073"])
    static let slips: [Slip] = [
        .digits(.inserted, figure, sums: []), .digits(.dropped, figure, sums: ["valid"]),
        .digits(.changed, figure, sums: []), .digits(.swapped, figure, sums: []),
        .otherFigure(figure), .exchanged("votes_1", "votes_2", in: .named("A")),
        .exchanged("valid", "invalid", in: nil),
        .moved(12, from: "votes_1", to: "votes_2", in: .named("A/3")),
        .permuted(["votes_1", "votes_2", "votes_3"], in: nil),
        .shifted(from: "votes_1", to: "valid", isRight: true, in: nil), .rowsExchanged("A", "B"),
        .rowCountedTwice("A", isBelowRecap: true), .rowLeftOut("A"),
        .rowCountedTwice("A", isBelowRecap: false), .rowCountedTwice("A", isBelowRecap: nil),
        .otherFigure(figure, sums: ["valid"]),
        .exchanged("votes_1", "votes_2", in: .all(of: "A", stations: 5)),
        .stationsMissing(1, numbers: [], region: "A", figures: [.init("valid", 200)]),
        .stationsMissing(1, numbers: [4], region: "A", figures: []),
        .stationsMissing(2, numbers: [4, 5], region: "A", figures: [.init("valid", 400)]),
        .stationsMissing(3, numbers: [], region: "A", figures: []),
        .stationsMissing(0, numbers: [], region: "A", figures: [.init("valid", 400)]),
        .rewritten(["votes_1", "votes_2"], .percent, in: .named("A")),
        .rewritten(["valid", "votes_1"], .zero, in: .named("A/3")),
        .rewritten(["valid", "votes_1"], .times(10), in: .named("A/3")),
        .rewritten(["valid", "votes_1"], .rounded(to: 100), in: nil),
        .breaking(.rowLeftOut("A"), rules: ["R7"]),
    ]
    /// Causes of what is so at many rows.
    static let ofManyRows: [FindingKind.Cause] =
        ([
            .namesMoved(
                .init(file: "s.csv", columns: ["ward"], down: 3, lines: [62, 112], beside: .recap)),
            .namesMoved(
                .init(
                    file: "s.csv", columns: ["county", "ward"], down: -1, lines: [62, 112],
                    beside: .columns)),
            .namesMoved(
                .init(file: "s.csv", columns: ["ward"], down: 1, lines: [62, 112], beside: .numbers)),
            .rowsRenamed(
                .init(
                    file: "s.csv", stations: 12, lines: [62, 73], under: [region],
                    of: [LevelRegion("district_code", "110103"), LevelRegion("district_code", "110104")])),
            .otherNameNearly(
                region, file: "r.csv", is: LevelRegion("district_code", "Ma'rang"), other: "s.csv",
                [Slip.NamedFigure("votes_1", 10), Slip.NamedFigure("votes_2", -10)]),
            .sameGroup([row, row, row], of: 3, others: 2, file: "s.csv"),
            .sameGroup([row, row, row], of: 14, others: 13, file: "s.csv"),
            .levelMissing(
                .init(
                    file: "s.csv", areStations: true, regions: 4, of: 4, first: region, line: 13, rows: 240)),
            .levelMissing(
                .init(file: "s.csv", areStations: true, regions: 1, of: 9, first: region, line: 13, rows: 12)),
            .levelMissing(
                .init(file: "r.csv", areStations: false, regions: 4, of: 4, first: region, line: 3, rows: 24)),
            .regionsAbsent(
                .init(
                    file: "r.csv", source: .stations(file: "s.csv"),
                    names: [region, LevelRegion("district_code", "110103")], regions: 2, of: 9,
                    level: "district_code")),
            .numbersAbsent(
                .init(file: "s.csv", names: (1...12).map { "11010120\($0)" }, of: 90, numbers: 31)),
            .oneSided(oneSided(["valid"], ["votes_1", "votes_2"], lacksVotes: true)),
            .oneSided(oneSided(["valid"], ["votes_1", "votes_2"], lacksVotes: true, isContradicted: true)),
            .oneSided(oneSided(["votes_1", "votes_2"], ["valid"])),
            .oneSided(oneSided(["total_votes"], ["valid", "invalid"], most: 1)),
            .oneSided(oneSided(["valid", "invalid"], ["ballots_used"], areStations: false)),
        ] as [FindingKind.Cause.Account]).map {
            FindingKind.Cause(number: 1, what: $0, findings: 14, rules: ["R8"])
        }

    private static func oneSided(
        _ more: [String], _ less: [String], lacksVotes: Bool = false, most: Int = 7, areStations: Bool = true,
        isContradicted: Bool = false
    ) -> FindingKind.OneSidedRule {
        FindingKind.OneSidedRule(
            file: "s.csv", areStations: areStations, more: more, less: less, lacksVotes: lacksVotes,
            forms: 80, of: 90, least: 1, most: most, total: 312, isContradicted: isContradicted)
    }
}
