/// Moments of KPU servers: WIB (UTC+7) written without a zone.
enum KPUTime {
    /// Stands for a moment that is not known; before every other.
    static let unknown = Int64.min

    /// Seconds since 1970 of a text such as `2024-02-15 00:46:45`, with or without seconds and zone.
    ///
    /// - Returns: `nil` where the text is no moment of the calendar.
    static func seconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 16 else { return nil }
        func number(_ start: Int, _ length: Int) -> Int? {
            guard start + length <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[start..<(start + length)] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = 10 * value + Int(byte) - 0x30
            }
            return value
        }
        guard let year = number(0, 4), bytes[4] == 0x2D, let month = number(5, 2), bytes[7] == 0x2D,
            let day = number(8, 2), bytes[10] == 0x20 || bytes[10] == 0x54, let hour = number(11, 2),
            bytes[13] == 0x3A, let minute = number(14, 2), (1...12).contains(month), hour < 24, minute < 60
        else { return nil }
        var second = 0
        var end = 16
        if bytes.count > 16, bytes[16] == 0x3A {
            guard let found = number(17, 2), found < 60 else { return nil }
            second = found
            end = 19
        }
        let dayNumber = days(year: year, month: month, day: day)
        guard day >= 1, civil(dayNumber) == (year, month, day) else { return nil }
        guard let offset = offset(String(decoding: bytes[end...], as: UTF8.self)) else { return nil }
        return Int64(dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset)
    }

    /// Whether a text that ``seconds(_:)`` reads names its zone.
    static func hasZone(_ text: String) -> Bool {
        text.utf8.dropFirst(16).contains { $0 == 0x5A || $0 == 0x2B || $0 == 0x2D }
    }

    /// The moment as `2024-02-15T00:46:45+07:00`; empty where it is unknown.
    static func text(_ seconds: Int64) -> String {
        guard seconds != unknown else { return "" }
        let local = Int(seconds) + 25_200
        let dayNumber = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let rest = local - dayNumber * 86_400
        let (year, month, day) = civil(dayNumber)
        func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
        return
            "\(year)-\(two(month))-\(two(day))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))+07:00"
    }

    /// Seconds that a zone lies ahead of UTC; WIB where there is none.
    private static func offset(_ text: String) -> Int? {
        if text.isEmpty { return 25_200 }
        if text == "Z" { return 0 }
        let parts = text.dropFirst().split(separator: ":")
        guard let sign = text.first, sign == "+" || sign == "-", parts.count == 2, let hours = Int(parts[0]),
            let minutes = Int(parts[1]), hours < 15, minutes < 60
        else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    /// Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date
    /// algorithms", 2013).
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthPart = (5 * dayOfYear + 2) / 153
        let month = monthPart + (monthPart < 10 ? 3 : -9)
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthPart + 2) / 5 + 1
        )
    }
}
