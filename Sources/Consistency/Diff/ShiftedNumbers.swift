import Elections
import Ground

/// Finds regions whose stations have numbers that are all so much higher or lower in the newer file, the others being as they were.
/// Stations are recognised by their figures.
struct ShiftedNumbers {
    /// A region whose numbers are others.
    struct Region {
        /// Position of its level; −1 for the whole file.
        var level: Int
        var unit: Int
        var shift: Int
        /// Stations with the same figures with that undone, and all that both files have then.
        var equal = 0
        var inCommon = 0
    }

    private(set) var regions: [Region] = []
    /// For rows of the newer file the number of the older under which they stand there; less than −1 for those that no station of
    /// the older file is, and that stand under a number which another one has.
    private(set) var keys: [Int32: Int32] = [:]

    /// Fewest stations of a region by whose figures other numbers are recognised.
    private static let fewest = 3
    /// Known figures that are not 0 by which each is.
    private static let fewestFigures = 2

    private struct Place: Hashable {
        var unit: Int32
        var number: Int
    }

    private struct Tally {
        var shifts: [Int: Int] = [:]
        /// Rows of the older file that are others, or nowhere, as the files stand.
        var others = 0
    }

    /// - Parameters:
    ///   - join: Stations of two files laid beside each other.
    ///   - differing: Rows of stations that both have, with other figures.
    /// - Returns: `nil` where nothing is found.
    init?(_ join: StationJoin, differing: [(old: Int32, new: Int32)]) {
        guard let ids = join.old.stationNumbers?.ids, join.new.stationNumbers != nil, join.repeated.isEmpty,
            differing.count + join.removed.count >= ShiftedNumbers.fewest
        else { return nil }
        let (old, new) = (differing.map(\.old) + join.removed, differing.map(\.new) + join.added)
        let (figures, numbers) = (StationFigures(join), StationNumberValues(join))
        let pairs = figures.alike(old, new, fewest: ShiftedNumbers.fewestFigures).filter {
            join.oldUnits[Int($0.old)] == join.newUnits[Int($0.new)] && numbers.isNumber(numbers.old($0.old))
                && numbers.isNumber(numbers.new($0.new))
        }
        guard pairs.count >= ShiftedNumbers.fewest else { return nil }
        var accepted: [Int32: Int] = [:]
        for level in -1..<join.regions.depth {
            let found = ShiftedNumbers.tallies(join, pairs, old, numbers, level: level, without: accepted)
            for (unit, tally) in found.sorted(by: { $0.key < $1.key }) {
                guard let shift = ShiftedNumbers.shift(of: tally, join, level: level, unit: unit) else {
                    continue
                }
                regions.append(Region(level: level, unit: unit, shift: shift))
                for row in old {
                    let lowest = join.oldUnits[Int(row)]
                    if ShiftedNumbers.region(join, lowest, level) == unit {
                        accepted[lowest] = regions.count - 1
                    }
                }
            }
        }
        guard !regions.isEmpty else { return nil }
        undo(join, old, new, ids, figures, numbers, accepted)
    }

    private static func region(_ join: StationJoin, _ lowest: Int32, _ level: Int) -> Int {
        level < 0 ? 0 : join.regions.region(Int(lowest), at: level)
    }

    private static func tallies(
        _ join: StationJoin, _ pairs: [(old: Int32, new: Int32)], _ old: [Int32],
        _ numbers: StationNumberValues, level: Int, without accepted: [Int32: Int]
    ) -> [Int: Tally] {
        var tallies: [Int: Tally] = [:]
        for pair in pairs {
            let unit = join.oldUnits[Int(pair.old)]
            guard accepted[unit] == nil,
                case (let shift, false) = numbers.new(pair.new)
                    .subtractingReportingOverflow(numbers.old(pair.old))
            else { continue }
            tallies[region(join, unit, level), default: Tally()].shifts[shift, default: 0] += 1
        }
        for row in old where accepted[join.oldUnits[Int(row)]] == nil {
            tallies[region(join, join.oldUnits[Int(row)], level)]?.others += 1
        }
        return tallies
    }

    /// The difference that two in three of the stations of a region have that are others as the files stand, where only few are as
    /// they were.
    private static func shift(of tally: Tally, _ join: StationJoin, level: Int, unit: Int) -> Int? {
        guard let (shift, count) = tally.shifts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
            shift != 0, count >= fewest, 3 * count >= 2 * tally.others
        else { return nil }
        let sums = join.oldSums.sums(depth: level + 1)
        guard unit < sums.count, 4 * (sums.stations(unit) - tally.others) <= count else { return nil }
        return shift
    }

    /// Puts rows of the newer file under the numbers that they had.
    private mutating func undo(
        _ join: StationJoin, _ old: [Int32], _ new: [Int32], _ ids: Cells<Int32>, _ figures: StationFigures,
        _ numbers: StationNumberValues, _ accepted: [Int32: Int]
    ) {
        var places: [Place: Int32] = [:]
        for row in old where accepted[join.oldUnits[Int(row)]] != nil {
            places[Place(unit: join.oldUnits[Int(row)], number: numbers.old(row))] = row
        }
        for row in new {
            let unit = join.newUnits[Int(row)]
            guard let region = accepted[unit] else { continue }
            let number = numbers.new(row)
            let before = Place(unit: unit, number: numbers.shifted(number, by: -regions[region].shift))
            if let own = places[before] {
                keys[row] = ids[Int(own)]
                regions[region].inCommon += 1
                if figures.areEqual(own, row) { regions[region].equal += 1 }
            } else if places[Place(unit: unit, number: number)] != nil {
                keys[row] = -2 - row
            }
        }
    }
}
