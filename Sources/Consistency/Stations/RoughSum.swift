import Elections

/// Whether the figures of a row are about the sums of those of other rows, as those of a total are that was made before the last
/// rows came, or with slips of its own.
///
/// What tells is the size: a row that is several times the largest other one, and in every figure within a small part of the sum. It
/// is asked of rows alone that have no number while others have: a station may be as large as several others together.
struct RoughSum {
    /// Rows that are summed at least.
    private static let leastRows = 4
    /// Figures from which on a difference is a part of them; smaller ones may be off by as much as a slip or two.
    private static let leastFigure = 50
    /// What a small figure may be off by.
    private static let smallGap = 5
    /// Choices that must have votes: the sum of one is met by chance too often.
    private static let leastChoices = 2

    /// A figure may be off by so many times what all votes are off by at most.
    private static let ofOneFigure = 3.0

    /// From so many rows, and so many times the largest of them, by what part all votes may be off.
    private static let bounds: [(rows: Int, times: Int, part: Double)] = [
        (20, 5, 0.1), (8, 3, 0.05), (leastRows, 2, 0.02),
    ]

    /// Places of the columns of choices.
    private let choices: Range<Int>
    private let evidence: SumEvidence

    /// - Parameter table: The stations; its columns are those of the choices and then the others.
    init(_ table: StationTable) {
        choices = table.votes.indices
        evidence = SumEvidence(table.measures)
    }

    /// Whether so many figures are exactly the sums as chance does not give, whatever the others are.
    ///
    /// - Parameters:
    ///   - values: Figures of the row; `nil` where it has none.
    ///   - sums: Sums of the others; `nil` where one was not read.
    ///   - rows: How many others there are.
    ///   - places: In how many places it is looked for.
    func isToldByFigures(_ values: [Int?], _ sums: [Int?], rows: Int, among places: Int) -> Bool {
        rows > 1
            && evidence.ways(values, sums, off: values.count) >= TotalRows.files * Double(max(1, places))
    }

    /// Votes of all choices; a figure that is not there is none.
    func votes(_ figures: (Int) -> Int?) -> Int { choices.reduce(0) { $0 + (figures($1) ?? 0) } }

    /// - Parameters:
    ///   - values: Figures of the row; `nil` where it has none.
    ///   - sums: Sums of the others; `nil` where one was not read.
    ///   - rows: How many others there are.
    ///   - most: Votes of the one that has most of them; asked only where the figures fit.
    func isMet(_ values: [Int?], _ sums: [Int?], rows: Int, most: () -> Int) -> Bool {
        guard rows >= RoughSum.leastRows, choices.allSatisfy({ values[$0] != nil && sums[$0] != nil }),
            choices.count(where: { values[$0] ?? 0 > 0 && sums[$0] ?? 0 > 0 }) >= RoughSum.leastChoices
        else { return false }
        var farthest = 0.0
        for (value, sum) in zip(values, sums) {
            guard let value, let sum else { continue }
            let gap = abs(value - sum)
            if max(value, sum) >= RoughSum.leastFigure {
                farthest = max(farthest, Double(gap) / Double(max(value, sum)))
            } else if gap > RoughSum.smallGap {
                return false
            }
        }
        let (own, sum) = (votes { values[$0] }, votes { sums[$0] })
        let off = max(
            Double(abs(own - sum)) / Double(max(1, own, sum)), farthest / RoughSum.ofOneFigure)
        let fitting = RoughSum.bounds.filter { rows >= $0.rows && off <= $0.part }
        guard !fitting.isEmpty else { return false }
        let most = most()
        return fitting.contains { own >= $0.times * max(1, most) }
    }
}
