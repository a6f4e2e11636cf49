import Statistics

extension Methods {
    static let comparisons: [String: Adapter] = ["multiplicity.adjust": multiplicity]

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
}
