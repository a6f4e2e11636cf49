import ElectionFiles
import Elections
import Estimation
import Foundation
import Ground
import Statistics

/// W4: 10,000 stratified Rao–Wu replicates of a station sample.
struct BootstrapWork {
    static let replicates = 10_000
    static let seed: UInt64 = 1

    let data: URL
    let output: URL

    func run() throws {
        let sample = try StationFile().read(data.appending(path: "sample.csv"), name: "sample.csv")
        let recap = try RecapFile().read(
            data.appending(path: "recap_province.csv"), name: "recap_province.csv")
        guard let strata = sample.codes("province_code"), let stations = recap.column(.stations),
            let valid = sample.column(.field(.valid))
        else { throw Problem.columnMissing }
        var sizes: [String: Double] = [:]
        for row in 0..<recap.count {
            if let code = recap.regions[0][row] { sizes[code] = stations[row].map(Double.init) }
        }
        let design = try SampleDesign.stratified(
            strata: strata,
            population: (0..<sample.count).map { row in strata[row].flatMap { sizes[$0] } ?? 0 })
        let distribution = try design.bootstrapDistribution(
            numerators: sample.votes.map(numbers), denominator: numbers(valid), replicates: Self.replicates,
            seed: Self.seed,
            finitePopulation: false)
        var text = "stat,estimate,boot_mean,boot_se,lo,hi,reps\n"
        for choice in 0..<3 {
            text += line("share_\(Choice(index: choice))", distribution.ratio(choice, level: Customary.level))
        }
        let order = (0..<3).sorted { distribution.full[$0] > distribution.full[$1] }
        text += line("lead", distribution.lead(order[0], order[1], level: Customary.level))
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: output.appending(path: "bootstrap.csv"))
    }

    private enum Problem: Error { case columnMissing }

    private func numbers(_ column: CountColumn) -> [Double] { column.cells.map { Double($0.number) } }

    private func line(_ name: String, _ summary: BootstrapDistribution.Summary?) -> String {
        guard let summary, let error = summary.standardError else { return "" }
        let numbers = [
            summary.estimate, summary.mean, error, summary.percentiles.low, summary.percentiles.high,
        ]
        return name + "," + numbers.map { "\($0)" }.joined(separator: ",") + ",\(Self.replicates)\n"
    }
}
