import Statistics

extension MatchedDifference {
    /// A lead of the list, corrected by what the sampled stations show.
    ///
    /// All shares are fractions of the denominator.
    public struct Lead: Sendable, Equatable, Codable {
        /// How ``p`` was found.
        public enum Test: String, Sendable, Codable, CaseIterable {
            /// The sign of each error is as likely + as −; all assignments are counted. For few errors.
            case signFlip = "sign-flip"
            /// t, with the degrees of freedom of the errors' own variance.
            case t
        }

        /// First minus second choice of the list, and as corrected.
        public var listed: Double
        public var corrected: Double
        /// Standard error of the corrected lead; 0 where no station differs.
        public var standardError: Double
        /// Degrees of freedom of the standard error: fewer where few stations differ.
        public var degreesOfFreedom: Double
        /// First-stage units in which the lead differs.
        public var unequal: Int
        /// Two-sided p-value of "the list is right on the whole"; `nil` where no station differs.
        public var p: Double?
        public var test: Test?

        /// t interval of the corrected lead.
        ///
        /// With few stations that differ it is wide, and approximate below ``MatchedDifference/fewErrors``: one
        /// error in a thousand stations says little of how large others may be.
        /// - Parameter level: Level, a fraction.
        /// - Returns: `nil` where no station differs or no variance exists.
        public func interval(level: Double) -> Interval? {
            guard standardError > 0, degreesOfFreedom >= 1 else { return nil }
            let t = StudentT.upperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom)
            return Interval(center: corrected, halfWidth: t * standardError)
        }
    }

    /// Below so many units with an error the sign-flip test stands for the t test (Methods E1).
    public static let fewErrors = 20

    /// The lead of one choice over another in the list, and as the sampled stations correct it.
    ///
    /// - Parameters:
    ///   - first: Position of the leading choice.
    ///   - second: Position of the other one.
    public func lead(_ first: Int, _ second: Int) -> Lead {
        let difference = correctedShares.difference(first, second)
        let score = scores[first].indices.map { scores[first][$0] - scores[second][$0] }
        var errors = [Double](repeating: 0, count: design.stratumOfUnit.count)
        for (row, unit) in design.units.enumerated() { errors[Int(unit)] += design.weights[row] * score[row] }
        let unequal = errors.filter { $0 != 0 }
        let most = Double(correctedShares.degreesOfFreedom)
        let own = design.varianceDegreesOfFreedom([score], most: most)[0]
        var lead = Lead(
            listed: listedShares[first] - listedShares[second], corrected: difference.estimate,
            standardError: difference.standardError, degreesOfFreedom: min(most, own),
            unequal: unequal.count)
        guard !unequal.isEmpty else { return lead }
        if unequal.count < Self.fewErrors {
            lead.test = .signFlip
            lead.p = Self.signFlipP(unequal)
        } else if lead.standardError > 0, lead.degreesOfFreedom >= 1 {
            lead.test = .t
            lead.p = StudentT.twoSidedP(
                (lead.corrected - lead.listed) / lead.standardError, degreesOfFreedom: lead.degreesOfFreedom)
        }
        return lead
    }

    /// The part of all assignments of signs whose sum is as far from 0 as that of the errors.
    ///
    /// Source: the randomisation test of Fisher (1935).
    /// - Parameter errors: At most ``fewErrors`` numbers other than 0.
    static func signFlipP(_ errors: [Double]) -> Double {
        let reach = errors.reduce(0) { $0 + abs($1) }
        let limit = abs(errors.reduce(0, +)) - 1e-9 * reach
        var sum = reach
        var positive = [Bool](repeating: true, count: errors.count)
        var extreme = abs(sum) >= limit ? 1 : 0
        // Gray code: from one assignment to the next a single sign changes.
        for step in 1..<(1 << errors.count) {
            let place = step.trailingZeroBitCount
            sum += (positive[place] ? -2 : 2) * abs(errors[place])
            positive[place].toggle()
            if abs(sum) >= limit { extreme += 1 }
        }
        return Double(extreme) / Double(1 << errors.count)
    }
}
