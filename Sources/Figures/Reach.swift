/// How far an axis reaches where one value lies much farther out than the others, which it would squash.
enum Reach {
    /// Rows with fewer than which a chart has room for one that is far out.
    private static let few = 6

    /// The reach that shows at least half of the rows, and every other one that is not three times as far out as the one
    /// before it, or eight times among few rows; what lies beyond is pointed at.
    ///
    /// - Parameters:
    ///   - reaches: The distance from the centre that each row needs.
    ///   - least: What is no outlier, however small the others are.
    ///   - kept: What is shown however far out it is, such as ranges that hold what they are compared with.
    static func limit(_ reaches: [Double], least: Double, kept: [Double] = []) -> Double {
        max(limit(reaches, least), kept.max() ?? 0)
    }

    private static func limit(_ reaches: [Double], _ least: Double) -> Double {
        let sorted = reaches.filter(\.isFinite).sorted()
        guard var reach = sorted.last else { return least }
        let factor = sorted.count < few ? 8.0 : 3
        for place in sorted.indices.dropLast() where place >= (sorted.count - 1) / 2 {
            if sorted[place + 1] > factor * max(sorted[place], least) {
                reach = sorted[place]
                break
            }
        }
        return max(reach, least)
    }
}
