import Elections
import Ground

/// What a page parses to, as it is kept: captures in canonical JSON.
public enum CaptureTotals {
    static let format = "sanding/archive-totals/1"

    /// - Parameter captures: What the page displays, contest by contest and region by region.
    public static func bytes(_ captures: [Capture]) -> [UInt8] {
        CanonicalJSON.bytes(["captures": .array(captures.map(node)), "format": .string(format)])
    }

    /// Reads what ``bytes(_:)`` wrote.
    ///
    /// - Returns: `nil` where the bytes are something else.
    public static func captures(_ bytes: [UInt8]) -> [Capture]? {
        guard let node = try? JSONParser.parse(bytes), node["format"]?.text == format,
            let elements = node["captures"]?.elements
        else { return nil }
        let captures = elements.compactMap(capture)
        return captures.count == elements.count ? captures : nil
    }

    private static func node(_ capture: Capture) -> JSONNode {
        var members: [String: JSONNode] = [
            "captured_at": .string(capture.capturedAt), "contest": .string(capture.contest),
            "entries": .array(capture.entries.map(node)),
        ]
        let texts = [
            ("id", capture.id), ("region", capture.region?.text ?? ""),
            ("region_scheme", capture.region.map { $0.scheme.name } ?? ""),
            ("region_edition", capture.region.map { $0.scheme.edition } ?? ""),
            ("precision", capture.timePrecision), ("source_kind", capture.sourceKind),
            ("source_url", capture.source), ("note", capture.note),
        ]
        for (key, text) in texts where !text.isEmpty { members[key] = .string(text) }
        let counts = [
            ("stations_in", capture.stationsIn), ("stations_total", capture.stationsTotal),
            ("valid_votes", capture.validVotes),
        ]
        for (key, count) in counts { if let count { members[key] = .integer(count) } }
        if let uncounted = capture.uncounted {
            let counts = [
                ("totals", uncounted.totals), ("repeats", uncounted.repeats),
                ("contradicted", uncounted.contradicted),
            ]
            members["uncounted"] = .object(
                Dictionary(
                    uniqueKeysWithValues: counts.filter { $0.1 > 0 }.map { ($0.0, .integer($0.1)) }))
        }
        if capture.isGarbled { members["garbled"] = .bool(true) }
        return .object(members)
    }

    private static func node(_ entry: Capture.Entry) -> JSONNode {
        var members: [String: JSONNode] = ["ballot_no": .integer(entry.choice.number)]
        if let votes = entry.votes { members["votes"] = .integer(votes) }
        if let share = entry.sharePercent { members["share_pct"] = .string(share.description) }
        if let without = entry.stationsWithout { members["stations_without"] = .integer(without) }
        return .object(members)
    }

    private static func capture(_ node: JSONNode) -> Capture? {
        guard let contest = node["contest"]?.text, let time = node["captured_at"]?.text,
            let entries = node["entries"]?.elements
        else { return nil }
        func text(_ key: String) -> String { node[key]?.text ?? "" }
        let found = entries.compactMap { entry -> Capture.Entry? in
            guard let number = count(entry["ballot_no"]) else { return nil }
            return Capture.Entry(
                choice: Choice(number), votes: count(entry["votes"]),
                sharePercent: entry["share_pct"]?.text.flatMap(printed),
                stationsWithout: count(entry["stations_without"]))
        }
        guard found.count == entries.count else { return nil }
        let scheme = RegionCodeScheme(name: text("region_scheme"), edition: text("region_edition"))
        var isGarbled = false
        if case .bool(true)? = node["garbled"] { isGarbled = true }
        return Capture(
            id: text("id"), contest: contest,
            region: text("region").isEmpty ? nil : RegionCode(text("region"), scheme: scheme),
            capturedAt: time,
            timePrecision: text("precision"), sourceKind: text("source_kind"), entries: found,
            stationsIn: count(node["stations_in"]), stationsTotal: count(node["stations_total"]),
            validVotes: count(node["valid_votes"]),
            uncounted: node["uncounted"].map { rows in
                Capture.UncountedRows(
                    totals: count(rows["totals"]) ?? 0, repeats: count(rows["repeats"]) ?? 0,
                    contradicted: count(rows["contradicted"]) ?? 0)
            }, isGarbled: isGarbled, source: text("source_url"),
            note: text("note"))
    }

    private static func count(_ node: JSONNode?) -> Int? {
        guard case .integer(let value)? = node else { return nil }
        return value
    }

    private static func printed(_ text: String) -> PrintedNumber? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let units = Int(parts.joined()) else { return nil }
        return PrintedNumber(units: units, decimals: parts.count == 2 ? parts[1].count : 0)
    }
}
