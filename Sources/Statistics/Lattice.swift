/// A fixed rank-1 lattice of 16,381 points in up to 41 dimensions.
///
/// The generating vector was built component by component for the P₂ criterion with product weights 1/j
/// (Nuyens & Cools 2006, Math. Comp. 75:903); the points are folded by the baker's transformation, so
/// that integrands need not be periodic. Nothing is random: equal arguments give equal results.
enum Lattice {
    static let count = 16_381
    static let dimensions = 41

    static let generator: [Int] = [
        1, 3711, 5711, 6593, 2765, 330, 8068, 7060, 6242, 7298, 4682, 1404, 300, 4137, 3459, 1615, 5901,
        4868, 5869, 4570, 5358, 2907, 6824, 5138, 4735, 4460, 2144, 3979, 284, 1796, 7147, 1418, 6989, 410,
        6437, 5917, 4066, 772, 2797, 6950, 2238,
    ]

    /// Coordinate of a point, strictly inside (0, 1).
    static func coordinate(point: Int, dimension: Int) -> Double {
        let position = (point * generator[dimension]) % count
        let centred = (Double(position) + 0.5) / Double(count)
        let folded = abs(2 * centred - 1)
        return min(1 - 1e-12, max(1e-12, folded))
    }
}
