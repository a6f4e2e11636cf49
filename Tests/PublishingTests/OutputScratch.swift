import Foundation
import Ground

@testable import Publishing

/// Folders and reports for the tests of what is written.
enum OutputScratch {
    static func run(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "writer-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    /// A report of some files with its proof.
    static func report(_ files: [String: String] = ["report.md": "#", "charts/a.svg": "<svg/>"])
        -> [ReportFile]
    {
        let files = files.sorted { $0.key < $1.key }.map { ReportFile(path: $0.key, text: $0.value) }
        let outputs = files.map {
            #"{"path":"\#($0.path)","bytes":\#($0.bytes.count),"sha256":"\#(Digest.sha256($0.bytes))"}"#
        }
        let proof = #"{"schema":"sanding/proof/1","outputs":[\#(outputs.joined(separator: ","))]}"#
        return files + [ReportFile(path: "proof.json", text: proof)]
    }

    static func text(_ folder: URL, _ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    static func names(_ folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    static func files(_ folder: URL) -> [String] {
        (FileManager.default.subpaths(atPath: folder.path) ?? []).filter {
            OutputTarget.Attributes(folder.path + "/" + $0)?.isFolder == false
        }.sorted()
    }

    static func mode(_ url: URL) -> UInt32 { (OutputTarget.Attributes(url.path)?.mode ?? 0) & 0o7777 }

    /// Puts a file, an empty folder (a path that ends in `/`) or a link (content that starts with `->`).
    static func put(_ content: String, at path: String, in folder: URL) throws {
        let place = folder.appending(path: path)
        let manager = FileManager.default
        if path.hasSuffix("/") {
            return try manager.createDirectory(at: place, withIntermediateDirectories: true)
        }
        try manager.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        guard content.hasPrefix("->") else { return try Data(content.utf8).write(to: place) }
        try? manager.removeItem(at: place)
        try manager.createSymbolicLink(atPath: place.path, withDestinationPath: String(content.dropFirst(2)))
    }

    static func move(_ from: String, _ to: String, in folder: URL) throws {
        let place = folder.appending(path: to)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.moveItem(at: folder.appending(path: from), to: place)
    }

    /// All that stands below a folder: files with their contents, folders, links with their ends.
    static func snapshot(_ folder: URL) throws -> [String: String] {
        var found: [String: String] = [:]
        for path in FileManager.default.subpaths(atPath: folder.path) ?? [] {
            let place = folder.path + "/" + path
            let attributes = OutputTarget.Attributes(place)
            if attributes?.isFile == true {
                found[path] = try String(contentsOfFile: place, encoding: .utf8)
            } else {
                let link = try? FileManager.default.destinationOfSymbolicLink(atPath: place)
                found[path] = link.map { "->" + $0 } ?? "/"
            }
        }
        return found
    }
}
