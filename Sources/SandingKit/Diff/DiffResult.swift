import Consistency
import Elections

/// What changed between two files of stations: a value, without the files it was made from.
public struct DiffResult: Sendable, Equatable, Codable {
    /// A station that changed, is gone or is new.
    public struct Station: Sendable, Equatable, Codable {
        public var kind: StationDiff.Kind
        /// Codes of its regions from the top level down.
        public var regions: [String]
        /// Its number within the lowest region; empty where it has none.
        public var number: String
        /// Figures that differ; empty unless it changed.
        public var figures: [Figure]
    }

    /// A figure before and after; `nil` where it is unknown.
    public struct Figure: Sendable, Equatable, Codable {
        /// Name of the column.
        public var column: String
        public var old: Int?
        public var new: Int?
    }

    /// Id of the terms that the rules used; `nil` for plain arithmetic.
    public var form: String?
    /// Stations of each file, those on two rows included.
    public var oldStations: Int
    public var newStations: Int
    /// Sorted by region and number.
    public var stations: [Station]
    /// Sum of every figure over the stations of each file where it is known.
    public var totals: [Figure]
    /// Gravest first.
    public var findings: [Finding]
    public var inputs: [InputFile]
    public var notices: [Notice]

    /// Stations of one kind.
    ///
    /// - Parameter kind: What became of them.
    public func count(_ kind: StationDiff.Kind) -> Int { stations.count { $0.kind == kind } }
}

extension ComparedCounts {
    /// What the comparison says.
    public var result: DiffResult {
        let (old, new) = diff.stations
        let stations = diff.diff
        return DiffResult(
            form: form?.id, oldStations: old, newStations: new,
            stations: (0..<stations.count).map { ComparedCounts.station($0, in: stations) },
            totals: stations.measures.indices.map { place in
                let (old, new) = diff.totals(place)
                return DiffResult.Figure(column: stations.measures[place].name, old: old, new: new)
            },
            findings: diff.findings, inputs: inputs, notices: notices)
    }

    private static func station(_ place: Int, in diff: StationDiff) -> DiffResult.Station {
        let kind = diff.kinds[place]
        let figures =
            kind != .changed
            ? []
            : diff.measures.indices.compactMap { measure -> DiffResult.Figure? in
                let (old, new) = diff.values(measure, place)
                return old == new
                    ? nil : DiffResult.Figure(column: diff.measures[measure].name, old: old, new: new)
            }
        return DiffResult.Station(
            kind: kind,
            regions: diff.levels.indices.map {
                diff.code(level: $0, region: diff.region(of: place, level: $0))
            },
            number: diff.number(of: place), figures: figures)
    }
}
