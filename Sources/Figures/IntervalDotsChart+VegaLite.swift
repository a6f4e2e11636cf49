import Elections

extension IntervalDotsChart {
    public var vegaLite: String { "" }
}
