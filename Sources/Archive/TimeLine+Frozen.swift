extension TimeLine {
    /// How long a page has had the same bytes.
    public struct Frozen: Sendable, Hashable {
        /// The first entry with these bytes; all captures of the page since then have them.
        public var since: Int
        public var first: CaptureTime
        /// When they were seen last so far.
        public var last: CaptureTime

        public init(since: Int, first: CaptureTime, last: CaptureTime) {
            (self.since, self.first, self.last) = (since, first, last)
        }

        /// A part of a length of time.
        public enum Unit: Int, Sendable, CaseIterable {
            case day = 86_400
            case hour = 3_600
            case minute = 60
            case second = 1
        }

        /// The time between the two captures in its two largest units, cut off behind them; `nil` where either time is not known to
        /// the minute, or there is none between them.
        public var length: [(count: Int, unit: Unit)]? {
            let precisions: [CaptureTime.Precision] = [.second, .minute]
            var rest = last.seconds - first.seconds
            guard rest > 0, precisions.contains(first.precision), precisions.contains(last.precision) else {
                return nil
            }
            // Seconds are said only where both times have them.
            let isExact = first.precision == .second && last.precision == .second
            var parts: [(count: Int, unit: Unit)] = []
            for unit in Unit.allCases where unit != .second || isExact {
                if rest >= unit.rawValue { parts.append((rest / unit.rawValue, unit)) }
                rest %= unit.rawValue
            }
            guard let largest = parts.first else { return nil }
            // Days and minutes without hours between them are days.
            let next = parts.dropFirst().first { $0.unit.follows(largest.unit) }
            return [largest] + (next.map { [$0] } ?? [])
        }
    }
}

extension TimeLine.Frozen.Unit {
    /// Whether it is the next smaller unit.
    fileprivate func follows(_ other: Self) -> Bool {
        let all = Self.allCases
        return all.firstIndex(of: self) == all.firstIndex(of: other).map { $0 + 1 }
    }
}
