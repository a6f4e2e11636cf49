import ElectionFiles
import Elections
import Foundation
import Ground

/// W1: rolls up the official stations and compares the sample's estimates with them.
enum Reconcile {
    /// Runs the workload.
    ///
    /// - Parameters:
    ///   - data: Folder with official.csv and sample.csv.
    ///   - folder: Folder for the results.
    @Sendable static func run(data: URL, out folder: URL) throws {
        let sample = try StationFile().read(data.appending(path: "sample.csv"), name: "sample.csv")
        let official = try StationFile().rollUp(
            data.appending(path: "official.csv"), name: "official.csv")
        let (estimates, sums) = Parallel.both {
            Result { try SampleComparison(sample: sample, official: official).write(to: folder) }
        } _: {
            Result { try writeSums(official, to: folder) }
        }
        try sums.get()
        try estimates.get()
    }

    private static func writeSums(_ official: RollUp, to folder: URL) throws {
        let writer = RollUpFile(official)
        let total = "rollup_national.csv"
        try writer.writeTotal(to: folder.appending(path: total), name: total)
        for (level, units) in official.tree.levels.enumerated() {
            let name = "rollup_\(units.name.replacing("_code", with: "")).csv"
            try writer.write(level: level, to: folder.appending(path: name), name: name)
        }
    }
}
