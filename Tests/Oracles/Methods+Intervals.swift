import Statistics

extension Methods {
    static let intervals: [String: Adapter] = [
        "interval.binomial": binomialInterval, "interval.multinomial_simultaneous": multinomial,
        "interval.moe_to_se": margin, "interval.korn_graubard": kornGraubard,
    ]

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

    private static func multinomial(_ oracle: OracleCase) throws -> Value {
        let counts = try oracle.inputs["counts"].array.map { try $0.int }
        let total = Double(counts.reduce(0, +))
        let level = try oracle.level
        let names: [String: MultinomialIntervals] = [
            "goodman": .goodman, "quesenberry_hurst": .quesenberryHurst, "bonferroni_wald": .bonferroniWald,
            "sison_glaz": .sisonGlaz,
        ]
        let intervals = try names.mapValues { method in
            Value.array(try method.intervals(counts: counts, level: level).map { pair($0) })
        }
        return Value.object(intervals).adding(["proportion": .numbers(counts.map { Double($0) / total })])
    }

    static func publishedMargin(_ oracle: OracleCase) throws -> PublishedMargin {
        let kind = try oracle.parameters["moe_kind"].string
        return try PublishedMargin(
            margin: oracle.inputs["moe"].double, level: oracle.level,
            kind: kind == "max" ? .maximum : .atShare,
            shareDecimals: oracle.parameters["decimals_share_percent"].int,
            marginDecimals: oracle.parameters["decimals_moe_percent"].int)
    }

    private static func margin(_ oracle: OracleCase) throws -> Value {
        let margin = try publishedMargin(oracle)
        let p = try oracle.inputs["share"].double
        let units = try oracle.parameters["n_units"].double
        return .object([
            "z": .number(margin.z), "se": .number(margin.standardError(at: p)),
            "se_low": .number(margin.smallestStandardError(at: p)),
            "se_high": .number(margin.largestStandardError(at: p)),
            "n_eff": .number(margin.effectiveSize(at: p)),
            "deff_vs_units": .number(units / margin.effectiveSize(at: p)),
            "rounding_half_width_share": .number(margin.shareRounding),
            "rounding_sd_share": .number(margin.roundingDeviation),
            "se_with_rounding": .number(margin.standardErrorWithRounding(at: p)),
        ])
    }

    private static func kornGraubard(_ oracle: OracleCase) throws -> Value {
        let (p, v) = (try oracle.inputs["p"].double, try oracle.inputs["variance"].double)
        let (n, df) = (try oracle.inputs["n"].double, try oracle.inputs["df"].double)
        let truncated = try oracle.parameters["truncate_to_n"].bool
        let level = try oracle.level
        let size = { (truncated: Bool) in
            SurveyShareInterval.kornGraubardSize(
                share: p, variance: v, degreesOfFreedom: df, size: n, level: level, truncated: truncated)
        }
        let interval = { (method: SurveyShareInterval) in
            method.interval(
                share: p, variance: v, degreesOfFreedom: df, size: n, level: level, truncated: truncated)
        }
        let effective = p * (1 - p) / v
        let exact = interval(.kornGraubard)
        return .object([
            "n_eff": .number(effective), "df_adjustment": .number(size(false) / effective),
            "n_eff_df": .number(size(false)), "n_used": .number(size(truncated)),
            "low": .optional(exact?.low), "high": .optional(exact?.high),
            "logit_t": pair(interval(.logitT)), "wilson_neff_t": pair(interval(.wilsonEffective)),
            "wald_t": pair(interval(.waldT)),
        ])
    }
}
