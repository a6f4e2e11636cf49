import Elections
import Estimation
import Ground
import Statistics

/// A sample of stations with the design it was drawn under; what arrived and what did not.
public struct StationSample: Sendable {
    public let table: StationTable
    public let options: DesignOptions
    public let frame: SampleFrame?
    /// Rows of the table that arrived: those with votes.
    public let received: [Int]
    /// Strata of which nothing has arrived: they are in none of the other members, and estimates are of the others alone;
    /// `nil` where there is none.
    public let unheard: UnheardStrata?
    /// Stations that stand under two writings of their number with the same figures, each counted once.
    public let rewritten: [FindingKind.RepeatedStation]
    /// The sample with the rows of these strata.
    let whole: StationTable
    /// Stratum of each row of the table.
    public let strata: [String]
    /// Design of the stations that arrived, with the weights that estimates use.
    public let design: SampleDesign
    /// The weights' adjustment to the post-strata; `nil` without post-strata.
    let calibrated: CalibratedDesign?
    /// Votes of each pair in the stations that arrived.
    public private(set) var votes: [[Double]]
    /// What shares are shares of in the stations that arrived: the votes of all pairs, or the valid votes where
    /// ``DesignOptions/Base/valid`` is asked for.
    public private(set) var valid: [Double]
    /// Stations in which the votes of the pairs do not sum to the valid votes, where the file states these.
    public let unequalStations: Int
    /// Lines of stations with far more votes than registered voters, where the file states these.
    public let overfullLines: [Int]
    /// Asked between blocks of replicates; once true, they end with `EstimationError.stopped`.
    public var shouldStop: (@Sendable () -> Bool)?

    /// - Parameters:
    ///   - table: Rows of the stations drawn; a station without votes was drawn and did not arrive.
    ///   - options: The design.
    ///   - frame: Stations of each stratum; without it weights must come from a column, or all are equal.
    ///   - joint: Joint inclusion probabilities, where they are known.
    /// - Throws: `SampleFault` and `EstimationError` with what to do.
    public init(
        _ table: StationTable, options: DesignOptions, frame: SampleFrame?,
        joint: JointProbabilities? = nil
    ) throws {
        if options.variance != .taylor && options.needsLinearisation {
            throw SampleFault(table.file, .replicates(options.variance))
        }
        self.options = options
        try StationSample.checkTwice(table, options)
        let single = try RewrittenStations(table, options)
        rewritten = single.stations
        let written = single.table
        let arrived = try StationSample.receivedRows(written)
        let key = try written.strata(options.strata.map(options.column))
        let all = (0..<written.count).map { key.codes(key.ids($0)).joined(separator: "/") }
        try StationSample.checkStrata(written, all, frame)
        let unheard = UnheardStrata(all, received: arrived, frame: frame)
        let left = Set(unheard?.names ?? [])
        let kept = all.indices.filter { !left.contains(all[$0]) }
        whole = written
        self.unheard = unheard
        let table = left.isEmpty ? written : written.keeping(rows: kept)
        let frame = left.isEmpty ? frame : frame?.leavingOut(left.sorted())
        self.table = table
        self.frame = frame
        let rows = left.isEmpty ? arrived : try StationSample.receivedRows(table)
        let labels = left.isEmpty ? all : kept.map { all[$0] }
        received = rows
        strata = labels
        let columns = try StationSample.columns(table, rows, options.base)
        votes = columns.votes
        valid = columns.base
        let sums = rows.indices.map { row in columns.votes.reduce(0) { $0 + $1[row] } }
        let stated = table.fields[.valid]
        unequalStations = rows.indices.count { row in
            stated?[rows[row]].map { Double($0) != sums[row] } ?? false
        }
        let voters = table.fields[.registered]
        overfullLines = rows.indices.filter { row in
            voters?[rows[row]].map { sums[row] > StationSample.mostVotes(registered: Double($0)) } ?? false
        }.map { table.line(ofRow: rows[$0]) }
        let builder = DesignBuilder(
            table: table, rows: rows, labels: labels, options: options, frame: frame, joint: joint)
        let drawn = try builder.design()
        calibrated = try builder.calibrated(drawn)
        design = calibrated?.design ?? drawn
        try checkValid()
    }

    /// Votes at a station that voters who moved there, or are on no list, do not explain any longer.
    private static func mostVotes(registered: Double) -> Double { 1.2 * registered + 10 }

    /// Stations drawn and arrived, by stratum, in alphabetical order.
    public var response: [(stratum: String, drawn: Int, received: Int)] {
        let drawn = Dictionary(grouping: strata, by: { $0 }).mapValues(\.count)
        let arrived = Dictionary(grouping: received.map { strata[$0] }, by: { $0 })
            .mapValues(\.count)
        let found = drawn.keys.map { ($0, drawn[$0] ?? 0, arrived[$0] ?? 0) }
        let none = (unheard?.strata ?? []).map { ($0.stratum, $0.drawn, 0) }
        return (found + none).sorted { $0.0 < $1.0 }
    }

    /// The same stations with other votes, of which the sums are the valid votes.
    ///
    /// - Parameter votes: Votes of each pair in the stations that arrived.
    func withVotes(_ votes: [[Double]]) -> StationSample {
        var other = self
        other.votes = votes
        other.valid = received.indices.map { row in votes.reduce(0) { $0 + $1[row] } }
        return other
    }

    /// Whether stations were drawn one by one with about the same chance.
    var hasEqualChances: Bool {
        guard options.cluster == nil, options.drawProbability == nil, calibrated == nil,
            let least = design.weights.min(), let most = design.weights.max()
        else { return false }
        return most <= 1.1 * least
    }

    private static func receivedRows(_ table: StationTable) throws -> [Int] {
        guard table.count > 0 else {
            throw SampleFault(table.file, .noStation)
        }
        var rows: [Int] = []
        for row in 0..<table.count {
            let known = table.votes.count { $0[row] != nil }
            guard known == 0 || known == table.votes.count else {
                throw SampleFault(
                    table.file, line: table.line(ofRow: row),
                    .incompleteVotes(station: StationNames(table)[row]))
            }
            if known > 0 { rows.append(row) }
        }
        guard !rows.isEmpty else {
            throw SampleFault(table.file, .nothingArrived)
        }
        return rows
    }

    /// A station may stand once, unless it was drawn with replacement.
    private static func checkTwice(_ table: StationTable, _ options: DesignOptions) throws {
        guard let numbers = table.stationNumbers, options.drawProbability == nil,
            mayHaveTwice(table, numbers)
        else { return }
        var lines: [String: Int] = [:]
        for row in 0..<table.count {
            guard let number = numbers[row] else { continue }
            let name = table.regions.map { $0[row] ?? "" }.joined(separator: "/") + "/" + number
            if let first = lines.updateValue(row, forKey: name) {
                throw SampleFault(
                    table.file, line: table.line(ofRow: row), column: "station_no",
                    .stationTwice(StationNames(table)[row], line: table.line(ofRow: first)))
            }
        }
    }

    /// Whether two rows may be of one station: they are told apart by numbers made of their names, without the names.
    private static func mayHaveTwice(_ table: StationTable, _ numbers: CodeColumn) -> Bool {
        var keys: [UInt64] = []
        keys.reserveCapacity(table.count)
        let columns = (table.regions + [numbers]).map(\.ids)
        for row in 0..<table.count where numbers.ids[row] >= 0 {
            // Odd and far from a sum of few powers of two, so that names give different products.
            keys.append(
                columns.reduce(0) { ($0 &+ UInt64(UInt32(bitPattern: $1[row]))) &* 0x9E37_79B9_7F4A_7C15 })
        }
        keys.sort()
        return zip(keys, keys.dropFirst()).contains { $0 == $1 }
    }

    private static func columns(
        _ table: StationTable, _ rows: [Int], _ base: DesignOptions.Base
    ) throws -> (votes: [[Double]], base: [Double]) {
        // These rows have the votes of every pair.
        let votes = table.votes.map { column in rows.compactMap { column[$0].map(Double.init) } }
        guard base == .valid else {
            return (votes, rows.indices.map { row in votes.reduce(0) { $0 + $1[row] } })
        }
        guard let field = table.fields[.valid] else {
            throw SampleFault(table.file, line: 1, column: "valid", .missingColumn(.validVotes))
        }
        let valid = try rows.map { row -> Double in
            guard let value = field[row] else {
                throw SampleFault(table.file, line: table.line(ofRow: row), column: "valid", .emptyValid)
            }
            return Double(value)
        }
        return (votes, valid)
    }

    /// No stratum can have fewer valid votes than the stations drawn from it: a frame that says so is wrong, and its
    /// stratum is not left out.
    private func checkValid() throws {
        guard options.drawProbability == nil, let frame, let known = frame.valid else { return }
        var counted: [String: Double] = [:]
        for (index, row) in received.enumerated() { counted[strata[row], default: 0] += valid[index] }
        for (label, votes) in counted.sorted(by: { $0.key < $1.key }) {
            guard let all = known[label], Double(all) < votes, let own = Int(exactly: votes) else { continue }
            // A list of stations is what the sample is compared with: it may have fewer, but not none.
            guard all == 0 || frame.lines[label] != nil else { continue }
            throw SampleFault(
                frame.file, line: frame.lines[label], column: frame.lines[label] == nil ? nil : "valid",
                .fewerValidThanSampled(stratum: label.isEmpty ? nil : label, all: all, sampled: own))
        }
    }

    /// A stratum that the frame does not have is a wrong code.
    private static func checkStrata(_ table: StationTable, _ labels: [String], _ frame: SampleFrame?) throws {
        guard let frame,
            let row = labels.indices.first(where: { frame.stations[labels[$0]] == nil })
        else { return }
        throw SampleFault(
            table.file, line: table.line(ofRow: row), .stratumNotInFrame(labels[row], frame: frame.population)
        )
    }
}
