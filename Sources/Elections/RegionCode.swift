/// A list of region codes: who made it and in which edition.
///
/// Kemendagri and BPS codes have the same length and mean different places (91 is Papua in one and Papua
/// Barat in the other), so a code without its scheme is not a place.
public struct RegionCodeScheme: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Name of the list, lower case: `kemendagri`, `bps`, or any other name for another country.
    public var name: String
    /// Edition of the list, such as the year of the decree that holds it.
    public var edition: String

    public init(name: String, edition: String) {
        self.name = name
        self.edition = edition
    }

    /// The scheme assumed where a folder does not say: nothing is known about it.
    public static let undeclared = RegionCodeScheme(name: "undeclared", edition: "")

    /// Name of the list of the Ministry of Home Affairs.
    public static let kemendagri = "kemendagri"
    /// Name of the list of Statistics Indonesia, which has other numbers for the same regions.
    public static let bps = "bps"

    /// Whether it is the list of the Ministry of Home Affairs, of any edition.
    public var isKemendagri: Bool { name == RegionCodeScheme.kemendagri }
    /// Whether it is one of the lists of Indonesia.
    public var isIndonesian: Bool { isKemendagri || name == RegionCodeScheme.bps }

    public var description: String { edition.isEmpty ? name : "\(name)/\(edition)" }
}

/// The code of a region in one scheme, always text: leading digits count.
public struct RegionCode: Hashable, Sendable, Codable, CustomStringConvertible {
    public let text: String
    public let scheme: RegionCodeScheme

    public init(_ text: String, scheme: RegionCodeScheme) {
        self.text = text
        self.scheme = scheme
    }

    public var description: String { text }

    /// The administrative level that the length of a Kemendagri or BPS code says; `nil` in other schemes and for text
    /// that is no number.
    ///
    /// `00` is the whole country and codes that start with 99 are abroad.
    public var level: RegionLevel? {
        guard scheme.isIndonesian,
            text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        if text == "00" { return .nation }
        switch (text.utf8.count, scheme.isKemendagri) {
        case (2, _): return .province
        case (4, _): return .regency
        case (6, true), (7, false): return .district
        case (10, _): return .village
        default: return nil
        }
    }
}

extension RegionCode {
    /// The level, read off the length of the code also where a folder does not declare its scheme: 2 digits
    /// are a province and 4 a kabupaten or kota in every Indonesian list.
    public var assumedLevel: RegionLevel? {
        guard scheme == .undeclared else { return level }
        return RegionCode(text, scheme: RegionCodeScheme(name: RegionCodeScheme.kemendagri, edition: ""))
            .level
    }
}

/// Administrative levels of an Indonesian count, from the top down.
public enum RegionLevel: Int, Sendable, Codable, Comparable, CaseIterable {
    case nation, province, regency, district, village

    public static func < (lhs: RegionLevel, rhs: RegionLevel) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// A region as `regions.csv` names it.
public struct Region: Sendable, Equatable, Codable {
    public var code: RegionCode
    public var name: String
    public var parent: RegionCode?

    public init(code: RegionCode, name: String, parent: RegionCode?) {
        self.code = code
        self.name = name
        self.parent = parent
    }
}
