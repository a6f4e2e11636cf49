import Foundation
import SandingKit

/// Files of the repository that the tests read.
enum Places {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func data(_ path: String) -> String { root.appending(path: "Data/\(path)").path }

    static let count = data("invented-count")

    /// A sample of the invented count with its frame.
    static let sample = SampleFiles(
        "\(count)/sample.csv", design: DesignOptions(strata: ["regency_code"]), frame: "\(count)/frame.csv",
        by: "regency_code")

    /// A simulation that takes an hour or so unless it is told to end.
    static func endless(_ verdicts: Int = 0) -> SimulateRequest {
        SimulateRequest(
            .file("\(count)/official.csv", strata: ["regency_code"]), design: .stratified, stations: 60,
            replicates: 1_000_000, methods: IntervalMethod.allCases, verdicts: .init(samples: verdicts))
    }
}
