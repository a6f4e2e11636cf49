/// Roots of functions of one variable.
enum Roots {
    /// Point where a monotone predicate turns from `false` (at `low`) to `true` (at `high`), found by
    /// halving until the two ends are neighbouring numbers.
    static func bisect(low: Double, high: Double, _ isAbove: (Double) -> Bool) -> Double {
        var low = low
        var high = high
        for _ in 0..<1100 {
            let middle = 0.5 * (low + high)
            if middle <= low || middle >= high { break }
            if isAbove(middle) { high = middle } else { low = middle }
        }
        return 0.5 * (low + high)
    }

    /// Root of an increasing function between `low` and `high` by Halley's method, halving instead wherever a
    /// step would leave the part in which the root must lie.
    ///
    /// The value is a logarithm of a tail beside another, in whose own measure the function bends little: what a step from below
    /// ``nearValue`` leaves is the cube of it.
    ///
    /// - Parameter function: value, slope and second derivative.
    static func halley(
        low: Double, high: Double, start: Double,
        _ function: (Double) -> (value: Double, slope: Double, curvature: Double)
    ) -> Double {
        var low = low
        var high = high
        var x = start > low && start < high ? start : 0.5 * (low + high)
        for _ in 0..<200 {
            let (value, slope, curvature) = function(x)
            if value == 0 { return x }
            if value < 0 { low = x } else { high = x }
            let newton = value / slope
            let bend = 1 - 0.5 * newton * curvature / slope
            var next = x - (bend > 0.5 && bend < 2 ? newton / bend : newton)
            let isInside = next > low && next < high
            if !isInside { next = 0.5 * (low + high) }
            let isClose = abs(next - x) <= 2 * Double.ulpOfOne * abs(next)
            if isClose || next <= low || next >= high || isInside && abs(value) < nearValue { return next }
            x = next
        }
        return x
    }

    private static let nearValue = 1e-6

    /// Root of a function that is nearly linear, by the secant method; `nil` where steps leave the numbers above 0 or do not
    /// become small.
    ///
    /// - Parameters:
    ///   - first: Near the root.
    ///   - second: Nearer to it.
    ///   - tolerance: Of the last step but one; the error is far below.
    static func secant(
        _ first: Double, _ second: Double, tolerance: Double, _ function: (Double) -> Double
    ) -> Double? {
        var (before, now) = (first, second)
        var valueBefore = function(before)
        for _ in 0..<20 {
            let value = function(now)
            if value == 0 { return now }
            let next = now - value * (now - before) / (value - valueBefore)
            guard next.isFinite, next > 0 else { return nil }
            if abs(next - now) <= tolerance { return next }
            (before, now, valueBefore) = (now, next, value)
        }
        return nil
    }

    /// Root of `function` between `low` and `high`, where it has opposite signs, by Brent's method.
    ///
    /// Source: Brent (1973), Algorithms for Minimization without Derivatives, ch. 4.
    static func brent(
        low: Double, high: Double, tolerance: Double, method: String, _ function: (Double) -> Double
    ) throws(StatisticsError) -> Double {
        var a = low
        var b = high
        var fa = function(a)
        var fb = function(b)
        if fa == 0 { return a }
        if fb == 0 { return b }
        guard (fa < 0) != (fb < 0) else { throw .notConverged(method: method) }
        var c = a
        var fc = fa
        var step = b - a
        var previous = step
        for _ in 0..<200 {
            if (fb < 0) == (fc < 0) {
                c = a
                fc = fa
                step = b - a
                previous = step
            }
            if abs(fc) < abs(fb) {
                (a, b, c) = (b, c, b)
                (fa, fb, fc) = (fb, fc, fb)
            }
            let width = 2 * Double.ulpOfOne * abs(b) + 0.5 * tolerance
            let half = 0.5 * (c - b)
            if abs(half) <= width || fb == 0 { return b }
            if abs(previous) >= width, abs(fa) > abs(fb) {
                let s = fb / fa
                var p: Double
                var q: Double
                if a == c {
                    p = 2 * half * s
                    q = 1 - s
                } else {
                    let r = fb / fc
                    q = fa / fc
                    p = s * (2 * half * q * (q - r) - (b - a) * (r - 1))
                    q = (q - 1) * (r - 1) * (s - 1)
                }
                if p > 0 { q = -q } else { p = -p }
                if 2 * p < min(3 * half * q - abs(width * q), abs(previous * q)) {
                    previous = step
                    step = p / q
                } else {
                    step = half
                    previous = half
                }
            } else {
                step = half
                previous = half
            }
            a = b
            fa = fb
            b += abs(step) > width ? step : (half > 0 ? width : -width)
            fb = function(b)
        }
        throw .notConverged(method: method)
    }
}
