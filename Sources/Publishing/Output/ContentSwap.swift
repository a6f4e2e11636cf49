import Foundation
import Ground

/// Exchanges the files of an output folder one by one, the folder itself staying where it is.
///
/// Before anything moves, `plan.json` in the staging folder says what will; a run that is killed meanwhile leaves
/// enough for the next one to take the moves back.
struct ContentSwap {
    let target: URL
    let staging: URL

    private struct Plan: Codable {
        /// Paths of the files that were there and of those that shall be.
        var old: [String]
        var new: [String]
    }

    private var planFile: URL { staging.appending(path: "plan.json") }
    private var old: URL { staging.appending(path: "old", directoryHint: .isDirectory) }
    private var new: URL { staging.appending(path: Leftovers.content, directoryHint: .isDirectory) }

    /// Moves the files.
    ///
    /// - Throws: `CocoaError` where a file cannot be moved; all are where they were then.
    func run() throws {
        let plan = Plan(
            old: ContentSwap.files(in: target).filter { !$0.hasPrefix(staging.lastPathComponent + "/") },
            new: ContentSwap.files(in: new))
        try JSONEncoder().encode(plan).write(to: planFile, options: .atomic)
        do {
            for path in plan.old { try ContentSwap.move(path, from: target, to: old) }
            // The proof comes last: with it the folder is a whole output.
            for path in plan.new.sorted(by: {
                ($0 == "proof.json" ? 1 : 0, $0) < ($1 == "proof.json" ? 1 : 0, $1)
            }) {
                try ContentSwap.move(path, from: new, to: target)
            }
            try FileManager.default.removeItem(at: planFile)
        } catch {
            takeBack()
            throw error
        }
        ContentSwap.removeEmptyFolders(of: plan.old, in: target)
    }

    /// Puts the files back that were there, where a plan says that they were being moved.
    func takeBack() {
        guard let data = try? Data(contentsOf: planFile),
            let plan = try? JSONDecoder().decode(Plan.self, from: data)
        else { return }
        let manager = FileManager.default
        let safe = { (path: String) in !path.hasPrefix("/") && !path.split(separator: "/").contains("..") }
        let moved = plan.new.filter {
            safe($0) && !manager.fileExists(atPath: new.appending(path: $0).path)
        }
        for path in moved where !plan.old.contains(path) || hasOld(path) {
            try? manager.removeItem(at: target.appending(path: path))
        }
        for path in plan.old where safe(path) && hasOld(path) {
            try? ContentSwap.move(path, from: old, to: target)
        }
        ContentSwap.removeEmptyFolders(of: plan.new, in: target)
    }

    private func hasOld(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: old.appending(path: path).path)
    }

    private static func move(_ path: String, from source: URL, to destination: URL) throws {
        let place = destination.appending(path: path)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.moveItem(at: source.appending(path: path), to: place)
    }

    /// Paths of all files below a folder, sorted.
    private static func files(in folder: URL) -> [String] {
        let paths = FileManager.default.subpaths(atPath: folder.path) ?? []
        return paths.filter { OutputTarget.Attributes(folder.path + "/" + $0)?.isFolder == false }.sorted()
    }

    private static func removeEmptyFolders(of paths: [String], in folder: URL) {
        let above = Set(
            paths.flatMap { path in
                let parts = path.split(separator: "/").dropLast()
                return parts.indices.map { parts[...$0].joined(separator: "/") }
            })
        for path in above.sorted(by: { $0.count > $1.count }) { rmdir(folder.appending(path: path).path) }
    }
}
