import Foundation

/// Runs the program that was built with the tests.
enum Program {
    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of products: that of the test runner itself.
    static let products =
        Bundle.allBundles.map(\.bundleURL)
        .first { FileManager.default.isExecutableFile(atPath: $0.appending(path: "sanding").path) }
        ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

    static func run(
        _ arguments: [String], in folder: URL = root, environment: [String: String] = [:],
        program: String = "sanding"
    ) throws -> Result {
        let process = Process()
        process.executableURL = products.appending(path: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        return try inScratch { scratch in
            let output = scratch.appending(path: "output")
            let errors = scratch.appending(path: "errors")
            for file in [output, errors] { try Data().write(to: file) }
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
            process.waitUntilExit()
            return Result(
                status: process.terminationStatus,
                output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8))
        }
    }

    /// Starts the program, interrupts it as Ctrl-C does and waits for its end.
    ///
    /// - Parameters:
    ///   - ready: What must hold first; it is asked again and again while the program runs.
    ///   - wait: Seconds from then on.
    /// - Returns: The exit status, how long the end took from the signal on, and what was said.
    static func interrupted(
        _ arguments: [String], in folder: URL, once ready: () throws -> Bool = { true },
        after wait: Double = 0
    ) throws -> (status: Int32, seconds: Double, errors: String) {
        try signalled(
            arguments, in: folder, signal: SIGINT, once: { try listens(process: $0) && ready() },
            after: wait)
    }

    /// Whether a running program listens for signals: it blocks those that it waits for, and then ignores SIGXFSZ. One that has
    /// ended counts as ready.
    private static func listens(process: Int32) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("SigIgn:") }),
            let ignored = UInt64(line.dropFirst("SigIgn:".count).filter { !$0.isWhitespace }, radix: 16)
        else { return true }
        return ignored & 1 << UInt64(SIGXFSZ - 1) != 0
    }

    /// Starts the program, sends it a signal after a while and waits for its end.
    ///
    /// - Parameter ready: What must hold before the wait begins, of the process of this number; however slow the
    ///   machine is, the signal does not come earlier.
    /// - Returns: The exit status, −1 where the signal itself ended it, and how long the end took from the
    ///   signal on.
    static func signalled(
        _ arguments: [String], in folder: URL, signal: Int32,
        once ready: (Int32) throws -> Bool = { _ in true },
        after wait: Double, temporary: URL? = nil
    ) throws -> (status: Int32, seconds: Double, errors: String) {
        let process = Process()
        process.executableURL = products.appending(path: "sanding")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        if let temporary {
            process.environment = ProcessInfo.processInfo.environment
                .merging(["TMPDIR": temporary.path]) { $1 }
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        while process.isRunning, try !ready(process.processIdentifier) {
            Thread.sleep(forTimeInterval: 0.005)
        }
        Thread.sleep(forTimeInterval: wait)
        let start = ContinuousClock.now
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        let taken = (ContinuousClock.now - start).components
        return (
            process.terminationReason == .exit ? process.terminationStatus : -1,
            Double(taken.seconds) + Double(taken.attoseconds) * 1e-18,
            String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
        )
    }

    /// A folder that is removed when the body returns.
    static func inScratch<Value>(_ body: (URL) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sanding-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// All files below a folder with their contents.
    static func contents(of folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
        for path in paths ?? [] {
            let url = folder.appending(path: path)
            if let data = try? Data(contentsOf: url) { files[path] = data }
        }
        return files
    }
}
