import Elections
import Ground

/// Strata of which no station has arrived, and the part of sample and frame that the others are.
///
/// A stratum without a unit has no unbiased estimate (Methods A16): nothing is said of it, and what is said of the others is
/// of these alone. Larger strata would let others stand for it, which is an assumption that a person has to make.
public struct UnheardStrata: Sendable, Equatable, Codable {
    /// One of them.
    public struct Stratum: Sendable, Equatable, Codable {
        /// Its columns joined by a slash.
        public var stratum: String
        /// Stations that the frame has; `nil` without a frame.
        public var stations: Int?
        /// Stations drawn, none of which has arrived.
        public var drawn: Int

        public init(stratum: String, stations: Int?, drawn: Int) {
            (self.stratum, self.stations, self.drawn) = (stratum, stations, drawn)
        }
    }

    /// In alphabetical order.
    public var strata: [Stratum]
    /// Stations of all strata; `nil` without a frame.
    public var of: Int?
    /// Regions of which figures are told and which have stations in these strata; `nil` where nothing tells that.
    public var partly: [String]?

    public init(strata: [Stratum], of: Int?, partly: [String]? = []) {
        (self.strata, self.of, self.partly) = (strata, of, partly)
    }

    /// Their names.
    public var names: [String] { strata.map(\.stratum) }

    /// Stations of them in the frame; `nil` without a frame.
    public var stations: Int? { of == nil ? nil : strata.reduce(0) { $0 + ($1.stations ?? 0) } }

    /// - Parameters:
    ///   - labels: Stratum of each row of the sample.
    ///   - rows: Its rows that arrived.
    ///   - frame: Stations of each stratum.
    /// - Returns: `nil` where something has arrived of every stratum.
    init?(_ labels: [String], received rows: [Int], frame: SampleFrame?) {
        let arrived = Set(rows.map { labels[$0] })
        var drawn: [String: Int] = [:]
        for label in labels { drawn[label, default: 0] += 1 }
        let silent = Set(labels).union(frame.map { Set($0.stations.keys) } ?? []).subtracting(arrived)
        guard !silent.isEmpty else { return nil }
        strata = silent.sorted().map { name in
            Stratum(
                stratum: name, stations: frame.map { $0.stations[name] ?? 0 }, drawn: drawn[name] ?? 0)
        }
        of = frame.map { $0.stations.values.reduce(0, +) }
        partly = []
    }
}

extension StationSample {
    /// Regions of which a station has arrived and others lie in strata of which nothing has, so that their figures are of a part
    /// of them.
    ///
    /// - Parameters:
    ///   - column: Column of the regions; `nil` where none are told apart.
    ///   - official: All stations; where it is `nil`, the frame tells, or the sample alone of some.
    /// - Returns: `nil` where there may be some and nothing tells them.
    public func partlyCovered(by column: String?, official: StationTable? = nil) -> [String]? {
        guard let unheard, let column, options.strata != [column],
            let own = table.codes(PlaceColumn(column))
        else { return [] }
        let arrived = Set(received.compactMap { own[$0] })
        let left = Set(unheard.names)
        let listed = frame?.regions
        var found = left.reduce(into: Set<String>()) { $0.formUnion(listed?[$1] ?? []) }
            .intersection(arrived)
        for table in [whole, official].compactMap({ $0 }) {
            guard let codes = table.codes(PlaceColumn(column)),
                let key = try? table.strata(options.strata.map(options.column))
            else { continue }
            for row in 0..<table.count {
                guard let region = codes[row], arrived.contains(region), !found.contains(region),
                    left.contains(key.codes(key.ids(row)).joined(separator: "/"))
                else { continue }
                found.insert(region)
            }
        }
        return found.isEmpty && official == nil && listed == nil ? nil : found.sorted()
    }

    /// The stations of the official file that lie in strata of which something has arrived.
    ///
    /// - Throws: `SampleFault` where the official file does not tell the strata, so that nothing can be compared alike.
    func limited(_ official: StationTable) throws -> StationTable {
        guard let unheard else { return official }
        guard let key = try? official.strata(options.strata.map(options.column)) else {
            throw SampleFault(table.file, .silentStrata(unheard.names))
        }
        let left = Set(unheard.names)
        let rows = (0..<official.count).filter {
            !left.contains(key.codes(key.ids($0)).joined(separator: "/"))
        }
        return official.keeping(rows: rows)
    }
}
