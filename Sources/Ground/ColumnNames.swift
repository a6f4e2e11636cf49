/// A column of a header and the one that was probably meant by it.
public struct MeantColumn: Sendable, Hashable, Codable {
    /// The name in the header.
    public var name: String
    /// A name that is read, which the header lacks.
    public var meant: String

    /// - Parameters:
    ///   - name: The name in the header.
    ///   - meant: A name that is read, which the header lacks.
    public init(_ name: String, meant: String) {
        self.name = name
        self.meant = meant
    }
}

/// Which column was meant by another name: the one way in which headers are held against the names that are read.
public enum ColumnNames {
    /// Letters of a name below which one other letter is as much as may be wrong.
    private static let shortName = 6
    /// Fewest letters by which a name that goes on, as margin_of_error for margin_of_error_pct, is recognised.
    private static let stem = 5
    /// Fewest letters of a name that is the end of another.
    private static let ending = 3

    /// The name that was probably meant by another; `nil` where none is near.
    ///
    /// Names are near where they differ in letter case, blanks and signs of percent, in two letters (one of short names), or where
    /// one goes on behind the other with `_`; less so where the one there is, of several one alone, is the end of the other behind
    /// `_`, as pct of share_pct. Numbers in names are never taken for others: votes_1 is not votes_2.
    /// - Parameters:
    ///   - name: The name as written.
    ///   - names: The names there are.
    public static func nearest(to name: String, among names: [String]) -> String? {
        let plain = ColumnNames.plain(name)
        guard !plain.isEmpty else { return nil }
        var best: (name: String, distance: Int)?
        var ends: [String] = []
        for other in names {
            let its = ColumnNames.plain(other)
            guard plain.filter(\.isNumber) == its.filter(\.isNumber) else { continue }
            if let distance = distance(plain, its), best.map({ distance < $0.distance }) ?? true {
                best = (other, distance)
            }
            if its.count >= ending, plain.hasSuffix("_" + its) { ends.append(other) }
        }
        return best?.name ?? (ends.count == 1 ? ends[0] : nil)
    }

    /// The columns of a header that were probably meant for others, which it lacks.
    ///
    /// - Parameters:
    ///   - unknown: Columns that nothing reads.
    ///   - header: All columns.
    ///   - known: All names that are read.
    public static func meant(_ unknown: [String], of header: [String], known: [String]) -> [MeantColumn] {
        let missing = known.filter { !header.contains($0) }
        return unknown.compactMap { name in
            nearest(to: name, among: missing).map { MeantColumn(name, meant: $0) }
        }
    }

    private static func distance(_ name: String, _ other: String) -> Int? {
        // station is station_no sooner than stations.
        if name.count >= stem, other.hasPrefix(name + "_") { return 0 }
        let most = min(name.count, other.count) < shortName ? 1 : 2
        if abs(name.count - other.count) <= most {
            let distance = Spelling.distance(name, other)
            if distance <= most { return distance }
        }
        // margin_of_eror_pct is margin_of_error_pct sooner than margin_of.
        return other.count >= stem && name.hasPrefix(other + "_") ? most + 1 : nil
    }

    /// A name in small letters with one kind of blank.
    private static func plain(_ name: String) -> String {
        String(
            name.lowercased().map { $0 == " " || $0 == "-" || $0 == "\u{00A0}" ? "_" : $0 }.filter {
                $0 != "\u{FEFF}" && $0 != "%"
            })
    }
}
