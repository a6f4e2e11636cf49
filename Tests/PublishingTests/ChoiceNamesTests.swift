import Elections
import Publishing
import Testing
import Wording

/// Names of choices stand beside their columns, and a number is no name.
@Suite struct ChoiceNamesTests {
    @Test func namesStandInSentencesOfSamples() {
        let names = FindingNames(choices: ["", "Morales"])
        let words = Language.english.wording(.general, names: names)
        #expect(words.choice(Choice(2)) == "Morales" && words.choice(Choice(1)) == "candidate or party 1")
        #expect(words.figure(.share(Choice(2)), 0.25, nil).hasPrefix("Morales: "))
        #expect(words.figure(.share(Choice(1)), 0.25, nil).hasPrefix("Candidate or party 1: "))
        #expect(
            words.figure("votes_2", printed: 5, sum: 6, slips: []).hasPrefix(
                "Morales (votes_2): prints 5"))
        #expect(words.levelErrors([("votes_2", 1, 1)]).contains("Morales (votes_2) +1 net"))
    }

    @Test func aNumberIsNoName() {
        var election = Election(name: "sample")
        election.candidates = [1, 2].map {
            Candidate(
                contest: "c", choice: $0, id: "\($0)", pair: "\($0)",
                shortName: $0 == 1 ? "1" : "Morales")
        }
        let words = Phrasebook(.english, election: election).wording
        #expect(words.names.columns == ["votes_2": "Morales"])
    }
}
