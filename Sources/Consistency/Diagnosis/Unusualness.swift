import Foundation

/// How much more usual a row would be beside its neighbours with other figures than it has.
///
/// If a row below a recap holds the slip, its figure without the slip should look like those of its neighbours and the
/// one with it should not; if the recap holds it, all rows below are as they were. So the candidates of one mismatch are
/// ordered by the logarithm of the ratio of two densities, of the figure without the slip and of the one in the file, and
/// the recap itself has 0. The figure is held against the neighbours' rate per valid vote or registered voter, with the
/// spread that they have (median absolute deviation) and no less than the binomial one; the density is Student's with four
/// degrees of freedom, so that no single row decides by its size. Ours; a matter of order only, never of what is listed.
struct Unusualness {
    private let children: [CountRow]
    private let names: [String]
    /// Position of the valid votes and of the registered voters.
    private let bases: [Int]

    /// Fewer neighbours do not show what is usual.
    private static let fewest = 3
    /// What makes the median absolute deviation the standard deviation of a normal distribution.
    private static let madFactor = 1.4826

    /// - Parameters:
    ///   - children: Rows below a recap.
    ///   - names: Names of their figures.
    init(_ children: [CountRow], names: [String]) {
        self.children = children
        self.names = names
        bases = ["valid", "registered"].compactMap { names.firstIndex(of: $0) }
    }

    /// Score of one row with other figures: above 0 where they would be more usual than those it has.
    ///
    /// - Parameters:
    ///   - child: Position of the row.
    ///   - reference: Figures without the slip, by measure, for the measures that would differ.
    func score(_ child: Int, _ reference: [Int: Int]) -> Double {
        reference.keys.sorted().reduce(0) { sum, measure in
            sum + score(child, measure, reference[measure] ?? 0, except: Set(reference.keys))
        }
    }

    private func score(_ child: Int, _ measure: Int, _ reference: Int, except: Set<Int>) -> Double {
        guard let recorded = children[child].values[measure] else { return 0 }
        // Votes are known best per valid vote; a figure that would differ too is no base.
        let base = bases.first {
            !except.contains($0) && $0 != measure && children[child].values[$0] ?? 0 > 0
        }
        func size(_ row: Int) -> Double? {
            guard let base else { return 1 }
            return children[row].values[base].flatMap { $0 > 0 ? Double($0) : nil }
        }
        guard let own = size(child) else { return 0 }
        var neighbours: [(value: Double, size: Double)] = []
        for row in children.indices where row != child {
            if let value = children[row].values[measure], let size = size(row) {
                neighbours.append((Double(value), size))
            }
        }
        guard neighbours.count >= Unusualness.fewest else { return 0 }
        let rate = Unusualness.median(neighbours.map { $0.value / $0.size })
        let spread = Unusualness.median(
            neighbours.map { abs($0.value - rate * $0.size) / $0.size.squareRoot() })
        let least = base == nil ? rate.squareRoot() : (max(rate * (1 - rate), rate / 10)).squareRoot()
        let scale = max(Unusualness.madFactor * spread, least, 1e-6) * own.squareRoot()
        func logarithm(_ value: Int) -> Double {
            let z = (Double(value) - rate * own) / scale
            return -2.5 * log1p(z * z / 4)
        }
        return logarithm(reference) - logarithm(recorded)
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
