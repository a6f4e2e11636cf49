import Statistics

/// Draws the first-stage units of a cell and the stations of a unit.
///
/// The one piece of code that draws samples: those of a null distribution (``DesignSampler``) and those of a
/// simulation (``ReplicateSampler``). Holds scratch memory: one per thread.
struct CellDrawer {
    let draws: DesignDraws
    var random = Xoshiro256(seed: 0)
    /// Places in their cell of the units drawn last; a unit drawn twice stands there twice.
    private(set) var units: [Int32] = []
    /// Places in their unit of the stations drawn last, where not all are read.
    private(set) var stations: [Int32] = []
    private var chooser: PlaceChooser

    init(_ draws: DesignDraws, cells: [DesignDraws.Cell]) {
        self.draws = draws
        let largest = cells.map(\.units).max() ?? 0
        let starts = draws.unitStarts
        let stations = zip(starts, starts.dropFirst()).reduce(0) { max($0, Int($1.1 - $1.0)) }
        chooser = PlaceChooser(largest: max(largest, stations))
    }

    /// Draws the units of a cell into `units`.
    mutating func drawUnits(of cell: DesignDraws.Cell) {
        switch draws.design.selection {
        case .random:
            chooser.choose(cell.draws, of: cell.units, into: &units, by: &random)
        case .systematic(let drawn):
            drawSystematic(cell, drawn: drawn[cell.stratum])
        case .bySize:
            units.removeAll(keepingCapacity: true)
            let first = Int(draws.unitStarts[cell.first])
            let stations = Int(draws.unitStarts[cell.first + cell.units]) - first
            for _ in 0..<cell.draws {
                let station = first + random.integer(below: stations)
                units.append(draws.unitOf[station] - Int32(cell.first))
            }
        case .byChance:
            units.removeAll(keepingCapacity: true)
            let (low, high) = (draws.reach[cell.first], draws.reach[cell.first + cell.units])
            for _ in 0..<cell.draws {
                units.append(Int32(place(low + random.uniform() * (high - low), in: cell)))
            }
        }
    }

    /// The station of a cell within whose part of the summed chances `point` lies.
    private func place(_ point: Double, in cell: DesignDraws.Cell) -> Int {
        var (low, high) = (0, cell.units - 1)
        while low < high {
            let middle = (low + high) / 2
            if draws.reach[cell.first + middle + 1] <= point { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func drawSystematic(_ cell: DesignDraws.Cell, drawn: Int) {
        let step = Double(cell.units) / Double(max(1, drawn))
        let start = random.uniform() * step
        if cell.draws >= drawn {
            units.removeAll(keepingCapacity: true)
            for index in 0..<drawn { units.append(Int32(index)) }
        } else {
            // What arrived is a random part of what was drawn.
            chooser.choose(cell.draws, of: drawn, into: &units, by: &random)
        }
        for index in units.indices {
            units[index] = Int32(min(cell.units - 1, Int(start + Double(units[index]) * step)))
        }
    }

    /// Draws the stations of a unit that are read.
    ///
    /// - Parameter unit: Ordered unit of the list.
    /// - Returns: Its first ordered station, how many it has and how many are read: all from the first on, or those
    ///   at the places in `stations`.
    mutating func drawStations(of unit: Int) -> (first: Int, size: Int, read: Int) {
        let first = Int(draws.unitStarts[unit])
        let size = Int(draws.unitStarts[unit + 1]) - first
        let read = take(of: size)
        if read < size { chooser.choose(read, of: size, into: &stations, by: &random) }
        return (first, size, read)
    }

    private mutating func take(of size: Int) -> Int {
        switch draws.design.take {
        case .all: return size
        case .upTo(let most): return min(most, size)
        case .parts(let parts):
            let part = parts[random.integer(below: parts.count)]
            return max(1, min(size, Int((part * Double(size)).rounded())))
        }
    }
}
