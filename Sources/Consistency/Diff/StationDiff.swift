import Elections
import Ground

/// The stations in which two files of one count differ, sorted by region and number.
public struct StationDiff: Sendable {
    /// What became of a station.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case changed, removed, added
    }

    public let join: StationJoin
    /// Columns that both files have, in the order of Contract section 1.
    public let measures: [RollUp.Measure]
    /// Names of columns that one file has alone.
    public let onlyOld: [String]
    public let onlyNew: [String]
    /// What became of each station.
    public let kinds: [Kind]
    /// Lowest region of each station.
    let units: [Int32]
    /// Row of each station in the tables of the join; −1 where it is not.
    let oldRows: [Int32]
    let newRows: [Int32]
    /// Figures of every measure before and after, missing where unknown or not there.
    public let before: [[Count]]
    public let after: [[Count]]

    /// What the files are called in a sentence: without their folders, where those are not needed to tell them
    /// apart.
    public var names: (old: String, new: String) {
        func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
        let (old, new) = (join.old.file, join.new.file)
        return last(old) == last(new) ? (old, new) : (last(old), last(new))
    }

    /// Stations that had 0 in every figure and have votes now: their figures count as unknown before.
    public let enteredSince: Int

    /// Stations that are the same under other numbers or codes of regions; `nil` where none are found.
    let relabelled: RelabelledStations?
    /// What they look like.
    public var relabelling: Relabelling? { relabelled?.relabelling }

    /// Number of stations.
    public var count: Int { kinds.count }

    /// Regions whose stations have other numbers in the newer file: they are compared with that undone.
    let shifted: [ShiftedNumbers.Region]

    /// - Parameter join: The stations of two files laid beside each other.
    public init(_ join: StationJoin) {
        let (own, others) = (StationColumns(join.old).measures, StationColumns(join.new).measures)
        let measures = own.filter(others.contains)
        self.measures = measures
        onlyOld = own.filter { !others.contains($0) }.map(\.name)
        onlyNew = others.filter { !own.contains($0) }.map(\.name)
        var (join, differing) = (join, StationDiff.differing(join, measures))
        var relabelled = RelabelledStations(join, changed: differing.count)
        // Where nearly all have other numbers that is said of the whole file.
        let isOfAll = relabelled.map { $0.relabelling.shift != 0 && $0.relabelling.isOfNearlyAll } ?? false
        if !isOfAll, let shifted = ShiftedNumbers(join, differing: differing) {
            let units = join.newUnits
            join = join.placing(
                Dictionary(
                    uniqueKeysWithValues: shifted.keys.map { row, number in
                        (row, StationJoin.Place(unit: units[Int(row)], number: number))
                    }))
            differing = StationDiff.differing(join, measures)
            relabelled = RelabelledStations(join, changed: differing.count)
            self.shifted = shifted.regions
        } else {
            shifted = []
        }
        if let relabelled, !relabelled.places.isEmpty {
            join = join.placing(relabelled.places)
            differing = StationDiff.differing(join, measures)
        }
        self.join = join
        self.relabelled = relabelled
        let entries =
            differing.map { (Kind.changed, $0.old, $0.new) }
            + join.removed.map { (Kind.removed, $0, Int32(-1)) }
            + join.added.map { (Kind.added, Int32(-1), $0) }
        let order = StationDiff.order(join, entries.map { ($0.1, $0.2) })
        let kinds = order.map { entries[$0].0 }
        self.kinds = kinds
        let oldRows = order.map { entries[$0].1 }
        let newRows = order.map { entries[$0].2 }
        self.oldRows = oldRows
        self.newRows = newRows
        units = zip(oldRows, newRows).map { old, new in
            old >= 0 ? join.oldUnits[Int(old)] : join.newUnits[Int(new)]
        }
        var before = StationDiff.columns(join.old, measures, oldRows)
        let after = StationDiff.columns(join.new, measures, newRows)
        let filled = kinds.indices.filter {
            kinds[$0] == .changed && StationDiff.isFilled(measures, before, after, $0)
        }
        for (place, measure) in measures.enumerated() where measure != .field(.registered) {
            for station in filled { before[place][station] = .missing }
        }
        (self.before, self.after) = (before, after)
        enteredSince = filled.count
    }

    /// Whether a station had 0 in every figure and has votes now: nothing had been entered, its figures were unknown. Not
    /// where the file says that it has no voters.
    private static func isFilled(
        _ measures: [RollUp.Measure], _ before: [[Count]], _ after: [[Count]], _ station: Int
    ) -> Bool {
        var (hasVotes, isZero) = (false, false)
        for (place, measure) in measures.enumerated() {
            let (old, new) = (before[place][station], after[place][station])
            switch measure {
            case .field(.registered): if old == 0 { return false }
            case .votes:
                guard old == 0 else { return false }
                isZero = true
                if new.number > 0 { hasVotes = true }
            default: if old != 0 && !old.isMissing { return false }
            }
        }
        return isZero && hasVotes
    }

    /// Whether the files seem to be of different elections: the registered voters, which no count changes, differ
    /// at nearly all stations that both have.
    ///
    /// - Returns: Stations that differ, and all that have the figure in both files; `nil` where the files seem to be
    ///   of one election.
    public var otherElection: (differing: Int, inCommon: Int)? {
        guard let place = measures.firstIndex(of: .field(.registered)) else { return nil }
        let changed = (0..<count).count { station in
            guard kinds[station] == .changed, case (let old?, let new?) = values(place, station) else {
                return false
            }
            return old != new
        }
        guard join.inCommon >= 20, changed * 10 >= join.inCommon * 9 else { return nil }
        return (changed, join.inCommon)
    }

    private static func differing(
        _ join: StationJoin, _ measures: [RollUp.Measure]
    ) -> [(old: Int32, new: Int32)] {
        var isDifferent = [Bool](repeating: false, count: join.pairs.count)
        join.pairs.withUnsafeBufferPointer { pairs in
            isDifferent.withUnsafeMutableBufferPointer { isDifferent in
                for measure in measures {
                    guard let old = join.old.column(measure)?.cells,
                        let new = join.new.column(measure)?.cells
                    else { continue }
                    for (place, pair) in pairs.enumerated() where old[Int(pair.old)] != new[Int(pair.new)] {
                        isDifferent[place] = true
                    }
                }
            }
        }
        return isDifferent.indices.filter { isDifferent[$0] }.map { join.pairs[$0] }
    }

    /// Entries sorted by the codes of their regions, then by number: whole numbers first, as numbers.
    private static func order(_ join: StationJoin, _ rows: [(old: Int32, new: Int32)]) -> [Int] {
        var places: [Int32: Int] = [:]
        var used: [Int] = []
        let units = rows.map { row in
            row.old >= 0 ? join.oldUnits[Int(row.old)] : join.newUnits[Int(row.new)]
        }
        for unit in units where places[unit] == nil {
            places[unit] = used.count
            used.append(Int(unit))
        }
        let ranks = join.regions.ranks(of: used)
        let (own, others) = (
            StationDiff.numbers(join.old.stationNumbers), StationDiff.numbers(join.new.stationNumbers)
        )
        let keys = rows.indices.map { index -> (rank: Int, number: Int, text: String) in
            let (old, new) = rows[index]
            let number =
                old >= 0
                ? join.old.stationNumbers.flatMap { own[safe: $0.ids[Int(old)]] }
                : join.new.stationNumbers.flatMap { others[safe: $0.ids[Int(new)]] }
            return (ranks[places[units[index]] ?? 0], number?.value ?? .max, number?.text ?? "")
        }
        return rows.indices.sorted { one, other in
            let (left, right) = (keys[one], keys[other])
            if left.rank != right.rank { return left.rank < right.rank }
            if left.number != right.number { return left.number < right.number }
            return left.text != right.text ? left.text < right.text : one < other
        }
    }

    private static func numbers(_ column: CodeColumn?) -> [(value: Int, text: String)] {
        (column?.codes ?? []).map { (Int($0) ?? .max, $0) }
    }

    private static func columns(
        _ table: StationTable, _ measures: [RollUp.Measure], _ rows: [Int32]
    ) -> [[Count]] {
        measures.map { measure in
            guard let column = table.column(measure)?.cells else {
                return [Count](repeating: .missing, count: rows.count)
            }
            return rows.map { $0 >= 0 ? column[Int($0)] : .missing }
        }
    }

    /// Names of the region columns from the top down.
    public var levels: [String] { join.regions.names }

    /// Number of the region of a level to which a station belongs.
    ///
    /// - Parameters:
    ///   - station: Position of the station.
    ///   - level: Position of the level.
    public func region(of station: Int, level: Int) -> Int {
        join.regions.region(Int(units[station]), at: level)
    }

    /// Code of a region; empty where the file leaves it empty.
    ///
    /// - Parameters:
    ///   - level: Position of the level.
    ///   - region: Number of the region.
    public func code(level: Int, region: Int) -> String { join.regions.code(level, region) }

    /// What people call a region: its code, with those of the regions above where several of its level have it.
    ///
    /// - Parameters:
    ///   - level: Position of the level.
    ///   - region: Number of the region.
    public func name(level: Int, region: Int) -> String { join.regions.name(level, region) }

    /// Number of a station within its lowest region; empty where it has none.
    ///
    /// - Parameter station: Position of the station.
    public func number(of station: Int) -> String {
        let (old, new) = (Int(oldRows[station]), Int(newRows[station]))
        return (old >= 0 ? join.old.stationNumbers?[old] : join.new.stationNumbers?[new]) ?? ""
    }

    /// Lines of both files on which a station stands, from 1.
    ///
    /// - Parameter station: Position of the station.
    public func lines(of station: Int) -> (old: Int?, new: Int?) {
        let (old, new) = (Int(oldRows[station]), Int(newRows[station]))
        return (
            old >= 0 ? join.old.line(ofRow: old) : nil, new >= 0 ? join.new.line(ofRow: new) : nil
        )
    }

    /// A figure of a station before and after, `nil` where unknown.
    ///
    /// - Parameters:
    ///   - measure: Position of the measure.
    ///   - station: Position of the station.
    @inline(__always)
    public func values(_ measure: Int, _ station: Int) -> (old: Int?, new: Int?) {
        (before[measure][station].value, after[measure][station].value)
    }
}

extension Array {
    /// The element at a position; `nil` for a negative one.
    fileprivate subscript(safe place: Int32) -> Element? { place < 0 ? nil : self[Int(place)] }
}
