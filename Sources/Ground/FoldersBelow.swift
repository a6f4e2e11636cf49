import Foundation

/// Makes folders in a folder that is there, and never that one itself.
///
/// Whoever ends a run takes its folder away while others may still write: what they make must not bring it back.
public enum FoldersBelow {
    /// The part of a file's path that names folders.
    public static func path(above file: String) -> String {
        file.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// Makes the folders of a path.
    ///
    /// - Parameters:
    ///   - path: Names of folders with `/` between them; those that are there stay. Nothing is made for an empty one.
    ///   - root: The folder in which they stand.
    /// - Throws: `CocoaError` where one cannot be made, as where `root` is gone.
    public static func make(_ path: some StringProtocol, in root: URL) throws {
        var folder = root
        for name in path.split(separator: "/") {
            folder.append(path: name, directoryHint: .isDirectory)
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            } catch CocoaError.fileWriteFileExists {}
        }
    }
}
