import Elections

/// Addresses of one page, which moved from one to the next.
///
/// A page is taken for that of another address where both begin with the same contest, region and kind, the one was captured for the last
/// time before the other was for the first time, and both then showed the same contests and regions: the page of a country and that of a
/// province are two. Addresses whose captures lie between each other are pages of their own, for one of
/// them may lag behind the other; and where two ended before a third began, it is none of them.
struct PageMoves: Sendable, Hashable {
    /// The first address of each page that moved, by its later ones.
    private var first: [String: String] = [:]
    /// The first of several ways to write the address of a page, by what names the page.
    private var written: [PageAddress: String] = [:]

    private struct Heading: Hashable {
        var place: OneSecond.Place
        /// A file of stations says nothing of what it is of: its path must be the same, with all that is asked, which may be of
        /// another province or round.
        var path: String
    }

    private struct Span {
        var source: String
        var range: ClosedRange<Int>
        /// Contests and regions of its first and of its last capture.
        var first: Set<OneSecond.Place>
        var last: Set<OneSecond.Place>
    }

    /// - Parameters:
    ///   - entries: Entries in the order of time.
    ///   - read: What captures parse to, by their place in the log.
    init(_ entries: [CaptureArchive.Entry], _ read: [Int: [Capture]]) {
        var spans: [Heading: [Span]] = [:]
        var known: [String: (heading: Heading, number: Int)] = [:]
        for (position, entry) in entries.enumerated() where entry.manifest.kind == .capture {
            let address = PageAddress(entry.manifest.source)
            let source = written[address] ?? entry.manifest.source
            written[address] = source
            guard let captures = read[entry.index], let capture = captures.first else { continue }
            let places = Set(captures.map(OneSecond.Place.init))
            if let (heading, number) = known[source] {
                let start = spans[heading]?[number].range.lowerBound ?? position
                spans[heading]?[number].range = start...position
                spans[heading]?[number].last = places
                continue
            }
            let isTable = capture.sourceKind == TimeLine.tableKind
            let heading = Heading(
                place: OneSecond.Place(capture), path: isTable ? PageMoves.unpacked(address.path) : "")
            known[source] = (heading, spans[heading]?.count ?? 0)
            spans[heading, default: []].append(
                Span(source: source, range: position...position, first: places, last: places))
        }
        for found in spans.values where found.count > 1 { join(found) }
    }

    /// - Parameter spans: Addresses with one heading, in the order of their beginnings.
    private mutating func join(_ spans: [Span]) {
        var last: [Span] = []
        for span in spans {
            let ended = last.indices.filter {
                last[$0].range.upperBound < span.range.lowerBound && last[$0].last == span.first
            }
            // Of several that ended before, nobody knows which one it was.
            if ended.count == 1 {
                first[span.source] = first[last[ended[0]].source] ?? last[ended[0]].source
                last[ended[0]] = span
            } else {
                last.append(span)
            }
        }
    }

    /// The first address of the page that stands at an address.
    func page(_ source: String) -> String {
        let one = written[PageAddress(source)] ?? source
        return first[one] ?? one
    }

    private static func unpacked(_ path: String) -> String {
        path.lowercased().hasSuffix(".gz") ? String(path.dropLast(3)) : path
    }
}
