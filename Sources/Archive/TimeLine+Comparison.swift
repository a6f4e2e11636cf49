import Elections

extension TimeLine {
    /// What became of the figures from one capture to another, whatever lies between them.
    ///
    /// - Parameters:
    ///   - old: An entry with what it parses to.
    ///   - new: A later one.
    /// - Returns: A line for each contest and region of either, in the order of the later one and then of the earlier one.
    public static func changes(
        from old: (entry: CaptureArchive.Entry, captures: [Capture]),
        to new: (entry: CaptureArchive.Entry, captures: [Capture])
    ) -> [Item] {
        func key(_ capture: Capture) -> [String] { [capture.contest, capture.region?.text ?? ""] }
        let before = Dictionary(old.captures.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        let isWhole = new.entry.manifest.blob(.page) != nil
        var items = new.captures.map { capture in
            var series = Series()
            if let earlier = before[key(capture)] {
                _ = series.take(Figures(earlier), of: earlier, at: old.entry, isWhole: true)
            }
            return series.take(Figures(capture), of: capture, at: new.entry, isWhole: isWhole)
        }
        let kept = Set(new.captures.map(key))
        for capture in old.captures where isWhole && !kept.contains(key(capture)) {
            var series = Series()
            _ = series.take(Figures(capture), of: capture, at: old.entry, isWhole: true)
            var gone = capture
            gone.entries = []
            (gone.stationsIn, gone.stationsTotal) = (nil, nil)
            items.append(series.take(Figures(gone), of: gone, at: new.entry, isWhole: true))
        }
        return items
    }
}
