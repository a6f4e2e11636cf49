import Foundation
import Ground

/// The files that a report was made from, found again and laid out under the names that its command gave them.
struct ReportInputs {
    let proof: ReportProof
    /// Folders in which they may stand, in the order in which they are looked into.
    let roots: [URL]

    /// What was found for a name of the command line.
    private struct Found {
        var path: String
        var place: URL
    }

    /// Inputs that are there with other content, and where files stand that are inputs.
    struct Layout {
        var others: [String] = []
        var places: [URL] = []
    }

    /// Lays the files out as links.
    ///
    /// - Parameters:
    ///   - typed: The command.
    ///   - folder: An empty folder.
    /// - Throws: `FileFault` where an input is not found; what making links throws.
    func layOut(for typed: TypedCommand, in folder: URL) throws -> Layout {
        var layout = Layout()
        let found = try typed.paths.map { path in
            guard let place = best(path) else {
                throw FileFault(file: path, kind: .missing, ProofCause.inputNotFound)
            }
            return Found(path: path, place: place)
        }
        for file in found {
            let link = folder.appending(path: file.path)
            try FileManager.default.createDirectory(
                at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file.place)
        }
        layout.places = found.map(\.place)
        for input in proof.inputs {
            let versions = found.compactMap { ReportInputs.version(of: input, $0.path, at: $0.place) }
            let isThere = versions.contains { ReportInputs.digest($0) == input.sha256 }
            if !versions.isEmpty && !isThere { layout.others.append(input.name) }
        }
        return layout
    }

    /// The place at which most inputs are what they were, or else where most are there by name.
    private func best(_ path: String) -> URL? {
        let name = ReportInputs.last(path)
        let isInput = proof.inputs.contains { $0.name == name }
        var places: [URL] = []
        for root in roots {
            places += [root.appending(path: path), root.appending(path: name), root]
        }
        let ranked = places.enumerated().compactMap { order, place -> (URL, [Int])? in
            guard FileManager.default.fileExists(atPath: place.path) else { return nil }
            let versions = proof.inputs.compactMap { input in
                ReportInputs.version(of: input, path, at: place).map { (input, $0) }
            }
            let isNamed = order % 3 < 2 || place.standardizedFileURL.lastPathComponent == name
            // A folder that is not called so must have most files of the report, one of which is not the path itself.
            let isLike = versions.count * 2 > proof.inputs.count && !isInput
            guard isNamed || isLike else { return nil }
            let same = versions.count { ReportInputs.digest($0.1) == $0.0.sha256 }
            return (place, [same, versions.count, isNamed ? 1 : 0, -order])
        }
        return ranked.max { $0.1.lexicographicallyPrecedes($1.1) }?.0
    }

    /// The file that an input is, where a path of the command stands at a place.
    private static func version(of input: ReportProof.Input, _ path: String, at place: URL) -> URL? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else { return nil }
        let isSelf = last(path) == last(input.name)
        guard isFolder.boolValue else { return isSelf ? place : nil }
        // Of a folder that was read as one input, nothing tells but reading it.
        if isSelf { return nil }
        let inner = place.appending(path: input.name)
        return FileManager.default.fileExists(atPath: inner.path) ? inner : nil
    }

    private static func last(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private static func digest(_ file: URL) -> String? { try? FileDigest(file, name: file.path).sha256 }
}
