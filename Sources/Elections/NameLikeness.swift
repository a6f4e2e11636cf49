/// Names that two files may write differently: another letter case, apostrophe or dash, more blanks.
///
/// For hints only. Two such names may be two places, so they are never joined.
public struct NameLikeness: Sendable {
    private let names: [String: String]

    /// - Parameter names: The names of one file.
    public init(_ names: some Sequence<String>) {
        var known: [String: String] = [:]
        for name in names where !name.isEmpty {
            let plain = NameLikeness.plain(name)
            if known[plain] == nil { known[plain] = name }
        }
        self.names = known
    }

    /// The name of the file that may be meant by another; `nil` where there is none, or where it is the same.
    ///
    /// - Parameter name: A name of another file.
    public func name(like name: String) -> String? {
        names[NameLikeness.plain(name)].flatMap { $0 == name ? nil : $0 }
    }

    /// A name without letter case, kinds of apostrophe and dash, and with single blanks.
    ///
    /// - Parameter name: Any text.
    public static func plain(_ name: String) -> String {
        var text = ""
        var hasBlank = false
        for scalar in name.lowercased().unicodeScalars {
            if scalar.properties.isWhitespace {
                hasBlank = !text.isEmpty
                continue
            }
            if hasBlank { text.append(" ") }
            hasBlank = false
            switch scalar.value {
            case 0x27, 0x60, 0xB4, 0x2B9, 0x2BB...0x2BD, 0x2BE, 0x2BF, 0x2C8, 0x2018...0x201B, 0x2032, 0xFF07:
                text.append("'")
            case 0x2D, 0x2010...0x2015, 0x2212: text.append("-")
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
