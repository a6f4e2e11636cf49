import Wording

extension TimelineChart.Panel {
    /// What the display showed first and last, as a sentence without a stop; the range of it where it is not known which
    /// capture was first or last.
    ///
    /// - Parameters:
    ///   - choice: The choice in words.
    ///   - words: Language of the sentence.
    ///   - share: A share in percent as text.
    /// - Returns: `nil` where nothing is shown.
    public func shown(_ choice: String, _ words: any PlotWords, _ share: (Double) -> String) -> String? {
        let line = line
        let first = line.filter { one in !line.contains { $0.precedes(one) } }.map(\.share)
        let last = line.filter { one in !line.contains { one.precedes($0) } }.map(\.share)
        guard let start = first.first, let end = last.last else { return nil }
        let final = official.map(share)
        if Set(first.map(share)).count == 1, Set(last.map(share)).count == 1 {
            return words.timelineTitle(choice, first: share(start), last: share(end), final: final)
        }
        let shares = line.map(\.share)
        return words.timelineRange(
            choice, low: share(shares.min() ?? start), high: share(shares.max() ?? end), final: final)
    }
}
