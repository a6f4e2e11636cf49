import Elections
import Estimation
import Foundation
import Ground
import Statistics

/// Estimates from a sample stratified by province beside the official shares, for the country and in every
/// province.
struct SampleComparison {
    private let sample: StationTable
    private let official: RollUp
    /// Official unit of each province of the sample.
    private let units: [Int]
    private let votes: [[Double]]
    private let valid: [Double]
    /// Stations of each row's province in the official file.
    private let population: [Double]

    /// - Parameters:
    ///   - sample: Stations drawn at random within provinces.
    ///   - official: Sums of the official stations; their top level is the province.
    /// - Throws: `BenchFailure` where the sample does not fit the official file.
    init(sample: StationTable, official: RollUp) throws {
        self.sample = sample
        self.official = official
        let provinces = official.tree.levels[0]
        let known = Dictionary(
            uniqueKeysWithValues: (0..<provinces.count).map { (provinces.code($0) ?? "", $0) })
        let units = try sample.regions[0].codes.map { code in
            guard let unit = known[code] else {
                throw BenchFailure(description: "sample.csv: official.csv lacks the province \(code)")
            }
            return unit
        }
        let sizes = units.map { Double(official.levels[0].stations($0)) }
        self.units = units
        population = sample.regions[0].ids.map { sizes[Int($0)] }
        votes = try sample.votes.map { try SampleComparison.numbers($0, sample.count) }
        guard let valid = sample.fields[.valid] else {
            throw BenchFailure(description: "sample.csv: the column valid is missing")
        }
        self.valid = try SampleComparison.numbers(valid, sample.count)
    }

    private static func numbers(_ column: CountColumn, _ count: Int) throws -> [Double] {
        try (0..<count).map { row in
            guard let value = column[row] else {
                throw BenchFailure(description: "sample.csv: a count of row \(row + 1) is missing")
            }
            return Double(value)
        }
    }

    /// Writes estimate_national.csv and estimate_province.csv.
    ///
    /// - Parameter folder: Folder for the results.
    func write(to folder: URL) throws {
        try writeNational(to: folder.appending(path: "estimate_national.csv"))
        try writeProvinces(to: folder.appending(path: "estimate_province.csv"))
    }

    private func writeNational(to url: URL) throws {
        let strata = sample.regions[0]
        let size = units.reduce(0) { $0 + official.levels[0].stations($1) }
        let comparison = try comparison(
            strata, rows: Array(0..<sample.count), size: size, official: official.total, unit: 0)
        try ByteFile.write(url, name: url.lastPathComponent, pieces: 1) { _, writer in
            writer.append(
                "candidate,n,pop,estimate,se,df,lo,hi,official,diff,z,p_normal,p_t,outside_ci\n")
            for (index, line) in comparison.lines.enumerated() {
                writer.append(index + 1)
                comparison.append(line, to: &writer)
                writer.append(",\(line.z),\(Normal.twoSidedP(line.z)),\(line.p)")
                writer.append(abs(line.difference) > line.halfWidth ? ",1\n" : ",0\n")
            }
        }
    }

    private func writeProvinces(to url: URL) throws {
        var rows = [[Int]](repeating: [], count: units.count)
        for row in 0..<sample.count { rows[Int(sample.regions[0].ids[row])].append(row) }
        let rank = Dictionary(
            uniqueKeysWithValues: official.tree.levels[0].unitsByCode.enumerated().map { ($1, $0) })
        let order = units.indices.sorted { rank[units[$0], default: 0] < rank[units[$1], default: 0] }
        let comparisons = try order.map { province in
            let strata = CodeColumn(
                count: rows[province].count, of: sample.regions[0].codes[province])
            return try comparison(
                strata, rows: rows[province], size: official.levels[0].stations(units[province]),
                official: official.levels[0], unit: units[province])
        }
        let p = comparisons.flatMap { $0.lines.map(\.p) }
        let q = PValueAdjustment.benjaminiHochberg.adjust(p)
        try ByteFile.write(url, name: url.lastPathComponent, pieces: 1) { _, writer in
            writer.append(
                "province_code,candidate,n,pop,estimate,se,df,lo,hi,official,diff,z,p_t,q_bh,flag\n")
            var test = 0
            for (province, comparison) in zip(order, comparisons) {
                for (index, line) in comparison.lines.enumerated() {
                    writer.append(cell: sample.regions[0].codes[province])
                    writer.append(",\(index + 1)")
                    comparison.append(line, to: &writer)
                    writer.append(",\(line.z),\(line.p),\(q[test]),\(q[test] <= Customary.alpha ? 1 : 0)\n")
                    test += 1
                }
            }
        }
    }

    /// Combined ratios of a stratified sample beside official shares.
    ///
    /// - Parameters:
    ///   - strata: Stratum of each row.
    ///   - rows: Rows of the sample.
    ///   - size: Stations of the region in the official file.
    ///   - sums: Sums that hold the region.
    ///   - unit: The region in the sums.
    private func comparison(
        _ strata: CodeColumn, rows: [Int], size: Int, official sums: RollUp.UnitSums, unit: Int
    ) throws -> RegionComparison {
        let design = try SampleDesign.stratified(
            strata: strata, population: rows.map { population[$0] })
        let ratios = try design.ratios(
            numerators: votes.map { column in rows.map { column[$0] } },
            denominator: rows.map { valid[$0] }
        ).estimate
        let t = StudentT.upperQuantile(0.025, degreesOfFreedom: Double(ratios.degreesOfFreedom))
        let shares = try officialShares(sums, unit)
        let lines = zip(zip(ratios.values, ratios.standardErrors), shares).map { pair, share in
            let error = pair.1 ?? .nan
            let z = (pair.0 - share) / error
            return RegionComparison.Line(
                estimate: pair.0, error: error, halfWidth: t * error, official: share, z: z,
                p: StudentT.twoSidedP(z, degreesOfFreedom: Double(ratios.degreesOfFreedom)))
        }
        return RegionComparison(
            stations: rows.count, population: size, degreesOfFreedom: ratios.degreesOfFreedom, lines: lines)
    }

    private func officialShares(_ sums: RollUp.UnitSums, _ unit: Int) throws -> [Double] {
        guard let valid = official.measures.firstIndex(of: .field(.valid)) else {
            throw BenchFailure(description: "official.csv: the column valid is missing")
        }
        return try votes.indices.map { pair in
            guard let place = official.measures.firstIndex(of: .votes(Choice(index: pair))) else {
                throw BenchFailure(
                    description: "official.csv: the column \(Choice(index: pair).column) is missing")
            }
            return Double(sums.sum(place, unit)) / Double(sums.sum(valid, unit))
        }
    }
}

/// Estimates of one region beside its official shares.
private struct RegionComparison: Sendable {
    struct Line: Sendable {
        let estimate: Double
        let error: Double
        let halfWidth: Double
        let official: Double
        let z: Double
        let p: Double

        var difference: Double { estimate - official }
    }

    let stations: Int
    let population: Int
    let degreesOfFreedom: Int
    let lines: [Line]

    /// Writes the columns from n to diff.
    func append(_ line: Line, to writer: inout ByteWriter) {
        writer.append(",\(stations),\(population),\(line.estimate),\(line.error),\(degreesOfFreedom),")
        writer.append("\(line.estimate - line.halfWidth),\(line.estimate + line.halfWidth),")
        writer.append("\(line.official),\(line.difference)")
    }
}

/// Data that a workload cannot work with.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String
}
