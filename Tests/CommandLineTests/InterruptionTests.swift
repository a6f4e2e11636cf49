import Foundation
import Testing

/// A run that is stopped ends at once and leaves its folder whole or absent, and nothing beside it.
@Suite struct InterruptionTests {
    @Test(arguments: [
        "estimate stations.csv --stratum province_code --variance bootstrap --replicates 1000000",
        "simulate stations.csv --stratum province_code --stations 900 --replicates 1000000",
        "reconcile --sample stations.csv --official stations.csv --stratum province_code --variance bootstrap "
            + "--replicates 1000000",
    ])
    func stopsAtOnce(command: String) throws {
        try Program.inScratch { scratch in
            try StationFiles.count(rows: 9000, perProvince: 1000).write(
                to: scratch.appending(path: "stations.csv"), atomically: true, encoding: .utf8)
            let run = try Program.interrupted(
                command.split(separator: " ").map(String.init), in: scratch, after: 0.7)
            #expect(run.status == 130)
            #expect(run.errors == "sanding: interrupted; nothing was written\n")
            let quiet = try Program.interrupted(
                command.split(separator: " ").map(String.init) + ["--quiet"], in: scratch, after: 0.4)
            #expect(quiet.status == 130 && quiet.errors.isEmpty, "\(quiet.errors)")
            // The whole work takes many minutes.
            #expect(run.seconds < 20, "\(run.seconds)")
            let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
            #expect(left == ["stations.csv"])
        }
    }

    /// How often the long form stops each kind of run: `SANDING_INTERRUPTIONS=1000 swift test --filter Interruption`.
    static let times = Int(ProcessInfo.processInfo.environment["SANDING_INTERRUPTIONS"] ?? "") ?? 15

    /// Stops a run at moments spread over its whole length, by each signal in turn, over an earlier report and
    /// where there is none.
    @Test(arguments: [false, true])
    func theFolderIsWholeOrAsItWas(isThere: Bool) throws {
        try Program.inScratch { scratch in
            let data = Program.root.appending(path: "Data/makassar-2018").path
            let arguments = ["reconcile", data, "--out", "a/report"]
            let target = scratch.appending(path: "a/report")
            let start = ContinuousClock.now
            #expect(try Program.run(arguments, in: scratch).status == 0)
            let length = (ContinuousClock.now - start).components.attoseconds
            let whole = try Program.contents(of: target)
            #expect(whole.count > 5)
            var generator = SystemRandomNumberGenerator()
            for turn in 0..<Self.times {
                if !isThere { try? FileManager.default.removeItem(at: scratch.appending(path: "a")) }
                let wait = Double(length) * 1e-18 * Double.random(in: 0...1.1, using: &generator)
                let signal = [SIGINT, SIGTERM, SIGHUP, SIGKILL][turn % 4]
                let run = try Program.signalled(arguments, in: scratch, signal: signal, after: wait)
                let found = try Program.contents(of: target)
                if !isThere, run.status > 128 {
                    // What was kept is said: nothing, or the whole folder.
                    let said = "sanding: interrupted" + (found.isEmpty ? "; nothing was written" : "")
                    #expect(
                        run.errors.split(separator: "\n").last.map(String.init) == said,
                        "turn \(turn): \(run.errors)")
                }
                #expect(
                    found == whole || (!isThere && found.isEmpty), "turn \(turn), \(signal) after \(wait) s")
                if signal == SIGKILL {
                    // The next run removes what a killed one has left.
                    #expect(try Program.run(arguments, in: scratch).status == 0)
                }
                let above = scratch.appending(path: "a").path
                let beside = (try? FileManager.default.contentsOfDirectory(atPath: above)) ?? []
                #expect(
                    Set(beside).isSubset(of: ["report"]), "turn \(turn), \(signal) after \(wait) s: \(beside)"
                )
            }
        }
    }

    /// Commands that fill folders, also with files that others make and with temporary ones; each is stopped at moments
    /// spread over its whole length.
    @Test(arguments: [
        "convert DATA/invented-count/pages --out out/a", "archive export out --archive a.archive",
        "check DATA/invented-count/official.csv --format xlsx --out out",
        "verify report --inputs DATA/invented-count",
    ])
    func nothingIsLeftOfAnyCommand(command: String) throws {
        try Program.inScratch { scratch in
            let data = Program.root.appending(path: "Data").path
            for made in [
                "archive init --archive a.archive",
                "archive add \(data)/pilkada-2024-jakarta --archive a.archive",
                "check \(data)/invented-count/official.csv --out report",
            ] {
                #expect(
                    try Program.run(made.split(separator: " ").map(String.init), in: scratch).status == 0)
            }
            let words = command.replacing("DATA", with: data).split(separator: " ").map(String.init)
            let there = Set(["a.archive", "report", "out", "temporary"])
            var length = 0.0
            var generator = SystemRandomNumberGenerator()
            for turn in 0...Self.times {
                let temporary = scratch.appending(path: "temporary")
                for old in [temporary, scratch.appending(path: "out")] {
                    try? FileManager.default.removeItem(at: old)
                }
                try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: false)
                let start = ContinuousClock.now
                if turn == 0 {
                    #expect(try Program.run(words, in: scratch).status == 0)
                    let taken = (ContinuousClock.now - start).components
                    length = Double(taken.seconds) + Double(taken.attoseconds) * 1e-18
                    continue
                }
                let wait = length * Double.random(in: 0...1.1, using: &generator)
                _ = try Program.signalled(
                    words, in: scratch, signal: [SIGINT, SIGTERM, SIGHUP][turn % 3], after: wait,
                    temporary: temporary)
                let beside = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
                    .filter { !there.contains($0) && !$0.hasPrefix("a.archive-") }
                let left = try FileManager.default.contentsOfDirectory(atPath: temporary.path)
                let hidden = (FileManager.default.subpaths(atPath: scratch.appending(path: "out").path) ?? [])
                    .filter { $0.contains(".sanding-") }
                #expect(
                    beside.isEmpty && left.isEmpty && hidden.isEmpty,
                    "turn \(turn) after \(wait) s: \(beside) \(left) \(hidden)")
            }
        }
    }
}
