import Foundation
import Wording

/// What the parser of options says, in the language that was asked for.
struct ParserMessage {
    /// What is the matter, in English or, where a command said it, in the language asked for.
    let message: String
    /// The message with its head, a line of help and the usage of the command.
    let full: String

    init(_ message: String, in full: String) {
        self.message = message
        self.full = full
    }

    /// The whole text; help on one option, which is English, is left out where it would not be read.
    func spoken(_ words: any Wording) -> String {
        guard let range = full.range(of: message) else { return full }
        let said = ParserMessage.fault(message).map(words.sentence) ?? message
        let rest = full[range.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
            .filter { words.showsEnglishHelp || !$0.hasPrefix("Help: ") }
            .map { line in
                if line.hasPrefix("Usage: ") { return words.usageHead + line.dropFirst("Usage: ".count) }
                guard let more = line.wholeMatch(of: /( *)See '(.*)' for more information\./) else {
                    return String(line)
                }
                return more.1 + words.more(help: String(more.2))
            }
        return words.errorHead + said + rest.joined(separator: "\n")
    }

    /// What a sentence of the parser says; `nil` where a command said it, or the parser something else.
    static func fault(_ message: String) -> OptionFault? {
        if let found = message.wholeMatch(of: /Missing expected argument '(.*)'/) {
            return .missingArgument(String(found.1))
        }
        if let found = message.wholeMatch(of: /Missing value for '(.*)'/) {
            return .missingValue(option: String(found.1))
        }
        if let found = message.wholeMatch(of: /(?:Unexpected argument|\d+ unexpected arguments:) '(.*)'/) {
            return .unexpectedArguments(found.1.split(separator: "', '").map(String.init))
        }
        if let found = message.wholeMatch(
            of: /The option '(.*)' does not take any value, but '(.*)' was specified\./)
        {
            return .valueOfFlag(option: String(found.1), value: String(found.2))
        }
        guard let found = message.wholeMatch(of: /(?s)The value '(.*?)' is invalid for '(.*?)'(.*)/) else {
            return nil
        }
        let rest = String(found.3)
        return .invalidValue(
            String(found.1), option: String(found.2),
            cause: rest.hasPrefix(": ") ? String(rest.dropFirst(2)) : nil,
            known: rest.matches(of: /'([^']*)'|\n  - (.*)/).compactMap { ($0.1 ?? $0.2).map(String.init) })
    }
}
