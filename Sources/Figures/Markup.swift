import Ground

/// Small pieces of markup shared by the drawings.
enum Markup {
    /// Text safe inside an XML element or attribute; characters that XML forbids are left out.
    static func escape(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case "\t", "\n", "\r": out += " "
            default:
                let isForbidden =
                    scalar.isControlOnPage || scalar.value == 0xFFFE || scalar.value == 0xFFFF
                if !isForbidden { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }

    /// A coordinate with at most two decimals.
    static func number(_ value: Double) -> String { plainDecimal(value, 2) }

    /// A number with at most `decimals` decimals and a point, without an exponent or trailing zeros.
    static func plainDecimal(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "0" }
        let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        guard let units = Int(exactly: (abs(value) * scale).rounded(.toNearestOrAwayFromZero)),
            let unit = Int(exactly: scale)
        else { return "0" }
        let whole = units / unit
        var fraction = String(units % unit)
        fraction = String(repeating: "0", count: max(0, decimals - fraction.count)) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        let sign = value < 0 && units > 0 ? "-" : ""
        return sign + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// An identifier that XML and CSS take without escapes: `a-z`, `0-9` and `-`, a letter first.
    static func identifier(_ text: String) -> String {
        var out = ""
        for scalar in text.lowercased().unicodeScalars {
            let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            if isPlain {
                out.unicodeScalars.append(scalar)
            } else if !out.isEmpty && out.last != "-" {
                out.append("-")
            }
        }
        while out.last == "-" { out.removeLast() }
        guard let first = out.unicodeScalars.first, ("a"..."z").contains(first) else {
            return out.isEmpty ? "chart" : "chart-" + out
        }
        return out
    }
}
