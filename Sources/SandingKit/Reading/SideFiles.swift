import ElectionFiles
import Foundation

/// Files that are read because they lie beside those that were given: they are inputs of a report like those.
struct SideFiles {
    /// Names of the regions.
    static let regions = "regions.csv"
    /// Links to pages and photographs, of a conversion.
    static let pages = "pages.csv"
    /// All names, that of the package whose maps are read too.
    static let all: Set<String> = [regions, pages, PackageMaps.fileName]

    /// Names of regions by code; those that are empty are left out.
    private(set) var names: [String: String] = [:]
    /// The page list beside the first file.
    private(set) var pages: URL?
    /// Lists with names.
    private var lists: [URL] = []

    /// - Parameters:
    ///   - files: Files of one count.
    ///   - further: Lists of regions that were given, which go before those that lie there.
    ///   - hasPages: Whether the page list is wanted.
    /// - Throws: `FileFault` where a list cannot be read.
    init(_ files: [CountFiles.Named], further: [String] = [], hasPages: Bool = false) throws {
        let folders = files.map {
            URL(fileURLWithPath: InputPath($0.path).file).deletingLastPathComponent()
        }.uniqued()
        let given = further.map { URL(fileURLWithPath: $0) }
        for list in given + folders.map({ $0.appending(path: SideFiles.regions) })
        where SideFiles.isThere(list) {
            let found = try StationDirectory.names(in: list).filter { !$0.value.isEmpty }
            names.merge(found) { first, _ in first }
            if !found.isEmpty, !given.contains(list) { lists.append(list) }
        }
        pages = hasPages ? folders.first?.appending(path: SideFiles.pages) : nil
        if let pages, !SideFiles.isThere(pages) { self.pages = nil }
    }

    /// Paths of the files that were not given, but for those of a folder that is read as a whole.
    ///
    /// - Parameter folder: The folder of an election.
    func paths(without folder: URL?) -> [String] {
        let whole = folder?.standardizedFileURL.path
        return (lists + [pages].compactMap { $0 }).filter {
            $0.deletingLastPathComponent().standardizedFileURL.path != whole
        }.map(\.path)
    }

    /// The files of some names beside another one.
    ///
    /// - Parameters:
    ///   - file: A file; a folder has none beside it.
    ///   - names: Names, of which those of ``all`` are looked for.
    static func beside(_ file: URL, among names: [String]) -> [URL] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue
        else { return [] }
        return names.filter(all.contains).map { file.deletingLastPathComponent().appending(path: $0) }
            .filter(isThere)
    }

    private static func isThere(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }
}
