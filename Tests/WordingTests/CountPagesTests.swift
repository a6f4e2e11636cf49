import Elections
import Statistics
import Testing
import Wording

@testable import Consistency

/// Sentences of pages about one count and about two files of it.
@Suite struct CountPagesTests {
    @Test func checksAreSaidInGeneralWords() {
        for words in Vocabularies.general {
            Vocabularies.expectGeneral(CheckLabel.allCases.map(words.label(check:)) + words.checkMethods)
            Vocabularies.expectGeneral([
                words.checkTitle("A"), words.findingsSayNotWhy, words.countsChecked(2),
                words.checked(stations: 2, sheets: 1, terms: nil, figures: 3),
                words.checked(stations: nil, sheets: 2, terms: "T", figures: 3), words.nothingToCheck,
                words.movedVotesNotSeen, words.movedVotesNotSeenWithoutRecap, words.findingCounts([]),
                words.findingCounts([(.error, 1)]),
                words.open([(.error, 1)]),
                words.notAsked(rules: ["R1"], columns: ["valid"]), words.notAsked(columns: []),
                words.notAsked(columns: ["valid"]), words.levelRule, words.levelRuleNotAsked,
                words.levelErrors([("votes_1", 1, 2)]), words.gains([(Choice(1), 20)]), words.netAndGross,
                words.noIdenticalStations(eachOnce: false), words.noIdenticalStations(eachOnce: true),
                words.contradicted(votes: 1, places: 2),
                words.dependent(votes: 1, isMore: true, on: []),
                words.dependent(votes: 2, isMore: false, on: StakeKind.allCases),
                words.place(station: "3", of: "A"), words.place(line: 3), words.notSums(2, of: nil),
                words.figure("votes_1", printed: 3, sum: nil, slips: ["a"]),
                words.wouldFit(["a", "b", "c", "d"]), words.noSlipFits, words.moreFindings(2),
                words.checkedForms(by: nil), words.checkedForms(by: words.gridColumns(.recap)),
                words.failingForms(1, of: 2), words.moreFiles(2), words.countsFindingsAgain,
                words.countedAgain(findings: "1", errors: "2"), words.nothingCountedAgain,
            ])
            let questions: [StakeQuestion] = [
                .leader(pair: Choice(1), votes: 20), .tie(Choice(1), Choice(2)), .majority(votes: 1),
                .spread(provinces: 1),
                .filing(votes: 3),
            ]
            Vocabularies.expectGeneral(
                questions.flatMap { question in StakeAnswer.allCases.map { words.stake(question, $0) } })
        }
    }

    /// The numbers of one sentence agree: what changes a sum without a change of a figure is said, and a small share is not none.
    @Test func numbersOfOneSentenceAgree() throws {
        let words = Language.english.wording(.general)
        #expect(
            words.totals("votes_1", old: 10, new: 40, change: 30, net: 5, gross: 9)
                == "votes_1 10 → 40 (+30; +25 of it by figures and polling stations of one file alone; at changed polling "
                + "stations +5 net, 9 gross)")
        #expect(!words.totals("votes_1", old: 1, new: 2, change: 1, net: 1, gross: 1).contains("of it"))
        let down = Array(repeating: ExpectedSplit.Station(first: (400, 200), second: (200, 400)), count: 8)
        let split = try ExpectedSplit(down + [.init(first: (200, 201), second: (200, 199))])
        #expect(words.expected(first: Choice(1), split).contains("in fact under 1% does"))
        let all = try ExpectedSplit(down)
        #expect(words.expected(first: Choice(1), all).contains("in fact 0% does"))
    }

    @Test func changesAreSaidInGeneralWords() throws {
        let station = ExpectedSplit.Station(first: (20, 25), second: (30, 28))
        let split = try ExpectedSplit(Array(repeating: station, count: 8))
        for words in Vocabularies.general {
            Vocabularies.expectGeneral(DiffLabel.allCases.map(words.label(diff:)) + words.diffMethods)
            Vocabularies.expectGeneral(RuleChanges.Outcome.allCases.map(words.label(rule:)))
            Vocabularies.expectGeneral(FormSlip.allCases.map { words.undone($0, stations: 2) })
            Vocabularies.expectGeneral(ExpectedSplit.Absence.allCases.map(words.notExpected))
            Vocabularies.expectGeneral([
                words.diffTitle(from: "a.csv", to: "b.csv"), words.changesSayNotWhy,
                words.nothingChanged(inCommon: 1), words.nothingChanged(inCommon: 2),
                words.stationsChanged(1, inCommon: 2, removed: 3, added: 4),
                words.totals("votes_1", old: 1, new: 2, change: 1, net: 1, gross: 1),
                words.becameKnown(figures: 1, unknown: 2), words.enteredSince(stations: 1),
                words.votesFell(stations: 1),
                words.commonMove(of: 2, from: Choice(1), to: Choice(2), stations: 5, of: 6),
                words.notCompared(columns: ["valid"]), words.notCompared(repeated: 1),
                words.noRuleConcerned, words.rules(repaired: 1, broken: 2, kept: 3),
                words.rulesBesides(appeared: 1, added: 2, removed: 3),
                words.leadMoved(up: 1, of: 2, first: Choice(1), second: Choice(2), net: 5, p: 0.5),
                words.expected(first: Choice(1), split), words.blocks(1, of: 2), words.noRegionTested,
                words.changeAndNet, words.unchanged(["valid"]), words.expectedAndAdjusted,
                words.firstBlocks(1, of: 2), words.part(1, of: 2), words.largestChanges(by: "A"),
                words.votesMoved(1, of: 2), words.votesMoved(2, of: 2), words.withoutColumn(["votes_1"]),
                words.sumsChangesAgain, words.summedAgain(stations: "1", findings: "2"),
                words.nothingSummedAgain,
            ])
        }
    }

    @Test func generalWordsReadAsSentences() {
        #expect(
            English(.general).stake(.leader(pair: Choice(1), votes: 20), .none)
                == "Candidate or party 1 leads by 20 votes: all findings together could not change who leads."
        )
        #expect(
            Indonesian(.general).checked(stations: 2, sheets: 1, terms: nil, figures: 3)
                == "2 tempat pemungutan suara dan 1 lembar hasil diperiksa (ketentuan: tidak ada, aritmetika saja); 3 angka lembar hasil dibandingkan."
        )
        #expect(
            English(.indonesian).levelErrors([("votes_1", -3, 5)])
                == "Recaps against the sums below them: votes_1 −3 net, 5 gross.")
    }
}
