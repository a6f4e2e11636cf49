import ElectionFiles
import Foundation
import Ground

/// A command line as the proof of a report keeps it: enough to give the command again, and nothing of where files lay.
public struct TypedCommand: Sendable, Hashable {
    /// Command, options and files. Files have the shortest names that tell them apart.
    public var words: [String]
    /// Those of the words that name files and folders.
    public var paths: [String]
    /// `SOURCE_DATE_EPOCH`, where it was set: seconds since 1970.
    public var epoch: String?

    public init(words: [String], paths: [String], epoch: String? = nil) {
        self.words = words
        self.paths = paths
        self.epoch = epoch
    }

    /// Commands whose folders follow from their inputs and options.
    public static let repeatable: Set<String> = [
        "reconcile", "explain", "chart", "estimate", "check", "diff", "convert", "pack", "plan", "simulate",
    ]

    /// Options that do not change what a folder holds: where it goes, and what is said meanwhile.
    public struct IdleOptions: Sendable {
        /// Options that have a value.
        public var valued: Set<String>
        public var flags: Set<String>

        public init(valued: Set<String>, flags: Set<String>) {
            self.valued = valued
            self.flags = flags
        }
    }

    /// Takes what was typed.
    ///
    /// - Parameters:
    ///   - typed: Words behind the name of the program.
    ///   - idle: Options that are left out.
    ///   - epoch: `SOURCE_DATE_EPOCH`.
    /// - Returns: `nil` for commands that cannot be repeated.
    public init?(typed: [String], without idle: IdleOptions, epoch: String? = nil) {
        guard let command = typed.first, TypedCommand.repeatable.contains(command) else { return nil }
        var kept = [command]
        var rest = typed.dropFirst()
        var isOption = true
        while let word = rest.popFirst() {
            if word == "--" { isOption = false }
            guard isOption, word.hasPrefix("--") else {
                kept.append(word)
                continue
            }
            let name = String(word.prefix { $0 != "=" })
            if idle.valued.contains(name) {
                if name == word { _ = rest.popFirst() }
            } else if !idle.flags.contains(word) {
                kept.append(word)
            }
        }
        let files = kept.dropFirst().map { TypedCommand.file(in: $0) }
        let names = InputNames(files.compactMap { $0?.path })
        var paths: [String] = []
        let words = zip(kept.dropFirst(), files).map { word, file in
            guard let file else { return word }
            let name = names[file.path]
            if !paths.contains(name) { paths.append(name) }
            return file.before + name + file.after
        }
        self.init(words: [command] + words, paths: paths, epoch: epoch)
    }

    /// Whether a proof may say this: no option that chooses where to write, and no file outside of the folder of inputs.
    ///
    /// - Parameter idle: Options that ``init(typed:without:epoch:)`` leaves out.
    func isOfProof(without idle: IdleOptions) -> Bool {
        let options = words.prefix { $0 != "--" }.map { String($0.prefix { $0 != "=" }) }
        return paths.allSatisfy(TypedCommand.isInside)
            && !options.contains { idle.valued.contains($0) || idle.flags.contains($0) }
    }

    private static func isInside(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains { $0.isEmpty || $0 == ".." || $0 == "." }
    }

    /// The file that a word names, alone or as the value of an option, with what stands around it.
    private static func file(in word: String) -> (before: String, path: String, after: String)? {
        var (before, path) = ("", word)
        if word.hasPrefix("--") {
            guard let mark = word.firstIndex(of: "=") else { return nil }
            before = String(word[...mark])
            path = String(word[mark...].dropFirst())
        }
        let given = InputPath(path)
        guard !path.isEmpty, FileManager.default.fileExists(atPath: given.file) else { return nil }
        return (before, given.file, given.part.map { "#" + $0 } ?? "")
    }
}
