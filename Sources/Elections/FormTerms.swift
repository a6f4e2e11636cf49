import Foundation

/// What election law says of one station's ballots, where it says anything.
///
/// Terms come from a contest of the kinds `pilkada` and `pemilu` or from a form that was named, never from the names
/// of columns. Source: UU 7/2017 art. 350 (2 % for general elections), Perpu 1/2014 art. 80 and 87 (2.5 % for
/// regional ones), as `form-rules.json` has them.
public struct FormTerms: Sendable, Equatable {
    /// Ballots beyond the registered voters, a fraction of them; 0 where no law is known to apply.
    public let reserveShare: Double
    /// Most voters that a station may have; `nil` where no law is known to apply.
    public let stationLimit: Int?
    /// The law, empty where none is known to apply.
    public let source: String

    /// No law: a station can have as many ballots as registered voters.
    public static let none = FormTerms(nil)

    /// - Parameter form: A form of the rule book; `nil` for no terms.
    public init(_ form: FormRulebook.Form?) {
        func number(_ name: String) -> Double? {
            form?.constants[name].flatMap { Double("\($0)") }
        }
        reserveShare = (number("reserve_percent") ?? 0) / 100
        stationLimit = number("station_limit").flatMap { Int(exactly: $0.rounded()) }
        source = form?.source ?? ""
    }

    /// Terms of a contest.
    ///
    /// - Parameters:
    ///   - kind: Kind of the election; `.other` has no terms.
    ///   - day: Election day, `YYYY-MM-DD`.
    ///   - book: Where the terms stand.
    public init(kind: ContestKind, day: String?, book: FormRulebook = .standard) {
        self.init(book.form(kind: kind, day: day))
    }

    /// The most ballots that a station can have: its registered voters and the reserve, rounded up.
    ///
    /// - Parameter registered: Registered voters, at least 0.
    /// - Returns: Ballots; the greatest whole number where they are more than that.
    public func mostBallots(registered: Int) -> Int {
        // In parts of ten thousand, so that 2.5 % of 40 is 1 and not a little more.
        guard let parts = Int(exactly: (reserveShare * 10_000).rounded()) else { return .max }
        let (product, isTooLarge) = registered.multipliedReportingOverflow(by: parts)
        guard !isTooLarge, registered > 0 else { return max(0, registered) }
        let (sum, overflows) = registered.addingReportingOverflow((product + 9_999) / 10_000)
        return overflows ? .max : sum
    }
}
