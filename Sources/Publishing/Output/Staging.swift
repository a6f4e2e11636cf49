import Foundation
import Ground

/// The hidden folder in which the files of an output wait, and the step in which they take their place.
///
/// Its name cannot be guessed and is never used again. It holds `owner`, which is locked for as long as the run
/// lives and names the target, and `content`. A staging folder for the same target whose `owner` nobody locks
/// is what a killed run has left.
final class Staging: Sendable {
    /// Where files wait.
    enum Place {
        /// Beside the target: `content` is exchanged with it in one step.
        case beside
        /// In the target, which stays the same folder: for mount points, and where nothing may be made beside it.
        case inside
    }

    /// The folder that shall become the output.
    let content: URL

    private let target: OutputTarget
    private let root: URL
    private let place: Place
    private let lock: Int32
    /// Folders above the target that this run has made, the innermost first.
    private let madeAbove: [URL]

    /// Makes a staging folder, after what killed runs have left for the target is gone.
    ///
    /// - Parameters:
    ///   - target: The place of the output.
    ///   - place: Where files wait; `nil` for beside the target, where that is possible.
    /// - Throws: `FileFault` where nothing can be written or the target must not be replaced.
    init(for target: OutputTarget, at place: Place?) throws {
        let home = target.url.deletingLastPathComponent()
        Leftovers.remove(of: target, in: home)
        if target.attributes != nil { Leftovers.remove(of: target, in: target.url) }
        try target.checkReplaceable()
        let chosen = place ?? Staging.suitablePlace(target, home)
        let above = chosen == .beside ? try Staging.makeFolders(above: target) : []
        self.target = target
        self.place = chosen
        madeAbove = above
        let owner = try Staging.claim(
            in: chosen == .beside ? home : target.url, for: target, madeAbove: above)
        (root, lock) = (owner.root, owner.lock)
        content = root.appending(path: Leftovers.content, directoryHint: .isDirectory)
        guard mkdir(content.path, 0o777) == 0 else {
            let code = errno
            remove()
            throw Staging.fault(target, code)
        }
        // Files that are made in it take its group, as they would in the folder that it replaces.
        if chosen == .beside, let old = target.attributes { Staging.give(content.path, old) }
    }

    deinit { close(lock) }

    /// Puts the content in the place of the target and removes the staging folder.
    ///
    /// - Throws: `FileFault` where that is not possible; the target is as it was then.
    func takeItsPlace() throws {
        try target.checkReplaceable(ignoring: place == .inside ? root.lastPathComponent : nil)
        switch place {
        case .beside: try exchange()
        case .inside: try ContentSwap(target: target.url, staging: root).run()
        }
        removeRoot()
    }

    /// Removes the staging folder with what it holds, and the folders above the target that the run has made.
    func remove() {
        removeRoot()
        // Only empty folders go.
        for folder in madeAbove { rmdir(folder.path) }
    }

    private func exchange() throws {
        let (new, old) = (content.path, target.url.path)
        guard let attributes = OutputTarget.Attributes(old) else {
            guard rename(new, old) == 0 else { throw Staging.fault(target, errno) }
            return
        }
        guard attributes.isFolder else { throw target.refusal(.replacedMeanwhile) }
        carryAttributes(attributes)
        let code = FolderExchange.exchange(new, old)
        if code == 0 { return }
        guard code == EINVAL || code == ENOSYS else { throw Staging.fault(target, code) }
        // A file system without the exchange: two steps, of which `Leftovers` can take back the first.
        let kept = root.appending(path: Leftovers.kept).path
        guard rename(old, kept) == 0 else { throw Staging.fault(target, errno) }
        guard rename(new, old) == 0 else {
            let code = errno
            rename(kept, old)
            throw Staging.fault(target, code)
        }
    }

    /// Gives the new folder, its subfolders and files the modes and owners of those that they replace.
    private func carryAttributes(_ attributes: OutputTarget.Attributes) {
        let paths = FileManager.default.subpaths(atPath: content.path) ?? []
        for path in paths {
            guard let old = OutputTarget.Attributes(target.url.path + "/" + path) else { continue }
            Staging.give(content.path + "/" + path, old)
        }
        Staging.give(content.path, attributes)
    }

    private static func give(_ path: String, _ old: OutputTarget.Attributes) {
        // Only the superuser may give a file away; the others' files are theirs already.
        _ = chown(path, old.owner, old.group)
        chmod(path, old.mode & 0o7777)
    }

    private func removeRoot() {
        FoldersBelow.remove(
            root, movingTo: root.deletingLastPathComponent().appending(path: Leftovers.name(for: target)))
    }

    /// Beside the target, unless that cannot be exchanged or the user stands in it.
    private static func suitablePlace(_ target: OutputTarget, _ home: URL) -> Place {
        guard let there = target.attributes else { return .beside }
        guard let above = OutputTarget.Attributes(home.path), above.device == there.device,
            above.inode != there.inode, access(home.path, W_OK) == 0
        else { return .inside }
        let standing = FileManager.default.currentDirectoryPath + "/"
        return standing.hasPrefix(target.url.path + "/") ? .inside : .beside
    }

    private static func makeFolders(above target: OutputTarget) throws -> [URL] {
        var missing: [URL] = []
        var above = target.url.deletingLastPathComponent()
        while above.path != "/", access(above.path, F_OK) != 0 {
            missing.append(above)
            above.deleteLastPathComponent()
        }
        for (index, folder) in missing.enumerated().reversed() {
            guard mkdir(folder.path, 0o777) == 0 || errno == EEXIST else {
                let code = errno
                for made in missing[(index + 1)...] { rmdir(made.path) }
                throw fault(target, code)
            }
        }
        return missing
    }

    /// Makes a folder of a new name with a locked `owner`.
    private static func claim(
        in home: URL, for target: OutputTarget, madeAbove: [URL]
    ) throws -> (root: URL, lock: Int32) {
        var code: Int32 = 0
        // A run that cleans up at the same time may take an `owner` that is not locked yet for one of a dead run.
        for _ in 0..<8 {
            let root = home.appending(path: Leftovers.name(for: target), directoryHint: .isDirectory)
            guard mkdir(root.path, 0o700) == 0 else {
                code = errno
                break
            }
            let owner = root.appending(path: Leftovers.owner).path
            let lock = open(owner, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            code = errno
            if lock >= 0 {
                let text = Array(Leftovers.ownerText(target).utf8)
                if flock(lock, LOCK_EX | LOCK_NB) == 0,
                    Foundation.write(lock, text, text.count) == text.count,
                    access(owner, F_OK) == 0
                {
                    return (root, lock)
                }
                code = errno
                close(lock)
            }
            try? FileManager.default.removeItem(at: root)
            if code != ENOENT && code != EWOULDBLOCK { break }
        }
        for folder in madeAbove { rmdir(folder.path) }
        throw fault(target, code)
    }

    static func fault(_ target: OutputTarget, _ code: Int32) -> FileFault {
        target.refusal(.reportUnwritable(SystemRefusal(code)))
    }
}
