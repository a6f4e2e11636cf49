import Elections
import Testing
import Wording

@testable import Consistency

@Suite struct StationNumberTests {
    @Test("A sign makes no number; text is a name; forms of Indonesia have three boxes")
    func whatIsPossible() {
        for number in ["1", "007", "999", "5A", "Embajada 3", ""] {
            #expect(StationNumberFindings.isPossible(number, isIndonesian: true), "\(number)")
        }
        for number in ["+5", "-5", "−5"] {
            #expect(!StationNumberFindings.isPossible(number, isIndonesian: false), "\(number)")
        }
        for number in ["0", "1000", "99999999999", "99999999999999999999"] {
            #expect(!StationNumberFindings.isPossible(number, isIndonesian: true), "\(number)")
            #expect(StationNumberFindings.isPossible(number, isIndonesian: false), "\(number)")
        }
    }

    @Test func theyAreSaidWithTheirLines() throws {
        var count = SmallCount()
        #expect(try count.check(withRecaps: false).findings("station-number").isEmpty)
        count.stations[5].number = "99999999999"
        count.stations[9].number = "+2"
        let check = try count.check(withRecaps: false)
        let finding = try #require(check.findings("station-number").first)
        let names = [5, 9].map { "\(count.stations[$0].codes[3])/\(count.stations[$0].number ?? "")" }
        #expect(finding.severity == .warning && finding.place.line == 7 && finding.found == "2")
        #expect(finding.station == "99999999999" && finding.place.column == "station_no")
        #expect(
            finding.sentence(.english)
                == "2 stations have a number that is no whole number from 1 to 999 without a sign: \(names[0]), \(names[1]). "
                + "It is taken as a name; correct it, so that the station is found in other files.")
        #expect(
            finding.sentence(.indonesian)
                == "2 TPS mempunyai nomor yang bukan bilangan bulat dari 1 sampai 999 tanpa tanda: \(names[0]), \(names[1]). "
                + "Nomor itu dibaca sebagai nama; perbaiki agar TPS ditemukan di berkas lain.")
        // "+2" is not the station 2: the numbers of its village leave a place.
        #expect(check.findings("number-gap").contains { $0.region?.text == count.stations[9].codes[3] })
        let plain = try count.check(withRecaps: false, form: nil).findings("station-number")
        #expect(plain.map(\.found) == ["1"] && plain.first?.place.line == 11)
    }
}
