import ArgumentParser
import Foundation
import SandingKit
import Wording

@main
struct Sanding: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sanding",
        abstract: "Lay quick counts beside the official recap of an election.",
        discussion: """
            Sanding compares quick counts (hitung cepat) with the official recap (rekapitulasi), says how far \
            apart they are and what chance can explain, and writes a report that can be published.

            Start with the real figures of the 2018 governor elections:

              sanding reconcile Data/pilkada-2018

            Exit status: 0 done, 1 something at or above --fail-on, 64 usage, 65 bad data, 66 input missing, \
            70 a bug in sanding, 73 cannot write, 74 read or write failed, 130 interrupted (143 asked to end, 129 \
            terminal lost).
            """,
        version: Version.current,
        subcommands: [
            ReconcileCommand.self, ExplainCommand.self, ChartCommand.self, EstimateCommand.self,
            CheckCommand.self, DiffCommand.self, ConvertCommand.self, MapCommand.self, SiteCommand.self,
            PackCommand.self,
            PlanCommand.self, SimulateCommand.self, ArchiveCommand.self, VerifyCommand.self,
        ])

    static func main() {
        Interruption.start()
        ProcessMemory.keepForLargeArrays()
        StreamInputs.keep()
        let words = Array(CommandLine.arguments.dropFirst())
        Invocation.note(words)
        if let fault = misspelling(words) ?? unknownOption(words) {
            Console.error(Spoken.ofProgram.sentence(fault))
            Foundation.exit(Failure.Status.usage.rawValue)
        }
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            finish(error)
        }
    }

    /// Ends the program after a fault; what was typed and stands in its message is made fit for a terminal.
    private static func finish(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        guard code == .validationFailure else { exit(withError: error) }
        let said = ParserMessage(message(for: error), in: fullMessage(for: error)).spoken(Spoken.ofProgram)
        if !said.isEmpty { Console.standardError(said.escapedLinesForTerminal + "\n") }
        Foundation.exit(code.rawValue)
    }

    /// What to say of an option that the command does not have; `nil` where it has all of them.
    ///
    /// Said before anything else is: a misspelt option otherwise reads as one that is missing.
    static func unknownOption(_ words: [String]) -> OptionFault? {
        let path = commands(words)
        guard let command = path.last?.command else { return nil }
        let name = path.map(\.word).joined(separator: " ")
        let options = words.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map { option in
            String(option.prefix { $0 != "=" })
        }
        guard !options.isEmpty else { return nil }
        let help = Sanding.helpMessage(for: command, includeHidden: true)
        let known =
            help.matches(of: /--[a-z][a-z0-9-]*/).map { String($0.output) }
            + ["--help-hidden", "--generate-completion-script", "--experimental-dump-help"]
        guard let unknown = options.first(where: { !known.contains($0) }) else { return nil }
        return .unknownOption(
            unknown, command: "sanding \(name)", near: Spelling.nearest(to: unknown, among: known))
    }

    /// The commands that the first words name, each inside the one before.
    private static func commands(_ words: some Sequence<String>) -> [(
        word: String, command: any ParsableCommand.Type
    )] {
        var found: [(word: String, command: any ParsableCommand.Type)] = []
        var inner = configuration.subcommands
        for word in words {
            guard let command = inner.first(where: { names(of: $0).contains(word) }) else { break }
            found.append((word, command))
            inner = command.configuration.subcommands
        }
        return found
    }

    private static func names(of command: any ParsableCommand.Type) -> [String] {
        [command.configuration.commandName].compactMap { $0 } + command.configuration.aliases
    }

    /// What to say of a word that stands where a command must and is none, the first one or one of a group of commands such as
    /// `archive`; `nil` where there is no such word.
    static func misspelling(_ words: [String]) -> OptionFault? {
        let isHelp = words.first == "help"
        let typed = words.dropFirst(isHelp ? 1 : 0)
        let path = commands(typed)
        let inner = path.last?.command.configuration.subcommands ?? configuration.subcommands
        guard !inner.isEmpty, let word = typed.dropFirst(path.count).first, !word.hasPrefix("-") else {
            return nil
        }
        let names = inner.flatMap(names) + (path.isEmpty ? ["help"] : [])
        let group = path.map { $0.word + " " }.joined()
        // A command of a group, typed without it.
        if let owner = inner.first(where: {
            $0.configuration.subcommands.contains { Sanding.names(of: $0).contains(word) }
        }),
            let name = owner.configuration.commandName
        {
            return .unknownCommand(group + word, near: "\(group)\(name) \(word)", known: names)
        }
        return .unknownCommand(
            group + word, near: Spelling.nearest(to: word, among: names).map { group + $0 }, known: names)
    }
}

/// The version of the program and of everything it writes.
enum Version {
    static let current = "0.1.0"
}
