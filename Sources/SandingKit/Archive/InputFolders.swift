import Foundation

/// Folders of several inputs that have files of one name, which are pages of their own.
///
/// The name of a page is that of its file in the input. Where files of one name come from several folders at once, nothing says that
/// one is a later capture of the other, unless the folders are dated: then the folder belongs to the name.
struct InputFolders: Sendable {
    /// What each input's folder is called.
    private var names: [String: String] = [:]
    /// Pages that stand in more than one of them.
    private var shared: Set<String> = []

    /// Files that are looked at in a folder at most.
    private static let mostFiles = 100_000

    /// - Parameter inputs: Files, folders, archives of files, or `-`.
    init(_ inputs: [String] = []) {
        guard inputs.count > 1 else { return }
        var foldersOfPage: [String: Set<String>] = [:]
        var inputsOfName: [String: Set<String>] = [:]
        var folders: [String: String] = [:]
        for input in Set(inputs) where input != "-" {
            let url = URL(fileURLWithPath: input).standardizedFileURL
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { continue }
            let folder = isFolder.boolValue ? url : url.deletingLastPathComponent()
            // A dated folder is a capture of what it holds.
            guard DatedPath(folder.lastPathComponent).time == nil else { continue }
            folders[input] = folder.path
            inputsOfName[folder.lastPathComponent, default: []].insert(folder.path)
            let paths =
                isFolder.boolValue ? InputFolders.files(in: folder) : [url.lastPathComponent]
            for path in paths { foldersOfPage[DatedPath(path).page, default: []].insert(folder.path) }
        }
        shared = Set(foldersOfPage.filter { $0.value.count > 1 }.keys)
        for (input, folder) in folders {
            let name = URL(fileURLWithPath: folder).lastPathComponent
            names[input] =
                inputsOfName[name]?.count == 1 ? name : String(folder.drop { $0 == "/" })
        }
    }

    private static func files(in folder: URL) -> [String] {
        guard let found = FileManager.default.enumerator(atPath: folder.path) else { return [] }
        var paths: [String] = []
        while paths.count < mostFiles, let path = found.nextObject() as? String { paths.append(path) }
        return paths
    }

    /// The name of a page of an input.
    ///
    /// - Parameters:
    ///   - page: Its name inside the input.
    ///   - input: The input.
    func page(_ page: String, of input: String) -> String {
        guard shared.contains(page), let folder = names[input] else { return page }
        return "\(folder)/\(page)"
    }
}
