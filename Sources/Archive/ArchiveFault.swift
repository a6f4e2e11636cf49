import Ground

/// Why an archive of captures cannot be opened, read or added to.
public enum ArchiveFault: FaultKind {
    /// Who met damage, which decides what is to be done.
    public enum Work: Sendable, Hashable {
        case reading, adding, verifying
        /// What stands before the damage is given out.
        case showing
        /// The damage is in the archive whose entries are taken.
        case merging
    }

    /// No archive of captures, whatever else it is.
    case notArchive
    /// No file is there.
    case noArchive
    /// Written by a later version, whose schema this one does not know.
    case newerVersion(Int)
    /// Something stands where a new archive was to be made.
    case exists
    /// Another program writes to it and does not end.
    case locked
    case readOnly
    case fullDisk
    /// The file cannot be read where it must be.
    case damaged(ArchiveDamage, met: Work = .reading)
    /// Something that is not as it was when it was added.
    case notAsAdded(ArchiveVerification.Fault, met: Work)
    case system(SystemRefusal)
    /// Entries are numbered from 0 to below `count`.
    case noEntry(Int, count: Int)
    /// A manifest of more bytes than an entry of a log may have.
    case manifestTooLarge(bytes: Int, most: Int)
    /// Not so many entries: an older size is above a newer one, or above that of the archive.
    case notSize(Int, count: Int)
    /// A time that names no moment of the calendar.
    case notTime(String)
    /// A moment without a zone; the name of the option or column is not known here.
    case noZone(String)
    /// A moment that has not come yet by the clock of this machine.
    case inFuture(String, now: String)
    /// No zone such as `+07:00`.
    case notZone

    /// A file where a folder is looked at.
    case notFolder
    /// A list of manifests of which a line is none; lines are counted from 1.
    case notManifest(line: Int)
    /// An input that is cut off or damaged; `detail` is what libarchive or the reader of records says, in English.
    case damagedInput(detail: String)
    /// An input without a page: an empty folder, an archive of links, a web archive without answers.
    case noPages
    /// A page from standard input of which nobody says which one it is.
    case nameless
    /// A table, or the tables of a folder, with a header and nothing below it.
    case noRows

    /// A folder that holds something other than a publication.
    case foreign(path: String)
    /// A publication of another archive, or of one that has other entries.
    case otherPublication

    // MARK: Keys and heads

    /// A key file whose passphrase is wrong, or that is none.
    case notKey
    /// A key file that others than its owner may read.
    case keyIsOpen
    /// A name of a log or key that is empty, or has blanks, plus signs or control characters.
    case notOrigin(String)
    /// No checkpoint as the specification has it.
    case notHead(HeadFault)
    /// Neither a time stamp of RFC 3161 that was granted, nor a proof of OpenTimestamps.
    case notStamp
    /// A time stamp of something else than a head of this archive.
    case otherStamp(count: Int)
    /// No policy as the specification has it; lines are counted from 1.
    case notPolicy(line: Int)
}

/// What is wrong with the text of a checkpoint or of a proof.
public enum HeadFault: Error, Sendable, Hashable {
    /// No text in UTF-8, or control characters other than line feeds.
    case notText
    /// Not the lines that it must have.
    case shape
    case origin
    /// No number, or one with a leading zero.
    case size
    case hash
    case signatureLine
}
