import Elections
import Testing
import Wording

@testable import Reconciliation

/// Readings that nobody asked for, by what would ask for them.
@Suite struct ReadingsAsideTests {
    private static let aside = ReadingsAside(
        kinds: [.exitPoll: 1, .campaign: 2], stages: [.interim: 3, .garbled: 1, .unknown: 1])

    @Test func theyAreNamedWithTheOptionsThatAskForThem() {
        #expect(Self.aside.count == 8)
        #expect(
            Language.english.wording(.general).aside(inReport: Self.aside)
                == "1 reading of an exit poll, 2 readings of counts of campaigns or parties, 3 interim readings, 1 reading of an unknown "
                + "stage and 1 misprinted page are in the report, without a test (--stage interim,unknown, --source-kind "
                + "exit-poll,campaign).")
        #expect(
            Language.indonesian.wording(.indonesian).aside(Self.aside)
                == "1 angka jajak pendapat seusai memilih, 2 angka hitungan tim atau partai, 3 angka sementara, 1 angka yang tahapnya "
                + "tidak diketahui dan 1 halaman salin keliru ditampilkan pada pemilihannya dan tidak diuji.")
        #expect(
            Language.english.wording(.general).aside(
                inReport: ReadingsAside(kinds: [:], stages: [.garbled: 1]))
                == "1 misprinted page is in the report, without a test.")
    }

    /// Every reading of the shipped folder that is not tested for its stage or kind is counted once, and no other.
    @Test func theyAreThoseOfTheShippedFolder() throws {
        let result = try PilkadaTests.result.get()
        let aside = ReadingsAside(result.comparisons)
        let plain = result.comparisons.filter(\.isAside)
        #expect(aside.count == plain.count && aside.count > 100)
        for stage in ReadingStage.allCases {
            let count = plain.count { $0.stage == stage && !$0.reasons.contains(.notQuickCount) }
            #expect((aside.stages[stage] ?? 0) == count)
        }
        for kind in CountSourceKind.allCases {
            let count = plain.count { $0.page?.sourceKind == kind && $0.reasons.contains(.notQuickCount) }
            #expect((aside.kinds[kind] ?? 0) == count)
        }
    }
}
