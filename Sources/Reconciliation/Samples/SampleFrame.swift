import Elections
import Ground

/// What is known of the population that a sample was drawn from: stations of each stratum, cluster and
/// post-stratum, and valid votes of each stratum.
public struct SampleFrame: Sendable, Equatable {
    /// Some stations of the population that are alike in every column that the design names.
    public struct Row: Sendable, Equatable {
        /// Stratum, its columns joined by a slash; empty where nothing is stratified.
        public var stratum: String
        public var cluster: String
        public var postStratum: String
        public var stations: Int
        /// Valid votes, where known.
        public var valid: Int?
        /// Line of the frame, where it has one.
        public var line: Int?
        /// Region of which figures are asked, where the frame tells it.
        public var region: String?

        public init(
            stratum: String, cluster: String = "", postStratum: String = "", stations: Int,
            valid: Int? = nil, line: Int? = nil
        ) {
            self.line = line
            self.stratum = stratum
            self.cluster = cluster
            self.postStratum = postStratum
            self.stations = stations
            self.valid = valid
        }
    }

    /// Name of the file, for messages.
    public var file: String
    /// Whether the stations of a file were counted for want of a frame.
    private var isCounted = false
    /// Stations by stratum; one stratum without a name where nothing is stratified.
    public var stations: [String: Int]
    /// Stations by stratum and cluster.
    public var clusters: [String: [String: Int]]
    /// Stations by stratum and post-stratum.
    private(set) var postStrataOf: [String: [String: Int]]
    /// Stations by post-stratum.
    public var postStrata: [String: Int] {
        postStrataOf.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }
    /// Regions of which figures are asked that have stations in each stratum; `nil` where the frame does not tell them.
    public private(set) var regions: [String: Set<String>]?
    /// Valid votes by stratum; `nil` where the frame does not tell them for every stratum.
    public var valid: [String: Int]?
    /// The line on which a stratum first stands, where the frame has lines.
    public var lines: [String: Int]

    public init(file: String, stations: [String: Int]) {
        self.init(file: file, rows: stations.map { Row(stratum: $0, stations: $1) })
    }

    /// Sums up rows by stratum, cluster and post-stratum.
    ///
    /// - Parameters:
    ///   - file: Name of the file, for messages.
    ///   - rows: All stations of the population, in groups as fine as the design needs.
    public init(file: String, rows: [Row]) {
        self.file = file
        stations = [:]
        clusters = [:]
        postStrataOf = [:]
        lines = [:]
        regions = [:]
        var valid: [String: Int]? = [:]
        for row in rows {
            stations[row.stratum, default: 0] += row.stations
            if let line = row.line, lines[row.stratum] == nil { lines[row.stratum] = line }
            clusters[row.stratum, default: [:]][row.cluster, default: 0] += row.stations
            postStrataOf[row.stratum, default: [:]][row.postStratum, default: 0] += row.stations
            if let region = row.region {
                regions?[row.stratum, default: []].insert(region)
            } else {
                regions = nil
            }
            if let votes = row.valid { valid?[row.stratum, default: 0] += votes } else { valid = nil }
        }
        self.valid = valid
    }

    /// Counts the stations of a complete list by the columns that the design names.
    ///
    /// - Parameters:
    ///   - table: All stations.
    ///   - options: The design.
    /// - Throws: `SampleFault` where the list lacks a column.
    public init(counting table: StationTable, for options: DesignOptions) throws {
        let columns = options.frameColumns
        let key = try table.strata(columns.map(options.column))
        var counts: [[Int32]: (stations: Int, valid: Int)] = [:]
        let valid = options.estimator == .separateRatio ? try SampleFrame.valid(table, options.base) : nil
        // Stations of a stratum stand together in most files: a run costs one look-up.
        var first = 0
        for row in 1..<max(1, table.count + 1) where row == table.count || !key.isSame(row, first) {
            let votes = valid.map { $0[first..<row].reduce(0, +) } ?? 0
            let known = counts[key.ids(first)] ?? (0, 0)
            counts[key.ids(first)] = (known.stations + row - first, known.valid + votes)
            first = row
        }
        self.init(
            file: table.file,
            rows: counts.map { ids, count in
                Row(
                    options.place(key.codes(ids)), stations: count.stations,
                    valid: valid == nil ? nil : count.valid)
            })
        isCounted = true
    }

    /// The stations that a list has, and those of a sample that it lacks although it should have them: no fewer there are.
    ///
    /// - Parameters:
    ///   - sample: Rows of the stations drawn.
    ///   - official: The list that was counted.
    ///   - options: The design.
    /// - Returns: The same where no stratum has more stations drawn than listed, or nothing tells that rows are missing.
    /// - Throws: `SampleFault` where the sample lacks a column.
    public func holding(
        _ sample: StationTable, of official: StationTable, for options: DesignOptions
    ) throws -> SampleFrame {
        guard valid == nil else { return self }
        let key = try sample.strata(options.frameColumns.map(options.column))
        let places = (0..<sample.count).map { options.place(key.codes(key.ids($0))) }
        var drawn: [String: Int] = [:]
        for place in places { drawn[place.stratum, default: 0] += 1 }
        guard drawn.contains(where: { $0.value > stations[$0.key] ?? .max }) else { return self }
        let rows = Array(0..<sample.count)
        let absent = UnlistedStations(
            StationPlaces.find(sample, received: rows, in: official), sample, received: rows, in: official)
        var other = self
        // A stratum of which the list has nothing is another fault.
        for place in absent.positions.map({ places[$0] }) where stations[place.stratum] != nil {
            other.stations[place.stratum, default: 0] += 1
            other.clusters[place.stratum, default: [:]][place.cluster, default: 0] += 1
            other.postStrataOf[place.stratum, default: [:]][place.postStratum, default: 0] += 1
        }
        return other
    }

    /// The frame without some strata; which regions have stations in them remains known.
    func leavingOut(_ strata: [String]) -> SampleFrame {
        var other = self
        for stratum in strata {
            other.stations[stratum] = nil
            other.clusters[stratum] = nil
            other.postStrataOf[stratum] = nil
            other.lines[stratum] = nil
            other.valid?[stratum] = nil
        }
        return other
    }

    /// The file, for faults.
    var population: SampleFaultKind.Population { .init(file, isCounted: isCounted) }

    /// What shares of a station are shares of: the sum of its votes, or the valid votes where these are asked for.
    ///
    /// - Throws: `SampleFault` for a station of which these are not known: an empty cell is not 0.
    private static func valid(_ table: StationTable, _ base: DesignOptions.Base) throws -> [Int] {
        let stated = base == .valid ? table.fields[.valid] : nil
        return try (0..<table.count).map { row in
            if let valid = stated?[row] { return valid }
            let votes = table.votes.compactMap { $0[row] }
            guard stated == nil, votes.count == table.votes.count else {
                throw SampleFault(
                    table.file, line: table.line(ofRow: row), column: stated == nil ? nil : "valid",
                    .noValidVotesYet(station: StationNames(table)[row]))
            }
            return votes.reduce(0, +)
        }
    }
}

extension SampleFrame.Row {
    /// - Parameters:
    ///   - place: Stratum, cluster and post-stratum.
    ///   - stations: Stations that are there.
    ///   - valid: Their valid votes, where known.
    ///   - line: Line of the frame, where it has one.
    public init(_ place: DesignOptions.Place, stations: Int, valid: Int?, line: Int? = nil) {
        self.init(
            stratum: place.stratum, cluster: place.cluster, postStratum: place.postStratum,
            stations: stations, valid: valid, line: line)
    }
}

extension DesignOptions {
    /// Where a station stands in the design.
    public struct Place: Sendable, Equatable {
        public var stratum: String
        public var cluster: String
        public var postStratum: String
    }

    /// Where a station stands, from its codes in the order of `frameColumns`.
    ///
    /// - Parameter codes: A code for each of the columns.
    /// - Returns: Stratum, cluster and post-stratum; empty where the design has none.
    public func place(_ codes: [String]) -> Place {
        let columns = frameColumns
        let code = { (name: String?) in
            name.flatMap { columns.firstIndex(of: $0) }.map { codes[$0] } ?? ""
        }
        return Place(
            stratum: strata.map { code($0) }.joined(separator: "/"),
            cluster: isTwoStage ? code(cluster) : "", postStratum: code(poststratify))
    }
}

extension StationTable {
    /// Columns of codes that a design names as strata.
    ///
    /// - Throws: `SampleFault` where one is missing.
    func strata(_ names: [PlaceColumn]) throws -> [CodeColumn] {
        try names.map { name in
            guard let column = codes(name) else {
                throw SampleFault(file, line: 1, column: name.name, .missingColumn(.stratum))
            }
            return column
        }
    }
}
