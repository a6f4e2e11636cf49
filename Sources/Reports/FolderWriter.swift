import Foundation
import Tables

/// Writes an output folder that appears whole or not at all.
///
/// Files go to a hidden folder beside the target, which takes the target's name when all are written. A
/// folder that is not a report of Sanding is never replaced.
public struct FolderWriter: Sendable {
    public let target: URL
    /// The folder in which files wait; whoever interrupts the run removes it.
    public let staging: URL
    /// Folders above the target that are not there yet, the innermost first.
    private let missingAbove: [URL]

    /// - Parameter target: Where the folder shall stand; missing folders above it are made.
    public init(target: URL) {
        self.target = target.standardizedFileURL
        let name = ".\(self.target.lastPathComponent).sanding-\(ProcessInfo.processInfo.processIdentifier)"
        staging = self.target.deletingLastPathComponent().appendingPathComponent(name)
        var missing: [URL] = []
        var above = self.target.deletingLastPathComponent()
        while above.path != "/", !FileManager.default.fileExists(atPath: above.path) {
            missing.append(above)
            above.deleteLastPathComponent()
        }
        missingAbove = missing
    }

    /// Writes files that are in memory.
    ///
    /// - Parameter files: The files, one of them `proof.json`.
    /// - Throws: `FileFault` of kind `unwritable` where the folder cannot be made or must not be replaced.
    public func write(_ files: [ReportFile]) throws { try write { try stage(files, in: $0) } }

    /// Writes a folder that is made file by file.
    ///
    /// - Parameter make: Fills the folder it is given, `proof.json` included.
    /// - Throws: `FileFault` of kind `unwritable` where the folder cannot be made or must not be replaced, and
    ///   the faults of the input that `make` throws.
    public func write(_ make: (URL) throws -> Void) throws {
        try checkTarget()
        do {
            try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: true)
            try make(staging)
            try swap()
        } catch {
            cleanUp()
            if !(error is CocoaError) { throw error }
            throw FileFault(
                file: target.relativePath, kind: .unwritable,
                detail: "the report cannot be written there (\(FolderWriter.cause(error))); "
                    + "choose another folder with --out")
        }
    }

    /// Removes what an unfinished run has left.
    public func cleanUp() {
        try? FileManager.default.removeItem(at: staging)
        // Only empty folders go, and only those that this run made.
        for folder in missingAbove { rmdir(folder.path) }
    }

    private func stage(_ files: [ReportFile], in staging: URL) throws {
        let manager = FileManager.default
        for file in files {
            let place = staging.appendingPathComponent(file.path)
            try manager.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.bytes).write(to: place)
        }
    }

    private func swap() throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: target.path) else {
            try manager.moveItem(at: staging, to: target)
            return
        }
        let old = staging.appendingPathExtension("old")
        try manager.moveItem(at: target, to: old)
        do {
            try manager.moveItem(at: staging, to: target)
        } catch {
            try manager.moveItem(at: old, to: target)
            throw error
        }
        try manager.removeItem(at: old)
    }

    /// A target that exists must be an empty folder or hold nothing but an earlier report.
    private func checkTarget() throws {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: target.path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else {
            throw refusal("there is a file of this name; choose another folder with --out")
        }
        guard let found = manager.enumerator(atPath: target.path)?.compactMap({ $0 as? String }) else {
            throw refusal("the folder cannot be read; choose another one with --out")
        }
        let known = FolderWriter.outputs(listedIn: target.appendingPathComponent("proof.json"))
        for path in found {
            var isFolder: ObjCBool = false
            let place = target.appendingPathComponent(path).path
            _ = manager.fileExists(atPath: place, isDirectory: &isFolder)
            if !isFolder.boolValue && !known.contains(path) {
                throw refusal(
                    "the folder holds \(path), which is not part of a report by sanding, and is left "
                        + "alone; choose another folder with --out")
            }
        }
    }

    private func refusal(_ detail: String) -> FileFault {
        FileFault(file: target.relativePath, kind: .unwritable, detail: detail)
    }

    private static func outputs(listedIn proof: URL) -> Set<String> {
        struct Listing: Decodable {
            struct Output: Decodable { var path: String }
            var schema: String
            var outputs: [Output]
        }
        guard let data = try? Data(contentsOf: proof),
            let listing = try? JSONDecoder().decode(Listing.self, from: data),
            listing.schema.hasPrefix("sanding/proof/")
        else { return [] }
        return Set(listing.outputs.map(\.path)).union(["proof.json"])
    }

    private static func cause(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileWriteNoPermission: "no permission"
        case .fileWriteOutOfSpace: "the disk is full"
        case .fileWriteVolumeReadOnly: "the disk is read-only"
        default: "writing failed"
        }
    }
}
