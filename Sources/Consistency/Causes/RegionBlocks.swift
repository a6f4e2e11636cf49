import Elections

/// The largest regions of a tree in all of whose rows something shows.
struct RegionBlocks {
    /// A region and everything below it.
    struct Block {
        /// Number of levels down to it; 0 is the whole.
        let depth: Int
        let unit: Int
        /// Units of the lowest level with rows that show it.
        let leaves: [Int]
    }

    private let tree: RegionTree
    /// Rows of each unit of the lowest level that could show it.
    private let rows: [Int]
    /// For each depth, the unit to which each unit of the lowest level belongs.
    private let owners: [[Int32]]
    /// For each depth, the rows of each unit that could show it.
    private let totals: [[Int]]

    init(_ tree: RegionTree, rows: [Int]) {
        self.tree = tree
        self.rows = rows
        owners = (0...tree.levels.count).map(tree.owners)
        totals = owners.map { owners in
            var sums = [Int](repeating: 0, count: Int(owners.max() ?? 0) + 1)
            for (leaf, unit) in owners.enumerated() { sums[Int(unit)] += rows[leaf] }
            return sums
        }
    }

    /// Blocks from the top down: a region that is none is looked into.
    ///
    /// - Parameters:
    ///   - showing: For each unit of the lowest level the rows in which it shows.
    ///   - isWhole: Whether all rows of a block have it; asked where at least half of them show it.
    func blocks(_ showing: [Int: Int], isWhole: (Block, _ rows: Int) throws -> Bool) rethrows -> [Block] {
        var found: [Block] = []
        func look(_ depth: Int, _ unit: Int, _ leaves: [Int]) throws {
            let shown = leaves.reduce(0) { $0 + (showing[$1] ?? 0) }
            guard shown > 1 else { return }
            let all = totals[depth][unit]
            let block = Block(depth: depth, unit: unit, leaves: leaves)
            if 2 * shown >= all, try isWhole(block, all) {
                found.append(block)
                return
            }
            guard depth < tree.levels.count else { return }
            let below = Dictionary(grouping: leaves) { Int(owners[depth + 1][$0]) }
            for child in below.keys.sorted() { try look(depth + 1, child, below[child] ?? []) }
        }
        try look(0, 0, showing.keys.sorted())
        return found
    }

    /// Name of a block.
    func region(_ block: Block) -> LevelRegion {
        guard block.depth > 0 else { return LevelRegion(nil, nil) }
        let level = tree.levels[block.depth - 1]
        return LevelRegion(level.name, level.code(block.unit))
    }

    /// Whether a unit of the lowest level could show it.
    func isCompared(_ unit: Int) -> Bool { rows[unit] > 0 }

    /// Every unit of the lowest level within a block.
    func units(_ block: Block) -> [Int] {
        rows.indices.filter { owners[block.depth][$0] == block.unit }
    }
}

/// How many times a figure is another one, as a short decimal.
struct ShortFactor: Sendable, Hashable {
    /// In thousandths.
    let thousandths: Int
    /// Whether what is behind the point was cut off instead of rounded.
    var isCut = false

    /// A figure that is 0 whatever it should be.
    static let zero = ShortFactor(thousandths: 0)

    var text: String {
        let digits = String(thousandths % 1000 + 1000).dropFirst()
        let decimals = String(digits.reversed().drop { $0 == "0" }.reversed())
        return "\(thousandths / 1000)" + (decimals.isEmpty ? "" : ".\(decimals)")
    }

    /// The factors with up to two decimals nearest to a ratio, the shortest first; none for a
    /// ratio that is too small or too large for such a slip.
    ///
    /// - Parameters:
    ///   - recorded: What is there.
    ///   - wanted: What should be.
    static func near(_ recorded: Int, _ wanted: Int) -> [ShortFactor] {
        guard wanted > 0, recorded > 0 else { return [] }
        let ratio = Double(recorded) / Double(wanted)
        guard (0.001...1000).contains(ratio) else { return [] }
        let found = [1000, 100, 10].compactMap { step -> ShortFactor? in
            let value = Int((ratio * 1000 / Double(step)).rounded()) * step
            return value > 0 && value != 1000 && abs(Double(value) / 1000 / ratio - 1) < 0.02
                ? ShortFactor(thousandths: value) : nil
        }.uniqued()
        return found
            + found.filter { !$0.isWhole }.map { ShortFactor(thousandths: $0.thousandths, isCut: true) }
    }

    /// Whether a number is so many times another, as far as whole numbers can be.
    ///
    /// - Parameter rows: Rows that the number is the sum of, each of which was made whole by itself.
    func isMet(_ recorded: Int, _ wanted: Int, rows: Int = 1) -> Bool {
        let gap = 1000 * recorded - thousandths * wanted
        if isWhole { return gap == 0 }
        return isCut ? gap <= 0 && gap > -1000 * rows : 2 * abs(gap) <= 1000 * rows
    }

    /// Whether sums are out by much more than rounding of the rows below them leaves open.
    ///
    /// - Parameters:
    ///   - differences: By how much each sum is out.
    ///   - rows: Rows below all of them.
    func isSharp(_ differences: [Int], rows: Int) -> Bool {
        let least = thousandths % 100 == 0 ? 6 : 12
        return isWhole || rows == differences.count
            || differences.reduce(0) { $0 + abs($1) } >= least * rows
    }

    /// The chance that sums which are out for another reason, each by anything up to twice as much either way, are all so many
    /// times what they should be; the largest of them told the factor. 1 of a factor with two decimals: nobody types one, and some such
    /// factor fits whatever holds a column that is out.
    ///
    /// - Parameters:
    ///   - differences: By how much each sum is out.
    ///   - rows: Rows below each of them, each of which was made whole by itself.
    func chance(_ differences: [Int], rows: [Int]) -> Double {
        guard thousandths % 100 == 0 else { return 1 }
        let order = zip(differences, rows).sorted { abs($0.0) > abs($1.0) }
        return order.dropFirst().reduce(1) { chance, sum in
            chance * min(1, Double(sum.1 + 1) / Double(2 * abs(sum.0) + 1))
        }
    }

    /// Whether it says more than that all figures are out by the same number: that has other causes.
    ///
    /// - Parameter differences: By how much each figure is out.
    func isTold(by differences: some Sequence<Int>) -> Bool { isPowerOfTen || Set(differences).count > 1 }

    /// A whole number of times leaves nothing to round.
    var isWhole: Bool { thousandths % 1000 == 0 }

    /// Whether it only moves the decimal point.
    var isPowerOfTen: Bool { [10, 100, 10_000, 100_000, 1_000_000].contains(thousandths) }
}
