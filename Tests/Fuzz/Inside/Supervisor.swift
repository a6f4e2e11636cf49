import Foundation

/// Starts workers, watches them, and starts them again behind the case that ended them.
struct Supervisor {
    var seed: UInt64
    var executions: UInt64
    var seconds: Double?
    var workers: Int
    var scratch: URL
    var store: FindingStore
    var limits = Limits.standard
    var isPlanted = false

    /// What was done.
    struct Result {
        var executions = 0
        var targets = [Int](repeating: 0, count: InsideTarget.allCases.count)
        /// Nanoseconds that the cases of each target took.
        var times = [Int](repeating: 0, count: InsideTarget.allCases.count)
        var seconds = 0.0
    }

    private struct Post {
        var index: Int
        var child: ChildProcess?
        var status: WorkerStatus
        var folder: CaseFolder
        var errors: URL
        var next: UInt64
    }

    /// Runs all cases.
    ///
    /// - Parameter report: Called now and then with what was done so far.
    func run(report: (Result) -> Void = { _ in }) throws -> Result {
        let start = WorkerStatus.now
        let deadline = seconds.map { start + Int64($0 * 1e9) }
        var posts = try (0..<workers).map { index in
            let folder = scratch.appendingPathComponent("worker-\(index)")
            return Post(
                index: index, status: try WorkerStatus(scratch.appendingPathComponent("status-\(index)")),
                folder: try CaseFolder(folder), errors: scratch.appendingPathComponent("errors-\(index)"),
                next: UInt64(index))
        }
        for index in posts.indices { posts[index].child = try begin(posts[index], deadline) }
        var reported = start
        while posts.contains(where: { $0.child != nil }) {
            usleep(20_000)
            for index in posts.indices { try watch(&posts[index], deadline) }
            if WorkerStatus.now - reported > 30_000_000_000 {
                reported = WorkerStatus.now
                report(result(posts, since: start))
            }
        }
        return result(posts, since: start)
    }

    private func result(_ posts: [Post], since start: Int64) -> Result {
        var result = Result(seconds: Double(WorkerStatus.now - start) / 1e9)
        for post in posts {
            result.executions += Int(post.status[.executions])
            for index in result.targets.indices {
                result.targets[index] += Int(post.status[.targets, index])
                result.times[index] += Int(post.status[.times, index])
            }
        }
        return result
    }

    private func begin(_ post: Post, _ deadline: Int64?) throws -> ChildProcess? {
        if post.next >= executions { return nil }
        if let deadline, WorkerStatus.now > deadline { return nil }
        var arguments = [
            "worker", "--seed", "\(seed)", "--first", "\(post.next)", "--step", "\(workers)", "--end",
            "\(executions)",
            "--folder", post.folder.url.path, "--status",
            scratch.appendingPathComponent("status-\(post.index)").path,
            "--findings", store.url.path,
        ]
        if let deadline { arguments += ["--deadline", "\(deadline)"] }
        if isPlanted { arguments.append("--planted") }
        var environment = ProcessInfo.processInfo.environment
        environment["SWIFT_BACKTRACE"] = "enable=no"
        environment["ASAN_OPTIONS"] = "detect_leaks=0"
        post.status[.isFinished] = 0
        post.status[.begun] = 0
        return try ChildProcess(
            "/proc/self/exe", arguments, in: "/", environment: environment, errors: post.errors.path)
    }

    private func watch(_ post: inout Post, _ deadline: Int64?) throws {
        guard let child = post.child else { return }
        if let end = child.poll() {
            try settle(&post, end, nil, deadline)
            return
        }
        let begun = post.status[.begun]
        var stop: ChildProcess.Stop?
        if begun > 0 {
            let worked = child.processorSeconds - Double(post.status[.begunProcessor]) / 1e9
            if limits.isPassed(worked: worked, waited: Double(WorkerStatus.now - begun) / 1e9) {
                stop = .hang
            }
        }
        if child.memory > limits.memory { stop = .memory }
        guard let stop else { return }
        kill(child.identifier, SIGKILL)
        try settle(&post, child.wait(limits: Limits(seconds: .infinity, memory: .max)), stop, deadline)
    }

    private func settle(
        _ post: inout Post, _ end: ChildProcess.End, _ stop: ChildProcess.Stop?, _ deadline: Int64?
    ) throws {
        post.child = nil
        if stop == nil, end.status == 0, post.status[.isFinished] == 1 { return }
        let number = UInt64(bitPattern: post.status[.number])
        let target = InsideTarget.choose(seed: seed, case: number).target.rawValue
        let said = (try? String(contentsOf: post.errors, encoding: .utf8)) ?? ""
        if stop == nil, end.status == 1 { throw DriverFailure("a worker failed: \(said)") }
        let kind: String
        if stop == .hang {
            kind = "\(target): hangs"
        } else if stop == .memory || end.status == Worker.tooMuchMemory {
            kind = "\(target): takes more than \(limits.memory >> 20) MB"
        } else {
            kind = "\(target): crash (\(CrashText.reason(said, signal: end.signal)))"
        }
        store.add(
            Fault(kind: kind, detail: String(said.prefix(4000))),
            input: try CaseFolder(post.folder.url.appendingPathComponent(target)),
            name: "case-\(seed)-\(number)",
            command: Worker.command(seed, number))
        post.status[.executions] += 1
        post.next = number + UInt64(workers)
        post.child = try begin(post, deadline)
    }
}

/// Says in one line why a program crashed.
enum CrashText {
    /// - Parameters:
    ///   - errors: What it wrote to standard error.
    ///   - signal: The signal that ended it.
    static func reason(_ errors: String, signal: Int32) -> String {
        let lines = errors.split(whereSeparator: \.isNewline).map(String.init)
        // The C library notices a spoilt heap in many places; where says nothing of the cause.
        let spoilt = ["free():", "malloc", "double free", "corrupted", "munmap_chunk()", "double-linked"]
        if lines.contains(where: { line in spoilt.contains { line.contains($0) } }) {
            return "signal \(signal), spoilt heap"
        }
        let telling = lines.first { line in
            ["Fatal error", "ERROR: AddressSanitizer", "SUMMARY:"].contains { line.contains($0) }
        }
        guard let telling else { return "signal \(signal)" }
        // Numbers differ from case to case.
        return "signal \(signal), "
            + String(telling.prefix(160)).replacing(/0x[0-9a-f]+|[0-9]{3,}/, with: "…")
    }
}
