import SandingKit
import Wording

/// What was found of an archive, of a head that was held against it, and of a policy.
struct ArchiveChecks {
    let archive: ArchiveVerification
    let head: CaptureArchive.HeadFinding?
    let policy: HeadPolicy.Finding?
    /// Of the entries that are there.
    let log: Checkpoint
    /// File of the archive.
    let file: String

    /// Faults that are written out at most.
    private static let most = 20

    var areGood: Bool {
        var isGood = archive.faults.isEmpty
        if let head {
            if case .holds = head {} else { isGood = false }
        }
        if let policy {
            if case .satisfied = policy {} else { isGood = false }
        }
        return isGood
    }

    /// The findings as lines of text.
    func lines(_ words: any Wording) -> [String] {
        var lines =
            archive.faults.isEmpty
            ? [words.verified(archive)]
            : [words.notVerified(archive, file: file)]
                + archive.faults.prefix(ArchiveChecks.most).map { "  " + words.sentence($0) }
                + [words.whatToDo(archive)]
        for found in archive.stamps {
            lines += found.stamp.claims.map { words.sentence($0, size: found.size) }
        }
        return lines + [head.map(words.sentence), policy.map(words.sentence)].compactMap { $0 }
    }
}

/// Heads and policies in files.
enum HeadFile {
    static func bytes(_ path: String) throws -> [UInt8] {
        try WholeFile.bytes(path)
    }

    /// Reads a head.
    ///
    /// - Throws: `FileFault` where the file is missing or no head.
    static func read(_ path: String) throws -> SignedNote {
        do {
            let note = try SignedNote(bytes(path))
            _ = try Checkpoint(note.text)
            return note
        } catch let fault as HeadFault {
            throw FileFault(file: path, kind: .unusable, ArchiveFault.notHead(fault))
        }
    }
}
