// Which page of a count takes the place of another one.
extension QuickCountReading {
    /// The day of the page, `2018-06-27`; `nil` where none is given in this way.
    public var day: Substring? { PublishedDay.start(of: asOf) }

    /// Whether another page of the same count takes the place of this one: one of a later stage; of one stage one of a
    /// later day with no less data in, or of the same day with more.
    ///
    /// A later page with less data, or pages of which one does not say when or from how much, are no correction of each other:
    /// which of them holds is not known.
    ///
    /// - Parameter other: A page of the same pollster, contest and region.
    public func isSuperseded(by other: QuickCountReading) -> Bool {
        if stage != other.stage { return stage.rank < other.stage.rank }
        guard let day = Self.order(day.map(String.init), other.day.map(String.init)),
            let data = Self.order(dataInPercent?.value, other.dataInPercent?.value)
        else { return false }
        return day >= 0 && data >= 0 && day + data > 0
    }

    /// 1 where the second is more, −1 where it is less; `nil` where only one is known.
    private static func order<Value: Comparable>(_ one: Value?, _ other: Value?) -> Int? {
        switch (one, other) {
        case (nil, nil): 0
        case (let one?, let other?): one < other ? 1 : one > other ? -1 : 0
        default: nil
        }
    }
}

extension ReadingStage {
    /// How late in a count it is: what cannot be right is before everything, what is not known before what is nearly final.
    public var rank: Int {
        switch self {
        case .garbled: 0
        case .interim: 1
        case .unknown: 2
        case .nearFinal: 3
        case .final: 4
        }
    }
}
