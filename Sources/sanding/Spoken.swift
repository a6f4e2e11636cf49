import SandingKit
import Wording

/// The language in which the program speaks of faults, before options are read and while they are.
enum Spoken {
    /// As `--lang` has it; English where it is not there or names no language.
    static let language = chosen(CommandLine.arguments)

    /// Its words.
    static let words = language.wording(.indonesian)

    /// The language of a command line.
    ///
    /// - Parameter arguments: All words of it.
    static func chosen(_ arguments: [String]) -> Language {
        let options = Array(arguments.prefix { $0 != "--" })
        var language: Language?
        for (place, word) in options.enumerated() {
            if word.hasPrefix("--lang=") {
                language = Language(rawValue: String(word.dropFirst("--lang=".count)))
            } else if word == "--lang", place + 1 < options.count {
                language = Language(rawValue: options[place + 1])
            }
        }
        return language ?? .english
    }
}
