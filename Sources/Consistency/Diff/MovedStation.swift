import Elections
import Ground

/// A station that stands elsewhere with the figures that it had: it is neither gone nor new.
public struct MovedStation: Sendable, Hashable {
    /// Positions in the diff: where it was removed, and where it was added.
    public let from: Int
    public let to: Int

    /// Figures that are not 0 that a station must have in common with one elsewhere to be taken for it: fewer are common
    /// by chance, and votes of two choices with their sum are two figures.
    private static let fewestFigures = 4

    /// Stations that one file has alone with all the figures of exactly one that the other has alone.
    ///
    /// - Parameter diff: The stations that differ.
    /// - Returns: In the order of the places where they stood.
    static func all(in diff: StationDiff) -> [MovedStation] {
        func byFigures(_ kind: StationDiff.Kind, _ side: [[Count]]) -> [[Count]: [Int]] {
            var stations: [[Count]: [Int]] = [:]
            for station in diff.kinds.indices where diff.kinds[station] == kind {
                guard let own = diff.figures(of: station, side),
                    own.count(where: { $0.number > 0 }) >= MovedStation.fewestFigures
                else { continue }
                stations[own, default: []].append(station)
            }
            return stations
        }
        let gone = byFigures(.removed, diff.before)
        let come = gone.isEmpty ? [:] : byFigures(.added, diff.after)
        return gone.compactMap { figures, stations in
            guard stations.count == 1, let others = come[figures], others.count == 1 else { return nil }
            return MovedStation(from: stations[0], to: others[0])
        }.sorted { $0.from < $1.from }
    }
}

extension StationDiff {
    /// All figures of a station; `nil` where one is unknown.
    ///
    /// - Parameters:
    ///   - station: Position of the station.
    ///   - side: Figures before or after.
    func figures(of station: Int, _ side: [[Count]]) -> [Count]? {
        let own = side.map { $0[station] }
        return own.contains { $0.isMissing } ? nil : own
    }
}
