/// Which count a reading is a page of: a pollster's, of a contest, a region and a kind. An exit poll of the same pollster is another
/// count.
public struct CountKey: Hashable, Sendable {
    public let contest: String
    /// Code of the region; empty where neither the reading nor its contest has one.
    public let region: String
    /// The pollster's name as ``name(_:)`` has it.
    public let pollster: String
    public let kind: CountSourceKind

    public init(contest: String, region: RegionCode?, pollster: String, kind: CountSourceKind) {
        (self.contest, self.region, self.kind) = (contest, region?.text ?? "", kind)
        self.pollster = CountKey.name(pollster)
    }

    /// - Parameters:
    ///   - reading: A page.
    ///   - home: Regions of contests, which readings without a region have: `Election.homes`.
    public init(_ reading: QuickCountReading, home: [String: RegionCode]) {
        self.init(
            contest: reading.contest, region: reading.region ?? home[reading.contest],
            pollster: reading.pollster, kind: reading.sourceKind)
    }

    /// A pollster's name as it is compared: upper and lower case, blanks and punctuation tell nobody apart.
    public static func name(_ pollster: String) -> String {
        let name = plainName(pollster) ?? pollster.lowercased().filter { $0.isLetter || $0.isNumber }
        return name.isEmpty ? pollster : name
    }

    /// Small letters and digits of a name of ASCII characters; `nil` for any other.
    private static func plainName(_ pollster: String) -> String? {
        var kept: [UInt8] = []
        kept.reserveCapacity(pollster.utf8.count)
        for byte in pollster.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                kept.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): kept.append(byte | 0x20)
            case 0x80...: return nil
            default: break
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}

extension Election {
    /// Region of each contest that has one; the first of contests with the same id.
    public var homes: [String: RegionCode] {
        Dictionary(
            contests.compactMap { contest in contest.region.map { (contest.id, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
