import Foundation
import Ground

/// What a report was made from and how, for who makes something else of the same.
public struct ReportOrigin: Sendable, Hashable {
    /// The verb that wrote the report.
    public let verb: String
    /// Options and files of the command, the files named by where they are now; without where the report went, its
    /// formats, its language and its audience.
    public let words: [String]

    /// Options of a report that have nothing to do with its numbers, but for the adjustment that an audience means.
    private static let ofPages: Set<String> = ["--format", "--lang", "--audience"]

    /// Finds the inputs of a report.
    ///
    /// - Parameters:
    ///   - bundle: The folder that Sanding wrote.
    ///   - idle: Options that no proof names.
    /// - Throws: ``SandingError`` where the folder is no report or says too little of its making, and where an input is not
    ///   found or is another.
    public init(of bundle: String, idle: TypedCommand.IdleOptions) throws {
        self = try SandingError.naming {
            let report = URL(fileURLWithPath: bundle, isDirectory: true).standardizedFileURL
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
        let kept = ReportOrigin.dropping(ReportOrigin.ofPages, from: typed.words.dropFirst())
        let adjusted = kept.contains { ReportOrigin.name($0) == "--adjust" } ? nil : adjustment
        words = kept.map { ReportOrigin.word($0, places) } + (adjusted.map { ["--adjust=" + $0] } ?? [])
    }

    /// The words without some options that have a value.
    public func words(without options: Set<String>) -> [String] {
        ReportOrigin.dropping(options, from: words[...])
    }

    private static func dropping(_ options: Set<String>, from words: ArraySlice<String>) -> [String] {
        var kept: [String] = []
        var rest = words
        while let word = rest.popFirst() {
            guard options.contains(name(word)) else {
                kept.append(word)
                continue
            }
            if name(word) == word { _ = rest.popFirst() }
        }
        return kept
    }

    /// The name of an option, without a value behind it.
    private static func name(_ word: String) -> String { String(word.prefix { $0 != "=" }) }

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
