import Estimation
import Ground
import Statistics

extension Methods {
    static let designs: [String: Adapter] = [
        "design.total_mean": totalMean, "design.ratio_combined": ratioCombined,
        "design.domain_ratio": domainRatio, "compare.joint_gof": jointTest,
        "interval.svyciprop": surveyProportion, "interval.survey_ratio_transforms": surveyRatio,
    ]

    /// The design that a `design` object describes on a table.
    static func design(_ value: Value, _ table: CSVTable) throws -> SampleDesign {
        let groups = { (key: String) in CodeColumn(try table.text(value[key].string)) }
        let numbers = { (key: String) -> [Double]? in
            value[key].isNull ? nil : try table.numbers(value[key].string)
        }
        switch try value["type"].string {
        case "srs":
            return try .simpleRandom(
                count: table.count, population: numbers("population_size_column")?.first)
        case "stratified":
            return try .stratified(
                strata: groups("strata"), population: numbers("stratum_population"),
                weights: numbers("weight"))
        case "cluster":
            return try .clusters(
                units: groups("psu"), population: numbers("population_clusters"), weights: numbers("weight"))
        case "stratified_cluster":
            return try .stratifiedClusters(
                strata: groups("strata"), units: groups("psu"), population: numbers("population_clusters"),
                weights: numbers("weight"))
        case "two_stage":
            return try .twoStage(
                units: groups("psu"), clusters: numbers("population_psu") ?? [],
                rowsInCluster: numbers("population_ssu") ?? [], weights: numbers("weight"))
        case "pps_wr":
            return try .unequalWithReplacement(drawProbabilities: numbers("draw_probability") ?? [])
        case let other: throw MissingInput(description: "unknown design \(other)")
        }
    }

    static func columns(_ names: Value, _ table: CSVTable) throws -> [[Double]] {
        try names.strings.map { try table.numbers($0) }
    }

    private static func totalMean(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let design = try design(oracle.parameters["design"], table)
        let names = oracle.parameters["variables"]
        let columns = try columns(names, table)
        let totals = try design.totals(columns)
        let ones = [Double](repeating: 1, count: design.count)
        let means = try design.ratios(numerators: columns, denominator: ones)
        let intervals = try means.estimate.intervals(level: oracle.level)
        return .object([
            "order": names, "total": .numbers(totals.values), "total_se": .numbers(totals.standardErrors),
            "total_cov": .matrix(totals.covariance), "mean": .numbers(means.estimate.values),
            "mean_se": .numbers(means.estimate.standardErrors),
            "mean_cov": .matrix(means.estimate.covariance), "df": .int(totals.degreesOfFreedom),
            "mean_ci_t_low": .numbers(intervals.map { $0?.low }),
            "mean_ci_t_high": .numbers(intervals.map { $0?.high }),
            "mean_deff": .numbers(means.rowDesignEffects(withReplacement: false)),
            "mean_deff_replace": .numbers(means.rowDesignEffects(withReplacement: true)),
        ])
    }

    /// The keys of `design.ratio_combined`.
    static func ratioKeys(_ result: RatioEstimate, _ oracle: OracleCase) throws -> Value {
        let names = oracle.parameters["numerators"]
        let level = try oracle.level
        let estimate = result.estimate
        let (t, z) = (estimate.intervals(level: level), estimate.normalIntervals(level: level))
        var keys: [String: Value] = [
            "order": names, "ratio": .numbers(estimate.values), "se": .numbers(estimate.standardErrors),
            "cov": .matrix(estimate.covariance), "df": .int(estimate.degreesOfFreedom),
            "ci_t_low": .numbers(t.map { $0?.low }), "ci_t_high": .numbers(t.map { $0?.high }),
            "ci_z_low": .numbers(z.map { $0?.low }), "ci_z_high": .numbers(z.map { $0?.high }),
            "deff_votes": .numbers(result.voteDesignEffects), "n_votes": .number(result.sampleDenominator),
            "n_eff_votes": .numbers(result.effectiveSizes),
            "deff_station": .numbers(result.rowDesignEffects(withReplacement: false)),
            "deff_station_replace": .numbers(result.rowDesignEffects(withReplacement: true)),
        ]
        let pair = oracle.parameters["lead"]
        if !pair.isNull {
            let order = try names.strings
            let places = try pair.strings.map { order.firstIndex(of: $0) ?? 0 }
            let lead = estimate.difference(places[0], places[1])
            let normal = Normal.upperQuantile((1 - level) / 2) * lead.standardError
            keys["lead"] = .object([
                "of": pair, "estimate": .number(lead.estimate), "se": .number(lead.standardError),
                "ci_t": Self.pair(estimate.interval(lead.estimate, lead.standardError, level: level)),
                "ci_z": Self.pair(Interval(center: lead.estimate, halfWidth: normal)),
            ])
        }
        return .object(keys)
    }

    private static func ratioCombined(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let design = try design(oracle.parameters["design"], table)
        let result = try design.ratios(
            numerators: columns(oracle.parameters["numerators"], table),
            denominator: table.numbers(oracle.parameters["denominator"].string))
        return try ratioKeys(result, oracle)
    }

    private static func domainRatio(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let design = try design(oracle.parameters["design"], table)
        let labels = try table.text(oracle.parameters["domain"].string)
        var domains: [String: Value] = [:]
        for label in Set(labels) {
            let result = try design.ratios(
                numerators: columns(oracle.parameters["numerators"], table),
                denominator: table.numbers(oracle.parameters["denominator"].string),
                domain: labels.map { $0 == label })
            domains[label] = try ratioKeys(result, oracle)
        }
        return .object(["domains": .object(domains)])
    }

    private static func jointTest(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let design = try design(oracle.parameters["design"], table)
        let columns = try columns(oracle.parameters["categories"], table)
        let sums = columns[0].indices.map { row in columns.reduce(0) { $0 + $1[row] } }
        let estimate = try design.ratios(numerators: columns, denominator: sums).estimate
        let test = try JointTest(
            shares: estimate.values, reference: oracle.parameters["official_share"].doubles,
            covariance: estimate.covariance, degreesOfFreedom: Double(estimate.degreesOfFreedom))
        let size = try oracle.parameters["n_reference"].double
        let f = { (statistic: JointTest.Statistic?) -> Value in
            .numbers([statistic?.degreesOfFreedom, statistic?.denominator])
        }
        return .object([
            "order": oracle.parameters["categories"], "estimate": .numbers(estimate.values),
            "cov": .matrix(estimate.covariance), "df": .int(estimate.degreesOfFreedom),
            "wald": .number(test.wald.value), "wald_chisq_p": .number(test.wald.p),
            "wald_f": .optional(test.waldF?.value), "wald_f_df": f(test.waldF),
            "wald_f_p": .optional(test.waldF?.p), "pearson_x2": .number(test.pearson(size: size)),
            "delta_bar": .number(test.meanDesignEffect(size: size)), "a2": .number(test.a2),
            "rs1": .number(test.raoScottFirst.value), "rs1_p": .number(test.raoScottFirst.p),
            "rs2": .number(test.raoScottSecond.value),
            "rs2_df": .number(test.raoScottSecond.degreesOfFreedom), "rs2_p": .number(test.raoScottSecond.p),
            "rs2_f": .number(test.raoScottSecondF.value), "rs2_f_df": f(test.raoScottSecondF),
            "rs2_f_p": .number(test.raoScottSecondF.p),
            "gen_deffs": .numbers(test.designEffects(size: size)),
        ])
    }

    private static func surveyProportion(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let design = try design(oracle.parameters["design"], table)
        let positive = try oracle.parameters["positive"].string
        let indicator = try table.text(oracle.parameters["variable"].string).map { $0 == positive ? 1.0 : 0 }
        let estimate = try design.means([indicator])
        let (p, v) = (estimate.values[0], estimate.covariance[0][0])
        let (df, n) = (Double(estimate.degreesOfFreedom), Double(design.count))
        let level = try oracle.level
        let interval = { (method: SurveyShareInterval) in
            pair(
                method.interval(
                    share: p, variance: v, degreesOfFreedom: df, size: n, level: level, truncated: false))
        }
        let size = SurveyShareInterval.kornGraubardSize(
            share: p, variance: v, degreesOfFreedom: df, size: n, level: level, truncated: false)
        return .object([
            "estimate": .number(p), "se": .number(v.squareRoot()), "df": .number(df),
            "n": .int(design.count), "logit": interval(.logitT), "likelihood": interval(.likelihood),
            "asin": interval(.arcsine), "beta": interval(.kornGraubard), "mean": interval(.waldT),
            "xlogit": interval(.logitT), "n_eff": .number(p * (1 - p) / v), "n_eff_beta": .number(size),
        ])
    }

    private static func surveyRatio(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let design = try design(oracle.parameters["design"], table)
        let names = try oracle.parameters["numerators"].strings
        let result = try design.ratios(
            numerators: columns(oracle.parameters["numerators"], table),
            denominator: table.numbers(oracle.parameters["denominator"].string))
        let df = Double(result.estimate.degreesOfFreedom)
        let n = result.sampleDenominator
        let level = try oracle.level
        var shares: [String: Value] = [:]
        for (index, name) in names.enumerated() {
            let (p, v) = (result.estimate.values[index], result.estimate.covariance[index][index])
            let interval = { (method: SurveyShareInterval) in
                pair(method.interval(share: p, variance: v, degreesOfFreedom: df, size: n, level: level))
            }
            let size = SurveyShareInterval.kornGraubardSize(
                share: p, variance: v, degreesOfFreedom: df, size: n, level: level, truncated: true)
            shares[name] = .object([
                "estimate": .number(p), "se": .number(v.squareRoot()), "mean": interval(.waldT),
                "xlogit": interval(.logitT), "asin": interval(.arcsine),
                "n_eff": .optional(result.effectiveSizes[index]), "n_eff_df": .number(size),
                "beta": interval(.kornGraubard),
            ])
        }
        return .object([
            "order": .texts(names), "df": .number(df), "n_votes": .number(n), "shares": .object(shares),
        ])
    }
}
