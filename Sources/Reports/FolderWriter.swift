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

    /// - Parameter target: Where the folder shall stand; missing folders above it are made.
    public init(target: URL) {
        self.target = target.standardizedFileURL
        let name = ".\(self.target.lastPathComponent).sanding-\(ProcessInfo.processInfo.processIdentifier)"
        staging = self.target.deletingLastPathComponent().appendingPathComponent(name)
    }

    /// - Throws: `FileFault` of kind `unwritable` where the folder cannot be made or must not be replaced.
    public func write(_ files: [ReportFile]) throws {
        try checkTarget()
        do {
            try stage(files)
            try swap()
        } catch {
            cleanUp()
            if let fault = error as? FileFault { throw fault }
            throw FileFault(
                file: target.relativePath, kind: .unwritable,
                detail: "the report cannot be written there (\(FolderWriter.cause(error))); "
                    + "choose another folder with --out")
        }
    }

    /// Removes what an unfinished run has left.
    public func cleanUp() { try? FileManager.default.removeItem(at: staging) }

    private func stage(_ files: [ReportFile]) throws {
        let manager = FileManager.default
        try manager.createDirectory(at: staging, withIntermediateDirectories: true)
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
