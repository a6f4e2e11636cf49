import Foundation
import Testing

/// What an archive survives: system calls that fail, ends without warning, two writers, a full disk, a disk that cannot be written.
@Suite(.serialized) struct ArchiveFaultTests {
    /// What a run left behind, checked: nothing half is there, nothing that was acknowledged is lost.
    ///
    /// - Parameters:
    ///   - least: Entries that were acknowledged before.
    ///   - what: The fault, for messages.
    private static func expectWhole(_ folder: URL, least: Int, _ what: String) throws {
        let verified = try ArchiveCommandTests.archive(["verify"], in: folder)
        #expect(verified.status == 0, "\(what): \(verified.output)\(verified.errors)")
        let entries = try ArchiveCommandTests.archive(["list"], in: folder).output.split(separator: "\n")
            .count
        #expect(entries >= least && entries <= 5, "\(what): \(entries) entries")
    }

    private static let add = ["archive", "add", "captures", "--zone", "+07:00"]

    /// An archive with one page, and a copy of it to begin again from.
    private static func begun(in folder: URL) throws {
        try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
        try ArchiveCommandTests.archive(
            ["add", "captures/20241128T010000/pkwkp_31.json", "--time", "2024-11-28T01:00:00+07:00"],
            in: folder)
        try FileManager.default.copyItem(
            at: folder.appending(path: "captures.archive"), to: folder.appending(path: "begun"))
    }

    private static func beginAgain(in folder: URL) throws {
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(at: folder.appending(path: "captures.archive" + ending))
        }
        try? FileManager.default.removeItem(at: folder.appending(path: "out"))
        try FileManager.default.copyItem(
            at: folder.appending(path: "begun"), to: folder.appending(path: "captures.archive"))
    }

    // MARK: System calls

    private static let calls = [
        "openat", "read", "pread64", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename",
        "unlink", "link",
        "mkdir", "close", "fcntl", "newfstatat",
    ]
    /// How many of them fail in a run of the suite; `SANDING_FAULTS=all` takes every one.
    private static let sample = ProcessInfo.processInfo.environment["SANDING_FAULTS"] == "all" ? Int.max : 14

    /// Runs the program under strace; `nil` where processes cannot be traced here.
    private static func traced(
        _ strace: URL, _ options: [String], _ arguments: [String], in folder: URL
    ) throws -> (status: Int32, output: String)? {
        let process = Process()
        process.executableURL = strace
        process.arguments =
            ["-f", "-qq", "-o", "trace"] + options + [Program.products.appending(path: "sanding").path]
            + arguments
        process.currentDirectoryURL = folder
        let output = folder.appending(path: "printed")
        try Data().write(to: output)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let status = process.terminationReason == .uncaughtSignal ? -1 : process.terminationStatus
        return (status, try String(contentsOf: output, encoding: .utf8))
    }

    /// Every place where a call is made in a run, from 1, as far as it is one on a file of the archive or of the output.
    private static func places(
        _ strace: URL, _ arguments: [String], in folder: URL,
        on files: [String] = ["captures.archive", "/out", "\"out"]
    ) throws -> [(call: String, place: Int)]? {
        let list = "trace=" + calls.joined(separator: ",")
        guard let run = try traced(strace, ["-y", "-e", list], arguments, in: folder), run.status == 0 else {
            print("Skipped: strace cannot trace here")
            return nil
        }
        var counts: [String: Int] = [:]
        var found: [(String, Int)] = []
        let trace = try String(contentsOf: folder.appending(path: "trace"), encoding: .utf8)
        for line in trace.split(separator: "\n") {
            guard let match = line.firstMatch(of: /^\d+ +(\w+)\(/) else { continue }
            let call = String(match.1)
            counts[call, default: 0] += 1
            if files.contains(where: { line.contains($0) }) {
                found.append((call, counts[call] ?? 0))
            }
        }
        return found
    }

    private static let watch = ["archive", "watch", "captures", "--zone", "+07:00", "--once"]

    @Test(arguments: [add, ["archive", "publish", "out"], watch])
    func everySystemCallMayFail(arguments: [String]) throws {
        guard let strace = Tool.named("strace") else { return }
        try ArchiveCommandTests.inFolder { folder in
            try Self.begun(in: folder)
            guard let all = try Self.places(strace, arguments, in: folder) else { return }
            #expect(all.count > 20)
            let stride = max(1, all.count / Self.sample)
            for (number, (call, place)) in all.enumerated() where number % stride == stride / 2 {
                for fault in ["error=EIO", "error=ENOSPC", "signal=KILL"] {
                    try Self.beginAgain(in: folder)
                    let what = "\(call) \(place) \(fault)"
                    let inject = "inject=\(call):\(fault):when=\(place)"
                    let run = try #require(
                        try Self.traced(strace, ["-e", "trace=\(call)", "-e", inject], arguments, in: folder))
                    let isAcknowledged =
                        run.status == 0
                        && (arguments == Self.watch || run.output.contains("The archive has 5"))
                    try Self.expectWhole(folder, least: isAcknowledged ? 5 : 1, what)
                    let again = try Program.run(arguments, in: folder)
                    #expect(again.status == 0, "\(what): \(again.errors)")
                    if arguments == Self.add || arguments == Self.watch {
                        try Self.expectWhole(folder, least: 5, what)
                    } else {
                        try Self.expectPublished(folder, what)
                    }
                }
            }
        }
    }

    /// A command that is no `add`, files whose calls are made to fail, and the status of a second run where the first got through.
    struct Work: Sendable, CustomTestStringConvertible {
        var line: String
        var files: [String]
        var again: Int32 = 0
        var testDescription: String { line }
        var arguments: [String] { ["archive"] + line.split(separator: " ").map(String.init) }
    }

    private static let works = [
        Work(line: "merge other.archive", files: ["captures.archive", "other.archive"]),
        Work(line: "add exported --archive new.archive", files: ["new.archive", "exported/"]),
        Work(line: "reread --candidates candidates.csv", files: ["captures.archive", "candidates.csv"]),
        Work(line: "export out", files: ["captures.archive", "/out"], again: 73),
        Work(line: "export --format wacz out.wacz", files: ["captures.archive", "out.wacz"], again: 73),
        Work(line: "prove 0 --key a.key", files: ["captures.archive", "a.key"]),
        Work(line: "init --archive i.archive --key i.key", files: ["i.archive", "i.key"], again: 73),
    ]

    /// Each ends with a sentence about the file, never as a bug or by a signal, and leaves the archive whole and no draft.
    @Test(arguments: works)
    func everyCallOfTheOthersMayFail(work: Work) throws {
        guard let strace = Tool.named("strace") else { return }
        try ArchiveCommandTests.inFolder { folder in
            let base = folder.appending(path: "base")
            try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
            try ArchiveCommandTests.archive(
                ["init", "--origin", "example.org/a", "--key", "a.key"], in: base)
            try ArchiveCommandTests.archive(["add", "../captures", "--zone", "+07:00"], in: base)
            try ArchiveCommandTests.archive(["export", "exported"], in: base)
            for (name, time) in [("other.archive", "2024-11-28T09:00:00Z"), ("new.archive", "")] {
                try ArchiveCommandTests.archive(["init", "--archive", name], in: base)
                guard !time.isEmpty else { continue }
                let page = "../captures/20241128T010000/pkwkp_31.json"
                try ArchiveCommandTests.archive(["add", page, "--time", time, "--archive", name], in: base)
            }
            try Data("candidate_id,ballot_no\n1000020,1\n1000021,2\n".utf8)
                .write(to: base.appending(path: "candidates.csv"))
            let place = folder.appending(path: "work")
            func fresh() throws {
                try? FileManager.default.removeItem(at: place)
                try FileManager.default.copyItem(at: base, to: place)
            }
            try fresh()
            guard let all = try Self.places(strace, work.arguments, in: place, on: work.files) else { return }
            #expect(all.count > 20)
            let stride = max(1, all.count / (Self.sample == Int.max ? all.count : 8))
            for (number, (call, when)) in all.enumerated() where number % stride == stride / 2 {
                for fault in ["error=EIO", "error=ENOSPC", "signal=KILL"] {
                    try fresh()
                    let inject = "inject=\(call):\(fault):when=\(when)"
                    let run = try #require(
                        try Self.traced(
                            strace, ["-e", "trace=\(call)", "-e", inject], work.arguments, in: place))
                    let what = "\(work.line): \(call) \(when) \(fault)"
                    let isKilled = fault.hasPrefix("signal")
                    #expect(isKilled || [0, 65, 66, 73, 74].contains(run.status), "\(what): \(run.status)")
                    let verified = try ArchiveCommandTests.archive(["verify"], in: place)
                    #expect(verified.status == 0, "\(what): \(verified.output)\(verified.errors)")
                    let left = try FileManager.default.contentsOfDirectory(atPath: place.path)
                    #expect(
                        isKilled || call == "unlink"
                            || !left.contains { $0.hasSuffix(".new") || $0.hasSuffix(".records") },
                        "\(what): \(left)")
                    let again = try Program.run(work.arguments, in: place)
                    #expect([0, work.again].contains(again.status), "\(what): \(again.errors)")
                }
            }
        }
    }

    /// Without the public part there is no key, and the same may be asked again.
    @Test func aKeyIsThereWithItsPublicPartOrNotAtAll() throws {
        try Program.inScratch { folder in
            let taken = folder.appending(path: "a.key.pub/x")
            try FileManager.default.createDirectory(at: taken, withIntermediateDirectories: true)
            let run = try ArchiveCommandTests.archive(["init", "--key", "a.key"], in: folder)
            #expect(
                run.status == 73 && run.errors.contains("a.key.pub: the file cannot be written ("), "\(run)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.key.pub"])
            try FileManager.default.removeItem(at: folder.appending(path: "a.key.pub"))
            #expect(try ArchiveCommandTests.archive(["init", "--key", "a.key"], in: folder).status == 0)
        }
    }

    /// Drafts of runs that were killed go with the next run, once nobody can be at work on them any more.
    @Test func draftsOfTheDeadGo() throws {
        try ArchiveCommandTests.inFolder { folder in
            try Self.begun(in: folder)
            let names = [
                "out.wacz.99999999.records", "out.wacz.99999999.new", "out.wacz.1.new", "out.wacz.notes.new",
            ]
            for name in names + ["out.wacz.99999998.new"] {
                try Data().write(to: folder.appending(path: name))
            }
            for name in names {
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -3_600)],
                    ofItemAtPath: folder.appending(path: name).path)
            }
            try ArchiveCommandTests.archive(["export", "--format", "wacz", "out.wacz"], in: folder)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(
                left.filter { $0.hasPrefix("out.wacz") }.sorted()
                    == ["out.wacz", "out.wacz.1.new", "out.wacz.99999998.new", "out.wacz.notes.new"])
        }
    }

    /// The published checkpoint is that of the archive, and no draft is left in its place.
    private static func expectPublished(_ folder: URL, _ what: String) throws {
        let head = try ArchiveCommandTests.archive(["head"], in: folder).output
        let checkpoint = try? String(contentsOf: folder.appending(path: "out/checkpoint"), encoding: .utf8)
        #expect(checkpoint == head, "\(what)")
        let tile = try? Data(contentsOf: folder.appending(path: "out/tile/0/000.p/1"))
        #expect(tile?.count == 32, "\(what)")
    }

    // MARK: Ends without warning

    /// `SANDING_KILLS=1000` does so many.
    @Test func aProgramThatIsKilledLeavesAWholeArchive() throws {
        let kills = ProcessInfo.processInfo.environment["SANDING_KILLS"].flatMap { Int($0) } ?? 6
        try ArchiveCommandTests.inFolder { folder in
            try Self.begun(in: folder)
            for kill in 0..<kills {
                try Self.beginAgain(in: folder)
                let wait = Double(kill * 7919 % 1000) / 1000 * 0.15
                _ = try Program.signalled(Self.add, in: folder, signal: SIGKILL, after: wait)
                try Self.expectWhole(folder, least: 1, "killed after \(wait) s")
                #expect(try Program.run(Self.add, in: folder).status == 0)
                try Self.expectWhole(folder, least: 5, "killed after \(wait) s")
            }
        }
    }

    // MARK: Disks

    /// Runs a script where file systems may be mounted; `nil`, with a line that says so, where they may not.
    private static func mounted(_ script: String, in folder: URL) throws -> (output: String, errors: String)?
    {
        let program = Program.products.appending(path: "sanding").path
        let text =
            "cd '\(folder.path)' && mkdir disk && sanding() { '\(program)' \"$@\"; echo status $?; }\n"
            + script
        let found = try Tool.output(of: URL(filePath: "/usr/bin/unshare"), ["-m", "/bin/bash", "-c", text])
        if found.output.contains("status") { return found }
        print("Skipped: nothing may be mounted here")
        return nil
    }

    /// A disk of half a megabyte, which a page that cannot be compressed does not fit on.
    @Test func aFullDiskIsSaidAndLeavesWhatWasThere() throws {
        try ArchiveCommandTests.inFolder { folder in
            try Self.begun(in: folder)
            let noise = (0..<400_000).map { _ in UInt8.random(in: 0...255) }
            try Data(noise).write(to: folder.appending(path: "noise.bin"))
            let script = """
                mount -t tmpfs -o size=500k none disk && cp captures.archive disk/ || exit 99
                sanding archive add noise.bin --time 2024-11-28T09:00:00Z --archive disk/captures.archive
                sanding archive verify --archive disk/captures.archive
                sanding archive add captures --zone +07:00 --archive disk/captures.archive
                """
            guard let found = try Self.mounted(script, in: folder) else { return }
            #expect(found.errors.contains("disk/captures.archive: the disk is full"), "\(found.errors)")
            #expect(found.output.hasPrefix("status 73\n1 entry, "), "\(found.output)")
            #expect(found.output.contains("The archive has 5 entries.\nstatus 0\n"), "\(found.output)")
        }
    }

    /// A limit of the shell is a fault with a sentence and not the end of the program.
    @Test func aLimitOfTheShellIsAFault() throws {
        try ArchiveCommandTests.inFolder { folder in
            try Self.begun(in: folder)
            let program = Program.products.appending(path: "sanding").path
            let noise = (0..<400_000).map { _ in UInt8.random(in: 0...255) }
            try Data(noise).write(to: folder.appending(path: "noise.bin"))
            let script =
                "ulimit -f 128; '\(program)' archive add noise.bin --time 2024-11-28T09:00:00Z; echo status $?"
            let found = try Tool.output(
                of: URL(filePath: "/bin/bash"), ["-c", "cd '\(folder.path)' && (\(script))"])
            #expect(found.errors.contains("captures.archive: the archive cannot be used"), "\(found.errors)")
            #expect(found.output == "status 73\n", "\(found.output)")
            try Self.expectWhole(folder, least: 1, "limit")
        }
    }

    /// A file system that is mounted without the right to write.
    @Test func anArchiveOnAReadOnlyDiskIsReadAndNotWritten() throws {
        try ArchiveCommandTests.inFolder { folder in
            try Self.begun(in: folder)
            let script = """
                mount -t tmpfs none disk && cp captures.archive disk/ && mount -o remount,ro disk || exit 99
                sanding archive verify --archive disk/captures.archive
                sanding archive add captures --zone +07:00 --archive disk/captures.archive
                """
            guard let found = try Self.mounted(script, in: folder) else { return }
            #expect(found.output.hasPrefix("1 entry, "), "\(found)")
            #expect(found.output.hasSuffix("status 0\nstatus 73\n"), "\(found)")
            #expect(found.errors.contains("the archive may only be read"), "\(found)")
        }
    }

    // MARK: Others at the same time

    @Test func twoProgramsAddAtOnce() throws {
        try ArchiveCommandTests.inFolder { folder in
            try Self.begun(in: folder)
            let running = try (0..<2).map { number in
                let process = Process()
                process.executableURL = Program.products.appending(path: "sanding")
                process.arguments = Self.add + ["--supplier", "\(number)"]
                process.currentDirectoryURL = folder
                process.standardOutput = FileHandle.nullDevice
                try process.run()
                return process
            }
            for process in running {
                process.waitUntilExit()
                #expect(process.terminationStatus == 0)
            }
            try Self.expectWhole(folder, least: 5, "two writers")
        }
    }
}
