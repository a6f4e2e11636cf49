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

    init(_ tree: RegionTree, rows: [Int]) {
        self.tree = tree
        self.rows = rows
    }

    /// Blocks from the top down: a region that is none is looked into.
    ///
    /// - Parameters:
    ///   - showing: For each unit of the lowest level the rows in which it shows.
    ///   - isWhole: Whether all rows of a block have it; asked where at least half of them show it.
    func blocks(_ showing: [Int: Int], isWhole: (Block, _ rows: Int) throws -> Bool) rethrows -> [Block] {
        let lowest = tree.levels.count
        var found: [Block] = []
        var totals: [[Int: Int]] = Array(repeating: [:], count: lowest + 1)
        for leaf in rows.indices where rows[leaf] > 0 {
            for (depth, unit) in path(leaf).enumerated() { totals[depth][unit, default: 0] += rows[leaf] }
        }
        func look(_ depth: Int, _ unit: Int, _ leaves: [Int]) throws {
            let shown = leaves.reduce(0) { $0 + (showing[$1] ?? 0) }
            guard shown > 1 else { return }
            let all = totals[depth][unit] ?? 0
            let block = Block(depth: depth, unit: unit, leaves: leaves)
            if 2 * shown >= all, try isWhole(block, all) {
                found.append(block)
                return
            }
            guard depth < lowest else { return }
            let below = Dictionary(grouping: leaves) { path($0)[depth + 1] }
            for child in below.keys.sorted() { try look(depth + 1, child, below[child] ?? []) }
        }
        try look(0, 0, showing.keys.sorted())
        return found
    }

    /// The units above a unit of the lowest level and itself, from the whole down.
    private func path(_ leaf: Int) -> [Int] {
        tree.levels.isEmpty ? [0] : [0] + tree.path(level: tree.levels.count - 1, unit: leaf)
    }

    /// Name of a block.
    func region(_ block: Block) -> LevelRegion {
        guard block.depth > 0 else { return LevelRegion(nil, nil) }
        let level = tree.levels[block.depth - 1]
        return LevelRegion(level.name, level.code(block.unit))
    }

    /// Units of the lowest level that could show it.
    var compared: [Int] { rows.indices.filter { rows[$0] > 0 } }

    /// Every unit of the lowest level within a block.
    func units(_ block: Block) -> [Int] {
        rows.indices.filter { path($0)[block.depth] == block.unit }
    }
}

/// How many times a figure is another one, as a short decimal.
struct ShortFactor: Sendable, Hashable {
    /// In thousandths.
    let thousandths: Int

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
        return [1000, 100, 10].compactMap { step -> ShortFactor? in
            let value = Int((ratio * 1000 / Double(step)).rounded()) * step
            return value > 0 && value != 1000 && abs(Double(value) / 1000 / ratio - 1) < 0.02
                ? ShortFactor(thousandths: value) : nil
        }.uniqued()
    }

    /// Whether a number is so many times another, rounded where it must be.
    func isMet(_ recorded: Int, _ wanted: Int) -> Bool {
        2 * abs(1000 * recorded - thousandths * wanted) <= (isWhole ? 0 : 1000)
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
