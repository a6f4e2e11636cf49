import Consistency
import ElectionFiles
import Foundation
import SandingKit
import TestSupport
import Testing

@testable import Elections
@testable import Ground

/// Sums and comparisons of stations against dictionaries of all rows.
@Suite struct StationTwinTests {
    /// Stations, known figures' sum and unknown figures of every measure.
    struct Sums: Equatable {
        var stations = 0
        var sums: [Int]
        var missing: [Int]
    }

    /// Sums of every region of a level, by the codes down to it.
    static func sums(_ file: TwinFile, depth: Int, _ measures: [String]) -> [[String]: Sums] {
        let places = measures.map { file.header.firstIndex(of: $0) ?? 0 }
        let none = places.map { _ in 0 }
        var result: [[String]: Sums] = [:]
        for row in file.rows {
            var sums = result[Array(row.prefix(depth)), default: Sums(sums: none, missing: none)]
            sums.stations += 1
            for (index, place) in places.enumerated() {
                if let value = Int(row[place]) { sums.sums[index] += value } else { sums.missing[index] += 1 }
            }
            result[Array(row.prefix(depth))] = sums
        }
        return result
    }

    static func sums(_ rollUp: RollUp, depth: Int) -> [[String]: Sums] {
        var result: [[String]: Sums] = [:]
        let units = depth == 0 ? rollUp.total : rollUp.levels[depth - 1]
        for unit in 0..<units.count {
            let path = depth == 0 ? [] : rollUp.tree.path(level: depth - 1, unit: unit)
            let codes = path.enumerated().map { rollUp.tree.levels[$0].code($1) ?? "" }
            let measures = rollUp.measures.indices
            result[codes] = Sums(
                stations: units.stations(unit), sums: measures.map { units.sum($0, unit) },
                missing: measures.map { units.missing($0, unit) })
        }
        return result
    }

    static func fault(_ rollUp: RollUp, _ file: TwinFile) -> String? {
        let names = rollUp.measures.map(\.name)
        for depth in 0...file.levels.count {
            let truth = sums(file, depth: depth, names)
            // The whole of a file without stations has sums of zero.
            if file.rows.isEmpty, depth == 0 { continue }
            let found = sums(rollUp, depth: depth)
            if found != truth { return "depth \(depth): \(found) for \(truth)" }
        }
        return nil
    }

    @Test func sumsOverRegionsAreThoseOfTheRows() throws {
        try Twin.inFolder { folder in
            let url = folder.appending(path: "t.csv")
            try Twin.run(8) { seed, random in
                let file = TwinFile(&random)
                try Twin.write(file.bytes, url)
                let threads = Twin.threads[Int(seed % 4)]
                let cuts = Twin.cuts(&random)
                let shortest = 1 + random.below(5)
                let reader = StationFile(levels: file.levels, threads: threads)
                let fault: String? = try FileCuts.$current.withValue(cuts) {
                    if let fault = Self.fault(try reader.rollUp(url, name: "t.csv"), file) {
                        return "blocks: " + fault
                    }
                    let table = try reader.read(url, name: "t.csv")
                    let rollUp = RollUp.$shortestPart.withValue(shortest) {
                        RollUp(table, threads: threads)
                    }
                    return Self.fault(rollUp, file).map { "table: " + $0 }
                }
                if let fault { Issue.record("seed \(seed), \(threads) threads: \(fault)") }
                return fault == nil
            }
        }
    }

    /// Rows by the codes of the region and the number of the station.
    static func stations(_ file: TwinFile) -> [[String]: [[String]]] {
        Dictionary(grouping: file.rows) { Array($0.prefix(file.levels.count + 1)) }
    }

    /// What became of each station, by its codes and number: the figures before and after.
    static func differences(_ old: TwinFile, _ new: TwinFile, _ measures: [String]) -> [[String]: [[String?]]]
    {
        let (first, second) = (stations(old), stations(new))
        let places = measures.map { old.header.firstIndex(of: $0) ?? 0 }
        var result: [[String]: [[String?]]] = [:]
        for key in Set(first.keys).union(second.keys) {
            let (left, right) = (first[key] ?? [], second[key] ?? [])
            // Nothing says which of several rows belongs to which.
            if left.count > 1 || right.count > 1 { continue }
            let before = places.map { left.first?[$0] }
            let after = places.map { right.first?[$0] }
            if left.isEmpty || right.isEmpty || before != after { result[key] = [before, after] }
        }
        return result
    }

    static func differences(_ diff: StationDiff) -> [[String]: [[String?]]] {
        var result: [[String]: [[String?]]] = [:]
        for station in 0..<diff.count {
            let codes = diff.levels.indices.map {
                diff.code(level: $0, region: diff.region(of: station, level: $0))
            }
            let figures = diff.measures.indices.map { diff.values($0, station) }
            let before = figures.map { diff.kinds[station] == .added ? nil : $0.old.map(String.init) ?? "" }
            let after = figures.map { diff.kinds[station] == .removed ? nil : $0.new.map(String.init) ?? "" }
            result[codes + [diff.number(of: station)]] = [before, after]
        }
        return result
    }

    @Test func differencesOfTwoFilesAreThoseOfTheirRows() throws {
        try Twin.inFolder { folder in
            let urls = ["old.csv", "new.csv"].map { folder.appending(path: $0) }
            var comparisons = 0
            try Twin.run(9) { seed, random in
                let old = TwinFile(&random, isPlain: !random.oneIn(5))
                let new = LineTwinTests.changed(old, &random)
                if old.rows.isEmpty || new.rows.isEmpty { return true }
                try Twin.write(old.bytes, urls[0])
                try Twin.write(new.bytes, urls[1])
                let threads = Twin.threads[Int(seed % 4)]
                let reader = StationFile(levels: old.levels, threads: threads)
                let files = zip(urls, ["old.csv", "new.csv"]).map { CountFiles.Named(url: $0, name: $1) }
                let cuts = Twin.cuts(&random)
                let join: StationJoin
                do {
                    join = try FileCuts.$current.withValue(cuts) {
                        try reader.joined(files[0], files[1])
                    }
                } catch is TableProblems {
                    // Files without a station in common are refused.
                    let common = Set(Self.stations(old).keys).intersection(Self.stations(new).keys)
                    let single = common.filter {
                        Self.stations(old)[$0]?.count == 1 && Self.stations(new)[$0]?.count == 1
                    }
                    if !single.isEmpty { Issue.record("seed \(seed): refused") }
                    return single.isEmpty
                }
                comparisons += 1
                let diff = StationDiff(join)
                let found = Self.differences(diff)
                let truth = Self.differences(old, new, diff.measures.map(\.name))
                let names = join.oldSums.measures.map(\.name)
                let sums = Self.sums(join.oldSums, depth: old.levels.count)
                guard found == truth, sums == Self.sums(old, depth: old.levels.count, names) else {
                    Issue.record("seed \(seed), \(threads) threads: \(found) for \(truth)")
                    return false
                }
                return true
            }
            #expect(comparisons > Twin.files / 3)
        }
    }
}
