import Elections

// What a sample says on its own, and converted pages.
extension English {
    public func estimateTitle(_ name: String) -> String { "Estimate from the sample “\(name)”" + ofArrived }
    public var samplePart: String { "The sample" }

    public func estimateCaption(level: String) -> String {
        "Estimates with standard errors in points and \(level) ranges, for each alone and for all \(pairs) together"
    }

    public func figure(_ figure: EstimatedFigure) -> String {
        switch figure {
        case .share(let number): choice(number).capitalizedFirst
        case .lead(let first, let second): "Lead of \(choice(first)) over \(choice(second))"
        case .turnout: "Turnout"
        case .invalid: "Invalid votes"
        }
    }

    public var rangeTo: String { " to " }

    public func converted(read: Int, unread: Int, rows: Int, to place: String?) -> String {
        "Files read: \(number(read)); not read: \(number(unread)). unread.csv has \(count(rows, .row)) on what was left out "
            + "and why." + (place.map { " Written to \($0)." } ?? "")
    }
}
