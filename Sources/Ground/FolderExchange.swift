import CSystem
import Foundation

/// Exchanges two folders in one step.
public enum FolderExchange {
    /// Gives each of two paths on one file system what stands at the other, in one step.
    ///
    /// - Parameters:
    ///   - one: A path at which something stands.
    ///   - other: Another one.
    /// - Returns: 0, or the error number: `EINVAL` or `ENOSYS` where the file system cannot do it, `EBUSY` or
    ///   `EXDEV` at a mount point.
    public static func exchange(_ one: String, _ other: String) -> Int32 {
        sanding_exchange(one, other) == 0 ? 0 : errno
    }
}
