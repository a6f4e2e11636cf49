import Foundation
import Ground

/// What a report was made from and how, for who makes something else of the same.
public struct ReportOrigin: Sendable, Hashable {
    /// The verb that wrote the report.
    public let verb: String
    /// Options and files of the command, the files named by where they are now.
    private let words: [String]
    /// How p-values were adjusted, as an option would say it; `nil` where none were.
    public let adjustment: String?

    /// Finds the inputs of a report.
    ///
    /// - Parameters:
    ///   - bundle: The folder that Sanding wrote.
    ///   - idle: Options that no proof names.
    ///   - target: Folder that will be written, where it is known.
    /// - Throws: ``SandingError`` where the folder is no report or says too little of its making, where an input is not found
    ///   or is another, and where the target is the report itself.
    public init(of bundle: String, idle: TypedCommand.IdleOptions, replacing target: String?) throws {
        self = try SandingError.naming {
            let report = URL(fileURLWithPath: bundle, isDirectory: true).standardizedFileURL
            let place = target.map { URL(fileURLWithPath: $0, isDirectory: true).standardizedFileURL }
            if place?.path == report.path {
                throw FileFault(file: bundle, kind: .unwritable, OutputCause.isInput)
            }
            let proof = try ReportProof(of: report, name: bundle)
            let typed = try proof.command(of: bundle, without: idle)
            let inputs = ReportInputs(proof, of: report)
            let found = try inputs.find(typed.paths)
            if let other = inputs.others(among: found).first {
                throw FileFault(file: other, kind: .unusable, ProofCause.otherInput(report: bundle))
            }
            let places = Dictionary(
                found.map { ($0.path, $0.place.path) }, uniquingKeysWith: { first, _ in first })
            return ReportOrigin(typed, adjustment: proof.adjustment, places: places)
        }
    }

    init(_ typed: TypedCommand, adjustment: String?, places: [String: String]) {
        verb = typed.words.first ?? ""
        words = typed.words.dropFirst().map { ReportOrigin.word($0, places) }
        self.adjustment = adjustment
    }

    /// Options and files of the command, the files named by where they are now.
    ///
    /// - Parameter options: Options with a value that are left out.
    public func words(without options: Set<String>) -> [String] {
        var kept: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            let name = String(word.prefix { $0 != "=" })
            guard options.contains(name) else {
                kept.append(word)
                continue
            }
            if name == word { _ = rest.popFirst() }
        }
        return kept
    }

    /// A word with the file that it names, alone, before a part of it or as the value of an option.
    private static func word(_ word: String, _ places: [String: String]) -> String {
        var (before, path) = ("", word)
        if word.hasPrefix("--"), let mark = word.firstIndex(of: "=") {
            before = String(word[...mark])
            path = String(word[mark...].dropFirst())
        }
        let part = path.firstIndex(of: "#").map { String(path[$0...]) } ?? ""
        guard let place = places[String(path.dropLast(part.count))] ?? places[path] else { return word }
        return before + place + (places[path] == nil ? part : "")
    }
}
