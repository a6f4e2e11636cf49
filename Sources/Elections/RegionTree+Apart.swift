import Ground

// Regions of one code under several others, called by the regions above them too.
extension RegionTree {
    /// The tree with codes that stand below several regions told apart by those: "Sukamaju (North)", as ``PlaceNames`` has them.
    ///
    /// Not for files that are matched with others by the codes as they stand there.
    ///
    /// - Parameter shared: Codes to be told apart by the name of their level; those of the top level stay as they are.
    public func tellingApart(_ shared: [String: Set<String>]) -> RegionTree {
        var told = self
        // For each unit of the level above what its name has in brackets.
        var above: [[String]] = []
        for depth in levels.indices {
            let (level, codes) = (levels[depth], shared[levels[depth].name] ?? [])
            var own = [[String]](repeating: [], count: level.count)
            if depth > 0, !codes.isEmpty {
                for unit in 0..<level.count {
                    guard let code = level.code(unit), codes.contains(code) else { continue }
                    let parent = Int(level.parents[unit])
                    own[unit] = [levels[depth - 1].code(parent) ?? "–"] + above[parent]
                    told.levels[depth].rename(unit, RegionTree.name(code, own[unit]))
                }
            }
            above = own
        }
        return told
    }

    /// A code with the regions above that tell it from others of the same name.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - above: Codes of the regions above, from the lowest up.
    public static func name(_ code: String, _ above: [String]) -> String {
        "\(code) (\(above.joined(separator: ", ")))"
    }
}

extension RollUp {
    /// The sums with codes that stand below several regions told apart, as ``RegionTree/tellingApart(_:)`` does.
    ///
    /// - Parameter shared: Codes to be told apart by the name of their level.
    public func tellingApart(_ shared: [String: Set<String>]) -> RollUp {
        RollUp(tree: tree.tellingApart(shared), measures: measures, lowest: levels.last ?? total)
    }
}

extension RegionUnits {
    fileprivate mutating func rename(_ unit: Int, _ name: String) {
        if plain == nil { plain = codeIDs }
        codes.append(name)
        codeIDs[unit] = Int32(codes.count - 1)
    }
}

extension RecapTable {
    /// The recap with codes that stand below several regions told apart, as ``RegionTree/tellingApart(_:)`` does.
    ///
    /// - Parameter shared: Codes to be told apart by the name of their level.
    public func tellingApart(_ shared: [String: Set<String>]) -> RecapTable {
        guard levels.contains(where: { !(shared[$0] ?? []).isEmpty }) else { return self }
        var columns = regions
        var above = [[String]](repeating: [], count: count)
        for depth in levels.indices {
            var own = [[String]](repeating: [], count: count)
            let codes = shared[levels[depth]] ?? []
            if depth > 0, !codes.isEmpty {
                var (ids, names) = (Array(regions[depth].ids), regions[depth].codes)
                var known: [String: Int32] = [:]
                for row in 0..<count {
                    guard let code = regions[depth][row], codes.contains(code) else { continue }
                    own[row] = [regions[depth - 1][row] ?? "–"] + above[row]
                    let name = RegionTree.name(code, own[row])
                    if known[name] == nil {
                        known[name] = Int32(names.count)
                        names.append(name)
                    }
                    ids[row] = known[name] ?? ids[row]
                }
                columns[depth] = CodeColumn(ids: ids, codes: names)
            }
            above = own
        }
        var told = RecapTable(
            file: file, count: count, levels: levels, regions: columns, measures: measures, counts: counts,
            rowsWithoutCode: rowsWithoutCode, lineOfRow: line(ofRow:))
        told.refused = refused
        return told
    }
}
