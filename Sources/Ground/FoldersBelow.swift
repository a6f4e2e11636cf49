import Foundation

/// Makes folders in a folder that is there, and never that one itself; takes that one away from those who write.
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

    /// Removes a folder into which others may be writing.
    ///
    /// - Parameters:
    ///   - root: The folder; nothing is done where it is not there.
    ///   - gone: A path beside it at which nothing stands: whoever still writes by the old one finds it gone.
    public static func remove(_ root: URL, movingTo gone: URL) {
        let place = rename(root.path, gone.path) == 0 ? gone : root
        for _ in 0..<3 where access(place.path, F_OK) == 0 {
            try? FileManager.default.removeItem(at: place)
        }
    }
}
