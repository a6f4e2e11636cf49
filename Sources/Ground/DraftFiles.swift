import Foundation

/// Files that stand beside another one while it is made: `NAME.PROCESS.new` and the like.
public enum DraftFiles {
    public static let endings = [".records", ".new"]

    /// How long a draft must have been left alone, in seconds: a process of another machine or container is not seen here.
    private static let patience = 600

    /// Removes what runs that were killed left behind.
    ///
    /// - Parameter path: The file that they were to become.
    public static func removeLeft(of path: String) {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent()
        let start = url.lastPathComponent + "."
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        where name.hasPrefix(start) {
            let parts = name.dropFirst(start.count).split(separator: ".", maxSplits: 1)
            guard parts.count == 2, let process = pid_t(parts[0]), process > 0,
                endings.contains(where: { ("." + parts[1]).hasPrefix($0) }),
                kill(process, 0) != 0, errno == ESRCH
            else { continue }
            let draft = folder.appending(path: name).path
            var status = stat()
            guard lstat(draft, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                Int(time(nil)) - Int(status.st_mtim.tv_sec) > patience
            else { continue }
            unlink(draft)
        }
    }
}
