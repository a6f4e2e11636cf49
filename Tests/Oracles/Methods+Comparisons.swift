import Foundation
import Statistics

extension Methods {
    static let comparisons: [String: Adapter] = [
        "multiplicity.adjust": multiplicity, "compare.z_t": oneSample, "compare.tost": equivalence,
        "compare.bayes_normal": bayes, "compare.published": published, "accuracy.A_B": accuracy,
        "accuracy.mosteller": mosteller, "compare.regions_batch": regions,
        "calibration.coverage": calibration, "meta.random_effects": randomEffects,
    ]

    private static func multiplicity(_ oracle: OracleCase) throws -> Value {
        let p = try oracle.inputs["p"].doubles
        let alpha = try oracle.parameters["alpha"].double
        let fixed = StoreyQ(p, lambda: try oracle.parameters["storey_lambda"].double)
        let chosen = StoreyQ(p, lambdas: try oracle.parameters["storey_bootstrap_lambdas"].doubles)
        let rejected = { (method: PValueAdjustment) -> Value in
            let adjusted = method.adjust(p)
            return .array(adjusted.indices.filter { adjusted[$0] <= alpha }.map { .int($0 + 1) })
        }
        return .object([
            "bonferroni": .numbers(PValueAdjustment.bonferroni.adjust(p)),
            "holm": .numbers(PValueAdjustment.holm.adjust(p)),
            "hochberg": .numbers(PValueAdjustment.hochberg.adjust(p)),
            "hommel": .numbers(PValueAdjustment.hommel.adjust(p)),
            "BH": .numbers(PValueAdjustment.benjaminiHochberg.adjust(p)),
            "BY": .numbers(PValueAdjustment.benjaminiYekutieli.adjust(p)),
            "storey_fixed": .object(["pi0": .number(fixed.nullShare), "q": .numbers(fixed.q)]),
            "storey_bootstrap": .object(["pi0": .number(chosen.nullShare), "q": .numbers(chosen.q)]),
            "reject_BH": rejected(.benjaminiHochberg), "reject_holm": rejected(.holm),
        ])
    }

    private static func oneSample(_ oracle: OracleCase) throws -> Value {
        let test = try OneSampleTest(
            estimate: oracle.inputs["estimate"].double, reference: oracle.inputs["official"].double,
            standardError: oracle.inputs["se"].double, degreesOfFreedom: oracle.inputs["df"].double)
        var normal = test
        normal.degreesOfFreedom = nil
        let level = try oracle.level
        return .object([
            "difference": .number(test.difference), "z": .number(test.statistic),
            "p_normal_two_sided": .number(normal.p), "log10_p_normal_two_sided": .number(normal.log10P),
            "p_normal_greater": .number(normal.pGreater), "p_normal_less": .number(normal.pLess),
            "p_t_two_sided": .number(test.p), "log10_p_t_two_sided": .number(test.log10P),
            "p_t_greater": .number(test.pGreater), "p_t_less": .number(test.pLess),
            "diff_ci_t": pair(test.interval(level: level)), "diff_ci_z": pair(normal.interval(level: level)),
            "official_inside_ci_t": .bool(test.containsReference(level: level)),
        ])
    }

    private static func equivalence(_ oracle: OracleCase) throws -> Value {
        let test = try EquivalenceTest(
            estimate: oracle.inputs["estimate"].double, reference: oracle.inputs["official"].double,
            standardError: oracle.inputs["se"].double, degreesOfFreedom: oracle.inputs["df"].double,
            margin: oracle.parameters["margin"].double)
        var normal = test
        normal.test.degreesOfFreedom = nil
        let alpha = try oracle.parameters["alpha"].double
        return .object([
            "t_lower": .number(test.lowerStatistic), "t_upper": .number(test.upperStatistic),
            "p_lower": .number(test.lowerP), "p_upper": .number(test.upperP), "p": .number(test.p),
            "p_normal": .number(normal.p), "ci_1_minus_2alpha": pair(test.interval(alpha: alpha)),
            "equivalent": .bool(test.isEquivalent(alpha: alpha)),
            "difference_p_two_sided": .number(test.test.p),
        ])
    }

    private static func bayes(_ oracle: OracleCase) throws -> Value {
        let model = try BayesNormal(
            estimate: oracle.inputs["estimate"].double, reference: oracle.inputs["official"].double,
            standardError: oracle.inputs["se"].double,
            priorDeviation: oracle.parameters["prior_sd"].optionalDouble)
        let delta = try oracle.parameters["delta"].double
        let log = model.logBayesFactor
        let posterior = model.posteriorOfNull(prior: try oracle.parameters["prior_null"].double)
        return .object([
            "posterior_mean": .number(model.posteriorMean), "posterior_sd": .number(model.posteriorDeviation),
            "prob_greater_delta": .number(model.probabilityAbove(delta)),
            "prob_less_minus_delta": .number(model.probabilityBelow(-delta)),
            "prob_abs_greater_delta": .number(model.probabilityBeyond(delta)),
            "prob_positive": .number(model.probabilityAbove(0)),
            "vovk_sellke_min_bf01": .number(model.smallestNullBayesFactor), "log_bf10": .optional(log),
            "bf10": .optional(log.map { exp($0) }), "bf01": .optional(log.map { exp(-$0) }),
            "posterior_prob_null": .optional(posterior),
        ])
    }

    private static func published(_ oracle: OracleCase) throws -> Value {
        let result = try PublishedDifference(
            share: oracle.inputs["share"].double, reference: oracle.inputs["official"].double,
            margin: publishedMargin(oracle))
        return .object([
            "difference": .number(result.difference), "se": .number(result.standardError),
            "z": .number(result.z), "p": .number(result.p),
            "p_uniform_rounding": .number(result.pUniformRounding),
            "p_most_favourable": .number(result.pMostFavourable),
            "p_least_favourable": .number(result.pLeastFavourable),
            "inside_moe": .bool(result.isInsideMargin),
        ])
    }

    private static func accuracy(_ oracle: OracleCase) throws -> Value {
        let names = try oracle.inputs["names"].strings
        let size = try oracle.inputs["n"].double
        let covariance = oracle.inputs["cov"]
        let measures = try AccuracyMeasures(
            shares: oracle.inputs["poll"].doubles, reference: oracle.inputs["official"].doubles, size: size,
            covariance: covariance.isNull ? nil : covariance.matrix)
        let (pearson, ratio) = (measures.pearson(size: size), measures.likelihoodRatio(size: size))
        return .object([
            "top_two": .texts(measures.topTwo.map { names[$0] }), "A_two_party": .number(measures.a),
            "A_se": .number(measures.aError), "A_prime": .numbers(measures.aPrime),
            "A_prime_se": .numbers(measures.aPrimeError), "B": .number(measures.b),
            "B_se": .number(measures.bError), "B_w": .number(measures.bWeighted),
            "B_w_se": .number(measures.bWeightedError), "pearson_x2": .number(pearson.value),
            "pearson_p": .number(pearson.p), "lr_g2": .number(ratio.value), "lr_p": .number(ratio.p),
            "df": .number(ratio.degreesOfFreedom),
        ])
    }

    private static func mosteller(_ oracle: OracleCase) throws -> Value {
        let measures = try MostellerMeasures(
            estimatePercent: oracle.inputs["poll_percent"].doubles,
            referencePercent: oracle.inputs["official_percent"].doubles, size: oracle.inputs["n"].double)
        return .object([
            "m1": .number(measures.m1), "m2": .number(measures.m2), "m3": .number(measures.m3),
            "m3_raw": .number(measures.m3Raw), "m4": .number(measures.m4), "m5": .number(measures.m5),
            "m5_raw": .number(measures.m5Raw), "m6": .number(measures.m6),
            "m7_chi2": .number(measures.m7.value), "m7_p": .number(measures.m7.p),
        ])
    }

    private static func regions(_ oracle: OracleCase) throws -> Value {
        let regions = try oracle.inputs["regions"].array
        let alpha = try oracle.parameters["alpha"].double
        let margin = try oracle.parameters["margin"].double
        let tests = try regions.map {
            try EquivalenceTest(
                estimate: $0["estimate"].double, reference: $0["official"].double,
                standardError: $0["se"].double, degreesOfFreedom: $0["df"].double, margin: margin)
        }
        let p = tests.map(\.test.p)
        let bh = PValueAdjustment.benjaminiHochberg.adjust(p)
        let by = PValueAdjustment.benjaminiYekutieli.adjust(p)
        let holm = PValueAdjustment.holm.adjust(p)
        let direction = try DirectionEvidence(statistics: tests.map(\.test.statistic))
        let rows = regions.indices.map { index -> Value in
            .object([
                "region": regions[index]["region"], "difference": .number(tests[index].test.difference),
                "t": .number(tests[index].test.statistic), "p": .number(p[index]),
                "tost_p": .number(tests[index].p), "p_bh": .number(bh[index]), "p_by": .number(by[index]),
                "p_holm": .number(holm[index]), "flag_bh": .bool(bh[index] <= alpha),
                "flag_holm": .bool(holm[index] <= alpha),
            ])
        }
        return .object([
            "results": .array(rows), "n_flag_bh": .int(bh.count { $0 <= alpha }),
            "n_flag_holm": .int(holm.count { $0 <= alpha }), "stouffer_z": .number(direction.stoufferZ),
            "sign_plus": .int(direction.positive), "sign_p_two_sided": .number(direction.signP),
        ])
    }

    private static func calibration(_ oracle: OracleCase) throws -> Value {
        let coverage = try Calibration(
            hits: oracle.inputs["hits"].int, trials: oracle.inputs["trials"].int,
            nominal: oracle.parameters["nominal"].double)
        let pit = try oracle.inputs["pit"].doubles
        let errors = try StandardizedErrors(oracle.inputs["z"].doubles)
        let distance = KolmogorovSmirnov.uniformDistance(pit) ?? 0
        return .object([
            "coverage": .number(coverage.coverage), "p_two_sided": .number(coverage.twoSidedP),
            "p_less": .number(coverage.tooFewP), "ci95": pair(coverage.interval(level: 0.95)),
            "ks_D": .number(distance),
            "ks_p_exact": .number(KolmogorovSmirnov.exactP(distance: distance, count: pit.count)),
            "z2_sum": .number(errors.sumOfSquares), "z2_p_upper": .number(errors.tooSmallP),
            "z2_p_lower": .number(errors.tooLargeP), "z_mean": .number(errors.mean),
            "z_mean_p": .number(errors.meanP), "sd_ratio": .number(errors.deviationRatio),
        ])
    }

    private static func randomEffects(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let model = try RandomEffects(effects: table.numbers("yi"), variances: table.numbers("vi"))
        let level = try oracle.level
        let names: [String: RandomEffects.Estimator] = [
            "DL": .derSimonianLaird, "REML": .restrictedLikelihood, "ML": .likelihood, "PM": .pauleMandel,
            "HE": .hedges,
        ]
        let fits = try names.mapValues { estimator -> Value in
            let fit = try model.fit(estimator)
            return .object([
                "tau2": .number(fit.betweenVariance), "mu": .number(fit.mean),
                "se": .number(fit.standardError), "z_p": .number(fit.p),
                "ci": pair(fit.interval(level: level)), "I2": .number(fit.i2), "H2": .number(fit.h2),
                "knha_se": .number(fit.hartungKnappError),
                "knha_ci": pair(fit.hartungKnappInterval(level: level)),
                "knha_p": .optional(fit.hartungKnappP),
                "pi_z": pair(fit.normalPredictionInterval(level: level)),
                "pi_t_km2": pair(fit.predictionInterval(level: level)),
            ])
        }
        let fixed = model.fixed
        return Value.object(fits).adding([
            "k": .int(model.count), "Q": .number(model.q), "Q_df": .int(model.count - 1),
            "Q_p": .number(model.qP), "I2_Q": .number(model.i2),
            "fixed": .object(["mu": .number(fixed.mean), "se": .number(fixed.standardError)]),
            "tau2_qprofile_ci": pair(try model.betweenVarianceInterval(level: level)),
        ])
    }
}
