/// The units of one region level: provinces, regencies, villages.
///
/// A unit is a code below a unit of the level above: the same code below two parents is two units. Units
/// are numbered in the order in which the file first names them.
public struct RegionUnits: Sendable {
    /// Name of the column that holds the codes.
    public let name: String
    /// Position of each unit's code in the distinct codes of the column, −1 where the code is unknown.
    public internal(set) var codeIDs: [Int32] = []
    /// Unit of the level above that each unit belongs to, −1 at the top level.
    public internal(set) var parents: [Int32] = []
    /// Distinct codes of the column.
    var codes: [String]
    /// Codes as the file has them, where some units are called otherwise.
    var plain: [Int32]?
    /// Last unit met of each code; the first place is for the unknown code.
    private var lastOfCode: [Int32]
    /// Units whose code stands below more than one parent, by parent and code.
    private var shared: [UInt64: Int32] = [:]

    init(name: String) {
        self.name = name
        codes = []
        lastOfCode = [Int32](repeating: -1, count: 1024)
    }

    /// Number of units.
    public var count: Int { codeIDs.count }

    /// The code of a unit, `nil` where the file leaves it empty.
    ///
    /// - Parameter unit: Number of the unit.
    public func code(_ unit: Int) -> String? {
        let id = Int(codeIDs[unit])
        return id < 0 ? nil : codes[id]
    }

    /// The code of a unit as the file has it, also where units of one code are told apart.
    ///
    /// - Parameter unit: Number of the unit.
    public func codeOfFile(_ unit: Int) -> String? {
        let id = Int((plain ?? codeIDs)[unit])
        return id < 0 ? nil : codes[id]
    }

    /// The unit of a code below a parent; a new one where it was not known yet.
    mutating func unit(parent: Int32, code: Int32) -> Int32 {
        if Int(code) + 1 >= lastOfCode.count { makeRoom(for: code) }
        let last = lastOfCode[Int(code) + 1]
        if last >= 0, parents[Int(last)] == parent { return last }
        let new = Int32(codeIDs.count)
        if last >= 0 {
            shared[RegionUnits.key(parents[Int(last)], code)] = last
            if let known = shared[RegionUnits.key(parent, code)] {
                lastOfCode[Int(code) + 1] = known
                return known
            }
            shared[RegionUnits.key(parent, code)] = new
        }
        lastOfCode[Int(code) + 1] = new
        codeIDs.append(code)
        parents.append(parent)
        return new
    }

    private mutating func makeRoom(for code: Int32) {
        let count = max(lastOfCode.count * 2, Int(code) + 2)
        lastOfCode.append(contentsOf: repeatElement(-1, count: count - lastOfCode.count))
    }

    private static func key(_ parent: Int32, _ code: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: parent)) << 32 | UInt64(UInt32(bitPattern: code))
    }

    /// Codes that stand below more than one parent, in the order of the file.
    public var codesBelowSeveralParents: [String] {
        Set(shared.keys.map { Int32(truncatingIfNeeded: $0) }).filter { $0 >= 0 }.sorted().map {
            codes[Int($0)]
        }
    }

    /// Units in the order of their codes' bytes, those without a code first; equal codes keep the order of
    /// the file.
    public var unitsByCode: [Int] {
        let units = Array(0..<count)
        let isSorted = units.dropFirst().allSatisfy { !precedes($0, $0 - 1) }
        if isSorted { return units }
        return units.sorted { precedes($0, $1) || (!precedes($1, $0) && $0 < $1) }
    }

    private func precedes(_ first: Int, _ second: Int) -> Bool {
        let (left, right) = (codeIDs[first], codeIDs[second])
        guard left >= 0, right >= 0 else { return left < 0 && right >= 0 }
        return codes[Int(left)] < codes[Int(right)]
    }
}

/// The region units of every level as a file of stations gives them.
///
/// Parents are those that stand on the same row, never derived from the digits of a code.
public struct RegionTree: Sendable {
    /// Levels from the top down.
    public internal(set) var levels: [RegionUnits]
    /// Unit of the lowest level of each row; `nil` unless asked for.
    public internal(set) var unitOfRow: [Int32]?

    /// How many levels down a level is; `nil` where there is none of that name.
    ///
    /// - Parameter level: Name of the level's column; `nil` for the whole, which is no level.
    public func depth(of level: String?) -> Int? {
        level.flatMap { level in levels.firstIndex { $0.name == level } }.map { $0 + 1 }
    }

    /// The unit to which each unit of the lowest level belongs.
    ///
    /// - Parameter depth: Number of levels down to the units; 0 is the whole, which has the number 0.
    public func owners(depth: Int) -> [Int32] {
        guard depth > 0, let lowest = levels.last else {
            return [Int32](repeating: 0, count: levels.last?.count ?? 1)
        }
        var owners = (0..<lowest.count).map { Int32($0) }
        for level in levels[depth...].reversed() {
            for unit in owners.indices { owners[unit] = level.parents[Int(owners[unit])] }
        }
        return owners
    }

    /// The codes above a unit and its own, from the top down; empty where the file leaves one empty.
    ///
    /// - Parameters:
    ///   - level: Position of the level.
    ///   - unit: Number of the unit within its level.
    public func codes(level: Int, unit: Int) -> [String] {
        path(level: level, unit: unit).enumerated().map { levels[$0].code($1) ?? "" }
    }

    /// The units above a unit and the unit itself, from the top down.
    ///
    /// - Parameters:
    ///   - level: Position of the level.
    ///   - unit: Number of the unit within its level.
    public func path(level: Int, unit: Int) -> [Int] {
        var path = [unit]
        for upper in stride(from: level, to: 0, by: -1) {
            path.append(Int(levels[upper].parents[path[path.count - 1]]))
        }
        return path.reversed()
    }
}
