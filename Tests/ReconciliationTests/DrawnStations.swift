import Elections
import Estimation
import Ground
import Statistics

@testable import Reconciliation

/// A made-up country of 2,000 stations in 8 regions with three pairs, and samples of it.
struct DrawnStations {
    static let stations = 2_000
    static let regions = 8
    /// Numbers of the stations and codes of the regions.
    private static let numbers = (0..<2 * stations).map { "\($0)" }
    private static let codes = (0..<regions).map { "\($0)" }

    var votes: [[Int]]
    let seed: UInt64

    /// - Parameter seed: Sets every figure.
    init(seed: UInt64) {
        var random = Xoshiro256(seed: seed)
        self.seed = seed
        votes = (0..<Self.stations).map { station in
            let lean = 10 * (station * Self.regions / Self.stations)
            return [
                90 + lean + random.integer(below: 60), 70 + random.integer(below: 60),
                5 + random.integer(below: 30),
            ]
        }
    }

    /// The official file, in which `change` may alter the votes of a station or leave them out.
    func official(_ change: (Int, [Int]) -> [Int]?) -> StationTable {
        Self.table("official.csv", Array(0..<Self.stations), votes.enumerated().map { change($0, $1) })
    }

    /// The official file without some of the stations.
    func official(without missing: Set<Int>) -> StationTable {
        let rows = (0..<Self.stations).filter { !missing.contains($0) }
        return Self.table("official.csv", rows, rows.map { votes[$0] })
    }

    /// A sample at random within the regions, of so many stations in each.
    ///
    /// - Parameters:
    ///   - each: Stations of every region.
    ///   - frame: Name of the file that tells all stations.
    ///   - written: What number of a station the sample has.
    ///   - favouring: How much likelier a station with many votes of the first pair is to be drawn; 0 for not.
    func sample(
        each: Int, stream: UInt64, favouring: Int = 0, frame file: String = "frame.csv",
        written: (Int) -> Int = { $0 }
    ) throws -> StationSample {
        var random = Xoshiro256(seed: seed, stream: stream)
        let size = Self.stations / Self.regions
        var rows: [Int] = []
        for region in 0..<Self.regions {
            let keys = (0..<size).map { place -> (key: Int, row: Int) in
                let row = region * size + place
                return (random.integer(below: 1_000_000) - favouring * votes[row][0], row)
            }
            rows += keys.sorted { ($0.key, $0.row) < ($1.key, $1.row) }.prefix(each).map(\.row)
        }
        let frame = Dictionary(uniqueKeysWithValues: (0..<Self.regions).map { ("\($0)", size) })
        return try StationSample(
            Self.table("sample.csv", rows, rows.map { votes[$0] }, written: written),
            options: DesignOptions(strata: ["region"]),
            frame: SampleFrame(file: file, stations: frame))
    }

    private static func table(
        _ file: String, _ rows: [Int], _ votes: [[Int]?],
        written: (Int) -> Int = { $0 }
    ) -> StationTable {
        let size = stations / regions
        return StationTable(
            file: file, count: rows.count, levels: ["region"],
            regions: [
                CodeColumn(
                    ids: rows.map { Int32($0 / size) }, codes: codes)
            ],
            stationNumbers: CodeColumn(
                ids: rows.map { Int32(written($0)) }, codes: numbers),
            fields: [.registered: CountColumn(rows.map { _ in 400 })],
            votes: (0..<3).map { pair in
                CountColumn(votes.map { Count($0?[pair]) })
            }, lineOfRow: { $0 + 2 })
    }
}
