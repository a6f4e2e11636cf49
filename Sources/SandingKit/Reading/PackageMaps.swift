import ElectionFiles
import Foundation
import Ground

/// The maps that Data Packages have for files of their folders, under the key `map` of a resource.
struct PackageMaps {
    static let fileName = "datapackage.json"

    /// By path of the file that a map is for.
    private var maps: [String: ColumnMap] = [:]
    /// The maps in the order of the run.
    private(set) var inOrder: [ColumnMap] = []
    /// The packages that have one.
    private(set) var packages: [String] = []

    /// - Parameter paths: Files and folders of a run.
    /// - Throws: `TableProblems` for a map that makes no sense.
    init(_ paths: [String]) throws {
        for path in paths {
            let given = URL(fileURLWithPath: InputPath(path).file)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: given.path, isDirectory: &isFolder) else { continue }
            let files =
                isFolder.boolValue
                ? CountFiles.stationNames.map { given.appending(path: $0) } : [given]
            for file in files { try add(file) }
        }
    }

    /// The map of a file.
    subscript(file: CountFiles.Named) -> ColumnMap? { maps[PackageMaps.key(InputPath(file.path).file)] }

    private mutating func add(_ file: URL) throws {
        let package = file.deletingLastPathComponent().appending(path: PackageMaps.fileName)
        // Whatever else is wrong with a package is said by who reads the folder.
        guard FileManager.default.fileExists(atPath: package.path),
            let bytes = try? FileContent.bytes(package, name: PackageMaps.fileName),
            let node = try? JSONParser.parse(bytes),
            let resource = node["resources"]?.elements?.first(where: {
                $0["path"]?.text == file.lastPathComponent
            }), let map = resource["map"]
        else { return }
        let read = try ColumnMap(map, text: bytes, file: PackageMaps.fileName)
        maps[PackageMaps.key(file.path)] = read
        inOrder.append(read)
        if !packages.contains(package.path) { packages.append(package.path) }
    }

    private static func key(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.path
    }
}
