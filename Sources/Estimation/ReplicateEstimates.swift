/// Shares and covariances of many samples, in flat columns.
struct ReplicateEstimates: Sendable {
    let choices: Int
    let shares: [Double]
    let covariances: [Double]
    let degreesOfFreedom: [Double]
    let facts: [ReplicateSampler.Facts]

    /// The estimate of replicate `index` as it would be reported; `nil` if nothing could be estimated.
    func estimate(_ index: Int) -> ShareEstimate? {
        guard facts[index].usable else { return nil }
        let places = (index * choices)..<((index + 1) * choices)
        return ShareEstimate(
            choices: [], shares: Array(shares[places]), covariance: covariance(index),
            degreesOfFreedom: Double(facts[index].degreesOfFreedom),
            choiceDegreesOfFreedom: Array(degreesOfFreedom[places]), basis: .sample,
            stations: facts[index].received, method: "simulated sample")
    }

    func covariance(_ index: Int) -> [[Double]] {
        let base = index * choices * choices
        return (0..<choices).map { i in
            Array(covariances[(base + i * choices)..<(base + (i + 1) * choices)])
        }
    }

    /// Mean over the usable replicates.
    var meanCovariance: [[Double]]? {
        let usable = facts.indices.filter { facts[$0].usable }
        guard !usable.isEmpty else { return nil }
        var sum = [Double](repeating: 0, count: choices * choices)
        for index in usable {
            let base = index * choices * choices
            for place in sum.indices { sum[place] += covariances[base + place] }
        }
        return (0..<choices).map { i in
            (0..<choices).map { j in sum[i * choices + j] / Double(usable.count) }
        }
    }

    var medianDegreesOfFreedom: Int {
        let all = facts.filter(\.usable).map(\.degreesOfFreedom).sorted()
        return all.isEmpty ? 0 : all[all.count / 2]
    }
}
