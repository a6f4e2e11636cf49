import Foundation
import Ground

/// Judges one run of the program.
struct Verdict {
    private(set) var faults: [Fault] = []
    private let run: ProgramCase
    private let result: ProgramResult

    private static let statuses: Set<Int32> = [0, 1, 64, 65, 66, 73, 74]

    init(_ run: ProgramCase, _ result: ProgramResult, limits: Limits) {
        self.run = run
        self.result = result
        let isAlive = judgeEnd(limits)
        judgeFolder()
        if isAlive, run.interruption == nil { judgeText() }
        if faults.isEmpty, run.interruption == nil, let status = result.end.status, status < 2 {
            faults += ResultCheck(run, result).faults
        }
    }

    private var name: String { run.command.isEmpty ? "sanding" : run.command.escapedForTerminal }

    private mutating func add(_ kind: String, _ detail: String) {
        faults.append(Fault(kind: "\(name): \(kind)", detail: detail))
    }

    private var said: String { String(decoding: result.errors.prefix(3000), as: UTF8.self) }

    /// - Returns: Whether it ended by itself with a status.
    private mutating func judgeEnd(_ limits: Limits) -> Bool {
        switch result.end.stopped {
        case .hang: add("hangs", "ended after \(Int(result.end.seconds)) s")
        case .memory: add("takes too much memory", "\(result.end.memory >> 20) MB")
        case nil: break
        }
        let isInterrupted = run.interruption != nil
        if isInterrupted, [SIGINT, SIGTERM].contains(result.end.signal) { return false }
        if isInterrupted, let status = result.end.status, [130, 143].contains(status) { return true }
        guard let status = result.end.status else {
            if result.end.stopped == nil {
                add("crash (\(CrashText.reason(said, signal: result.end.signal)))", said)
            }
            return false
        }
        if !Verdict.statuses.contains(status) {
            let first = said.split(separator: "\n").first.map { String($0.prefix(110)) } ?? ""
            add("exit status \(status)\(status == 70 ? " (\(Verdict.withoutNumbers(first)))" : "")", said)
        }
        if status == 1, !run.arguments.contains(where: { $0.hasPrefix("--fail-on") }) {
            add("exit status 1 without --fail-on", said)
        }
        if status > 1, result.errors.isEmpty { add("exit status \(status) without a word", "") }
        return true
    }

    private static func withoutNumbers(_ text: String) -> String { text.replacing(/[0-9]+/, with: "…") }

    private mutating func judgeText() {
        for (bytes, stream) in [(result.errors, "standard error"), (result.output, "standard output")] {
            if let fault = OutputText.fault(bytes, path: stream) { add(fault.kind, fault.detail) }
            let isWords = stream == "standard error" || !run.arguments.contains("--json")
            guard isWords else { continue }
            let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
            if let scalar = Verdict.steering(text) {
                add("U+\(String(scalar.value, radix: 16)) on \(stream)", String(String(text).prefix(2000)))
            }
        }
        if result.end.status == 0, run.arguments.contains("--json"), run.expectation.isKnown {
            do {
                _ = try JSONParser.parse(result.output)
            } catch {
                add(
                    "standard output is not JSON",
                    "\(error): \(String(decoding: result.output.prefix(500), as: UTF8.self))")
            }
        }
    }

    /// A character that steers the terminal: a carriage return, or a mark that turns the writing direction of what
    /// follows and does not stand in an isolate.
    private static func steering(_ text: String.UnicodeScalarView) -> Unicode.Scalar? {
        var isolates = 0
        for scalar in text {
            switch scalar.value {
            case 0x2066...0x2068: isolates += 1
            case 0x2069, 10: isolates = scalar == "\n" ? 0 : max(0, isolates - 1)
            case 13: return scalar
            case 0x202A...0x202E: if isolates == 0 { return scalar }
            default: break
            }
        }
        return nil
    }

    /// Inputs are as they were, an output is whole or absent, and nothing stands beside them.
    private mutating func judgeFolder() {
        for (path, bytes) in run.files {
            let file = result.folder.appendingPathComponent(path)
            guard let now = try? Data(contentsOf: file) else {
                add("an input is gone", path)
                continue
            }
            if Array(now) != bytes { add("an input was changed", path) }
        }
        let inputs = Set(run.files.keys.map { String($0.prefix { $0 != "/" }) })
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: result.folder.path)) ?? []
        where !inputs.contains(entry) {
            judgeOutput(result.folder.appendingPathComponent(entry), entry)
        }
        let left = (try? FileManager.default.contentsOfDirectory(atPath: result.temporary.path)) ?? []
        if !left.isEmpty { add("temporary files are left", "\(left)") }
        if let status = result.end.status, status == 0, run.arguments.contains("out"),
            let index = run.arguments.firstIndex(of: "--out"), index + 1 < run.arguments.count,
            run.arguments[index + 1] == "out", run.expectation.isKnown,
            !FileManager.default.fileExists(
                atPath: result.folder.appendingPathComponent("out/proof.json").path)
        {
            add("exit status 0 without the folder asked for", "")
        }
    }

    private mutating func judgeOutput(_ url: URL, _ path: String) {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
            return add("a file beside the output", path)
        }
        let entries = (try? manager.contentsOfDirectory(atPath: url.path)) ?? []
        if !entries.contains("proof.json") {
            // A folder on the way to the report.
            for entry in entries {
                let inner = url.appendingPathComponent(entry)
                guard manager.fileExists(atPath: inner.path, isDirectory: &isFolder), isFolder.boolValue
                else {
                    return add("an output folder without proof.json", "\(path): \(entries)")
                }
                judgeOutput(inner, path + "/" + entry)
            }
            return
        }
        let fault = OutputFolderCheck.fault(url)
        if let fault { add(fault.kind, "\(path): \(fault.detail)") }
    }

    /// Differences of two runs that must be the same.
    static func differences(_ first: ProgramResult, _ second: ProgramResult, command: String) -> [Fault] {
        let kind = "\(command): another answer on another number of threads"
        guard first.end.status == second.end.status else {
            return [
                Fault(
                    kind: kind,
                    detail:
                        "\(String(describing: first.end.status)), \(String(describing: second.end.status))")
            ]
        }
        if first.output != second.output || first.errors != second.errors {
            return [Fault(kind: kind, detail: "standard output or standard error differ")]
        }
        let one = OutputFolderCheck.contents(first.folder)
        let two = OutputFolderCheck.contents(second.folder)
        let paths = Set(one.keys).union(two.keys).sorted()
        guard let path = paths.first(where: { one[$0] != two[$0] }) else { return [] }
        return [Fault(kind: kind, detail: "\(path) differs")]
    }
}

extension ProgramCase.Expectation {
    /// Whether the arguments are those of a plain run.
    var isKnown: Bool {
        if case .none = self { false } else { true }
    }
}

/// A folder of a report beside its own list of what is in it.
enum OutputFolderCheck {
    /// Contents of all files below a folder, by path.
    static func contents(_ folder: URL) -> [String: Data] {
        var files: [String: Data] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: folder.path)
            ?? FileManager.DirectoryEnumerator()
        {
            let url = folder.appendingPathComponent(path)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
                !isFolder.boolValue
            else {
                continue
            }
            files[path] = try? Data(contentsOf: url)
        }
        return files
    }

    /// What is wrong with a folder that has a `proof.json`.
    static func fault(_ folder: URL) -> Fault? {
        var files = contents(folder)
        guard let proof = files.removeValue(forKey: "proof.json"),
            let document = try? JSONParser.parse(Array(proof)), let outputs = document["outputs"]?.elements
        else { return Fault(kind: "proof.json is not JSON", detail: "") }
        for output in outputs {
            guard let path = output["path"]?.text, let digest = output["sha256"]?.text else { continue }
            guard let bytes = files.removeValue(forKey: path) else {
                return Fault(kind: "half a folder: a file of proof.json is missing", detail: path)
            }
            if Digest.sha256(Array(bytes)) != digest {
                return Fault(kind: "a file differs from its digest in proof.json", detail: path)
            }
            if let fault = OutputText.fault(Array(bytes), path: path) { return fault }
        }
        if let path = files.keys.min() {
            return Fault(kind: "a file that proof.json does not name", detail: path)
        }
        return nil
    }
}
