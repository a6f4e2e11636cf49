import Statistics
import Synchronization

/// Counts over some replicates of a simulation, added up in the order of the replicates.
struct SimulationTally: Sendable {
    /// Counts of one interval method.
    struct Method: Sendable {
        var covered: [Int]
        var made: [Int]
        var jointlyCovered = 0
        var widths: [Double]
        var jointWidths: [Double]
    }

    var methods: [Method]
    var usable = 0
    var leadCovered = 0
    var leadWidth = 0.0
    var leadMade = 0
    var received = 0
    var outside = 0
    var tested = 0
    var rejected = 0
    var errors: [Double]
    var squares: [Double]
    var variances: [Double]

    init(methods: Int, choices: Int) {
        let zeros = [Double](repeating: 0, count: choices)
        let none = [Int](repeating: 0, count: choices)
        self.methods = [Method](
            repeating: Method(covered: none, made: none, widths: zeros, jointWidths: zeros), count: methods)
        errors = zeros
        squares = zeros
        variances = zeros
    }

    mutating func add(_ other: SimulationTally) {
        usable += other.usable
        leadCovered += other.leadCovered
        leadWidth += other.leadWidth
        leadMade += other.leadMade
        received += other.received
        outside += other.outside
        tested += other.tested
        rejected += other.rejected
        for k in errors.indices {
            errors[k] += other.errors[k]
            squares[k] += other.squares[k]
            variances[k] += other.variances[k]
        }
        for m in methods.indices {
            methods[m].jointlyCovered += other.methods[m].jointlyCovered
            for k in errors.indices {
                methods[m].covered[k] += other.methods[m].covered[k]
                methods[m].made[k] += other.methods[m].made[k]
                methods[m].widths[k] += other.methods[m].widths[k]
                methods[m].jointWidths[k] += other.methods[m].jointWidths[k]
            }
        }
    }
}

/// Holds the estimates of replicates against the population they were drawn from.
struct ReplicateJudge: Sendable {
    let simulation: SamplingSimulation
    let estimates: ReplicateEstimates
    let critical: Double?
    let flagCritical: Double?

    func tally(_ replicates: Range<Int>) -> SimulationTally {
        let truth = simulation.population.shares
        var tally = SimulationTally(methods: simulation.methods.count, choices: truth.count)
        for index in replicates {
            guard let estimate = estimates.estimate(index), let covariance = estimate.covariance else {
                continue
            }
            tally.usable += 1
            tally.received += estimates.facts[index].received
            for k in truth.indices {
                let error = estimate.shares[k] - truth[k]
                tally.errors[k] += error
                tally.squares[k] += error * error
                tally.variances[k] += covariance[k][k]
            }
            for (m, method) in simulation.methods.enumerated() {
                guard
                    let set = try? method.intervals(
                        of: estimate, level: simulation.level, criticalValue: critical)
                else { continue }
                add(set, truth, to: &tally.methods[m])
            }
            judgeLead(estimate, &tally)
            raiseFlags(estimate, covariance, &tally)
        }
        return tally
    }

    private func add(_ set: ShareIntervalSet, _ truth: [Double], to method: inout SimulationTally.Method) {
        var all = true
        for k in truth.indices {
            if let interval = set.marginal[k] {
                method.made[k] += 1
                method.widths[k] += interval.halfWidth
                if interval.contains(truth[k]) { method.covered[k] += 1 }
            }
            guard let interval = set.joint[k] else {
                all = false
                continue
            }
            method.jointWidths[k] += interval.halfWidth
            if !interval.contains(truth[k]) { all = false }
        }
        if all { method.jointlyCovered += 1 }
    }

    private func judgeLead(_ estimate: ShareEstimate, _ tally: inout SimulationTally) {
        guard let (first, second) = simulation.population.leaders,
            let error = estimate.leadStandardError(first, second)
        else { return }
        let t = StudentT.upperQuantile(
            (1 - simulation.level) / 2, degreesOfFreedom: estimate.degreesOfFreedom)
        let truth = simulation.population.shares
        let interval = Interval(
            center: estimate.shares[first] - estimate.shares[second], halfWidth: t * error)
        tally.leadMade += 1
        tally.leadWidth += interval.halfWidth
        if interval.contains(truth[first] - truth[second]) { tally.leadCovered += 1 }
    }

    private func raiseFlags(
        _ estimate: ShareEstimate, _ covariance: [[Double]], _ tally: inout SimulationTally
    ) {
        let truth = simulation.population.shares
        if let set = try? IntervalMethod.simultaneous.intervals(
            of: estimate, level: simulation.flagLevel, criticalValue: flagCritical)
        {
            let isOutside = truth.indices.contains { k in
                set.joint[k].map { !$0.contains(truth[k]) } ?? false
            }
            if isOutside { tally.outside += 1 }
        }
        if let test = try? JointTest(
            shares: estimate.shares, reference: truth, covariance: covariance,
            degreesOfFreedom: estimate.degreesOfFreedom)
        {
            tally.tested += 1
            if test.raoScottSecondF.p <= simulation.flagP { tally.rejected += 1 }
        }
    }
}

/// Adds up finished replicates over threads; each is added twice, drawn and judged.
final class ProgressCounter: Sendable {
    private let done = Atomic<Int>(0)
    private let report: (@Sendable (Int) -> Void)?

    init(_ report: (@Sendable (Int) -> Void)?) { self.report = report }

    func add(_ count: Int) {
        let value = done.add(count, ordering: .relaxed).newValue
        report?(value / 2)
    }
}
