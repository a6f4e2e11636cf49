import Elections
import Estimation
import Ground
import Reconciliation
import Statistics
import TestSupport
import Testing

/// Counts without a margin of a place whose stations are all at hand.
@Suite struct PlaceSpreadTests {
    /// Stations of two choices in regions and villages: votes of the first are even within a village, less so between them.
    struct Place {
        var table: StationTable
        var villages: [[Int]] = []
        var regions: [[Int]] = []

        init(regions: Int, villages: Int, stations: Int, seed: UInt64) {
            var random = SeededRandom(state: seed)
            var codes: [[String]] = [[], []]
            var votes: [[Int32]] = [[], []]
            for region in 0..<regions {
                self.regions.append([])
                let home = 0.5 + Double.random(in: -0.15...0.15, using: &random)
                for village in 0..<villages {
                    self.villages.append([])
                    let level = home + Double.random(in: -0.08...0.08, using: &random)
                    for _ in 0..<stations {
                        let all = Double(Int.random(in: 150...450, using: &random))
                        let share = min(1, max(0, level + Double.random(in: -0.05...0.05, using: &random)))
                        self.regions[region].append(votes[0].count)
                        self.villages[self.villages.count - 1].append(votes[0].count)
                        votes[0].append(Int32(all * share))
                        votes[1].append(Int32(all) - Int32(all * share))
                        codes[0].append("r\(region)")
                        // The same names in every region.
                        codes[1].append("v\(village)")
                    }
                }
            }
            table = StationTable(
                file: "official.csv", count: votes[0].count, levels: ["region", "village"],
                regions: codes.map(CodeColumn.init), stationNumbers: nil, fields: [:],
                votes: votes.map { CountColumn($0) }, lineOfRow: { $0 + 2 })
        }

        var totals: [Int] {
            table.votes.map { column in (0..<table.count).reduce(0) { $0 + (column[$1] ?? 0) } }
        }

        /// What a count of some stations prints, hundredths of a percent.
        func printed(_ rows: [Int], moved: Double = 0) -> [Int] {
            let sums = table.votes.map { column in Double(rows.reduce(0) { $0 + (column[$1] ?? 0) }) }
            let first = Int((10_000 * (sums[0] / (sums[0] + sums[1]) + moved)).rounded())
            return [first, 10_000 - first]
        }

        func answer(
            _ hundredths: [Int], stations: Int, knowsPlace: Bool = true
        ) throws -> Comparison.MarginBound? {
            let election = HandMade.election(
                totals, [HandMade.reading(hundredths, margin: nil, stations: stations)])
            let places = knowsPlace ? PlaceSpread(table) : nil
            return try Reconciler(places: places.map { ["c": $0] } ?? [:]).reconcile(election)
                .comparisons.first?.bound
        }
    }

    private static let place = Place(regions: 20, villages: 15, stations: 8, seed: 3)

    @Test("A simple sample's margin is that of its exact standard error, Cochran's (2.39) as `plan` has it")
    func simpleSample() throws {
        let place = Place(regions: 1, villages: 1, stations: 600, seed: 9)
        let bound = try #require(try place.answer([5200, 4800], stations: 150))
        let (x, y) = (0..<600).reduce(into: ([Double](), [Double]())) { sums, row in
            let votes = place.table.votes.map { Double($0[row] ?? 0) }
            sums.0.append(votes[0] + votes[1])
            sums.1.append(votes[0])
        }
        let (whole, ratio) = (x.reduce(0, +), y.reduce(0, +) / x.reduce(0, +))
        let squares = zip(x, y).reduce(0) { $0 + ($1.1 - ratio * $1.0) * ($1.1 - ratio * $1.0) }
        let variance = 600.0 * 600 * (1 / 150 - 1 / 600.0) * squares / 599 / (whole * whole)
        let share = Double(bound.choice == 1 ? 5200 : 4800) / 10_000
        let usual = try #require(bound.usual)
        #expect(usual.areOfPlace)
        #expect(
            close(
                usual.smallest,
                1.959963984540054 * variance.squareRoot() / (2 * (share * (1 - share)).squareRoot())))
    }

    @Test(
        "A stratified sample's margin is that of Cochran's combined ratio, by the spread of samples drawn so")
    func stratifiedSample() throws {
        let place = Self.place
        // Twelve stations of each region, so that villages are no strata.
        let bound = try #require(try place.answer([5200, 4800], stations: 240))
        var random = SeededRandom(state: 23)
        let shares = (0..<4_000).map { _ in
            Double(place.printed(place.regions.flatMap { $0.shuffled(using: &random).prefix(12) })[0])
                / 10_000
        }
        let mean = shares.reduce(0, +) / Double(shares.count)
        let spread = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(shares.count - 1)
        let share = Double(bound.choice == 1 ? 5200 : 4800) / 10_000
        let drawn = 1.959963984540054 * spread.squareRoot() / (2 * (share * (1 - share)).squareRoot())
        let usual = try #require(bound.usual)
        #expect(abs(usual.smallest / drawn - 1) < 0.04, "\(usual.smallest) \(drawn)")
    }

    /// Verdicts are calibrated, not only margins: of honest counts of three designs few are called not consistent, fewer than
    /// margins of other elections would call consistent, and a shift is said.
    @Test("Honest counts are not accused, and what is moved is said")
    func calibrated() throws {
        let place = Self.place
        var random = SeededRandom(state: 11)
        let draws = 400
        var wrong = [0, 0, 0]
        var said = (here: 0, elsewhere: 0)
        for _ in 0..<draws {
            let simple = Array((0..<place.table.count).shuffled(using: &random).prefix(240))
            let stratified = place.regions.flatMap { $0.shuffled(using: &random).prefix(12) }
            let clusters = (0..<48).flatMap { _ in
                place.villages.randomElement(using: &random)!.shuffled(using: &random).prefix(5)
            }
            for (design, rows) in [simple, stratified, clusters].enumerated() {
                let answer = try place.answer(place.printed(rows), stations: rows.count)?.answer
                if answer == .inconsistent { wrong[design] += 1 }
            }
            let moved = place.printed(simple, moved: 0.05)
            if try place.answer(moved, stations: 240)?.answer == .inconsistent { said.here += 1 }
            if try place.answer(moved, stations: 240, knowsPlace: false)?.answer == .inconsistent {
                said.elsewhere += 1
            }
        }
        #expect(wrong.allSatisfy { $0 <= draws * 5 / 100 }, "\(wrong)")
        #expect(said.here > draws * 9 / 10 && said.here > said.elsewhere, "\(said)")
    }

    @Test(
        "Villages of one name are those of their region; a count of more stations than there are is of another place"
    )
    func limits() throws {
        let place = Self.place
        let own = try #require(PlaceSpread(place.table))
        #expect(own.stations == 2_400)
        let many = try #require(try place.answer(place.printed([0, 1]), stations: 2_400))
        #expect(many.usual?.areOfPlace == false)
        let official = place.totals.map { Double($0) / Double(place.totals.reduce(0, +)) }
        #expect(own.fits(official))
        #expect(!own.fits([official[0] + 0.006, official[1] - 0.006]) && !own.fits([1]))
        let few = try #require(try place.answer([5200, 4800], stations: 100)?.usual)
        let more = try #require(try place.answer([5200, 4800], stations: 400)?.usual)
        #expect(few.smallest > more.smallest && few.largest > more.largest)
        #expect(few.smallest < few.largest)
    }
}
