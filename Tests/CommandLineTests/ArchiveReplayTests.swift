import Foundation
import TestSupport
import Testing

/// What is left when the power fails: any part of what was written and not synced may be lost. The writes of a program are
/// recorded with strace, and made again without some of them.
@Suite(.serialized) struct ArchiveReplayTests {
    /// Something that was done to a file, or said.
    private enum Step {
        case write(file: Int, offset: Int, bytes: [UInt8])
        case cut(file: Int, size: Int)
        case sync(file: Int)
        case remove(file: Int)
        /// So many entries were acknowledged.
        case said(Int)

        var file: Int? {
            switch self {
            case .write(let file, _, _), .cut(let file, _), .sync(let file), .remove(let file): file
            case .said: nil
            }
        }
    }

    /// What becomes of a step whose file was not synced after it.
    private enum Fate { case done, lost, torn }

    private static let files = ["captures.archive", "captures.archive-wal"]
    private static let sector = 512

    // MARK: Recording

    private static func unescaped(_ text: Substring) -> [UInt8] {
        text.split(separator: "\\x").compactMap { UInt8($0, radix: 16) }
    }

    /// The steps of a run, from strace's lines; `nil` where processes cannot be traced here.
    private static func steps(_ strace: URL, _ commands: [[String]], in folder: URL) throws -> [Step]? {
        var steps: [Step] = []
        for command in commands {
            let process = Process()
            process.executableURL = strace
            process.arguments =
                [
                    "-f", "-qq", "-y", "-xx", "-s", "\(1 << 24)", "-o", "trace", "-e",
                    "trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,link",
                    Program.products.appending(path: "sanding").path,
                ] + command
            process.currentDirectoryURL = folder
            process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "printed"))
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                print("Skipped: strace cannot trace here")
                return nil
            }
            let trace = try String(contentsOf: folder.appending(path: "trace"), encoding: .utf8)
            for line in trace.split(separator: "\n") {
                if let step = try step(line) { steps.append(step) }
            }
        }
        return steps
    }

    private static func step(_ line: Substring) throws -> Step? {
        let parts = line.drop { $0.isNumber || $0 == " " }.split(separator: "(", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        let (call, rest) = (parts[0], parts[1])
        let isPath = call == "unlink"
        let mark: (Character, Character) = isPath ? ("\"", "\"") : ("<", ">")
        let named = rest.drop { $0 != mark.0 }.dropFirst()
        let name = named.prefix { $0 != mark.1 }
        let path = String(decoding: unescaped(name), as: UTF8.self)
        let after = named.dropFirst(name.count + 1)
        let text = after.drop { $0 != "\"" }.dropFirst().prefix { $0 != "\"" }
        if call == "write" {
            let said = String(decoding: unescaped(text), as: UTF8.self)
            return said.firstMatch(of: /The archive has (\d+) entr/).flatMap { Int($0.1) }.map(Step.said)
        }
        guard let file = files.firstIndex(where: { path.hasSuffix("/" + $0) }) else { return nil }
        // Only what is whole on one line tells what was written.
        try #require(!line.contains("unfinished") && !line.contains("resumed"), "\(line.prefix(200))")
        let numbers = after.dropFirst(text.count).matches(of: /, (\d+)/).compactMap { Int($0.1) }
        switch call {
        case "pwrite64":
            let (count, offset) = (try #require(numbers.first), try #require(numbers.dropFirst().first))
            let bytes = unescaped(text)
            try #require(bytes.count == count, "a write is recorded whole")
            return .write(file: file, offset: offset, bytes: bytes)
        case "ftruncate": return .cut(file: file, size: try #require(numbers.first))
        case "fsync", "fdatasync": return .sync(file: file)
        case "unlink": return .remove(file: file)
        default: return nil
        }
    }

    // MARK: Replaying

    /// The files after a failure of the power.
    ///
    /// - Parameters:
    ///   - before: The files before the first step.
    ///   - steps: What was done before the power failed.
    ///   - fate: What becomes of a step that was not synced.
    private static func replayed(
        _ before: [[UInt8]?], _ steps: ArraySlice<Step>, fate: () -> Fate, isKept: () -> Bool
    ) -> [[UInt8]?] {
        var files = before
        for (index, step) in zip(steps.indices, steps) {
            guard let file = step.file else { continue }
            let later = steps[(index + 1)...].filter { $0.file == file }
            let isSynced = later.contains { if case .sync = $0 { true } else { false } }
            let fate = isSynced ? Fate.done : fate()
            switch step {
            case .write(_, let offset, let bytes):
                if fate == .lost { continue }
                var content = files[file] ?? []
                for place in stride(from: 0, to: bytes.count, by: sector) {
                    if fate == .torn, !isKept() { continue }
                    let end = min(bytes.count, place + sector)
                    if content.count < offset + end {
                        content += [UInt8](repeating: 0, count: offset + end - content.count)
                    }
                    content.replaceSubrange(offset + place..<offset + end, with: bytes[place..<end])
                }
                files[file] = content
            case .cut(_, let size):
                if fate == .lost { continue }
                let content = files[file] ?? []
                files[file] =
                    Array(content.prefix(size)) + [UInt8](repeating: 0, count: max(0, size - content.count))
            case .remove:
                // What a later program wrote under the name is another file.
                if fate == .done || !later.isEmpty { files[file] = nil }
            case .sync, .said: break
            }
        }
        return files
    }

    /// Puts files there, and checks that all that was acknowledged is there, that nothing is half there, and that more may be added.
    private static func expectWhole(
        _ files: [[UInt8]?], least: Int, in folder: URL, _ add: [String], _ what: String
    ) throws {
        for (name, content) in zip(Self.files + ["captures.archive-shm"], files + [nil]) {
            let url = folder.appending(path: name)
            try? FileManager.default.removeItem(at: url)
            if let content { try Data(content).write(to: url) }
        }
        let found = try ArchiveCommandTests.archive(["verify"], in: folder)
        let count = found.output.prefix { $0.isNumber }
        #expect(
            found.status == 0 && (Int(count) ?? -1) >= least,
            "\(what): \(least) of \(found.output)\(found.errors)")
        let added = try Program.run(add, in: folder)
        #expect(
            added.status == 0 && added.output.hasSuffix("The archive has 5 entries.\n"),
            "\(what): \(added.output)\(added.errors)")
        let again = try ArchiveCommandTests.archive(["verify"], in: folder)
        #expect(
            again.status == 0 && again.output.hasPrefix("5 entries, "),
            "\(what): \(again.output)\(again.errors)")
    }

    /// One program that adds four pages, and four that add one each; `SANDING_REPLAYS=500` loses so many random parts.
    @Test(arguments: [1, 4])
    func whatWasNotSyncedMayBeLost(programs: Int) throws {
        guard let strace = Tool.named("strace") else { return }
        let random = ProcessInfo.processInfo.environment["SANDING_REPLAYS"].flatMap { Int($0) }
        try ArchiveCommandTests.inFolder { folder in
            try Data().write(to: folder.appending(path: "printed"))
            try ArchiveCommandTests.archive(["init", "--origin", "example.org/a"], in: folder)
            try ArchiveCommandTests.archive(
                ["add", "captures/20241128T010000/pkwkp_31.json", "--time", "2024-11-28T01:00:00+07:00"],
                in: folder)
            let before: [[UInt8]?] = try Self.files.map { name in
                let url = folder.appending(path: name)
                guard FileManager.default.fileExists(atPath: url.path) else { return nil }
                return [UInt8](try Data(contentsOf: url))
            }
            let add = ["archive", "add", "captures", "--zone", "+07:00"]
            let each = (2...5).map { hour in
                [
                    "archive", "add", "captures/20241128T0\(hour)0000/pkwkp_31.json", "--time",
                    "2024-11-28T0\(hour):00:00+07:00",
                ]
            }
            guard let steps = try Self.steps(strace, programs == 1 ? [add] : each, in: folder) else { return }
            func least(_ end: Int) -> Int {
                steps[..<end].compactMap { if case .said(let count) = $0 { count } else { nil } }.last ?? 1
            }
            #expect(least(steps.count) == 5 && steps.count > 40, "\(steps.count) steps")
            // Every beginning, with all that was not synced, and with nothing of it.
            let stride = random == nil ? max(1, steps.count / 24) : 1
            for end in Swift.stride(from: 0, through: steps.count, by: stride) {
                for fate in [Fate.done, .lost] {
                    let files = Self.replayed(before, steps[..<end], fate: { fate }, isKept: { true })
                    try Self.expectWhole(
                        files, least: least(end), in: folder, add, "\(end) of \(steps.count) steps, \(fate)")
                }
            }
            for seed in 0..<(random ?? 24) {
                var dice = SeededRandom(state: UInt64(seed))
                let end = Int.random(in: 1...steps.count, using: &dice)
                let fates = [Fate.done, .done, .lost, .torn]
                let files = Self.replayed(
                    before, steps[..<end], fate: { fates.randomElement(using: &dice) ?? .done },
                    isKept: { Bool.random(using: &dice) })
                try Self.expectWhole(
                    files, least: least(end), in: folder, add, "seed \(seed), \(end) of \(steps.count) steps")
            }
        }
    }
}
