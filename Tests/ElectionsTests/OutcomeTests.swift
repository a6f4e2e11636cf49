import Testing

@testable import Elections

@Suite struct OutcomeTests {
    static let scheme = RegionCodeScheme(name: "kemendagri", edition: "2018")
    static let home = RegionCode("00", scheme: scheme)

    /// An election of one contest in region 00 with votes by region.
    static func election(
        _ rule: WinnerRule, _ votes: [Int], pairs: [String]? = nil, provinces: [(String, [Int]?)] = [],
        population: Int? = nil, scheme: RegionCodeScheme = scheme, home text: String = "00"
    ) -> Election {
        let home = RegionCode(text, scheme: scheme)
        let contest = Contest(
            id: "c", title: "C", electionDate: "2018-06-27", region: home, kind: .pilkada, rule: rule,
            population: population)
        let rows = ([(text, votes)] + provinces).flatMap { code, votes in
            (votes ?? []).enumerated().map {
                RecapRow(
                    contest: "c", region: RegionCode(code, scheme: scheme), choice: Choice(index: $0.offset),
                    votes: $0.element)
            }
        }
        let names = pairs ?? votes.indices.map { "Pair \($0 + 1)" }
        return Election(
            name: "e", scheme: scheme, contests: [contest],
            candidates: names.enumerated().map {
                Candidate(contest: "c", choice: Choice(index: $0.offset), pair: $0.element)
            },
            regions: provinces.map {
                Region(code: RegionCode($0.0, scheme: scheme), name: $0.0, parent: nil)
            },
            recapRows: rows)
    }

    static func outcome(_ election: Election) throws -> Outcome {
        try #require(Outcome(contest: election.contests[0], in: election))
    }

    @Test(
        "Where the first pair stands under a rule without regions",
        arguments: [
            (WinnerRule.plurality, [40, 35, 25], Outcome.Standing.met), (.plurality, [40, 40, 20], .tie),
            (.plurality, [50, 50], .tie), (.majority, [51, 49], .met), (.majority, [50, 30, 20], .notMet),
            (.majority, [501, 300, 199], .met), (.majority, [500, 300, 200], .notMet),
            (.majority, [40, 40, 20], .notMet), (.majority, [50, 50], .notMet),
            (.indonesiaPresident, [51, 49], .met), (.indonesiaPresident, [50, 50], .tie),
            (.fortyPlusTen, [51, 49], .met), (.fortyPlusTen, [40, 30, 30], .met),
            (.fortyPlusTen, [400, 301, 299], .notMet), (.fortyPlusTen, [399, 200, 401], .notMet),
            (.fortyPlusTen, [39, 10, 10, 41], .notMet),
        ])
    func standing(_ rule: WinnerRule, _ votes: [Int], _ expected: Outcome.Standing) throws {
        #expect(try Self.outcome(Self.election(rule, votes)).standing == expected)
    }

    @Test("The line of the majority is strict even where doubles could not tell")
    func strict() throws {
        let half = 4_503_599_627_370
        #expect(try Self.outcome(Self.election(.majority, [half, half - 1, 1])).standing == .notMet)
        #expect(try Self.outcome(Self.election(.majority, [half + 1, half - 1, 1])).standing == .met)
    }

    @Test("The empty box elects nobody, however many votes it has (Makassar 2018)")
    func emptyBox() throws {
        let names = ["Munafri Arifuddin - Andi Rachmatika Dewi", "Kolom kosong"]
        let box = try Self.outcome(Self.election(.singleCandidate, [264_245, 300_795], pairs: names))
        #expect(box.standing == .notMet)
        #expect(box.leader.choice == 2)
        #expect(box.emptyBox == 2)
        #expect(box.lineApplies)
        let pair = try Self.outcome(Self.election(.singleCandidate, [300_795, 264_245], pairs: names))
        #expect(pair.standing == .met)
        let half = try Self.outcome(Self.election(.singleCandidate, [5, 5], pairs: names))
        #expect(half.standing == .notMet)
        let drawn = try Self.outcome(
            Self.election(.singleCandidate, [6, 4], pairs: ["KOTAK KOSONG", "A - B"]))
        #expect(drawn.standing == .notMet)
    }

    @Test("Without a name for the empty box nobody can be said to be elected")
    func unnamedBox() throws {
        // One that stands alone on file beats the line of the votes, whatever the others are called.
        let alone = try Self.outcome(Self.election(.singleCandidate, [6], pairs: ["A"]))
        #expect(alone.standing == .met)
        let outcome = try Self.outcome(Self.election(.singleCandidate, [6, 4], pairs: ["A", "B"]))
        #expect(outcome.standing == .unknown)
        #expect(outcome.emptyBox == nil)
    }

    static let provinces = ["11", "12", "13", "14"]

    @Test(
        "President with three pairs: half of the votes and a fifth in more than half of the provinces",
        arguments: [
            // Pair 1 in each province out of 100; nil is a province without a recap.
            ([60, 60, 60, 10], 3, Outcome.Standing.met), ([60, 60, 20, 10], 3, .met),
            ([90, 90, 19, 19], 2, .notMet), ([90, 90, 19, nil], 2, .unknown),
            ([90, nil, nil, nil], 1, .unknown), ([90, 19, 19, nil], 1, .notMet),
            ([60, 60, 60, nil], 3, .met),
        ] as [([Int?], Int, Outcome.Standing)])
    func president(_ shares: [Int?], _ reached: Int, _ expected: Outcome.Standing) throws {
        let provinces = zip(Self.provinces, shares).map { code, share in
            (code, share.map { [$0, 100 - $0, 0] })
        }
        let election = Self.election(.indonesiaPresident, [55, 25, 20], provinces: provinces)
        let outcome = try Self.outcome(election)
        #expect(outcome.standing == expected)
        #expect(
            outcome.spread
                == Outcome.Spread(
                    reached: reached, known: shares.compactMap { $0 }.count, total: 4, needed: 3))
    }

    @Test("Half of the votes is not more than half, whatever the provinces say")
    func presidentLine() throws {
        let provinces = Self.provinces.map { ($0, [50, 30, 20] as [Int]?) }
        let election = Self.election(.indonesiaPresident, [50, 30, 20], provinces: provinces)
        #expect(try Self.outcome(election).standing == .notMet)
    }

    @Test("Where no province is named, the rule cannot be judged")
    func noProvinces() throws {
        let none = Self.election(.indonesiaPresident, [55, 25, 20])
        #expect(try Self.outcome(none).standing == .unknown)
        let undeclared = Self.election(
            .indonesiaPresident, [55, 25, 20], provinces: Self.provinces.map { ($0, [55, 25, 20]) },
            scheme: .undeclared)
        #expect(try Self.outcome(undeclared).standing == .unknown)
    }

    @Test("Votes from abroad are no province")
    func overseas() throws {
        let provinces: [(String, [Int]?)] = [
            ("11", [60, 30, 10]), ("12", [10, 60, 30]), ("99", [90, 5, 5]), ("9901", [90, 5, 5]),
        ]
        let election = Self.election(.indonesiaPresident, [55, 25, 20], provinces: provinces)
        let outcome = try Self.outcome(election)
        #expect(outcome.spread == Outcome.Spread(reached: 1, known: 2, total: 2, needed: 2))
        #expect(outcome.standing == .notMet)
    }

    @Test(
        "More than half of 38 provinces is 20, of 34 it is 18, of 35 it is 18",
        arguments: [(38, 20), (34, 18), (35, 18)])
    func needed(_ count: Int, _ needed: Int) throws {
        let provinces = (0..<count).map { (String(11 + $0), [55, 25, 20] as [Int]?) }
        let election = Self.election(.indonesiaPresident, [55, 25, 20], provinces: provinces)
        #expect(try Self.outcome(election).spread?.needed == needed)
    }

    /// Two thirds of 37 are 25, more than half of 47 counties 24.
    @Test(arguments: [
        (WinnerRule.nigeriaPresident, 37, 25), (.kenyaPresident, 47, 24), (.nigeriaPresident, 36, 24),
    ])
    func regionsOfOtherCountries(rule: WinnerRule, total: Int, needed: Int) throws {
        for reached in [needed - 1, needed] {
            let provinces = (0..<total).map { place in
                (String(11 + place), (place < reached ? [25, 40, 35] : [24, 41, 35]) as [Int]?)
            }
            let votes = rule == .kenyaPresident ? [55, 25, 20] : [40, 35, 25]
            let outcome = try Self.outcome(Self.election(rule, votes, provinces: provinces))
            #expect(outcome.spread?.needed == needed && outcome.spread?.reached == reached)
            #expect(outcome.standing == (reached == needed ? .met : .notMet))
        }
    }

    /// Regions that list the main choices alone, where the whole has votes of others: a quarter of those listed is no quarter of the
    /// valid votes. Where regions have their valid votes the answer is theirs.
    @Test func regionsThatListSomeChoices() throws {
        func outcome(valid: Bool) throws -> Outcome {
            // 30 of 100 listed; of 150 valid votes it is a fifth, of 100 in half of the regions more than a quarter.
            let provinces = (0..<6).map {
                (String(11 + $0), $0 < 5 ? [30, 40, 30] : [10, 50, 40] as [Int]?)
            }
            var election = Self.election(.nigeriaPresident, [160, 250, 190].reversed(), provinces: provinces)
            election.contests[0].kind = .other
            election.recapRows.removeAll { $0.region.text == "00" }
            election.recapRows += [(1, 260), (2, 250), (3, 90)].map {
                RecapRow(
                    contest: "c", region: RegionCode("00", scheme: Self.scheme), choice: $0.0,
                    votes: $0.1)
            }
            let totals =
                [("00", 800)] + (valid ? provinces.indices.map { (String(11 + $0), $0 < 3 ? 150 : 100) } : [])
            election.recapTotals = totals.map { code, votes in
                RecapTotals(
                    contest: "c", region: RegionCode(code, scheme: Self.scheme), validVotes: votes)
            }
            return try Self.outcome(election)
        }
        let unknown = try outcome(valid: false)
        #expect(unknown.standing == .unknown)
        // 10 of 100 listed are less than a quarter of any larger number.
        #expect(unknown.spread == .init(reached: 0, known: 1, total: 6, needed: 4))
        let known = try outcome(valid: true)
        #expect(known.spread == .init(reached: 2, known: 6, total: 6, needed: 4) && known.standing == .notMet)
    }

    @Test("Two presidential pairs: the most votes decide and no line applies")
    func twoPairs() throws {
        let outcome = try Self.outcome(Self.election(.indonesiaPresident, [51, 49]))
        #expect(!outcome.lineApplies)
        #expect(outcome.spread == nil)
    }

    @Test("West Java 2018: a lead of 908,789 votes, 4.135%, above the limit of 0.5%")
    func westJava() throws {
        let election = Self.election(
            .plurality, [7_226_254, 2_773_078, 6_317_465, 5_663_198], population: 48_037_827, home: "32")
        let outcome = try Self.outcome(election)
        #expect(outcome.leadVotes == 908_789)
        #expect(outcome.recap.validVotes == 21_979_995)
        // python3 -c "print(908789/21979995)"
        #expect(outcome.recap.validVotes.map { Double(908_789) / Double($0) } == 0.04134618774936027)
        let filing = try #require(outcome.filing)
        #expect(filing.limitPercentTimesTen == 5)
        #expect(filing.limitVotes == 109_899)
        #expect(!filing.leadWithinLimit)
        #expect(outcome.standing == .met)
    }

    @Test("A lead of exactly the limit may be filed, one vote more may not")
    func exactLimit() throws {
        let at = Self.election(.plurality, [505, 495], population: 7_000_000, home: "32")
        #expect(try Self.outcome(at).filing?.leadWithinLimit == true)
        let above = Self.election(.plurality, [50501, 49499], population: 7_000_000, home: "32")
        #expect(try Self.outcome(above).filing?.limitVotes == 1000)
        #expect(try Self.outcome(above).filing?.leadWithinLimit == false)
    }

    @Test("Without a complete recap there is no outcome")
    func incomplete() {
        let missing = Self.election(.plurality, [5], pairs: ["A", "B"])
        #expect(Outcome(contest: missing.contests[0], in: missing) == nil)
        let nobody = Self.election(.plurality, [0, 0])
        #expect(Outcome(contest: nobody.contests[0], in: nobody) == nil)
    }
}
