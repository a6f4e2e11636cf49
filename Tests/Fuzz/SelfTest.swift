import ArgumentParser
import Foundation

/// Shows that the driver would find what it looks for, by faults that are planted.
struct SelfTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "self-test", abstract: "Plant faults and see that each is found.")

    func run() throws {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
            "sanding-fuzz-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        var missed: [String] = []
        missed += try inside(scratch.appendingPathComponent("inside"))
        missed += try program(scratch.appendingPathComponent("program"))
        guard missed.isEmpty else {
            print("Not found: \(missed.joined(separator: "; "))")
            throw ExitCode(1)
        }
        print("Every planted fault was found.")
    }

    private func inside(_ scratch: URL) throws -> [String] {
        let store = try FindingStore(scratch.appendingPathComponent("findings"))
        let supervisor = Supervisor(
            seed: 1, executions: Planted.executions, seconds: nil, workers: 2, scratch: scratch, store: store,
            limits: Limits(seconds: 1, memory: Limits.standard.memory), isPlanted: true)
        let result = try supervisor.run()
        let entries = store.entries()
        let wanted: [(case: String, kind: String)] = [
            ("case-1-5", ": crash (signal"), ("case-1-11", ": hangs"),
            ("case-1-17", "another count than the plain reader"), ("case-1-23", ": takes more than"),
        ]
        var missed = wanted.filter { want in
            !entries.contains { ($0.folder ?? "").hasSuffix(want.case) && $0.kind.contains(want.kind) }
        }.map { "inside: \($0.kind)" }
        if result.executions != Int(Planted.executions) {
            missed.append("inside: only \(result.executions) cases were run")
        }
        return missed
    }

    /// Programs that do what sanding must not, and one that does nothing wrong.
    private static let programs: [(script: String, kind: String?)] = [
        ("exit 0", nil), ("kill -SEGV $$", "crash (signal 11"), ("echo odd >&2; exit 70", "exit status 70"),
        ("exit 65", "without a word"), ("printf 'a\\033[31m' >&2; exit 65", "control character"),
        ("sleep 9", "hangs"), ("while :; do :; done", "hangs"),
        (
            "mkdir out; echo '{\"outputs\": [{\"path\": \"a\", \"sha256\": \"b\"}]}' > out/proof.json",
            "half a folder"
        ),
        ("mkdir out; echo x > out/report.md", "without proof.json"), ("rm stations.csv", "an input is gone"),
        ("touch \"$TMPDIR/left\"", "temporary files are left"),
        ("echo x > beside", "a file beside the output"),
        (
            "echo '{\"parts\": [{\"form_checks\": {\"forms\": 3}, \"findings\": []}]}'",
            "another number of forms"
        ),
    ]

    private func program(_ scratch: URL) throws -> [String] {
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        let store = try FindingStore(scratch.appendingPathComponent("findings"))
        var run = ProgramCase(command: "check")
        run.files["stations.csv"] = Array("county,station_no,votes_1\nStone,1,5\nPearl River,1,6\n".utf8)
        run.arguments = ["stations.csv", "--json", "--levels", "county"]
        var missed: [String] = []
        for (index, planted) in SelfTestCommand.programs.enumerated() {
            let script = scratch.appendingPathComponent("program-\(index)")
            try Data("#!/bin/sh\n\(planted.script)\n".utf8).write(to: script)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
            let runner = ProgramRunner(
                binary: script.path, seed: 1, limits: Limits(seconds: 1, memory: 1 << 30), store: store,
                scratch: scratch)
            var judged = run
            let hasSums = planted.kind?.contains("forms") ?? false
            judged.expectation =
                hasSums ? .check(file: "stations.csv", levels: ["county"], recapsFit: false) : .none
            let faults = try runner.judge(judged, in: scratch.appendingPathComponent("run")).faults
            if let kind = planted.kind {
                if !faults.contains(where: { $0.kind.contains(kind) }) {
                    missed.append("program: \(kind): \(faults)")
                }
            } else if !faults.isEmpty {
                missed.append("program: a fault where none is: \(faults)")
            }
        }
        return missed
    }
}
