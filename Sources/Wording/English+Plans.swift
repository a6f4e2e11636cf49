import Elections

// Plans of samples.
extension English {
    public func planTitle(_ source: String) -> String { "Plan of a sample from \(source)" }
    public var planKicker: String { "A plan holds as far as the next count is like the past one." }
    public var planMethod: String {
        "Margin and gap follow from the variances within the strata of this count; the drawn figures are those of samples of the plan drawn from it."
    }
    public var planPart: String { "The plan" }

    public func plan(
        _ target: PlanTarget, value: String, sample: Int, stations: Int, strata: Int, allocation: String
    ) -> String {
        let aim =
            switch target {
            case .share(let number): "the share of \(choice(number)), which was \(value) %"
            case .lead(let first, let second):
                "the lead of \(choice(first)) over \(choice(second)), which was \(value) points"
            }
        return
            "Plan for \(aim): \(number(sample)) of \(count(stations, .station)) in \(count(strata, .stratum)) (\(allocation))."
    }

    public var planTakesEveryStation: String {
        "This takes every \(station): no smaller sample reaches the wish."
    }

    public func planExpects(
        level: String, margin: String, power: String, gap: String, degreesOfFreedom: Int,
        designEffect: String?
    ) -> String {
        "Expected margin at \(level) %: ±\(margin) points; gap found with probability \(power) %: \(gap) points; degrees of freedom \(number(degreesOfFreedom))"
            + (designEffect.map { "; design effect \($0)" } ?? "") + "."
    }

    public func planDrawn(draws: Int, margin: String, gap: String) -> String {
        "In \(counted(draws, "such sample", "such samples")) drawn from this count: margin ±\(margin) points; gap \(gap) points."
    }

    public func planFallsShort(isMargin: Bool, regions: [String]) -> String {
        "The drawn \(isMargin ? "margin" : "gap")\(regions.isEmpty ? "" : " in \(list(regions))") is wider than asked for: results there are far from a normal curve; plan more \(stations)."
    }
}
