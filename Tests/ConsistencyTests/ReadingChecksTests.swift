import Elections
import Testing
import Wording

@testable import Consistency

/// A reading with printed percentages given in hundredths.
func reading(
    _ id: String, _ hundredths: [Int], decimals: Int = 2, pollster: String = "P",
    stage: ReadingStage = .final,
    region: RegionCode? = nil, stations: Int? = 300, dataIn: Int? = nil, margin: Int? = 100, level: Int? = 95,
    method: String = "m", funder: String = "f", frame: String = "n", line: Int = 2
) -> QuickCountReading {
    QuickCountReading(
        id: id, contest: "c", region: region, pollster: pollster,
        shares: hundredths.enumerated().map {
            .init(choice: Choice(index: $0.offset), percent: .init(units: $0.element, decimals: decimals))
        },
        sampleStations: stations, dataInPercent: dataIn.map { .init(units: $0, decimals: 0) },
        marginPercent: margin.map { .init(units: $0, decimals: 2) },
        levelPercent: level.map { .init(units: $0, decimals: 0) }, samplingMethod: method, funder: funder,
        frame: frame, stage: stage, place: SourcePlace(file: "quick_counts.csv", line: line))
}

/// An election of one contest with these readings.
func election(_ readings: [QuickCountReading], pairs: Int = 2, region: RegionCode? = nil) -> Election {
    Election(
        name: "e", contests: [Contest(id: "c", title: "C", region: region)],
        candidates: (1...pairs).map { Candidate(contest: "c", choice: Choice($0), pair: "Pair \($0)") },
        readings: readings)
}

@Suite struct ReadingChecksTests {
    static func findings(_ readings: QuickCountReading..., pairs: Int = 2) -> [Finding] {
        ReadingChecks.findings(in: election(readings, pairs: pairs))
    }

    @Test func soundReadingsHaveNoFindings() {
        #expect(Self.findings(reading("a", [5950, 4050]), reading("b", [5951, 4049], pollster: "Q")) == [])
    }

    @Test("Litbang Kompas, East Java 2018: 53.56 + 46.64 = 100.20")
    func sharesSum() throws {
        let finding = try #require(Self.findings(reading("a", [5356, 4664], line: 9)).first)
        #expect(finding.rule == "shares-sum")
        #expect(finding.severity == .warning)
        #expect(finding.expected == "100 ± 0.01")
        #expect(finding.found == "100.20")
        #expect(finding.place == SourcePlace(file: "quick_counts.csv", line: 9))
        #expect(
            finding.sentence(.english)
                == "The printed shares sum to 100.20, more than rounding can explain; the reading is shown and not tested."
        )
        #expect(
            finding.sentence(.indonesian)
                == "Persentase tercetak berjumlah 100,20, lebih dari yang dapat dijelaskan pembulatan; angka "
                + "ditampilkan dan tidak diuji.")
    }

    @Test(
        "Rounding is no finding",
        arguments: [
            ([3298, 1298, 2798, 2607], 0), ([3298, 1298, 2799, 2607], 0), ([3298, 1298, 2799, 2608], 1),
        ])
    func rounding(_ shares: [Int], _ count: Int) {
        #expect(Self.findings(reading("a", shares), pairs: 4).count == count)
        #expect(
            Self.findings(reading("a", shares), pairs: 4).allSatisfy { $0.expected == "100 ± 0.02" })
    }

    @Test("A part of the pairs need not sum to 100")
    func incomplete() { #expect(Self.findings(reading("a", [3433, 2928]), pairs: 4) == []) }

    @Test("What a page does not give is listed in both languages")
    func disclosure() throws {
        let bare = reading(
            "a", [5950, 4050], stations: nil, margin: nil, level: nil, method: "", funder: "", frame: "")
        let finding = try #require(Self.findings(bare).first)
        #expect(finding.rule == "disclosure")
        #expect(finding.severity == .notice)
        #expect(
            finding.sentence(.english)
                == "Not given on this page: sample size, margin of error, confidence level, sampling method, "
                + "funder, sampling frame.")
        #expect(
            finding.sentence(.indonesian)
                == "Tidak disebut di halaman ini: jumlah TPS sampel, margin of error, tingkat kepercayaan, "
                + "metode sampel, sumber dana, kerangka sampel.")
        #expect(finding.found == "")
        let one = try #require(Self.findings(reading("a", [5950, 4050], funder: "")).first)
        #expect(one.sentence(.english) == "Not given on this page: funder.")
        #expect(
            one.found == "sample size, margin of error, confidence level, sampling method, sampling frame")
    }

    @Test("Indikator, Banten 2017: two pages of one count")
    func pagesDisagree() throws {
        let finding = try #require(
            Self.findings(reading("a", [5032, 4968]), reading("b", [5005, 4995], line: 4)).first)
        #expect(finding.rule == "pages-disagree")
        #expect(finding.place.line == 4)
        #expect(finding.expected == "1: 50.32, 2: 49.68")
        #expect(finding.found == "1: 50.05, 2: 49.95")
        #expect(
            finding.sentence(.english)
                == "Two pages print this count differently: 1: 50.32, 2: 49.68 (a) and 1: 50.05, 2: 49.95 (b)."
        )
        #expect(
            finding.sentence(.indonesian)
                == "Dua halaman mencetak hitungan ini secara berbeda: 1: 50,32, 2: 49,68 (a) dan "
                + "1: 50,05, 2: 49,95 (b).")
    }

    @Test("Figures that stand on other pairs are named as such")
    func exchanged() throws {
        let finding = try #require(
            Self.findings(reading("a", [5032, 4968]), reading("b", [4968, 5032])).first)
        #expect(finding.sentence(.english).hasSuffix(" The same figures stand on other pairs."))
        #expect(finding.sentence(.indonesian).hasSuffix(" Angka yang sama tercantum pada pasangan lain."))
    }

    @Test("Only the pairs that differ are listed")
    func partly() throws {
        let finding = try #require(
            Self.findings(
                reading("a", [3226, 1277, 2958, 2538]), reading("b", [3226, 1277, 2928, 2538]), pairs: 4
            ).last)
        #expect(finding.expected == "3: 29.58")
        #expect(finding.found == "3: 29.28")
    }

    @Test(
        "Pages that differ within rounding agree",
        arguments: [
            ([5032, 4968], 2, [503, 497], 1, 0), ([5035, 4965], 2, [503, 497], 1, 0),
            ([5036, 4964], 2, [503, 497], 1, 1), ([5032, 4968], 2, [5033, 4967], 2, 0),
            ([5032, 4968], 2, [5034, 4966], 2, 1), ([50, 50], 0, [5060, 4940], 2, 1),
            ([50, 50], 0, [5050, 4950], 2, 0),
        ])
    func withinRounding(_ one: [Int], _ digits: Int, _ other: [Int], _ others: Int, _ count: Int) {
        let found = Self.findings(
            reading("a", one, decimals: digits), reading("b", other, decimals: others))
        #expect(found.count == count)
    }

    @Test("Only pages of the same moment can disagree")
    func moments() {
        let late = reading("a", [5032, 4968], dataIn: 100)
        #expect(Self.findings(late, reading("b", [5105, 4895], stage: .interim, dataIn: 60)) == [])
        #expect(Self.findings(late, reading("b", [5105, 4895], stage: .garbled)) == [])
        // A page of a count that goes on says so, whatever part it prints.
        #expect(Self.findings(late, reading("b", [5105, 4895], stage: .interim, dataIn: 100)) == [])
        #expect(Self.findings(late, reading("b", [5105, 4895], pollster: "Q")) == [])
        #expect(Self.findings(late, reading("b", [5105, 4895], stage: .nearFinal, dataIn: 100)).count == 1)
        #expect(Self.findings(late, reading("b", [5105, 4895])).count == 1)
        let interim = reading("a", [5032, 4968], stage: .interim)
        #expect(Self.findings(interim, reading("b", [5105, 4895], stage: .interim)) == [])
    }

    @Test("The region of the contest may be written out or left empty")
    func regions() {
        let home = RegionCode("51", scheme: .undeclared)
        let readings = [reading("a", [5032, 4968]), reading("b", [5105, 4895], region: home)]
        #expect(ReadingChecks.findings(in: election(readings, region: home)).count == 1)
        let elsewhere = [
            readings[0], reading("b", [5105, 4895], region: .init("5171", scheme: .undeclared)),
        ]
        #expect(ReadingChecks.findings(in: election(elsewhere, region: home)) == [])
    }

    @Test("Two pages that describe one count differently")
    func design() throws {
        let finding = try #require(
            Self.findings(
                reading("a", [5950, 4050]), reading("b", [5950, 4050], stations: 400, margin: 125, level: 99)
            ).first)
        #expect(finding.rule == "pages-disagree-on-design")
        #expect(
            finding.sentence(.english)
                == "Two pages describe this count differently (a, b): sample size 300 / 400; margin of error "
                + "1.00 / 1.25; confidence level 95 / 99.")
        #expect(
            finding.sentence(.indonesian)
                == "Dua halaman menerangkan hitungan ini secara berbeda (a, b): jumlah TPS sampel 300 / 400; "
                + "margin of error 1,00 / 1,25; tingkat kepercayaan 95 / 99.")
        #expect(finding.expected == "300; 1.00; 95")
        #expect(finding.found == "400; 1.25; 99")
    }

    @Test("What one page leaves out does not contradict the other")
    func silent() {
        let found = Self.findings(reading("a", [5950, 4050]), reading("b", [5950, 4050], stations: nil))
        #expect(found.map(\.rule) == ["disclosure"])
    }
}
