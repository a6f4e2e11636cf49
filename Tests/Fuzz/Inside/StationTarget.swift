import ElectionFiles
import Elections
import Foundation
import Ground

/// Reading files of stations: every way of reading against every other and against the plain reader.
enum StationTarget {
    static func run(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        var input = StationInput(.init(), &random)
        let bytes = input.mutated(&random)
        let url = try folder.write("stations.csv", bytes)
        let threads = (random.pick([1, 2, 3, 7]), random.pick([1, 2, 3, 7]))
        return compare(url, bytes, levels: input.levels, threads)
    }

    /// A compressed file, whole or damaged: it is read as what its members hold, or not at all.
    static func runCompressed(_ folder: CaseFolder, _ random: inout FuzzRandom) throws -> [Fault] {
        var input = StationInput(.init(longPerMille: 2), &random)
        let bytes = random.happens(500) ? input.table.bytes(&random) : input.mutated(&random)
        let members = ArchiveInput.Members(bytes, members: random.within(1...3), &random)
        var packed = members.file
        let isDamaged = random.happens(600)
        if isDamaged { ByteMutation.apply(&packed, atMost: 2, &random) }
        let url = try folder.write("stations.csv.gz", packed)
        let levels = input.levels ?? StationTable.indonesianLevels
        guard let table = try? StationFile(levels: input.levels).read(url, name: "stations.csv.gz"),
            let plain = PlainSums(members.content(of: packed) ?? bytes, levels: levels)
        else { return [] }
        return different(table, plain, isDamaged ? "damaged gzip" : "gzip")
    }

    /// Reads one file in several ways.
    static func compare(_ url: URL, _ bytes: [UInt8], levels: [String]?, _ threads: (Int, Int)) -> [Fault] {
        func reader(_ threads: Int) -> StationFile { StationFile(levels: levels, threads: threads) }
        let read = Result { try reader(threads.0).read(url, name: "stations.csv") }
        let sums = Result { try reader(threads.1).rollUp(url, name: "stations.csv") }
        let asked = levels ?? StationTable.indonesianLevels
        let file = PlainReader(bytes)
        let plain = file.flatMap { PlainSums($0, levels: asked) }
        var faults: [Fault] = []
        if threads.0 != threads.1, bytes.count > 65_536 || bytes.count % 8 == 0 {
            let other = Result { try reader(threads.1).read(url, name: "stations.csv") }
            faults += different(read, other, threads)
        }
        if case .success(let table) = read {
            if let plain { faults += different(table, plain, "read") }
            if case .failure(let error) = sums {
                faults.append(Fault(kind: "stations: read as a whole but not summed", detail: "\(error)"))
            }
        }
        if case .success(let rollUp) = sums {
            let main = StationField.mainTotals.map(\.name)
            if let plain = file.flatMap({ PlainSums($0, levels: asked, fields: main) }) {
                faults += different(rollUp, plain)
            }
        }
        return faults
    }

    private static func different(
        _ first: Result<StationTable, any Error>, _ second: Result<StationTable, any Error>,
        _ threads: (Int, Int)
    ) -> [Fault] {
        let kind = "stations: another answer on another number of threads"
        switch (first, second) {
        case (.success(let one), .success(let two)):
            let same =
                one.count == two.count
                && zip(one.votes, two.votes).allSatisfy { $0.cells.elementsEqual($1.cells) }
                && zip(one.regions, two.regions).allSatisfy {
                    $0.codes.map { Array($0.utf8) } == $1.codes.map { Array($0.utf8) }
                        && $0.ids.elementsEqual($1.ids)
                }
            return same ? [] : [Fault(kind: kind, detail: "threads \(threads): tables differ")]
        case (.failure(let one), .failure(let two)):
            return "\(one)" == "\(two)" ? [] : [Fault(kind: kind, detail: "\(threads): \(one) | \(two)")]
        case (.failure(let error), .success), (.success, .failure(let error)):
            return [Fault(kind: kind, detail: "\(threads): one refuses: \(error)")]
        }
    }

    /// A table beside the plain rows.
    static func different(_ table: StationTable, _ plain: PlainSums, _ way: String) -> [Fault] {
        guard table.count == plain.whole.stations else {
            return [
                Fault(
                    kind: "stations: \(way) gives another number of rows than the plain reader",
                    detail: "\(table.count) rows, plainly \(plain.whole.stations)")
            ]
        }
        guard table.levels == plain.levels, table.votes.count == plain.pairs else {
            return [
                Fault(
                    kind: "stations: \(way) has other columns",
                    detail: "\(table.levels), \(table.votes.count)")
            ]
        }
        let columns = plain.columns.map { name in
            table.fields[StationField(name)]
                ?? Int(name.dropFirst(6)).flatMap { table.votes[$0 - 1] }
        }
        for (row, station) in plain.stations.enumerated() {
            let key = table.regions.map { $0[row] ?? "" } + [table.stationNumbers?[row] ?? ""]
            guard key == station.key else {
                return [
                    Fault(
                        kind: "stations: \(way) gives a row other codes than the plain reader",
                        detail: "row \(row): \(key), plainly \(station.key)")
                ]
            }
            for (index, column) in columns.enumerated() where column?[row] != station.counts[index] {
                return [
                    Fault(
                        kind: "stations: \(way) gives another count than the plain reader",
                        detail:
                            "row \(row), \(plain.columns[index]): \(String(describing: column?[row])), plainly "
                            + "\(String(describing: station.counts[index]))")
                ]
            }
        }
        return []
    }

    /// Sums over regions beside the plain ones.
    static func different(_ rollUp: RollUp, _ plain: PlainSums) -> [Fault] {
        let kind = "stations: sums of regions differ from the plain reader"
        let names = rollUp.measures.map(\.name)
        guard Set(names) == Set(plain.columns) else {
            return [Fault(kind: kind, detail: "columns \(names), plainly \(plain.columns)")]
        }
        func figures(_ sums: RollUp.UnitSums, _ unit: Int) -> PlainSums.Sums {
            var result = PlainSums.Sums(names.count)
            result.stations = sums.stations(unit)
            for (index, name) in plain.columns.enumerated() {
                guard let measure = names.firstIndex(of: name) else { continue }
                result.known[index] = sums.sum(measure, unit)
                result.missing[index] = sums.missing(measure, unit)
            }
            return result
        }
        let whole = figures(rollUp.total, 0)
        guard whole == plain.whole else {
            return [Fault(kind: kind, detail: "the whole: \(whole), plainly \(plain.whole)")]
        }
        let regions = plain.regions()
        var met = 0
        for (level, sums) in rollUp.levels.enumerated() {
            for unit in 0..<sums.count {
                let path = rollUp.tree.path(level: level, unit: unit)
                let key = path.enumerated().map { rollUp.tree.levels[$0].code($1) ?? "" }
                met += 1
                if regions[key] != figures(sums, unit) {
                    return [
                        Fault(
                            kind: kind,
                            detail:
                                "\(key): \(figures(sums, unit)), plainly \(String(describing: regions[key]))"
                        )
                    ]
                }
            }
        }
        return met == regions.count
            ? [] : [Fault(kind: kind, detail: "\(met) regions, plainly \(regions.count)")]
    }
}
