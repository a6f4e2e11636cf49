import Elections
import Reconciliation
import Testing
import Wording

@testable import Publishing

/// What counts say of leads and of the rule of winning while there is no result.
@Suite struct WaitingWordsTests {
    private static let place = RegionCode("RU", scheme: .undeclared)

    private static func election(_ counts: [(String, [Int], Int?)], rule: WinnerRule) -> Election {
        var contest = Contest(id: "p", title: "Ruritania 2025", region: place, rule: rule)
        contest.kind = .other
        return Election(
            name: "e", contests: [contest],
            candidates: ["Noboa", "González", "Iza"].enumerated().map {
                Candidate(contest: "p", choice: Choice(index: $0.offset), pair: $0.element)
            },
            regions: [Region(code: place, name: "Ruritania", parent: nil)], recapRows: [], recapTotals: [],
            readings: counts.enumerated().map { index, count in
                QuickCountReading(
                    id: "q\(index)", contest: "p", region: place, pollster: count.0,
                    shares: count.1.enumerated().map {
                        .init(
                            choice: Choice(index: $0.offset), percent: .init(units: $0.element, decimals: 1))
                    },
                    sampleStations: nil, dataInPercent: nil,
                    marginPercent: count.2.map { .init(units: $0, decimals: 1) },
                    levelPercent: .init(units: 95, decimals: 0), stage: .final,
                    place: SourcePlace(file: "quick_counts.csv", line: 2 + 3 * index))
            })
    }

    private static let three = [
        ("Alpha", [462, 341, 197], 8), ("Beta", [450, 349, 201], 15), ("Gamma", [430, 369, 201], 6),
    ].map { ($0.0, $0.1, Optional($0.2)) }

    private func news(
        _ counts: [(String, [Int], Int?)], _ rule: WinnerRule, _ language: Language
    ) throws -> (news: NewsText, title: String) {
        let election = Self.election(counts, rule: rule)
        let report = try Samples.report(election, language)
        return (report.news(election.contests[0]), report.publication.head.title)
    }

    @Test func aRuleWithTwoWays() throws {
        let (english, title) = try news(Self.three, .fortyPlusTen, .english)
        let finding =
            "Ruritania 2025: the quick counts by Alpha, Beta and Gamma have Noboa ahead by more than their margins of error; quick "
            + "counts differ from each other by more than their margins explain; they contradict each other on the winning threshold; no complete official result is on file"
        #expect(english.headline == finding && title == finding)
        #expect(
            english.lede.contains(
                "Farthest apart of 3 counts: Alpha puts the lead of Noboa over González 6.00 points higher than Gamma"
            ))
        #expect(english.lede.contains("Alpha has Noboa at 46.2%, 12.1 points ahead of González, more than"))
        #expect(
            english.lede.hasSuffix(
                "To win takes more than 50% of the valid votes, or at least 40% and 10 points more than the second: Noboa has "
                    + "that in the quick count by Alpha, beyond its margin of error; in the quick count by Gamma no candidate or "
                    + "party has that, beyond its margin of error; the margin of the quick count by Beta does not tell."
            ),
            "\(english.lede)")
        let (indonesian, _) = try news(Self.three, .fortyPlusTen, .indonesian)
        #expect(
            indonesian.lede.hasSuffix(
                "Untuk terpilih diperlukan lebih dari 50% suara sah, atau sedikitnya 40% dan 10 poin lebih banyak daripada yang "
                    + "kedua: menurut hitung cepat Alpha Noboa memperolehnya, di luar margin of error-nya; menurut hitung cepat "
                    + "Gamma tidak ada kandidat atau partai yang memperolehnya, di luar margin of error-nya; hitung cepat Beta "
                    + "belum dapat memastikannya karena margin of error-nya."), "\(indonesian.lede)")
    }

    /// Where all say the same of the rule the headline says it.
    @Test func oneSideOfTheLine() throws {
        let short = try news([("Alpha", [462, 341, 197], 8)], .majority, .english).news
        #expect(
            short.headline
                == "Ruritania 2025: the quick count by Alpha has Noboa ahead by more than its margin of error, short of the winning threshold; no complete official result is on file"
        )
        let met = try news([("Alpha", [562, 241, 197], 8)], .majority, .english).news
        #expect(met.headline.contains("by more than its margin of error, beyond the winning threshold; "))
        // Shares of regions are asked for too: by itself a count never says that the rule is met.
        let spread = try news([("Alpha", [562, 241, 197], 8)], .kenyaPresident, .english).news
        #expect(!spread.headline.contains("winning threshold"))
        #expect(
            spread.lede.contains(
                "To win takes more than 50% of the valid votes, besides the shares in regions:"))
        // The most votes decide.
        let plain = try news([("Alpha", [462, 341, 197], 8)], .plurality, .english).news
        #expect(!plain.headline.contains("line") && !plain.lede.contains("To win"))
    }

    /// A count without a margin says who is first, and nothing is claimed of it.
    @Test func withoutAMargin() throws {
        let (english, title) = try news([("Alpha", [562, 241, 197], nil)], .majority, .english)
        #expect(!english.headline.contains("ahead") && !english.lede.contains("To win"))
        #expect(english.lede.contains("without a printed margin of error"))
        #expect(!title.contains("ahead"))
    }

    /// A count without a margin that has somebody else first is not passed by.
    @Test func anotherLeaderWithoutAMargin() throws {
        let counts =
            [("Alpha", [562, 241, 197], 8), ("Beta", [402, 431, 167], nil)] as [(String, [Int], Int?)]
        #expect(
            try news(counts, .plurality, .english).news.headline.contains(
                "ahead by more than its margin of error; the quick count by Beta, without a printed margin, has González ahead; "
            ))
        #expect(
            try news(counts, .plurality, .indonesian).news.headline.contains(
                "; menurut hitung cepat Beta, tanpa margin, González unggul; "))
    }

    /// Where shares of all choices sum to less than 100 the rest may be ballots that are not valid: the line is told on either side.
    @Test func sharesOfAnotherWhole() throws {
        func said(_ shares: [Int], _ margin: Int = 8) throws -> NewsText {
            try news([("Alpha", shares, margin)], .majority, .english).news
        }
        let far = try said([462, 341, 97])
        #expect(
            far.headline.contains("leaves open whether the winning threshold is passed"), "\(far.headline)")
        #expect(far.lede.contains("the margin of the quick count by Alpha does not tell"), "\(far.lede)")
        // 46.2 of 97.0 is 47.6, and 53 of 97 is beyond the line either way.
        #expect(try said([462, 341, 167]).headline.contains("short of the winning threshold"))
        #expect(try said([530, 300, 140]).headline.contains("beyond the winning threshold"))
        // Shares above 100 are of nothing.
        let above = try said([520, 341, 197])
        #expect(!above.headline.contains("winning threshold") && !above.lede.contains("To win"))
    }

    /// What a page leaves to choices without a figure is held against the first together: over each of them the lead is no smaller.
    @Test func theRestTogether() throws {
        let two = try news([("Alpha", [598, 171], 15)], .plurality, .english)
        #expect(
            two.news.headline
                == "Ruritania 2025: the quick count by Alpha has Noboa ahead by more than its margin of error; no complete official result is on file"
        )
        #expect(
            two.news.lede.contains(
                "Alpha has Noboa at 59.8%, 36.7 points ahead of all that it does not name, taken together, more than"
            ),
            "\(two.news.lede)")
        // A lead that is at least 36.7 points is one of ten, whoever is second.
        let ten = try news([("Alpha", [448, 171, 351], 15)], .fortyPlusTen, .english).news
        #expect(
            ten.headline.contains(", and leaves open whether the winning threshold is passed; "),
            "\(ten.headline)")
        let met = try news([("Alpha", [598], 15)], .fortyPlusTen, .english).news
        #expect(met.headline.contains("ahead by more than its margin of error, beyond the winning threshold"))
        // Of 45 and 20 nobody knows whether another has 35, ten less than the first.
        let open = try news([("Alpha", [450, 200], 15)], .fortyPlusTen, .indonesian)
        #expect(
            open.news.lede.contains(
                "Noboa memperoleh 45,0%, unggul 10,0 poin atas gabungan semua yang tidak diberi angka"),
            "\(open.news.lede)")
        #expect(
            open.news.headline.contains(
                ", dan belum menunjukkan apakah ambang kemenangan terlampaui; "),
            "\(open.news.headline)")
        let none = try news([("Alpha", [402, 171], 15)], .plurality, .english).news
        #expect(!none.headline.contains("ahead"), "\(none.headline)")
    }

    /// Polls at the exit that were asked for are called so, in headlines, on charts and at the foot.
    @Test(arguments: Language.allCases)
    func exitPollsAreNoQuickCounts(language: Language) throws {
        var election = Self.election([("Alpha", [462, 341, 197], 8)], rule: .plurality)
        election.readings[0].sourceKind = .exitPoll
        election.recapRows = [2_000, 5_000, 3_000].enumerated().map {
            RecapRow(contest: "p", region: Self.place, choice: Choice(index: $0.offset), votes: $0.element)
        }
        let (own, other) =
            language == .english ? ("exit poll", "quick count") : ("jajak pendapat", "hitung cepat")
        func text(_ kinds: Set<CountSourceKind>) throws -> String {
            let report = ReconcileReport(
                result: try Reconciler(options: .init(kinds: kinds)).reconcile(election), findings: [],
                run: Samples.run, language: language)
            let news = report.news(election.contests[0]).text(report.wording)
            let pages = try report.publication.files([.html, .svg]).map {
                String(decoding: $0.bytes, as: UTF8.self)
            }
            return ([news, report.publication.head.title] + pages).joined(separator: " ").lowercased()
        }
        let said = try text([.exitPoll])
        #expect(said.contains(own) && !said.contains(other), "\(said.prefix(1_500))")
        let both = try text([.exitPoll, .campaign])
        #expect(!both.contains(other))
    }

    /// Of two on the ballot the one that a page does not name has the rest, where something tells that they are all.
    @Test func theOtherOfTwo() throws {
        var election = Self.election([("Alpha", [540], 15), ("Beta", [470], 15)], rule: .majority)
        election.candidates.removeLast()
        let unknown = try Samples.report(election, .english).news(election.contests[0])
        #expect(
            !unknown.headline.contains("González ahead") && !unknown.lede.contains("González at"),
            "\(unknown.lede)")
        var whole = Self.election([("Exit", [540, 460], 15)], rule: .majority).readings[0]
        (whole.sourceKind, whole.id) = (.exitPoll, "exit")
        election.readings.append(whole)
        let news = try Samples.report(election, .english).news(election.contests[0])
        #expect(
            news.headline.contains(
                "quick counts contradict each other: the quick count by Alpha has Noboa ahead and the quick count by Beta has "
                    + "González ahead"), "\(news.headline)")
        #expect(
            news.lede.contains("Beta has González at 53.0%, 6.0 points ahead of Noboa, more than"),
            "\(news.lede)")
        #expect(news.lede.contains("Alpha puts Noboa 7.00 points higher than Beta"), "\(news.lede)")
    }

    /// A count that names too few to tell who leads is not passed by.
    @Test func aCountThatNamesFew() throws {
        let (english, _) = try news(
            [("Alpha", [442], 10), ("Beta", [300, 450, 250], 10)], .plurality, .english)
        #expect(
            english.headline.contains(
                "has González ahead by more than its margin of error, 1 other does not tell who leads; quick counts differ "
                    + "from each other by more than their margins explain; "), "\(english.headline)")
        #expect(english.lede.contains("Alpha has Noboa at 44.2%, which does not tell who leads"))
        #expect(english.lede.contains("Alpha puts Noboa 14.20 points higher than Beta"))
        let alone = try news([("Alpha", [442, 101], 10)], .plurality, .indonesian).news
        #expect(
            alone.lede.contains(
                "Menurut Alpha Noboa memperoleh 44,2% dan González memperoleh 10,1%, yang belum menunjukkan siapa yang unggul"
            ),
            "\(alone.lede)")
    }

    /// The turnout of a count stands beside the one that its rule asks for.
    @Test(arguments: [
        (400, 10 as Int?, "is 40.0%, not above that, beyond its margin of error"),
        (604, 10, "is 60.4%, above that, beyond its margin of error"),
        (504, 10, "is 50.4%, and its margin does not tell"),
        (400, nil, "is 40.0%, without a printed margin of error"),
    ])
    func turnoutOfACount(units: Int, margin: Int?, text: String) throws {
        var election = Self.election([("Alpha", [562, 241, 197], 8)], rule: WinnerRule(named: "own"))
        var terms = try #require(Rulebook.standard.winner.first { $0.rule == .majority })
        (terms.rule, terms.turnoutMoreThanPercent) = (WinnerRule(named: "own"), 50)
        election.winnerRules = [terms]
        election.readings[0].figures = [
            MeasuredFigure(
                .turnout, percent: .init(units: units, decimals: 1),
                marginPercent: margin.map { .init(units: $0, decimals: 1) })
        ]
        let news = try Samples.report(election, .english).news(election.contests[0])
        #expect(
            news.lede.contains(
                "the turnout of more than 50%: Noboa has as many votes in the quick count by Alpha"))
        #expect(news.lede.hasSuffix("the turnout in the quick count by Alpha \(text)."), "\(news.lede)")
    }

    /// Counts of several kinds are told apart, and exit polls alone are called exit polls whatever was asked for.
    @Test func kindsOfCounts() throws {
        var election = Self.election(
            [("Alpha", [462, 341, 197], 8), ("Alpha", [450, 349, 201], 15)], rule: .plurality)
        election.readings[1].sourceKind = .exitPoll
        var options = DecisionRule()
        options.kinds = [.quickCount, .exitPoll]
        func news(_ election: Election) throws -> NewsText {
            let result = try Reconciler(options: options).reconcile(election)
            return ReconcileReport(
                result: result, findings: [], run: Samples.run, language: .english
            ).news(election.contests[0])
        }
        #expect(try news(election).lede.contains("Alpha (quick count) has Noboa at 46.2%"))
        #expect(try news(election).lede.contains("; Alpha (exit poll) has Noboa at 45.0%"))
        // Titles of charts and pages name the kind too.
        var voted = election
        voted.recapRows = [462, 341, 197].enumerated().map {
            RecapRow(
                contest: "p", region: Self.place, choice: Choice(index: $0.offset), votes: $0.element * 1000)
        }
        voted.readings[1].marginPercent = .init(units: 3, decimals: 1)
        let title = ReconcileReport(
            result: try Reconciler(options: options).reconcile(voted), findings: [], run: Samples.run,
            language: .english
        ).publication.head.title
        #expect(
            title.contains(
                "1 of 2 counts tested agrees with the official result, Alpha (exit poll) does not"),
            "\(title)")
        election.readings.removeFirst()
        #expect(try news(election).headline.contains("the exit poll by Alpha has Noboa ahead"))
    }
}
