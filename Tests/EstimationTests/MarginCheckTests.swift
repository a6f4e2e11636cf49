import Testing

@testable import Estimation

@Suite struct MarginCheckTests {
    @Test("The formula for 2,000 persons on 2,000 stations is recognised")
    func stationsAsVoters() {
        // 1.96 √(0.25/2000) = 2.19 %
        let check = MarginCheck(
            marginPct: 2.19, marginDecimals: 2, levelPct: 95, stations: 2000, votesPerStation: 200)
        #expect(check.verdict == .stationsAsVoters)
        #expect(abs((check.impliedDeviation ?? 0) - 0.4997) < 1e-4)
    }

    @Test("The formula for 400,000 ballots is recognised only with votes per station")
    func ballots() {
        // 1.96 √(0.25/400000) = 0.155 %
        let known = MarginCheck(
            marginPct: 0.15, marginDecimals: 2, levelPct: 95, stations: 2000, votesPerStation: 200)
        #expect(known.verdict == .ballotsAsSample)
        let unknown = MarginCheck(
            marginPct: 0.15, marginDecimals: 2, levelPct: 95, stations: 2000, votesPerStation: nil)
        #expect(unknown.verdict == .plausible)
        #expect(unknown.impliedDesignEffect == nil)
    }

    @Test("A cluster margin lies between the two mistakes")
    func plausible() {
        let check = MarginCheck(
            marginPct: 0.98, marginDecimals: 2, levelPct: 95, stations: 2000, votesPerStation: 200)
        #expect(check.verdict == .plausible)
    }

    @Test("A coarse ±1 is judged by its printed value, not by everything it could be rounded from")
    func coarse() {
        // SMRC, East Java 2018: 300 stations, ±1 at 99 %; IDM, West Java: 3,573 stations, ±1.6 at 95 %.
        let usual = MarginCheck(
            marginPct: 1, marginDecimals: 0, levelPct: 99, stations: 300, votesPerStation: 290)
        #expect(usual.verdict == .plausible)
        let persons = MarginCheck(
            marginPct: 1.6, marginDecimals: 1, levelPct: 95, stations: 3573, votesPerStation: 290)
        #expect(persons.verdict == .stationsAsVoters)
        #expect(abs((persons.impliedDeviation ?? 0) - 0.488) < 5e-4)
        let rounded = MarginCheck(
            marginPct: 2, marginDecimals: 0, levelPct: 95, stations: 2000, votesPerStation: nil)
        #expect(rounded.verdict == .stationsAsVoters)
    }

    @Test func missing() {
        let none = MarginCheck(
            marginPct: nil, marginDecimals: 0, levelPct: 95, stations: 2000, votesPerStation: nil)
        #expect(none.verdict == .missing)
        let noStations = MarginCheck(
            marginPct: 1, marginDecimals: 0, levelPct: 95, stations: nil, votesPerStation: nil)
        #expect(noStations.verdict == .missing)
        #expect(noStations.verdict.rawValue == "missing")
    }
}
