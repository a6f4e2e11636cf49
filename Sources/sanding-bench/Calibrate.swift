import ElectionFiles
import Elections
import Estimation
import Foundation
import Ground
import Reconciliation
import Statistics

/// How often honest samples are called into question: `sanding-bench calibrate STATIONS OUT name=value…`.
///
/// Draws samples from a full count by a design, judges each as `reconcile --sample` does against the count it came
/// from, and prints how many regions lie outside. With `fault` votes are moved in one region of the official file.
struct Calibrate {
    private var values: [String: String] = [
        "levels": "", "by": "", "stratum": "", "cluster": "", "design": "srs", "stations": "1000",
        "each": "0", "samples": "500", "draws": "1999", "seed": "1", "fault": "0", "limits": "drawn",
    ]

    /// - Throws: `BenchFailure` for a setting that does not exist.
    init(_ settings: [String]) throws {
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, values[parts[0]] != nil else {
                let names = values.keys.sorted().joined(separator: ", ")
                throw BenchFailure(description: "\(setting): give name=value with one of \(names)")
            }
            values[parts[0]] = parts[1]
        }
    }

    private func number(_ name: String) throws -> Int {
        guard let value = Int(values[name] ?? "") else {
            throw BenchFailure(description: "\(name)=\(values[name] ?? ""): give a whole number")
        }
        return value
    }

    private func name(_ key: String) -> String? { values[key].flatMap { $0.isEmpty ? nil : $0 } }

    func run(_ stations: URL, _ output: URL) throws {
        let levels = name("levels")?.split(separator: ",").map(String.init)
        let labels = [name("by"), name("stratum"), name("cluster")].compactMap { $0 }
            .filter { !(levels ?? []).contains($0) }
        let read = try StationFile(
            levels: levels, labels: Array(Set(labels)).sorted(), threads: Parallel.processors
        ).read(stations, name: stations.lastPathComponent)
        let strata = name("stratum").map { [$0] } ?? []
        let places = PlaceNames(
            [name("by"), name("stratum")].compactMap { $0.map { PlaceColumn($0) } }
                + [name("cluster")].compactMap { $0.map { PlaceColumn($0, beside: strata) } },
            tables: [read])
        let table = places.telling(read)
        let drawer = try SampleDrawer(
            table, design: name("design") ?? "srs", stations: try number("stations"),
            each: try number("each"),
            stratum: name("stratum"), cluster: name("cluster"))
        let fault = Double(values["fault"] ?? "0") ?? 0
        let official = places.telling(
            try drawer.listed(fault == 0 ? table : altered(table, by: fault / 100)))
        var tally = CalibrationTally()
        let seed = UInt64(try number("seed"))
        for index in 0..<(try number("samples")) {
            let drawn = places.telling(drawer.draw(seed: seed, index))
            let sample = try StationSample(
                drawn, options: drawer.options, frame: SampleFrame(counting: official, for: drawer.options))
            let draws = values["limits"] == "drawn" ? try number("draws") : 0
            let found = try SampleReconciler(
                draws: DrawOptions(draws: draws, seed: seed &+ UInt64(index) &* 7_919), by: name("by")
            ).reconcile(sample, official: official, names: SampleNames("sample"))
            tally.add(found, faulty: fault == 0 ? nil : faultyRegion(table))
        }
        let text = tally.text(values)
        FileHandle.standardOutput.write(Data(text.utf8))
        try text.write(to: output, atomically: true, encoding: .utf8)
    }

    /// The region with the median number of stations.
    private func faultyRegion(_ table: StationTable) -> String? {
        guard let column = name("by").flatMap({ table.codes(PlaceColumn($0)) }) else { return nil }
        var counts = [Int](repeating: 0, count: column.codes.count)
        for row in 0..<table.count { counts[Int(column.ids[row])] += 1 }
        let order = counts.indices.sorted { (counts[$0], $0) < (counts[$1], $1) }
        return column.codes[order[order.count / 2]]
    }

    /// The count with a part of the votes of one region moved from its second pair to its first.
    private func altered(_ table: StationTable, by part: Double) throws -> StationTable {
        guard let column = name("by").flatMap({ table.codes(PlaceColumn($0)) }),
            let region = faultyRegion(table)
        else {
            throw BenchFailure(description: "fault: name the regions with by")
        }
        let rows = (0..<table.count).filter { column[$0] == region }
        let totals = table.votes.map { votes in rows.reduce(0) { $0 + (votes[$1] ?? 0) } }
        let order = totals.indices.sorted { (totals[$1], $0) < (totals[$0], $1) }
        var columns = table.votes.map { $0.cells.map(\.number) }
        for row in rows {
            let all = columns.reduce(0) { $0 + Int($1[row]) }
            let moved = min(columns[order[1]][row], Int32((part * Double(all)).rounded()))
            columns[order[0]][row] += moved
            columns[order[1]][row] -= moved
        }
        return StationTable(
            file: table.file, count: table.count, levels: table.levels, regions: table.regions,
            stationNumbers: table.stationNumbers, fields: [:], votes: columns.map { CountColumn($0) },
            labels: table.labels, lineOfRow: { table.line(ofRow: $0) })
    }
}

/// What many samples found.
private struct CalibrationTally {
    private var runs = 0
    private var regions = 0
    private var outside = 0
    private var edge = 0
    private var runsStandingOut = 0
    private var whole = (tested: 0, outside: 0, edge: 0)
    /// Verdicts that speak of the sample, among those beyond the outer limit.
    private var notAsDeclared = (whole: 0, regions: 0)
    private var sizes: [Int: (tested: Int, outside: Int, edge: Int)] = [:]
    private var faulty = (tested: 0, outside: 0, edge: 0, alone: 0)
    private var basis = Set<String>()

    mutating func add(_ found: SampleReconciliation, faulty region: String?) {
        runs += 1
        basis.insert(found.limits.basis.rawValue)
        var isAlone = false
        for (index, comparison) in found.result.comparisons.enumerated() where comparison.isTested {
            let isOutside = comparison.verdict.isOutside
            // Where the sampled stations agree, the verdict speaks of the sample; the limit is the same.
            let isFar = comparison.verdict.isOutsideEdge
            let isOfSample = comparison.verdict == .sampleNotAsDeclared
            if index == 0 {
                whole.tested += 1
                notAsDeclared.whole += isOfSample ? 1 : 0
                whole.outside += isOutside ? 1 : 0
                whole.edge += isFar ? 1 : 0
                continue
            }
            let alone = (comparison.joint?.pMostFavourableAdjusted ?? 1) <= Customary.alpha
            if comparison.region.text == region {
                faulty.tested += 1
                faulty.outside += isOutside ? 1 : 0
                faulty.edge += isFar ? 1 : 0
                faulty.alone += alone ? 1 : 0
                continue
            }
            regions += 1
            notAsDeclared.regions += isOfSample ? 1 : 0
            outside += isOutside ? 1 : 0
            edge += isFar ? 1 : 0
            isAlone = isAlone || alone
            let size = [5, 10, 20, 50].last { (comparison.estimate.stations ?? 5) >= $0 } ?? 5
            sizes[size, default: (0, 0, 0)].tested += 1
            sizes[size]?.outside += isOutside ? 1 : 0
            sizes[size]?.edge += isFar ? 1 : 0
        }
        runsStandingOut += isAlone ? 1 : 0
    }

    func text(_ settings: [String: String]) -> String {
        let part = { (count: Int, all: Int) in
            all == 0 ? "–" : "\(count) (" + String(format: "%.2f", 100 * Double(count) / Double(all)) + " %)"
        }
        var lines = [
            settings.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
                .map { "\($0.key)=\($0.value)" }.joined(separator: " "),
            "limits \(basis.sorted().joined(separator: ", ")); \(runs) samples, \(regions) regions tested",
            "regions outside the inner limit: \(part(outside, regions)), outside the outer limit: "
                + "\(part(edge, regions)); some region stands out in \(part(runsStandingOut, runs)) of the runs",
            "whole, tested \(whole.tested) times: outside \(part(whole.outside, whole.tested)), far outside "
                + "\(part(whole.edge, whole.tested))",
            "of those far outside, said of the sample: \(notAsDeclared.regions) regions, "
                + "\(notAsDeclared.whole) of the whole",
        ]
        for (size, own) in sizes.sorted(by: { $0.key < $1.key }) {
            lines.append(
                "  from \(size) stations: \(own.tested) tested, \(part(own.outside, own.tested)), "
                    + "\(part(own.edge, own.tested))")
        }
        if faulty.tested > 0 {
            lines.append(
                "altered region: \(faulty.tested) tested, outside \(part(faulty.outside, faulty.tested)), far "
                    + "outside \(part(faulty.edge, faulty.tested)), stands out "
                    + "\(part(faulty.alone, faulty.tested))")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
