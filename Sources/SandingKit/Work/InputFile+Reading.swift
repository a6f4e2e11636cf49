import Foundation
import Ground

extension InputFile {
    /// Size and SHA-256 of files, found while something else is done with them.
    ///
    /// - Parameters:
    ///   - paths: The files.
    ///   - digests: Whether sizes and digests are wanted; nothing is returned of the files where they are not.
    ///   - threads: With one, the files are read after the work.
    ///   - work: What is done meanwhile; its faults come first.
    /// - Throws: What `work` throws; `FileFault` where a file is no longer what it was before the work, so that what
    ///   is returned is always of the bytes that the work read.
    static func of<Outcome>(
        _ paths: [String], digests: Bool, threads: Int, while work: () throws -> Outcome
    ) throws -> ([InputFile], Outcome) {
        let stamps = paths.map { FileStamp.settled(URL(fileURLWithPath: $0)) }
        let done = Result { try both(digests ? paths : [], threads: threads, while: work) }
        for (path, stamp) in zip(paths, stamps) where stamp != FileStamp(URL(fileURLWithPath: path)) {
            throw FileFault.changed(path)
        }
        return try done.get()
    }

    private static func both<Outcome>(
        _ paths: [String], threads: Int, while work: () throws -> Outcome
    ) throws -> ([InputFile], Outcome) {
        guard threads > 1, !paths.isEmpty else {
            let outcome = try work()
            return (try inputs(paths), outcome)
        }
        let (found, outcome) = Parallel.both {
            Result { try inputs(paths) }
        } _: {
            Result { try work() }
        }
        let done = try outcome.get()
        return (try found.get(), done)
    }

    private static func inputs(_ paths: [String]) throws -> [InputFile] {
        try paths.map { path in
            let url = URL(fileURLWithPath: path)
            let digest = try FileDigest(url, name: path)
            return InputFile(name: url.lastPathComponent, bytes: digest.bytes, sha256: digest.sha256)
        }
    }
}
