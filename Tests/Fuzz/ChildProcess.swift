import Foundation

/// A program that was started, with what it took.
struct ChildProcess {
    /// How a program ended.
    struct End {
        /// Exit status; `nil` where a signal ended it.
        var status: Int32?
        var signal: Int32 = 0
        /// Most memory at a time, bytes.
        var memory = 0
        var seconds = 0.0
        /// Whether the driver ended it, and why.
        var stopped: Stop?
    }

    enum Stop: String { case hang, memory }

    let identifier: pid_t
    private let start = ContinuousClock.now

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: Its path.
    ///   - arguments: Its arguments, without its name.
    ///   - folder: Where it runs.
    ///   - environment: All of its environment.
    ///   - input: File descriptor of its standard input; nothing where `nil`.
    ///   - output: File for its standard output.
    ///   - errors: File for its standard error.
    init(
        _ program: String, _ arguments: [String], in folder: String, environment: [String: String],
        input: Int32? = nil,
        output: String = "/dev/null", errors: String
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        }
        let isNew = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, isNew, 0o644)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, isNew, 0o644)
        try ChildProcess.changeFolder(&actions, folder)
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var settings = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for word in words + settings { free(word) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, program, &actions, nil, &words, &settings)
        guard code == 0 else {
            throw DriverFailure("\(program) cannot be started: \(String(cString: strerror(code)))")
        }
        identifier = child
    }

    /// Notes that the program shall start in a folder; Swift does not import this function of the C library.
    private static func changeFolder(_ actions: inout posix_spawn_file_actions_t, _ folder: String) throws {
        typealias Change =
            @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, UnsafePointer<CChar>) -> Int32
        guard let symbol = dlsym(nil, "posix_spawn_file_actions_addchdir_np") else {
            throw DriverFailure("this C library cannot start a program in another folder")
        }
        guard unsafeBitCast(symbol, to: Change.self)(&actions, folder) == 0 else {
            throw DriverFailure("there is not enough memory to start a program")
        }
    }

    /// Its end, where it has ended.
    func poll() -> End? {
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(identifier, &status, WNOHANG, &usage) == identifier else { return nil }
        var end = End(memory: usage.ru_maxrss * 1024, seconds: seconds)
        if status & 0x7F == 0 { end.status = status >> 8 & 0xFF } else { end.signal = status & 0x7F }
        return end
    }

    /// Waits for its end, and brings it about where a limit is passed.
    func wait(limits: Limits, interruption: (signal: Int32, after: Int)? = nil) -> End {
        var open = interruption
        var pause: UInt32 = 200
        var stopped: Stop?
        while true {
            if var end = poll() {
                end.stopped = stopped
                if stopped == nil, end.memory > limits.memory { end.stopped = .memory }
                return end
            }
            if let due = open, seconds * 1000 >= Double(due.after) {
                kill(identifier, due.signal)
                open = nil
            }
            if stopped == nil, limits.isPassed(worked: processorSeconds, waited: seconds) { stopped = .hang }
            if stopped == nil, seconds > 0.05, memory > limits.memory { stopped = .memory }
            if stopped != nil { kill(identifier, SIGKILL) }
            usleep(pause)
            pause = min(5000, pause + pause / 8)
        }
    }

    var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

    /// Seconds for which the processors have worked for it.
    var processorSeconds: Double {
        // The name of the program, in brackets, may hold blanks.
        guard let text = try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8),
            let fields = text.split(separator: ")").last?.split(separator: " "), fields.count > 12,
            let user = Double(fields[11]), let system = Double(fields[12])
        else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Memory that it holds now, bytes.
    var memory: Int {
        guard let text = try? String(contentsOfFile: "/proc/\(identifier)/statm", encoding: .utf8) else {
            return 0
        }
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * 4096
    }
}

/// What a run may take.
struct Limits {
    /// Processor time; without work a run may wait six times as long, so that a busy machine is no finding.
    var seconds = 20.0
    /// Bytes.
    var memory = 2 << 30

    /// Whether a run hangs.
    func isPassed(worked: Double, waited: Double) -> Bool {
        waited > seconds && (worked > seconds || waited > 6 * seconds)
    }

    /// The limits, wider for a program that was built with a sanitiser.
    static var standard: Limits {
        dlsym(nil, "__asan_init") == nil ? Limits() : Limits(seconds: 120, memory: 8 << 30)
    }
}
