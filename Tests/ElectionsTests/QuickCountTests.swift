import Testing

@testable import Elections

@Suite struct QuickCountTests {
    /// A reading with the printed percentages.
    static func reading(_ printed: [String]) throws -> QuickCountReading {
        let shares = try printed.enumerated().map { index, text in
            let parts = text.split(separator: ".")
            let decimals = parts.count > 1 ? parts[1].count : 0
            return QuickCountReading.Share(
                choice: Choice(index: index),
                percent: PrintedNumber(units: try #require(Int(parts.joined())), decimals: decimals))
        }
        return QuickCountReading(id: "q", contest: "c", pollster: "P", shares: shares)
    }

    @Test(
        "Whether shares sum to 100 is a question about printed digits",
        arguments: [
            // LSI Denny JA, West Java 2018: rounding of four pairs.
            (["32.98", "12.98", "27.98", "26.07"], "100.01", QuickCountReading.SumCheck.withinRounding),
            (["32.98", "12.98", "27.99", "26.07"], "100.02", .withinRounding),
            (["32.98", "12.98", "27.99", "26.08"], "100.03", .offByUpToOnePoint),
            // Litbang Kompas, East Java 2018.
            (["53.56", "46.64"], "100.20", .offByUpToOnePoint),
            (["50.01", "50.00"], "100.01", .withinRounding),
            (["50.01", "50.01"], "100.02", .offByUpToOnePoint),
            (["49.99", "50.00"], "99.99", .withinRounding),
            (["49.99", "49.99"], "99.98", .offByUpToOnePoint),
            (["51.00", "50.00"], "101.00", .offByUpToOnePoint),
            (["51.01", "50.00"], "101.01", .offByMore),
            (["49.00", "50.00"], "99.00", .offByUpToOnePoint),
            (["48.99", "50.00"], "98.99", .offByMore),
            (["33", "33", "33"], "99", .withinRounding), (["33", "33", "32"], "98", .offByMore),
            (["55", "46"], "101", .withinRounding), (["55", "47"], "102", .offByMore),
            // Mixed decimals: the file may have lost a zero, so the finest printing counts.
            (["39.8", "28.6", "31.6"], "100.0", .withinRounding),
            (["54.5", "45.49"], "99.99", .withinRounding), (["54.5", "45.48"], "99.98", .offByUpToOnePoint),
            (["50", "49.9"], "99.9", .withinRounding), (["0.0", "100.0"], "100.0", .withinRounding),
        ])
    func sumCheck(_ printed: [String], _ sum: String, _ expected: QuickCountReading.SumCheck) throws {
        let reading = try Self.reading(printed)
        #expect(reading.shareSum.description == sum)
        #expect(reading.sumCheck == expected)
    }

    @Test("Three whole percents may sum to 101, not to 102")
    func odd() throws {
        #expect(try Self.reading(["34", "33", "34"]).sumCheck == .withinRounding)
        #expect(try Self.reading(["35", "33", "34"]).sumCheck == .offByMore)
    }

    @Test func sharesAreOrderedByBallotNumber() {
        let share = { QuickCountReading.Share(choice: Choice($0), percent: .init(units: $0, decimals: 0)) }
        let reading = QuickCountReading(
            id: "q", contest: "c", pollster: "P", shares: [share(3), share(1), share(2)])
        #expect(reading.shares.map(\.choice) == [1, 2, 3])
    }
}
