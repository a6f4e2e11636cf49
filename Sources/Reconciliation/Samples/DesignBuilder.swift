import Elections
import Estimation
import Ground

/// A number of things in words: "1 station", "11,299 stations".
func counted(_ number: Int, _ one: String, _ many: String) -> String {
    "\(CountText.number(number, .english)) \(CountText.agreeing(number, one, many))"
}

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
        let unit = options.cluster == nil ? "station" : "cluster"
        guard design.strata.count > 1 else {
            throw SampleFault(
                table.file,
                "one \(unit) has arrived, and one shows nothing of how \(unit)s differ; at least 2 are needed"
            )
        }
        throw SampleFault(
            table.file,
            "one \(unit) has arrived in stratum \(CountText.list(lonely)), and one shows nothing of how "
                + "\(unit)s differ; choose with ‘lonely-stratum’ (collapse, average, certainty), or merge strata in "
                + "the sample and the frame")
    }

    /// The design with weights that give every post-stratum as many stations as the frame has there.
    func calibrated(_ design: SampleDesign) throws -> CalibratedDesign? {
        guard let name = options.poststratify else { return nil }
        guard let frame else {
            throw SampleFault(
                table.file,
                "‘poststratify’ \(name) needs the stations of every \(name); give ‘frame’ with that column")
        }
        let codes = try codes(name, as: "the post-stratum")
        let groups = CodeColumn(rows.map { codes[$0] ?? "" })
        if let row = rows.first(where: { frame.postStrata[codes[$0] ?? ""] == nil }) {
            throw SampleFault(
                table.file, line: table.line(ofRow: row), column: name,
                "\(codes[row] ?? "the empty cell") is not in the frame (\(frame.file)); correct the code or the "
                    + "frame")
        }
        let silent = Set(frame.postStrata.keys).subtracting(groups.codes).sorted()
        guard silent.isEmpty else {
            throw SampleFault(
                frame.file,
                "no station of \(name) \(CountText.list(silent)) has arrived, so weights cannot be adjusted "
                    + "to it; merge groups in the sample and the frame")
        }
        return try CalibratedDesign(
            design, postStrata: groups, counts: frame.postStrata.mapValues(Double.init))
    }

    private func codes(_ name: String, as part: String) throws -> CodeColumn {
        guard let column = table.codes(options.column(name)) else {
            throw SampleFault(
                table.file, line: 1, column: name, "the column is missing; it was named as \(part)")
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
            let place = label.isEmpty ? "the sample" : "stratum \(label)"
            throw SampleFault(
                frame.file,
                "\(place) has \(counted(drawn, "drawn station", "drawn stations")), but only "
                    + "\(counted(stations, "station", "stations")) in all; correct the frame, or the codes of "
                    + "the sample")
        }
    }

    private func clusters(
        _ name: String, _ strata: CodeColumn, _ weights: [Double]?, _ population: [Double]?
    ) throws -> SampleDesign {
        let column = try codes(name, as: "the cluster")
        let units = CodeColumn(rows.map { unit($0, column) })
        guard options.isTwoStage else {
            return try .stratifiedClusters(
                strata: strata, units: units, population: nil,
                weights: weights ?? stationWeights(strata, population))
        }
        guard let frame else {
            throw SampleFault(
                table.file,
                "two stages need the stations of every cluster of the population; give ‘frame’ with a row for "
                    + "each \(name)")
        }
        var drawn: [String: Int] = [:]
        for row in 0..<table.count { drawn[unit(row, column), default: 0] += 1 }
        let sizes = try rows.map { row -> Double in
            let code = column[row] ?? ""
            guard let size = frame.clusters[labels[row]]?[code] else {
                throw SampleFault(
                    table.file, line: table.line(ofRow: row), column: name,
                    "cluster \(code) is not in the frame (\(frame.file)); correct the code or the frame")
            }
            let sampled = drawn[unit(row, column)] ?? 0
            guard sampled <= size else {
                throw SampleFault(
                    frame.file,
                    "cluster \(code) has \(counted(sampled, "drawn station", "drawn stations")), but only "
                        + "\(counted(size, "station", "stations")) in all; correct the frame, or the codes of "
                        + "the sample")
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
            let places = try numbers(name) {
                $0.isFinite ? nil : "\($0) is not usable; a place in the list is a number"
            }
            return .systematic(places: places)
        }
        guard let name = options.probability, options.cluster == nil else { return nil }
        let probabilities = try probabilities(name)
        let method = options.probabilityVariance ?? (joint == nil ? .brewer : .yatesGrundy)
        guard method != .withReplacement else { return nil }
        guard method.needsJoint else { return .unequal(try plain(method), probabilities: probabilities) }
        guard let joint else {
            throw SampleFault(
                table.file,
                "‘probability-variance’ \(method.rawValue) needs the joint probabilities; give ‘joint’, or choose "
                    + "brewer")
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
            return try numbers(name) { value in
                DesignBuilder.weights.contains(value)
                    ? nil
                    : "\(value) is not usable; a weight is the number of stations that one stands for, from "
                        + "0.000000001 to 1,000,000,000"
            }
        }
        if let name = options.probability { return try probabilities(name).map { 1 / $0 } }
        guard let name = options.drawProbability else { return nil }
        let sizes = sizes(strata)
        return zip(try probabilities(name), strata.ids).map { 1 / (sizes[Int($1)] * $0) }
    }

    private func probabilities(_ name: String) throws -> [Double] {
        try numbers(name) { value in
            DesignBuilder.probabilities.contains(value)
                ? nil : "\(value) is not usable; a probability is at least 0.000000001 and at most 1"
        }
    }

    /// A column of numbers of the stations that arrived.
    private func numbers(
        _ name: String, _ fault: (Double) -> String?
    ) throws -> [Double] {
        guard let column = table.numbers[name] else {
            throw SampleFault(table.file, line: 1, column: name, "the column is missing")
        }
        return try rows.map { row in
            let value = column[row]
            let reason =
                value.isNaN
                ? "the cell is empty; every station that arrived needs a value" : fault(value)
            if let reason {
                throw SampleFault(table.file, line: table.line(ofRow: row), column: name, reason)
            }
            return value
        }
    }
}
