import Elections
import Foundation
import SandingKit
import TestSupport
import Testing

@testable import Consistency

/// Totals of single regions among the stations: left out with one finding, and compared with their own rows alone.
@Suite struct OwnRowTests {
    private static let head = "area,ward,station_no,valid,votes_1,votes_2\n"

    private struct Station {
        var area: String
        var ward: String
        var number: Int
        var votes: [Int]
        var text: String { "\(area),\(ward),\(number),\(votes.reduce(0, +)),\(votes[0]),\(votes[1])\n" }
    }

    private static func wards(_ random: inout SeededRandom) -> [[[Station]]] {
        ["Médenine", "L’Ariana", "Kébili"].map { area in
            ["Nord", "Sud", "Est"].map { ward in
                (1...Int.random(in: 2...6, using: &random)).map { number in
                    Station(
                        area: area, ward: "\(ward) \(area)", number: number,
                        votes: (0..<2).map { _ in Int.random(in: 20...300, using: &random) })
                }
            }
        }
    }

    private static func total(_ codes: String, _ stations: [Station], more: Int = 0) -> String {
        let votes = [0, 1].map { place in stations.reduce(place * more) { $0 + $1.votes[place] } }
        return "\(codes),,\(votes.reduce(0, +)),\(votes[0]),\(votes[1])\n"
    }

    private static func check(_ text: String) throws -> (
        stations: Int, findings: [Finding], atStake: VotesAtStake
    ) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "own-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "stations.csv")
        try Data((head + text).utf8).write(to: file)
        let parts = try CheckRequest([file.path], reading: ReadingOptions(levels: ["area", "ward"])).run()
            .parts
        let check = try #require(parts.first?.check)
        return (
            check.input.stations?.scan.builder.rows ?? 0, check.findings, VotesAtStake(check, terms: .init())
        )
    }

    private static func totals(_ findings: [Finding]) -> [FindingKind.TotalRow] {
        findings.flatMap { finding -> [FindingKind.TotalRow] in
            if case .station(.totalRows(let rows)) = finding.kind { rows } else { [] }
        }
    }

    /// What a total of a ward is called, if at all; "" stands for the ward's own name.
    @Test(arguments: [
        "Total %", "Jumlah %", "% subtotal", "TOTAL: %", "Sub Total %", "Total de %", "%", "99",
    ])
    func wardTotalsAreLeftOut(name: String) throws {
        var random = SeededRandom(state: 3)
        for seed in 0..<20 {
            let areas = Self.wards(&random)
            let all = areas.flatMap { $0.flatMap { $0 } }
            var (lower, both) = ("", "")
            for area in areas {
                for ward in area {
                    let code = name.replacing("%", with: ward[0].ward)
                    let rows = ward.map(\.text).joined() + Self.total("\(ward[0].area),\(code)", ward)
                    lower += rows
                    both += rows
                }
                both += Self.total("TOTAL \(area[0][0].area),", area.flatMap { $0 })
            }
            let alone = try Self.check(lower)
            #expect(alone.stations == all.count, "\(name), seed \(seed)")
            #expect(alone.findings.map(\.rule) == ["total-rows"], "\(name), seed \(seed): \(alone.findings)")
            #expect(Self.totals(alone.findings).map(\.parts) == areas.flatMap { $0.map(\.count) })
            let second = try Self.check(both)
            #expect(second.stations == all.count, "\(name), seed \(seed)")
            #expect(
                second.findings.map(\.rule) == ["total-rows"], "\(name), seed \(seed): \(second.findings)")
            #expect(Self.totals(second.findings).count == 12)
        }
    }

    /// A wrong total is told beside its own rows, whatever other regions have.
    @Test func wrongTotalsAreComparedWithTheirOwnRows() throws {
        var random = SeededRandom(state: 4)
        let areas = Self.wards(&random)
        var text = ""
        for (place, area) in areas.enumerated() {
            for ward in area {
                text += ward.map(\.text).joined() + Self.total("\(ward[0].area),Total \(ward[0].ward)", ward)
            }
            text += Self.total("TOTAL \(area[0][0].area),", area.flatMap { $0 }, more: place == 1 ? 90 : 0)
        }
        let found = try Self.check(text).findings
        #expect(found.map(\.rule).sorted() == ["total-not-sum", "total-rows"])
        let wrong = try #require(found.first { $0.rule == "total-not-sum" })
        guard case .station(.totalNotSum(let row)) = wrong.kind else { return }
        #expect(row.against?.count == areas[1].reduce(0) { $0 + $1.count })
        #expect(row.against?.figures.map { $0.found - $0.sum } == [90, 90])
    }

    /// Rows called "Total" alone are of the rows next to them, above or below: right ones are right, and a wrong one is told beside
    /// its own.
    @Test(arguments: [true, false], ["Total", "Subtotal", "Jumlah"])
    func bareTotalsAreOfTheRowsNextToThem(isBelow: Bool, name: String) throws {
        var random = SeededRandom(state: 7)
        for more in [0, 60] {
            var text = ""
            let areas = Self.wards(&random)
            for (place, area) in areas.enumerated() {
                for (at, ward) in area.enumerated() where ward.count > 1 {
                    let wrong = place == 1 && at == 1 ? more : 0
                    let total = Self.total("\(ward[0].area),\(name)", ward, more: wrong)
                    text += isBelow ? ward.map(\.text).joined() + total : total + ward.map(\.text).joined()
                }
            }
            let check = try Self.check(text)
            #expect(
                check.stations == areas.flatMap { $0.filter { $0.count > 1 } }.reduce(0) { $0 + $1.count })
            let wrong = check.findings.filter { $0.rule == "total-not-sum" }
            #expect(wrong.count == (more == 0 ? 0 : 1), "\(isBelow), \(more): \(check.findings)")
            for finding in wrong {
                guard case .station(.totalNotSum(let row)) = finding.kind else { continue }
                #expect(row.against?.count == areas[1][1].count)
                #expect(row.against?.figures.map { $0.found - $0.sum } == [60, 60])
            }
        }
    }

    /// A ward called so that has a number, and a station that lacks one, are stations.
    @Test func stationsStayStations() throws {
        var random = SeededRandom(state: 5)
        let all = Self.wards(&random).flatMap { $0.flatMap { $0 } }
        for row in [
            "Kébili,Total Ville,1,50,20,30\n", "Kébili,Baie de Somme,,50,20,30\n", "Kébili,Autre,,50,20,30\n",
        ] {
            let found = try Self.check(all.map(\.text).joined() + row)
            #expect(found.stations == all.count + 1 && Self.totals(found.findings).isEmpty, "\(row)")
        }
    }

    /// Nothing is the exact sum of what was not read, and nobody is said to lead whatever it was.
    @Test func totalsOfUnreadFiguresAreNotCompared() throws {
        var random = SeededRandom(state: 6)
        let areas = Self.wards(&random)
        for (unreadTotal, code) in [
            (true, "TOTAL Kébili,"), (false, "TOTAL Kébili,"), (true, "Kébili,Total"),
            (false, "Kébili,Total"),
        ] {
            var text = ""
            for (place, area) in areas.enumerated() {
                let stations = area.flatMap { $0 }
                var rows = stations.map(\.text)
                var total = Self.total(place == 2 ? code : "TOTAL \(stations[0].area),", stations)
                if place == 2 {
                    let parts = (unreadTotal ? total : rows[0]).split(
                        separator: ",", omittingEmptySubsequences: false)
                    let unread = (parts.dropLast(2) + ["x y", parts[5]]).joined(separator: ",")
                    if unreadTotal { total = unread } else { rows[0] = unread }
                }
                text += rows.joined() + total
            }
            let check = try Self.check(text)
            #expect(check.findings.map(\.rule).sorted() == ["not-count", "total-rows"], "\(check.findings)")
            #expect(Self.totals(check.findings).map(\.isUnread) == [false, false, true])
            #expect(Self.totals(check.findings).map { $0.parts > 0 } == [true, true, false])
            #expect((check.atStake.leader == nil) == !unreadTotal)
        }
    }

    @Test(
        arguments: [
            ("Total Zarzis", "Zarzis"), ("TOTAL", ""), ("Zarzis subtotal", "Zarzis"),
            ("Sub Total Zarzis", "Zarzis"),
            ("Total de Ben Arous", "Ben Arous"), ("Jumlah Desa 2", "Desa 2"), ("Totalán", nil),
            ("Somme", nil),
            ("Baie de Somme", nil), ("Zarzis", nil), ("1101", nil), ("Grand Total Est", "Est"), ("", nil),
            ("Sous-total Nord", "Nord"), ("Sous total Nord", "Nord"), ("Sub Jumlah", ""), ("Summe", nil),
            ("Zwischensumme", ""),
        ] as [(String, String?)])
    func subjects(name: String, subject: String?) { #expect(TotalNames.subject(of: name) == subject) }
}
