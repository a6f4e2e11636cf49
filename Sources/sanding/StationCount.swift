import ElectionFiles
import Elections
import Estimation
import Foundation
import Reconciliation
import Tables

/// A full count read from a station file, to draw samples from or to plan with.
struct StationCount {
    let population: StationPopulation
    /// Regions that were asked for.
    let regions: Groups?
    /// Stations without complete votes, which are left out.
    let leftOut: Int
    /// Stations that stand on more than one row, each of which is counted: a sentence, where there are any.
    private let repeated: String?

    /// - Parameters:
    ///   - path: the file.
    ///   - strata: columns that together name the stratum; the regions where there are none.
    ///   - cluster: column of the cluster; a region is told from one of the same name by those above it.
    ///   - by: column of the regions.
    ///   - stratifiesByRegion: whether the regions are the strata where none are named.
    init(
        _ path: String, input: InputOptions, strata: [String], cluster: String? = nil, by: String? = nil,
        stratifiesByRegion: Bool = true
    ) throws {
        var labels: [String] = []
        let asked =
            strata.map { ("--stratum", $0) } + (cluster.map { [("--cluster", $0)] } ?? [])
            + (by.map { [("--by", $0)] } ?? [])
        for (option, name) in asked {
            if StationField(rawValue: name) != nil || Self.isVotes(name) {
                throw Failure(
                    status: .usage,
                    message: "\(option) \(name): the column holds counts; name one that holds codes.")
            }
            if !labels.contains(name) { labels.append(name) }
        }
        let read = try StationFile(
            levels: input.levels?.names, labels: labels, style: input.numbers.style,
            threads: input.threads ?? Parallel.processors
        ).read(URL(fileURLWithPath: path), name: path)
        let places = { (name: String, beside: [String]) in PlaceColumn(name, beside: beside) }
        let table = PlaceNames(
            strata.map { places($0, strata) } + [cluster, by].compactMap { $0.map { places($0, []) } },
            tables: [read]
        ).telling(read)
        let kept = try Self.completeRows(table)
        guard !kept.isEmpty else {
            throw TableProblems(
                TableProblem(
                    file: path,
                    reason: "no station has complete votes; give a file with the votes of every station"))
        }
        let groups = { (name: String, beside: [String]) throws -> Groups in
            guard let codes = table.codes(places(name, beside)) else {
                throw TableProblems(
                    TableProblem(
                        file: path, line: 1, column: name,
                        reason: "the column is missing; name one that the file has"))
            }
            return Groups(
                codes: kept.map { codes.ids.buffer[$0] }, labels: codes.codes
            ).withoutEmptyGroups()
        }
        regions = try by.map { try groups($0, []) }
        let stratum =
            strata.isEmpty
            ? (stratifiesByRegion ? regions : nil)
            : try Groups(crossing: strata.map { try groups($0, strata) })
        let votes = table.votes.map { column in kept.map { column.buffer[$0] } }
        let valid = try Self.sums(table, kept)
        guard valid.contains(where: { $0 > 0 }) else {
            throw TableProblems(
                TableProblem(
                    file: path,
                    reason: "no station has a vote for a pair; give a file with the votes of every station"))
        }
        population = try StationPopulation(
            counts: votes, valid: valid, strata: stratum,
            clusters: try cluster.map { try groups($0, []) })
        leftOut = table.count - kept.count
        repeated = Self.repeated(table)
    }

    private static func repeated(_ table: StationTable) -> String? {
        let stations = OfficialRepeats(table).stations
        guard !stations.isEmpty else { return nil }
        let names = StationNames(table)
        let list = CountText.list(
            stations.map { rows in
                "\(names[rows[0]]) on lines \(CountText.list(rows.map { String(table.line(ofRow: $0)) }).en)"
            }, separator: "; ")
        let count = TerminalText.counted(stations.count, "station stands", "stations stand")
        return "\(count) more than once (\(list.en)). Every row is counted; leave one row of each first"
    }

    /// Says on standard error what was left out and what is counted twice.
    func note(_ path: String) {
        if let repeated { Console.note("\(path): \(repeated)".escapedForTerminal) }
        guard leftOut > 0 else { return }
        let stations = TerminalText.counted(leftOut, "station", "stations")
        Console.note(
            "\(path.escapedForTerminal): \(stations) without complete votes left out; "
                + "\(TerminalText.grouped(population.count)) remain")
    }

    static func isVotes(_ name: String) -> Bool {
        name.hasPrefix("votes_") && Int(name.dropFirst(6)) != nil
    }

    /// Rows in which every pair has votes.
    private static func completeRows(_ table: StationTable) throws -> [Int] {
        let columns = table.votes.enumerated().map { ("votes_\($0 + 1)", $1) }
        var problems = TableProblems()
        for (name, column) in columns {
            for row in 0..<table.count {
                guard let value = column[row], value < 0 else { continue }
                problems.add(
                    TableProblem(
                        file: table.file, line: table.line(ofRow: row), column: name, value: "\(value)",
                        reason: "is a negative count; correct it or leave the cell empty"))
            }
        }
        try problems.throwIfAny()
        return (0..<table.count).filter { row in
            columns.allSatisfy { $0.1.buffer[row] != CountValues.missing }
        }
    }

    /// The votes of all pairs: what every share is a share of, as in a comparison.
    private static func sums(_ table: StationTable, _ kept: [Int]) throws -> [Int32] {
        try kept.map { row in
            let sum = table.votes.reduce(0) { $0 + Int($1.buffer[row]) }
            guard let value = Int32(exactly: sum) else {
                throw TableProblems(
                    TableProblem(
                        file: table.file, line: table.line(ofRow: row), value: "\(sum)",
                        reason: "is too many votes for one station; correct them"))
            }
            return value
        }
    }
}

extension StationPopulation {
    /// - Throws: `Failure` where every stratum has one station, so that nothing shows how stations differ.
    func checkStrata() throws {
        guard !stratumSizes.contains(where: { $0 > 1 }) else { return }
        throw Failure(
            status: .badData,
            message: "no stratum has two stations, so nothing shows how stations of one stratum differ; "
                + "name a coarser column with --stratum.")
    }

    /// - Throws: `Failure` where the option names a pair that is not there.
    func checkPair(_ pair: Int?, option: String) throws {
        guard let pair, !(1...choices).contains(pair) else { return }
        throw Failure(
            status: .usage,
            message: "\(option) \(pair): the pairs are numbered from 1 to \(choices); give one of these.")
    }

    /// - Throws: `Failure` where so many stations cannot be drawn.
    func checkStations(_ stations: Int, least: Int, perStratum: Int = 2) throws {
        if stations > count {
            throw Failure(
                status: .usage,
                message: "--stations \(stations): the count has only "
                    + TerminalText.counted(count, "station", "stations") + "; give at most so many.")
        }
        if stations < min(least, count) {
            throw Failure(
                status: .usage,
                message:
                    "--stations \(stations): at least \(least) are needed (\(perStratum) in every stratum); take more "
                    + "or name a coarser column with --stratum.")
        }
    }
}
