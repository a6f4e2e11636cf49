import Foundation
import Ground

/// The files of a folder one after another, each folder in the order of its names: what `add` and `watch` take for pages.
///
/// Hidden files, links to folders, and what is neither file nor folder are passed over. What cannot be listed or looked at is named:
/// it may be a page, or hold some. So is a link to nothing.
struct FolderWalk {
    enum Found {
        case file(URL)
        /// What cannot be listed or looked at; the walk goes on behind it.
        case unreadable(URL, FileFault)
    }

    private let root: URL
    private let name: String
    /// What is still to be looked at, the next one last.
    private var open: [URL]

    /// - Parameters:
    ///   - root: A folder, or a file that is all there is.
    ///   - name: Its name as it was given, for messages.
    init(_ root: URL, name: String) {
        self.root = root
        self.name = name
        open = [root]
    }

    /// The next file, or what may be one; `nil` at the end.
    mutating func next() -> Found? {
        while let url = open.popLast() {
            if url != root, url.lastPathComponent.hasPrefix(".") { continue }
            var status = stat()
            guard lstat(url.path, &status) == 0 else {
                // What is gone since the folder was listed is no page.
                if errno == ENOENT, url != root { continue }
                return .unreadable(url, FileFault.reading(ArchiveInput.shown(url, name), code: errno))
            }
            if status.st_mode & S_IFMT == S_IFLNK {
                guard stat(url.path, &status) == 0 else {
                    return .unreadable(
                        url, ArchiveInput.missing(ArchiveInput.shown(url, name), code: errno))
                }
                guard url == root || status.st_mode & S_IFMT == S_IFREG else { continue }
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: if let fault = list(url) { return .unreadable(url, fault) }
            case S_IFREG: return .file(url)
            default: continue
            }
        }
        return nil
    }

    /// Puts what a folder holds before all that is open.
    ///
    /// - Returns: Why it cannot be listed.
    private mutating func list(_ url: URL) -> FileFault? {
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
            let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            open += sorted.reversed().map { url.appendingPathComponent($0) }
            return nil
        } catch {
            let refusal = SystemRefusal(of: error)
            var status = stat()
            if url != root, lstat(url.path, &status) != 0, errno == ENOENT { return nil }
            return FileFault(
                file: ArchiveInput.shown(url, name), kind: .unreadable, FileCause.unreadableFolder(refusal))
        }
    }
}
