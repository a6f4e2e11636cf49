/// A fixed rank-1 lattice in up to 41 dimensions.
///
/// The generating vectors were built component by component for the P₂ criterion with product weights 1/j
/// (Nuyens & Cools 2006, Math. Comp. 75:903); the points are folded by the baker's transformation, so
/// that integrands need not be periodic. Nothing is random: equal arguments give equal results.
struct Lattice: Sendable {
    static let dimensions = 41

    let count: Int
    private let generator: [Int]
    /// Coordinates strictly inside (0, 1), point after point.
    let coordinates: [Double]

    private init(count: Int, generator: [Int]) {
        self.count = count
        self.generator = generator
        coordinates = (0..<count).flatMap { point in
            generator.map { factor -> Double in
                let centred = (Double((point * factor) % count) + 0.5) / Double(count)
                return min(1 - 1e-12, max(1e-12, abs(2 * centred - 1)))
            }
        }
    }

    /// A coordinate of a point where the lattice stands at another position, moved by multiples of square roots that
    /// differ from one coordinate to the next.
    func shifted(_ point: Int, _ column: Int, by position: Int) -> Double {
        let move = Double(position) * (Double(column + 2).squareRoot() + Double(column) / 7)
        let centred = (Double((point * generator[column]) % count) + 0.5) / Double(count) + move
        return min(1 - 1e-12, max(1e-12, abs(2 * (centred - centred.rounded(.down)) - 1)))
    }

    /// 2,039 points.
    static let standard = Lattice(
        count: 2_039,
        generator: [
            1, 462, 753, 595, 780, 237, 864, 49, 213, 684, 738, 624, 259, 859, 869, 153, 348, 743, 948, 669,
            385, 469, 343, 279, 659, 985, 380, 74, 200, 32, 970, 353, 928, 632, 42, 827, 116, 274, 501, 553,
            590,
        ])

    /// 16,381 points.
    static let fine = Lattice(count: fineCount, generator: fineGenerator)

    static let fineCount = 16_381
    static let fineGenerator = [
        1, 3711, 5711, 6593, 2765, 330, 8068, 7060, 6242, 7298, 4682, 1404, 300, 4137, 3459, 1615, 5901, 4868,
        5869, 4570, 5358, 2907, 6824, 5138, 4735, 4460, 2144, 3979, 284, 1796, 7147, 1418, 6989, 410, 6437,
        5917, 4066, 772, 2797, 6950, 2238,
    ]
}
