import Estimation
import Ground
import Statistics

extension Methods {
    static func calibrate(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let size = try oracle.parameters["population_size"].double
        let design = try SampleDesign.simpleRandom(count: table.count, population: size)
        let numerators = try columns(oracle.parameters["numerators"], table)
        let denominator = try table.numbers(oracle.parameters["denominator"].string)
        let order = try oracle.parameters["numerators"].strings
        let places = try oracle.parameters["lead"].strings.compactMap { order.firstIndex(of: $0) }
        let keys = { (totals: DesignEstimate, ratios: DesignEstimate, weights: [Double]) -> Value in
            let lead = ratios.difference(places[0], places[1])
            return .object([
                "total": .numbers(totals.values), "total_se": .numbers(totals.standardErrors),
                "ratio": .numbers(ratios.values), "ratio_se": .numbers(ratios.standardErrors),
                "lead": .number(lead.estimate), "lead_se": .number(lead.standardError),
                "weights_head": .numbers(Array(weights.prefix(5))),
            ])
        }
        let calibrated = { (result: CalibratedDesign) -> Value in
            keys(
                try result.totals(numerators + [denominator]),
                try result.ratios(numerators: numerators, denominator: denominator), result.design.weights)
        }
        let groups = CodeColumn(try table.text(oracle.parameters["poststrata"].string))
        let counts = try oracle.parameters["poststratum_counts"].object.mapValues { try $0.double }
        let auxiliary = try table.numbers(oracle.parameters["auxiliary"].string)
        let ones = [Double](repeating: 1, count: table.count)
        return .object([
            "total_order": .texts(order + [try oracle.parameters["denominator"].string]),
            "ratio_order": oracle.parameters["numerators"],
            "unadjusted": keys(
                try design.totals(numerators + [denominator]),
                try design.ratios(numerators: numerators, denominator: denominator).estimate, design.weights),
            "poststratified": try calibrated(CalibratedDesign(design, postStrata: groups, counts: counts)),
            "greg_intercept_and_aux": try calibrated(
                CalibratedDesign(
                    design, auxiliaries: [ones, auxiliary],
                    totals: [size, oracle.parameters["auxiliary_total"].double])),
        ])
    }

    static func missing(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let parameters = oracle.parameters
        let weights = try table.numbers(parameters["weight"].string)
        let received = try table.numbers(parameters["received"].string).map { $0 == 1 }
        let numerators = try columns(parameters["numerators"], table)
        let denominator = try table.numbers(parameters["denominator"].string)
        let strata = try table.text(parameters["strata"].string)
        let cells = try zip(strata, table.text(parameters["cell"].string)).map { "\($0) \($1)" }
        let rows = received.indices.filter { received[$0] }
        let kept = { (column: [Double]) in rows.map { column[$0] } }
        let design = try SampleDesign.stratified(
            strata: CodeColumn(rows.map { strata[$0] }),
            population: kept(table.numbers(parameters["stratum_population"].string)))
        let arrived = try design.ratios(numerators: numerators.map(kept), denominator: kept(denominator))
        let stations = try MissingStations(weights: weights, received: received)
        let adjusted = try stations.adjustedWeights(cells: CodeColumn(cells))
        let sum = { (column: [Double]) in zip(adjusted.weights, column).reduce(0) { $0 + $1.0 * $1.1 } }
        let order = try parameters["numerators"].strings
        let places = try parameters["lead"].strings.compactMap { order.firstIndex(of: $0) }
        let bounds = try stations.worstCase(
            numerators: numerators, denominator: denominator,
            caps: table.numbers(parameters["ballot_cap"].string), leads: [(places[0], places[1])])
        return .object([
            "received": .int(rows.count), "sampled": .int(table.count),
            "response_rate": .number(stations.responseRate),
            "weighted_response_rate": .number(stations.weightedResponseRate),
            "mcar_within_stratum": try ratioKeys(arrived, oracle),
            "cell_adjusted_ratio": .numbers(numerators.map { sum($0) / sum(denominator) }),
            "cells_without_response_weight": .number(adjusted.lostWeight),
            "worst_case": .object([
                "order": parameters["numerators"], "share_low": .numbers(bounds.shares.map(\.low)),
                "share_high": .numbers(bounds.shares.map(\.high)), "lead_low": .number(bounds.leads[0].low),
                "lead_high": .number(bounds.leads[0].high),
            ]),
        ])
    }

    static func population(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let parameters = oracle.parameters
        let variance = try PopulationVariance(
            numerators: columns(parameters["numerators"], table),
            denominator: table.numbers(parameters["denominator"].string))
        let strata = CodeColumn(try table.text(parameters["strata"].string))
        let n = try parameters["srs_n"].int
        let total = try parameters["stratified_total_n"].double
        var sizes = [Double](repeating: 0, count: strata.codes.count)
        for code in strata.ids { sizes[Int(code)] += 1 }
        let sampled = sizes.map { size in
            max(2, Int((total * size / Double(table.count)).rounded(.toNearestOrEven)))
        }
        let errors = { (matrix: [[Double]]?) -> Value in
            .numbers((matrix ?? []).indices.map { matrix?[$0][$0].squareRoot() })
        }
        let random = variance.simpleRandom(n) ?? []
        let votes = Double(n) * variance.denominatorTotal / Double(table.count)
        let lead = random[1][1] + random[0][0] - 2 * random[0][1]
        var counts: [String: Value] = [:]
        for (label, count) in zip(strata.codes, sampled) { counts[label] = .int(count) }
        return .object([
            "order": parameters["numerators"], "share": .numbers(variance.shares), "n_h": .object(counts),
            "se": .object([
                "srs": errors(random), "stratified": errors(variance.stratified(strata, sampled: sampled)),
                "cluster": errors(
                    variance.clusters(
                        CodeColumn(try table.text(parameters["cluster"].string)),
                        sampled: try parameters["clusters_n"].int)),
                "pps_wr": errors(
                    variance.unequalClusters(
                        CodeColumn(try table.text(parameters["pps_cluster"].string)),
                        sizes: try table.numbers(parameters["pps_size"].string),
                        draws: try parameters["pps_n"].int)),
            ]),
            "deff_votes_srs": .numbers(
                variance.shares.indices.map { k in
                    random[k][k] / (variance.shares[k] * (1 - variance.shares[k]) / votes)
                }),
            "lead_se_srs": .number(lead.squareRoot()),
        ])
    }

    static func matched(_ oracle: OracleCase) throws -> Value {
        let table = try oracle.table()
        let parameters = oracle.parameters
        let result = try MatchedDifference(
            design: design(parameters["design"], table), readings: columns(parameters["quick"], table),
            listed: columns(parameters["official"], table),
            listedTotals: parameters["official_totals"].doubles)
        let places = try parameters["lead"].array.map { try $0.int - 1 }
        let lead = result.correctedShares.difference(places[0], places[1])
        let expansion = result.expansion.difference(places[0], places[1])
        let direction = result.direction(places[0], places[1])
        let ratio = lead.standardError / expansion.standardError
        return .object([
            "order": parameters["quick"], "total_difference": .numbers(result.totals.values),
            "total_difference_se": .numbers(result.totals.standardErrors),
            "df": .int(result.totals.degreesOfFreedom),
            "total_difference_t": .numbers(result.tests.map { $0?.statistic }),
            "total_difference_p": .numbers(result.tests.map { $0?.p }),
            "corrected_total": .numbers(result.correctedTotals),
            "corrected_share": .numbers(result.correctedShares.values),
            "corrected_share_se": .numbers(result.correctedShares.standardErrors),
            "corrected_lead": .number(lead.estimate), "corrected_lead_se": .number(lead.standardError),
            "corrected_lead_ci_t": pair(
                try result.correctedShares.interval(lead.estimate, lead.standardError, level: oracle.level)),
            "official_lead": .number(result.listedShares[places[0]] - result.listedShares[places[1]]),
            "expansion_lead": .number(expansion.estimate),
            "expansion_lead_se": .number(expansion.standardError),
            "variance_ratio_lead": .number(ratio * ratio),
            "discrepant_stations": .int(result.discrepantStations),
            "discrepant_by_candidate": .array(result.discrepantByChoice.map { .int($0) }),
            "lead_overstated_stations": .int(direction.overstated),
            "lead_understated_stations": .int(direction.understated),
            "direction_sign_p": .number(direction.p),
        ])
    }
}
