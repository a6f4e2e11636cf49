import Elections

/// Numbers of stations that are not there though their neighbours' are.
///
/// Stations are mostly numbered within their lowest region. Elsewhere the numbers of one village go on in the next (A 1 to 7, B 8
/// to 12): where most regions of a level have villages without a number in common, and fewer gaps taken together, that level is
/// the one within which they are numbered. Numbers need not begin at 1: where many do not, oftener than numbers are missing between
/// others, none is missed before the first.
struct NumberGaps {
    /// A region whose stations' numbers leave gaps.
    struct Gap {
        /// Its name.
        var region: String
        /// The lowest region where all absent numbers would stand; `nil` where that is not known.
        var unit: Int32?
        /// The largest number, how many there are up to it, and those that are not there.
        var last: Int
        var present: Int
        var absent: [Int]
        /// Its lowest regions.
        var units: [Int32]
    }

    /// Numbers that go on from one lowest region to the next.
    private struct Sequence {
        var units: [Int32]
        /// Ascending.
        var numbers: [Int]
        /// Levels down to the region of all of them.
        var depth: Int
        /// The number from which on none should be missing.
        var start = 1

        var gaps: Int { (numbers.last ?? 0) - start + 1 - numbers.count }
        /// Numbers that are not there between others.
        var inner: Int { numbers.isEmpty ? 0 : (numbers.last ?? 0) - numbers[0] + 1 - numbers.count }
        var startsLate: Bool { numbers.first != 1 }
    }

    /// Those that rows without a number do not fill.
    let all: [Gap]
    /// Those of regions where as many rows have no number as numbers are not there: a blank number is no station that lacks.
    let filled: [Gap]
    /// Regions within which stations are numbered.
    let regions: Int

    /// Of so many distinct numbers one at most lies beyond those of special places where numbers are sequences of regions.
    private static let mostBeyond = 10

    /// - Parameters:
    ///   - stations: Stations; numbers from 901 are special places in Indonesia (Domain section 3).
    ///   - isIndonesian: Whether the forms are. Elsewhere many numbers as large are those of a sequence of the whole file, or codes, of
    ///     which a region has any: nothing is absent in it.
    init(_ stations: CheckedStations, isIndonesian: Bool) {
        // "+5" is a name, not the number 5.
        let values = stations.stationNumbers.map { number in
            number.allSatisfy { ("0"..."9").contains($0) } ? Int(number) ?? .max : .max
        }
        let large = values.count { StationKeys.firstSpecial <= $0 && $0 < .max }
        guard isIndonesian || NumberGaps.mostBeyond * large <= values.count else {
            (all, filled, regions) = ([], [], 0)
            return
        }
        let parts = NumberedParts(stations)
        let gaps = stations.scan.keys.numbersWithGaps(of: values).compactMap { entry in
            let numbers = parts.filling(entry.numbers, of: entry.unit)
            return numbers.count < numbers.last ?? 0 ? (unit: entry.unit, numbers: numbers) : nil
        }
        let depth = stations.rollUp.tree.levels.count
        // Numbers that go on leave out the first one in all regions but one.
        guard gaps.contains(where: { $0.numbers.first != 1 }) else {
            (all, filled) = NumberGaps.split(
                gaps.map {
                    NumberGaps.gap(
                        Sequence(units: [$0.unit], numbers: $0.numbers, depth: depth), stations, [:])
                }, stations)
            regions = stations.scan.keys.unitsWithNumbers
            return
        }
        let numbers = stations.scan.keys.numbers(of: values).enumerated().map {
            parts.filling($1, of: Int32($0))
        }
        let own = numbers.indices.filter { !numbers[$0].isEmpty }.map {
            Sequence(units: [Int32($0)], numbers: numbers[$0], depth: depth)
        }
        let known = Dictionary(uniqueKeysWithValues: own.map { ($0.units[0], $0.numbers) })
        let sequences = NumberGaps.started(NumberGaps.joined(own, stations.rollUp.tree))
        regions = sequences.count
        (all, filled) = NumberGaps.split(
            sequences.filter { $0.gaps > 0 }.map { NumberGaps.gap($0, stations, known) }, stations)
    }

    /// Sequences that begin late are a quarter of all at least, and half as many again as numbers that are missing between others
    /// let expect, where numbers need not begin at 1.
    private static let (lateOf, timesExpected) = (4, 1.5)
    /// A sequence lacks its first numbers all the same where these are so few of those that it has: one in so many.
    private static let firstOf = 10

    /// Sequences with the number from which on none should be missing.
    private static func started(_ sequences: [Sequence]) -> [Sequence] {
        let late = sequences.count(where: \.startsLate)
        let (inner, present) = sequences.reduce((0, 0)) { ($0.0 + $1.inner, $0.1 + $1.numbers.count) }
        let expected = Double(inner) / Double(max(1, inner + present)) * Double(sequences.count)
        guard late * lateOf > sequences.count, Double(late) > timesExpected * expected else {
            return sequences
        }
        return sequences.map { sequence in
            var sequence = sequence
            let first = sequence.numbers.first ?? 1
            if (first - 1) * firstOf > sequence.numbers.count { sequence.start = first }
            return sequence
        }
    }

    /// Whether the numbers of some regions go on from one to the next: those that no region has are not many more than those that
    /// each lacks between its own, nor than those that there are.
    private static func goesOn(_ whole: Sequence, _ parts: [Sequence]) -> Bool {
        guard whole.gaps < parts.reduce(0, { $0 + $1.gaps }) else { return false }
        let inner = parts.reduce(0) { $0 + $1.inner }
        return whole.inner <= max(2 * (inner + parts.count), whole.numbers.count / 2)
    }

    private static func split(_ gaps: [Gap], _ stations: CheckedStations) -> (open: [Gap], filled: [Gap]) {
        let blank = stations.scan.keys.unnumberedOfUnit
        func isFilled(_ gap: Gap) -> Bool {
            gap.units.reduce(0) { $0 + (blank[$1] ?? 0) } >= gap.absent.count
        }
        return blank.isEmpty
            ? (gaps, []) : (gaps.filter { !isFilled($0) }, gaps.filter(isFilled))
    }

    /// Sequences as long as the numbers go on, in the order of their first region.
    private static func joined(_ own: [Sequence], _ tree: RegionTree) -> [Sequence] {
        var (open, closed): ([Sequence], [Sequence]) = (own, [])
        for depth in (0..<tree.levels.count).reversed() {
            let owners = tree.owners(depth: depth)
            var groups: [Int32: [Sequence]] = [:]
            for sequence in open { groups[owners[Int(sequence.units[0])], default: []].append(sequence) }
            // A region with a closed part is none of one sequence.
            let blocked = Set(closed.map { owners[Int($0.units[0])] })
            var (going, restarting): ([Int32: Sequence], Int) = ([:], 0)
            for (region, parts) in groups where parts.count > 1 && !blocked.contains(region) {
                let numbers = parts.flatMap(\.numbers).sorted()
                let isShared = zip(numbers, numbers.dropFirst()).contains { $0 == $1 }
                let whole = Sequence(units: parts.flatMap(\.units), numbers: numbers, depth: depth)
                if isShared {
                    restarting += 1
                } else if goesOn(whole, parts) {
                    going[region] = whole
                }
            }
            guard going.count > restarting else { break }
            open = groups.sorted { $0.key < $1.key }.flatMap { region, parts -> [Sequence] in
                if let whole = going[region] { return [whole] }
                if parts.count == 1, !blocked.contains(region) { return parts }
                closed += parts
                return []
            }
        }
        return (open + closed).sorted { $0.units[0] < $1.units[0] }
    }

    private static func gap(
        _ sequence: Sequence, _ stations: CheckedStations, _ numbers: [Int32: [Int]]
    ) -> Gap {
        let (last, present) = (sequence.numbers.last ?? 0, Set(sequence.numbers))
        let absent = (sequence.start...max(sequence.start, last)).filter { !present.contains($0) }
        // Between two numbers of one region a third is of that region, too.
        let holders =
            sequence.units.count == 1
            ? sequence.units
            : sequence.units.filter { unit in
                guard let first = numbers[unit]?.first, let last = numbers[unit]?.last else { return false }
                return absent.allSatisfy { first < $0 && $0 < last }
            }
        let unit = holders.count == 1 ? holders[0] : nil
        return Gap(
            region: unit.map(stations.code) ?? region(of: sequence, stations), unit: unit, last: last,
            present: present.count, absent: absent, units: sequence.units)
    }

    private static func region(of sequence: Sequence, _ stations: CheckedStations) -> String {
        let levels = stations.rollUp.tree.levels
        guard sequence.depth > 0 else { return stations.file }
        var owner = Int(sequence.units[0])
        for level in levels[sequence.depth...].reversed() { owner = Int(level.parents[owner]) }
        return levels[sequence.depth - 1].code(owner) ?? "–"
    }
}

/// Stations whose number has a letter behind it: number 1 is there where 1A is.
private struct NumberedParts {
    private let stations: [Int: [Int32]]
    private let keys: StationKeys

    init(_ stations: CheckedStations) {
        keys = stations.scan.keys
        self.stations = Dictionary(
            stations.stationNumbers.enumerated().compactMap { place, name in
                NumberedParts.number(name).map { ($0, [Int32(place)]) }
            }, uniquingKeysWith: +)
    }

    /// 1 of "1A", "01 B" and "1-c"; `nil` of others.
    private static func number(_ name: String) -> Int? {
        let digits = name.prefix { ("0"..."9").contains($0) }
        let rest = name.dropFirst(digits.count).drop { " -./".contains($0) }
        guard !digits.isEmpty, rest.count == 1, rest.first?.isLetter == true else { return nil }
        return Int(digits)
    }

    /// The numbers of a region with those below its last that parts of a station have.
    ///
    /// - Parameters:
    ///   - numbers: Its numbers, ascending.
    ///   - unit: The region.
    func filling(_ numbers: [Int], of unit: Int32) -> [Int] {
        guard !stations.isEmpty, let last = numbers.last else { return numbers }
        let own = Set(numbers)
        let more = stations.filter { number, places in
            (1..<last).contains(number) && !own.contains(number)
                && places.contains { keys.contains(unit: unit, station: $0) }
        }
        return more.isEmpty ? numbers : (numbers + more.keys).sorted()
    }
}
