import Elections
import Estimation
import Ground
import Statistics

extension SampleEstimate {
    /// What the stations that did not arrive could change at most.
    ///
    /// Holds for the sample, whatever the missing stations contain; the error of sampling comes on top.
    /// Source: Methods A14; Manski (1989, 2003).
    public struct Missing: Sendable, Equatable, Codable {
        /// Whether the missing stations could make the lead vanish.
        public enum Answer: Sendable, Equatable, Codable {
            case could
            /// Proved: the lower end of ``Missing/leadBound`` is above 0.
            case couldNot
            case notKnown(Unknown)

            /// Public code of the answer.
            public var code: String {
                switch self {
                case .could: "could"
                case .couldNot: "could-not"
                case .notKnown: "not-known"
                }
            }
        }

        /// Why nothing bounds what the missing stations hold. The codes are public.
        public enum Unknown: String, Sendable, Codable, CaseIterable {
            /// Some have no register of voters, or one of 0.
            case noRegister = "no-register"
            /// Some have no weight or probability.
            case noWeight = "no-weight"
            /// Separate ratios take the valid votes from the frame.
            case separateRatio = "separate-ratio"
        }

        public var drawn: Int
        public var received: Int
        /// Missing stations without a register of voters, or with a register of 0.
        public var withoutRegister: Int
        /// Ballots in reserve over registered voters, a fraction, that the bounds allow for.
        public var reserveShare: Double
        /// Share of each pair over every possible content of the missing stations; `nil` where nothing is missing
        /// or nothing says how many ballots they could hold.
        public var bounds: [Interval]?
        /// The lead of the first pair over the second in the same way.
        public var leadBound: Interval?
        /// `nil` where nothing is missing or there is one pair.
        public var answer: Answer?
        /// By how many points the second pair would have to do better in the missing stations than in the
        /// others of the sample for the lead to vanish, a fraction, at the turnout of the others; `nil` where
        /// nothing is missing, it is not known, or even all their votes would not do it at that turnout.
        public var tippingPoint: Double?
    }
}

extension StationSample {
    /// What the stations that did not arrive could change.
    ///
    /// - Parameters:
    ///   - leader: The first pair.
    ///   - runnerUp: The second; `nil` for one pair.
    ///   - reserveShare: Ballots in reserve over registered voters, a fraction.
    func missing(
        leader: Choice, runnerUp: Choice?, reserveShare: Double
    ) throws -> SampleEstimate.Missing {
        let registered = table.fields[.registered]
        let arrived = Set(received)
        let absent = (0..<table.count).filter { !arrived.contains($0) }
        let unlisted = absent.count { (registered?[$0] ?? 0) <= 0 }
        var missing = SampleEstimate.Missing(
            drawn: table.count, received: received.count, withoutRegister: unlisted,
            reserveShare: reserveShare)
        guard !absent.isEmpty else { return missing }
        let unknown = { (reason: SampleEstimate.Missing.Unknown) -> SampleEstimate.Missing in
            var answer = missing
            answer.answer = runnerUp == nil ? nil : .notKnown(reason)
            return answer
        }
        let isMean = options.estimator == .mean
        if options.estimator == .separateRatio { return unknown(.separateRatio) }
        if unlisted > 0 && !isMean { return unknown(.noRegister) }
        guard let weights = drawnWeights() else { return unknown(.noWeight) }
        // Of a mean of shares a station can change 1 at most, whatever it holds.
        let caps = (0..<table.count).map { row -> Double in
            isMean ? 1 : (Double(registered?[row] ?? 0) * (1 + reserveShare) - 1e-9).rounded(.up)
        }
        let whole = { (column: [Double]) -> [Double] in
            var all = [Double](repeating: 0, count: self.table.count)
            for (index, row) in self.received.enumerated() { all[row] = column[index] }
            return all
        }
        let (numerators, denominator) = shareColumns
        let found = try MissingStations(
            weights: weights, received: (0..<table.count).map { arrived.contains($0) }
        ).worstCase(
            numerators: numerators.map(whole), denominator: whole(denominator), caps: caps,
            leads: runnerUp.map { [(leader.index, $0.index)] } ?? [])
        missing.bounds = found.shares
        guard let runnerUp, let lead = found.leads.first else { return missing }
        missing.leadBound = lead
        missing.answer = lead.low > 0 ? .couldNot : .could
        if let registered, lead.low <= 0, !isMean {
            missing.tippingPoint = tippingPoint(
                leader, runnerUp, weights: weights, absent: absent, registered: registered)
        }
        return missing
    }

    /// Weights of all stations drawn, as if all had arrived; `nil` where some lack a weight.
    private func drawnWeights() -> [Double]? {
        var design = options
        // Only the weights are wanted, not a variance.
        design.lonely = .certainty
        design.order = nil
        if design.probability != nil { design.probabilityVariance = .withReplacement }
        let builder = DesignBuilder(
            table: table, rows: Array(0..<table.count), labels: strata, options: design, frame: frame,
            joint: nil)
        guard let drawn = try? builder.design() else { return nil }
        guard options.poststratify != nil else { return drawn.weights }
        return (try? builder.calibrated(drawn))?.design.weights
    }

    /// The gain of the second pair over the first in the missing stations at which the lead is zero, where
    /// they have the turnout of those others of the sample that have a register.
    private func tippingPoint(
        _ leader: Choice, _ runnerUp: Choice, weights: [Double], absent: [Int], registered: CountColumn
    ) -> Double? {
        var (gap, counted) = (0.0, 0.0)
        var (ballots, listed) = (0.0, 0.0)
        for (index, row) in received.enumerated() {
            gap += weights[row] * (votes[leader.index][index] - votes[runnerUp.index][index])
            counted += weights[row] * valid[index]
            guard let voters = registered[row], voters > 0 else { continue }
            ballots += weights[row] * valid[index]
            listed += weights[row] * Double(voters)
        }
        let outstanding = absent.reduce(0.0) { sum, row in
            sum + (registered[row].map { weights[row] * Double($0) } ?? 0)
        }
        guard gap > 0, listed > 0, ballots > 0, outstanding > 0 else { return nil }
        let expected = outstanding * ballots / listed
        return gap <= expected ? gap / expected + gap / counted : nil
    }
}
