import ArgumentParser
import Foundation
import SandingKit
import Wording

/// How the program speaks of faults, before options are read and while they are.
enum Spoken {
    /// As `--lang` has it; English where it is not there or names no language.
    static let language = chosen(CommandLine.arguments)

    /// As the files call things that the command line names; general words are right where none of them tells.
    static let vocabulary = Vocabulary(ofFiles: files(CommandLine.arguments)) ?? .general

    static let words = language.wording(vocabulary)

    /// Words about the program itself, for which no file is looked at.
    static let ofProgram: any Wording = language.wording(.general)

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

    /// Words that may name files, also behind the sign of equality of an option.
    ///
    /// - Parameter arguments: All words of a command line.
    static func files(_ arguments: [String]) -> [URL] {
        arguments.dropFirst(2).compactMap { word in
            guard word.hasPrefix("--") else { return URL(fileURLWithPath: word) }
            return word.firstIndex(of: "=").map { URL(fileURLWithPath: String(word[$0...].dropFirst())) }
        }
    }
}

extension ValidationError {
    /// A fault of options in the language that was asked for.
    init(_ fault: OptionFault) { self.init(Spoken.words.sentence(fault)) }
}
