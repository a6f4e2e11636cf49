import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground

extension StationFile {
    /// Reads a file of stations and asks every rule of the forms of each: what a check needs of it.
    ///
    /// A file that keeps sums between numbers of its own is read again, and asked these too.
    /// - Parameters:
    ///   - file: The file.
    ///   - book: Rules of the forms.
    ///   - form: Terms of the election; without them only the plain identities are asked.
    ///   - findsDuplicates: Whether stations of the same figures are looked for.
    /// - Throws: `TableProblems` with the faults found, or where there is no station; `FileFault` where the file
    ///   cannot be read; `RuleFault` for a rule that makes no sense.
    public func checkedStations(
        _ file: CountFiles.Named, book: FormRulebook = .standard, form: FormRulebook.Form? = nil,
        findsDuplicates: Bool = true
    ) throws -> CheckedStations {
        let header = try ColumnReader.header(of: file.url, name: file.name)
        func checked(_ sums: [FormRulebook.Rule]?) throws -> CheckedStations {
            try scanned(file) { columns in
                let rules = try FormRules(
                    book, form: form, columns: columns.measures.map(\.name), scope: .station)
                return FormScan(
                    columns, rules: rules.adding(sums ?? []).inOrder(of: header),
                    findsDuplicates: findsDuplicates, learnsSums: sums == nil)
            }
        }
        let first = try checked(nil)
        let sums = first.scan.fileSums?.rules ?? []
        // Where a rule of one's own asks the same nothing is new.
        return first.scan.rules.adding(sums).ofFile.isEmpty ? first : try checked(sums)
    }

    /// Reads a file of stations with a number for each row, by which rows are compared; asks no rules.
    ///
    /// - Parameter file: The file.
    /// - Throws: As ``checkedStations(_:book:form:findsDuplicates:)``.
    func comparedStations(_ file: CountFiles.Named) throws -> CheckedStations {
        try scanned(file) { FormScan(rowsOf: $0) }
    }

    private func scanned(
        _ file: CountFiles.Named, start: (StationColumns) throws -> FormScan
    ) throws -> CheckedStations {
        let result = try scan(file, start: start)
        if result.state.builder.rows == 0 { throw StationFile.noStation(file.name) }
        return CheckedStations(
            file: file.name, scan: result.state, codes: result.codes, stationNumbers: result.stationNumbers,
            refused: result.refused, lineOfRow: { result.line(ofRow: $0) },
            rowsOf: { runs in
                try result.stations(runs.map { FileRun(start: $0.start ?? 0, row: $0.row, count: $0.count) })
            })
    }

    /// Lays the stations of two files of one count beside each other, by region and number in whatever order.
    ///
    /// Where most lines stand in both files only the others are read as stations.
    /// - Parameters:
    ///   - old: The older file.
    ///   - new: The newer file.
    /// - Throws: `TableProblems` with the faults found or the reason why the files cannot be compared; `FileFault`
    ///   where one cannot be read.
    public func joined(_ old: CountFiles.Named, _ new: CountFiles.Named) throws -> StationJoin {
        // Faults are told of by reading the files as wholes.
        if let pair = try? readUnequal(old, new) {
            let result = try scan(old) { FormScan(keysOf: $0) }
            guard pair.isOf(result) else { throw FileFault.changed(old.name) }
            if let join = StationJoin(
                old: pair.old, new: pair.new, equal: pair.equal, scan: result.state, codes: result.codes,
                stationNumbers: result.stationNumbers)
            {
                return join
            }
        }
        let pair = try readBoth(old, new)
        try SameElection.checkColumns(pair.old, pair.new)
        let join = StationJoin(old: pair.old, new: pair.new, threads: threads)
        if join.inCommon == 0 {
            let sides = [pair.old, pair.new].map { table in
                SameElection.Side(
                    file: table.file, tree: RollUp(table, measures: []).tree, pairs: table.votes.count)
            }
            func relabelling() -> Relabelling? { StationDiff(join).relabelling }
            try SameElection.check(sides[0], sides[1], relabelling: relabelling)
            try SameElection.checkStations(pair.old, pair.new, inCommon: 0, relabelling: relabelling)
        }
        return join
    }
}
