import Foundation
import Ground

/// `proof.json` of a folder whose files are on the disk already.
public enum ProofFile {
    /// Adds `proof.json` to a folder: what the files were made from, with the SHA-256 of each.
    ///
    /// - Parameters:
    ///   - folder: The folder.
    ///   - paths: The files in it, in the order in which they are to be listed.
    ///   - run: Facts of the run.
    /// - Throws: `FileFault` where a file cannot be read or written.
    public static func write(to folder: URL, paths: [String], run: RunFacts) throws {
        let files = try paths.map { path in
            let digest = try FileDigest(folder.appendingPathComponent(path), name: path)
            return OutputManifest.File(path: path, bytes: digest.bytes, sha256: digest.sha256)
        }
        let manifest = OutputManifest(run: run, name: "", title: "", files: files, columns: [:])
        try Data(manifest.proof.bytes()).write(to: folder.appendingPathComponent("proof.json"))
    }
}
