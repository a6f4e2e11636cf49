import ElectionFiles
import Elections
import Foundation
import Ground

@testable import Consistency

/// A sound count of 144 stations in 36 villages, with recaps of four levels, to be spoilt by tests.
struct SmallCount {
    static let columns = ["registered", "ballots_used", "valid", "invalid", "votes_1", "votes_2", "votes_3"]
    static let levels = ["province_code", "regency_code", "district_code", "village_code"]

    /// A row: codes down to its level, the station's number on station rows, and counts.
    struct Row {
        var codes: [String]
        var number: String?
        /// Number of stations, on recap rows.
        var stations: Int?
        var values: [Int]

        subscript(column: String) -> Int {
            get { values[SmallCount.columns.firstIndex(of: column) ?? 0] }
            set { values[SmallCount.columns.firstIndex(of: column) ?? 0] = newValue }
        }
    }

    /// Stands for an empty cell.
    static let empty = Int.min

    var stations: [Row] = []
    /// From the province down to the village.
    var recaps: [[Row]] = []
    /// Positions of the recaps that take part.
    var keptLevels: Set<Int> = [0, 1, 2, 3]

    init(seed: UInt64 = 20_180_627) {
        var state = seed
        func next(_ range: ClosedRange<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int(state >> 33) % range.count
        }
        for province in ["11", "12", "13"] {
            for regency in 1...2 {
                for district in 1...2 {
                    for village in 1...3 {
                        for number in 1...4 {
                            let registered = next(200...290)
                            let invalid = next(1...9)
                            let votes = [next(20...49), next(60...89), next(20...39)]
                            let valid = votes.reduce(0, +)
                            let kab = province + "0\(regency)"
                            stations.append(
                                Row(
                                    codes: [
                                        province, kab, kab + "0\(district)",
                                        kab + "0\(district)200\(village)",
                                    ],
                                    number: "\(number)", stations: nil,
                                    values: [registered, valid + invalid, valid, invalid] + votes))
                        }
                    }
                }
            }
        }
        recaps = (1...4).map { depth in SmallCount.sums(stations, depth: depth) }
    }

    static func sums(_ rows: [Row], depth: Int) -> [Row] {
        var order: [String] = []
        var sums: [String: Row] = [:]
        for row in rows {
            let codes = Array(row.codes.prefix(depth))
            let key = codes.joined(separator: "/")
            var sum =
                sums[key]
                ?? Row(
                    codes: codes, number: nil, stations: 0, values: [Int](repeating: 0, count: columns.count))
            if sums[key] == nil { order.append(key) }
            sum.stations = (sum.stations ?? 0) + 1
            for index in columns.indices { sum.values[index] += row.values[index] }
            sums[key] = sum
        }
        return order.compactMap { sums[$0] }
    }

    func text(_ rows: [Row], depth: Int) -> String {
        let isStations = rows.first?.number != nil
        // A recap of which no row has a number of stations has no column for it.
        let number =
            isStations ? ["station_no"] : rows.contains { $0.stations != nil } ? ["stations"] : []
        let head = SmallCount.levels.prefix(depth) + number + SmallCount.columns
        let lines = rows.map { row in
            let values =
                row.values.isEmpty
                ? SmallCount.columns.map { _ in "" }
                : row.values.map { $0 == SmallCount.empty ? "" : String($0) }
            return (row.codes + (number.isEmpty ? [] : [row.number ?? "\(row.stations ?? 0)"]) + values)
                .joined(separator: ",")
        }
        return ([head.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }

    /// A scan of stations.
    struct Scanned {
        var result: StationScanResult<FormScan>

        func checked(line: @escaping @Sendable (Int) -> Int) -> CheckedStations {
            CheckedStations(
                file: "stations.csv", scan: result.state, codes: result.codes,
                stationNumbers: result.stationNumbers, lineOfRow: line,
                rowsOf: { [result] runs in
                    try result.stations(
                        runs.map { FileRun(start: $0.start ?? 0, row: $0.row, count: $0.count) })
                })
        }
    }

    /// Writes stations to a file and scans it.
    func scan(_ rows: [Row], _ url: URL, form: String?, threads: Int) throws -> Scanned {
        try text(rows, depth: 4).write(to: url, atomically: true, encoding: .utf8)
        let book = FormRulebook.standard
        return Scanned(
            result: try StationFile(threads: threads).scan(url, name: "stations.csv") { columns in
                FormScan(
                    columns,
                    rules: try FormRules(
                        book, form: form.flatMap(book.form), columns: columns.measures.map(\.name),
                        scope: .station
                    ).inOrder(of: SmallCount.columns))
            })
    }

    /// Writes the files and checks them as the command line does.
    ///
    /// - Parameter withRecaps: Whether the recaps take part.
    func check(
        withRecaps: Bool = true, withStations: Bool = true, form: String? = "any", threads: Int = 2
    ) throws -> CountCheck {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appending(path: "stations.csv")
        let book = FormRulebook.standard
        let scanned = try scan(stations, url, form: form, threads: threads)
        var checked = scanned.checked { scanned.result.line(ofRow: $0) }
        let copies = try StationCopies(checked)
        if !copies.rows.isEmpty {
            let rest = try scan(
                stations.enumerated().filter { !copies.rows.contains($0.offset) }.map(\.element), url,
                form: form,
                threads: threads)
            let kept = stations.indices.filter { !copies.rows.contains($0) }
            checked = rest.checked { kept[$0] + 2 }
            checked.copies = copies
        }
        var tables: [RecapTable] = []
        for (depth, rows) in recaps.enumerated() where withRecaps && keptLevels.contains(depth) {
            let name = "recap_\(["province", "regency", "district", "village"][depth]).csv"
            let place = folder.appending(path: name)
            try text(rows, depth: depth + 1).write(to: place, atomically: true, encoding: .utf8)
            var reader = RecapFile(threads: threads)
            reader.keepsRowsWithoutCode = true
            tables.append(try reader.read(place, name: name))
        }
        return try CountCheck(
            CountCheck.Input(stations: withStations ? checked : nil, recaps: tables), book: book,
            form: form.flatMap(book.form))
    }
}

extension CountCheck {
    /// Findings without the causes that account for them.
    var found: [Finding] { findings.filter { if case .cause = $0.kind { false } else { true } } }

    /// Findings of one rule.
    func findings(_ rule: String) -> [Finding] { findings.filter { $0.rule == rule } }
}
