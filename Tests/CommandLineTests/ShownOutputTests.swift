import Foundation
import Testing

/// The examples of the articles and of the README, with the output that the program gives today.
///
/// A block ```` ```console ```` holds commands, each behind `$ `, and what they print; a line `…` stands for lines that are
/// left out. `SANDING_RECORD=1 swift test --filter ShownOutput` writes today's output into the blocks that leave
/// nothing out, and fails where it changed one.
@Suite struct ShownOutputTests {
    static let articles = "Sources/Publishing/Publishing.docc"
    static let documents =
        ((try? FileManager.default.contentsOfDirectory(
            atPath: Program.root.appending(path: articles).path)) ?? [])
        .filter { $0.hasSuffix(".md") }.sorted().map { "\(articles)/\($0)" } + ["README.md"]

    static let isRecording = ProcessInfo.processInfo.environment["SANDING_RECORD"] != nil

    /// One command of a block and the lines that are shown below it.
    struct Example {
        var command: String
        var shown: [Substring]
    }

    static func examples(in block: Substring) -> [Example] {
        block.split(separator: "\n", omittingEmptySubsequences: false).reduce(into: []) { found, line in
            if line.hasPrefix("$ ") {
                found.append(Example(command: String(line.dropFirst(2)), shown: []))
            } else if !found.isEmpty {
                found[found.count - 1].shown.append(line)
            }
        }
    }

    static func blocks(of text: String) -> [Range<String.Index>] {
        text.matches(of: /(?s)```console\n(.*?)\n```/).map { $0.1.startIndex..<$0.1.endIndex }
    }

    /// Runs `body` in a folder that has `Data` and nothing else.
    static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
        try Program.inScratch { scratch in
            try FileManager.default.createSymbolicLink(
                at: scratch.appending(path: "Data"), withDestinationURL: Program.root.appending(path: "Data"))
            return try body(scratch)
        }
    }

    /// What a command prints, on standard output and then on standard error; those of a block run in one folder.
    static func output(of command: String, in folder: URL) throws -> [Substring] {
        let words = command.split(separator: " ").map(String.init)
        guard words.first == "sanding" else {
            Issue.record("\(command): only sanding is run")
            return []
        }
        let run = try Program.run(Array(words.dropFirst()), in: folder)
        // A program that a signal ended shows nothing that could be recorded.
        try #require(
            run.status < 4 || (64...78).contains(run.status), "\(command): \(run.status)\n\(run.errors)")
        var text = run.output + run.errors
        while text.hasSuffix("\n") { text.removeLast() }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Whether lines are those shown, with any lines where `…` stands.
    static func matches(_ lines: [Substring], _ shown: [Substring]) -> Bool {
        let runs = shown.split(separator: "…", omittingEmptySubsequences: false)
        guard runs.count > 1 else { return lines == shown }
        guard lines.starts(with: runs[0]), let last = runs.last else { return false }
        var rest = lines[runs[0].count...]
        for run in runs.dropFirst().dropLast() {
            guard
                let place = rest.indices.first(where: { rest[$0...].starts(with: run) })
            else { return false }
            rest = rest[(place + run.count)...]
        }
        return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
    }

    @Test(arguments: documents)
    func everyExampleIsWhatTheProgramPrints(document: String) throws {
        let file = Program.root.appending(path: document)
        let text = try String(contentsOf: file, encoding: .utf8)
        var recorded = text
        for block in Self.blocks(of: text).reversed() {
            let today = try Self.inFolder { folder in
                try Self.examples(in: text[block]).flatMap { example in
                    let lines = try Self.output(of: example.command, in: folder)
                    #expect(
                        Self.matches(lines, example.shown),
                        "\(document), $ \(example.command) now prints:\n\(lines.joined(separator: "\n"))")
                    let isShort = example.shown.contains("…")
                    return ["$ \(example.command)"] + (isShort ? example.shown : lines).map(String.init)
                }
            }
            recorded.replaceSubrange(block, with: today.joined(separator: "\n"))
        }
        if Self.isRecording, recorded != text { try Data(recorded.utf8).write(to: file) }
    }

    @Test func everyCommandHasAnExample() throws {
        let help = try Program.run(["--help"]).output
        let list = try #require(help.firstRange(of: "SUBCOMMANDS:")).upperBound
        let commands = help[list...].matches(of: #/(?m)^  ([a-z]+) /#).map { String($0.1) }
        #expect(commands.count >= 7)
        let shown = try Self.documents.dropLast().flatMap { document in
            let text = try String(contentsOf: Program.root.appending(path: document), encoding: .utf8)
            return Self.blocks(of: text).flatMap { Self.examples(in: text[$0]) }.map(\.command)
        }
        for command in commands + ["reconcile --sample"] {
            #expect(shown.contains { $0.hasPrefix("sanding \(command) ") }, "\(command)")
        }
    }

    @Test func aLineThatChangedIsSeen() {
        let lines: [Substring] = ["a", "b", "c", "d"]
        #expect(Self.matches(lines, ["a", "b", "c", "d"]))
        #expect(Self.matches(lines, ["a", "…", "d"]))
        #expect(Self.matches(lines, ["…", "b", "…"]))
        #expect(!Self.matches(lines, ["a", "b", "d"]))
        #expect(!Self.matches(lines, ["a", "…", "c", "b", "…"]))
        #expect(!Self.matches(lines, ["b", "…", "d"]))
        #expect(!Self.matches(lines, ["a", "…", "c"]))
    }
}
