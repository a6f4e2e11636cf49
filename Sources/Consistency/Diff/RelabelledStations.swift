import Elections
import Ground

/// Finds out whether stations of two files are the same under other labels: every number so much higher, or regions under
/// other codes. Stations are recognised by their figures; what is found is then checked station by station.
struct RelabelledStations {
    /// What it looks like.
    let relabelling: Relabelling
    /// For rows of the newer file in regions under another code the place where the older has the station; empty where all numbers
    /// are others.
    private(set) var places: [Int32: StationJoin.Place] = [:]

    /// Fewest stations with the same figures of which other numbers are said, and of which another code of a region is.
    private static let fewest = (numbers: 10, region: 2)
    /// Known figures that are not 0 by which a station is recognised: a rule that all stations follow tells chance apart,
    /// so fewer are enough than for one station alone.
    private static let fewestFigures = 2

    private struct Renamed: Hashable {
        var level: Int
        var old: Int
        var new: Int
    }

    private struct Place: Hashable {
        var unit: Int32
        var number: Int
    }

    private struct Tally {
        var equal = 0
        var inCommon = 0
        /// Those in common.
        var rows: [(old: Int32, new: Int32)] = []
    }

    /// - Parameters:
    ///   - join: Stations of two files laid beside each other.
    ///   - changed: Stations that both files have with other figures.
    /// - Returns: `nil` where nothing is found.
    init?(_ join: StationJoin, changed: Int) {
        let asTheyStand = join.inCommon - changed
        let smaller = min(join.old.count, join.new.count) + join.equal
        let isMostlyOther = asTheyStand * 2 < smaller
        guard isMostlyOther || (!join.removed.isEmpty && !join.added.isEmpty) else { return nil }
        // Where most stations are as they were only those that left and came can have other labels.
        let old = isMostlyOther ? join.old.allRows : join.removed
        let new = isMostlyOther ? join.new.allRows : join.added
        let figures = StationFigures(join)
        let pairs = figures.alike(old, new, fewest: RelabelledStations.fewestFigures)
        guard pairs.count >= RelabelledStations.fewest.region else { return nil }
        let numbers = StationNumberValues(join)
        let shift = isMostlyOther ? numbers.commonShift(pairs) : 0
        let partners = RelabelledStations.partners(join, pairs)
        let renamed = RelabelledStations.renamed(join, partners)
        for shift in shift == 0 ? [0] : [shift, 0] {
            let tallies = RelabelledStations.tallies(
                old, new, join, numbers, figures, partners: partners, shift: shift)
            let accepted = RelabelledStations.accepted(renamed, tallies, join, old, new)
            let isOther = Set(accepted.flatMap { renamed[$0] ?? [] })
            let kept = tallies.filter { partners[$0.key] == $0.key || isOther.contains($0.key) }
            let equal = kept.values.reduce(0) { $0 + $1.equal }
            if shift != 0 {
                guard equal >= RelabelledStations.fewest.numbers, equal * 2 >= smaller,
                    equal >= 2 * asTheyStand
                else { continue }
            } else if accepted.isEmpty {
                return nil
            }
            let own = shift == 0 ? kept.filter { isOther.contains($0.key) } : kept
            relabelling = Relabelling(
                shift: shift,
                regions: accepted.map {
                    Relabelling.Region(
                        join.regions.names[$0.level], join.regions.name($0.level, $0.old),
                        join.regions.name($0.level, $0.new))
                }, equal: own.values.reduce(0) { $0 + $1.equal },
                inCommon: own.values.reduce(0) { $0 + $1.inCommon },
                equalAsTheyStand: shift == 0 ? 0 : asTheyStand)
            if shift == 0, let ids = join.old.stationNumbers?.ids {
                for (unit, tally) in own {
                    for rows in tally.rows {
                        places[rows.new] = StationJoin.Place(unit: unit, number: ids[Int(rows.old)])
                    }
                }
            }
            return
        }
        return nil
    }

    /// For each lowest region of the older file that of the newer with most of its stations, where no other has it too.
    private static func partners(
        _ join: StationJoin, _ pairs: [(old: Int32, new: Int32)]
    ) -> [Int32: Int32] {
        struct Both: Hashable {
            var old: Int32
            var new: Int32
        }
        var counts: [Both: Int] = [:]
        for pair in pairs {
            let key = Both(old: join.oldUnits[Int(pair.old)], new: join.newUnits[Int(pair.new)])
            counts[key, default: 0] += 1
        }
        var (partners, owners) = ([Int32: Int32](), [Int32: Int32]())
        for (key, _) in counts.sorted(by: {
            ($1.value, $0.key.old, $0.key.new) < ($0.value, $1.key.old, $1.key.new)
        })
        where partners[key.old] == nil && owners[key.new] == nil {
            partners[key.old] = key.new
            owners[key.new] = key.old
        }
        for unit in Set(join.oldUnits) where partners[unit] == nil && owners[unit] == nil {
            partners[unit] = unit
        }
        return partners
    }

    /// Lowest regions by the highest region above them, or they themselves, that has another code.
    private static func renamed(_ join: StationJoin, _ partners: [Int32: Int32]) -> [Renamed: [Int32]] {
        let regions = join.regions
        var all: [Renamed: [Int32]] = [:]
        for (old, new) in partners where old != new {
            guard
                let level = (0..<regions.depth).first(where: { level in
                    regions.code(level, regions.region(Int(old), at: level))
                        != regions.code(level, regions.region(Int(new), at: level))
                })
            else { continue }
            let key = Renamed(
                level: level, old: regions.region(Int(old), at: level),
                new: regions.region(Int(new), at: level))
            if !regions.isOld(level, key.new) { all[key, default: []].append(old) }
        }
        return all
    }

    /// Lays stations beside each other by their region's partner and their number with the shift undone.
    private static func tallies(
        _ old: [Int32], _ new: [Int32], _ join: StationJoin, _ numbers: StationNumberValues,
        _ figures: StationFigures,
        partners: [Int32: Int32], shift: Int
    ) -> [Int32: Tally] {
        var places: [Place: Int32] = [:]
        for row in new {
            places[Place(unit: join.newUnits[Int(row)], number: numbers.new(row))] = row
        }
        var tallies: [Int32: Tally] = [:]
        for row in old {
            let unit = join.oldUnits[Int(row)]
            guard let partner = partners[unit],
                let other = places[Place(unit: partner, number: numbers.shifted(numbers.old(row), by: shift))]
            else { continue }
            tallies[unit, default: Tally()].inCommon += 1
            tallies[unit, default: Tally()].rows.append((row, other))
            if figures.areEqual(row, other) { tallies[unit, default: Tally()].equal += 1 }
        }
        return tallies
    }

    /// Regions that the newer file has under another code: the old code is in it no more, the new one is not in the older
    /// file, and two in three stations of either have the same figures.
    private static func accepted(
        _ renamed: [Renamed: [Int32]], _ tallies: [Int32: Tally], _ join: StationJoin, _ old: [Int32],
        _ new: [Int32]
    ) -> [Renamed] {
        guard !renamed.isEmpty else { return [] }
        var (before, after) = ([Renamed: Int](), [Renamed: Int]())
        var remains: Set<Renamed> = []
        let byOld = Dictionary(grouping: renamed.keys) { Region(level: $0.level, unit: $0.old) }
        let byNew = Dictionary(grouping: renamed.keys) { Region(level: $0.level, unit: $0.new) }
        func each(_ units: [Int32], _ rows: [Int32], _ keys: [Region: [Renamed]], _ add: (Renamed) -> Void) {
            for row in rows {
                for level in 0..<join.regions.depth {
                    let unit = join.regions.region(Int(units[Int(row)]), at: level)
                    for key in keys[Region(level: level, unit: unit)] ?? [] { add(key) }
                }
            }
        }
        each(join.oldUnits, old, byOld) { before[$0, default: 0] += 1 }
        each(join.newUnits, new, byNew) { after[$0, default: 0] += 1 }
        each(join.newUnits, join.new.allRows, byOld) { remains.insert($0) }
        return renamed.keys.filter { key in
            let equal = (renamed[key] ?? []).reduce(0) { $0 + (tallies[$1]?.equal ?? 0) }
            return !remains.contains(key) && equal >= fewest.region
                && equal * 3 >= 2 * max(before[key] ?? 0, after[key] ?? 0)
        }.sorted { ($0.level, $0.old, $0.new) < ($1.level, $1.old, $1.new) }
    }

    private struct Region: Hashable {
        var level: Int
        var unit: Int
    }
}
