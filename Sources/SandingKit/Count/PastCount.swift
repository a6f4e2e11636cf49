import ElectionFiles
import Elections
import Estimation
import Foundation
import Ground
import Reconciliation

/// A full count in a file of stations, to draw samples from or to plan with.
struct PastCount {
    let population: StationPopulation
    /// Regions that were asked for.
    let regions: CodeColumn?
    /// What was left out of the file and what is counted twice, if anything.
    let notices: [Notice]
    let vocabulary: Vocabulary

    /// What is wanted of the file.
    struct Wish {
        var file: String
        /// Columns that together name the stratum.
        var strata: [String]
        /// Column of the cluster; a region is told from one of the same name by those above it.
        var cluster: String?
        /// Column of the regions.
        var by: String?
        /// Whether the regions are the strata where none are named.
        var stratifiesByRegion: Bool
        var intake: Intake
        var threads: Int
    }

    /// - Throws: ``SandingError/columnOfCounts(column:role:)``; `TableProblems` and `FileFault` for faults of the file.
    init(_ wish: Wish) throws {
        let read = try StationFile(
            wish.intake.reading, labels: try PastCount.labels(wish), threads: wish.threads
        ).read(try wish.intake.stations(wish.file, name: wish.file))
        let places = { (name: String, beside: [String]) in PlaceColumn(name, beside: beside) }
        let table = PlaceNames(
            wish.strata.map { places($0, wish.strata) }
                + [wish.cluster, wish.by].compactMap { $0.map { places($0, []) } },
            tables: [read]
        ).telling(read)
        let kept = try PastCount.completeRows(table)
        guard !kept.isEmpty else {
            throw TableProblems(
                TableProblem(
                    file: wish.file,
                    StationFault.noCompleteVotes))
        }
        let groups = { (name: String, beside: [String]) throws -> CodeColumn in
            guard let codes = table.codes(places(name, beside)) else {
                throw TableProblems(
                    TableProblem(
                        file: wish.file, line: 1, column: name,
                        StationFault.missingColumn))
            }
            return codes.selecting(kept).inOrder()
        }
        regions = try wish.by.map { try groups($0, []) }
        vocabulary = Vocabulary(levels: read.levels)
        let stratum =
            wish.strata.isEmpty
            ? (wish.stratifiesByRegion ? regions : nil)
            : try CodeColumn(crossing: wish.strata.map { try groups($0, wish.strata) })
        let votes = table.votes.map { column in kept.map { column.cells[$0].number } }
        let valid = try PastCount.sums(table, kept)
        guard valid.contains(where: { $0 > 0 }) else {
            throw TableProblems(
                TableProblem(
                    file: wish.file,
                    StationFault.noVote))
        }
        population = try StationPopulation(
            counts: votes, valid: valid, strata: stratum,
            clusters: try wish.cluster.map { try groups($0, []) })
        let leftOut = table.count - kept.count
        let repeated = OfficialRepeats(table).named(in: table)
        notices =
            wish.intake.notices
            + (repeated.isEmpty ? [] : [.stationsTwice(file: wish.file, stations: repeated)])
            + (leftOut > 0
                ? [.incompleteStations(file: wish.file, leftOut: leftOut, remaining: kept.count)] : [])
    }

    /// Columns of codes to read beside the regions, each once.
    private static func labels(_ wish: Wish) throws(SandingError) -> [String] {
        let asked =
            wish.strata.map { (SandingError.ColumnRole.stratum, $0) }
            + (wish.cluster.map { [(.cluster, $0)] } ?? []) + (wish.by.map { [(.regions, $0)] } ?? [])
        var labels: [String] = []
        for (role, name) in asked {
            if StationField.isCount(name) { throw .columnOfCounts(column: name, role: role) }
            if !labels.contains(name) { labels.append(name) }
        }
        return labels
    }

    /// Rows in which every pair has votes.
    private static func completeRows(_ table: StationTable) throws -> [Int] {
        let columns = table.votes.enumerated().map { (Choice(index: $0).column, $1) }
        var problems = TableProblems()
        for (name, column) in columns {
            for row in 0..<table.count {
                guard let value = column[row], value < 0 else { continue }
                problems.add(
                    TableProblem(
                        file: table.file, line: table.line(ofRow: row), column: name, value: "\(value)",
                        StationFault.negativeCount))
            }
        }
        try problems.throwIfAny()
        return (0..<table.count).filter { row in
            table.votes.allSatisfy { $0[row] != nil }
        }
    }

    /// The votes of all pairs: what every share is a share of, as in a comparison.
    private static func sums(_ table: StationTable, _ kept: [Int]) throws -> [Int32] {
        try kept.map { row in
            let sum = table.votes.reduce(0) { $0 + ($1[row] ?? 0) }
            guard let value = Int32(exactly: sum) else {
                throw TableProblems(
                    TableProblem(
                        file: table.file, line: table.line(ofRow: row), value: "\(sum)",
                        StationFault.tooManyVotes))
            }
            return value
        }
    }
}

extension StationPopulation {
    /// - Throws: ``SandingError/noStratumWithTwo``.
    func checkStrata() throws(SandingError) {
        guard stratumSizes.contains(where: { $0 > 1 }) else { throw .noStratumWithTwo }
    }

    /// - Parameters:
    ///   - pair: The pair; none is always right.
    ///   - role: What it is wanted for.
    /// - Throws: ``SandingError/unknownPair(pair:pairs:role:)``.
    func checkPair(_ pair: Choice?, _ role: SandingError.PairRole) throws(SandingError) {
        guard let pair, pair.number < 1 || pair.number > choices else { return }
        throw .unknownPair(pair: pair, pairs: choices, role: role)
    }

    /// - Throws: ``SandingError`` where so many stations cannot be drawn.
    func checkStations(_ stations: Int, least: Int, perStratum: Int = 2) throws(SandingError) {
        if stations > count { throw .tooManyStations(asked: stations, count: count) }
        if stations < min(least, count) {
            throw .tooFewStations(asked: stations, least: least, perStratum: perStratum)
        }
    }
}
