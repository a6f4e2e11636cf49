import Foundation

/// What runs that were killed have left for a target.
enum Leftovers {
    /// The file that a living run locks.
    static let owner = "owner"
    /// The folder that shall become the output.
    static let content = "content"
    /// The folder that stood in the target's place, between the two steps of a file system without exchanges.
    static let kept = "kept"

    /// A name that cannot be guessed for a staging folder of a target.
    static func name(for target: OutputTarget) -> String {
        var generator = SystemRandomNumberGenerator()
        let parts = [generator.next(), generator.next()].map { String($0, radix: 16) }
        let digits = parts.map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined()
        return prefix(target) + digits
    }

    /// What `owner` says, so that a run removes only what it left for the same target itself.
    static func ownerText(_ target: OutputTarget) -> String {
        "sanding/staging/1\n\(target.url.lastPathComponent)\n"
    }

    /// Removes the staging folders in a folder whose runs live no more.
    ///
    /// An output that a killed run had moved away, or moved half, is put back first.
    static func remove(of target: OutputTarget, in home: URL) {
        let start = prefix(target)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: home.path)) ?? []
        for name in names where name.hasPrefix(start) && isRandom(name.dropFirst(start.count)) {
            let root = home.appending(path: name, directoryHint: .isDirectory)
            guard OutputTarget.Attributes(root.path)?.isFolder == true else { continue }
            // A run may die before it makes an owner: then the folder is empty.
            if rmdir(root.path) == 0 { continue }
            let lock = open(root.appending(path: owner).path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
            guard lock >= 0 else { continue }
            defer { close(lock) }
            let text = try? String(contentsOf: root.appending(path: owner), encoding: .utf8)
            guard flock(lock, LOCK_EX | LOCK_NB) == 0, text == "" || text == ownerText(target) else {
                continue
            }
            rename(root.appending(path: kept).path, target.url.path)
            ContentSwap(target: target.url, staging: root).takeBack()
            try? FileManager.default.removeItem(at: root)
        }
    }

    private static func prefix(_ target: OutputTarget) -> String {
        // A name has at most 255 bytes.
        var name = target.url.lastPathComponent
        while name.utf8.count > 150 { name.removeLast() }
        return ".\(name).sanding-"
    }

    private static func isRandom(_ text: Substring) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}
