import Foundation
import Statistics

extension Methods {
    static let winners: [String: Adapter] = [
        "winner.exceeds_threshold": exceedance, "winner.multi_candidate": leading,
        "winner.sample_size_for_lead": sampleSize, "winner.lead_multinomial": lead,
        "winner.indonesia_president": president,
    ]

    private static func exceedance(_ oracle: OracleCase) throws -> Value {
        let value = try Exceedance(
            estimate: oracle.inputs["estimate"].double, standardError: oracle.inputs["se"].double,
            degreesOfFreedom: oracle.inputs["df"].double, threshold: oracle.parameters["threshold"].double)
        var normal = value
        normal.degreesOfFreedom = nil
        let call = try oracle.parameters["call_probability"].double
        return .object([
            "z": .number(value.statistic), "prob_above_normal": .number(normal.probabilityAbove),
            "prob_above_t": .number(value.probabilityAbove), "prob_below_t": .number(value.probabilityBelow),
            "one_sided_p_t": .number(value.oneSidedP),
            "call": .string(value.side(callProbability: call).rawValue),
        ])
    }

    private static func leading(_ oracle: OracleCase) throws -> Value {
        let shares = try oracle.inputs["estimate"].doubles
        let covariance = try oracle.inputs["cov"].matrix
        let pairs = try LeadingShare.pairwise(shares: shares, covariance: covariance)
        let majority = try shares.indices.map { index in
            try Exceedance(
                estimate: shares[index], standardError: covariance[index][index].squareRoot(),
                degreesOfFreedom: nil, threshold: 0.5
            ).probabilityAbove
        }
        return .object([
            "prob_top": .numbers(try LeadingShare.probabilities(shares: shares, covariance: covariance)),
            "prob_pairwise_ahead": .array(pairs.map { .numbers($0) }), "prob_majority": .numbers(majority),
        ])
    }

    private static func sampleSize(_ oracle: OracleCase) throws -> Value {
        let size = try DifferenceSampleSize(
            first: oracle.inputs["p1"].double, second: oracle.inputs["p2"].double, level: oracle.level,
            power: oracle.parameters["power"].optionalDouble)
        let effect = try oracle.parameters["deff_votes"].double
        let votes = try oracle.parameters["mean_votes_per_station"].double
        let population = try oracle.parameters["population_stations"].optionalDouble
        let stations = { (observations: Double, population: Double?) in
            DifferenceSampleSize.clusters(
                observations: observations, designEffect: effect, clusterSize: votes, population: population)
        }
        let interval = stations(size.observationsForInterval, population)
        let power = stations(size.observationsForPower, population)
        return .object([
            "lead": .number(size.difference), "unit_variance": .number(size.unitVariance),
            "n_votes_ci": .number(size.observationsForInterval),
            "n_votes_power": .number(size.observationsForPower),
            "stations_ci": .number(stations(size.observationsForInterval, nil)),
            "stations_power": .number(stations(size.observationsForPower, nil)),
            "stations_ci_fpc": .number(interval), "stations_power_fpc": .number(power),
            "stations_ci_fpc_ceil": .int(Int(interval.rounded(.up))),
            "stations_power_fpc_ceil": .int(Int(power.rounded(.up))),
        ])
    }

    private static func lead(_ oracle: OracleCase) throws -> Value {
        let value = try ShareDifference(
            first: oracle.inputs["p1"].double, second: oracle.inputs["p2"].double,
            size: oracle.inputs["n_eff"].double, level: oracle.level)
        return .object([
            "lead": .number(value.difference), "se": .number(value.standardError),
            "moe_lead": .number(value.margin), "moe_share1": .number(value.shareMargin),
            "moe_ratio": .number(value.margin / value.shareMargin), "ci": pair(value.interval),
            "wrong_independent_se": .number(value.independentError),
            "wrong_double_moe": .number(2 * value.shareMargin),
            "statistical_tie_by_moe": .bool(value.isTieByDoubleMargin),
            "ci_excludes_zero": .bool(value.excludesZero),
        ])
    }

    private static func president(_ oracle: OracleCase) throws -> Value {
        let provinces = try oracle.inputs["provinces"].array
        let covariance = try oracle.inputs["national_cov"].matrix
        let national = try oracle.inputs["national"].doubles
        var candidates: [String: Value] = [:]
        for (k, name) in try oracle.inputs["names"].strings.enumerated() {
            let regions = try provinces.map { province in
                (try province["share"].doubles[k], try province["se"].doubles[k])
            }
            let value = try MajorityWithSpread(
                share: national[k], standardError: covariance[k][k].squareRoot(), regions: regions,
                majority: oracle.parameters["majority"].double,
                regionalShare: oracle.parameters["province_share"].double,
                regionsNeeded: provinces.count / 2 + 1)
            candidates[name] = .object([
                "prob_majority": .number(value.majorityProbability),
                "prob_province_spread": .number(value.spreadProbability),
                "expected_provinces": .number(value.expectedRegions),
                "provinces_point": .int(value.regionsByEstimate),
                "first_round_low": .number(value.jointProbability.low),
                "first_round_high": .number(value.jointProbability.high),
                "first_round_point": .bool(value.holdsByEstimate),
            ])
        }
        return .object([
            "provinces": .int(provinces.count), "provinces_needed": .int(provinces.count / 2 + 1),
            "candidates": .object(candidates),
        ])
    }
}
