import Testing

@testable import Archive

/// Which of two times came first, as far as their texts and precisions tell.
@Suite struct CaptureOrderTests {
    @Test(arguments: [
        // Text, precision, text, precision, whether the second is known to be later.
        ("2024-11-28T02:00:10Z", "second", "2024-11-28T02:00:11Z", "second", true),
        ("2024-11-28T02:00:10Z", "second", "2024-11-28T02:00:10Z", "second", false),
        ("2024-11-28T02:00Z", "minute", "2024-11-28T02:01Z", "minute", true),
        ("2024-11-28T02:00Z", "minute", "2024-11-28T02:00:59Z", "second", false),
        ("2024-11-28T02:00Z", "minute", "2024-11-28T02:01:00Z", "second", true),
        // What is known by the hour may be earlier than its minutes say.
        ("2024-11-28T02:10Z", "minute", "2024-11-28T02:30Z", "hour", false),
        ("2024-11-28T02:30+05:30", "hour", "2024-11-28T02:59+05:30", "minute", false),
        ("2024-11-28T02:30+05:30", "hour", "2024-11-28T03:00+05:30", "minute", true),
        ("2024-11-28T02:00:40Z", "minute", "2024-11-28T02:00:50Z", "second", false),
        ("2024-11-28T02:00:20Z", "second", "2024-11-28T02:00:40Z", "minute", false),
        ("2024-11-28", "day", "2024-11-28T23:00+07:00", "minute", false),
        ("2024-11-28", "day", "2024-11-29T01:00+07:00", "minute", true),
        ("2024-11", "month", "2024-11-29T01:00+07:00", "minute", false),
    ])
    func orderIsWhatTimesTell(one: String, first: String, two: String, second: String, isLater: Bool) throws {
        let (one, two) = (
            try CaptureTime(one, precision: CaptureTime.Precision(rawValue: first)),
            try CaptureTime(two, precision: CaptureTime.Precision(rawValue: second))
        )
        #expect(two.isKnownToFollow(one) == isLater && !one.isKnownToFollow(two))
        // Times whose order is not known may be the same one, and those of known order never.
        if one.precision != .day, one.precision != .month { #expect(one.span.overlaps(two.span) != isLater) }
    }

    private static func entry(
        _ index: Int, _ second: Int, _ source: Manifest.TimeSource
    ) -> CaptureArchive.Entry {
        let manifest = Manifest(
            kind: .capture, time: CaptureTime(seconds: 1_732_700_000 + second), timeSource: source,
            source: "p")
        return CaptureArchive.Entry(index: index, manifest: manifest, leaf: TreeHash(of: [UInt8(index)]))
    }

    /// Times of files: seconds of two of them, of a capture with a time of its own, and whether the second file is known to be later.
    @Test(
        arguments: [
            ([0, 1], nil, false), ([0, 30], nil, false), ([0, 31], nil, true), ([0, 0], nil, false),
            // A crawler that saves page after page for more than an hour copies nothing.
            (Array(stride(from: 0, through: 3_630, by: 30)), nil, true),
            (Array(stride(from: 0, through: 3_600, by: 30)), nil, false), ([0, 7_200], 100, true),
        ] as [([Int], Int?, Bool)])
    func filesAreInOrderWhereTheyWereNotWrittenTogether(files: [Int], own: Int?, isLater: Bool) {
        var entries = files.enumerated().map { Self.entry($0.offset, $0.element, .file) }
        let (first, last) = (entries[0], entries[files.count - 1])
        if let own { entries.append(Self.entry(files.count, own, .name)) }
        let order = CaptureOrder(entries)
        #expect(order.isKnown(last, toFollow: first) == isLater && !order.isKnown(first, toFollow: last))
        guard own != nil, let named = entries.last else { return }
        // The file may be a copy of what was captured long before; what was captured after it was written is later.
        #expect(order.isUnknown(last, named) && order.isKnown(named, toFollow: first))
    }
}
