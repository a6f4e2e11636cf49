import Elections
import Ground
import TestSupport
import Testing

@testable import Reconciliation

/// Where stations of a sample stand in the official file, against comparing every station with every row.
@Suite struct StationPlacesTwinTests {
    private struct Row {
        var county, ward, number: String?
        var votes: Int?
    }

    private static func column(_ texts: [String?]) -> CodeColumn {
        let codes = Array(Set(texts.compactMap(\.self))).sorted()
        return CodeColumn(
            ids: texts.map { text in text.flatMap { codes.firstIndex(of: $0) }.map { Int32($0) } ?? -1 },
            codes: codes)
    }

    private static func table(_ rows: [Row]) -> StationTable {
        StationTable(
            file: "x.csv", count: rows.count, levels: ["county", "ward"],
            regions: [column(rows.map(\.county)), column(rows.map(\.ward))],
            stationNumbers: column(rows.map(\.number)), fields: [:],
            votes: [CountColumn(rows.map { Count($0.votes) })], lineOfRow: { $0 + 2 })
    }

    /// Rows of few regions, of which wards of two counties share a name, with numbers in several ways of writing, some twice.
    private static func rows(_ random: inout SeededRandom, _ count: Int) -> [Row] {
        let words = ["", "", "", "0", "00", "TPS ", "tps "]
        let ends = ["", "", "", ".0", "a", "A"]
        return (0..<count).map { _ in
            let county = random.between(1, 2)
            let number =
                words[random.between(0, words.count - 1)] + String(random.between(0, 7))
                + ends[random.between(0, ends.count - 1)]
            return Row(
                county: "C\(county)",
                ward: random.between(0, 20) == 0 ? nil : ["Kuta", "W \(county)"][random.between(0, 1)],
                number: random.between(0, 25) == 0 ? nil : random.between(0, 25) == 0 ? "Aula" : number,
                votes: random.between(0, 6) == 0 ? nil : random.between(0, 300))
        }
    }

    private static func plain(_ sample: [Row], _ received: [Int], _ official: [Row]) -> [StationPlaces.Place]
    {
        func isPlace(_ one: Row, _ other: Row) -> Bool {
            one.county == other.county && one.ward == other.ward
        }
        func isSame(_ one: Row, _ other: Row) -> Bool {
            one.ward != nil && one.number != nil && isPlace(one, other) && one.number == other.number
        }
        func isAlike(_ one: Row, _ other: Row) -> Bool {
            guard let number = one.number.flatMap(NumberNames.plain) else { return false }
            return isPlace(one, other) && number == other.number.flatMap(NumberNames.plain)
        }
        func place(_ row: Int) -> StationPlaces.Place {
            official[row].votes == nil ? .unfilled(row) : .row(row)
        }
        let drawn = received.map { sample[$0] }
        let open = official.indices.filter { row in
            official[row].ward != nil && !drawn.contains { isSame($0, official[row]) }
        }
        let absent = drawn.filter { station in !official.contains { isSame(station, $0) } }
        return drawn.map { station in
            let same = official.indices.filter { isSame(station, official[$0]) }
            if same.count > 1 { return .twice(same[0]) }
            if let row = same.first { return place(row) }
            let own = Set(absent.filter { isAlike(station, $0) }.map(\.number))
            let rows = open.filter { isAlike(station, official[$0]) }
            return own.count == 1 && rows.count == 1 ? place(rows[0]) : .absent
        }
    }

    @Test func asThePlainWay() {
        var random = SeededRandom(state: 77)
        var joined = 0
        for _ in 0..<3000 {
            let sample = Self.rows(&random, random.between(0, 12))
            let official = Self.rows(&random, random.between(0, 30))
            let received = sample.indices.filter { _ in random.between(0, 9) > 0 }
            let found = StationPlaces.find(Self.table(sample), received: received, in: Self.table(official))
            #expect(
                found?.places == Self.plain(sample, received, official), "\(sample) \(received) \(official)")
            if found?.otherNumbers != nil { joined += 1 }
        }
        #expect(joined > 500, "\(joined)")
    }
}
