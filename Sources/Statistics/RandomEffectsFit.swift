/// A random-effects model at one value of the variance between studies.
public struct RandomEffectsFit: Sendable, Equatable {
    /// The data.
    public let model: RandomEffects
    /// Variance between studies, τ².
    public let betweenVariance: Double
    /// Mean effect.
    public let mean: Double
    /// Its standard error, 1/√Σw.
    public let standardError: Double
    /// Standard error of Hartung & Knapp, to be used with t on k − 1 degrees of freedom.
    public let hartungKnappError: Double

    init(model: RandomEffects, betweenVariance: Double) {
        self.model = model
        self.betweenVariance = betweenVariance
        let state = model.weighted(betweenVariance)
        mean = state.mean
        standardError = 1 / state.sum.squareRoot()
        hartungKnappError = standardError * (state.q / Double(model.count - 1)).squareRoot()
    }

    /// Two-sided p-value of the mean by the normal distribution.
    public var p: Double { Normal.twoSidedP(mean / standardError) }

    /// Two-sided p-value of Hartung & Knapp; `nil` where their standard error is 0.
    public var hartungKnappP: Double? {
        guard hartungKnappError > 0 else { return nil }
        return StudentT.twoSidedP(mean / hartungKnappError, degreesOfFreedom: Double(model.count - 1))
    }

    /// Interval of the mean by the normal distribution. Covers too little below about 20 studies.
    public func interval(level: Double) -> Interval {
        Interval(center: mean, halfWidth: Normal.upperQuantile((1 - level) / 2) * standardError)
    }

    /// Interval of the mean by Hartung & Knapp; the default.
    public func hartungKnappInterval(level: Double) -> Interval {
        let t = StudentT.upperQuantile((1 - level) / 2, degreesOfFreedom: Double(model.count - 1))
        return Interval(center: mean, halfWidth: t * hartungKnappError)
    }

    /// Standard deviation of a new study's true effect around the mean.
    private var predictionError: Double {
        (betweenVariance + standardError * standardError).squareRoot()
    }

    /// Prediction interval by the normal distribution.
    public func normalPredictionInterval(level: Double) -> Interval {
        Interval(center: mean, halfWidth: Normal.upperQuantile((1 - level) / 2) * predictionError)
    }

    /// Prediction interval by t on k − 2 degrees of freedom; `nil` for two studies.
    public func predictionInterval(level: Double) -> Interval? {
        guard model.count > 2 else { return nil }
        let t = StudentT.upperQuantile((1 - level) / 2, degreesOfFreedom: Double(model.count - 2))
        return Interval(center: mean, halfWidth: t * predictionError)
    }

    /// Typical sampling variance of Higgins & Thompson (2002).
    private var typicalVariance: Double {
        let sums = model.weightSums(0)
        return Double(model.count - 1) / (sums.first - sums.second / sums.first)
    }

    /// τ²/(τ² + s²), s² the typical sampling variance.
    public var i2: Double { betweenVariance / (betweenVariance + typicalVariance) }
    /// (τ² + s²)/s².
    public var h2: Double { (betweenVariance + typicalVariance) / typicalVariance }
}
