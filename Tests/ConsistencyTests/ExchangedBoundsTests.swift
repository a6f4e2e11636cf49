import Elections
import Testing
import Wording

@testable import Consistency

@Suite struct ExchangedBoundsTests {
    /// Two bounds that one exchange mends, and no sum that is out.
    @Test func registeredAndBallotsExchangedInAForm() throws {
        for place in [3, 50, 121] {
            var count = SmallCount()
            let row = count.stations[place]
            (count.stations[place]["registered"], count.stations[place]["ballots_used"]) = (
                row["ballots_used"], row["registered"]
            )
            let check = try count.check(withRecaps: false, form: nil)
            #expect(check.findings.counted.map(\.rule) == ["cause-slip"])
            #expect(
                check.findings.first?.sentence(.english).contains("registered and ballots_used exchanged")
                    == true)
            // More ballots than voters alone tell no exchange.
            count = SmallCount()
            count.stations[place]["registered"] = row["ballots_used"] - 3
            let other = try count.check(withRecaps: false, form: nil)
            #expect(other.findings.map(\.rule) == ["turnout"] && other.findings[0].explanations.isEmpty)
        }
    }
}
