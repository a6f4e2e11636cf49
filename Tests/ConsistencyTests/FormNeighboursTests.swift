import Elections
import Testing
import Wording

@testable import Consistency

/// Of several slips that fit a form, the one without which it is like the stations around it comes first.
@Suite struct FormNeighboursTests {
    @Test func densityIsHighestForWhatIsUsual() {
        let columns = ["registered", "valid", "votes_1", "votes_2"]
        let rows = (0..<10).map { place -> [Int?] in [250 + place, 200, 120 + place % 3, 80 - place % 3] }
        let usual = FormNeighbours(rows, columns: columns)
        func density(_ values: [Int64?]) -> Double { usual.density(values) }
        #expect(density([255, 200, 121, 79]) > density([255, 200, 121, 19]))
        #expect(density([255, 200, 121, 79]) > density([255, 260, 181, 79]))
        // Neither a figure that is not known nor one of nobody decides.
        #expect(density([255, 200, 121, nil]) < density([255, 200, 121, 79]))
        #expect(density([255, 0, 0, 0]).isFinite && density([nil, nil, nil, nil]).isFinite)
        #expect(FormNeighbours(Array(rows.prefix(2)), columns: columns).density([1, 2, 3, 4]) == 0)
    }

    /// A digit of the second pair changed at one station of each village: other pairs' digits and the valid votes fit too.
    @Test func theTrueSlipComesFirst() throws {
        var spoiled = SmallCount()
        var truth: [String: String] = [:]
        for (index, place) in stride(from: 2, to: 144, by: 4).enumerated() {
            let row = spoiled.stations[place]
            let (old, new) = (row["votes_2"], row["votes_2"] % 10 + 10 * (1 + index % 5))
            guard new != old else { continue }
            spoiled.stations[place]["votes_2"] = new
            truth["\(row.codes[3])/\(row.number ?? "")"] =
                "one digit changed in votes_2: \(old) → \(new)"
        }
        let check = try spoiled.check(withRecaps: false)
        let stations = try #require(check.input.stations)
        let repair = FormRepair(stations.scan.rules)
        var (several, first, before) = (0, 0, 0)
        for (form, finding) in zip(stations.scan.failed, stationsOf(check)) {
            let name = "\(finding.region?.text ?? "")/\(finding.station ?? "")"
            let wanted = try #require(truth[name])
            let texts = finding.explanations.map { $0.phrase(.english) }
            #expect(texts.contains(wanted), "\(name): \(texts)")
            guard texts.count > 1 else { continue }
            several += 1
            first += texts[0] == wanted ? 1 : 0
            let plain = repair.slips(form.values, failed: form.rules).explanations()
            let unordered = plain.values.max { $0.count < $1.count }?.map { $0.phrase(.english) } ?? []
            #expect(Set(unordered) == Set(texts))
            before += unordered.first == wanted ? 1 : 0
        }
        #expect(several >= 12 && first >= several - 1, "\(first) of \(several), \(before) before")
        #expect(first > before)
    }

    /// Findings on R7, in the order of the file.
    private func stationsOf(_ check: CountCheck) -> [Finding] {
        check.findings("R7").sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) }
    }

    /// A village of one station: those of the district around it show what is usual.
    @Test func aVillageOfOneStationTakesTheRegionAroundIt() throws {
        var count = SmallCount()
        let village = count.stations[0].codes[3]
        count.stations.removeAll { $0.codes[3] == village && $0.number != "1" }
        let old = count.stations[0]["votes_2"]
        count.stations[0]["votes_2"] = old % 10 + 10
        let finding = try #require(try count.check(withRecaps: false).findings("R7").first)
        let texts = finding.explanations.map { $0.phrase(.english) }
        #expect(texts.count > 1, "\(texts)")
        #expect(texts.first == "one digit changed in votes_2: \(old) → \(old % 10 + 10)", "\(texts)")
    }
}
