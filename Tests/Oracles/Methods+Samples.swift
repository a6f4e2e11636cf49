import Estimation
import Statistics

extension Methods {
    static let samples: [String: Adapter] = [
        "design.ratio_separate": separateRatio, "design.pps_wor": unequalProbability,
        "design.jackknife": jackknife, "design.bootstrap_raowu_given_draws": bootstrapGivenDraws,
        "design.systematic_variance": systematic, "design.lonely_psu": lonely,
        "design.poststratify_calibrate": calibrate, "design.missing_stations": missing,
        "design.population_se": population, "mc.bootstrap_raowu": bootstrap,
        "matched.difference": matched,
    ]

    private static func ratioColumns(
        _ oracle: OracleCase, _ table: CSVTable
    ) throws -> (numerators: [[Double]], denominator: [Double]) {
        (
            try columns(oracle.parameters["numerators"], table),
            try table.numbers(oracle.parameters["denominator"].string)
        )
    }

    /// Positions of the two choices of a lead, first minus second.
    private static func leadPlaces(_ oracle: OracleCase) throws -> (Int, Int) {
        let order = try oracle.parameters["numerators"].strings
        let places = try oracle.parameters["lead"].strings.compactMap { order.firstIndex(of: $0) }
        return (places[0], places[1])
    }

    private static func separateRatio(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let design = try design(oracle.parameters["design"], table)
        let (numerators, denominator) = try ratioColumns(oracle, table)
        let known = try oracle.parameters["known_denominator_totals"].object.mapValues { try $0.double }
        let result = try design.separateRatios(
            numerators: numerators, denominator: denominator, knownTotals: known)
        let estimate = result.estimate
        let intervals = try estimate.intervals(level: oracle.level)
        let byStratum = { (rows: [[Double]]) -> Value in
            var all: [String: Value] = [:]
            for (index, stratum) in design.strata.enumerated() { all[stratum.label] = .numbers(rows[index]) }
            return .object(all)
        }
        return .object([
            "order": oracle.parameters["numerators"], "ratio": .numbers(estimate.values),
            "se": .numbers(estimate.standardErrors),
            "total": .numbers(estimate.values.map { $0 * result.denominatorTotal }),
            "total_se": .numbers(estimate.standardErrors.map { $0.map { $0 * result.denominatorTotal } }),
            "stratum_ratio": byStratum(result.stratumRatios), "stratum_se": byStratum(result.stratumErrors),
            "df": .int(estimate.degreesOfFreedom), "ci_t_low": .numbers(intervals.map { $0?.low }),
            "ci_t_high": .numbers(intervals.map { $0?.high }),
        ])
    }

    private static func unequalProbability(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let p = try table.numbers(oracle.parameters["inclusion_probability"].string)
        let joint = try oracle.matrix("joint_probabilities_csv")
        let variables = try columns(oracle.parameters["variables"], table)
        let (numerators, denominator) = try ratioColumns(oracle, table)
        let total = { (column: [Double]) in zip(column, p).reduce(0) { $0 + $1.0 / $1.1 } }
        let n = Double(table.count)
        let bottom = total(denominator)
        let ratios = numerators.map { total($0) / bottom }
        let scores = numerators.indices.map { k in
            denominator.indices.map { (numerators[k][$0] - ratios[k] * denominator[$0]) / bottom }
        }
        let squares = try oracle.parameters["population_sum_pi_squared"].double
        let methods: [String: UnequalProbabilityVariance] = [
            "with_replacement": .withReplacement, "brewer": .brewer, "overton": .overton,
            "overton_yg": .overtonYatesGrundy, "joint_ht": .horvitzThompson(joint: joint),
            "joint_yg": .yatesGrundy(joint: joint), "hartley_rao_1": .hartleyRao(meanProbability: nil),
            "hartley_rao_popsum": .hartleyRao(meanProbability: squares / n), "deville1": .deville,
        ]
        let variances = { (columns: [[Double]]) in
            try methods.mapValues { method in
                try columns.map { try method.variance(ofTotal: $0, probabilities: p) }
            }
        }
        let errors = { (variances: [String: [Double]]) -> Value in
            .object(variances.mapValues { .numbers($0.map { $0 >= 0 ? $0.squareRoot() : nil }) })
        }
        let (totalVariances, ratioVariances) = (try variances(variables), try variances(scores))
        let size = try oracle.parameters["population_size"].double
        let estimatedSize = p.reduce(0) { $0 + 1 / $1 }
        return .object([
            "order": oracle.parameters["variables"], "n": .int(table.count), "Nhat": .number(estimatedSize),
            "total": .numbers(variables.map(total)), "total_se": errors(totalVariances),
            "total_var": .object(totalVariances.mapValues { .numbers($0) }), "ratio": .numbers(ratios),
            "ratio_order": oracle.parameters["numerators"],
            "ratio_var": .object(ratioVariances.mapValues { .numbers($0) }),
            "hajek_total": .numbers(variables.map { size * total($0) / estimatedSize }),
            "ratio_se": errors(ratioVariances),
        ])
    }

    private static func jackknife(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let design = try design(oracle.parameters["design"], table)
        let (numerators, denominator) = try ratioColumns(oracle, table)
        let replicates = try design.jackknifeRatios(numerators: numerators, denominator: denominator)
        let estimate = replicates.aroundFull
        let (first, second) = try leadPlaces(oracle)
        let lead = estimate.difference(first, second)
        let intervals = try estimate.intervals(level: oracle.level)
        return .object([
            "order": oracle.parameters["numerators"], "ratio": .numbers(estimate.values),
            "replicates": .int(replicates.values.count), "cov_mse": .matrix(estimate.covariance),
            "se_mse": .numbers(estimate.standardErrors),
            "se_centred_on_replicate_mean": .numbers(replicates.aroundMean.standardErrors),
            "df": .int(estimate.degreesOfFreedom), "ci_t_low": .numbers(intervals.map { $0?.low }),
            "ci_t_high": .numbers(intervals.map { $0?.high }), "lead_estimate": .number(lead.estimate),
            "lead_se_mse": .number(lead.standardError),
        ])
    }

    private static func bootstrapGivenDraws(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let design = try design(oracle.parameters.adding(["type": .string("stratified")]), table)
        let (numerators, denominator) = try ratioColumns(oracle, table)
        let multiplicities = try oracle.table("multiplicities_csv")
        let names = multiplicities.columns.keys.filter { $0.hasPrefix("b") }
            .sorted { Int($0.dropFirst()) ?? 0 < Int($1.dropFirst()) ?? 0 }
        let draws = try names.map { try multiplicities.numbers($0) }
        let (first, second) = try leadPlaces(oracle)
        let keys = { (finite: Bool) -> Value in
            let replicates = try design.bootstrapRatios(
                numerators: numerators, denominator: denominator, draws: draws, finitePopulation: finite)
            let estimate = replicates.aroundMean
            // Around the full-sample values the divisor is B, not B − 1.
            let b = Double(draws.count)
            let scale = ((b - 1) / b).squareRoot()
            let weights = try design.rescaledWeights(draws: draws[0], finitePopulation: finite)
            return .object([
                "first_replicate_weights_head": .numbers(Array(weights.prefix(5))),
                "replicate_first": .numbers(replicates.values[0]),
                "replicate_last": .numbers(replicates.values[draws.count - 1]),
                "cov": .matrix(estimate.covariance), "se": .numbers(estimate.standardErrors),
                "se_mse": .numbers(replicates.aroundFull.standardErrors.map { $0.map { $0 * scale } }),
                "lead_se": .number(estimate.difference(first, second).standardError),
            ])
        }
        let ratio = try design.ratios(numerators: numerators, denominator: denominator).estimate.values
        return .object([
            "order": oracle.parameters["numerators"], "ratio": .numbers(ratio), "B": .int(draws.count),
            "no_fpc": try keys(false), "with_fpc": try keys(true),
        ])
    }

    private static func bootstrap(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let design = try design(oracle.parameters.adding(["type": .string("stratified")]), table)
        let (numerators, denominator) = try ratioColumns(oracle, table)
        let count = try oracle.parameters["replicates_required"].int
        let errors = { (finite: Bool) -> Value in
            let replicates = try design.bootstrapRatios(
                numerators: numerators, denominator: denominator, replicates: count, seed: 1,
                finitePopulation: finite)
            return .numbers(replicates.aroundMean.standardErrors)
        }
        return .object([
            "order": oracle.parameters["numerators"], "se_no_fpc": try errors(false),
            "se_with_fpc": try errors(true),
        ])
    }

    private static func systematic(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let (numerators, denominator) = try ratioColumns(oracle, table)
        let order = try table.numbers(oracle.parameters["order_column"].string)
        let rows = order.indices.sorted { order[$0] < order[$1] }
        let size = try oracle.parameters["population_size"].double
        let names: [String: SystematicVariance] = [
            "srs": .random, "sd_overlap": .successiveDifferences, "sd_nonoverlap": .pairs,
            "second_diff": .secondDifferences,
        ]
        let results = try names.mapValues { method in
            try method.ratios(
                numerators: numerators.map { column in rows.map { column[$0] } },
                denominator: rows.map { denominator[$0] }, population: size)
        }
        return .object([
            "order": oracle.parameters["numerators"],
            "ratio": .numbers(results["srs"]?.values ?? []),
            "variance": .object(
                results.mapValues { result in
                    .numbers(result.covariance.indices.map { result.covariance[$0][$0] })
                }),
            "se": .object(results.mapValues { .numbers($0.standardErrors) }),
        ])
    }

    private static func lonely(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let design = try design(oracle.parameters["design"], table)
        let (numerators, denominator) = try ratioColumns(oracle, table)
        let (first, second) = try leadPlaces(oracle)
        let estimate = { (policy: LonelyStratumPolicy) in
            try design.ratios(numerators: numerators, denominator: denominator, lonely: policy).estimate
        }
        let keys = { (policy: LonelyStratumPolicy) -> Value in
            let result = try estimate(policy)
            return .object([
                "se": .numbers(result.standardErrors), "cov": .matrix(result.covariance),
                "lead_se": .number(result.difference(first, second).standardError),
            ])
        }
        return .object([
            "order": oracle.parameters["numerators"], "fail": .bool((try? estimate(.fail)) == nil),
            "ratio": .numbers(try estimate(.remove).values), "remove": try keys(.remove),
            "certainty": try keys(.remove), "adjust": try keys(.adjust), "average": try keys(.average),
            "df": .int(design.degreesOfFreedom), "singleton_strata": .texts(design.lonelyStrata.sorted()),
            "census_strata": .texts(design.censusStrata.sorted()),
        ])
    }
}
