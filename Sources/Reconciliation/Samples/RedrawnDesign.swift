import Elections
import Estimation
import Ground

/// Why the design of a sample cannot be drawn again from the official file.
public enum RedrawObstacle: String, Error, Sendable, Codable, CaseIterable {
    /// Weights differ within strata, and nothing tells how stations came to them.
    case weightsOnly = "weights-only"
    /// The official file does not tell the probability of every station.
    case probabilitiesOfSample = "probabilities-of-sample-only"
    /// The probabilities of the sample are not in proportion to those of the official file.
    case probabilitiesDiffer = "probabilities-differ"
    /// Weights are adjusted to post-strata.
    case postStrata = "post-strata"
    /// Mean of station shares, or separate ratios.
    case estimator
    /// The official file lacks a column of the design, or every station with votes of all pairs.
    case notInOfficialFile = "design-not-in-official-file"
    /// The sample has strata or clusters that the official file has not, or more stations of one than it.
    case notFromOfficialFile = "sample-not-from-official-file"
}

/// The design of a sample over the stations of the official file.
struct RedrawnDesign {
    /// Rows of the official file in which every pair has votes.
    private let rows: [Int]
    private let counts: [[Int32]]
    private let base: [Int32]
    private let strata: [Int32]
    private let units: [Int32]?
    private let unitSizes: [Int]
    /// Stratum and unit in the official file of each station that arrived.
    private let ownStrata: [Int32]
    private let ownUnits: [Int32]?
    private let sample: StationSample
    /// Chance of one draw of each row, and of each station that arrived in the official file (not a number where the
    /// file does not have it); `nil` where stations are not drawn by chance.
    private let chances: [Double]?
    private let ownChances: [Double]

    /// - Throws: ``RedrawObstacle`` where it cannot be drawn.
    init(_ sample: StationSample, official: StationTable) throws(RedrawObstacle) {
        let options = sample.options
        guard options.estimator == .combinedRatio else { throw .estimator }
        guard options.poststratify == nil else { throw .postStrata }
        self.sample = sample
        var rows = (0..<official.count).filter { row in
            official.votes.allSatisfy { $0.cells[row].number >= 0 }
        }
        guard let place = RedrawnDesign.places(official, options.strata.map(options.column)) else {
            throw .notInOfficialFile
        }
        if let order = options.order {
            guard let position = official.numbers[order],
                rows.allSatisfy({ position[$0].isFinite })
            else { throw .notInOfficialFile }
            rows.sort { (position[$0], $0) < (position[$1], $1) }
        }
        (chances, ownChances) = try RedrawnDesign.chances(sample, official, rows)
        let strata = rows.map { place.codes[$0] }
        guard let own = sample.received.map({ place.labels[sample.strata[$0]] }).allKnown() else {
            throw .notFromOfficialFile
        }
        counts = official.votes.map { column in rows.map { column.cells[$0].number } }
        base = rows.map { row in Int32(clamping: official.votes.reduce(0) { $0 + ($1[row] ?? 0) }) }
        ownStrata = own
        self.strata = strata
        self.rows = rows
        guard let cluster = options.cluster else {
            (units, ownUnits, unitSizes) = (nil, nil, [])
            return
        }
        let column = options.column(cluster)
        guard let listed = official.codes(column), let drawn = sample.table.codes(column) else {
            throw .notInOfficialFile
        }
        let found = RedrawnDesign.units(
            listed: rows.map { listed[$0] ?? "" }, strata,
            drawn: sample.received.map { drawn[$0] ?? "" }, own)
        guard let known = found.drawn.allKnown() else { throw .notFromOfficialFile }
        units = found.listed
        ownUnits = known
        unitSizes = found.sizes
    }

    /// Chances of the rows and of the stations that arrived, from the column of the draw probability.
    private static func chances(
        _ sample: StationSample, _ official: StationTable, _ rows: [Int]
    ) throws(RedrawObstacle) -> ([Double]?, [Double]) {
        guard let name = sample.options.drawProbability else { return (nil, []) }
        guard sample.options.cluster == nil, let column = official.numbers[name],
            rows.allSatisfy({ column[$0].isFinite && column[$0] >= 0 })
        else { throw .probabilitiesOfSample }
        guard let places = StationPlaces.find(sample, in: official) else { throw .notFromOfficialFile }
        let own = places.places.map { place -> Double in
            if case .row(let row) = place { column[row] } else { .nan }
        }
        return (rows.map { column[$0] }, own)
    }

    /// Stratum of every row of a table, and its code.
    private static func places(
        _ table: StationTable, _ columns: [PlaceColumn]
    ) -> (codes: [Int32], labels: [String: Int32])? {
        guard !columns.isEmpty else { return ([Int32](repeating: 0, count: table.count), ["": 0]) }
        guard let key = try? table.strata(columns) else { return nil }
        var labels: [String: Int32] = [:]
        var codes = [Int32](repeating: 0, count: table.count)
        for row in 0..<table.count {
            if row > 0 && key.isSame(row, row - 1) {
                codes[row] = codes[row - 1]
                continue
            }
            let label = key.codes(key.ids(row)).joined(separator: "/")
            let code = labels[label] ?? Int32(labels.count)
            labels[label] = code
            codes[row] = code
        }
        return (codes, labels)
    }

    /// Clusters of each stratum, with the stations that each has.
    private static func units(
        listed: [String], _ strata: [Int32], drawn: [String], _ own: [Int32]
    ) -> (listed: [Int32], drawn: [Int32?], sizes: [Int]) {
        var known: [String: Int32] = [:]
        var sizes: [Int] = []
        let codes = zip(listed, strata).map { code, stratum -> Int32 in
            let name = "\(stratum)/\(code)"
            let unit = known[name] ?? Int32(sizes.count)
            if Int(unit) == sizes.count {
                known[name] = unit
                sizes.append(0)
            }
            sizes[Int(unit)] += 1
            return unit
        }
        return (codes, zip(drawn, own).map { known["\($1)/\($0)"] }, sizes)
    }

    /// The design with domains whose shares are compared.
    ///
    /// - Parameters:
    ///   - listed: Domain of each row of the official file; −1 for none.
    ///   - own: Domain of each station that arrived.
    ///   - count: Number of domains.
    /// - Throws: ``RedrawObstacle``.
    func draws(
        listed: (Int) -> Int32, own: [Int32], count: Int
    ) throws(RedrawObstacle) -> DesignDraws {
        let design = try design(domains: own)
        let list = DesignDraws.List(
            counts: counts, base: base, strata: strata, units: units, domains: rows.map(listed),
            chances: chances)
        guard let draws = try? DesignDraws(list: list, design: design, domainCount: count) else {
            throw .notFromOfficialFile
        }
        return draws
    }

    private func design(domains: [Int32]) throws(RedrawObstacle) -> DesignDraws.Design {
        let weights = sample.design.weights
        let count = Int(max(strata.max() ?? 0, ownStrata.max() ?? 0)) + 1
        guard let ownUnits else {
            if chances != nil { return try byChance(weights, domains, count) }
            let byStratum = ownStrata.constant(weights, count: count)
            guard let known = byStratum else { throw .weightsOnly }
            let sampled = zip(ownStrata, domains).map { DesignDraws.Unit(stratum: $0, domain: $1) }
            guard sample.options.order != nil else { return .init(weights: known, sampled: sampled) }
            return .init(
                selection: .systematic(drawn: try drawn(count)), weights: known, sampled: sampled)
        }
        return try clusters(ownUnits, weights, domains, count)
    }

    /// Stations drawn with replacement: a weight times the chance of its station is the same all over a stratum.
    private func byChance(
        _ weights: [Double], _ domains: [Int32], _ count: Int
    ) throws(RedrawObstacle) -> DesignDraws.Design {
        let listed = ownChances.indices.filter { !ownChances[$0].isNaN }
        let known = listed.map { ownStrata[$0] }.constant(
            listed.map { weights[$0] * ownChances[$0] }, count: count)
        guard let known, known.allSatisfy({ $0 > 0 }) else { throw .probabilitiesDiffer }
        guard Set(listed.map { ownStrata[$0] }) == Set(ownStrata) else { throw .notFromOfficialFile }
        return .init(
            selection: .byChance, weighting: .byChance, weights: known,
            sampled: zip(ownStrata, domains).map { DesignDraws.Unit(stratum: $0, domain: $1) })
    }

    /// Stations drawn of each stratum, whether they arrived or not.
    private func drawn(_ count: Int) throws(RedrawObstacle) -> [Int] {
        var labels: [String: Int32] = [:]
        for (row, stratum) in zip(sample.received, ownStrata) { labels[sample.strata[row]] = stratum }
        var drawn = [Int](repeating: 0, count: count)
        for label in sample.strata {
            guard let stratum = labels[label] else { throw .notFromOfficialFile }
            drawn[Int(stratum)] += 1
        }
        var listed = [Int](repeating: 0, count: count)
        for stratum in strata { listed[Int(stratum)] += 1 }
        guard zip(drawn, listed).allSatisfy({ $0 <= $1 }) else { throw .notFromOfficialFile }
        return drawn
    }

    private func clusters(
        _ units: [Int32], _ weights: [Double], _ domains: [Int32], _ count: Int
    ) throws(RedrawObstacle) -> DesignDraws.Design {
        var read: [Int32: Int] = [:]
        for unit in units { read[unit, default: 0] += 1 }
        guard read.allSatisfy({ $1 <= unitSizes[Int($0)] }) else { throw .notFromOfficialFile }
        let take = DesignDraws.Take(read.map { (read: $0.value, size: unitSizes[Int($0.key)]) })
        var first: [Int32: Int] = [:]
        for (place, unit) in units.enumerated() where first[unit] == nil { first[unit] = place }
        let places = first.values.sorted()
        let sampled = places.map { DesignDraws.Unit(stratum: ownStrata[$0], domain: domains[$0]) }
        let parts = units.map { Double(read[$0] ?? 1) / Double(unitSizes[Int($0)]) }
        let options = sample.options
        if options.weight == nil && options.probability == nil && !options.isTwoStage {
            guard let known = ownStrata.constant(weights, count: count) else { throw .weightsOnly }
            return .init(take: take, weighting: .byStationsDrawn, weights: known, sampled: sampled)
        }
        // Equal chances: the weight is that of the stage of the clusters over the part that was read.
        if let known = ownStrata.constant(zip(weights, parts).map { $0 * $1 }, count: count) {
            return .init(take: take, weighting: .byUnitSize, weights: known, sampled: sampled)
        }
        // Chances by size: the weight falls with the stations that were read.
        let bySize = zip(weights, units).map { $0 * Double(read[$1] ?? 1) }
        guard let known = ownStrata.constant(bySize, count: count) else { throw .weightsOnly }
        return .init(
            selection: .bySize, take: take, weighting: .byStationsRead, weights: known, sampled: sampled)
    }
}

extension [Int32] {
    /// The value of every group, where it is the same on all rows of the group up to the rounding of a file; 1 for
    /// a group without rows.
    fileprivate func constant(_ values: [Double], count: Int) -> [Double]? {
        var known = [Double?](repeating: nil, count: count)
        for (group, value) in zip(self, values) {
            guard let first = known[Int(group)] else {
                known[Int(group)] = value
                continue
            }
            if abs(value - first) > 1e-3 * first { return nil }
        }
        return known.map { $0 ?? 1 }
    }
}
