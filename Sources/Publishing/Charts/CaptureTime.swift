/// A moment of a data file as days since 1 January 1970, in the zone in which it is written.
struct CaptureTime {
    let days: Double
    /// Days from which on and before which it lies, as exactly as it is known.
    let start: Double
    let end: Double
    var day: Int { CaptureTime.day(days) }

    static func day(_ days: Double) -> Int { Int(days.rounded(.down)) }

    /// - Parameters:
    ///   - text: `2018-06-27T20:14:00+07:00` or a day.
    ///   - precision: How exactly it is known, where that is less than the text shows: minute, hour, day.
    ///   - atNoon: Whether a day without an hour is its noon, and not its beginning.
    init?(_ text: String, precision: String = "", atNoon: Bool = true) {
        let parts = text.split(separator: "T", maxSplits: 1)
        let date = (parts.first ?? "").split(separator: "-").compactMap { Int($0) }
        guard date.count == 3, (1...12).contains(date[1]), (1...31).contains(date[2]) else { return nil }
        var hours = atNoon ? 12.0 : 0
        var (moment, length) = (0, 86_400)
        if parts.count == 2 {
            let clock = parts[1].prefix(5).split(separator: ":").compactMap { Int($0) }
            guard clock.count == 2 else { return nil }
            hours = Double(clock[0]) + Double(clock[1]) / 60
            let seconds = parts[1].dropFirst(5).first == ":" ? Int(parts[1].dropFirst(6).prefix(2)) : nil
            moment = clock[0] * 3_600 + clock[1] * 60 + (seconds ?? 0)
            length = seconds == nil ? 60 : 1
        }
        let day = Double(CaptureTime.number(date[0], date[1], date[2]))
        days = day + hours / 24
        length = max(length, ["minute": 60, "hour": 3_600, "day": 86_400][precision] ?? 1)
        start = day + Double(moment / length * length) / 86_400
        end = day + Double((moment / length + 1) * length) / 86_400
    }

    /// When it may lie, in days after one of them.
    func span(after first: Int) -> Range<Double> { start - Double(first)..<end - Double(first) }

    /// Days since 1 January 1970 of a day of the Gregorian calendar.
    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// `2018-6-28`.
    static func text(day: Int) -> String {
        let shifted = day + 719_468
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let number = month + (month < 10 ? 3 : -9)
        let year = yearOfEra + 400 * (shifted / 146_097) + (number <= 2 ? 1 : 0)
        return "\(year)-\(number)-\(dayOfYear - (153 * month + 2) / 5 + 1)"
    }
}
