import Foundation
import Ground
import SandingKit

/// A Python program without dependencies that computes the central numbers of a report on comparisons again.
public struct RecomputeScript {
    /// The program.
    public let text: String

    /// - Parameter report: Folder of a report, which is looked at only to say whether the program can read it.
    /// - Throws: `SandingError` where it is no report on comparisons.
    public init(of report: String) throws {
        let folder = URL(fileURLWithPath: report, isDirectory: true)
        do {
            _ = try ReportProof(of: folder, name: report)
            let table = folder.appending(path: "comparisons.csv").path
            guard FileManager.default.fileExists(atPath: table) else {
                throw FileFault(file: report, kind: .missing, ProofCause.noComparisons)
            }
        } catch let fault as FileFault {
            throw SandingError.file(fault)
        }
        text = String(decoding: PackageResources.recompute_py, as: UTF8.self)
    }
}
