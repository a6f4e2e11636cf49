import Elections
import Foundation
import Ground

/// How usual the figures of a form are beside those of the stations around it.
///
/// Each figure is held against the rate of the neighbours, per valid vote (votes of pairs, invalid votes), per registered
/// voter (valid votes and other figures of the form) or as it is (registered voters), with the spread that the neighbours
/// have (median absolute deviation) and no less than the binomial one; the density is Student's with four degrees of
/// freedom, so that no single figure decides by its size. A form without its slip should look like its neighbours. Ours,
/// as ``Unusualness``; a matter of order only, never of what is listed.
struct FormNeighbours {
    /// What is usual of one figure.
    private struct Usual {
        var measure: Int
        /// Position of the figure that it is a part of; `nil` where it stands for itself.
        var base: Int?
        /// Neighbours' rate, and its spread over the square root of the base.
        var rate: Double
        var spread: Double
    }

    private let usual: [Usual]

    /// Fewer neighbours do not show what is usual.
    static let fewest = 3
    /// What makes the median absolute deviation the standard deviation of a normal distribution.
    private static let madFactor = 1.4826

    /// - Parameters:
    ///   - rows: Counts of the stations around, in the order of the columns, `nil` where unknown.
    ///   - columns: Names of the figures.
    init(_ rows: [[Int?]], columns: [String]) {
        let place = { (name: String) in columns.firstIndex(of: name) }
        usual = columns.indices.compactMap { measure in
            let name = columns[measure]
            let isPart = Choice.isColumn(name) || name == "invalid"
            let wanted = name == "registered" ? [] : isPart ? ["valid", "registered"] : ["registered"]
            let base = wanted.compactMap(place).first { $0 != measure }
            var known: [(value: Double, size: Double)] = []
            for row in rows {
                guard let value = row[measure] else { continue }
                if let base {
                    if let size = row[base], size > 0 { known.append((Double(value), Double(size))) }
                } else {
                    known.append((Double(value), 1))
                }
            }
            guard known.count >= FormNeighbours.fewest else { return nil }
            let rate = FormNeighbours.median(known.map { $0.value / $0.size })
            let spread = FormNeighbours.median(
                known.map { abs($0.value - rate * $0.size) / $0.size.squareRoot() })
            let least = base == nil ? rate.squareRoot() : max(rate * (1 - rate), rate / 10).squareRoot()
            return Usual(
                measure: measure, base: base, rate: rate,
                spread: max(FormNeighbours.madFactor * spread, least, 1e-3))
        }
    }

    /// Logarithm of the density of a form's figures, up to a constant that is the same for all forms of a station.
    ///
    /// A figure that is unknown, or whose base is, counts as one that is a spread away from what is usual.
    ///
    /// - Parameter values: Counts in the order of the columns.
    func density(_ values: [Int64?]) -> Double {
        usual.reduce(0) { sum, usual in
            let size = usual.base.map { values[$0].map { max(1, Double($0)) } ?? 1 } ?? 1
            let scale = usual.spread * size.squareRoot()
            let z = values[usual.measure].map { (Double($0) - usual.rate * size) / scale } ?? 1
            return sum - 2.5 * log1p(z * z / 4) - log(scale)
        }
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// The stations around forms that break rules, read again.
struct FormSurroundings {
    private let stations: CheckedStations
    private let columns: [String]
    private var excerpt: StationExcerpt?
    private var counts: [CountColumn?] = []
    private var rowsOfUnit: [Int32: [Int]] = [:]
    /// Units of the lowest level around each unit with such a form.
    private var around: [Int32: [Int32]] = [:]

    /// Of files with more such forms explanations stay in the order in which they are found.
    static let mostForms = 20_000
    /// So many stations around are enough, and where a region has more, the region below it is taken.
    private static let (enough, most) = (8, 1_000)

    /// - Parameters:
    ///   - stations: The file.
    ///   - forms: Forms whose explanations are to be ordered.
    /// - Throws: What reading rows again throws.
    init(_ stations: CheckedStations, forms: [FormScan.FailedForm]) throws {
        self.stations = stations
        columns = stations.scan.rules.columns
        guard !forms.isEmpty, forms.count <= FormSurroundings.mostForms else { return }
        let units = Set(forms.map(\.unit))
        around = FormSurroundings.around(units, stations.rollUp)
        let read = try stations.stations(of: Set(around.values.joined()))
        counts = columns.map { name in
            stations.rollUp.measures.first { $0.name == name }.flatMap { read.table.column($0) }
        }
        rowsOfUnit = read.rowsOfUnit
        excerpt = read
    }

    /// What is usual around a form; `nil` where too few stations show it.
    func neighbours(of form: FormScan.FailedForm) -> FormNeighbours? {
        guard let excerpt, let units = around[form.unit] else { return nil }
        let places = units.flatMap { rowsOfUnit[$0] ?? [] }.filter { excerpt.rows[$0] != form.row }
        guard places.count >= FormNeighbours.fewest else { return nil }
        return FormNeighbours(
            places.map { place in counts.map { $0?[place] } }, columns: columns)
    }

    /// The units of the lowest level within the smallest region around each unit that has enough stations.
    private static func around(_ units: Set<Int32>, _ rollUp: RollUp) -> [Int32: [Int32]] {
        let levels = rollUp.tree.levels
        guard let last = levels.indices.last else {
            return rollUp.total.stations(0) <= most ? [0: [0]] : [:]
        }
        var chosen: [Int32: (level: Int, unit: Int32)] = [:]
        for unit in units {
            var (level, place) = (last, unit)
            while level > 0, rollUp.levels[level].stations(Int(place)) <= enough {
                let above = levels[level].parents[Int(place)]
                guard above >= 0, rollUp.levels[level - 1].stations(Int(above)) <= most else { break }
                (level, place) = (level - 1, above)
            }
            chosen[unit] = (level, place)
        }
        let wanted = Dictionary(grouping: chosen.keys, by: { chosen[$0]?.level ?? last })
        var found: [Int32: [Int32]] = [:]
        for (level, own) in wanted {
            var members: [Int32: [Int32]] = [:]
            let regions = Set(own.compactMap { chosen[$0]?.unit })
            for unit in 0..<levels[last].count {
                var place = Int32(unit)
                for depth in stride(from: last, to: level, by: -1) where place >= 0 {
                    place = levels[depth].parents[Int(place)]
                }
                if regions.contains(place) { members[place, default: []].append(Int32(unit)) }
            }
            for unit in own { found[unit] = chosen[unit].flatMap { members[$0.unit] } }
        }
        return found
    }
}
