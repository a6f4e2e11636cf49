import ArgumentParser
import Foundation

struct ProgramCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "program", abstract: "Fuzz the program as its users run it.")

    @Option(help: "Number of runs.")
    var runs: UInt64 = 50_000

    @Option(help: "The program (default: sanding beside this one).")
    var binary: String?

    @OptionGroup var options: FuzzOptions

    func run() throws {
        let binary = try binary.map { URL(fileURLWithPath: $0).path } ?? ProgramCommand.neighbour()
        try options.run { store, scratch in
            let runner = ProgramRunner(binary: binary, seed: options.seed, store: store, scratch: scratch)
            if let number = options.number {
                var random = FuzzRandom(seed: options.seed, case: number)
                print(ProgramRunner.shell(ProgramCase(&random)))
                print("status \(try runner.one(number, in: scratch))")
                return
            }
            let start = WorkerStatus.now
            let result = try runner.run(
                runs: runs, deadline: options.seconds.map { start + Int64($0 * 1e9) },
                workers: max(1, options.workers)
            ) { print("\($0) runs") }
            let seconds = Int(Double(WorkerStatus.now - start) / 1e9)
            print("\(result.runs) runs in \(seconds) s, seed \(options.seed)")
            for (status, count) in result.statuses.sorted(by: { $0.key < $1.key }) {
                print(status < 0 ? "  signal \(-status): \(count)" : "  exit status \(status): \(count)")
            }
        }
    }

    /// The program that was built with this one.
    private static func neighbour() throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let path = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("sanding")
            .path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            print("sanding-fuzz: \(path) is not there; build it, or name the program with --binary")
            throw ExitCode(2)
        }
        return path
    }
}
