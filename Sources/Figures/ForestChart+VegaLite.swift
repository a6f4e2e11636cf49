import Elections

extension ForestChart {
    public var vegaLite: String { "" }
}
