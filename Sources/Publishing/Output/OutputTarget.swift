import Foundation
import Ground

/// The place where an output folder shall stand, with what stands there now.
struct OutputTarget {
    /// What is known of a folder or file that is there.
    struct Attributes {
        var mode: mode_t
        var owner: uid_t
        var group: gid_t
        var device: dev_t
        var inode: ino_t

        var isFolder: Bool { mode & S_IFMT == S_IFDIR }
        var isFile: Bool { mode & S_IFMT == S_IFREG }

        /// Of what stands at a path, without following a link; `nil` where nothing does.
        init?(_ path: String) {
            var found = stat()
            guard lstat(path, &found) == 0 else { return nil }
            (mode, owner, group) = (found.st_mode, found.st_uid, found.st_gid)
            (device, inode) = (found.st_dev, found.st_ino)
        }
    }

    /// The folder, behind a link where one was named.
    let url: URL
    /// The name by which messages call it: as it was typed.
    let name: String
    /// Of the folder that is there; `nil` where none is.
    let attributes: Attributes?

    /// - Parameter target: The place, as it was named.
    /// - Throws: `FileFault` where no folder can stand there.
    init(_ target: URL) throws {
        name = target.relativePath
        let refusal = OutputTarget.refusal(target.relativePath)
        guard let found = Attributes(target.path) else {
            url = target
            attributes = nil
            return
        }
        if found.isFolder {
            url = target
            attributes = found
            return
        }
        guard found.mode & S_IFMT == S_IFLNK else {
            throw refusal(.isFile)
        }
        guard let resolved = realpath(target.path, nil) else {
            throw refusal(.linkToNothing)
        }
        defer { free(resolved) }
        let path = String(cString: resolved)
        guard let behind = Attributes(path), behind.isFolder else {
            throw refusal(.linkToFile)
        }
        url = URL(fileURLWithPath: path, isDirectory: true)
        attributes = behind
    }

    /// Files of the output that is there, by `proof.json`, with it.
    var outputs: [String: Digest?] { OutputTarget.outputs(of: url) }

    /// Bytes and SHA-256 of a file, as `proof.json` has them.
    struct Digest: Decodable, Equatable {
        var path: String
        var bytes: Int?
        var sha256: String?
    }

    /// Checks that nothing is lost when the folder is replaced: everything in it is as `proof.json` says.
    ///
    /// - Parameter ignored: Name of something in the folder that is about to go anyway.
    /// - Throws: `FileFault` that names what differs and what to do.
    func checkReplaceable(ignoring ignored: String? = nil) throws {
        guard attributes != nil else { return }
        let known = outputs
        let folders = Set(known.keys.flatMap(OutputTarget.folders))
        var open = [""]
        while let folder = open.popLast() {
            let place = folder.isEmpty ? url.path : url.path + "/" + folder
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: place) else {
                throw refusal(folder.isEmpty ? .unreadableFolder : .unreadableSubfolder(folder))
            }
            for item in names.sorted() where !(folder.isEmpty && item == ignored) {
                let path = folder.isEmpty ? item : folder + "/" + item
                guard let found = Attributes(url.path + "/" + path) else { continue }
                if found.isFolder && folders.contains(path) {
                    open.append(path)
                } else if found.isFile, let digest = known[path] {
                    try checkUnchanged(path, digest)
                } else {
                    throw refusal(.foreign(path: path))
                }
            }
        }
    }

    private func checkUnchanged(_ path: String, _ digest: Digest?) throws {
        guard let digest, let sha256 = digest.sha256 else { return }
        let found = try FileDigest(url.appending(path: path), name: "\(name)/\(path)")
        guard found.sha256 != sha256 else { return }
        throw refusal(.edited(path: path))
    }

    func refusal(_ cause: OutputCause) -> FileFault { OutputTarget.refusal(name)(cause) }

    private static func refusal(_ name: String) -> (OutputCause) -> FileFault {
        { FileFault(file: name, kind: .unwritable, $0) }
    }

    /// The folders above a path inside the output.
    private static func folders(above path: String) -> [String] {
        let parts = path.split(separator: "/").dropLast()
        return parts.indices.map { parts[...$0].joined(separator: "/") }
    }

    /// Files that a folder's `proof.json` lists, and itself, whose digest nothing tells.
    static func outputs(of folder: URL) -> [String: Digest?] {
        struct Listing: Decodable {
            var schema: String
            var outputs: [Digest]
        }
        guard let data = try? Data(contentsOf: folder.appending(path: "proof.json")),
            let listing = try? JSONDecoder().decode(Listing.self, from: data),
            listing.schema.hasPrefix("sanding/proof/")
        else { return [:] }
        let known = listing.outputs.map { ($0.path, Optional($0)) }
        return Dictionary(known + [("proof.json", nil)]) { $1 }
    }
}
