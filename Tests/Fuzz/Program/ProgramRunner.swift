import Foundation

/// Runs the program on made-up inputs and judges what it does.
struct ProgramRunner: Sendable {
    var binary: String
    var seed: UInt64
    var limits = Limits.standard
    var store: FindingStore
    var scratch: URL

    /// Runs cases on several threads.
    ///
    /// - Parameters:
    ///   - runs: Number of the case before which it stops.
    ///   - deadline: Time on the clock of ``WorkerStatus/now`` after which it stops; never where `nil`.
    /// - Returns: Runs that were made, and how often each exit status was met.
    func run(
        runs: UInt64, deadline: Int64?, workers: Int, report: @escaping @Sendable (Int) -> Void
    ) throws -> (runs: Int, statuses: [Int32: Int]) {
        let tally = Tally(every: 30, report)
        let threads = try (0..<workers).map { worker -> (Thread, DispatchSemaphore) in
            let place = scratch.appendingPathComponent("worker-\(worker)")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            let done = DispatchSemaphore(value: 0)
            let thread = Thread {
                var number = UInt64(worker)
                while number < runs {
                    if let deadline, WorkerStatus.now > deadline { break }
                    do {
                        tally.add(try one(number, in: place))
                    } catch {
                        tally.fail(error)
                        break
                    }
                    number += UInt64(workers)
                }
                done.signal()
            }
            thread.stackSize = 8 << 20
            thread.start()
            return (thread, done)
        }
        for (_, done) in threads { done.wait() }
        return try tally.result()
    }

    /// One case.
    ///
    /// - Returns: Its exit status; the negative of the signal where one ended it.
    func one(_ number: UInt64, in place: URL) throws -> Int32 {
        var random = FuzzRandom(seed: seed, case: number)
        let run = ProgramCase(&random)
        let repeats = random.happens(60)
        let (faults, status) = try judge(run, in: place, repeatsOnOtherThreads: repeats)
        for fault in faults {
            let kept = try CaseFolder(place.appendingPathComponent("kept"))
            kept.empty()
            try write(run, to: kept.url)
            let command = "swift run -c release sanding-fuzz program --seed \(seed) --case \(number)"
            store.add(
                fault, input: kept, name: "case-\(seed)-\(number)",
                command: "\(ProgramRunner.shell(run)) (\(command))")
        }
        return status
    }

    /// Runs a case and says what is not as it must be.
    func judge(
        _ run: ProgramCase, in place: URL, repeatsOnOtherThreads: Bool = false
    ) throws -> (faults: [Fault], status: Int32) {
        let first = try start(run, in: place.appendingPathComponent("first"))
        var faults = Verdict(run, first, limits: limits).faults
        if repeatsOnOtherThreads, faults.isEmpty, run.interruption == nil,
            let index = run.arguments.firstIndex(of: "--threads"),
            index + 1 < run.arguments.count, let threads = Int(run.arguments[index + 1]),
            (1...3).contains(threads)
        {
            var other = run
            other.arguments[index + 1] = threads == 1 ? "3" : "1"
            // In the same place, because messages may name it.
            let aside = place.appendingPathComponent("aside")
            try? FileManager.default.removeItem(at: aside)
            try FileManager.default.moveItem(at: place.appendingPathComponent("first"), to: aside)
            var before = first
            before.folder = aside.appendingPathComponent("case")
            let second = try start(other, in: place.appendingPathComponent("first"))
            faults += Verdict.differences(before, second, command: run.command)
        }
        return (faults, first.end.status ?? -first.end.signal)
    }

    private func write(_ run: ProgramCase, to folder: URL) throws {
        for (path, bytes) in run.files {
            let file = folder.appendingPathComponent(path)
            if path.contains("/") {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            }
            try CaseFolder(folder).write(path, bytes)
        }
    }

    private func start(_ run: ProgramCase, in place: URL) throws -> ProgramResult {
        let manager = FileManager.default
        try? manager.removeItem(at: place)
        let folder = place.appendingPathComponent("case")
        let temporary = place.appendingPathComponent("tmp")
        for made in [folder, temporary] {
            try manager.createDirectory(at: made, withIntermediateDirectories: true)
        }
        try write(run, to: folder)
        let pipe = try run.input.map(ProgramRunner.filledPipe)
        defer { if let pipe { close(pipe) } }
        let output = place.appendingPathComponent("output").path
        let errors = place.appendingPathComponent("errors").path
        let words = (run.command.isEmpty ? [] : [run.command]) + run.arguments
        let child = try ChildProcess(
            binary, words, in: folder.path,
            environment: [
                "PATH": "/usr/bin:/bin", "HOME": temporary.path, "TMPDIR": temporary.path,
                "SWIFT_BACKTRACE": "enable=no", "ASAN_OPTIONS": "detect_leaks=0:abort_on_error=1",
                "LANG": "C.UTF-8",
            ], input: pipe, output: output, errors: errors)
        let end = child.wait(limits: limits, interruption: run.interruption)
        return ProgramResult(
            end: end, output: Array((try? Data(contentsOf: URL(fileURLWithPath: output))) ?? Data()),
            errors: Array((try? Data(contentsOf: URL(fileURLWithPath: errors))) ?? Data()), folder: folder,
            temporary: temporary)
    }

    /// A pipe that holds bytes and has no writer left; what does not fit is left out.
    private static func filledPipe(_ bytes: [UInt8]) throws -> Int32 {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw DriverFailure("no pipe can be made") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // Room for a megabyte, so that no writer need wait.
        let setSize: Int32 = 1031
        _ = fcntl(ends[1], setSize, 1 << 20)
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        _ = bytes.withUnsafeBytes { Foundation.write(ends[1], $0.baseAddress, $0.count) }
        close(ends[1])
        return ends[0]
    }

    /// A command as one types it into a shell.
    static func shell(_ run: ProgramCase) -> String {
        let words = (["sanding"] + (run.command.isEmpty ? [] : [run.command]) + run.arguments).map {
            word -> String in
            let plain = word.utf8.allSatisfy {
                ($0 >= 48 && $0 <= 57) || ($0 | 32 >= 97 && $0 | 32 <= 122) || "-_./,=".utf8.contains($0)
            }
            if plain, !word.isEmpty { return word }
            let escaped = word.utf8.map { byte -> String in
                let digits = String(byte, radix: 16)
                return byte >= 32 && byte < 127 && byte != 39 && byte != 92
                    ? String(UnicodeScalar(byte)) : "\\x" + (digits.count < 2 ? "0" : "") + digits
            }
            return "$'\(escaped.joined())'"
        }
        return (run.input == nil ? "" : "cat sample.csv | ") + words.joined(separator: " ")
    }
}

/// What a run of the program left.
struct ProgramResult {
    var end: ChildProcess.End
    var output: [UInt8]
    var errors: [UInt8]
    /// Where it ran.
    var folder: URL
    /// Where its temporary files were to go.
    var temporary: URL
}

/// Counts of runs, kept by several threads.
private final class Tally: @unchecked Sendable {
    private let lock = NSLock()
    private var runs = 0
    private var statuses: [Int32: Int] = [:]
    private var failure: (any Error)?
    private var reported = WorkerStatus.now
    private let pause: Int64
    private let report: @Sendable (Int) -> Void

    init(every seconds: Int64, _ report: @escaping @Sendable (Int) -> Void) {
        pause = seconds * 1_000_000_000
        self.report = report
    }

    func add(_ status: Int32) {
        lock.lock()
        defer { lock.unlock() }
        runs += 1
        statuses[status, default: 0] += 1
        if WorkerStatus.now - reported > pause {
            reported = WorkerStatus.now
            report(runs)
        }
    }

    func fail(_ error: any Error) {
        lock.lock()
        defer { lock.unlock() }
        failure = error
    }

    func result() throws -> (runs: Int, statuses: [Int32: Int]) {
        if let failure { throw failure }
        return (runs, statuses)
    }
}
