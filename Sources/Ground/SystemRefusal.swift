import Foundation

/// Why the system refuses to open, read or write a file: one table of its error numbers for every room, of which each language has
/// the words and the advice.
public enum SystemRefusal: Sendable, Hashable {
    case permission
    case fullDisk
    /// What one user may take of a disk is taken.
    case quota
    case readOnlyDisk
    case longName
    /// A folder of the path is not there.
    case noFolderAbove
    /// A part of the path is a file.
    case belowFile
    case isFolder
    /// Links that lead to each other.
    case linkLoop
    case tooManyFiles
    /// A limit of the shell or of the file system.
    case fileTooLarge
    /// The disk, or the way to it, fails.
    case device
    case busy
    /// What the system or a library says, in English; may be empty.
    case other(String)

    /// - Parameter code: `errno`.
    public init(_ code: Int32) {
        self =
            switch code {
            case EACCES, EPERM: .permission
            case ENOSPC: .fullDisk
            case EDQUOT: .quota
            case EROFS: .readOnlyDisk
            case ENAMETOOLONG: .longName
            case ENOENT: .noFolderAbove
            case ENOTDIR: .belowFile
            case EISDIR: .isFolder
            case ELOOP: .linkLoop
            case EMFILE, ENFILE: .tooManyFiles
            case EFBIG: .fileTooLarge
            case EIO, ENXIO, ENODEV, ESTALE: .device
            case EBUSY, ETXTBSY: .busy
            default: .other(String(cString: strerror(code)))
            }
    }

    /// - Parameter error: What Foundation threw.
    public init(of error: any Error) {
        if let error = error as? POSIXError {
            self.init(error.code.rawValue)
            return
        }
        let found = error as NSError
        // Foundation says the number of the system in one of two ways.
        let below = found.userInfo[NSUnderlyingErrorKey]
        if let code = (below as? POSIXError)?.code.rawValue {
            self.init(code)
            return
        }
        if let below = below as? NSError, below.domain == NSPOSIXErrorDomain {
            self.init(Int32(truncatingIfNeeded: below.code))
            return
        }
        let said = found.localizedFailureReason ?? ""
        self =
            switch (error as? CocoaError)?.code {
            case .fileWriteNoPermission, .fileReadNoPermission: .permission
            case .fileWriteOutOfSpace: .fullDisk
            case .fileWriteVolumeReadOnly: .readOnlyDisk
            case .fileNoSuchFile, .fileReadNoSuchFile: .noFolderAbove
            default: .other(said)
            }
    }
}
