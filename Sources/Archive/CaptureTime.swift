import Foundation

/// When something was captured: a moment with its zone, and how exactly it is known.
public struct CaptureTime: Sendable, Hashable {
    /// How exactly a time is known.
    public enum Precision: String, Sendable, CaseIterable {
        case second, minute, hour, day, month

        /// Seconds that it may be later than its text says.
        var seconds: Int {
            switch self {
            case .second: 1
            case .minute: 60
            case .hour: 3_600
            case .day: 86_400
            case .month: 31 * 86_400
            }
        }
    }

    /// As RFC 3339 has it, or a day without an hour.
    public let text: String
    public let precision: Precision
    /// Seconds since 1970; of a day or month, those of its start in UTC.
    public let seconds: Int
    /// The first second that it may be: the beginning of its minute or hour, where its text has more than is known.
    let start: Int

    /// Reads `2024-11-28T10:59:41+07:00`, `2024-11-28 10:59`, `20241128T105941`, `2024-11-28 1:30 PM`, `2024-11-28`, `2024-11` and the
    /// like.
    ///
    /// - Parameters:
    ///   - text: The time.
    ///   - zone: What is added where the text names none, such as `+07:00`.
    ///   - precision: How exactly it is known, where that is less than the text shows.
    /// - Throws: ``ArchiveFault`` `notTime` or `noZone`.
    public init(_ text: String, zone: String? = nil, precision: Precision? = nil) throws(CaptureTimeFault) {
        if text.wholeMatch(of: /\d{4}-\d{2}/) != nil {
            let first = try CaptureTime(text + "-01")
            (self.text, self.precision, seconds, start) = (text, .month, first.seconds, first.seconds)
            return
        }
        let shape =
            /(\d{4})-?(\d{2})-?(\d{2})(?:(?:[T _-]| at )?(\d{1,2})(?:[:.-]?(\d{2})(?:[:.-]?(\d{2}))?)?(?:[ _\u{A0}\u{202F}-]?([AaPp])(?:[Mm]|\.[Mm]\.))?)? ?(Z|[+-]\d{2}:?\d{2})?/
        guard let match = text.wholeMatch(of: shape) else { throw .notTime }
        func number(_ part: Substring?) -> Int? { part.flatMap { Int($0) } }
        let (minute, second) = (number(match.5), number(match.6))
        let half = match.7.map { $0.lowercased() }
        let hour = try number(match.4).map { hour throws(CaptureTimeFault) in
            // One digit alone is an hour of the clock of twelve hours only.
            guard half != nil || match.4?.count == 2 else { throw .notTime }
            return try CaptureTime.hour(hour, half)
        }
        var parts = tm()
        parts.tm_year = Int32((number(match.1) ?? 0) - 1900)
        parts.tm_mon = Int32((number(match.2) ?? 0) - 1)
        parts.tm_mday = Int32(number(match.3) ?? 0)
        parts.tm_hour = Int32(hour ?? 0)
        parts.tm_min = Int32(minute ?? 0)
        parts.tm_sec = Int32(second ?? 0)
        let given = parts
        let local = timegm(&parts)
        guard parts.tm_mday == given.tm_mday, parts.tm_mon == given.tm_mon, parts.tm_hour == given.tm_hour,
            parts.tm_min == given.tm_min, parts.tm_sec == given.tm_sec
        else { throw .notTime }
        let day = "\(match.1)-\(match.2)-\(match.3)"
        guard let hour else {
            self.text = day
            self.precision = .day
            (seconds, start) = (local, local)
            return
        }
        let named = match.8.map(String.init) ?? zone
        guard let named else { throw .noZone }
        guard let ahead = CaptureTime.seconds(ahead: named) else { throw .notTime }
        let sign = ahead < 0 ? "-" : "+"
        self.text =
            day + "T" + [hour, minute ?? 0, second ?? 0].map(CaptureTime.two).joined(separator: ":") + sign
            + CaptureTime.two(abs(ahead) / 3600) + ":" + CaptureTime.two(abs(ahead) / 60 % 60)
        let shown: Precision = second != nil ? .second : minute != nil ? .minute : .hour
        self.precision = precision ?? shown
        seconds = local - ahead
        let unknown =
            switch self.precision {
            case .hour: (minute ?? 0) * 60 + (second ?? 0)
            case .minute: second ?? 0
            case .second, .day, .month: 0
            }
        start = seconds - unknown
    }

    /// The hour of a day, where it may be one of the morning or of the afternoon.
    private static func hour(_ hour: Int, _ half: String?) throws(CaptureTimeFault) -> Int {
        switch (half, hour) {
        case (nil, _), ("p", 12...23), ("a", 0...11): return hour
        case ("a", 12): return 0
        case ("p", 1...11): return hour + 12
        default: throw .notTime
        }
    }

    /// A moment of the clock, in UTC.
    ///
    /// - Parameter seconds: Seconds since 1970.
    public init(seconds: Int) {
        var time = time_t(seconds)
        var parts = tm()
        gmtime_r(&time, &parts)
        text =
            String(parts.tm_year + 1900) + "-" + CaptureTime.two(Int(parts.tm_mon) + 1) + "-"
            + CaptureTime.two(Int(parts.tm_mday)) + "T"
            + [parts.tm_hour, parts.tm_min, parts.tm_sec].map { CaptureTime.two(Int($0)) }.joined(
                separator: ":")
            + "+00:00"
        precision = .second
        (self.seconds, start) = (seconds, seconds)
    }

    /// Whether this came after another time, however exactly the two are known.
    ///
    /// Of two captures of one second, minute or day nobody knows which came first, whoever supplied them: the order in which they
    /// were added is that of the names of their files, or of whoever was quicker.
    /// - Parameter other: The earlier time.
    public func isKnownToFollow(_ other: CaptureTime) -> Bool {
        // A day is one of the place that the other time is of, which has its own date.
        let coarse: [Precision] = [.day, .month]
        if coarse.contains(precision) || coarse.contains(other.precision) {
            let length = [precision, other.precision].contains(.month) ? 7 : 10
            return text.prefix(length) > other.text.prefix(length)
        }
        return start >= other.start + other.precision.seconds
    }

    /// The time without seconds, where these are not known.
    public var shown: String {
        guard [.minute, .hour].contains(precision), text.count > 19 else { return text }
        return String(text.prefix(16) + text.dropFirst(19))
    }

    /// Seconds that its zone lies ahead of UTC; `nil` of a day or month, which names none.
    var ahead: Int? {
        [.day, .month].contains(precision) ? nil : CaptureTime.seconds(ahead: String(text.suffix(6)))
    }

    /// By how many seconds it may be later or earlier than ``seconds``.
    var reach: Int { max(span.upperBound - seconds, seconds - span.lowerBound) }

    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

    /// Seconds that a zone lies ahead of UTC; `nil` where the text names none.
    public static func seconds(ahead zone: String) -> Int? {
        if zone == "Z" { return 0 }
        guard let match = zone.wholeMatch(of: /([+-])(\d{2}):?(\d{2})/), let hours = Int(match.2),
            let minutes = Int(match.3), hours < 15, minutes < 60
        else { return nil }
        return (match.1 == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}

/// Why a text names no moment.
public enum CaptureTimeFault: Error, Sendable, Hashable { case notTime, noZone }
