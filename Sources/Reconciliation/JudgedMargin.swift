import Estimation
import Statistics

/// The margin that everything about a published estimate is judged with: the printed one as wide as its digits
/// allow, and printed shares as far off as theirs allow.
///
/// Verdict, lead, winning threshold, smallest detectable gap, equivalence and the difference of two counts all take
/// it from here, so that no two of them rest on different margins. A sample was not rounded: its margin is its own.
/// Standard errors are those at the widest margin that the digits of each share's own allow
/// (``ShareEstimate/largestErrorFactors``).
struct JudgedMargin {
    /// Half of the last printed unit of a share, a fraction; of both sides where the official share is printed too.
    let rounding: Double

    /// - Parameters:
    ///   - estimate: The published estimate.
    ///   - official: Half of the last printed unit of an official share that it is compared with, a fraction.
    init(_ estimate: ShareEstimate, official: Double = 0) {
        rounding = estimate.roundingHalfWidth + official
    }

    /// How far a sum or difference of printed shares can be from that of the shares behind them.
    func slack(shares: Int) -> Double { Double(shares) * rounding }

    /// Half of the width of an interval that reaches `reach` standard errors to either side.
    ///
    /// - Parameters:
    ///   - reach: A quantile or critical value, in standard errors.
    ///   - error: Standard error at the widest margin, a fraction.
    ///   - shares: How many printed shares the figure is made of: 1 for a share, 2 for a lead.
    func halfWidth(_ reach: Double, error: Double, shares: Int) -> Double {
        reach * error + slack(shares: shares)
    }

    /// The judged interval; parameters as ``halfWidth(_:error:shares:)``.
    func interval(around center: Double, reach: Double, error: Double, shares: Int) -> Interval {
        Interval(center: center, halfWidth: halfWidth(reach, error: error, shares: shares))
    }

    /// A difference as near to zero as rounding allows, with its sign.
    func nearest(_ difference: Double, shares: Int) -> Double {
        let size = max(0, abs(difference) - slack(shares: shares))
        return difference < 0 ? -size : size
    }

    /// A difference as far from zero as rounding allows, with its sign.
    func farthest(_ difference: Double, shares: Int) -> Double {
        difference < 0 ? difference - slack(shares: shares) : difference + slack(shares: shares)
    }
}
