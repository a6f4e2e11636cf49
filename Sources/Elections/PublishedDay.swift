/// Days as they are written in files, `2018-06-27`, with or without a time behind them.
public enum PublishedDay {
    /// Whether a text is a day of the calendar, `YYYY-MM-DD`.
    public static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            parts[2].utf8.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), (1...12).contains(month)
        else { return false }
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }

    /// The day with which a text begins; `nil` where it begins otherwise.
    public static func start(of text: String) -> Substring? {
        let day = text.prefix(10)
        return isDay(String(day)) ? day : nil
    }
}
