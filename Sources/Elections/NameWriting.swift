import Foundation
import Ground

/// How two writings of one name differ.
public enum NameWriting: String, Sendable, Hashable, Codable, CaseIterable {
    /// Capitals and small letters, kinds of apostrophe and dash, blanks.
    case letterCase = "letter-case"
    /// Accents and letters of one language.
    case accents
    /// Letters that were read in another encoding than they were written in: `CÃ³rdoba`.
    case misread
    /// Letters for which a mark stands: `C?rdoba`.
    case lost

    /// Whether a file is damaged, and not only written in another way.
    public var isDamage: Bool { self == .misread || self == .lost }

    /// How two names differ that are the same without it; `nil` where they are not, or do not differ.
    ///
    /// - Parameters:
    ///   - name: One name.
    ///   - other: Another.
    public init?(_ name: String, _ other: String) {
        guard name != other else { return nil }
        if let key = NameWriting.key(name), key == NameWriting.key(other) {
            if NameLikeness.plain(name) == NameLikeness.plain(other) {
                self = .letterCase
            } else {
                let isMisread = [name, other].contains { NameWriting.asWritten($0) != $0 }
                self = isMisread ? .misread : .accents
            }
        } else if NameWriting.lacksLetters(name, of: other) || NameWriting.lacksLetters(other, of: name) {
            self = .lost
        } else {
            return nil
        }
    }

    /// What is left of a name without letter case, accents and what another encoding made of it; `nil` where it has no letter, as
    /// codes have none.
    ///
    /// - Parameter name: Any text.
    public static func key(_ name: String) -> String? {
        guard name.contains(where: \.isLetter) else { return nil }
        var text = ""
        for scalar in NameLikeness.plain(asWritten(name)).decomposedStringWithCanonicalMapping.unicodeScalars
        where scalar.properties.generalCategory != .nonspacingMark {
            switch scalar.value {
            case 0xE6: text += "ae"
            case 0xF8: text += "o"
            case 0x153: text += "oe"
            case 0xDF: text += "ss"
            case 0x142: text += "l"
            case 0x111, 0xF0: text += "d"
            case 0x131: text += "i"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// A name before it was read in another encoding, once or twice.
    private static func asWritten(_ name: String) -> String {
        var name = name
        for _ in 0..<2 {
            guard name.utf8.contains(where: { $0 >= 0x80 }), let bytes = TextEncoding.windowsBytes(name),
                let text = String(validating: bytes, as: UTF8.self)
            else { break }
            name = text
        }
        return name
    }

    /// What is left of a name where each run of marks and of letters that are not of the English alphabet is one sign: names of which
    /// one lacks letters of the other have the same.
    public static func skeleton(_ name: String) -> String {
        var text = String.UnicodeScalarView()
        var isOpen = false
        for scalar in name.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            let isFree = isLost(scalar) || scalar.value >= 0x80
            if !isFree { text.append(scalar) } else if !isOpen { text.append("\u{FFFD}") }
            isOpen = isFree
        }
        return String(text)
    }

    private static func isLost(_ scalar: Unicode.Scalar) -> Bool { scalar == "?" || scalar == "\u{FFFD}" }

    /// Whether a name is another one in which marks stand for all letters that are not of the English alphabet.
    ///
    /// - Parameters:
    ///   - name: The name with marks.
    ///   - whole: The other one.
    public static func lacksLetters(_ name: String, of whole: String) -> Bool {
        let own = Array(name.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars)
        let other = Array(whole.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars)
        guard own.contains(where: isLost), own.contains(where: \.properties.isAlphabetic) else {
            return false
        }
        var (place, behind) = (0, 0)
        while place < own.count {
            guard isLost(own[place]) else {
                guard behind < other.count, own[place] == other[behind] else { return false }
                (place, behind) = (place + 1, behind + 1)
                continue
            }
            let (first, start) = (place, behind)
            while place < own.count, isLost(own[place]) { place += 1 }
            while behind < other.count, other[behind].value >= 0x80 { behind += 1 }
            // A letter of several bytes may have as many marks.
            guard behind > start, behind - start <= place - first else { return false }
        }
        return behind == other.count
    }
}
