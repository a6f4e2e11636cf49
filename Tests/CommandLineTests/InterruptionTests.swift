import Foundation
import Testing

/// Ctrl-C ends long work at once and leaves nothing behind.
@Suite struct InterruptionTests {
    @Test(arguments: [
        "estimate stations.csv --stratum province_code --variance bootstrap --replicates 1000000",
        "simulate stations.csv --stratum province_code --stations 900 --replicates 1000000",
        "reconcile --sample stations.csv --official stations.csv --stratum province_code --variance bootstrap "
            + "--replicates 1000000",
    ])
    func stopsWithinASecond(command: String) throws {
        try Program.inScratch { scratch in
            try StationFiles.count(rows: 9000, perProvince: 1000).write(
                to: scratch.appending(path: "stations.csv"), atomically: true, encoding: .utf8)
            let run = try Program.interrupted(
                command.split(separator: " ").map(String.init), in: scratch, after: 0.7)
            #expect(run.status == 130)
            #expect(run.seconds < 1, "\(run.seconds)")
            let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
            #expect(left == ["stations.csv"])
        }
    }
}
