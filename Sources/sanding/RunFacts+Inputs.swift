import Foundation
import Publishing
import SandingKit

extension RunFacts {
    /// Facts of a run of this program.
    ///
    /// - Parameters:
    ///   - command: Name of the command, and of what it is about.
    ///   - arguments: Options in force, under their names.
    ///   - inputs: Files that were read.
    ///   - notices: What the verb said of them.
    ///   - seed: Seed of the run.
    init(
        _ command: String, _ arguments: [String: String], _ inputs: [InputFile], _ notices: [Notice] = [],
        seed: UInt64 = RunFacts.defaultSeed
    ) {
        self.init(
            version: Version.current, command: command, arguments: arguments,
            inputs: inputs, notices: notices, seed: seed, typed: Invocation.typed)
    }
}

/// What a report is called after.
enum ReportName {
    /// Name of a folder, or of a file without the endings of tables.
    static func base(_ path: String) -> String {
        let given = InputPath(path)
        var base = URL(fileURLWithPath: given.file).lastPathComponent
        for ending in [".gz", ".csv", ".xlsx", ".ods"] where base.hasSuffix(ending) {
            base.removeLast(ending.count)
        }
        return given.part.map { "\(base)-\($0)" } ?? base
    }
}
