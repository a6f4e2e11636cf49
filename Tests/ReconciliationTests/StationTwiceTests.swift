import Elections
import Ground
import TestSupport
import Testing

@testable import Reconciliation

/// Stations that stand twice are looked for by the numbers of their names; beside the same looked for by the names.
@Suite struct StationTwiceTests {
    @Test func asByNames() throws {
        var random = SeededRandom(state: 77)
        let names = ["A", "a", "A B", "Ma'rang", "Ma\u{2019}rang", "1", "01", "-1", "é", "e\u{301}x"]
        var twice = 0
        for round in 0..<2_000 {
            let count = random.between(1, 14)
            func column(_ codes: [String]) -> CodeColumn {
                CodeColumn((0..<count).map { _ in codes[random.between(0, codes.count - 1)] })
            }
            let regions = (0..<random.between(1, 2)).map { _ in column(names) }
            let numbers = column(["1", "2", "3", "10", "1A", "001"])
            let table = StationTable(
                file: "s.csv", count: count, levels: Array(["county", "ward"].prefix(regions.count)),
                regions: regions, stationNumbers: numbers, fields: [:],
                votes: [[Int32]](repeating: [Int32](repeating: 9, count: count), count: 2).map {
                    CountColumn($0)
                },
                lineOfRow: { $0 + 2 })
            let keys = (0..<count).map { row in regions.map { $0[row] ?? "" } + [numbers[row] ?? ""] }
            let isTwice = Set(keys).count < count
            twice += isTwice ? 1 : 0
            var isRefused = false
            do {
                _ = try StationSample(table, options: DesignOptions(), frame: nil)
            } catch let fault as SampleFault {
                if case .stationTwice? = fault.problem.kind as? SampleFaultKind { isRefused = true }
            } catch {}
            #expect(isRefused == isTwice, "round \(round): \(keys)")
        }
        #expect(twice > 200 && twice < 1_900)
    }
}
