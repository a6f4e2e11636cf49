import Elections
import Testing
import Wording

@testable import Consistency

/// A slip that would make its own form break a rule is no explanation of a sum, or the last one, and said so.
@Suite struct RowFormsTests {
    let count = SmallCount()

    /// A village prints 30 more votes of a pair, its valid votes are right, and the forms of its stations are sound.
    @Test func aSlipThatWouldBreakASoundFormIsNotOffered() throws {
        var spoiled = count
        let row = spoiled.recaps[3][0]
        for depth in 0..<4 {
            let code = row.codes[depth]
            let place = try #require(spoiled.recaps[depth].firstIndex { $0.codes[depth] == code })
            spoiled.recaps[depth][place]["votes_1"] += 30
        }
        for finding in try spoiled.check().findings("R12") {
            let texts = finding.explanations.map { $0.phrase(.english) }
            #expect(!texts.contains { $0.contains("/") }, "stations are sound as they are: \(texts)")
        }
    }

    /// A station whose form breaks its sum is the only station among the explanations.
    @Test func theBrokenStationIsTheOnlyOneThatIsOffered() throws {
        for place in stride(from: 1, to: 144, by: 7) {
            var spoiled = count
            spoiled.stations[place]["votes_2"] -= 10
            let row = count.stations[place]
            let finding = try #require(try spoiled.check().findings("R12").first)
            let stations = finding.explanations.map { $0.phrase(.english) }.filter { $0.contains("/") }
            #expect(stations.count == 1 && stations[0].contains("(\(row.codes[3])/\(row.number ?? ""))"))
        }
    }

    /// The recap has no column of valid votes: whether they are wrong too is not known.
    @Test func whereTheRecapDoesNotTellTheSumTheSlipComesLastAndSaysSo() throws {
        let rules = try FormRules(
            FormRulebook.standard, form: nil, columns: ["valid", "votes_1", "votes_2"], scope: .station)
        var unit = RecapUnit(
            name: "v", names: ["votes_1", "votes_2"], published: [130, 70], expected: [120, 70],
            children: [row("v/1", 50, 40), row("v/2", 43, 20), row("v/3", 27, 10, valid: 47)],
            hasStations: true, childForms: RowForms(rules, measures: ["votes_1", "votes_2"]))
        unit.children[2].isBroken = true
        let texts = try #require(RecapDiagnosis.explain(unit, siblings: [])[0])
        // The own figure 120 → 130, then the form that is broken and would be whole, then the sound ones.
        #expect(
            texts.map { $0.phrase(.english) } == [
                "one digit changed in votes_1 (v/3): 37 → 27", "one digit changed in votes_1 (v): 120 → 130",
                "one digit changed in votes_1 (v/1): 60 → 50, after which that form would break R7",
                "one digit changed in votes_1 (v/2): 53 → 43, after which that form would break R7",
            ])
        #expect(
            texts.last?.phrase(.indonesian)
                == "satu angka berubah pada votes_1 (v/2): 53 → 43, tetapi formulir itu lalu melanggar R7")
        // With the sum in the recap it is known that the forms' sums are right.
        unit = RecapUnit(
            name: "v", names: ["votes_1", "votes_2", "valid"], published: [130, 70, 200],
            expected: [120, 70, 200],
            children: [row("v/1", 50, 40), row("v/2", 43, 20), row("v/3", 27, 10, valid: 47)].map {
                CountRow($0, valid: $0.form[0])
            }, hasStations: true, childForms: RowForms(rules, measures: ["votes_1", "votes_2", "valid"]))
        #expect(
            RecapDiagnosis.explain(unit, siblings: [])[0]?.map { $0.phrase(.english) } == [
                "one digit changed in votes_1 (v/3): 37 → 27", "one digit changed in votes_1 (v): 120 → 130",
            ])
    }

    private func row(_ name: String, _ first: Int, _ second: Int, valid: Int64? = nil) -> CountRow {
        var row = CountRow(name: name, values: [first, second])
        row.form = [valid ?? Int64(first + second), Int64(first), Int64(second)]
        return row
    }
}

extension CountRow {
    /// The same row where the recap has valid votes too.
    fileprivate init(_ row: CountRow, valid: Int64?) {
        self.init(name: row.name, values: row.values + [valid.map(Int.init)])
        form = row.form
        isBroken = row.name == "v/3"
    }
}
