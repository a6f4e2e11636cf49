import Elections
import TestSupport
import Testing

@testable import Reconciliation

/// Slips of a keyboard are planted in honest counts and results: each that puts a reading outside is among what is said.
@Suite struct TypingSlipTests {
    private static func printed(_ units: Int) -> PrintedNumber { PrintedNumber(units: units, decimals: 2) }

    private static func typed(_ comparison: Comparison) -> [Diagnosis] {
        comparison.diagnoses.filter { ["digits-typed", "official-digits-typed"].contains($0.code) }
    }

    /// Two of three choices are printed.
    @Test(
        arguments: [
            (550, .dropped, 5_500), (990, .dropped, 2_990), (5_050, .neighboursSwapped, 5_500),
        ] as [(Int, DigitSlip, Int)])
    func shares(units: Int, slip: DigitSlip, origin: Int) throws {
        let isFirst = origin == 5_500
        let reading = HandMade.reading(isFirst ? [units, 2_990] : [5_500, units], margin: 10)
        let found = try HandMade.compare([5_500, 3_000, 1_500], reading)
        let choice = Choice(isFirst ? 1 : 2)
        let instead = found.diagnoses.compactMap { diagnosis -> [PrintedNumber]? in
            if case .typed(slip, choice, Self.printed(units), let instead) = diagnosis {
                instead
            } else {
                nil
            }
        }
        #expect(found.verdict == .inconsistent && instead.count == 1, "\(found.diagnoses)")
        #expect(instead.first?.contains(Self.printed(origin)) == true, "\(found.diagnoses)")
    }

    @Test(
        arguments: [
            (30_000, .inserted, 3_000), (300, .dropped, 3_000), (30_30, .inserted, 3_030),
            (500, .dropped, 5_500),
        ] as [(Int, DigitSlip, Int)])
    func officialVotes(votes: Int, slip: DigitSlip, origin: Int) throws {
        guard votes != origin else { return }
        let isFirst = origin == 5_500
        let result = isFirst ? [votes, 3_000, 1_500] : [5_500, votes, 1_500]
        let found = try HandMade.compare(result, HandMade.reading([5_500, 2_990, 1_510], margin: 10))
        #expect(
            found.diagnoses.contains {
                guard case .officialTyped(slip, Choice(isFirst ? 1 : 2), votes, let instead) = $0 else {
                    return false
                }
                return instead.contains(origin)
            }, "\(found.diagnoses)")
    }

    /// Where one count of several disagrees, no other result is offered that only this one agrees with.
    @Test func aResultThatOthersAgreeWithHasNoSlip() throws {
        let alone = HandMade.reading([2_990, 5_530, 1_480], margin: 10)
        var others = [alone] + (1...2).map { _ in HandMade.reading([5_510, 2_980, 1_510], margin: 10) }
        for index in others.indices {
            others[index].id = "r\(index)"
            others[index].pollster = "P\(index)"
        }
        let found = try Reconciler().reconcile(HandMade.election([5_500, 3_000, 1_500], others)).comparisons
        #expect(found.map(\.verdict.isOutside) == [true, false, false])
        #expect(!Self.typed(found[0]).contains { $0.code == "official-digits-typed" })
    }

    /// Every slip of one figure leads back to it; no number has itself as its origin.
    @Test func originsAreWhatTheSlipUndoes() {
        // 0.98 is 50.98 without its first digit.
        #expect(DigitSlip.dropped.origins(of: 98, decimals: 2).contains(5_098))
        var random = SeededRandom(state: 31)
        for _ in 0..<2_000 {
            let recorded = random.between(1, 99_999_999)
            for slip in [DigitSlip.inserted, .dropped, .neighboursSwapped] {
                let origins = slip.origins(of: recorded)
                #expect(Set(origins).count == origins.count && !origins.contains(recorded))
                for origin in origins where origin > 0 {
                    #expect(
                        DigitSlip.fitting(reference: origin, recorded: recorded).contains(slip),
                        "\(origin) \(recorded)")
                }
            }
        }
    }
}
