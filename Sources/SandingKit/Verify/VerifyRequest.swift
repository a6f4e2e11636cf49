import Foundation
import Ground

/// A report that is made again from its own inputs and options, and compared byte by byte.
public struct VerifyRequest: Sendable {
    /// The folder that Sanding wrote.
    public var bundle: String
    /// Folders with the inputs; where there are none they are looked for in the report, in its `inputs`, beside it, and where
    /// the program runs and in the folders there.
    public var inputs: [String]
    /// Options that no proof names.
    public var idle: TypedCommand.IdleOptions

    public init(_ bundle: String, inputs: [String] = [], idle: TypedCommand.IdleOptions) {
        self.bundle = bundle
        self.inputs = inputs
        self.idle = idle
    }

    /// Gives the command of a report again.
    ///
    /// Called while the current folder of the process is one in which the names of the command mean its inputs.
    public typealias Repeat = (_ typed: TypedCommand, _ folder: URL) throws -> Void
}

/// What became of a report that was made again.
public struct VerifyResult: Sendable, Hashable {
    public var proof: ReportProof
    /// Inputs that are not those of the report.
    public var others: [String]
    /// Pairs of those, of which each is what the report read as the other.
    public var exchanged: [[String]] = []
    /// `nil` where the command gave no folder, which an input that is another may explain.
    public var comparison: FolderComparison?

    /// Whether the report is what its inputs give.
    public var isSame: Bool { others.isEmpty && comparison?.differences.isEmpty == true }
}

extension VerifyRequest {
    /// Makes the report again in a private folder, and compares.
    ///
    /// The current folder of the process is another meanwhile, so that nothing else should run.
    ///
    /// - Parameters:
    ///   - workspace: An empty folder.
    ///   - again: Gives the command again.
    /// - Throws: ``SandingError`` where the report says too little of its making, or an input is not there; what `again`
    ///   throws, unless an input is another than that of the report.
    public func run(in workspace: URL, repeating again: Repeat) throws -> VerifyResult {
        try SandingError.naming {
            let report = URL(fileURLWithPath: bundle, isDirectory: true).standardizedFileURL
            let proof = try ReportProof(of: report, name: bundle)
            let typed = try repeatable(proof)
            let layout = workspace.appending(path: "inputs", directoryHint: .isDirectory)
            let made = workspace.appending(path: "report", directoryHint: .isDirectory)
            try FoldersBelow.make("inputs", in: workspace)
            let found = try sources(of: proof, report).layOut(for: typed, in: layout)
            let before = FileManager.default.currentDirectoryPath
            defer { _ = FileManager.default.changeCurrentDirectoryPath(before) }
            guard FileManager.default.changeCurrentDirectoryPath(layout.path) else {
                throw FileFault(
                    file: layout.path, kind: .unreadable, FileCause.unreadableFolder(SystemRefusal(errno)))
            }
            let outcome = Result { try again(typed, made) }
            var result = VerifyResult(proof: proof, others: found.others, exchanged: found.exchanged)
            // A command may fail after it wrote all that it could, as `convert` of a damaged archive does.
            let isMade = FileManager.default.fileExists(
                atPath: made.appending(path: ReportProof.fileName).path)
            if isMade {
                result.comparison = try FolderComparison(
                    report, with: made, ignoring: inside(report, found.places))
            } else if found.others.isEmpty {
                try outcome.get()
            }
            return result
        }
    }

    private func repeatable(_ proof: ReportProof) throws -> TypedCommand {
        let command = proof.command.split(separator: " ").first.map(String.init) ?? ""
        guard TypedCommand.repeatable.contains(command) else {
            throw FileFault(
                file: bundle, kind: .unusable, ProofCause.notRepeatable(command: proof.command))
        }
        return try proof.command(of: bundle, without: idle)
    }

    private func sources(of proof: ReportProof, _ report: URL) -> ReportInputs {
        if inputs.isEmpty { return ReportInputs(proof, of: report) }
        return ReportInputs(
            proof, roots: inputs.map { URL(fileURLWithPath: $0, isDirectory: true).standardizedFileURL })
    }

    /// Paths in the report that are its inputs.
    private func inside(_ report: URL, _ places: [URL]) -> Set<String> {
        let paths = places.compactMap { place -> String? in
            let path = place.standardizedFileURL.path
            return path.hasPrefix(report.path + "/") ? String(path.dropFirst(report.path.count + 1)) : nil
        }
        return Set(paths + ["inputs"])
    }
}
