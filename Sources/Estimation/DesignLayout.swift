/// The stations of a list in the order in which cells and units lie one after the other.
struct DesignLayout {
    /// Row of the list at each place.
    var order: [Int] = []
    var unitStarts: [Int32] = []
    var unitOf: [Int32] = []
    /// First unit and number of units of each stratum (and domain).
    var places: [DesignDraws.Unit: (first: Int, units: Int)] = [:]

    init(_ list: DesignDraws.List, splitsDomains: Bool) {
        let units = list.units
        // The order of the list stays within a cell: a systematic draw follows it.
        order = Array(list.base.indices)
        if let units { order = DesignLayout.sorted(order, by: units) }
        if splitsDomains { order = DesignLayout.sorted(order, by: list.domains) }
        order = DesignLayout.sorted(order, by: list.strata)
        var last: (stratum: Int32, domain: Int32, unit: Int32)?
        var unitCount = 0
        for (place, row) in order.enumerated() {
            let domain: Int32 = splitsDomains ? list.domains[row] : -1
            let own = (stratum: list.strata[row], domain: domain, unit: units?[row] ?? Int32(place))
            if last == nil || last! != own {
                let key = DesignDraws.Unit(stratum: own.stratum, domain: own.domain)
                places[key, default: (unitCount, 0)].units += 1
                unitCount += 1
                if units != nil { unitStarts.append(Int32(place)) }
                last = own
            }
            if units != nil { unitOf.append(Int32(unitCount - 1)) }
        }
        if units != nil { unitStarts.append(Int32(order.count)) }
    }

    /// Rows in the order of their codes, those of one code in the order they had; codes begin at −1.
    private static func sorted(_ rows: [Int], by codes: [Int32]) -> [Int] {
        let most = Int(codes.max() ?? 0)
        var starts = [Int](repeating: 0, count: most + 3)
        for row in rows { starts[Int(codes[row]) + 2] += 1 }
        for code in 1..<starts.count { starts[code] += starts[code - 1] }
        var sorted = rows
        for row in rows {
            let code = Int(codes[row]) + 1
            sorted[starts[code]] = row
            starts[code] += 1
        }
        return sorted
    }

    /// The cells from which units are drawn, in the order of the domains and strata.
    func cells(
        _ design: DesignDraws.Design, isConditional: Bool
    ) throws(EstimationError) -> [DesignDraws.Cell] {
        var draws: [DesignDraws.Unit: Int] = [:]
        for unit in design.sampled {
            draws[.init(stratum: unit.stratum, domain: isConditional ? unit.domain : -1), default: 0] += 1
        }
        var cells: [DesignDraws.Cell] = []
        let keys = draws.keys.sorted { ($0.domain, $0.stratum) < ($1.domain, $1.stratum) }
        for key in keys {
            let place = places[key] ?? (0, 0)
            let number = draws[key] ?? 0
            let isRepeated = design.selection == .bySize || design.selection == .byChance
            let most = isRepeated && place.units > 0 ? number : place.units
            guard number <= most else {
                throw .impossibleSize(what: .units, size: number, low: 0, high: place.units)
            }
            cells.append(
                .init(
                    first: place.first, units: place.units, draws: number, stratum: Int(key.stratum),
                    domain: Int(key.domain)))
        }
        return cells
    }
}
