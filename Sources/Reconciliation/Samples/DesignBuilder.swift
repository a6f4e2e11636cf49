import Elections
import Estimation
import Ground

/// Turns the columns of a sample and what the frame knows into the design of the stations that arrived.
struct DesignBuilder {
    let table: StationTable
    /// Rows that arrived.
    let rows: [Int]
    /// Stratum of each row of the table.
    let labels: [String]
    let options: DesignOptions
    let frame: SampleFrame?
    let joint: JointProbabilities?

    /// Weights and probabilities that a sample of stations can have: no country has 1,000,000,000 stations.
    static let weights = 1e-9...1e9
    static let probabilities = 1e-9...1.0

    func design() throws -> SampleDesign {
        let strata = CodeColumn(rows.map { labels[$0] })
        let weights = try weights(strata)
        let population = frame.map { frame in
            rows.map { Double(frame.stations[labels[$0]] ?? 0) }
        }
        try checkSizes(strata)
        var design: SampleDesign
        if let name = options.cluster {
            design = try clusters(name, strata, weights, population)
        } else {
            let isFixed = options.probability == nil && options.drawProbability == nil
            design = try .stratified(
                strata: strata, population: isFixed ? population : nil, weights: weights)
        }
        if options.lonely == .collapse {
            design = try design.collapsingLonelyStrata(order: strata.codes.sorted())
        }
        if options.lonely == .fail { try checkLonely(design) }
        return try selection(design).map { try design.selected($0) } ?? design
    }

    /// A stratum of one unit shows nothing of how units differ; all such strata are named.
    private func checkLonely(_ design: SampleDesign) throws {
        let lonely = design.lonelyStrata.sorted()
        guard !lonely.isEmpty else { return }
        throw SampleFault(
            table.file,
            .singleUnit(strata: design.strata.count > 1 ? lonely : [], isCluster: options.cluster != nil))
    }

    /// The design with weights that give every post-stratum as many stations as the frame has there.
    func calibrated(_ design: SampleDesign) throws -> CalibratedDesign? {
        guard let name = options.poststratify else { return nil }
        guard let frame else {
            throw SampleFault(table.file, .noFrameForGroups(column: name))
        }
        let codes = try codes(name, as: .postStratum)
        let groups = CodeColumn(rows.map { codes[$0] ?? "" })
        if let row = rows.first(where: { frame.postStrata[codes[$0] ?? ""] == nil }) {
            throw SampleFault(
                table.file, line: table.line(ofRow: row), column: name,
                .groupNotInFrame(codes[row], frame: frame.population))
        }
        let silent = Set(frame.postStrata.keys).subtracting(groups.codes).sorted()
        guard silent.isEmpty else {
            throw SampleFault(frame.file, .silentGroups(silent, column: name))
        }
        return try CalibratedDesign(
            design, postStrata: groups, counts: frame.postStrata.mapValues(Double.init))
    }

    private func codes(_ name: String, as part: SampleFaultKind.Column) throws -> CodeColumn {
        guard let column = table.codes(options.column(name)) else {
            throw SampleFault(table.file, line: 1, column: name, .missingColumn(part))
        }
        return column
    }

    /// More stations than the frame has cannot have been drawn.
    private func checkSizes(_ strata: CodeColumn) throws {
        guard let frame, options.drawProbability == nil else { return }
        var counts: [String: Int] = [:]
        for row in table.count > 0 ? 0..<table.count : 0..<0 { counts[labels[row], default: 0] += 1 }
        for (label, drawn) in counts.sorted(by: { $0.key < $1.key }) {
            guard let stations = frame.stations[label], drawn > stations else { continue }
            throw SampleFault(
                frame.file,
                .fewerStationsThanDrawn(stratum: label.isEmpty ? nil : label, all: stations, drawn: drawn))
        }
    }

    private func clusters(
        _ name: String, _ strata: CodeColumn, _ weights: [Double]?, _ population: [Double]?
    ) throws -> SampleDesign {
        let column = try codes(name, as: .cluster)
        let units = CodeColumn(rows.map { unit($0, column) })
        guard options.isTwoStage else {
            return try .stratifiedClusters(
                strata: strata, units: units, population: nil,
                weights: weights ?? stationWeights(strata, population))
        }
        guard let frame else {
            throw SampleFault(table.file, .noFrameForStages(cluster: name))
        }
        var drawn: [String: Int] = [:]
        for row in 0..<table.count { drawn[unit(row, column), default: 0] += 1 }
        let sizes = try rows.map { row -> Double in
            let code = column[row] ?? ""
            guard let size = frame.clusters[labels[row]]?[code] else {
                throw SampleFault(
                    table.file, line: table.line(ofRow: row), column: name,
                    .clusterNotInFrame(code, frame: frame.population))
            }
            let sampled = drawn[unit(row, column)] ?? 0
            guard sampled <= size else {
                throw SampleFault(frame.file, .smallerClusterThanDrawn(code, all: size, drawn: sampled))
            }
            return Double(size)
        }
        return try .twoStage(
            units: units, clusters: rows.map { Double(frame.clusters[labels[$0]]?.count ?? 0) },
            rowsInCluster: sizes, weights: weights, strata: strata)
    }

    /// Clusters of two strata are two, whatever their codes.
    private func unit(_ row: Int, _ column: CodeColumn) -> String {
        options.strata.isEmpty ? column[row] ?? "" : labels[row] + "/" + (column[row] ?? "")
    }

    /// Stations of the stratum over stations received, where clusters were drawn and no weight is given.
    private func stationWeights(_ strata: CodeColumn, _ population: [Double]?) -> [Double]? {
        guard let population else { return nil }
        let sizes = sizes(strata)
        return strata.ids.indices.map { population[$0] / sizes[Int(strata.ids[$0])] }
    }

    private func sizes(_ strata: CodeColumn) -> [Double] {
        var sizes = [Double](repeating: 0, count: strata.codes.count)
        for code in strata.ids { sizes[Int(code)] += 1 }
        return sizes
    }

    /// How stations were drawn within strata, where it was not at random.
    private func selection(_ design: SampleDesign) throws -> SampleDesign.Selection? {
        if let name = options.order {
            return .systematic(places: try numbers(name) { $0.isFinite ? nil : .unusablePlace($0) })
        }
        guard let name = options.probability, options.cluster == nil else { return nil }
        let probabilities = try probabilities(name)
        let method = options.probabilityVariance ?? (joint == nil ? .brewer : .yatesGrundy)
        guard method != .withReplacement else { return nil }
        guard method.needsJoint else { return .unequal(try plain(method), probabilities: probabilities) }
        guard let joint else {
            throw SampleFault(table.file, .noJointProbabilities(method))
        }
        let names = StationNames(table)
        let matrix = try joint.naming(names, rows: rows).matrix(
            rows.map { names[$0] }, probabilities: probabilities, strata: design.stratumOfRow)
        return .unequal(
            method == .yatesGrundy ? .yatesGrundy(joint: matrix) : .horvitzThompson(joint: matrix),
            probabilities: probabilities)
    }

    private func plain(
        _ method: DesignOptions.ProbabilityVariance
    ) throws -> UnequalProbabilityVariance {
        switch method {
        case .deville: .deville
        case .hartleyRao: .hartleyRao(meanProbability: nil)
        case .overton: .overton
        case .overtonYatesGrundy: .overtonYatesGrundy
        case .withReplacement: .withReplacement
        case .brewer, .yatesGrundy, .horvitzThompson: .brewer
        }
    }

    private func weights(_ strata: CodeColumn) throws -> [Double]? {
        if let name = options.weight {
            return try numbers(name) { DesignBuilder.weights.contains($0) ? nil : .unusableWeight($0) }
        }
        if let name = options.probability { return try probabilities(name).map { 1 / $0 } }
        guard let name = options.drawProbability else { return nil }
        let sizes = sizes(strata)
        return zip(try probabilities(name), strata.ids).map { 1 / (sizes[Int($1)] * $0) }
    }

    private func probabilities(_ name: String) throws -> [Double] {
        try numbers(name) { DesignBuilder.probabilities.contains($0) ? nil : .unusableProbability($0) }
    }

    /// A column of numbers of the stations that arrived.
    private func numbers(
        _ name: String, _ fault: (Double) -> SampleFaultKind?
    ) throws -> [Double] {
        guard let column = table.numbers[name] else {
            throw SampleFault(table.file, line: 1, column: name, .missingColumn(.number))
        }
        return try rows.map { row in
            let value = column[row]
            if let kind = value.isNaN ? .emptyNumber : fault(value) {
                throw SampleFault(table.file, line: table.line(ofRow: row), column: name, kind)
            }
            return value
        }
    }
}
