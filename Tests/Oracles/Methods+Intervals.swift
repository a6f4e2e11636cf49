import Statistics

extension Methods {
    static let intervals: [String: Adapter] = ["interval.binomial": binomialInterval]

    static func pair(_ interval: Interval?) -> Value {
        interval.map { .numbers([$0.low, $0.high]) } ?? .null
    }

    private static func binomialInterval(_ oracle: OracleCase) throws -> Value {
        let (x, n) = (try oracle.inputs["x"].int, try oracle.inputs["n"].int)
        let level = try oracle.level
        let names: [String: BinomialInterval] = [
            "wald": .wald, "wilson": .wilson, "wilson_cc": .wilsonContinuity, "agresti_coull": .agrestiCoull,
            "clopper_pearson": .clopperPearson, "jeffreys": .jeffreys, "logit": .logit, "arcsine": .arcsine,
        ]
        return .object(
            names.mapValues { pair($0.interval(successes: x, trials: n, level: level)) })
    }
}
