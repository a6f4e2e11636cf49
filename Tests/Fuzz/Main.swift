import ArgumentParser
import Foundation
import Ground

/// Seeded, structure-aware fuzzing of Sanding: inside a process, and of the whole program.
@main
struct SandingFuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sanding-fuzz",
        abstract: "Put made-up and spoilt inputs through Sanding and say what crashes, hangs or is wrong.",
        discussion: """
            The same seed gives the same inputs. Exit status: 0 nothing found, 1 findings, 2 the driver failed.
            See Tests/Fuzz/README.md.
            """,
        subcommands: [InsideCommand.self, ProgramCommand.self, SelfTestCommand.self, WorkerCommand.self])
}

/// What both ways of fuzzing take.
struct FuzzOptions: ParsableArguments {
    @Option(help: "Seed of all inputs.")
    var seed: UInt64 = 20_180_627

    @Option(help: "Stop after so many seconds.")
    var seconds: Double?

    @Option(help: "Processes or programs at a time.")
    var workers = Parallel.processors

    @Option(help: "Folder for findings (default: a new one among the temporary files).")
    var findings: String?

    @Option(name: .customLong("case"), help: "Run this one case and say what it gives.")
    var number: UInt64?

    /// Runs a body with a store of findings and a folder that is removed afterwards.
    func run(_ body: (FindingStore, URL) throws -> Void) throws {
        let manager = FileManager.default
        let scratch = manager.temporaryDirectory.appendingPathComponent(
            "sanding-fuzz-\(UUID().uuidString.prefix(8))")
        try manager.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? manager.removeItem(at: scratch) }
        let place =
            findings.map { URL(fileURLWithPath: $0) }
            ?? manager.temporaryDirectory.appendingPathComponent(
                "sanding-fuzz-findings-\(scratch.lastPathComponent.suffix(8))")
        let store = try FindingStore(place)
        do {
            try body(store, scratch)
        } catch {
            print("sanding-fuzz: \(error)")
            throw ExitCode(2)
        }
        let lines = store.summary()
        if lines.isEmpty {
            print("No findings.")
            if findings == nil { try? manager.removeItem(at: place) }
            return
        }
        print("Findings (\(place.path)):")
        print(lines.joined(separator: "\n"))
        throw ExitCode(1)
    }
}

struct InsideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inside",
        abstract: "Fuzz reading, joining, rules, estimates and pages inside this process.")

    @Option(help: "Number of cases.")
    var executions: UInt64 = 10_000_000

    @OptionGroup var options: FuzzOptions

    func run() throws {
        ProcessMemory.keepForLargeArrays()
        try options.run { store, scratch in
            if let number = options.number { return try runOne(number, store, scratch) }
            let supervisor = Supervisor(
                seed: options.seed, executions: executions, seconds: options.seconds,
                workers: max(1, options.workers),
                scratch: scratch, store: store)
            let result = try supervisor.run { print(line($0)) }
            print(line(result))
            for (index, target) in InsideTarget.allCases.enumerated() {
                let count = result.targets[index]
                print("  \(target.rawValue): \(count), \(result.times[index] / 1000 / max(1, count)) µs each")
            }
        }
    }

    /// One case in this very process, so that a debugger sees it.
    private func runOne(_ number: UInt64, _ store: FindingStore, _ scratch: URL) throws {
        var (target, random) = InsideTarget.choose(seed: options.seed, case: number)
        let folder = try CaseFolder(scratch.appendingPathComponent(target.rawValue))
        print("case \(number) of seed \(options.seed): \(target.rawValue)")
        for fault in try target.run(folder, &random) {
            store.add(
                fault, input: folder, name: "case-\(options.seed)-\(number)",
                command: Worker.command(options.seed, number))
        }
    }

    private func line(_ result: Supervisor.Result) -> String {
        let rate = Int(Double(result.executions) / max(0.001, result.seconds))
        return
            "\(result.executions) executions in \(Int(result.seconds)) s (\(rate) a second), seed \(options.seed)"
    }
}

struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Run cases for a parent that watches.", shouldDisplay: false)

    @Option var seed: UInt64
    @Option var first: UInt64
    @Option var step: UInt64
    @Option var end: UInt64
    @Option var deadline: Int64?
    @Option var folder: String
    @Option var status: String
    @Option var findings: String
    @Flag var planted = false

    func run() throws {
        ProcessMemory.keepForLargeArrays()
        try Worker(
            seed: seed, first: first, step: step, end: end, deadline: deadline,
            folder: CaseFolder(URL(fileURLWithPath: folder)),
            status: WorkerStatus(URL(fileURLWithPath: status)),
            store: FindingStore(URL(fileURLWithPath: findings)), isPlanted: planted
        ).run()
    }
}
