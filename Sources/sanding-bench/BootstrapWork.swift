import Estimation
import Foundation
import Statistics

/// W4: 10,000 stratified Rao–Wu replicates of a station sample.
struct BootstrapWork {
    static let replicates = 10_000
    static let seed: UInt64 = 1

    let data: URL
    let output: URL

    func run() throws {
        let sample = try NumberTable(data.appending(path: "sample.csv"))
        let recap = try NumberTable(data.appending(path: "recap_province.csv"))
        var stations: [Int: Double] = [:]
        for (code, count) in zip(try recap.column("province_code"), try recap.column("stations")) {
            stations[Int(code)] = count
        }
        var codes: [Int: Int32] = [:]
        var labels: [String] = []
        let strata = try sample.column("province_code").map { value -> Int32 in
            if let code = codes[Int(value)] { return code }
            let code = Int32(labels.count)
            codes[Int(value)] = code
            labels.append(String(Int(value)))
            return code
        }
        let population = try sample.column("province_code").map { stations[Int($0)] ?? 0 }
        let design = try SampleDesign.stratified(
            strata: Groups(codes: strata, labels: labels), population: population)
        let distribution = try design.bootstrapDistribution(
            numerators: try (1...3).map { try sample.column("votes_\($0)") },
            denominator: try sample.column("valid"), replicates: Self.replicates, seed: Self.seed,
            finitePopulation: false)
        var text = "stat,estimate,boot_mean,boot_se,lo,hi,reps\n"
        for choice in 0..<3 {
            text += line("share_\(choice + 1)", distribution.ratio(choice, level: 0.95))
        }
        let order = (0..<3).sorted { distribution.full[$0] > distribution.full[$1] }
        text += line("lead", distribution.lead(order[0], order[1], level: 0.95))
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: output.appending(path: "bootstrap.csv"))
    }

    private func line(_ name: String, _ summary: BootstrapDistribution.Summary?) -> String {
        guard let summary, let error = summary.standardError else { return "" }
        let numbers = [
            summary.estimate, summary.mean, error, summary.percentiles.low, summary.percentiles.high,
        ]
        return name + "," + numbers.map { "\($0)" }.joined(separator: ",") + ",\(Self.replicates)\n"
    }
}
