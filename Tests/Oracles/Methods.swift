/// The public API by method id of the oracle folder.
enum Methods {
    typealias Adapter = @Sendable (OracleCase) throws -> Value

    /// Adapters of all areas.
    static let supported: [String: Adapter] = [
        distributions, intervals, comparisons, designs, winners, samples, consistency,
    ]
    .reduce(into: [:]) { all, area in all.merge(area) { first, _ in first } }

    /// Method ids that exist and are not computed here.
    static let unsupported: Set<String> = [
        "forensics.digits",
        "forensics.dip", "forensics.fingerprint", "forensics.integer_percent",
        "forensics.last_digit_smoothed", "forensics.last_two_digits", "forensics.percent_zero_five",
        "forensics.shpilkin", "forensics.turnout_slope", "matched.hypergeometric_bound",
        "mc.changepoint_permutation", "mc.dip_pvalue", "mc.integer_percent", "partial.breakeven_tilt",
        "partial.changepoint_binomial", "partial.changepoint_ols", "partial.late_shift",
        "partial.projection", "partial.rd_jump", "rla.alpha", "rla.betting_fixed", "rla.kaplan_markov",
        "rla.kaplan_wald", "rla.station_comparison", "rla.stratified_fisher",
    ]
}
